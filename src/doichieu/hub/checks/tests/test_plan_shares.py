"""A rate of plan of an amount whose share of plan is an indicator of its own: one row, and the newest judges."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from doichieu.claims import Kind, Period
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.judgements import Status, Why
from doichieu.hub.checks.promised_targets import set_targets
from doichieu.hub.checks.tests.sessions_told import both
from doichieu.hub.checks.tests.test_scoreboard import NINE, Board
from doichieu.hub.checks.tests.test_scoreboard import board as board  # noqa: PLC0414 # a fixture
from doichieu.hub.register import services
from doichieu.hub.register.models import Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import HALF, YEAR, claim, indicator, period, quantity, stored_text

RATE = {"measure": Measure.ATTAINMENT, "unit": "%", "kind": Kind.ATTAINMENT}
pytestmark = pytest.mark.django_db


@pytest.fixture
def spent() -> Indicator:
    return indicator("INV02", sector="investment")


@pytest.fixture
def share(spent: Indicator) -> Indicator:
    facts = {"unit": "%", "aggregation_time": "ratio", "sector": "investment"}
    return indicator("INV03", numerator=spent, denominator=indicator("INV01"), **facts)


def judged(board: Board, days: Period) -> dict[str, tuple[Status | None, Decimal | None]]:
    rows = board.seen(days).rows
    return {row.indicator.code: (row.status, row.result and row.result.quantity.value) for row in rows}


def test_the_newest_share_judges_whichever_code_it_stands_under(
    board: Board, spent: Indicator, share: Indicator
) -> None:
    board.target(share, "65")
    board.state(share, "31.4", HALF)
    board.state(spent, "13800000000", NINE)
    rate = board.state(spent, "66", NINE, set_by="HĐND xã", **RATE)
    assert judged(board, NINE) == {
        "INV02": (None, Decimal(13_800_000_000)),
        "INV03": (Status.ON_PACE, Decimal(66)),
    }
    row = next(row for row in board.seen(NINE).rows if row.indicator == share)
    assert row.result is not None
    assert (row.result.figure.pk, row.result.figure.measure) == (rate.pk, Measure.LEVEL)
    rate.refresh_from_db()
    assert (rate.indicator, rate.measure) == (spent, Measure.ATTAINMENT)


def test_a_share_without_a_target_is_judged_once(board: Board, spent: Indicator, share: Indicator) -> None:
    board.state(spent, "100", YEAR)
    board.state(spent, "100", YEAR, **RATE)
    assert judged(board, YEAR) == {"INV02": (None, Decimal(100)), "INV03": (Status.MET, Decimal(100))}


def test_a_rate_of_an_amount_that_has_a_target_stays_with_it(board: Board, spent: Indicator, share: Indicator) -> None:
    board.target(spent, "200")
    board.state(spent, "100", YEAR)
    board.state(spent, "50", YEAR, **RATE)
    assert list(judged(board, YEAR)) == ["INV02"]
    board.state(share, "30", HALF)
    assert list(judged(board, YEAR)) == ["INV02", "INV03"]


def test_rates_of_other_amounts_stay_where_they_are(board: Board) -> None:
    revenue = indicator()
    board.state(revenue, "63", HALF, **RATE)
    row = board.row(HALF)
    assert (row.indicator, row.reason and row.reason.why) == (revenue, Why.LINEAR_PACE)


def test_a_promise_of_a_share_is_answered_by_the_newest_rate_of_the_amount(
    cast: Cast, spent: Indicator, share: Indicator
) -> None:
    first, _ = both(cast)

    def said(of: Indicator, value: str, days: Period, name: str = "", **fields: object) -> None:
        content = f"{name} giải ngân {value}% kế hoạch."
        text = first.texts.get() if fields.get("planned") else stored_text(content, cast.district, cast.owner)
        content = text.data["content"]
        quote = value if value in content else content[:10]
        services.add_figure(
            series=Series(of, cast.district, **fields),  # type: ignore[arg-type]
            period=period(days),
            quantity=quantity(value, "%"),
            evidence=services.WitnessedClaim(text, claim(content, quote, quantity(value, "%"), period=days)),
            by=cast.owner,
        )

    said(share, "65", Period(date(2022, 1, 1), date(2022, 9, 30)), planned=True)
    said(share, "31", HALF, "Báo cáo")
    said(spent, "66", NINE, "Tin", measure=Measure.ATTAINMENT)
    [compared] = set_targets([first.pk], viewer_of(cast.owner), on=date(2022, 12, 31))
    assert compared.result is not None
    assert (compared.result.quantity.value, compared.status) == (Decimal(66), Status.EXCEEDED)


TWO_BODIES: list[tuple[str, str, dict[str, Any]]] = [("96", "HĐND xã", {}), ("95", "BCH Đảng bộ xã", RATE)]


@pytest.mark.parametrize("told", [{}, RATE])
def test_one_result_answers_the_targets_of_two_bodies_however_each_of_them_is_worded(
    board: Board, share: Indicator, told: dict[str, Any]
) -> None:
    for value, body, worded in TWO_BODIES:
        board.target(share, value, set_by=body, **worded)
    board.state(share, "31.4", HALF, **told)
    [row] = board.seen(YEAR).rows
    assert [(each.set_by, each.result and each.result.quantity.value) for each in row.comparisons] == [
        ("BCH Đảng bộ xã", Decimal("31.4")),
        ("HĐND xã", Decimal("31.4")),
    ]
    assert Status.UNKNOWN not in {each.status for each in row.comparisons}
