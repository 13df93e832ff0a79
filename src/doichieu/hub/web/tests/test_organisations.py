"""A role held for one organisation of a place: what its contributor does and sees, by page and by API."""

import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.access.delegations import delegate
from doichieu.hub.access.errors import OrganisationRole, Refused
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.queries import grants_over
from doichieu.hub.access.services import add_subject, grant_role, withdraw_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.tokens import issue_token
from doichieu.hub.access.viewers import Act, Viewer, system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.checks.beside import EntryScope, entry_cells
from doichieu.hub.checks.reporting import UnitReport, reports_of
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import documents
from doichieu.hub.documents.services import place_document, store_document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.intake.waiting import waiting_results
from doichieu.hub.places.models import Locality, Subject, SubjectKind
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.models import Figure
from doichieu.hub.register.tests.worked import HALF, indicator
from doichieu.hub.web.words.faults import worded_error

FILE = "Trường đón 1.250 học sinh năm 2022.".encode()


@dataclass(frozen=True)
class Schools:
    cast: Cast
    own: Subject
    sister: Subject
    teacher: User  # contributor of the own school alone
    browser: Client

    @property
    def entry(self) -> str:
        return f"/p/{self.cast.district.slug}/2022-H1/entry/"


@pytest.fixture
def schools(db: None) -> Schools:
    cast = assembled()
    indicator(name_vi="Thu ngân sách nhà nước", search="bud01 thu ngan sach nha nuoc")
    own, sister = (organisation(cast.district, name) for name in ("Trường Sơn Ca", "Trường Hoa Sen"))
    teacher = User.objects.create(username="teacher")
    contributes(teacher, own)
    browser = Client()
    browser.force_login(teacher)
    return Schools(cast, own, sister, teacher, browser)


def organisation(place: Locality, name: str) -> Subject:
    return add_subject(locality=place, kind=SubjectKind.ORGANISATION, name=name, by=system_viewer())


def contributes(user: User, school: Subject) -> Grant:
    return grant_role(
        user=user, role=Role.CONTRIBUTOR, locality=school.locality, organisation=school, by=system_viewer()
    )


def signed_for(schools: Schools, school: Subject, number: str) -> Document:
    given = sheet(schools.cast, line(number), organisation=school)
    document = sign_entry(sheet=given, by=schools.cast.owner).document
    assert document is not None
    return document


def test_figures_are_entered_for_the_own_school_and_wait_for_the_reviewer(schools: Schools) -> None:
    page = schools.browser.get(schools.entry)
    assertContains(page, "Trường Sơn Ca")
    assertNotContains(page, "Trường Hoa Sen")
    state = {"pasted": "BUD01\t5\ttỷ đồng\t", "action": "preview"}
    preview = schools.browser.post(f"{schools.entry}sheet/", state)
    carried = re.findall(r'name="state" value="(\w+)"', preview.content.decode())[0]
    schools.browser.post(f"{schools.entry}sheet/", {**state, "action": "sign", "state": carried})
    document = Document.objects.get()
    assert (document.organisation, document.locality) == (schools.own, schools.cast.district)
    assert not Figure.objects.exists()
    assertContains(schools.browser.get(f"/d/{document.pk}/"), "BUD01")
    reviewer = Client()
    reviewer.force_login(schools.cast.owner)
    assertContains(reviewer.get("/intake/"), f"/d/{document.pk}/")
    reported = reviewer.get(f"/p/{schools.cast.district.slug}/2022-H1/reporting/")
    assertContains(reported, "1 số liệu đã gửi, chờ duyệt")


def test_forms_and_workbook_of_a_school_bear_its_name(schools: Schools) -> None:
    document = signed_for(schools, schools.own, "5")
    district = schools.cast.district
    assert document.title.endswith(f", Trường Sơn Ca, {district}")
    taken = schools.browser.get(f"{schools.entry}sheet.xlsx")
    page = load_workbook(BytesIO(taken.content)).active
    assert isinstance(page, Worksheet)
    assert (page["B1"].value, page["C1"].value) == (district.slug, f"Trường Sơn Ca, {district}")
    whole = sign_entry(sheet=sheet(schools.cast, line("9")), by=schools.cast.owner).document
    assert whole is not None
    assert whole.title.endswith(f"2022, {district}")


