"""Shares of one structure, which are all of it: `cơ cấu kinh tế: nông nghiệp 24%, công nghiệp 48%, dịch vụ 28%`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from doichieu.claims import Kind
from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.adding import is_loose, total_of
from doichieu.reconcile.book import Book
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import stands
from doichieu.reconcile.witnesses import Witness

ALL = Interval.point(100)  # percent
FEWEST = 3  # shares: two may be only some


def structures(book: Book) -> Iterator[Finding]:
    """Every row of shares that opens with a structure. Fewer than all may leave one out, and are asked about."""
    for mates in book.shared_sentences:
        for place, first in enumerate(mates):
            row = _row(book, mates[place:]) if stands("structure", first.before) else []
            total = total_of(row, book.size)
            if len(row) < FEWEST or total is None or is_loose(row):
                continue
            wording, severity = "ranges.structure", Severity.WARNING if total.low > ALL.high else Severity.QUESTION
            if total.meets(ALL):
                wording, severity = "ranges.structure_agrees", Severity.AGREES
            computed = exactly(sum((Fraction(one.claim.value) for one in row), Fraction(0)), PERCENT)
            yield finding(wording, severity, row, computed=computed)


def _row(book: Book, mates: Sequence[Witness]) -> list[Witness]:
    """The shares of one time in a row, up to all of it or to what is none; empty where a rest is left without a figure.

    A plan in a bracket, and a part of a share behind `trong đó`, are skipped.
    """
    row: list[Witness] = []
    depth = 0  # brackets that stand open since the first figure
    for mate in mates:
        depth += (mate.before.count("(") - mate.before.count(")")) if row else 0
        if depth > 0 or (row and stands("among", mate.before)):
            continue
        if depth < 0 or not _is_share(mate, row) or (row and not _joins(row, mate)):
            break
        row.append(mate)
        total = total_of(row, book.size)
        if len(row) >= FEWEST and total is not None and total.meets(ALL):
            break
    return [] if any(stands("unnamed rest", one.after) for one in row) else row


def _is_share(one: Witness, row: Sequence[Witness]) -> bool:
    """Whether it is a level in percent, of the time of those before it, at neither end of a change."""
    claim = one.claim
    plain = claim.kind is Kind.LEVEL and claim.unit == PERCENT and not claim.links
    moved = stands("from", one.before) or stands("to", one.before) or stands("added", one.before)
    alike = not row or (claim.period, claim.planned) == (row[0].claim.period, row[0].claim.planned)
    return plain and alike and not moved


def _joins(row: Sequence[Witness], mate: Witness) -> bool:
    """Whether the sign that parts the row stands before it: behind another one something else begins."""
    semicolons = ";" in (row[1] if len(row) > 1 else mate).before
    return (semicolons and stands("and", mate.before)) or semicolons == (";" in mate.before)
