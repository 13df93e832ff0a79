"""Periods from periods: sums, differences, and terms over their years."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import Period
from doichieu.claims.partitions import since_new_year, spans_of, split_over_years, terms_of, years_of
from doichieu.hub.catalogue.periods import days_of, period_name

TERM = Period(date(2021, 1, 1), date(2025, 12, 31))

MONTHS = tuple(f"2022-M{month:02d}" for month in range(1, 13))


def named(name: str) -> Period:
    return Period(*days_of(name))


def told(wanted: str, *known: str) -> str:
    """The terms in one line: "+2022-H1 -2022-Q1"."""
    terms = terms_of(named(wanted), [named(name) for name in known])
    return " ".join(f"{'+' if each.added else '-'}{period_name(each.period.first, each.period.last)}" for each in terms)


@pytest.mark.parametrize(
    ("wanted", "known", "terms"),
    [
        ("2022-Q2", ("2022-H1", "2022-Q1"), "+2022-H1 -2022-Q1"),
        ("2022-Q1", ("2022-H1", "2022-Q2"), "+2022-H1 -2022-Q2"),
        ("2022-Q3", ("2022-9M", "2022-H1", "2022-Q1"), "+2022-9M -2022-H1"),
        ("2022-M10", ("2022-10M", "2022-9M"), "+2022-10M -2022-9M"),
        ("2022-H1", ("2022-Q1", "2022-Q2"), "+2022-Q1 +2022-Q2"),
        ("2022", MONTHS, " ".join(f"+{month}" for month in MONTHS)),
        ("2022", ("2022-Q1", "2022-Q2", "2022-H1", "2022-H2"), "+2022-H1 +2022-H2"),
        ("2022-H2", ("2022", "2022-H1", "2022-Q3", "2022-Q4"), "+2022-Q3 +2022-Q4"),
        ("2022-H2", ("2022", "2022-H1"), "+2022 -2022-H1"),
        ("2022-Q2", ("2022-H1",), ""),
        ("2022", ("2022", "2022-H1"), ""),
        ("2022", ("2022-Q1", "2022-Q2", "2022-Q4"), ""),
        ("2022-Q2", ("2022-H1", "2021-Q1"), ""),
    ],
)
def test_a_period_is_made_of_the_fewest_others(wanted: str, known: tuple[str, ...], terms: str) -> None:
    assert told(wanted, *known) == terms


@given(st.sets(st.sampled_from(list(spans_of(2024)))), st.sampled_from(list(spans_of(2024))))
def test_the_terms_cover_every_day_of_the_period_once_and_no_other(known: set[Period], wanted: Period) -> None:
    terms = terms_of(wanted, known)
    days = [0] * 366
    for term in terms:
        for day in range(term.period.first.timetuple().tm_yday - 1, term.period.last.timetuple().tm_yday):
            days[day] += 1 if term.added else -1
    first, last = wanted.first.timetuple().tm_yday, wanted.last.timetuple().tm_yday
    assert not terms or days == [int(first <= day + 1 <= last) for day in range(366)]
    assert wanted not in [term.period for term in terms]


def test_a_year_has_twenty_spans_that_have_names() -> None:
    names = [period_name(each.first, each.last) for each in spans_of(2024)]
    assert names[:8] == ["2024", "2024-H1", "2024-H2", "2024-9M", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert names[8:] == [f"2024-M{month:02d}" for month in range(1, 13)]


def test_what_is_counted_since_new_year_begins_there() -> None:
    assert since_new_year(named("2022-Q2")) == named("2022-H1")


def test_a_term_has_whole_years() -> None:
    assert years_of(TERM) == (2021, 2022, 2023, 2024, 2025)
    assert years_of(Period.year(2022)) == ()
    assert years_of(Period(date(2021, 7, 1), date(2022, 6, 30))) == ()


def test_a_term_is_split_equally_over_the_years_without_a_plan() -> None:
    known = {2021: Decimal(150), 2022: Decimal(200), 2030: Decimal(9)}
    part = Decimal("216.67")
    assert split_over_years(Decimal(1000), Decimal("0.01"), TERM, known) == {2023: part, 2024: part, 2025: part}
    assert split_over_years(Decimal(1000), Decimal(1), TERM, {}) == dict.fromkeys(range(2021, 2026), Decimal(200))


def test_nothing_is_split_where_nothing_is_left() -> None:
    full = dict.fromkeys(range(2021, 2026), Decimal(1))
    assert split_over_years(Decimal(1000), Decimal(1), TERM, full) == {}
    assert split_over_years(Decimal(100), Decimal(1), TERM, {2021: Decimal(150)}) == {}
    assert split_over_years(Decimal(100), Decimal(1), Period.year(2021), {}) == {}
