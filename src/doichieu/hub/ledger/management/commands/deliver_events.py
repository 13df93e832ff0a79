"""`manage deliver_events`: try again what could not be delivered."""

from typing import Any

from django.core.management.base import BaseCommand

from doichieu.hub.ledger import services


class Command(BaseCommand):
    """Enqueue every undelivered event again; handlers change nothing the second time."""

    help = "Enqueue every event that has not been delivered, also those that were given up after several attempts."
    requires_system_checks = ()  # they would bring in all pages first

    def handle(self, **options: Any) -> None:  # noqa: ARG002
        for outgoing in services.begin_again():
            self.stdout.write(f"enqueued {outgoing}")
