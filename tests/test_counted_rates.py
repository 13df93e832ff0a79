"""A rate and a count out of a total are one matter: the newer of the two is held against the target."""

from decimal import Decimal
from typing import Any

import pytest

from doichieu import show
from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.api.board_schemas import ComparisonOut
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.tests.test_scoreboard import NINE, Board
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.tests.worked import HALF, YEAR, indicator
from doichieu.hub.web.boards.lines import BoardLine, board_of
from doichieu.hub.web.words.said import reason_in

VI: show.Lang = "vi"
pytestmark = pytest.mark.django_db
COUNTED: dict[str, Any] = {"measure": Measure.PROGRESS, "unit": "hồ sơ"}


@pytest.fixture
def board() -> Board:
    return Board(assembled())


@pytest.fixture
def on_time() -> Indicator:
    return indicator("ADM01", unit="%", shown_in="%", aggregation_time="ratio", aggregation_space="ratio")


def judging(board: Board) -> tuple[Figure | None, Status]:
    [compared] = board.row(NINE).comparisons
    return compared.result and compared.result.figure, compared.status


def test_a_newer_count_is_held_against_the_target_and_the_older_rate_no_longer(
    board: Board, on_time: Indicator
) -> None:
    board.target(on_time, "99")
    board.state(on_time, "99.2", HALF)
    assert judging(board)[1] is Status.ON_PACE
    counted = board.state(on_time, "5900", NINE, total="6001", **COUNTED)
    assert judging(board) == (counted, Status.BEHIND)
    assert [line.comparison is None for line in lines(board)] == [False]
    [compared] = board.row(YEAR).comparisons
    assert compared.result is not None
    assert compared.result.figure == counted


def test_the_reason_says_the_rate_of_a_count_and_the_interface_the_same(board: Board, on_time: Indicator) -> None:
    board.target(on_time, "99")
    board.state(on_time, "5900", NINE, total="6001", **COUNTED)
    [compared] = board.row(NINE).comparisons
    assert reason_in(VI, compared).startswith("Kết quả 5.900/6.001 hồ sơ (98,3%) thấp hơn chỉ tiêu 99%.")
    told = ComparisonOut.of(compared)
    assert told.result is not None
    assert told.result.quantity is not None
    assert told.reason.result is not None
    assert (told.result.quantity.total, told.reason.unit) == ("6001", "%")
    assert round(Decimal(told.reason.result), 4) == Decimal("98.3169")


def test_a_newer_rate_follows_an_older_count(board: Board, on_time: Indicator) -> None:
    board.target(on_time, "99")
    board.state(on_time, "4200", HALF, total="4208", **COUNTED)
    rate = board.state(on_time, "98.1", NINE)
    assert judging(board) == (rate, Status.BEHIND)


def test_of_the_same_days_what_was_recorded_last_judges_and_the_other_stands_beside_it(
    board: Board, on_time: Indicator
) -> None:
    board.target(on_time, "99")
    rate = board.state(on_time, "99.2", NINE)
    counted = board.state(on_time, "5900", NINE, total="6001", **COUNTED)
    assert judging(board) == (counted, Status.BEHIND)
    assert [[held.figure for held in line.results] for line in lines(board)] == [[counted, rate]]
    row = board.row(NINE)
    assert row.result is not None
    assert row.result.figure == counted


def test_a_rate_that_is_the_counts_as_printed_stands_for_it(board: Board, on_time: Indicator) -> None:
    board.target(on_time, "99")
    rate = board.state(on_time, "98", NINE)
    board.state(on_time, "5900", NINE, total="6001", **COUNTED)
    assert judging(board) == (rate, Status.BEHIND)


def test_a_count_that_is_met_by_rounding_says_so(board: Board, on_time: Indicator) -> None:
    board.target(on_time, "99")
    board.state(on_time, "5912", NINE, total="6001", **COUNTED)
    [compared] = board.row(NINE).comparisons
    assert (compared.status, compared.met_by_rounding) == (Status.ON_PACE, True)
    assert "5.912/6.001 hồ sơ (98,5%) đạt chỉ tiêu 99% khi làm tròn" in reason_in(VI, compared)


def test_a_target_that_is_a_count_takes_a_rate_too(board: Board, on_time: Indicator) -> None:
    board.target(on_time, "17", total="18", **COUNTED)
    rate = board.state(on_time, "90", NINE)
    assert judging(board) == (rate, Status.BEHIND)


def test_without_a_target_an_older_whole_is_met_no_longer_beside_a_newer_rate(board: Board, on_time: Indicator) -> None:
    board.state(on_time, "17", HALF, total="17", **COUNTED)
    assert board.row(NINE).status is Status.MET
    board.state(on_time, "90", NINE)
    assert board.row(NINE).status is None


def lines(board: Board) -> list[BoardLine]:
    [sector] = board_of(board.seen(NINE), {}).sectors
    [row] = sector.rows
    return list(row.lines)
