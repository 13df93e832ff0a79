"""What is under way held against last year's pace: its figures are asked for only where they may change a status.

Of a year that has ended they would be half of all that is read for a page, and say nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from doichieu.claims import Period
from doichieu.hub.checks.comparisons import awaits_pace, paced
from doichieu.hub.checks.composites import Composites
from doichieu.hub.checks.days import within, year_before
from doichieu.hub.checks.rows import Row, by_row, key_of
from doichieu.hub.register.queries import HeldFigure
from doichieu.show import YES_NO


def codes_awaited(rows: Iterable[Row], composites: Composites) -> set[str]:
    """The indicators whose figures of the year before may change a row.

    They are those under way, and the parts of what is only asked to be or not to be: those have to move the better way.
    """
    found = {row.indicator.code for row in rows if any(awaits_pace(each) for each in row.comparisons)}
    asked = {row.indicator.pk for row in rows for each in row.comparisons if each.target and _is_yes_or_no(each.target)}
    return found | {part.code for whole, parts in composites.items() if whole.pk in asked for part in parts}


def _is_yes_or_no(target: HeldFigure) -> bool:
    return target.quantity.unit == YES_NO


def with_pace(rows: Sequence[Row], before: Iterable[HeldFigure], page: Period) -> tuple[Row, ...]:
    """The rows of a page, those under way held against what was reached of last year's total at the same date.

    before: figures of the year before.
    """
    earlier = year_before(page)
    results = (held for held in before if not held.figure.planned and within(held.days, earlier))
    known = by_row(results)
    return tuple(_paced(row, known[key_of(row)], page) if key_of(row) in known else row for row in rows)


def _paced(row: Row, last_years: Sequence[HeldFigure], page: Period) -> Row:
    return replace(row, comparisons=tuple(paced(each, last_years, page) for each in row.comparisons))
