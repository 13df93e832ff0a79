"""Whether a figure changes beyond what is usual for its series, so that whoever enters it is asked for a note."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from doichieu.claims import Period
from doichieu.hub.catalogue.periods import year_earlier

FEWEST = 3  # changes from year to year that make a habit
WIDTH = Decimal("1.5")  # how far beyond the largest change on record is still usual
WITHOUT_HABIT = (Decimal("0.5"), Decimal(2))  # parts of the earlier value, where there are fewer
DIGITS = 30  # of a ratio

Past = Mapping[Period, Decimal]  # what is on record of a series, by its days


@dataclass(frozen=True, slots=True)
class Unusual:
    """A change that asks for a note."""

    before: Decimal
    period: Period  # of `before`
    ratio: Decimal  # the new value in parts of `before`
    low: Decimal
    high: Decimal  # between these a change is usual


def unusual_change(value: Decimal, period: Period, past: Past, *, rate: bool = False) -> Unusual | None:
    """How a value changes from the same days of the year before, else from the latest days of that length.

    None where the change is usual, or nothing above zero is on record to compare with. What is usual lies
    between the changes from year to year that are on record, widened by half; where there are fewer than
    three, between half of the earlier value and twice that. A rate without such days is held against the latest on
    record, of days of any length, and is unusual only where it falls: 0,94 % after 93,4 %.
    """
    alike = _compared_with(period, past)
    earlier = alike or (_latest(period, past) if rate else None)
    if earlier is None:
        return None
    with localcontext(prec=DIGITS):
        ratio = value / past[earlier]
        low, high = _usual(past, period)
    usual = low <= ratio and (ratio <= high or alike is None)
    return None if usual else Unusual(past[earlier], earlier, ratio, low, high)


def _compared_with(period: Period, past: Past) -> Period | None:
    known = [each for each, value in past.items() if value > 0 and each.last < period.first]
    last_year = year_earlier(period)
    if last_year in known:
        return last_year
    alike = [each for each in known if abs(_days(each) - _days(period)) <= 3]  # months differ by three days
    return max(alike, key=lambda each: each.last, default=None)


def _latest(period: Period, past: Past) -> Period | None:
    known = [each for each, value in past.items() if value > 0 and each.last < period.last]
    return max(known, key=lambda each: each.last, default=None)


def _usual(past: Past, period: Period) -> tuple[Decimal, Decimal]:
    ratios = [
        value / past[year_earlier(each)]
        for each, value in past.items()
        if each != period and value > 0 and past.get(year_earlier(each), 0) > 0
    ]
    if len(ratios) < FEWEST:
        return WITHOUT_HABIT
    return min(*ratios, Decimal(1)) / WIDTH, max(*ratios, Decimal(1)) * WIDTH


def _days(period: Period) -> int:
    return (period.last - period.first).days
