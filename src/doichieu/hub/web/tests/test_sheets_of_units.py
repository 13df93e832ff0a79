"""What a reviewer enters on the page of a unit is the unit's, by form, paste and workbook, and is told as that."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.units import rename_subject
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents.models import Document
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.web.tests.conftest import Site

PLACE = "/p/huyen-hoa-khe-tan-sa/2022-H1/entry/"
SIX = "BUD01\t6\ttỷ đồng"
NAMED = "Mã chỉ tiêu\tGiá trị\tĐơn vị tính\tĐơn vị báo cáo\nBUD01\t6\ttỷ đồng\t"


@dataclass(frozen=True)
class Page:
    """The entry pages of one school, and who stands before them: a reviewer of its district."""

    site: Site
    unit: Subject
    other: Subject

    @property
    def browser(self) -> Client:
        return self.site.owner

    def address(self, name: str = "", unit: Subject | None = None) -> str:
        return f"{PLACE}{name}?unit={(unit or self.unit).pk}"

    def pasted(self, rows: str) -> Any:
        return self.browser.post(self.address("sheet/"), {"pasted": rows})

    def workbook(self, address: str) -> tuple[Any, Worksheet]:
        answer = self.browser.get(address)
        made = load_workbook(BytesIO(answer.content))
        assert isinstance(made.active, Worksheet)
        return made, made.active

    def handed_over(self, made: Any, address: str) -> Any:
        written = BytesIO()
        made.save(written)
        return self.browser.post(address, {"file": SimpleUploadedFile("bieu.xlsx", written.getvalue())})


@pytest.fixture
def page(site: Site) -> Page:
    names = "Trường Sơn Ca", "Trường Hoa Sen"
    first, second = (
        add_subject(locality=site.cast.district, kind=SubjectKind.ORGANISATION, name=name, by=system_viewer())
        for name in names
    )
    return Page(site, first, second)


def signed(page: Page, shown: Any) -> Any:
    """What is said after the preview was signed where it says."""
    body = shown.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', body))
    [address] = re.findall(r'<form class="entry" method="post" action="([^"]+)"', body)
    return page.browser.post(address, {**fields, "action": "sign"}, follow=True)


def standing_of(unit: Subject | None) -> list[int]:
    """The amounts on record of a unit, in billions."""
    rows = Current.objects.filter(figure__measure="level", figure__subject=unit)
    return [int(row.figure.value // 10**9) for row in rows if row.figure.value is not None]


def test_rows_pasted_on_the_page_of_a_unit_are_the_units(page: Page) -> None:
    before = standing_of(None)
    shown = page.pasted(SIX)
    answer = signed(page, shown)
    assert (standing_of(page.unit), standing_of(None)) == ([6], before)
    assert answer.redirect_chain == [(page.address(), 302)]
    assertContains(answer, "Đã ghi 1 số liệu của Trường Sơn Ca.")
    entry = Document.objects.get(origin="entry")
    assert (entry.organisation, entry.title) == (
        None,
        f"Phiếu nhập số liệu: kết quả 6 tháng đầu năm 2022, Trường Sơn Ca, {page.site.cast.district}",
    )


def test_page_and_preview_of_a_unit_name_it(page: Page) -> None:
    head = f'<a href="/p/huyen-hoa-khe-tan-sa/units/{page.unit.pk}/" lang="vi">Trường Sơn Ca</a>'
    for shown in (page.browser.get(page.address()), page.browser.get(page.address("sheet/")), page.pasted(SIX)):
        lead = re.findall(r'<p class="lead">(.*?)</p>', shown.content.decode(), re.DOTALL)[0]
        assert head in lead
        assert "Trường Sơn Ca" in re.findall(r"<title>(.*?)</title>", shown.content.decode())[0]
    body = page.pasted(SIX).content.decode()
    assert (
        '<span lang="vi">Trường Sơn Ca</span>' in re.findall(r'<tr role="row" data-change.*?</th>', body, re.DOTALL)[0]
    )
    assertNotContains(page.browser.get(f"{PLACE}sheet/"), "Trường Sơn Ca")


@pytest.mark.parametrize("about", ["", "trường  SƠN CA"])
def test_a_unit_may_be_named_on_its_own_page(page: Page, about: str) -> None:
    signed(page, page.pasted(NAMED + about))
    assert standing_of(page.unit) == [6]


@pytest.mark.parametrize("about", ["Trường Hoa Sen", "huyện Hòa Khê", "xã Đồng Mơ", "Trường Lạ"])
def test_a_row_about_others_on_the_page_of_a_unit_is_a_fault(page: Page, about: str) -> None:
    figures = Figure.objects.count()
    answer = page.pasted(NAMED + about)
    assertContains(answer, "Dòng 2, cột 4:", status_code=422)
    assertContains(answer, f"Dòng này ghi “{about}”, còn trang này nhập số liệu của Trường Sơn Ca.", status_code=422)
    assert Figure.objects.count() == figures


def test_rows_about_several_go_in_on_the_page_of_the_place_and_what_is_said_names_them(page: Page) -> None:
    rows = f"{NAMED}Trường Sơn Ca\nBUD01\t7\ttỷ đồng\tTrường Hoa Sen"
    answer = signed(page, page.browser.post(f"{PLACE}sheet/", {"pasted": rows}))
    assert (standing_of(page.unit), standing_of(page.other)) == ([6], [7])
    assertContains(answer, "Đã ghi 2 số liệu của Trường Sơn Ca, Trường Hoa Sen.")


def test_the_workbook_of_a_unit_bears_its_name_and_what_comes_in_by_it_is_the_units(page: Page) -> None:
    answer = page.browser.get(page.address("sheet.xlsx"))
    assert 'filename="huyen-hoa-khe-tan-sa-2022-H1-truong-son-ca.xlsx"' in answer["Content-Disposition"]
    made, rows = page.workbook(page.address("sheet.xlsx"))
    assert [rows[f"{letter}4"].value for letter in "AB"] == ["Đơn vị báo cáo", "Trường Sơn Ca"]
    rows["A6"], rows["C6"], rows["G6"], rows["H6"] = "BUD01", None, 6, "tỷ đồng"  # a row that somebody added
    rows["L6"] = None
    answer = signed(page, page.handed_over(made, page.address("sheet/")))
    assertContains(answer, "Đã ghi 1 số liệu của Trường Sơn Ca.")
    assert standing_of(page.unit) == [6]


def test_rows_added_to_the_workbook_of_a_unit_are_the_units_on_the_page_of_the_place_too(page: Page) -> None:
    before = standing_of(None)
    made, rows = page.workbook(page.address("sheet.xlsx"))
    rows["A6"], rows["C6"], rows["G6"], rows["H6"], rows["L6"] = "BUD01", None, 6, "tỷ đồng", None
    signed(page, page.handed_over(made, f"{PLACE}sheet/"))
    assert (standing_of(page.unit), standing_of(None)) == ([6], before)


def test_the_workbook_of_another_unit_is_refused_as_that(page: Page) -> None:
    made, rows = page.workbook(page.address("sheet.xlsx", page.other))
    rows["A6"], rows["G6"], rows["H6"] = "BUD01", 6, "tỷ đồng"
    answer = page.handed_over(made, page.address("sheet/"))
    assertContains(answer, "“Trường Hoa Sen”, nhưng trang này dành cho “Trường Sơn Ca”", status_code=422)


def test_the_workbook_of_the_place_brings_nothing_of_the_place_onto_the_page_of_a_unit(page: Page) -> None:
    figures = Figure.objects.count()
    made, _ = page.workbook(f"{PLACE}sheet.xlsx")  # holds the revenue that is on record of the district
    answer = page.handed_over(made, page.address("sheet/"))
    assertContains(answer, "Dòng này ghi “huyện Hòa Khê", status_code=422)
    assert Figure.objects.count() == figures


def test_a_unit_that_was_renamed_still_has_its_workbook(page: Page) -> None:
    made, rows = page.workbook(page.address("sheet.xlsx"))
    rows["A6"], rows["G6"], rows["H6"] = "BUD01", 6, "tỷ đồng"
    rename_subject(subject=page.unit, name="Trường Mầm non Sơn Ca", reason="đổi tên", by=page.site.cast.owner)
    signed(page, page.handed_over(made, page.address("sheet/")))
    assert standing_of(page.unit) == [6]


def test_figures_entered_by_the_form_of_a_unit_are_said_to_be_its(page: Page) -> None:
    body = page.browser.get(f"{page.address()}&every=1").content.decode()
    [key] = set(re.findall(r'name="was-(BUD01_\w+)"', body))
    fields = {f"was-{key}": "", f"seen-{key}": "0", f"number-{key}": "6", f"unit-{key}": "tỷ đồng"}
    answer = page.browser.post(page.address(), {**fields, f"bound-{key}": "exact"}, follow=True)
    assertContains(answer, "Đã ghi 1 số liệu của Trường Sơn Ca.")
    assert standing_of(page.unit) == [6]


@pytest.mark.parametrize("name", ["", "sheet/", "sheet.xlsx"])
@pytest.mark.parametrize("number", ["999999", "x"])
def test_a_unit_that_is_not_on_record_has_no_page_and_is_not_taken_for_its_place(
    page: Page, name: str, number: str
) -> None:
    address = f"{PLACE}{name}?unit={number}"
    assert page.browser.get(address).status_code == 404
    if name != "sheet.xlsx":
        assert page.browser.post(address, {"pasted": SIX}).status_code == 404


def test_who_enters_for_one_unit_is_told_alike_of_others_and_of_none(page: Page) -> None:
    teacher = page.site.cast.visitor
    place = page.site.cast.district
    grant_role(user=teacher, role=Role.CONTRIBUTOR, locality=place, organisation=page.unit, by=system_viewer())
    browser = page.site.of(teacher)
    for number in (page.other.pk, 999999):
        assert browser.get(f"{PLACE}?unit={number}").status_code == 403
    assert browser.get(PLACE).status_code == 200
