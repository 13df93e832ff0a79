"""The implied base against last period's result: 7.486 tỷ, up 9,2 %, were 6.856 a year ago; was that reported?"""

from collections.abc import Iterator

from doichieu.claims.findings import Finding
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import clashes_of, worded
from doichieu.reconcile.checks.implying import implied
from doichieu.reconcile.network import LawKind

NAME = "implied_base"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions between sentences and documents; what is implied of bases, and the bases that fit."""
    for clash in clashes_of(book, LawKind.GROWTH, in_one_sentence=False):
        yield worded(book, clash, NAME)
    yield from implied(book, LawKind.GROWTH, NAME)
