"""`manage load_places`: the committed lists of places and who came from whom."""

from typing import Any

from django.core.management.base import BaseCommand

from doichieu.hub.access import services
from doichieu.hub.access.viewers import system_viewer


class Command(BaseCommand):
    """Load the committed lists of places and who came from whom; safe to run twice."""

    help = "Load the committed lists of places and who came from whom."
    requires_system_checks = ()  # they would bring in all pages first

    def handle(self, **options: Any) -> None:  # noqa: ARG002
        for what, rows in services.load_places(by=system_viewer()).items():
            self.stdout.write(f"{what}: {rows} new or changed")