def test_a_school_is_offered_what_it_reported_before_and_what_it_sent_and_not_the_catalogue(schools: Schools) -> None:
    indicator("XX01", unit="hộ", shown_in="hộ")
    indicator("XX02", unit="hộ", shown_in="hộ")
    viewer = viewer_of(schools.teacher)
    half = PlanningPeriod(name="2022-H1", first_day=HALF.first, last_day=HALF.last)
    own = EntryScope(schools.cast.district, half, subject=schools.own)
    assert offered_codes(own, viewer) == []
    long_ago = Period(date(2015, 1, 1), date(2015, 6, 30))
    past = sheet(schools.cast, line("4"), organisation=schools.own, period=long_ago)
    sign_entry(sheet=past, by=schools.cast.owner)
    assert offered_codes(own, viewer) == ["BUD01"]
    sent = sheet(schools.cast, line("7", indicator="XX01", unit="hộ"), organisation=schools.own)
    sign_entry(sheet=sent, by=schools.teacher)
    assert offered_codes(own, viewer) == ["BUD01", "XX01"]
    assert len(entry_cells(own, viewer, every=True)) == 3


def offered_codes(scope: EntryScope, viewer: Viewer) -> list[str]:
    return sorted(cell.series.indicator.code for cell in entry_cells(scope, viewer))


def test_who_entered_the_other_figure_is_told_to_those_inside_alone(schools: Schools) -> None:
    signed_for(schools, schools.own, "5")
    blind = line("5,1", seen=0, note="Sửa")
    told = {}
    for user in (schools.teacher, schools.cast.owner):
        checked = checked_sheet(sheet(schools.cast, blind, organisation=schools.own), viewer_of(user))
        told[user.username] = [worded_error(fault.error) for fault in checked.faults]
    assert told == {
        "teacher": ["Trong lúc đó người khác đã nhập 5 tỷ đồng. Hãy chọn số liệu được giữ."],
        "owner": ["Trong lúc đó owner đã nhập 5 tỷ đồng. Hãy chọn số liệu được giữ."],
    }


def test_a_school_is_led_to_no_page_that_is_refused_to_it(schools: Schools) -> None:
    district = schools.cast.district
    reporting = f"/p/{district.slug}/2022-H1/reporting/"
    close_period(locality=district, period=HALF, by=schools.cast.owner)
    assert schools.browser.get(reporting).status_code == 403
    for address in (f"/p/{district.slug}/", f"/p/{district.slug}/2022-H1/", schools.entry, f"{schools.entry}sheet/"):
        assertNotContains(schools.browser.get(address), "/reporting/")
    reviewer = Client()
    reviewer.force_login(schools.cast.owner)
    assertContains(reviewer.get(schools.entry), f'href="{reporting}"')


def test_a_school_that_has_sent_all_is_not_reminded_though_its_figures_wait(schools: Schools) -> None:
    last_year = Period(date(2021, 1, 1), date(2021, 6, 30))
    for school in (schools.own, schools.sister):
        sign_entry(sheet=sheet(schools.cast, line("4"), organisation=school, period=last_year), by=schools.cast.owner)
    sign_entry(sheet=sheet(schools.cast, line("5"), organisation=schools.own), by=schools.teacher)
    reviewer = viewer_of(schools.cast.owner)
    sent = waiting_results(schools.cast.district, HALF, reviewer)
    assert [each.code for each in sent[schools.cast.district.pk, schools.own.pk]] == ["BUD01"]
    told = {str(each.unit): each for each in reports_of(schools.cast.district, HALF, reviewer, sent)}
    own, sister = told["Trường Sơn Ca"], told["Trường Hoa Sen"]
    assert (own.figures, own.waiting, own.missing, own.has_reported) == (0, 1, (), True)
    assert (sister.waiting, [each.code for each in sister.missing], sister.has_reported) == (0, ["BUD01"], False)
    assert waiting_results(schools.cast.district, HALF, viewer_of(schools.cast.stranger)) == {}


def told_of(schools: Schools) -> UnitReport:
    reviewer, district = viewer_of(schools.cast.owner), schools.cast.district
    reports = reports_of(district, HALF, reviewer, waiting_results(district, HALF, reviewer))
    return next(each for each in reports if each.unit == schools.own)


def test_two_results_of_one_indicator_wait_as_two_and_one_that_is_sent_anew_as_one(schools: Schools) -> None:
    indicator("ADM01", unit="%", shown_in="%", aggregation_time="ratio", name_vi="Tỷ lệ hồ sơ đúng hạn")
    rate = line("94", indicator="ADM01", unit="%")
    count = line("17/18 hồ sơ", indicator="ADM01", unit="")
    sign_entry(sheet=sheet(schools.cast, rate, count, organisation=schools.own), by=schools.teacher)
    assert told_of(schools).waiting == 2
    again = line("95", indicator="ADM01", unit="%")
    sign_entry(sheet=sheet(schools.cast, again, organisation=schools.own), by=schools.teacher)
    told = told_of(schools)
    assert (told.figures, told.waiting, told.corrections, told.sent) == (0, 2, 0, 2)


