"""`manage propose_outcomes`: look for what became of tasks in documents that were read before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from doichieu.hub.documents import queries
from doichieu.hub.programmes import services


class Command(BaseCommand):
    """Look through each document of a place that was read, the oldest first; safe to run twice."""

    help = "Look in every document that was read for sentences that may tell what became of tasks, after an update."
    requires_system_checks = ()  # they would bring in all pages first

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="the last line alone")

    def handle(self, *, quiet: bool, **options: Any) -> None:  # noqa: ARG002
        rows = list(queries.read_documents().exclude(locality=None).values_list("pk", "name"))
        for number, (pk, name) in enumerate(rows, 1):
            services.propose_outcomes(pk)
            if not quiet:
                self.stdout.write(f"document {number} of {len(rows)}: {name}")
        self.stdout.write(f"{len(rows)} documents looked through")
