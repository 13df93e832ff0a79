"""Which indicators a composite one needs: said by stewards, proposed by others, kept over merges."""

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.viewers import Viewer, system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue import queries, services, stewardship, suggestions
from doichieu.hub.catalogue.composing import compose_indicator, indicators_named
from doichieu.hub.catalogue.errors import ComponentsWrong, FactWrong, UnsaidReason
from doichieu.hub.catalogue.facts import facts_of
from doichieu.hub.catalogue.models import Amendment, Indicator
from doichieu.hub.catalogue.tests.test_stewardship import steward

__all__ = ["steward"]
pytestmark = pytest.mark.django_db


def needed(code: str) -> list[str]:
    return [part.code for part in queries.components_of(queries.indicator(code))]


def compose(code: str, codes: str, by: User, reason: str = "giao chung") -> Indicator:
    return compose_indicator(indicator=queries.indicator(code), parts=indicators_named(codes), reason=reason, by=by)


def test_the_committed_catalogue_says_what_road_safety_needs(steward: User) -> None:
    assert needed("SEC06") == ["SEC03", "SEC04", "SEC05"]
    assert [whole.code for whole in queries.composition_of(queries.indicator("SEC04"))[1]] == ["SEC06"]
    assert [part.code for part in queries.composition_of(queries.indicator("SEC06"))[0]] == needed("SEC06")
    parts = {whole.code: [part.code for part in parts] for whole, parts in queries.components().items()}
    assert parts == {"SEC06": ["SEC03", "SEC04", "SEC05"]}


def test_a_steward_changes_them_with_a_reason_and_the_file_no_longer_does(steward: User) -> None:
    with pytest.raises(UnsaidReason):
        compose("SEC06", "SEC03 SEC04", steward, reason=" ")
    compose("SEC06", "SEC03 SEC04", steward)
    compose("SEC06", "SEC04 SEC03", steward)
    [row] = Amendment.objects.all()
    assert (row.act, row.facts) == (
        "composed",
        {"before": {"components": "SEC03 SEC04 SEC05"}, "after": {"components": "SEC03 SEC04"}},
    )
    services.load_catalogue(by=system_viewer())
    assert needed("SEC06") == ["SEC03", "SEC04"]
    compose("SEC06", "", steward)
    assert needed("SEC06") == []


@pytest.mark.parametrize(
    ("code", "codes"),
    [("SEC06", "SEC03"), ("SEC06", "SEC06 SEC03"), ("SEC03", "SEC01 SEC02"), ("SEC01", "SEC06 SEC02")],
)
def test_a_composite_needs_two_others_at_least_and_no_composite(steward: User, code: str, codes: str) -> None:
    with pytest.raises(ComponentsWrong):
        compose(code, codes, steward)


def test_a_code_that_is_none_is_refused(steward: User) -> None:
    with pytest.raises(FactWrong):
        indicators_named("SEC03 SEC99")
    with pytest.raises(Refused):
        compose_indicator(indicator=queries.indicator("SEC06"), parts=[], reason="x", by=Viewer(None))


def test_what_is_proposed_is_done_once_a_steward_accepts(steward: User) -> None:
    parts = indicators_named("SEC01 SEC02")
    whole = stewardship.add_indicator(
        code="SEC90", facts={**_facts(), "name_vi": "Giảm cả tội phạm lẫn ma túy"}, reason="giao chung", by=steward
    )
    row = suggestions.suggest_components(indicator=whole, parts=parts, reason="nghị quyết nêu", by=steward)
    assert (row.is_of_components, row.is_of_wording, needed("SEC90")) == (True, False, [])
    suggestions.accept_suggestion(suggestion=row, by=steward)
    assert needed("SEC90") == ["SEC01", "SEC02"]
    with pytest.raises(ComponentsWrong):
        suggestions.suggest_components(indicator=whole, parts=[], reason="x", by=steward)


def test_a_part_that_is_merged_leads_to_what_stays(steward: User) -> None:
    gone, kept = queries.indicator("SEC03"), queries.indicator("SEC02")
    stewardship.merge_indicators(indicator=gone, into=kept, reason="trùng", by=steward)
    assert needed("SEC06") == ["SEC02", "SEC04", "SEC05"]
    stewardship.merge_indicators(
        indicator=queries.indicator("SEC04"), into=queries.indicator("SEC05"), reason="trùng", by=steward
    )
    assert needed("SEC06") == ["SEC02", "SEC05"]


def _facts() -> dict[str, str]:
    return facts_of(queries.indicator("SEC06"))
