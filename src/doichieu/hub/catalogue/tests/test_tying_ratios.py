"""Of which two others an indicator is the ratio: put down by stewards, proposed by who reviews figures."""

from typing import Any

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue import queries, services, suggestions
from doichieu.hub.catalogue.errors import FactWrong, RatioWrong, UnitsDiffer, UnsaidReason
from doichieu.hub.catalogue.models import Amendment, Indicator, Suggestion
from doichieu.hub.catalogue.ratios import ratio_named, ratio_of, tie_ratio
from doichieu.hub.catalogue.tests.test_stewardship import added
from doichieu.hub.catalogue.tests.test_stewardship import clerk as clerk  # noqa: PLC0414 # a fixture
from doichieu.hub.catalogue.tests.test_stewardship import steward as steward  # noqa: PLC0414 # a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def markets(steward: User) -> tuple[Indicator, Indicator, Indicator]:
    """A share, what it counts, and all of it."""
    good, every = added(steward, "MAR01", "Số chợ đạt chuẩn"), added(steward, "MAR02", "Tổng số chợ")
    share = added(steward, "MAR03", "Tỷ lệ chợ đạt chuẩn")
    Indicator.objects.filter(pk=share.pk).update(unit="%")
    return queries.indicator("MAR03"), good, every


def test_a_ratio_is_put_down_with_its_reason_and_taken_away_again(
    steward: User, markets: tuple[Indicator, Indicator, Indicator]
) -> None:
    share, good, every = markets
    usual: dict[str, Any] = {"indicator": share, "by": steward}
    tie_ratio(numerator=good, denominator=every, reason="biểu 03", **usual)
    tie_ratio(numerator=good, denominator=every, reason="lần nữa", **usual)  # changes nothing
    tied = queries.indicator("MAR03")
    assert (tied.numerator, tied.denominator, tied.stewarded) == (good, every, True)
    tie_ratio(numerator=good, denominator=None, reason="chỉ có tử số", **usual)
    tie_ratio(numerator=None, denominator=None, reason="thôi tính", **usual)
    assert ratio_of(queries.indicator("MAR03")) == {"numerator": "", "denominator": ""}
    acts = list(Amendment.objects.filter(indicator=share, act="tied").values_list("facts", "reason"))
    assert acts[0] == (
        {"before": {"numerator": "", "denominator": ""}, "after": {"numerator": "MAR01", "denominator": "MAR02"}},
        "biểu 03",
    )
    assert [reason for _, reason in acts] == ["biểu 03", "chỉ có tử số", "thôi tính"]
    assert services.load_catalogue(by=steward) == {"indicators": 0, "wordings": 0}


def test_a_ratio_of_itself_of_one_thing_or_of_ratios_is_refused(
    steward: User, markets: tuple[Indicator, Indicator, Indicator]
) -> None:
    share, good, every = markets
    rate = queries.indicator("INV03")  # of INV02 and INV01
    merged = added(steward, "MAR04", "Chợ cũ")
    Indicator.objects.filter(pk=merged.pk).update(merged_into=good)
    merged.refresh_from_db()
    for numerator, denominator in (
        (share, every), (good, good), (good, share), (rate, every), (None, every), (merged, every),
    ):  # fmt: skip
        with pytest.raises(RatioWrong):
            tie_ratio(indicator=share, numerator=numerator, denominator=denominator, reason="x", by=steward)
    with pytest.raises(RatioWrong):  # it is a part of a ratio itself
        tie_ratio(indicator=queries.indicator("INV02"), numerator=good, denominator=every, reason="x", by=steward)
    with pytest.raises(UnitsDiffer):
        tie_ratio(indicator=share, numerator=good, denominator=queries.indicator("INV01"), reason="x", by=steward)
    with pytest.raises(UnsaidReason):
        tie_ratio(indicator=share, numerator=good, denominator=every, reason=" ", by=steward)
    assert queries.indicator("MAR03").numerator is None


def test_only_stewards_put_a_ratio_down_and_others_propose_it(
    steward: User, clerk: User, markets: tuple[Indicator, Indicator, Indicator]
) -> None:
    share, good, every = markets
    both: dict[str, Any] = {"numerator": good, "denominator": every}
    with pytest.raises(Refused):
        tie_ratio(indicator=share, **both, reason="x", by=clerk)
    with pytest.raises(RatioWrong):
        suggestions.suggest_ratio(indicator=share, numerator=None, denominator=None, reason="x", by=clerk)
    made = suggestions.suggest_ratio(indicator=share, **both, reason="biểu 03", by=clerk)
    assert (made.is_of_ratio, made.is_of_components, made.is_of_wording) == (True, False, False)
    suggestions.accept_suggestion(suggestion=made, by=steward)
    assert ratio_of(queries.indicator("MAR03")) == {"numerator": "MAR01", "denominator": "MAR02"}
    assert Suggestion.objects.get().answer == "accepted"


def test_a_code_that_names_nothing_is_no_part_of_a_ratio(steward: User) -> None:
    assert ratio_named({"numerator": " inv02 ", "denominator": ""}) == (queries.indicator("INV02"), None)
    with pytest.raises(FactWrong):
        ratio_named({"numerator": "XXX99"})
