from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import Period
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import Clock, PlanningPeriod
from doichieu.hub.catalogue.periods import FIRST_DAY, LAST_DAY, days_of, days_on, name_on, named_days, period_name

NAMED = [
    ("2022", date(2022, 1, 1), date(2022, 12, 31)),
    ("2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
    ("2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
    ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
    ("2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
    ("2022-M01", date(2022, 1, 1), date(2022, 1, 31)),
    ("2024-M02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2022-M10", date(2022, 10, 1), date(2022, 10, 31)),
    ("2022-9M", date(2022, 1, 1), date(2022, 9, 30)),
    ("2022-11M", date(2022, 1, 1), date(2022, 11, 30)),
    ("2020-2025", date(2020, 1, 1), date(2025, 12, 31)),
    ("2022-07-11", date(2022, 7, 11), date(2022, 7, 11)),
    ("2022-07-11..2022-07-12", date(2022, 7, 11), date(2022, 7, 12)),
    ("2022-04-01..2022-12-31", date(2022, 4, 1), date(2022, 12, 31)),
    ("2021-07-01..2022-06-30", date(2021, 7, 1), date(2022, 6, 30)),
    ("1900-2200", date(1900, 1, 1), date(2200, 12, 31)),
]


@pytest.mark.parametrize(("name", "first", "last"), NAMED)
def test_days_have_a_name_and_the_name_has_its_days(name: str, first: date, last: date) -> None:
    assert period_name(first, last) == name
    assert days_of(name) == (first, last)


days = st.dates(FIRST_DAY, LAST_DAY)
month_starts = days.map(lambda day: day.replace(day=1))


@given(st.tuples(days, days) | st.tuples(month_starts, days))
def test_any_days_come_back_from_their_name(pair: tuple[date, date]) -> None:
    first, last = sorted(pair)
    assert days_of(period_name(first, last)) == (first, last)
    assert len(period_name(first, last)) <= 24


@given(st.integers(1900, 2200), st.integers(1, 12), st.integers(0, 11))
def test_whole_months_come_back_from_their_name(year: int, month: int, more: int) -> None:
    last_month = min(month + more, 12)
    last = date(
        year, last_month, [31, 29 if date_is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][last_month - 1]
    )
    name = period_name(date(year, month, 1), last)
    assert days_of(name) == (date(year, month, 1), last)


def date_is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@pytest.mark.parametrize(
    "name",
    ["", "22", "2022-H3", "2022-Q5", "2022-M13", "2022-M1", "2022-3M", "2022-6M", "2022-12M", "2022-0M", "2022-09M",
     "2025-2020", "2022-2022", "2022-13-01", "2022-02-30", "0000", "2022-01-01..2022-12-31",
     "2022-07-12..2022-07-11", "2022-07-11..2022-07-11", " 2022", "2022\n", "²⁰²²", "hôm nay", "0001", "0001-H1",
     "0001-2000", "1899", "2201", "1899-12-31", "2200-01-01..2201-01-01", "9999"],
)  # fmt: skip
def test_what_names_no_period_or_names_one_a_second_way_is_refused(name: str) -> None:
    with pytest.raises(UnknownPeriod) as refused:
        days_of(name)
    assert refused.value.name == name


def test_days_that_run_backwards_have_no_name() -> None:
    with pytest.raises(ValueError, match="2022-07-12 comes after 2022-07-11"):
        period_name(date(2022, 7, 12), date(2022, 7, 11))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2021, 12, 15), date(2022, 12, 14), "2022"),
        (date(2021, 12, 15), date(2022, 6, 14), "2022-H1"),
        (date(2022, 6, 15), date(2022, 12, 14), "2022-H2"),
        (date(2022, 6, 15), date(2022, 9, 14), "2022-Q3"),
        (date(2022, 9, 15), date(2022, 10, 14), "2022-M10"),
        (date(2021, 12, 15), date(2022, 9, 14), "2022-9M"),
        (date(2022, 9, 20), date(2022, 10, 14), "2022-09-20..2022-10-14"),
    ],
)
def test_on_the_issuers_clock_days_are_named_by_the_months_they_close(first: date, last: date, name: str) -> None:
    assert name_on(first, last, Clock.ISSUER) == name
    assert name_on(first, last, Clock.CALENDAR) == f"{first}..{last}"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2022-H1", date(2021, 12, 15), date(2022, 6, 14)),
        ("2022", date(2021, 12, 15), date(2022, 12, 14)),
        ("2022-M03", date(2022, 2, 15), date(2022, 3, 14)),
        ("2022-9M", date(2021, 12, 15), date(2022, 9, 14)),
    ],
)
def test_the_issuers_clock_closes_on_a_14th_and_leads_back_to_its_name(name: str, first: date, last: date) -> None:
    assert days_on(name, Clock.ISSUER) == (first, last)
    assert name_on(first, last, Clock.ISSUER) == name
    assert days_on(name, Clock.CALENDAR) == days_of(name)
    named = PlanningPeriod(name=name, clock=Clock.ISSUER, first_day=first, last_day=last)
    assert named_days(named) == Period(*days_of(name))


@pytest.mark.parametrize("name", ["2022-07-11", "2022-07-11..2022-07-12"])
def test_days_that_are_no_months_do_not_run_on_the_issuers_clock(name: str) -> None:
    with pytest.raises(UnknownPeriod):
        days_on(name, Clock.ISSUER)
