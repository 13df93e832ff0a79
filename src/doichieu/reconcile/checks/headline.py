"""A headline against its lines: every target is met, and yet 7 of 10 lines of revenue only."""

from collections.abc import Iterator, Sequence

from doichieu.claims import Kind
from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.reports import finding
from doichieu.reconcile.stances import is_target
from doichieu.reconcile.topics import Days, days_of
from doichieu.reconcile.witnesses import Witness

NAME = "headline"


def find(book: Book) -> Iterator[Finding]:
    """All targets met, beside fewer than all of some, in one document, place and time."""
    groups: dict[tuple[str, str, Days | None], list[Witness]] = {}
    for witness in book.witnesses:
        claim = witness.claim
        if claim.kind is Kind.PROGRESS and is_target(claim.unit) and not claim.planned:
            groups.setdefault((witness.ref.document, witness.place, days_of(claim.period)), []).append(witness)
    for group in groups.values():
        yield from _of_group(group)


def _of_group(group: Sequence[Witness]) -> Iterator[Finding]:
    full = [one for one in group if one.claim.total is not None and one.claim.value >= one.claim.total]
    for line in group:
        total = line.claim.total
        above = [one for one in full if total is not None and one.claim.total is not None and one.claim.total >= total]
        if total is not None and line.claim.value < total and above and not line.says("unmet"):
            yield finding("headline.lines", Severity.WARNING, (*above, line), headline=above[0].ref, line=line.ref)
