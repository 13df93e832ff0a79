"""`manage run_jobs`: the job worker, which also asks again for what was not delivered."""

import logging
import time
from argparse import ArgumentParser
from threading import Thread
from typing import Any

from django.db import DatabaseError, connections
from django_tasks_db.management.commands import db_worker

from doichieu.hub.ledger import services

EVERY = 60.0  # seconds between two looks at what is undelivered
logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    """The worker of django-tasks-db; undelivered events are enqueued again at its start and once a minute."""

    help = "Run the jobs; ask again for events whose job was lost or failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(queue_name="*")

    def handle(self, **options: Any) -> None:
        services.redeliver(at_start=True)
        Thread(target=keep_asking, name="redelivery", daemon=True).start()
        super().handle(**options)


def keep_asking() -> None:
    """Once in a while ask again for what is due; a database that does not answer is asked later."""
    while True:
        time.sleep(EVERY)
        try:
            services.redeliver()
        except DatabaseError:
            logger.exception("what is undelivered could not be asked for")
        finally:
            connections.close_all()
