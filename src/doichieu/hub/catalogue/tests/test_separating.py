"""A merge is taken back: each code has again what it had, and what stewards did since stays."""

from typing import Any

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue import queries, stewardship
from doichieu.hub.catalogue.composing import compose_indicator
from doichieu.hub.catalogue.errors import NotMerged
from doichieu.hub.catalogue.models import Amendment, Indicator, Wording
from doichieu.hub.catalogue.separating import separate_indicator, wordings_returning
from doichieu.hub.catalogue.tests.test_stewardship import added, wordings_of
from doichieu.hub.catalogue.tests.test_stewardship import clerk as clerk  # noqa: PLC0414 # a fixture
from doichieu.hub.catalogue.tests.test_stewardship import steward as steward  # noqa: PLC0414 # a fixture
from doichieu.hub.ledger.models import Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def markets(steward: User) -> tuple[Indicator, Indicator, Indicator]:
    """Three codes for one thing: the third was merged into the second, and that into the first."""
    first = added(steward, "MAR01", "Số chợ phiên đạt chuẩn")
    second = added(steward, "MAR02", "Chợ phiên đạt chuẩn")
    third = added(steward, "MAR03", "Chợ quê đạt chuẩn")
    Indicator.objects.filter(code="INV03").update(numerator=second)
    stewardship.merge_indicators(indicator=third, into=second, reason="là một", by=steward)
    stewardship.merge_indicators(indicator=second, into=first, reason="là một", by=steward)
    return first, second, third


def test_a_merge_is_taken_back_with_its_wordings_ratios_and_what_had_been_merged_into_it(
    steward: User, markets: tuple[Indicator, Indicator, Indicator]
) -> None:
    first, second, _ = markets
    assert [wording.text for wording in wordings_returning(queries.indicator("MAR02"))] == [
        "Chợ phiên đạt chuẩn",
        "Chợ quê đạt chuẩn",
    ]
    separate_indicator(indicator=second, reason="khác nhau", by=steward)
    assert [queries.indicator(code).standing.code for code in ("MAR01", "MAR02", "MAR03")] == [
        "MAR01",
        "MAR02",
        "MAR02",
    ]
    assert wordings_of("MAR01") == ["Số chợ phiên đạt chuẩn"]
    assert wordings_of("MAR02") == ["Chợ phiên đạt chuẩn", "Chợ quê đạt chuẩn"]
    assert queries.indicator("INV03").numerator == second
    assert {each.code for each in queries.found("cho que dat chuan")} == {"MAR02", "MAR03"}
    act = Amendment.objects.latest("pk")
    assert (act.act, act.indicator, act.reason) == ("separated", second, "khác nhau")
    assert act.facts == {
        "from": first.code,
        "wordings": {"MAR02": ["Chợ phiên đạt chuẩn", "Chợ quê đạt chuẩn"]},
    }
    assert Link.objects.latest("number").event == "indicator separated"
    with pytest.raises(NotMerged):
        separate_indicator(indicator=queries.indicator("MAR02"), reason="nữa", by=steward)


def test_what_a_steward_changed_since_the_merge_stays(
    steward: User, markets: tuple[Indicator, Indicator, Indicator]
) -> None:
    _, second, _ = markets
    Indicator.objects.filter(code="INV03").update(numerator=queries.indicator("INV02"))
    Wording.objects.filter(text="Chợ quê đạt chuẩn").update(indicator=queries.indicator("BUD01"))
    stewardship.give_wording(indicator=queries.indicator("MAR01"), text="chợ mới", reason="mới gặp", by=steward)
    separate_indicator(indicator=second, reason="khác nhau", by=steward)
    assert (wordings_of("MAR01"), wordings_of("MAR02")) == (
        ["chợ mới", "Số chợ phiên đạt chuẩn"],
        ["Chợ phiên đạt chuẩn"],
    )
    assert queries.indicator("INV03").numerator == queries.indicator("INV02")


def test_the_last_of_a_row_of_merges_is_taken_back_alone(
    steward: User, markets: tuple[Indicator, Indicator, Indicator]
) -> None:
    third = queries.indicator("MAR03")
    separate_indicator(indicator=third, reason="khác nhau", by=steward)
    assert [queries.indicator(code).standing.code for code in ("MAR02", "MAR03")] == ["MAR01", "MAR03"]
    assert (wordings_of("MAR01"), wordings_of("MAR03")) == (
        ["Chợ phiên đạt chuẩn", "Số chợ phiên đạt chuẩn"],
        ["Chợ quê đạt chuẩn"],
    )


@pytest.mark.parametrize("changed_since", [False, True])
def test_a_composite_needs_again_what_it_needed_unless_it_was_composed_anew(steward: User, changed_since: bool) -> None:
    parts = [added(steward, f"MAR0{number}", f"Chợ loại {number}") for number in range(1, 5)]
    whole = added(steward, "MAR09", "Chợ đạt chuẩn cả hai loại")
    usual: dict[str, Any] = {"indicator": whole, "by": steward}
    compose_indicator(parts=parts[:2], reason="nghị quyết", **usual)
    stewardship.merge_indicators(indicator=parts[0], into=parts[2], reason="là một", by=steward)
    if changed_since:
        compose_indicator(parts=parts[1:], reason="nghị quyết mới", **usual)
    separate_indicator(indicator=parts[0], reason="khác nhau", by=steward)
    needed = [part.code for part in queries.components_of(whole)]
    assert needed == (["MAR02", "MAR03", "MAR04"] if changed_since else ["MAR01", "MAR02"])


def test_only_stewards_take_a_merge_back(clerk: User, markets: tuple[Indicator, Indicator, Indicator]) -> None:
    with pytest.raises(Refused):
        separate_indicator(indicator=markets[1], reason="x", by=clerk)
    assert queries.indicator("MAR02").merged_into == markets[0]
