"""`manage run_jobs`: the job worker, which also asks again for what was not delivered."""

import logging
from argparse import ArgumentParser
from itertools import count
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, connections
from django_tasks_db.management.commands import db_worker

from doichieu.hub.ledger import services
from doichieu.hub.ledger.niceness import step_back

BEAT = 10.0  # seconds between two signs of life
EVERY = 6  # beats between two looks at what is undelivered
logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    """The worker of django-tasks-db; it shows that it lives; undelivered events are enqueued again at its
    start and once a minute."""

    help = "Run the jobs; ask again for events whose job was lost or failed."
    requires_system_checks = ()  # they would bring in all pages first

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(queue_name="*")
        parser.add_argument("--nice", type=int, default=0, help="by how much who waits for a page goes first (0)")

    def handle(self, **options: Any) -> None:
        if steps := options.pop("nice", 0):
            step_back(steps)
        services.beat()
        services.redeliver(at_start=True)
        ended = Event()
        heart = Thread(target=keep_beating, args=(ended,), name="heartbeat", daemon=True)
        heart.start()
        try:
            super().handle(**options)
        finally:  # told to stop, the worker leaves by SystemExit
            ended.set()
            heart.join()  # no sign of life comes after the last
            services.stop_beating()


def keep_beating(ended: Event) -> None:
    """Show that the worker lives, and now and then ask again for what is due; what the database refuses waits."""
    for beats in count(1):
        if ended.wait(BEAT):
            return
        try:
            services.beat()
            if beats % EVERY == 0:
                services.redeliver()
        except DatabaseError:
            logger.exception("the sign of life was not written")
        finally:
            connections.close_all()
