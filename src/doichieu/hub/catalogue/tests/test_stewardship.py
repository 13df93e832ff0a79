"""What stewards do with indicators: nothing is lost, and every act is on record with its reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.viewers import Viewer, system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue import queries, services, stewardship, suggestions
from doichieu.hub.catalogue.errors import (
    AlreadyAnswered,
    CodeFaulty,
    CodeTaken,
    FactFixed,
    FactMissing,
    FactWrong,
    NotStanding,
    PartsMissing,
    UnitsDiffer,
    UnsaidReason,
    WordingTaken,
)
from doichieu.hub.catalogue.facts import facts_of
from doichieu.hub.catalogue.models import Amendment, Answer, Indicator, Suggestion, Wording
from doichieu.hub.ledger.models import Link

pytestmark = pytest.mark.django_db

MARKETS: Mapping[str, str] = {
    "name_vi": "Số chợ phiên đạt chuẩn",
    "name_en": "Fairs up to standard",
    "unit": "chợ",
    "shown_in": "chợ",
    "direction": "higher",
    "aggregation_time": "last",
    "aggregation_space": "sum",
    "sector": "economy",
}
SHARE: Mapping[str, str] = {**MARKETS, "unit": "phần trăm", "shown_in": "phần trăm", "share": "yes"}
END = date(2025, 12, 31)


@pytest.fixture
def steward() -> User:
    services.load_catalogue(by=system_viewer())
    person = User.objects.create(username="steward")
    grant_role(user=person, role=Role.STEWARD, locality=None, by=system_viewer())
    return person


@pytest.fixture
def clerk() -> User:
    person = User.objects.create(username="clerk")
    grant_role(user=person, role=Role.REVIEWER, locality=None, by=system_viewer())
    return person


def added(steward: User, code: str, name: str) -> Indicator:
    facts = {**MARKETS, "name_vi": name}
    return stewardship.add_indicator(code=code, facts=facts, reason="quy định mới", by=steward)


def wordings_of(code: str) -> list[str]:
    return [wording.text for wording in queries.wordings_of(queries.indicator(code))]


def test_a_new_indicator_is_known_by_its_name_and_stays_through_the_next_load(steward: User) -> None:
    market = added(steward, "mar01", "Số chợ phiên đạt chuẩn")
    assert (market.code, queries.wordings()["số chợ phiên đạt chuẩn"]) == ("MAR01", "MAR01")
    assert [found.code for found in queries.found("cho phien dat chuan")] == ["MAR01"]
    last = Link.objects.latest("number")
    assert (last.event, last.actor, Amendment.objects.get().reason) == ("indicator added", "steward", "quy định mới")
    assert services.load_catalogue(by=system_viewer()) == {"indicators": 0, "wordings": 0}


@pytest.mark.parametrize(
    ("code", "changed", "fault"),
    [
        ("BUD01", {}, CodeTaken),
        ("chợ", {}, CodeFaulty),
        ("MAR01", {"name_vi": "Thu ngân sách nhà nước"}, WordingTaken),
        ("MAR01", {"name_vi": " "}, FactMissing),
        ("MAR01", {"unit": "x" * 41}, FactWrong),
        ("MAR01", {"direction": "up"}, FactWrong),
    ],
)
def test_a_faulty_indicator_is_refused_whole(
    steward: User, code: str, changed: Mapping[str, str], fault: type[Exception]
) -> None:
    rows = Indicator.objects.count()
    with pytest.raises(fault):
        stewardship.add_indicator(code=code, facts={**MARKETS, **changed}, reason="mới", by=steward)
    assert (Indicator.objects.count(), Amendment.objects.count()) == (rows, 0)


def test_only_a_named_steward_changes_the_catalogue_and_says_why(steward: User, clerk: User) -> None:
    for who, fault in ((clerk, Refused), (Viewer(None), Refused), (system_viewer(), UnknownActor)):
        with pytest.raises(fault):
            stewardship.add_indicator(code="MAR01", facts=MARKETS, reason="mới", by=who)
    with pytest.raises(UnsaidReason):
        stewardship.add_indicator(code="MAR01", facts=MARKETS, reason="  ", by=steward)
    assert not Indicator.objects.filter(code="MAR01").exists()


def test_an_edited_name_is_one_more_wording_and_is_not_brought_back_by_the_file(steward: User) -> None:
    revenue = queries.indicator("BUD01")
    said = {**facts_of(revenue), "name_vi": "Thu cân đối trên địa bàn"}
    stewardship.edit_indicator(indicator=revenue, facts=said, reason="gọi cho đúng", by=steward)
    services.load_catalogue(by=system_viewer())
    assert queries.indicator("BUD01").name_vi == "Thu cân đối trên địa bàn"
    assert queries.wordings()["thu cân đối trên địa bàn"] == "BUD01"
    assert queries.wordings()["thu ngân sách nhà nước"] == "BUD01"
    facts = Amendment.objects.get().facts
    assert facts == {"before": {"name_vi": revenue.name_vi}, "after": {"name_vi": "Thu cân đối trên địa bàn"}}
    stewardship.edit_indicator(indicator=revenue, facts=said, reason="lần nữa", by=steward)
    assert Amendment.objects.count() == 1


def test_a_unit_changes_only_while_nothing_rests_on_it(steward: User) -> None:
    market = added(steward, "MAR01", "Số chợ phiên đạt chuẩn")
    changed = {**MARKETS, "unit": "điểm"}
    assert stewardship.edit_indicator(indicator=market, facts=changed, reason="sửa", by=steward).unit == "điểm"
    part = queries.indicator("INV02")  # the numerator of INV03
    with pytest.raises(FactFixed) as refused:
        stewardship.edit_indicator(indicator=part, facts={**facts_of(part), "unit": "ha"}, reason="sửa", by=steward)
    assert (refused.value.indicator, refused.value.fact) == ("INV02", "unit")


def test_a_merged_code_leads_to_the_other_with_all_its_wordings(steward: User) -> None:
    first = added(steward, "MAR01", "Số chợ phiên đạt chuẩn")
    second = added(steward, "MAR02", "Chợ phiên đạt chuẩn")
    third = added(steward, "MAR03", "Chợ quê đạt chuẩn")
    Indicator.objects.filter(code="INV03").update(numerator=second)
    stewardship.merge_indicators(indicator=third, into=second, reason="là một", by=steward)
    stewardship.merge_indicators(indicator=second, into=first, reason="là một", by=steward)
    assert [queries.indicator(code).standing.code for code in ("MAR01", "MAR02", "MAR03")] == ["MAR01"] * 3
    assert wordings_of("MAR01") == ["Chợ phiên đạt chuẩn", "Chợ quê đạt chuẩn", "Số chợ phiên đạt chuẩn"]
    assert queries.indicator("INV03").numerator == first
    assert {"MAR02", "MAR03"}.isdisjoint(each.code for each in queries.indicators())
    assert queries.standing_codes()["MAR03"] == first
    assert Amendment.objects.get(indicator=second, act="merged").facts == {
        "into": "MAR01",
        "wordings": {"MAR01": ["Chợ phiên đạt chuẩn", "Chợ quê đạt chuẩn"]},
        "ratios": {"numerator": ["INV03"]},
    }
    assert [act.indicator.code for act in queries.amendments_of(first)][:2] == ["MAR02", "MAR03"]
    with pytest.raises(NotStanding):
        stewardship.merge_indicators(indicator=second, into=first, reason="nữa", by=steward)


def test_what_is_counted_otherwise_is_not_merged(steward: User) -> None:
    market, revenue = added(steward, "MAR01", "Số chợ phiên đạt chuẩn"), queries.indicator("BUD01")
    with pytest.raises(UnitsDiffer) as refused:
        stewardship.merge_indicators(indicator=market, into=revenue, reason="nhầm", by=steward)
    assert (refused.value.expected, refused.value.found) == ("VND", "chợ")
    with pytest.raises(NotStanding):
        stewardship.merge_indicators(indicator=market, into=market, reason="nhầm", by=steward)


@pytest.mark.parametrize(
    ("unit", "other"),
    [("bác sĩ/vạn dân", "Bác sĩ / 10.000 người dân"), ("ca/1000 dân", "ca/1.000 dân"), ("ha", "héc ta")],
)
def test_one_unit_written_in_two_ways_is_merged_and_split_as_one(steward: User, unit: str, other: str) -> None:
    first, second, third = (
        stewardship.add_indicator(
            code=f"MAR0{at}", facts={**MARKETS, "name_vi": f"Chỉ số {at}", "unit": each}, reason="mới", by=steward
        )
        for at, each in enumerate((unit, other, unit), 1)
    )
    stewardship.merge_indicators(indicator=second, into=first, reason="là một", by=steward)
    assert queries.indicator("MAR02").standing == first
    fourth = stewardship.add_indicator(
        code="MAR04", facts={**MARKETS, "name_vi": "Chỉ số 4", "unit": other}, reason="mới", by=steward
    )
    parts: Mapping[str, list[Wording]] = {third.code: [], fourth.code: []}
    stewardship.split_indicator(indicator=first, parts=parts, last_day=END, reason="tách", by=steward)
    assert [part.code for part in queries.indicator("MAR01").parts.all()] == ["MAR03", "MAR04"]


def test_per_cent_in_words_is_the_per_cent_by_which_shares_are_known(steward: User) -> None:
    share = stewardship.add_indicator(code="MAR01", facts=SHARE, reason="mới", by=steward)
    assert (share.unit, share.share) == ("%", "yes")
    proposed = suggestions.suggest_indicator(
        code="MAR02", facts={**SHARE, "name_vi": "Tỷ lệ chợ", "unit": "Phần  trăm"}, reason="mới", by=steward
    )
    accepted = suggestions.accept_suggestion(suggestion=proposed, by=steward)
    assert (accepted.unit, accepted.share) == ("%", "yes")


@pytest.fixture
def older_share(steward: User) -> Indicator:
    """One from before per cent had one spelling, on which a ratio rests."""
    older = stewardship.add_indicator(code="MAR01", facts=SHARE, reason="mới", by=steward)
    Indicator.objects.filter(pk=older.pk).update(unit="phần trăm")
    Indicator.objects.filter(code="INV03").update(numerator=older)
    return queries.indicator("MAR01")


def test_a_share_stays_one_whichever_spelling_of_per_cent_the_other_has(steward: User, older_share: Indicator) -> None:
    facts = {**SHARE, "name_vi": "Tỷ lệ chợ"}
    share = stewardship.add_indicator(code="MAR02", facts=facts, reason="mới", by=steward)
    third = stewardship.add_indicator(code="MAR03", facts={**facts, "name_vi": "Tỷ lệ 3"}, reason="mới", by=steward)
    with pytest.raises(UnitsDiffer) as refused:
        stewardship.merge_indicators(indicator=share, into=older_share, reason="là một", by=steward)
    assert (refused.value.expected, refused.value.found) == ("phần trăm", "%")
    parts: Mapping[str, list[Wording]] = {older_share.code: [], third.code: []}
    with pytest.raises(UnitsDiffer):
        stewardship.split_indicator(indicator=share, parts=parts, last_day=END, reason="tách", by=steward)
    stewardship.merge_indicators(indicator=older_share, into=share, reason="là một", by=steward)
    assert queries.indicator("MAR01").standing == share


def test_an_older_share_with_figures_is_edited_and_keeps_the_spelling_of_its_figures(
    steward: User, older_share: Indicator
) -> None:
    facts = {**facts_of(older_share), "name_vi": "Tỷ lệ chợ"}
    edited = stewardship.edit_indicator(indicator=older_share, facts=facts, reason="gọi cho đúng", by=steward)
    assert (edited.name_vi, edited.unit) == ("Tỷ lệ chợ", "phần trăm")
    Indicator.objects.filter(code="INV03").update(numerator=None)
    facts["name_vi"] = "Tỷ lệ chợ phiên"
    assert stewardship.edit_indicator(indicator=edited, facts=facts, reason="nữa", by=steward).unit == "%"


def test_a_split_hands_its_wordings_to_its_parts_and_ends(steward: User) -> None:
    whole = added(steward, "MAR01", "Số chợ đạt chuẩn")
    stewardship.give_wording(indicator=whole, text="  chợ  vùng cao ", reason="mới gặp", by=steward)
    high, low = added(steward, "MAR02", "Chợ ở vùng cao"), added(steward, "MAR03", "Chợ ở vùng thấp")
    taken = list(Wording.objects.filter(text="chợ vùng cao"))
    parts: dict[str, list[Wording]] = {"MAR02": taken, "MAR03": []}
    stewardship.split_indicator(indicator=whole, parts=parts, last_day=END, reason="tách", by=steward)
    after = queries.indicator("MAR01")
    assert (after.valid_to, [part.code for part in after.parts.all()]) == (END, ["MAR02", "MAR03"])
    assert (wordings_of("MAR01"), wordings_of("MAR02")) == (["Số chợ đạt chuẩn"], ["chợ vùng cao", "Chợ ở vùng cao"])
    assert whole not in queries.indicators_in(date(2026, 1, 1))
    assert whole in queries.indicators_in(date(2025, 1, 1))
    with pytest.raises(NotStanding):
        stewardship.split_indicator(indicator=whole, parts=parts, last_day=END, reason="nữa", by=steward)
    assert {high.code, low.code} <= set(queries.wordings().values())


def test_a_split_needs_two_others_and_its_own_wordings(steward: User) -> None:
    whole = added(steward, "MAR01", "Số chợ đạt chuẩn")
    added(steward, "MAR02", "Chợ ở vùng cao")
    foreign = list(queries.wordings_of(queries.indicator("MAR02")))
    wrong: list[dict[str, list[Wording]]] = [
        {"MAR02": []},
        {"MAR02": [], "MAR01": []},
        {"MAR02": [], "XXX99": []},
        {"MAR02": foreign},
    ]
    for parts in wrong:
        with pytest.raises(PartsMissing):
            stewardship.split_indicator(indicator=whole, parts=parts, last_day=END, reason="tách", by=steward)
    assert queries.indicator("MAR01").valid_to is None


def test_what_is_retired_stays_on_record_until_its_last_day(steward: User) -> None:
    market = added(steward, "MAR01", "Số chợ phiên đạt chuẩn")
    stewardship.retire_indicator(indicator=market, last_day=END, reason="thôi giao", by=steward)
    retired = queries.indicator("MAR01")
    assert retired.is_measured_in(END)
    assert not retired.is_measured_in(date(2026, 1, 1))
    with pytest.raises(NotStanding):
        stewardship.retire_indicator(indicator=market, last_day=END, reason="nữa", by=steward)


def test_a_rehearsal_leaves_nothing_behind(steward: User) -> None:
    links = Link.objects.count()
    stewardship.rehearse(lambda: added(steward, "MAR01", "Số chợ phiên đạt chuẩn"))
    assert (Link.objects.count(), Indicator.objects.filter(code="MAR01").count()) == (links, 0)
    with pytest.raises(CodeTaken):
        stewardship.rehearse(lambda: added(steward, "BUD01", "Số chợ phiên đạt chuẩn"))


def test_a_proposed_wording_is_accepted_once(steward: User, clerk: User) -> None:
    revenue = queries.indicator("BUD01")
    made = suggestions.suggest_wording(text=" số thu  nội  hạt ", indicator=revenue, reason="mới gặp", by=clerk)
    again = suggestions.suggest_wording(text="Số thu nội hạt", indicator=revenue, reason="nữa", by=clerk)
    assert (made.text, again) == ("số thu nội hạt", made)
    with pytest.raises(Refused):
        suggestions.accept_suggestion(suggestion=made, by=clerk)
    suggestions.accept_suggestion(suggestion=made, by=steward)
    assert queries.wordings()["số thu nội hạt"] == "BUD01"
    answered = queries.suggestion(made.pk, Viewer(clerk))
    assert (answered.answer, answered.answered_by, answered.suggested_by) == (Answer.ACCEPTED, steward, clerk)
    with pytest.raises(AlreadyAnswered):
        suggestions.decline_suggestion(suggestion=made, reason="thôi", by=steward)


def test_a_proposed_indicator_comes_with_its_phrase_or_is_declined_with_a_reason(steward: User, clerk: User) -> None:
    given: dict[str, Any] = {"facts": MARKETS, "reason": "giao hằng năm", "by": clerk}
    made = suggestions.suggest_indicator(code="MAR01", text="chợ phiên kiểu mẫu", **given)
    other = suggestions.suggest_indicator(code="MAR02", **given)
    assert suggestions.accept_suggestion(suggestion=made, by=steward).code == "MAR01"
    assert wordings_of("MAR01") == ["chợ phiên kiểu mẫu", "Số chợ phiên đạt chuẩn"]
    with pytest.raises(WordingTaken):
        suggestions.accept_suggestion(suggestion=other, by=steward)
    with pytest.raises(UnsaidReason):
        suggestions.decline_suggestion(suggestion=other, reason="", by=steward)
    suggestions.decline_suggestion(suggestion=other, reason="trùng MAR01", by=steward)
    assert Suggestion.objects.get(pk=other.pk).answer_reason == "trùng MAR01"
    assert not Indicator.objects.filter(code="MAR02").exists()


def test_proposals_are_told_to_stewards_and_to_who_made_them(steward: User, clerk: User) -> None:
    made = suggestions.suggest_wording(
        text="số thu nội hạt", indicator=queries.indicator("BUD01"), reason="gặp", by=clerk
    )
    other = User.objects.create(username="other")
    assert list(queries.suggestions(Viewer(clerk))) == [made]
    assert [list(queries.suggestions(Viewer(who))) for who in (other, None)] == [[], []]
    with pytest.raises(Refused):
        suggestions.suggest_wording(text="khác", indicator=queries.indicator("BUD01"), reason="gặp", by=other)


def test_who_knows_no_english_name_leaves_it_to_the_vietnamese_one(steward: User) -> None:
    added = stewardship.add_indicator(code="MAR01", facts={**MARKETS, "name_en": " "}, reason="xã cần", by=steward)
    assert added.name_en == "Số chợ phiên đạt chuẩn"
