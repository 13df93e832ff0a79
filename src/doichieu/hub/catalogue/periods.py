"""Names of planning periods: days to a name and back, the one the inverse of the other.

2022                      a year
2022-H1, 2022-Q3          a half, a quarter
2022-M10                  a month
2022-9M                   the first nine months; three and six are Q1 and H1
2020-2025                 whole years: a term, a plan of several years
2022-07-11                a day
2022-07-11..2022-07-12    any other days
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from doichieu.claims import Period
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import Clock, PlanningPeriod

Days = tuple[date, date]
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)  # between which a period can be asked for


def period_name(first: date, last: date) -> str:
    """The name of the days from `first` to `last`, both included. Raises ValueError where they run backwards."""
    if last < first:
        raise ValueError(f"{first} comes after {last}")
    whole_months = first.day == 1 and last == _month_end(last.year, last.month)
    named = _months_name(first, last) if whole_months else None
    if named is not None:
        return named
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def days_of(name: str) -> Days:
    """First and last day of the period of that name.

    Raises UnknownPeriod, also for a second name of known days and for days that no document speaks of.
    """
    for pattern, days in _FORMS:
        found = pattern.fullmatch(name)
        if found is None:
            continue
        try:
            first, last = days(*found.groups())
            if period_name(first, last) == name and FIRST_DAY <= first <= last <= LAST_DAY:
                return first, last
        except ValueError:
            break
    raise UnknownPeriod(name=name)


def name_on(first: date, last: date, clock: Clock) -> str:
    """The name on a clock: days that run from a 15th to a 14th, on the issuer's clock, are named by the months
    they close (15/12/2021 to 14/06/2022 is 2022-H1: Decree 09/2019/NĐ-CP, Article 12); others by themselves.
    """
    if clock == Clock.ISSUER and first.day == 15 and last.day == 14 and first < last:
        opening = _month_end(first.year, first.month) + timedelta(days=1)
        return period_name(opening, _month_end(last.year, last.month))
    return period_name(first, last)


def is_issuers(days: Period) -> bool:
    """Whether they are those of a period on the issuer's clock, which names them by the months that they close."""
    return name_on(days.first, days.last, Clock.ISSUER) != period_name(days.first, days.last)


def days_on(name: str, clock: Clock) -> Days:
    """The days of a period of that name on a clock: the inverse of `name_on`.

    On the issuer's clock 2022-H1 runs from 15/12/2021 to 14/06/2022. Raises UnknownPeriod, there also for what is not
    made of whole months.
    """
    first, last = days_of(name)
    if clock != Clock.ISSUER:
        return first, last
    if first.day != 1 or last != _month_end(last.year, last.month):
        raise UnknownPeriod(name=name)
    return (first - timedelta(days=1)).replace(day=15), last.replace(day=14)


def named_days(period: PlanningPeriod) -> Period:
    """The days by which a period is paired with others: on the issuer's clock those of the months that it closes."""
    if period.clock != Clock.ISSUER:
        return Period(period.first_day, period.last_day)
    return Period(*days_of(period.name))


def begins_year(first: date, clock: Clock) -> bool:
    """Whether days from `first` on are counted from their year's start: on the issuer's clock the 15th of December."""
    return (first.month, first.day) == ((12, 15) if clock == Clock.ISSUER else (1, 1))


@lru_cache(maxsize=1024)
def year_earlier(period: Period) -> Period:
    """The same days of the year before; a period that ends with its month still does, whatever February has."""
    return _moved(period, -1)


def year_later(period: Period) -> Period:
    """The same days of the year after, as in `year_earlier`."""
    return _moved(period, 1)


def _moved(period: Period, years: int) -> Period:
    first, last = period.first, period.last
    begun, ended = _month_end(first.year + years, first.month), _month_end(last.year + years, last.month)
    whole = last == _month_end(last.year, last.month)
    return Period(
        begun.replace(day=min(first.day, begun.day)),
        ended if whole else ended.replace(day=min(last.day, ended.day)),
    )


def _months_name(first: date, last: date) -> str | None:
    """The name of whole months; None for those that have none of their own."""
    year = f"{first.year:04d}"
    if first.year != last.year:
        return f"{year}-{last.year:04d}" if (first.month, last.month) == (1, 12) else None
    months = last.month - first.month + 1
    if months == 12:
        return year
    if months == 6 and first.month in (1, 7):
        return f"{year}-H{first.month // 6 + 1}"
    if months == 3 and first.month % 3 == 1:
        return f"{year}-Q{first.month // 3 + 1}"
    if months == 1:
        return f"{year}-M{first.month:02d}"
    return f"{year}-{months}M" if first.month == 1 else None


def _months(year: str, first: int, last: int) -> Days:
    return date(int(year), first, 1), _month_end(int(year), last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})", re.ASCII), lambda year: _months(year, 1, 12)),
    (re.compile(r"(\d{4})-H([12])", re.ASCII), lambda year, n: _months(year, int(n) * 6 - 5, int(n) * 6)),
    (re.compile(r"(\d{4})-Q([1-4])", re.ASCII), lambda year, n: _months(year, int(n) * 3 - 2, int(n) * 3)),
    (re.compile(r"(\d{4})-M(\d\d)", re.ASCII), lambda year, n: _months(year, int(n), int(n))),
    (re.compile(r"(\d{4})-(\d\d?)M", re.ASCII), lambda year, n: _months(year, 1, int(n))),
    (re.compile(r"(\d{4})-(\d{4})", re.ASCII), lambda a, b: (date(int(a), 1, 1), date(int(b), 12, 31))),
    (re.compile(r"(\d{4}-\d\d-\d\d)", re.ASCII), lambda day: (date.fromisoformat(day),) * 2),
    (
        re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", re.ASCII),
        lambda a, b: (date.fromisoformat(a), date.fromisoformat(b)),
    ),
)
