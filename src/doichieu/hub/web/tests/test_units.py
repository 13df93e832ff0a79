"""The units of a place are renamed and ended, with a reason, and every change stays on record."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.allocations import units_of
from doichieu.hub.checks.reporting import reports_of
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.ledger.tests.links import broken_links
from doichieu.hub.places.models import Subject, SubjectChange, SubjectKind
from doichieu.hub.register.models import Figure
from doichieu.hub.web.tests.conftest import Site

LIST = "/p/huyen-hoa-khe-tan-sa/units/"
THIRD = Period(date(2022, 7, 1), date(2022, 9, 30))
HALF = Period(date(2022, 1, 1), date(2022, 6, 30))


@pytest.fixture
def school(site: Site) -> Subject:
    return unit(site, "Trường Sơn Cca")


def unit(site: Site, name: str) -> Subject:
    return add_subject(locality=site.cast.district, kind=SubjectKind.ORGANISATION, name=name, by=site.cast.owner)


def test_a_unit_is_renamed_with_a_reason_and_its_figures_stay_its_own(site: Site, school: Subject) -> None:
    sign_entry(sheet=sheet(site.cast, line("5", about="Trường Sơn Cca")), by=site.cast.owner)
    here = f"{LIST}{school.pk}/"
    assertContains(site.owner.get(LIST), f'href="{here}"')
    unsaid = site.owner.post(here, {"name": "Trường Sơn Ca", "reason": " "})
    assertContains(unsaid, "hãy ghi nội dung thay đổi và lý do", status_code=422)
    assertRedirects(site.owner.post(here, {"name": " Trường  Sơn Ca", "reason": "Gõ nhầm"}), here)
    shown = site.owner.get(here)
    assertContains(shown, "Trường Sơn Cca → Trường Sơn Ca")
    assertContains(shown, "Gõ nhầm")
    assert [str(each.subject) for each in Figure.objects.filter(subject=school)] == ["Trường Sơn Ca"]
    assert SubjectChange.objects.get().changed_by == site.cast.owner
    assert list(broken_links()) == []


def test_no_two_units_have_one_name(site: Site, school: Subject) -> None:
    unit(site, "Trường Hoa Sen")
    refused = site.owner.post(f"{LIST}{school.pk}/", {"name": "TRƯỜNG HOA SEN", "reason": "Gõ nhầm"})
    assertContains(refused, "“Trường Hoa Sen” đã có trong danh sách.", status_code=422)
    assert not SubjectChange.objects.exists()


def test_the_former_name_of_a_unit_is_refused_to_another_in_plain_words(site: Site, school: Subject) -> None:
    other = unit(site, "Trường Hoa Sen")
    site.owner.post(f"{LIST}{school.pk}/", {"name": "Trường Sơn Ca", "reason": "Gõ nhầm"})
    told = "“Trường Sơn Cca” là tên cũ của Trường Sơn Ca"
    renamed = site.owner.post(f"{LIST}{other.pk}/", {"name": "Trường Sơn Cca", "reason": "Đổi tên"})
    assertContains(renamed, told, status_code=422)
    added = site.owner.post(LIST, {"kind": "organisation", "name": "Trường Sơn Cca"})
    assertContains(added, told, status_code=422)
    assert Subject.objects.count() == 2


def test_an_ended_unit_is_asked_for_no_later_period_and_takes_no_figure_of_it(site: Site, school: Subject) -> None:
    here, owner = f"{LIST}{school.pk}/", viewer_of(site.cast.owner)
    faulty = site.owner.post(here, {"last_day": "31/13/2022", "reason": "Sáp nhập"})
    assertContains(faulty, "“31/13/2022”", status_code=422)
    assertRedirects(site.owner.post(here, {"last_day": "30/06/2022", "reason": "Sáp nhập"}), here)
    assertContains(site.owner.get(LIST), "đến ngày 30/06/2022")
    for days, there in ((HALF, True), (THIRD, False)):
        assert (school in units_of(site.cast.district, days)) is there
        assert (school in [each.unit for each in reports_of(site.cast.district, days, owner, {})]) is there
    offered = "Trường Sơn Cca"
    assertContains(site.owner.get("/p/huyen-hoa-khe-tan-sa/2022-H1/entry/"), offered)
    assertNotContains(site.owner.get("/p/huyen-hoa-khe-tan-sa/2022-Q3/entry/"), offered)
    late = sheet(site.cast, line("5", about="Trường Sơn Cca"), period=THIRD)
    with pytest.raises(SheetRefused) as refused:
        sign_entry(sheet=late, by=site.cast.owner)
    assert [fault.error.code for fault in refused.value.checked.faults] == ["unit-ended"]
    assert sign_entry(sheet=sheet(site.cast, line("5", about="Trường Sơn Cca")), by=site.cast.owner).figures


def test_names_that_nobody_sees_and_words_that_are_too_long_are_refused(site: Site, school: Subject) -> None:
    here = f"{LIST}{school.pk}/"
    for sent in (
        {"name": "\u200b", "reason": "Gõ nhầm"},
        {"name": "x" * 201, "reason": "Gõ nhầm"},
        {"name": "Trường Sơn Ca", "reason": "x" * 301},
        {"name": "Trường Sơn Ca", "reason": "\u200b"},
        {"last_day": "01/01/0001", "reason": "Sáp nhập"},
        {"last_day": "30/06/2022", "reason": "x" * 301},
    ):
        assertContains(site.owner.post(here, sent), 'data-testid="fault"', status_code=422)
    assert site.owner.post(LIST, {"kind": "organisation", "name": "\u200b"}).status_code == 422
    assert not SubjectChange.objects.exists()
    assert Subject.objects.count() == 1


def test_a_refused_change_keeps_what_was_written_and_the_last_day_stands_in_its_field(
    site: Site, school: Subject
) -> None:
    here, why = f"{LIST}{school.pk}/", 'value="Theo quyết định"'
    assertContains(site.owner.post(here, {"name": school.name, "reason": "Theo quyết định"}), why, 1, 422)
    assertContains(site.owner.post(here, {"last_day": "31/13/2022", "reason": "Theo quyết định"}), why, 1, 422)
    site.owner.post(here, {"last_day": "30/06/2022", "reason": "Sáp nhập"})
    assertContains(site.owner.get(here), 'value="30/06/2022"', 1)


def test_a_name_that_somebody_else_was_quicker_to_give_is_told_as_on_record(
    site: Site, school: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit(site, "Trường Hoa Sen")
    monkeypatch.setattr("doichieu.hub.access.units.places.subject_named", lambda *asked: None)
    refused = site.owner.post(f"{LIST}{school.pk}/", {"name": "Trường Hoa Sen", "reason": "Gõ nhầm"})
    assertContains(refused, "“Trường Hoa Sen” đã có trong danh sách.", status_code=422)
    assert not SubjectChange.objects.exists()


def test_an_end_by_mistake_is_taken_back_and_both_stay_on_record(site: Site, school: Subject) -> None:
    here = f"{LIST}{school.pk}/"
    site.owner.post(here, {"last_day": "30/06/2022", "reason": "Sáp nhập"})
    assertContains(site.owner.get(here), "Đơn vị này kết thúc")
    site.owner.post(here, {"last_day": "", "reason": "Nhầm trường"})
    shown = site.owner.get(here)
    assertNotContains(shown, 'data-testid="ended"')
    assertContains(shown, "Nhầm trường")
    assertContains(shown, "kết thúc ngày 30/06/2022")
    assert SubjectChange.objects.count() == 2


def test_a_steward_finds_the_units_on_the_place_page_and_who_only_reads_changes_none(
    site: Site, school: Subject
) -> None:
    steward, clerk = (User.objects.create(username=name) for name in ("steward", "clerk"))
    for user, role in ((steward, Role.STEWARD), (clerk, Role.SESSION_CLERK)):
        grant_role(user=user, role=role, locality=site.cast.district, by=system_viewer())
    assertContains(site.of(steward).get("/p/huyen-hoa-khe-tan-sa/"), f'href="{LIST}"')
    here = f"{LIST}{school.pk}/"
    assertContains(site.of(steward).get(here), 'data-testid="rename-unit"')
    assertNotContains(site.of(clerk).get(here), 'data-testid="rename-unit"')
    for user in (clerk, site.cast.stranger, site.cast.visitor):
        assert site.of(user).post(here, {"name": "x", "reason": "x"}).status_code == 403
    assert site.owner.get(f"{LIST}999/").status_code == 404


def test_a_unit_that_ended_within_a_period_is_not_asked_for_it_and_what_it_sent_is_told(
    site: Site, school: Subject
) -> None:
    owner, nine = viewer_of(site.cast.owner), Period(HALF.first, THIRD.last)
    site.owner.post(f"{LIST}{school.pk}/", {"last_day": "30/06/2022", "reason": "Sáp nhập"})
    assert school not in [each.unit for each in reports_of(site.cast.district, nine, owner, {})]
    sign_entry(sheet=sheet(site.cast, line("5", about=school.name), period=nine), by=site.cast.owner)
    [told] = [each for each in reports_of(site.cast.district, nine, owner, {}) if each.unit == school]
    assert (told.figures, told.missing) == (1, ())


def test_a_form_with_its_former_name_is_taken_from_a_unit_that_was_renamed(site: Site, school: Subject) -> None:
    site.owner.post(f"{LIST}{school.pk}/", {"name": "Trường Sơn Ca", "reason": "Gõ nhầm"})
    contributor = User.objects.create(username="contributor")
    grant_role(
        user=contributor, role=Role.CONTRIBUTOR, locality=site.cast.district, organisation=school, by=system_viewer()
    )
    renamed = Subject.objects.get(pk=school.pk)
    kept = sheet(site.cast, line("5", about="TRƯỜNG SƠN CCA"), organisation=renamed)
    assert sign_entry(sheet=kept, by=contributor).waits
    other = sheet(site.cast, line("5", about="Trường Hoa Sen"), organisation=renamed)
    with pytest.raises(SheetRefused):
        sign_entry(sheet=other, by=contributor)
