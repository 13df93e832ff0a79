"""What a row says of its own: a count out of a whole, what is met by rounding, a share of an earlier result."""

from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Period
from doichieu.hub.checks.judgements import Status, Why
from doichieu.hub.checks.tests.test_scoreboard import NINE, Board
from doichieu.hub.checks.tests.test_scoreboard import board as board  # noqa: PLC0414 # a fixture
from doichieu.hub.register.models import Measure
from doichieu.hub.register.tests.worked import HALF, indicator


def test_a_part_of_a_number_fails_nothing_without_a_plan(board: Board) -> None:
    criteria = indicator("NRD05", unit="tiêu chí", aggregation_time="last")
    board.state(criteria, "30", measure=Measure.PROGRESS, total="34")
    assert board.row().status is None
    board.target(criteria, "34")
    assert board.row().status is not None


def test_all_of_a_number_is_met_without_a_plan(board: Board) -> None:
    criteria = indicator("NRD05", unit="tiêu chí", aggregation_time="last")
    board.state(criteria, "34", measure=Measure.PROGRESS, total="34")
    row = board.row()
    assert (row.status, row.reason and row.reason.why) == (Status.MET, Why.AGAINST_TOTAL)


def test_a_part_of_a_share_fails_nothing(board: Board) -> None:
    share = indicator("ADM01", unit="%", aggregation_time="ratio")
    board.state(share, "8412", measure=Measure.PROGRESS, unit="hồ sơ", total="8530")
    assert board.row().status is None


def test_a_number_whose_share_is_a_row_of_its_own_is_judged_once(board: Board) -> None:
    schools = indicator("EDU04", unit="trường", aggregation_time="last")
    share = indicator("EDU01", unit="%", aggregation_time="last", numerator=schools)
    board.state(schools, "7", measure=Measure.PROGRESS, total="7")
    assert [row.status for row in board.seen().rows] == [Status.MET]
    board.target(share, "100")
    board.state(share, "100")
    assert {row.indicator.code: row.status for row in board.seen().rows} == {"EDU01": Status.MET, "EDU04": None}


@pytest.mark.parametrize(
    ("result", "target", "rounded"),
    [("92.6", "93", True), ("93", "93", False), ("93.4", "93", True), ("92.4", "93", False), ("95", "93", False)],
)
def test_what_is_met_at_the_printed_precision_alone_is_known(
    board: Board, result: str, target: str, rounded: bool
) -> None:
    share = indicator("ENV01", unit="%", aggregation_time="ratio", direction="higher")
    board.target(share, target)
    board.state(share, result)
    [comparison] = board.row().comparisons
    assert comparison.met_by_rounding is rounded


def test_a_share_of_an_earlier_result_does_not_stand_beside_a_later_one(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "580")
    board.state(revenue, "331", HALF)
    rate = board.state(revenue, "57.1", HALF, measure=Measure.ATTAINMENT, unit="%")
    assert [each.attainment and each.attainment.figure for each in board.row().comparisons] == [rate]
    board.state(revenue, "478.5", NINE)
    assert [each.attainment for each in board.row().comparisons] == [None]


def test_a_rate_of_a_years_plan_says_nothing_of_the_term(board: Board) -> None:
    members = indicator("PAR01", unit="đảng viên")
    term = Period(date(2022, 1, 1), date(2026, 12, 31))
    board.target(members, "200", term)
    board.target(members, "40")
    board.state(members, "21", HALF)
    board.state(members, "52.5", HALF, measure=Measure.ATTAINMENT, unit="%")
    [compared] = board.row(term).comparisons
    assert (compared.target and compared.target.quantity.value, compared.attainment) == (Decimal(200), None)
    assert compared.result is not None
    assert compared.result.quantity.value == 21
    assert [each.attainment is None for each in board.row(HALF).comparisons] == [False]


def test_the_term_has_no_row_of_a_rate_of_a_years_plan_alone(board: Board) -> None:
    board.state(indicator(), "52.5", HALF, measure=Measure.ATTAINMENT, unit="%")
    assert board.seen(Period(date(2022, 1, 1), date(2026, 12, 31))).rows == ()
    assert len(board.seen(HALF).rows) == 1
