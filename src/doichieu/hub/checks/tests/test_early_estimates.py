"""A board pronounces nothing on an estimate before its days are over."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.hub.checks.judgements import Status, Why
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.checks.tests.test_scoreboard import board as board  # noqa: PLC0414 # a fixture
from doichieu.hub.register.tests.worked import indicator

AHEAD = Period(date(2122, 7, 1), date(2122, 12, 31))
PAST = Period(date(2021, 7, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("days", "maturity", "value", "found"),
    [
        (AHEAD, "estimate", "100", (Status.LIKELY, Why.ESTIMATED)),
        (AHEAD, "estimate", "90", (Status.HARD, Why.ESTIMATED)),
        (AHEAD, "official", "90", (Status.NOT_MET, Why.AT_THE_END)),
        (PAST, "estimate", "90", (Status.NOT_MET, Why.AT_THE_END)),
    ],
)
def test_an_estimate_is_judged_once_its_days_are_over(
    board: Board, days: Period, maturity: str, value: str, found: tuple[Status, Why]
) -> None:
    growth = indicator(unit="%", aggregation_time="none")
    board.target(growth, "100", days)
    board.state(growth, value, days, maturity=maturity)
    row = board.row(days)
    assert (row.status, row.reason and row.reason.why) == found
