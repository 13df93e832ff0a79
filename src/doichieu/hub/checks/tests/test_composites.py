"""A composite target is met where each of its parts is: accidents, deaths and injuries must all fall."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from doichieu.claims import Kind, Period
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Component, Indicator
from doichieu.hub.checks.composites import combined
from doichieu.hub.checks.judgements import Status, Why
from doichieu.hub.checks.queries import scoreboard
from doichieu.hub.checks.rows import Row
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.models import Measure
from doichieu.hub.register.tests.worked import YEAR, indicator, period

LAST_YEAR = Period.year(2021)
HALF_BEFORE = Period(date(2021, 1, 1), date(2021, 6, 30))
HALF = Period(date(2022, 1, 1), date(2022, 6, 30))


@pytest.fixture
def whole(db: None) -> Indicator:
    made = indicator("SEC06", unit="yes/no", shown_in="yes/no", aggregation_time="none", sector="defence_security")
    for part in parts():
        Component.objects.create(whole=made, part=part)
    return made


@pytest.fixture
def board(cast: Cast) -> Board:
    return Board(cast)


def parts() -> Sequence[Indicator]:
    wanted = (("SEC03", "vụ"), ("SEC04", "người"), ("SEC05", "người"))
    known = {row.code: row for row in Indicator.objects.filter(code__in=[code for code, _ in wanted])}
    facts = {"direction": "lower", "sector": "defence_security"}
    return [known.get(code) or indicator(code, unit=unit, shown_in=unit, **facts) for code, unit in wanted]


def counts(cast: Cast, numbers: Sequence[str], days: Period) -> None:
    lines = [
        line(number, indicator=part.code, unit="", note="đúng như vậy")
        for number, part in zip(numbers, parts(), strict=False)
    ]
    sign(cast, *lines, period=days)


def promise(cast: Cast, days: Period = YEAR) -> None:
    sign(cast, line("có", indicator="SEC06", unit=""), period=days, planned=True, set_by="HĐND huyện")


def composite(cast: Cast, days: Period = YEAR) -> Row:
    seen = scoreboard(cast.district, period(days), viewer_of(cast.owner))
    return next(row for row in seen.rows if row.indicator.code == "SEC06")


@pytest.mark.parametrize(
    ("now", "status"),
    [
        (("9", "3", "7"), Status.MET),
        (("9", "4", "7"), Status.NOT_MET),  # as many deaths as the year before: they did not fall
        (("9", "5", "7"), Status.NOT_MET),
        (("9", "3"), Status.UNKNOWN),  # nobody said how many were hurt
        (("11", "3"), Status.NOT_MET),  # whatever the injuries
    ],
)
def test_all_three_have_to_fall_against_the_year_before(
    cast: Cast, whole: Indicator, now: Sequence[str], status: Status
) -> None:
    promise(cast)
    counts(cast, ("10", "4", "8"), LAST_YEAR)
    counts(cast, now, YEAR)
    row = composite(cast)
    [compared] = row.comparisons
    assert (row.status, compared.set_by, compared.reason.why) == (status, "HĐND huyện", Why.ALL_PARTS)
    assert [each.indicator.code for each in compared.reason.parts] == ["SEC03", "SEC04", "SEC05"]
    assert combined(each.status for each in compared.reason.parts) == status


def test_before_the_year_is_over_what_falls_is_on_pace(cast: Cast, whole: Indicator) -> None:
    promise(cast)
    counts(cast, ("6", "3", "5"), HALF_BEFORE)
    counts(cast, ("5", "2", "4"), HALF)
    assert composite(cast, HALF).status is Status.ON_PACE


def test_a_stated_change_goes_before_the_counts(cast: Cast, board: Board, whole: Indicator) -> None:
    promise(cast)
    for part in parts():
        board.state(part, "-12", unit="%", measure=Measure.GROWTH, kind=Kind.GROWTH, basis="cùng kỳ")
    assert composite(cast).status is Status.MET


def test_a_number_for_the_whole_is_asked_of_each_part(cast: Cast, board: Board, whole: Indicator) -> None:
    growth: dict[str, Any] = {"unit": "%", "measure": Measure.GROWTH, "kind": Kind.GROWTH}
    board.target(whole, "-5", **growth)
    for part, change in zip(parts(), ("-12", "-5", "-3"), strict=True):
        board.state(part, change, **growth)
    [compared] = composite(cast).comparisons
    assert [each.status for each in compared.reason.parts] == [Status.EXCEEDED, Status.MET, Status.NOT_MET]
    assert compared.status is Status.NOT_MET


def test_parts_with_targets_of_their_own_are_judged_by_them_without_one_for_the_whole(
    cast: Cast, board: Board, whole: Indicator
) -> None:
    counts(cast, ("9", "3", "7"), YEAR)
    assert "SEC06" not in [row.indicator.code for row in scoreboard_of(cast)]
    for part, most in zip(parts(), ("10", "3", "9"), strict=True):
        board.target(part, most)
    [compared] = composite(cast).comparisons
    assert (compared.target, compared.status) == (None, Status.MET)
    assert [each.status for each in compared.reason.parts] == [Status.EXCEEDED, Status.MET, Status.EXCEEDED]


def test_a_stated_yes_stands_while_nothing_is_known_of_the_parts(cast: Cast, whole: Indicator) -> None:
    promise(cast)
    sign(cast, line("có", indicator="SEC06", unit=""), period=YEAR)
    [compared] = composite(cast).comparisons
    assert (compared.status, compared.reason.why) == (Status.MET, Why.AT_THE_END)


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [
        ((Status.EXCEEDED, Status.EXCEEDED), Status.EXCEEDED),
        ((Status.EXCEEDED, Status.MET), Status.MET),
        ((Status.MET, Status.ON_PACE), Status.ON_PACE),
        ((Status.ON_PACE, Status.UNKNOWN), Status.UNKNOWN),
        ((Status.MET, Status.NOT_COMPARABLE), Status.NOT_COMPARABLE),
        ((Status.NOT_MET, Status.UNKNOWN), Status.NOT_MET),
        ((Status.BEHIND, Status.UNKNOWN, Status.EXCEEDED), Status.BEHIND),
        ((), Status.UNKNOWN),
    ],
)
def test_one_failure_decides_and_one_gap_leaves_it_open(statuses: Sequence[Status], whole: Status) -> None:
    assert combined(statuses) is whole


def scoreboard_of(cast: Cast) -> tuple[Row, ...]:
    return scoreboard(cast.district, period(YEAR), viewer_of(cast.owner)).rows
