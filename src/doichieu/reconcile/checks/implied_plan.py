"""The implied plan against the plan known: 615 tỷ are 63 % of a plan of 977; does anyone state another?"""

from collections.abc import Iterator

from doichieu.claims.findings import Finding
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import clashes_of, worded
from doichieu.reconcile.checks.implying import implied
from doichieu.reconcile.network import LawKind

NAME = "implied_plan"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions between sentences and documents; what is implied of plans, and the plans that fit."""
    for clash in clashes_of(book, LawKind.ATTAINMENT, in_one_sentence=False):
        yield worded(book, clash, NAME)
    yield from implied(book, LawKind.ATTAINMENT, NAME)
