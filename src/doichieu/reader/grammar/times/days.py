"""Days with parts left out, and what completes them.

A document writes `ngày 26-12`, `quý IV`, `6 tháng đầu năm`: the year is known from what stands around.
"""

import calendar
from datetime import date
from typing import NamedTuple

from doichieu.claims import Period


class Edge(NamedTuple):
    """The first or last day of a time, its year perhaps left out; a day past the month's end is its last."""

    year: int | None
    month: int
    day: int

    def in_year(self, year: int | None) -> date | None:
        """The day, in its own year or else in `year`; None where no year is known."""
        known = self.year if self.year is not None else year
        if known is None or not 1 <= known <= 9999:
            return None
        return date(known, self.month, min(self.day, month_length(known, self.month)))


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    return 29 if month == FEBRUARY and calendar.isleap(year) else MONTH_LENGTHS[month - 1]


FEBRUARY = 2
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # in a common year
START_OF_YEAR = (1, 1)
END_OF_YEAR = (12, 31)


def whole_year(year: int | None) -> tuple[Edge, Edge]:
    """1 January to 31 December."""
    return Edge(year, *START_OF_YEAR), Edge(year, *END_OF_YEAR)


def whole_months(first: int, last: int, year: int | None) -> tuple[Edge, Edge]:
    """The first day of one month to the last day of another; the earlier year where the second is past."""
    before = year - 1 if year is not None and first > last else year
    return Edge(before, first, 1), Edge(year, last, 31)


def period_in_year(first: Edge, last: Edge, year: int | None) -> Period | None:
    """The days from `first` to `last`, where the words or `year` give every year; None where they are reversed."""
    begin, end = first.in_year(year), last.in_year(year if last.year is None else None)
    if begin is None and end is not None:
        begin = first.in_year(end.year)
    if end is None and begin is not None:
        end = last.in_year(begin.year)
    if begin is not None and end is not None and begin > end and first.year is None and first.month > last.month:
        begin = first.in_year(end.year - 1)  # `từ 15/12 đến 15/2`
    return Period(begin, end) if begin is not None and end is not None and begin <= end else None


def nearest_period(first: Edge, last: Edge, day: date) -> Period | None:
    """The period whose left-out year puts it closest to `day`; the one that has ended wins a tie."""
    years = (day.year, day.year - 1, day.year + 1)
    periods = [period for year in years if (period := period_in_year(first, last, year)) is not None]
    return min(periods, key=lambda period: _distance(period, day), default=None)


def _distance(period: Period, day: date) -> tuple[int, int]:
    """Days from `day` to the nearer end; a year that is still running is as near as one just ended."""
    if period.last < day:
        return (day - period.last).days, 0
    if period.first > day:
        return (period.first - day).days, 1
    return 0, (period.last - day).days


def is_day(day: int, month: int) -> bool:
    """Whether some year has this day: 29/2 is one, 31/4 is none."""
    return 1 <= month <= 12 and 1 <= day <= month_length(2024, month)


def a_year_earlier(period: Period) -> Period:
    """The same days, a year earlier; 29 February is the 28th then."""
    return (
        Period(_in_year_after(period.first, -1), _in_year_after(period.last, -1)) if period.first.year > 1 else period
    )


def a_year_later(period: Period) -> Period:
    """The same days, a year later."""
    return (
        Period(_in_year_after(period.first, 1), _in_year_after(period.last, 1)) if period.last.year < 9999 else period
    )


def _in_year_after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)
