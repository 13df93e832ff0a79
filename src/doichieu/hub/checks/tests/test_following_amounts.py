"""The scoreboard shows what follows from figures of other periods, and costs no more for it."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.queries import Scoreboard, scoreboard
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.tests.worked import indicator, period

QUARTERS = [Period(date(2022, month, 1), date(2022, month + 2, day)) for month, day in ((1, 31), (4, 30), (7, 30))]
TERM = Period(date(2021, 1, 1), date(2025, 12, 31))
BILLION = 10**9


@pytest.fixture(autouse=True)
def revenue(cast: Cast) -> None:
    indicator()


def seen(cast: Cast, days: Period) -> Scoreboard:
    return scoreboard(cast.district, period(days), viewer_of(cast.owner))


def test_nine_months_follow_from_three_quarters(cast: Cast) -> None:
    for number, days in zip(("10", "15", "20"), QUARTERS, strict=True):
        sign(cast, line(number), period=days)
    [nine] = seen(cast, Period(date(2022, 1, 1), date(2022, 9, 30))).derived
    assert (nine.quantity.value, nine.planned, len(nine.parts)) == (Decimal(45 * BILLION), False, 3)
    [half] = seen(cast, Period(date(2022, 1, 1), date(2022, 6, 30))).derived
    assert half.quantity.value == Decimal(25 * BILLION)
    assert seen(cast, QUARTERS[0]).derived == ()


def test_a_years_part_of_a_terms_plan_leaves_out_the_years_that_have_their_own(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sign(cast, line("500"), period=TERM, planned=True)
    [even] = seen(cast, Period.year(2023)).derived
    assert (even.quantity.value, even.planned) == (Decimal(100 * BILLION), True)
    sign(cast, line("180"), period=Period.year(2021), planned=True)
    viewer, year = viewer_of(cast.owner), period(Period.year(2023))
    with django_assert_max_num_queries(9):
        [rest] = scoreboard(cast.district, year, viewer).derived
    assert rest.quantity.value == Decimal(80 * BILLION)
    assert seen(cast, Period.year(2021)).derived == ()
    assert [row.status for row in seen(cast, Period.year(2023)).rows] == []


def test_nothing_follows_for_who_may_not_see_the_parts(cast: Cast) -> None:
    for number, days in zip(("10", "15"), QUARTERS, strict=False):
        sign(cast, line(number), period=days)
    half = period(Period(date(2022, 1, 1), date(2022, 6, 30)))
    assert scoreboard(cast.district, half, cast.anonymous).derived == ()
