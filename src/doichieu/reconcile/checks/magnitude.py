"""A slip of magnitude: two sides that would agree if one were a thousand, a million or a billion times as much.

`1.046,8 triệu đồng` where the table has `1.046,8 tỷ đồng`. Rates that were meant in points, and the other way round,
fit by themselves: a change in percent of a percentage is tried as both.
"""

from collections.abc import Iterator

from doichieu.claims.findings import Finding
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import slip_factor, two_sides
from doichieu.reconcile.reports import exactly, finding

NAME = "magnitude"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions of any kind that a power of a thousand explains."""
    for clash in book.clashes:
        one = clash.contradiction
        factor = slip_factor(one)
        if factor is None:
            continue
        facts = two_sides(clash) | {"factor": exactly(max(factor, 1 / factor), "")}
        yield finding("magnitude.slip", clash.severity, clash.witnesses, **facts)
