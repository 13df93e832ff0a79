"""What a unit sees of itself: its targets beside what it sent, and what was rejected, with the reason."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import Clock
from doichieu.hub.checks.own_units import own_unit
from doichieu.hub.checks.reporting import UnitReport, reports_of
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.services import reject_claim
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.intake.waiting import turned_down_results, waiting_results
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.register.tests.worked import HALF, YEAR, indicator
from doichieu.hub.web.tests.conftest import Site

PLACE = "/p/huyen-hoa-khe-tan-sa/"
ENTRY = f"{PLACE}2022-H1/entry/"
PAPER = "Phiếu nhập số liệu: chỉ tiêu giao năm 2022"
WHY = "sai kỳ báo cáo"


@dataclass(frozen=True)
class Schools:
    site: Site
    own: Subject
    teacher: User
    neighbour: User  # contributor of another school

    @property
    def browser(self) -> Client:
        return self.site.of(self.teacher)

    @property
    def page(self) -> str:
        return f"{PLACE}units/{self.own.pk}/"


@pytest.fixture
def schools(site: Site) -> Schools:
    indicator("XX01", unit="hộ", shown_in="hộ", name_vi="Số hộ được vận động", search="xx01 so ho duoc van dong")
    (own, teacher), (_, neighbour) = (acting_for(site, name) for name in ("Trường Sơn Ca", "Trường Hoa Sen"))
    return Schools(site, own, teacher, neighbour)


def acting_for(site: Site, name: str) -> tuple[Subject, User]:
    place = site.cast.district
    school = add_subject(locality=place, kind=SubjectKind.ORGANISATION, name=name, by=system_viewer())
    user = User.objects.create(username=name)
    grant_role(user=user, role=Role.CONTRIBUTOR, locality=place, organisation=school, by=system_viewer())
    return school, user


def handed_down(schools: Schools) -> None:
    """300 households for the year, by the committee of the district, in a paper that stays inside."""
    given = line("300", about="Trường Sơn Ca", indicator="XX01", unit="hộ")
    sign(schools.site.cast, given, planned=True, set_by="UBND huyện", period=YEAR)


def sent(schools: Schools, number: str) -> Document:
    lines = (line("5"), line(number, indicator="XX01", unit="hộ"))
    form = sign_entry(sheet=sheet(schools.site.cast, *lines, organisation=schools.own), by=schools.teacher).document
    assert form is not None
    return form


def rejected(schools: Schools) -> Document:
    form = sent(schools, "7")
    claim = StoredClaim.objects.get(reading__text__document=form, code="XX01")
    reject_claim(claim=claim, reason=WHY, by=viewer_of(schools.site.cast.owner))
    return form


def report_of(schools: Schools) -> UnitReport:
    owner, place = viewer_of(schools.site.cast.owner), schools.site.cast.district
    waiting, turned_down = waiting_results(place, HALF, owner), turned_down_results(place, HALF, owner)
    [told] = [each for each in reports_of(place, HALF, owner, waiting, turned_down) if each.unit == schools.own]
    return told


def test_a_unit_sees_its_target_with_who_gave_it_and_by_which_paper_beside_what_it_sent(schools: Schools) -> None:
    handed_down(schools)
    sent(schools, "120")
    for address in (schools.page, ENTRY, f"{PLACE}2022/allocation/"):
        seen = schools.browser.get(address)
        for words in ("300 hộ", "năm 2022", "UBND huyện", PAPER, "120 hộ"):
            assertContains(seen, words)
        assertNotContains(seen, "Chưa có chỉ tiêu giao cho đơn vị nào")
    [given] = own_unit(schools.own, viewer_of(schools.teacher)).handed
    [paper] = given.papers
    assert paper.document is None  # its title is told, the paper stays inside
    [given] = own_unit(schools.own, viewer_of(schools.site.cast.owner)).handed
    assert [each.document for each in given.papers] != [None]


def test_a_unit_that_was_given_nothing_is_told_so(schools: Schools) -> None:
    for address in (schools.page, f"{PLACE}2022/allocation/"):
        assertContains(schools.browser.get(address), "Đơn vị chưa được giao chỉ tiêu nào.")


def test_another_unit_and_the_public_see_neither_target_nor_reason(schools: Schools) -> None:
    handed_down(schools)
    form = rejected(schools)
    release_document(document=form, by=viewer_of(schools.site.cast.owner))
    for user in (schools.neighbour, schools.site.cast.visitor, schools.site.cast.stranger):
        assert own_unit(schools.own, viewer_of(user)).handed == []
        assert own_unit(schools.own, viewer_of(user)).sent == []
        browser = schools.site.of(user)
        assert browser.get(schools.page).status_code == 403
        assert browser.get(f"{ENTRY}?unit={schools.own.pk}").status_code == 403
        for address in (f"{PLACE}2022/allocation/", f"/d/{form.pk}/"):
            assertNotContains(browser.get(address), WHY)
            assertNotContains(browser.get(address), "300 hộ")
    assertNotContains(schools.site.anonymous.get(f"/d/{form.pk}/"), WHY)
    assert schools.browser.get(f"{PLACE}units/").status_code == 403
    assert schools.browser.get(f"{PLACE}units/9999/").status_code == 403


def test_the_way_to_send_it_again_leads_to_its_row_which_says_why_it_was_rejected(schools: Schools) -> None:
    rejected(schools)
    on_page = schools.browser.get(schools.page).content.decode()
    address = f"{ENTRY}?unit={schools.own.pk}#row-XX01-level"
    assert f'href="{address}">Gửi lại</a>' in on_page
    form = schools.browser.get(address).content.decode()
    assert form.count('id="row-XX01-level"') == form.count('href="#row-XX01-level"') == 1
    row = form[form.index('id="row-XX01-level"') :].partition("</tbody>")[0]
    assert "đã gửi: 7 hộ" in row
    assert "đã loại bỏ" in row
    assert f"Lý do: {WHY}" in row
    sent(schools, "8")
    assert 'id="row-' not in schools.browser.get(address).content.decode()


def test_an_old_rejection_without_a_reason_is_told_without_empty_words(schools: Schools) -> None:
    form = rejected(schools)
    for address in (schools.page, f"{ENTRY}?unit={schools.own.pk}"):
        assertContains(schools.browser.get(address), f'Lý do: <span lang="vi">{WHY}</span>')
    Decision.objects.filter(text__document=form).update(reason="")
    for address in (schools.page, f"{ENTRY}?unit={schools.own.pk}"):
        seen = schools.browser.get(address)
        assertContains(seen, "đã loại bỏ")
        assertNotContains(seen, "<p>Lý do")


def test_a_unit_changes_nothing_on_its_own_page_and_reads_no_changes(schools: Schools) -> None:
    schools.site.owner.post(schools.page, {"name": "Trường Sơn Ca 1", "reason": "Theo quyết định"})
    assertNotContains(schools.browser.get(schools.page), "Theo quyết định")
    assert schools.browser.post(schools.page, {"name": "x", "reason": "x"}).status_code == 403


def test_a_unit_is_told_that_its_figure_was_rejected_why_by_whom_and_how_to_send_it_again(schools: Schools) -> None:
    form = rejected(schools)
    for address in (schools.page, ENTRY):
        seen = schools.browser.get(address)
        for words in ("7 hộ", WHY, str(schools.site.cast.owner), f"/d/{form.pk}/", "đã loại bỏ"):
            assertContains(seen, words)
    assertContains(schools.browser.get(schools.page), f"{ENTRY}?unit={schools.own.pk}")
    assertContains(schools.browser.get(ENTRY), 'data-indicator="XX01"')
    sent(schools, "8")
    assertNotContains(schools.browser.get(schools.page), 'data-testid="rejected"')


def test_who_has_reported_counts_a_rejected_figure_as_not_sent_until_it_comes_anew(schools: Schools) -> None:
    rejected(schools)
    told = report_of(schools)
    assert (told.waiting, told.turned_down, [each.code for each in told.missing]) == (1, 1, ["XX01"])
    assert not told.has_reported
    seen = schools.site.owner.get(f"{PLACE}2022-H1/reporting/")
    assertContains(seen, "1 bị loại bỏ, chưa gửi lại")
    sent(schools, "8")
    assert (report_of(schools).turned_down, report_of(schools).missing) == (0, ())


def test_a_unit_without_reports_is_offered_what_was_handed_down_then_what_its_place_reports_the_rest_by_search(
    schools: Schools,
) -> None:
    indicator("XX02", unit="hộ", shown_in="hộ", name_vi="Số hộ còn lại", search="xx02 so ho con lai")
    release_document(document=schools.site.reviewed, by=viewer_of(schools.site.cast.owner))
    handed_down(schools)
    assert offered(schools, "") == ["XX01", "BUD01"]
    seen = schools.browser.get(ENTRY).content.decode()
    assert 'data-indicator="BUD01"' in seen.partition('data-testid="aside"')[2].partition("</details>")[0]
    assertContains(schools.browser.get(ENTRY), "Chỉ tiêu được giao")
    assert offered(schools, "?find=ho+con+lai") == ["XX01", "XX02"]


def offered(schools: Schools, asked: str) -> list[str]:
    page = schools.browser.get(f"{ENTRY}{asked}").content.decode()
    return [part.partition('"')[0] for part in page.split('data-indicator="')[1:]]


def test_a_figure_rejected_for_other_days_leads_to_the_form_of_these_days(schools: Schools) -> None:
    rejected(schools)
    there, here = f"{ENTRY}?unit={schools.own.pk}", "vào dòng của chỉ tiêu ở dưới"
    assertContains(schools.browser.get(ENTRY), here)
    year = schools.browser.get(f"{PLACE}2022/entry/")
    assertContains(year, there)
    assertNotContains(year, here)
    assertNotContains(year, "sector-asked_for")
    assertContains(schools.browser.get(ENTRY), "sector-asked_for")


def test_a_figure_rejected_by_closing_days_is_sent_again_on_the_form_of_these(schools: Schools) -> None:
    days = Period(date(2021, 12, 15), date(2022, 6, 14))
    given = sheet(schools.site.cast, line("5"), organisation=schools.own, period=days, clock=Clock.ISSUER)
    form = sign_entry(sheet=given, by=schools.teacher).document
    claim = StoredClaim.objects.get(reading__text__document=form)
    reject_claim(claim=claim, reason=WHY, by=viewer_of(schools.site.cast.owner))
    assertContains(schools.browser.get(schools.page), f"{ENTRY}?unit={schools.own.pk}&amp;clock=issuer")
    seen = schools.browser.get(f"{ENTRY}?unit={schools.own.pk}&clock=issuer")
    assertContains(seen, WHY)
    assertContains(seen, 'data-indicator="BUD01"')
