"""The days of times told from another time, as `relatives` reads them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from doichieu.claims import Period
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.days import Edge, period_in_year, whole_months, whole_year
from doichieu.reader.grammar.times.expressions import TimeExpression
from doichieu.reader.grammar.times.relatives import REST, TO_DATE

REPORTED_EARLY = timedelta(days=14)  # into a month, a document still speaks of the one before
MONTHS = {"month": 1, "quarter": 3}  # of a grain


def relative_period(
    time: TimeExpression, year: int | None, day: date | None, spoken: dict[Shape, Period]
) -> Period | None:
    """cả năm, tháng trước: so many years, months or quarters from the one last spoken of, else from the day's own.

    year: the one that the words around speak of; day: the document's; spoken: the last period of each shape.
    """
    if time.grain == TO_DATE:
        return _to_date(day, spoken)
    if time.grain == REST:
        return _rest_of_year(time, day, spoken)
    if time.grain in MONTHS:
        return _months_told(time, MONTHS[time.grain], day, spoken)
    if time.grain == "own year" and day is not None:
        year = day.year
    if time.grain in ("year", "whole year", "start", "end", "own year"):
        base = year if year is not None else day.year if day else None
        return _year_told(time, base) if base is not None else None
    told = _TOLD.get(time.grain or "")
    within_calendar = day is not None and 10 < day.year < 9990
    return told(day, time.offset) if told is not None and day is not None and within_calendar else None


def _year_told(time: TimeExpression, base: int) -> Period | None:
    whole = period_in_year(*whole_year(base + time.offset), None)
    if whole is None or time.grain not in ("start", "end"):
        return whole
    return Period.day(whole.first if time.grain == "start" else whole.last)


def _to_date(day: date | None, spoken: dict[Shape, Period]) -> Period | None:
    """`lũy kế`: from the first of January to the end of the last month that was spoken of and is no plan's."""
    told = [spoken[shape] for shape in (Shape.MONTH, Shape.QUARTER, Shape.MONTHS) if shape in spoken]
    past = [period for period in told if day is None or period.last <= day + REPORTED_EARLY]
    last = max((period.last for period in past), default=None)
    return Period(last.replace(month=1, day=1), last) if last is not None else None


def _rest_of_year(time: TimeExpression, day: date | None, spoken: dict[Shape, Period]) -> Period | None:
    """`những tháng cuối năm`: from the end of the last months that were spoken of, else the month of the day, on."""
    told = _to_date(day, spoken)
    if time.first is not None and time.first.year is not None and (told is None or told.last.year != time.first.year):
        return None
    if told is not None and told.last.month < MONTHS_OF_YEAR and (day is None or told.last.year == day.year):
        return Period(date(told.last.year, told.last.month + 1, 1), date(told.last.year, 12, 31))
    return Period(day.replace(day=1), date(day.year, 12, 31)) if day is not None else None


def _months_told(time: TimeExpression, size: int, day: date | None, spoken: dict[Shape, Period]) -> Period | None:
    known = spoken.get(time.shape)
    anchor = known.last if known else day
    if anchor is None:
        return None
    if known is None and size == 1 and not time.offset and anchor.toordinal() > REPORTED_EARLY.days:
        anchor -= REPORTED_EARLY
    begin = ((anchor.year * 12 + anchor.month - 1) // size + time.offset) * size
    return period_in_year(*whole_months(begin % 12 + 1, begin % 12 + size, begin // 12), None)


def _day_from(day: date, offset: int) -> Period:
    return Period.day(day + timedelta(offset))


def _week_from(day: date, offset: int) -> Period:
    monday = day + timedelta(7 * offset - day.weekday())
    return Period(monday, monday + timedelta(6))


def _weekday_from(day: date, offset: int) -> Period:
    return Period.day(day + timedelta(offset - day.weekday()))


def _days_from(day: date, offset: int) -> Period:
    return Period(*sorted((day + timedelta(1 if offset > 0 else -1), day + timedelta(offset))))


def _months_from(day: date, offset: int) -> Period | None:
    first = day.month % 12
    last, years = (first + offset - 1) % 12, (day.month + offset - 1) // 12
    year = day.year + day.month // 12
    return period_in_year(Edge(year, first + 1, 1), Edge(day.year + years, last + 1, 31), None)


def _years_from(day: date, offset: int) -> Period | None:
    return period_in_year(whole_year(day.year + 1)[0], whole_year(day.year + offset)[1], None)


def _school_year(day: date, offset: int) -> Period:
    """September to August; from the summer on, the one that is about to begin."""
    begin = day.year + offset - (day.month < BEFORE_SCHOOL)
    return _school_year_from(begin)


def _past_school_year(day: date, _: int) -> Period:
    """The last one whose lessons are over: from June on the one that ends."""
    return _school_year_from(day.year - 1 - (day.month < LESSONS_END))


def _running_school_year(day: date, _: int) -> Period:
    """The one that runs; in the summer the one that ends."""
    return _school_year_from(day.year - (day.month < SCHOOL_BEGINS))


def _next_school_year(day: date, _: int) -> Period:
    """The first that has not begun."""
    return _school_year_from(day.year + (day.month >= SCHOOL_BEGINS))


def _school_year_from(year: int) -> Period:
    return Period(date(year, SCHOOL_BEGINS, 1), date(year + 1, SCHOOL_BEGINS - 1, 31))


MONTHS_OF_YEAR = 12
LESSONS_END, SCHOOL_BEGINS = 6, 9  # months
BEFORE_SCHOOL = 7  # the month from which schools prepare for the new year


_TOLD: Mapping[str, Callable[[date, int], Period | None]] = {
    "day": _day_from,
    "week": _week_from,
    "weekday": _weekday_from,
    "days": _days_from,
    "months": _months_from,
    "years": _years_from,
    "school": _school_year,
    "past school": _past_school_year,
    "running school": _running_school_year,
    "next school": _next_school_year,
}
