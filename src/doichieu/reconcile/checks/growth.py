"""Growth does not follow: in one sentence or table row, figure, base and change do not go together."""

from collections.abc import Iterator

from doichieu.claims.findings import Finding
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import clashes_of, worded
from doichieu.reconcile.network import LawKind

NAME = "growth"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions of one sentence."""
    for clash in clashes_of(book, LawKind.GROWTH, in_one_sentence=True):
        yield worded(book, clash, NAME)
