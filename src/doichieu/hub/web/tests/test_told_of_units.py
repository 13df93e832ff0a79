"""Beside a unit's target stands what other papers tell of its result, to who may read them."""

from typing import Any

from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.own_units import own_unit
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claim
from doichieu.hub.register.tests.worked import HALF, YEAR
from doichieu.hub.web.tests.test_own_units import ENTRY, Schools, handed_down, schools, sent

__all__ = ["schools"]


def reported(schools: Schools, value: str, title: str, **fields: Any) -> Document:
    """A report of the district in which this many households stand of the school for the half year."""
    households = Indicator.objects.get(code="XX01")
    board = Board(schools.site.cast, count=int(value))
    given: dict[str, Any] = {"days": HALF, "subject": schools.own} | fields
    figure = board.state(households, value, **given)
    document = figure.evidence.get().text.document
    Document.objects.filter(pk=document.pk).update(title=title)
    return document


def told(schools: Schools, user: User) -> list[str]:
    [given] = own_unit(schools.own, viewer_of(user)).beside
    return [f"{each.quantity.value:f}" for each in given.told]


def test_a_result_in_a_released_report_stands_beside_the_target_with_its_report(schools: Schools) -> None:
    handed_down(schools)
    report = reported(schools, "115", "Báo cáo số 12")
    release_document(document=report, by=viewer_of(schools.site.cast.owner))
    for address in (schools.page, ENTRY):
        seen = schools.browser.get(address)
        for words in ("đã ghi nhận: 115 hộ", "Báo cáo số 12", f"/d/{report.pk}/", "chưa gửi số liệu"):
            assertContains(seen, words)
    assertNotContains(schools.browser.get(ENTRY.replace("2022-H1", "2022-Q1")), "115 hộ")


def test_a_result_in_a_paper_that_stays_inside_is_told_to_those_inside_alone(schools: Schools) -> None:
    handed_down(schools)
    reported(schools, "115", "Báo cáo số 12")
    assert told(schools, schools.site.cast.owner) == ["115"]
    assert told(schools, schools.teacher) == []
    assertNotContains(schools.browser.get(schools.page), "115 hộ")
    assertContains(schools.site.owner.get(schools.page), "115 hộ")


def test_what_the_unit_sent_itself_is_not_told_again_and_what_is_not_of_the_target_is_not_told(
    schools: Schools,
) -> None:
    handed_down(schools)
    form = sent(schools, "120")
    claim = StoredClaim.objects.get(reading__text__document=form, code="XX01")
    place = Placement(code="XX01", locality=schools.site.cast.district, period=HALF, subject=schools.own)
    confirm_claim(claim=claim, placement=place, by=viewer_of(schools.site.cast.owner))
    reported(schools, "700", "Báo cáo của huyện", subject=None)
    assert told(schools, schools.site.cast.owner) == []
    reported(schools, "250", "Báo cáo năm", days=YEAR)
    assert told(schools, schools.site.cast.owner) == ["250"]
