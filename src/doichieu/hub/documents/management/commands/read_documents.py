"""`manage read_documents`: read what no job has read yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from doichieu.hub.documents import queries, services


class Command(BaseCommand):
    """Read every stored document that has no reading; safe to run twice."""

    help = "Read the claims of every stored document that has not been read yet."
    requires_system_checks = ()  # they would bring in all pages first

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, default=100, help="documents per run")
        parser.add_argument("--failed", action="store_true", help="try those again over which the reader failed")

    def handle(self, *, limit: int, failed: bool, **options: Any) -> None:  # noqa: ARG002
        for document in (queries.failed_documents() if failed else queries.unread_documents())[:limit]:
            reading = services.read_document(document.pk)
            said = f"{reading.claims.count()} claims" if reading else "could not be opened"
            self.stdout.write(f"{document.name}: {said}")
