"""Whether a figure changes beyond what is usual for its series, so that whoever enters it is asked for a note."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import Enum
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.hub.catalogue.periods import year_earlier

FEWEST = 3  # changes from year to year that make a habit
WIDTH = Decimal("1.5")  # how far beyond the largest change on record is still usual
WITHOUT_HABIT = (Decimal("0.5"), Decimal(2))  # parts of the earlier value, where there are fewer
OTHER_DAYS = (Decimal("0.2"), Decimal(5))  # the same beside other days of one year
OF_PLAN = (Decimal("0.01"), Decimal(5))  # parts of a target: a slow start is within, a slip of a thousand times without
DAYS_OF_YEAR = 366
DIGITS = 30  # of a ratio

Past = Mapping[Period, Decimal]  # what is on record of a series, by its days


class Known(NamedTuple):
    """A figure on record, as far as others are held against it."""

    value: Decimal
    figure: int  # its id


@dataclass(frozen=True, slots=True)
class Plan:
    """A target, above zero, of days that hold those of a result."""

    period: Period
    value: Decimal
    figure: int | None = None  # its id


class Course(Enum):
    """How the figures of a series go on."""

    RATE = "rate"  # unusual beside other days only where it falls
    TOTAL = "total"  # adds up over time: it cannot fall while days are added
    LEVEL = "level"  # of a day, or an average


@dataclass(frozen=True, slots=True)
class Unusual:
    """A change that asks for a note."""

    before: Decimal  # the earlier value, or the target
    period: Period  # of `before`
    ratio: Decimal  # the new value in parts of `before`
    low: Decimal
    high: Decimal  # between these a change is usual
    fell: bool = False  # a total that is less than one of fewer days
    of_plan: bool = False  # beside a target, where there is nothing earlier
    figure: int | None = None  # id of the figure that states `before`, where one on record does


def unusual_change(
    value: Decimal, period: Period, past: Past, course: Course, plans: Sequence[Plan] = ()
) -> Unusual | None:
    """How a value changes from the same days of the year before, else from the latest days of that length, else from
    the latest of the same year; None where that is usual.

    Where nothing above zero is on record to compare with, it is held against its targets, and a hundredth to five times
    one of them is usual (of a total, the hundredth in proportion to its days), and so is none at all.

    What is usual lies between the changes from year to year that are on record, widened by half; where there are fewer
    than three, between half of the earlier value and twice that. Of other days of the same year a fifth to five times
    is usual, a total in proportion to its days. A rate is held against the latest on record, of days of any length, and
    is unusual only where it falls: 0,94 % after 93,4 %. A total below one of fewer days from the same first day, or
    above one of more, is unusual whatever the year before says.
    """
    parts = _parts(period, past) if course is Course.TOTAL else []
    fallen = _fallen(value, period, past, parts) if course is Course.TOTAL else None
    with localcontext(prec=DIGITS):
        if fallen is not None:
            return Unusual(past[fallen], fallen, value / past[fallen], Decimal(1), _most(period, fallen), fell=True)
        earlier, low, high = _beside(period, past, course, parts)
        if earlier is None:
            return _beside_plans(value, period, plans, course)
        ratio = value / past[earlier]
    usual = low <= ratio and (high is None or ratio <= high)
    return None if usual else Unusual(past[earlier], earlier, ratio, low, high or ratio)


def _beside(
    period: Period, past: Past, course: Course, parts: Sequence[Period]
) -> tuple[Period | None, Decimal, Decimal | None]:
    """The days to compare with, and from which part of their value to which a change is usual; None: to any."""
    low, high = _usual(past, period)
    alike = _compared_with(period, past)
    if alike is not None:
        return alike, low, high
    if course is Course.RATE:
        return _latest(period, past), low, None
    if course is Course.TOTAL:
        part = max(parts, key=_last, default=None)
        return part, Decimal(1), _most(period, part) if part else None
    latest = _latest(period, past)
    return (latest if latest and _one_year(latest, period) else None), *OTHER_DAYS


def _beside_plans(value: Decimal, period: Period, plans: Sequence[Plan], course: Course) -> Unusual | None:
    """How far a value is from its targets; None where it is near one of them, or there are none."""
    found = [_far_from(value, period, plan, course) for plan in plans]
    return found[0] if found and all(found) else None


def _far_from(value: Decimal, period: Period, plan: Plan, course: Course) -> Unusual | None:
    low, high = OF_PLAN
    if course is Course.TOTAL:
        low = low * (_days(period) + 1) / (_days(plan.period) + 1)
    ratio = value / plan.value
    usual = value == 0 or low <= ratio <= high
    return None if usual else Unusual(plan.value, plan.period, ratio, low, high, of_plan=True, figure=plan.figure)


def _parts(period: Period, past: Past) -> list[Period]:
    """The days on record that are the first of these, within a year."""
    if _days(period) > DAYS_OF_YEAR:
        return []
    return [
        each for each, value in past.items() if value > 0 and each.first == period.first and each.last < period.last
    ]


def _fallen(value: Decimal, period: Period, past: Past, parts: Sequence[Period]) -> Period | None:
    """Days on record beside which a total would fall as days are added: fewer with more, or more with less."""
    higher = max((each for each in parts if past[each] > value), key=_last, default=None)
    wholes = (each for each in past if each.first == period.first and each.last > period.last)
    lower = (each for each in wholes if _days(each) <= DAYS_OF_YEAR and 0 < past[each] < value)
    return higher or min(lower, key=_last, default=None)


def _most(period: Period, part: Period) -> Decimal:
    """Up to how many times the value of a part is usual of the whole."""
    return OTHER_DAYS[1] * (_days(period) + 1) / (_days(part) + 1)


def _one_year(earlier: Period, later: Period) -> bool:
    short = max(_days(earlier), _days(later)) <= DAYS_OF_YEAR
    return short and earlier.last.year == later.last.year


def _last(period: Period) -> date:
    return period.last


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
