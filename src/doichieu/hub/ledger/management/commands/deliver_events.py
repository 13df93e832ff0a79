"""`manage deliver_events`: hand out again what a stopped process left undelivered."""

from typing import Any

from django.core.management.base import BaseCommand

from doichieu.hub.ledger import queries, tasks


class Command(BaseCommand):
    """Enqueue every undelivered event again; handlers change nothing the second time."""

    help = "Enqueue every event that has not been delivered yet."

    def handle(self, **options: Any) -> None:  # noqa: ARG002
        for outgoing in queries.undelivered():
            tasks.deliver.enqueue(outgoing.pk)
            self.stdout.write(f"enqueued {outgoing}")
