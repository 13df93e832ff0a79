"""`manage refresh_findings`: check again what was read and entered before."""

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from doichieu.hub.checks import findings, refreshing


class Command(BaseCommand):
    """Check documents read before, then every place across documents and time; safe to run twice."""

    help = (
        "Check again all that is on record, after an update of the checks or for documents read before there were any."
    )
    requires_system_checks = ()  # they would bring in all pages first

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--place", default="", help="the slug of one place: it, and what lies under it")
        parser.add_argument("--quiet", action="store_true", help="the last line alone")

    def handle(self, *, place: str, quiet: bool, **options: Any) -> None:  # noqa: ARG002
        documents = findings.documents_to_check(place)
        self._go(documents, refreshing.refresh_document, "document", quiet)
        places = findings.places_to_check(place)
        self._go(places, refreshing.refresh_whole_place, "place", quiet)
        open_ones = findings.open_findings(place).count()
        self.stdout.write(f"{len(documents)} documents and {len(places)} places checked, {open_ones} findings open")

    def _go(self, rows: Sequence[Any], work: Any, what: str, quiet: bool) -> None:
        """Do the work for each row, a line of progress for each."""
        for number, (pk, name) in enumerate(rows, 1):
            work(pk)
            if not quiet:
                self.stdout.write(f"{what} {number} of {len(rows)}: {name}")
