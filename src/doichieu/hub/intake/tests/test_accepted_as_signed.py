"""What a form says of a figure in fields of its own is on record as it was signed, whoever confirms it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.catalogue.models import Clock, Indicator, Wording
from doichieu.hub.documents.models import StoredClaim
from doichieu.hub.intake.asking import is_as_proposed
from doichieu.hub.intake.proposals import WhyNot
from doichieu.hub.intake.queries import review_of
from doichieu.hub.intake.services import confirm_claim
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.places.models import Level
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import indicator
from doichieu.lexicon import folded

SPRING = Period(date(2022, 4, 1), date(2022, 6, 30))
OWNER = "HĐND thành phố Hà Nội"
TOLD = ("set_by", "price_basis", "cumulative", "maturity", "period__clock")


@pytest.mark.parametrize(
    ("series", "fields", "of_sheet"),
    [
        ({"price_basis": "so sánh 2010"}, {}, {}),
        ({"cumulative": True}, {}, {"period": SPRING}),
        ({"price_basis": "hiện hành", "cumulative": True}, {"maturity": "preliminary"}, {"period": SPRING}),
        ({}, {"maturity": "official"}, {}),
        ({}, {"maturity": "estimate"}, {}),
        ({"planned": True, "set_by": OWNER}, {}, {"planned": True, "set_by": OWNER}),
        ({"measure": Measure.ATTAINMENT, "set_by": OWNER}, {"unit": "%"}, {}),
        ({}, {}, {"period": Period(date(2021, 12, 15), date(2022, 6, 14)), "clock": Clock.ISSUER}),
    ],
)
def test_a_reviewer_who_confirms_a_form_as_it_is_offered_enters_what_a_reviewers_signature_would(
    cast: Cast, series: Mapping[str, Any], fields: Mapping[str, Any], of_sheet: Mapping[str, Any]
) -> None:
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    given = line("640", series=Series(indicator(), cast.district, **series), **fields)
    form = sign(cast, given, by=cast.visitor, **of_sheet).document
    assert form is not None
    [item] = review_of(form, viewer(cast.owner))
    assert item.proposal is not None
    assert item.stored is not None
    decision = confirm_claim(claim=item.stored, placement=item.proposal.placement, by=cast.owner)
    assert decision.figure is not None
    confirmed = Figure.objects.filter(pk=decision.figure.pk).values(*TOLD).get()
    [signed] = sign(cast, replace(given, note="lập lại"), by=cast.owner, **of_sheet).figures or [decision.figure]
    assert signed.pk == decision.figure.pk, "the same sheet, signed by a reviewer, is on record already"
    assert confirmed["period__clock"] == of_sheet.get("clock", Clock.CALENDAR)
    assert (confirmed["price_basis"], confirmed["cumulative"], confirmed["set_by"], confirmed["maturity"]) == (
        series.get("price_basis", ""), series.get("cumulative"), series.get("set_by", ""), fields.get("maturity", "")
    )  # fmt: skip


def test_other_prices_than_those_signed_are_not_what_was_proposed(cast: Cast) -> None:
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    form = sign(cast, line("640", series=Series(indicator(), cast.district, price_basis="hiện hành")), by=cast.visitor)
    assert form.document is not None
    [item] = review_of(form.document, viewer(cast.owner))
    assert item.proposal is not None
    offered = item.proposal.placement
    assert offered is not None
    assert is_as_proposed(offered, item.proposal)
    assert not is_as_proposed(replace(offered, price_basis=""), item.proposal)
    assert not is_as_proposed(replace(offered, cumulative=True), item.proposal)


def test_a_form_of_before_that_kept_none_of_it_is_offered_by_its_words(cast: Cast) -> None:
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    given = line("640", series=Series(indicator(), cast.district), maturity="estimate")
    form = sign(cast, given, by=cast.visitor).document
    assert form is not None
    stored = StoredClaim.objects.get(reading__text__document=form)
    assert stored.data.pop("entered")["clock"] == Clock.CALENDAR
    stored.save()
    [item] = review_of(form, viewer(cast.owner))
    assert item.proposal is not None
    assert item.proposal.maturity == "estimate"
    assert item.proposal.placement is not None


def test_a_place_below_with_its_parents_bare_name_is_the_place_that_was_signed_for(cast: Cast) -> None:
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    bare, parent = cast.district.name, cast.district
    town = add_locality(name=bare, kind="xã", level=Level.COMMUNE, parent=parent, by=system_viewer())
    form = sign(cast, line("9", series=Series(indicator(), town)), by=cast.visitor).document
    assert form is not None
    [item] = review_of(form, viewer(cast.owner))
    assert item.proposal is not None
    assert item.proposal.locality == town


def test_of_an_indicator_that_ended_meanwhile_no_other_is_offered(cast: Cast) -> None:
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    signed = indicator()
    form = sign(cast, line("9", series=Series(signed, cast.district)), by=cast.visitor).document
    assert form is not None
    Indicator.objects.filter(pk=signed.pk).update(valid_to=date(2021, 12, 31))
    other = indicator("ZZ01")
    Wording.objects.create(indicator=other, text=signed.name_vi, folded=folded(signed.name_vi), given_at=timezone.now())
    [item] = review_of(form, viewer(cast.owner))
    assert item.proposal is not None
    assert (item.proposal.indicator, item.proposal.why_not) == (None, WhyNot.ENDED)
