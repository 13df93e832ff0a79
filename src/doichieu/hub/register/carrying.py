"""What a place inherits of its predecessors' figures: only where a source gives the share that came over.

Without a share for every predecessor nothing is carried over; a rate never is, but may follow from its numerator and
denominator. What is carried is computed when shown, never stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from doichieu.claims import Bound, Quantity
from doichieu.hub.catalogue.models import Aggregation, Indicator
from doichieu.hub.places.models import Lineage

WHOLE = Decimal(1)
PERCENT, HUNDRED = "%", Decimal(100)
RATE_STEP = Decimal("0.01")  # in percent

Amounts = Mapping[int, Quantity]  # by the predecessor's id


@dataclass(frozen=True, slots=True)
class Carried:
    """An amount that follows from the predecessors' by their shares."""

    quantity: Quantity
    sources: tuple[str, ...]  # of the shares, each once; none where every predecessor came over whole


def carried(indicator: Indicator, steps: Sequence[Lineage], amounts: Mapping[str, Amounts]) -> Carried | None:
    """What a place has of an indicator by its predecessors, or None where that does not follow.

    amounts: by the code of the indicator, its numerator and its denominator.
    """
    if indicator.aggregation_space == Aggregation.SUM:
        return _sum(steps, amounts.get(indicator.code, {}))
    if indicator.numerator is None or indicator.denominator is None or indicator.unit != PERCENT:
        return None
    part = _sum(steps, amounts.get(indicator.numerator.code, {}))
    whole = _sum(steps, amounts.get(indicator.denominator.code, {}))
    if part is None or whole is None or not whole.quantity.value:
        return None
    rate = (part.quantity.value / whole.quantity.value * HUNDRED).quantize(RATE_STEP)
    sources = tuple(dict.fromkeys(part.sources + whole.sources))
    return Carried(Quantity(rate, upper=None, total=None, step=RATE_STEP, unit=PERCENT, bound=Bound.APPROX), sources)


def share_of(step: Lineage) -> Decimal | None:
    """How much of a predecessor came over, 0 to 1; None where no source says."""
    return step.share if step.share is not None else WHOLE if step.partial is False else None


def _sum(steps: Sequence[Lineage], amounts: Amounts) -> Carried | None:
    """The predecessors' amounts by their shares; None where one has no share or no plain amount."""
    if not steps:
        return None
    total, least, rounded = Decimal(0), Decimal(0), False
    for step in steps:
        share, amount = share_of(step), amounts.get(step.predecessor_id)
        if share is None or amount is None or not _is_plain(amount):
            return None
        total += share * amount.value
        least = max(least, amount.step)
        rounded |= share != WHOLE
    unit = next(iter(amounts.values())).unit
    bound = Bound.APPROX if rounded else Bound.EXACT
    sources = tuple(dict.fromkeys(step.source for step in steps if share_of(step) != WHOLE))
    return Carried(Quantity(total, upper=None, total=None, step=least, unit=unit, bound=bound), sources)


def _is_plain(amount: Quantity) -> bool:
    return amount.upper is None and amount.total is None and amount.bound is Bound.EXACT
