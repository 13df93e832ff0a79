"""Whether a period lies ahead of a day, school years apart."""

from datetime import date

from doichieu.claims import Period

EARLY = 0.25  # of a period: until here a figure for the whole of it can only be a plan
SCHOOL_MONTHS = (9, 8)  # that a school year begins and ends with


def is_ahead(period: Period, day: date | None) -> bool:
    """Whether a period lies ahead of `day`, or has hardly begun."""
    if day is None or period.last <= day:
        return False
    if period.first >= day:
        return True
    if is_running_school_year(period, day):
        return False
    length = (period.last - period.first).days
    return (day - period.first).days < EARLY * length


def is_running_school_year(period: Period, day: date | None) -> bool:
    """A school year that has begun is not ahead: its pupils and classes are there."""
    return day is not None and period.first < day < period.last and is_school_year(period)


def is_school_year(period: Period) -> bool:
    """`năm học 2024 - 2025`: from September to August."""
    return (period.first.month, period.last.month) == SCHOOL_MONTHS and period.last.year - period.first.year == 1