def test_a_correction_that_waits_beside_the_figure_on_record_is_told_as_that_and_counts_once(schools: Schools) -> None:
    signed_for(schools, schools.own, "5")
    corrected = line("6", note="Cộng thêm khoản thu muộn")
    sign_entry(sheet=sheet(schools.cast, corrected, organisation=schools.own), by=schools.teacher)
    told = told_of(schools)
    assert (told.figures, told.waiting, told.corrections, told.sent) == (1, 1, 1, 1)
    reviewer = Client()
    reviewer.force_login(schools.cast.owner)
    page = reviewer.get(f"/p/{schools.cast.district.slug}/2022-H1/reporting/")
    assertContains(page, "1 số liệu đã gửi, chờ duyệt (1 thay số liệu đã có)")


@pytest.mark.parametrize("where", ["entry/", "entry/sheet/", "entry/sheet.xlsx"])
def test_nothing_is_entered_for_a_sister_school(schools: Schools, where: str) -> None:
    path = f"/p/{schools.cast.district.slug}/2022-H1/{where}?unit={schools.sister.pk}"
    assert schools.browser.get(path).status_code == 403
    assert schools.browser.post(path, {"pasted": "BUD01\t5\ttỷ đồng\t", "action": "sign"}).status_code in {403, 405}
    assert not Document.objects.exists()


def test_a_line_about_others_is_a_fault_that_names_nobody_else(schools: Schools) -> None:
    secret = issue_token(user=schools.teacher, name="x", days=1, by=schools.teacher)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    path = f"/api/places/{schools.cast.district.slug}/periods/2022-H1/entry"
    for about in ("Trường Hoa Sen", "hoa", "xã Đồng Mơ"):
        body = {"lines": [{"indicator": "BUD01", "number": "5", "unit": "tỷ đồng", "about": about}]}
        answer = program.post(path, body, content_type="application/json")
        assert [fault["code"] for fault in answer.json()["faults"]] == ["not-own"]
    body = {"lines": [{"indicator": "BUD01", "number": "5", "unit": "tỷ đồng"}]}
    for named, status in (("Trường Hoa Sen", 403), ("Trường Lạ", 403), ("trường sơn ca", 200)):
        answer = program.post(path, {**body, "organisation": named}, content_type="application/json")
        assert answer.status_code == status, named
    assert {document.organisation for document in Document.objects.all()} == {schools.own}
    elsewhere = f"/api/places/{schools.cast.elsewhere.slug}/periods/2022-H1/entry"
    assert program.post(elsewhere, body, content_type="application/json").status_code == 403


def test_whoever_hands_in_for_two_schools_says_for_which(schools: Schools) -> None:
    contributes(schools.teacher, schools.sister)
    assert schools.browser.get(schools.entry).status_code == 403
    assertContains(schools.browser.get(f"{schools.entry}?unit={schools.sister.pk}"), "Trường Hoa Sen")


def test_the_own_entries_are_seen_and_no_others(schools: Schools) -> None:
    own, sister = signed_for(schools, schools.own, "5"), signed_for(schools, schools.sister, "7")
    of_place = sign_entry(sheet=sheet(schools.cast, line("9")), by=schools.cast.owner).document
    assert of_place is not None
    seen = {own: 200, sister: 404, of_place: 404}
    assert {document: schools.browser.get(f"/d/{document.pk}/").status_code for document in seen} == seen
    listed = schools.browser.get(f"/p/{schools.cast.district.slug}/i/BUD01/").content.decode()
    assert ("5 tỷ" in listed, "7 tỷ" in listed, "9 tỷ" in listed) == (True, False, False)
    assert set(documents(viewer_of(schools.cast.owner))) == {own, sister, of_place}
    assert set(documents(viewer_of(schools.cast.colleague))) == {own, sister, of_place}


def test_a_file_is_handed_in_for_the_own_school(schools: Schools) -> None:
    assertContains(schools.browser.get("/intake/"), f'value="{schools.own.pk}">Trường Sơn Ca')
    for place, status in ((str(schools.sister.pk), 404), (schools.cast.district.slug, 403)):
        sent = {"files": SimpleUploadedFile("a.txt", FILE), "place": place}
        assert schools.browser.post("/intake/", sent).status_code == status
    for place in ("", str(schools.own.pk)):
        schools.browser.post("/intake/", {"files": SimpleUploadedFile("a.txt", FILE), "place": place})
    document = Document.objects.get()
    assert (document.organisation, document.locality) == (schools.own, schools.cast.district)


