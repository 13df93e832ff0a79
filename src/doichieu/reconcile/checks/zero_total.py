"""So many of none: `12/0 trường` has a total of zero, and no rate can be worked out of it."""

from collections.abc import Iterator

from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.reports import finding

NAME = "zero_total"


def find(book: Book) -> Iterator[Finding]:
    """Each "X/Y" whose Y is zero and whose X is more."""
    for witness in book.witnesses:
        if witness.claim.total == 0 and witness.claim.value > 0:
            yield finding("zero_total.stated", Severity.ERROR, (witness,), amount=witness.ref)
