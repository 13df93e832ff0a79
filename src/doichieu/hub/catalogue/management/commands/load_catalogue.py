"""`manage load_catalogue`: the committed indicators and their wordings."""

from typing import Any

from django.core.management.base import BaseCommand

from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.catalogue import services


class Command(BaseCommand):
    """Load the committed indicators and their wordings; safe to run twice."""

    help = "Load the committed indicators and their wordings."
    requires_system_checks = ()  # they would bring in all pages first

    def handle(self, **options: Any) -> None:  # noqa: ARG002
        for what, rows in services.load_catalogue(by=system_viewer()).items():
            self.stdout.write(f"{what}: {rows} new or changed")
