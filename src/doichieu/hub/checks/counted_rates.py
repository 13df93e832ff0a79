"""A count out of a total as the rate that it is: of an indicator in percent, `5.912/6.001 hồ sơ` says 98,5 %.

Both are figures of one matter, and the newer one is held against the target. Pure. Source: decision 0013.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from doichieu.claims import Quantity
from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.checks.status import DIGITS, to_precision
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.queries import HeldFigure

ALL = Decimal(100)
FINEST = Decimal("0.1")  # to which a rate that was worked out is printed, unless its target is finer


def rate_of(held: HeldFigure) -> Quantity | None:
    """An amount of an indicator in percent as a rate, unrounded; None of any other figure."""
    own = held.quantity
    if held.standing.unit != PERCENT or held.figure.measure not in AMOUNTS:
        return None
    if not own.total:
        return own if own.unit == PERCENT else None
    with localcontext(prec=DIGITS):
        value, step = own.value * ALL / own.total, own.step * ALL / own.total
        upper = None if own.upper is None else own.upper * ALL / own.total
    return Quantity(value, upper, None, step, PERCENT, own.bound)


def compares(held: HeldFigure, target: HeldFigure) -> bool:
    """Whether a figure may be held against a target: it is of the same measure, or both are rates of one matter."""
    if held.figure.measure == target.figure.measure:
        return True
    return target.standing.unit == PERCENT and rate_of(held) is not None and rate_of(target) is not None


def as_compared(target: HeldFigure, result: HeldFigure) -> tuple[Quantity, Quantity]:
    """The quantities of both as they are held against each other: as they are, or as rates."""
    if (target.figure.measure, target.quantity.unit) != (result.figure.measure, result.quantity.unit):
        asked, reached = rate_of(target), rate_of(result)
        if asked is not None and reached is not None:
            return asked, reached
    return target.quantity, result.quantity


def printed_rate(target: HeldFigure, result: HeldFigure) -> Quantity | None:
    """The rate that a count is held against its target as, in the digits that pages print; None of any other result."""
    asked, reached = as_compared(target, result)
    if reached is result.quantity or result.quantity.unit == PERCENT:
        return None
    step = min(FINEST, asked.step) if asked.step > 0 else FINEST
    return replace(reached, value=to_precision(reached.value, step), step=step)


def not_overtaken(figures: Sequence[HeldFigure]) -> list[HeldFigure]:
    """Without the rates that a count of later days follows, and the counts that a rate of later days does."""
    last = {
        measure: max(held.days.last for held in figures if held.figure.measure == measure)
        for measure in AMOUNTS & {held.figure.measure for held in figures if rate_of(held) is not None}
    }
    return [
        held
        for held in figures
        if rate_of(held) is None or all(held.days.last >= day for of, day in last.items() if of != held.figure.measure)
    ]


def newest(figures: Sequence[HeldFigure]) -> HeldFigure:
    """Of figures of the same days that one matter has, the first, or, of a rate and a count, what was recorded last.

    A rate that is the newest count's, as it prints it, says the same, and stands for it.
    """
    if len(figures) < 2 or len({held.figure.measure for held in figures}) < 2 or rate_of(figures[0]) is None:
        return figures[0]
    last = max(figures, key=lambda held: (held.figure.recorded_at, held.figure.measure == Measure.LEVEL))
    said = rate_of(last)
    stated = (held for held in figures if held.quantity.unit == PERCENT)
    same = (held for held in stated if said and to_precision(said.value, held.quantity.step) == held.quantity.value)
    return next(same, last)
