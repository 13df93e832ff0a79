"""A share does not follow: 4.126 of 4.208 are not 99,2 %."""

from collections.abc import Iterator

from doichieu.claims.findings import Finding
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks import rows_of_rates
from doichieu.reconcile.checks.clashing import slip_factor, worded
from doichieu.reconcile.checks.implying import implied
from doichieu.reconcile.network import LawKind

NAME = "share"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions by shares alone; the shares that fit; rows of a table whose rate is not that of the others."""
    for clash in book.clashes:
        if clash.contradiction.kinds == {LawKind.SHARE} and slip_factor(clash.contradiction) is None:
            yield worded(book, clash, NAME)
    yield from implied(book, LawKind.SHARE, NAME)
    yield from rows_of_rates.find(book)
