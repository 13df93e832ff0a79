"""Which targets of a year stand on the board of a part of it."""

from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Period
from doichieu.hub.checks.judgements import Reason, Status, Why
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.checks.tests.test_scoreboard import board as board  # noqa: PLC0414 # a fixture
from doichieu.hub.register.tests.worked import HALF, YEAR, indicator

SECOND = Period(date(2022, 7, 1), date(2022, 12, 31))
THIRD = Period(date(2022, 7, 1), date(2022, 9, 30))
NINE = Period(date(2022, 1, 1), date(2022, 9, 30))


def test_a_single_day_has_no_rows_of_a_whole_years_targets(board: Board) -> None:
    day = Period.day(date(2022, 12, 31))
    board.target(indicator(), "1200")
    seen = board.seen(day)
    assert (seen.rows, {each.name: number for each, number in seen.elsewhere.items()}) == ((), {"2022": 1})
    assert [row.status for row in board.seen(HALF).rows] == [Status.UNKNOWN]


def test_a_part_that_does_not_begin_with_the_year_lists_only_the_years_targets_that_it_answers(board: Board) -> None:
    revenue, schools, trees = indicator(), indicator("EDU01", unit="trường"), indicator("AGR09", unit="cây")
    for measured in (revenue, schools, trees):
        board.target(measured, "120")
    board.state(revenue, "70", SECOND)
    board.target(trees, "60", SECOND)
    seen = board.seen(SECOND)
    assert [(row.indicator.code, len(row.comparisons), row.status) for row in seen.rows] == [
        ("AGR09", 1, Status.UNKNOWN),
        (revenue.code, 1, Status.NOT_COMPARABLE),
    ]
    [alone] = [row.reason for row in seen.rows if row.indicator == revenue]
    assert alone is not None
    assert alone.why is Why.PART_ALONE
    assert {each.name: number for each, number in seen.elsewhere.items()} == {"2022": 1}
    first = board.seen(HALF)  # what it has reached counts from the first day of the year
    assert ([row.status for row in first.rows], first.elsewhere) == ([Status.UNKNOWN] * 3, {})


def test_a_single_day_shows_its_own_targets_and_the_years_where_something_was_reached_on_it(board: Board) -> None:
    day = Period.day(date(2022, 12, 31))
    communes, schools = indicator("NRD02", unit="xã", aggregation_time="last"), indicator("EDU01", unit="trường")
    board.target(communes, "8", day)
    board.target(schools, "12")
    board.state(schools, "12", day)
    assert [(row.indicator.code, row.status) for row in board.seen(day).rows] == [
        ("EDU01", Status.MET),
        ("NRD02", Status.UNKNOWN),
    ]


def reason_of(board: Board, days: Period) -> Reason:
    found = board.row(days).reason
    assert found is not None
    return found


def test_the_second_half_of_a_year_is_added_to_the_first_and_held_against_the_years_target(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "120")
    first, second = board.state(revenue, "50", HALF), board.state(revenue, "60", SECOND)
    row, reason = board.row(SECOND), reason_of(board, SECOND)
    assert row.result is not None
    assert (row.status, row.result.figure) == (Status.NOT_MET, second)
    assert (reason.result, reason.why) == (Decimal(110), Why.AT_THE_END)
    assert reason.running is not None
    assert [(each.period, each.quantity.value) for each in reason.running.parts] == [
        (HALF, Decimal(50)),
        (SECOND, Decimal(60)),
    ]
    assert (reason.running.period, reason.running.computed) == (YEAR, True)
    assert {held.figure for held in row.cited} >= {first, second}


def test_what_is_on_record_since_the_years_first_day_goes_before_a_sum(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "120")
    board.state(revenue, "50", HALF)
    board.state(revenue, "35", THIRD)
    so_far = board.state(revenue, "92", NINE)
    reason = reason_of(board, THIRD)
    assert (board.row(THIRD).status, reason.why, reason.result) == (Status.ON_PACE, Why.LINEAR_PACE, Decimal(92))
    assert reason.running is not None
    assert ([held.figure for held in reason.running.figures], reason.running.computed) == ([so_far], False)


def test_the_pace_of_last_year_is_that_of_the_same_days_since_its_first(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "120")
    board.state(revenue, "50", HALF)
    board.state(revenue, "35", THIRD)
    board.state(revenue, "90", Period(date(2021, 1, 1), date(2021, 9, 30)))
    board.state(revenue, "100", Period.year(2021))
    reason = reason_of(board, THIRD)
    assert (reason.why, reason.result, reason.expected) == (Why.LAST_YEARS_PACE, Decimal(85), Decimal("0.9"))
    assert reason.running is not None


def test_a_total_of_the_second_half_that_runs_since_the_new_year_is_the_years_own(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "120")
    board.state(revenue, "120", SECOND, cumulative=True)
    reason = reason_of(board, SECOND)
    assert (board.row(SECOND).status, reason.result) == (Status.MET, Decimal(120))
    assert reason.running is not None
    assert not reason.running.computed


@pytest.mark.parametrize(("value", "days"), [("40", THIRD), ("50", Period(date(2022, 2, 1), date(2022, 6, 30)))])
def test_what_leaves_days_out_is_no_total(board: Board, value: str, days: Period) -> None:
    revenue = indicator()
    board.target(revenue, "120")
    board.state(revenue, value, days)
    board.state(revenue, "60", SECOND)
    assert reason_of(board, SECOND).why is Why.PART_ALONE


def test_a_stock_of_the_second_half_is_held_against_the_target_as_it_is(board: Board) -> None:
    communes = indicator("NRD02", unit="xã", aggregation_time="last")
    board.target(communes, "8")
    board.state(communes, "8", SECOND)
    assert (board.row(SECOND).status, reason_of(board, SECOND).running) == (Status.MET, None)
