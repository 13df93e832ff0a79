"""Which targets of a year stand on the board of a part of it."""

from datetime import date

from doichieu.claims import Period
from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.checks.tests.test_scoreboard import board as board  # noqa: PLC0414 # a fixture
from doichieu.hub.register.tests.worked import HALF, indicator


def test_a_single_day_has_no_rows_of_a_whole_years_targets(board: Board) -> None:
    day = Period.day(date(2022, 12, 31))
    board.target(indicator(), "1200")
    seen = board.seen(day)
    assert (seen.rows, {each.name: number for each, number in seen.elsewhere.items()}) == ((), {"2022": 1})
    assert [row.status for row in board.seen(HALF).rows] == [Status.UNKNOWN]


def test_a_part_that_does_not_begin_with_the_year_lists_only_the_years_targets_that_it_answers(board: Board) -> None:
    second = Period(date(2022, 7, 1), date(2022, 12, 31))
    revenue, schools, trees = indicator(), indicator("EDU01", unit="trường"), indicator("AGR09", unit="cây")
    for measured in (revenue, schools, trees):
        board.target(measured, "120")
    board.state(revenue, "70", second)
    board.target(trees, "60", second)
    seen = board.seen(second)
    assert [(row.indicator.code, len(row.comparisons), row.status) for row in seen.rows] == [
        ("AGR09", 1, Status.UNKNOWN),
        (revenue.code, 1, Status.NOT_COMPARABLE),
    ]
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
