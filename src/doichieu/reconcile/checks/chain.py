"""Figures that each fit their neighbour, and cannot all be true: a plan, a growth and a result over several steps."""

from collections.abc import Iterator

from doichieu.claims.findings import Finding
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import slip_factor, two_sides
from doichieu.reconcile.reports import finding

NAME = "chain"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions by laws of several kinds."""
    for clash in book.clashes:
        if len(clash.contradiction.kinds) > 1 and slip_factor(clash.contradiction) is None:
            yield finding("chain.two", clash.severity, clash.witnesses, **two_sides(clash))
