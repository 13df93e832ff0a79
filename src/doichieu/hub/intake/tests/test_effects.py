"""What an act on the catalogue moves, and what proposals become of it."""

from dataclasses import replace
from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import Viewer, system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue import stewardship
from doichieu.hub.catalogue.models import Indicator, Wording
from doichieu.hub.documents.models import StoredReading
from doichieu.hub.intake import queries, services
from doichieu.hub.intake.effects import effects_of_ending, effects_of_merging, effects_of_wording
from doichieu.hub.intake.placements import Placement
from doichieu.hub.register import queries as register
from doichieu.hub.register.tests.worked import HALF, SENTENCE, indicator, read, revenue_claims, stored_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assembled()


@pytest.fixture
def steward(cast: Cast) -> Viewer:
    person = User.objects.create(username="steward")
    grant_role(user=person, role=Role.STEWARD, locality=None, by=system_viewer())
    return viewer_of(person)


@pytest.fixture
def revenue() -> Indicator:
    return indicator("BUD01")


def confirmed(cast: Cast, name: str, code: str = "BUD01") -> StoredReading:
    """A document whose amount is confirmed; its two rates wait."""
    text = stored_text(f"{name}: {SENTENCE}", cast.district, cast.owner)
    reading = read(text, revenue_claims(text.data["content"]))
    placement = Placement(code=code, locality=cast.district, period=HALF)
    services.confirm_claim(claim=reading.claims.get(kind="level"), placement=placement, by=cast.owner)
    return reading


def test_a_merge_tells_what_it_moves_and_the_old_figures_count_under_the_new_code(
    cast: Cast, steward: Viewer, revenue: Indicator
) -> None:
    kept = indicator("BUD09")
    Wording.objects.create(indicator=revenue, text="thu ngân sách", folded="thu ngân sách")
    reading = confirmed(cast, "Báo cáo")
    confirmed(cast, "Bản khác", "BUD09")
    told = effects_of_merging(revenue, kept, steward)
    assert (told.wordings, told.figures, told.series, told.places, told.both) == (("thu ngân sách",), 1, 1, 1, 1)
    assert len(told.documents) == 2
    stewardship.merge_indicators(indicator=revenue, into=kept, reason="là một", by=steward)
    owner = viewer_of(cast.owner)
    history = register.history_of("BUD09", cast.district, owner)
    assert sorted(series.series.indicator.code for series in history) == ["BUD01", "BUD09"]
    assert len(register.figures_of_indicator("BUD09", owner, localities=[cast.district])) == 2
    waiting = [item.proposal for item in queries.review_of(reading.text.document, owner) if item.proposal]
    assert [proposal.code for proposal in waiting] == ["BUD09", "BUD09"]


def test_a_figure_confirmed_under_a_merged_code_is_entered_under_the_other(
    cast: Cast, steward: Viewer, revenue: Indicator
) -> None:
    stewardship.merge_indicators(indicator=revenue, into=indicator("BUD09"), reason="là một", by=steward)
    confirmed(cast, "Báo cáo")
    [held] = register.figures_of_indicator("BUD09", viewer_of(cast.owner), localities=[cast.district])
    assert held.figure.indicator.code == "BUD09"


def test_a_new_wording_names_the_claims_that_were_read_before_it(
    cast: Cast, steward: Viewer, revenue: Indicator
) -> None:
    content = f"Bản mới: {SENTENCE}"
    text = stored_text(content, cast.district, cast.owner)
    level, *_ = (replace(claim, code=None, indicator="Số thu nội hạt") for claim in revenue_claims(content))
    read(text, (level,))
    owner = viewer_of(cast.owner)
    assert [item.proposal.why_not for item in queries.review_of(text.document, owner) if item.proposal] == [
        "no_indicator"
    ]
    told = effects_of_wording(["số thu nội hạt"], steward)
    assert (told.wordings, told.figures, list(told.documents)) == (("số thu nội hạt",), 0, [text.document])
    assert effects_of_wording(["số thu khác"], steward).documents == ()
    stewardship.give_wording(indicator=revenue, text="số thu nội hạt", reason="mới gặp", by=steward)
    [item] = queries.review_of(text.document, owner)
    assert item.proposal is not None
    assert (item.proposal.code, item.proposal.why_not) == ("BUD01", None)


def test_a_new_wording_does_not_name_what_is_counted_otherwise(cast: Cast, steward: Viewer) -> None:
    content = f"Bản mới: {SENTENCE}"
    text = stored_text(content, cast.district, cast.owner)
    level, *_ = (replace(claim, code=None, indicator="Số thu nội hạt") for claim in revenue_claims(content))
    read(text, (level,))
    stewardship.give_wording(indicator=indicator("LAN09", unit="m2"), text="số thu nội hạt", reason="nhầm", by=steward)
    [item] = queries.review_of(text.document, viewer_of(cast.owner))
    assert item.proposal is not None
    assert (item.proposal.code, item.proposal.why_not) == (None, "no_indicator")


def test_what_has_ended_is_offered_for_the_time_before_alone(cast: Cast, steward: Viewer, revenue: Indicator) -> None:
    reading = confirmed(cast, "Báo cáo")
    before, after = date(2021, 12, 31), date(2022, 12, 31)
    assert effects_of_ending(revenue, after, steward).documents == ()
    told = effects_of_ending(revenue, before, steward)
    assert (told.figures, list(told.documents)) == (1, [reading.text.document])
    stewardship.retire_indicator(indicator=revenue, last_day=before, reason="thôi giao", by=steward)
    owner = viewer_of(cast.owner)
    waiting = [item.proposal for item in queries.review_of(reading.text.document, owner) if item.proposal]
    assert [proposal.code for proposal in waiting] == [None, None]
    assert len(register.current_figures(owner, locality=cast.district, within=Period.year(2022))) == 1


def test_only_stewards_are_told_what_an_act_moves(cast: Cast, revenue: Indicator) -> None:
    with pytest.raises(Refused):
        effects_of_ending(revenue, date(2025, 12, 31), viewer_of(cast.owner))
