"""What adds up, counted from a target's first day: what a year's target is held against where a page begins later.

The second half of a year is no result of the year's plan by itself; what was reached since 1 January is. That is the
figure on record for those days, else the figures before the page's own added to them. Pure. Source: decision 0013.
"""

from collections.abc import Sequence
from datetime import timedelta

from doichieu.claims import Period, Quantity
from doichieu.claims.partitions import since_new_year
from doichieu.hub.checks.judgements import Counted, Running
from doichieu.hub.register.deriving import is_plain, made_up
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.units import EXACTLY

DAY = timedelta(days=1)


def running_total(target: HeldFigure, result: HeldFigure, known: Sequence[HeldFigure]) -> Running | None:
    """All that was reached from the target's first day to the result's last; None where nothing on record says it.

    known: the results of the same row, also of days around the page and before it.
    """
    wanted = Period(target.days.first, result.days.last)
    if not (target.days.first < result.days.first and result.days.last <= target.days.last):
        return None
    alike = [held for held in known if _counts_the_same(held, result)]
    whole = next((held for held in (result, *alike) if _counted(held) == wanted), None)
    if whole is not None:
        return Running(target.days, wanted, whole.quantity, (Counted(wanted, whole.quantity),), (whole,))
    return _added(target, result, alike) if is_plain(result) else None


def _added(target: HeldFigure, result: HeldFigure, alike: Sequence[HeldFigure]) -> Running | None:
    before = made_up(alike, Period(target.days.first, result.days.first - DAY))
    if before is None:
        return None
    own = result.quantity
    value = EXACTLY.add(before.quantity.value, own.value)
    total = Quantity(value, None, None, max(before.quantity.step, own.step), own.unit, own.bound)
    parts = (
        *(Counted(part.period, part.held.quantity, part.added) for part in before.parts),
        Counted(result.days, own),
    )
    figures = (*(part.held for part in before.parts), result)
    return Running(target.days, Period(target.days.first, result.days.last), total, parts, figures)


def _counted(held: HeldFigure) -> Period:
    """The days that it counts: `lũy kế` begins with the year, whatever its period begins with."""
    return since_new_year(held.days) if held.figure.cumulative else held.days


def _counts_the_same(held: HeldFigure, result: HeldFigure) -> bool:
    one, other = held.figure, result.figure
    same = (one.measure, one.price_basis, held.quantity.unit) == (
        other.measure,
        other.price_basis,
        result.quantity.unit,
    )
    return same and not one.planned
