"""Days and periods in words: `6 tháng đầu năm 2022`, `first half of 2022`."""

from calendar import monthrange
from datetime import date

from doichieu.claims import Period
from doichieu.show.wording import Lang, entries, words

_QUARTERS = ("I", "II", "III", "IV")


def day(shown: date) -> str:
    """dd/mm/yyyy, in either language.

    >>> day(date(2022, 6, 5))
    '05/06/2022'
    """
    return f"{shown.day:02d}/{shown.month:02d}/{shown.year:04d}"


def period(shown: Period, lang: Lang = "vi") -> str:
    """The shortest words for a period: a year, years, months of one year, a day, or its first and last day."""
    first, last = shown.first, shown.last
    facts: dict[str, object] = {"year": first.year, "last_year": last.year, "day": day(first), "last_day": day(last)}
    if first == last:
        return words("period.day", lang, **facts)
    if not _whole_months(first, last):
        return words("period.days", lang, **facts)
    if (first.month, last.month) == (1, 12):
        return words("period.year" if first.year == last.year else "period.years", lang, **facts)
    name = _months_of_a_year(first, last) if first.year == last.year else None
    return words(name or "period.days", lang, **facts, **_month_facts(first, last))


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _months_of_a_year(first: date, last: date) -> str | None:
    months = (first.month, last.month)
    if first.month == last.month:
        return "period.month"
    if first.month % 3 == 1 and last.month == first.month + 2:
        return "period.quarter"
    halves = {(1, 6): "period.first_half", (7, 12): "period.second_half"}
    return halves.get(months, "period.first_months" if first.month == 1 else None)


def _month_facts(first: date, last: date) -> dict[str, object]:
    quarter = (first.month - 1) // 3
    return {
        "month": first.month,
        "month_name": entries()["period.month"].facts["month_names"][first.month - 1],
        "months": last.month,
        "quarter": _QUARTERS[quarter],
        "quarter_digit": quarter + 1,
    }
