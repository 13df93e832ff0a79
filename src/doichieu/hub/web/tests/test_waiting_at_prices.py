"""What waits of a form counts at the prices and of the days that the form says, as it does once it is on record."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from doichieu.claims import Period
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.checks.neighbourhoods import neighbourhoods
from doichieu.hub.checks.refreshing import refresh_findings
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claim
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.register.models import Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import HALF
from doichieu.hub.web.tests.test_own_units import Schools, schools

__all__ = ["schools"]
FIXED, CURRENT = "so sánh 2010", "hiện hành"


def signed(
    schools: Schools, *stated: tuple[str, str], period: Period = HALF, cumulative: bool | None = None
) -> Document:
    """A form of the school, with its findings. stated: amounts and their prices."""
    counted = Indicator.objects.get(code="XX01")
    given = (
        line(
            number,
            unit="hộ",
            note="đếm lại",
            series=Series(counted, schools.site.cast.district, schools.own, price_basis=prices, cumulative=cumulative),
        )
        for number, prices in stated
    )
    asked = sheet(schools.site.cast, *given, organisation=schools.own, period=period)
    form = sign_entry(sheet=asked, by=schools.teacher).document
    assert form is not None
    refresh_findings(form.pk)
    return form


def test_two_prices_in_one_form_contradict_nothing_and_both_are_confirmed_by_one_act(schools: Schools) -> None:
    form = signed(schools, ("640", FIXED), ("700", CURRENT))
    assert not StoredFinding.objects.exists()
    page = schools.site.owner.post(reverse("confirm_form", args=[form.pk]), follow=True)
    assertContains(page, "Đã xác nhận 2")
    held = Figure.objects.filter(subject=schools.own).values_list("price_basis", "value")
    assert dict(held) == {FIXED: 640, CURRENT: 700}


@pytest.mark.parametrize(("prices", "findings"), [(FIXED, 0), (CURRENT, 1)])
def test_what_waits_is_held_against_what_is_on_record_at_its_own_prices_alone(
    schools: Schools, prices: str, findings: int
) -> None:
    first = StoredClaim.objects.get(reading__text__document=signed(schools, ("700", CURRENT)))
    placed = Placement(
        code="XX01", locality=schools.site.cast.district, subject=schools.own, period=HALF, price_basis=CURRENT
    )
    confirm_claim(claim=first, placement=placed, by=viewer_of(schools.site.cast.owner))
    signed(schools, ("640", prices))
    assert StoredFinding.objects.count() == findings


def test_a_running_count_that_waits_is_laid_from_the_years_start(schools: Schools) -> None:
    may = Period(date(2022, 5, 1), date(2022, 5, 31))
    signed(schools, ("640", ""), period=may, cumulative=True)
    counted = Indicator.objects.get(code="XX01")
    [laid] = neighbourhoods(schools.site.cast.district, [counted], may.last)[counted.pk].laid
    assert laid.witness.claim.period == Period(date(2022, 1, 1), may.last)
    assert laid.read.period == may