def test_the_same_file_of_a_sister_school_stays_unknown(schools: Schools) -> None:
    system = schools.cast.owner
    theirs = store_document(name="kin.txt", data=FILE, organisation=schools.sister, by=system)
    of_place = store_document(name="xa.txt", data=FILE, locality=schools.cast.district, by=system)
    own = store_document(name="a.txt", data=FILE, organisation=schools.own, by=schools.teacher)
    assert theirs == of_place  # who may see it is shown that it is there
    assert own != theirs
    assert store_document(name="b.txt", data=FILE, organisation=schools.own, by=schools.teacher) == own
    assert list(documents(viewer_of(schools.teacher))) == [own]


def test_nothing_else_is_allowed_to_it(schools: Schools) -> None:
    viewer = viewer_of(schools.teacher)
    assert [act for act in Act if viewer.may(act, schools.cast.district) or viewer.may_somewhere(act)] == []
    assert [act for act in Act if viewer.may(act, schools.cast.district, schools.sister)] == []
    assert {act for act in Act if viewer.may(act, schools.cast.district, schools.own)} == {
        Act.READ_INTERNAL,
        Act.HAND_IN,
    }
    with pytest.raises(Refused):
        store_document(name="a.txt", data=FILE, by=schools.teacher)
    mine = store_document(name="a.txt", data=FILE, organisation=schools.own, by=schools.teacher)
    with pytest.raises(Refused):
        place_document(document=mine, locality=schools.cast.elsewhere, by=schools.teacher)
    with pytest.raises(Refused):
        sign_entry(sheet=sheet(schools.cast, line("5")), by=schools.teacher)
    with pytest.raises(SheetRefused):
        sign_entry(
            sheet=sheet(schools.cast, line("5", about="xã Đồng Mơ"), organisation=schools.own), by=schools.teacher
        )
    assert not [grant for grant in grants_over([schools.cast.district], Act.HAND_IN) if grant.user == schools.teacher]


def test_it_is_lent_by_delegation_and_ends_with_its_withdrawal(schools: Schools) -> None:
    today, visitor = timezone.localdate(), schools.cast.visitor
    delegate(giver=schools.teacher, taker=visitor, first=today, last=today, reason="nghỉ phép", by=schools.teacher)
    assert viewer_of(visitor).covered_organisations(Act.HAND_IN) == (schools.own.pk,)
    document = signed_for(schools, schools.own, "5")
    assert document in documents(viewer_of(visitor))
    withdraw_role(grant=Grant.objects.get(organisation=schools.own), by=system_viewer())
    assert viewer_of(visitor).covered_organisations(Act.HAND_IN) == ()
    assert document not in documents(viewer_of(schools.teacher))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CONTRIBUTOR])
def test_an_organisations_role_is_the_contributors(schools: Schools, role: Role) -> None:
    given: dict[str, Any] = {"user": schools.cast.visitor, "role": role, "locality": schools.cast.district}
    with pytest.raises(OrganisationRole):
        grant_role(**given, organisation=schools.own, by=system_viewer())
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(**given, organisation=schools.own)


def test_it_is_held_for_an_organisation_of_that_very_place(schools: Schools) -> None:
    hamlet = add_subject(locality=schools.cast.district, kind=SubjectKind.HAMLET, name="Thôn Sa", by=system_viewer())
    given: dict[str, Any] = {"user": schools.cast.visitor, "role": Role.CONTRIBUTOR, "by": system_viewer()}
    for place, organisation in ((schools.cast.commune, schools.own), (None, schools.own), (hamlet.locality, hamlet)):
        with pytest.raises(OrganisationRole):
            grant_role(**given, locality=place, organisation=organisation)
    with pytest.raises(Refused):
        grant_role(**given | {"by": schools.cast.owner}, locality=schools.cast.district, organisation=schools.own)


def test_the_command_grants_and_withdraws_it(schools: Schools, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("grant_role", "visitor", "contributor", "--place", schools.cast.district.slug)
    call_command(*given, "--organisation", "trường hoa sen")
    assert "visitor: contributor for Trường Hoa Sen" in capsys.readouterr().out
    call_command(*given, "--organisation", "Trường Hoa Sen", "--withdraw")
    assert "visitor: no role" in capsys.readouterr().out
    for more in (("--organisation", "Trường Lạ"), ("--organisation", "Trường Hoa Sen", "--withdraw")):
        with pytest.raises(CommandError):
            call_command(*given, *more)
    with pytest.raises(CommandError):
        call_command("grant_role", "visitor", "reviewer", "--place", given[4], "--organisation", "Trường Hoa Sen")
