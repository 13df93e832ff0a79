"""A workbook is shown before anything is written, signed as a whole, and signed once."""

import base64
import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import Document, State
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import indicator
from doichieu.hub.web.tests.conftest import Site

HERE = "/p/huyen-hoa-khe-tan-sa/2022-H1/entry/"
SHEET, WORKBOOK = f"{HERE}sheet/", f"{HERE}sheet.xlsx"


def filled(site: Site, value: int | str, note: str = "") -> bytes:
    """The workbook of the page, with the revenue in billions typed in."""
    workbook = load_workbook(BytesIO(site.owner.get(WORKBOOK).content))
    page = workbook.active
    assert page is not None
    page["G6"], page["H6"], page["K6"] = value, "tỷ đồng", note
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def looked_at(site: Site, data: bytes) -> Any:
    return site.owner.post(SHEET, {"file": SimpleUploadedFile("bieu.xlsx", data)})


def signed_at_once(site: Site, data: bytes) -> Any:
    """Without a look: as where somebody else signed the file after it was looked at."""
    fields = {"name": "bieu.xlsx", "carried": base64.b64encode(data).decode(), "action": "sign"}
    return site.owner.post(SHEET, fields)


def carried(answer: Any) -> dict[str, str]:
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode())
    return {**dict(fields), "action": "sign"}


def test_a_workbook_is_shown_first_and_written_when_it_is_signed(site: Site) -> None:
    data = filled(site, 620, "Đối chiếu lại")
    shown = looked_at(site, data)
    assertContains(shown, "thay số đang có")
    assertContains(shown, "615,3 tỷ đồng")
    assert Document.objects.count() == 2
    assertContains(site.owner.post(SHEET, carried(shown), follow=True), "Đã ghi 1 số liệu của huyện Hòa Khê.")
    entry = Document.objects.get(origin="entry")
    assert (entry.name, bytes(entry.original or b"")) == ("bieu.xlsx", data)
    assert Current.objects.get(figure__measure="level").figure.value == 620 * 10**9


def test_the_same_workbook_twice_changes_nothing(site: Site) -> None:
    data = filled(site, 620, "Đối chiếu lại")
    site.owner.post(SHEET, carried(looked_at(site, data)))
    again = looked_at(site, data)
    assertContains(again, "đã có, không đổi")
    assertContains(site.owner.post(SHEET, carried(again), follow=True), "Không có gì thay đổi")
    assert Document.objects.filter(origin="entry").count() == 1


def test_a_workbook_that_was_signed_is_not_signed_again_after_others_changed_its_figures(site: Site) -> None:
    data = filled(site, 620, "Đối chiếu lại")
    site.owner.post(SHEET, carried(looked_at(site, data)))
    sign(site.cast, line("640", note="Số của kho bạc"))
    for answer in (looked_at(site, data), signed_at_once(site, data)):
        assertContains(answer, "Tệp này đã được ký trước đây.", status_code=422)
        assertContains(answer, "hãy dán các dòng đó vào đây", status_code=422)
        assertNotContains(answer, 'data-testid="sign"', status_code=422)
    assert Current.objects.get(figure__measure="level").figure.value == 640 * 10**9


def test_what_others_enter_between_look_and_signature_is_shown_first(site: Site) -> None:
    fields = carried(looked_at(site, filled(site, 620, "Đối chiếu lại")))
    sign(site.cast, line("640", note="Số của kho bạc"))
    answer = site.owner.post(SHEET, fields)
    assertContains(answer, "Trong lúc đó đã có số liệu mới liên quan đến phiếu này.")
    assertContains(answer, "640 tỷ đồng")
    assertContains(site.owner.post(SHEET, carried(answer), follow=True), "Đã ghi 1 số liệu của huyện Hòa Khê.")


def test_faults_name_sheet_and_cell_and_nothing_is_written(site: Site) -> None:
    before = Figure.objects.count()
    answer = looked_at(site, filled(site, "=1+2"))
    assertContains(answer, "Trang tính “Kết quả”, ô G6:", status_code=422)
    assertContains(answer, "“=1+2” là công thức.", status_code=422)
    signed = site.owner.post(SHEET, {**carried(answer), "pasted": "BUD01\tx"})
    assert signed.status_code == 422
    assert Figure.objects.count() == before


def test_pasted_rows_take_the_same_way(site: Site) -> None:
    shown = site.owner.post(SHEET, {"pasted": "BUD01\t620\ttỷ đồng\tĐối chiếu lại"})
    assertContains(shown, "thay số đang có")
    assertContains(site.owner.post(SHEET, carried(shown), follow=True), "Đã ghi 1 số liệu của huyện Hòa Khê.")
    faulty = site.owner.post(SHEET, {"pasted": "BUD01\t620\tha\n\tx"})
    assertContains(faulty, "Dòng 1, cột 3:", status_code=422)


@pytest.mark.parametrize("path", [SHEET, WORKBOOK])
def test_outsiders_have_no_sheet(site: Site, path: str) -> None:
    assert site.anonymous.get(path).status_code == 302
    assert site.of(site.cast.stranger).get(path).status_code == 403
    assert site.of(site.cast.visitor).get(path).status_code == 403


def test_whoever_would_replace_a_public_figure_is_told_what_the_public_then_sees(site: Site) -> None:
    pasted = {"pasted": "BUD01\t620\ttỷ đồng\tSố mới"}
    form, paste = "/p/huyen-hoa-khe-tan-sa/2022-H1/entry/", "/p/huyen-hoa-khe-tan-sa/2022-H1/entry/sheet/"
    assertNotContains(site.owner.get(form), 'data-testid="public-warning"')
    assertNotContains(site.owner.post(paste, pasted), 'data-testid="public-warning"')
    for document in Document.objects.exclude(state=State.RELEASED):
        release_document(document=document, by=site.cast.owner)
    assertContains(site.owner.get(form), 'data-testid="public-warning"', count=1)
    answer = site.owner.post(paste, pasted)
    assertContains(answer, 'data-testid="public-warning"', count=1)
    assertContains(answer, "Số liệu này đang công khai.")


def test_rows_without_a_value_are_counted_and_named_beside_what_would_be_written(site: Site) -> None:
    rows = "STT\tTên chỉ tiêu\tĐVT\tThực hiện 6 tháng\nI\tKinh tế\t\t\n1\tBUD01\ttỷ đồng\t615,3"
    shown = site.owner.post(SHEET, {"pasted": rows})
    assertContains(shown, "Bỏ qua 1 dòng không có số.")
    assertContains(shown, "I · Kinh tế")
    assertContains(shown, 'data-testid="sign"')
    dropped = site.owner.post(SHEET, {"pasted": "BUD01\t615,3\ttỷ đồng\nLAB02\t\t74,9"})
    assertContains(dropped, "Dòng 2, cột", status_code=422)
    assertNotContains(dropped, 'data-testid="sign"', status_code=422)


def test_a_table_of_another_period_is_refused_without_a_word_on_other_names(site: Site) -> None:
    answer = site.owner.post(SHEET, {"pasted": "Tên chỉ tiêu\tĐVT\tThực hiện 9 tháng\nBUD01\ttỷ đồng\t615,3"})
    assertContains(answer, "Cột của kỳ khác: “Thực hiện 9 tháng” (dòng 1, cột 3).", status_code=422)
    assertContains(answer, "Trang này nhập 6 tháng đầu năm 2022.", status_code=422)
    assertNotContains(answer, "đặt tên", status_code=422)


def test_the_preview_counts_its_rows_and_shows_first_what_changes(site: Site) -> None:
    indicator("ECO12", name_vi="Doanh nghiệp mới", unit="doanh nghiệp", shown_in="doanh nghiệp")
    indicator("ECO13", name_vi="Hợp tác xã mới", unit="hợp tác xã", shown_in="hợp tác xã")
    sign(site.cast, line("4", indicator="ECO12", unit=""))
    rows = "ECO12\t4\nECO13\t2\nBUD01\t620\ttỷ đồng\tĐối chiếu lại"
    shown = site.owner.post(SHEET, {"pasted": rows})
    assertContains(shown, "1 mới, 1 thay đổi, 1 không đổi.")
    assert re.findall(r'data-change="(\w+)"', shown.content.decode()) == ["changed", "new", "same"]


def test_a_note_in_a_sheet_answers_once_its_question_was_shown(site: Site) -> None:
    sign(site.cast, line("600"), period=Period(date(2021, 1, 1), date(2021, 6, 30)))
    pasted = "BUD01\t61.530\ttỷ đồng\tđính chính"
    first = site.owner.post(SHEET, {"pasted": pasted})
    assertContains(first, "Có 1 ô cần xem lại", status_code=422)
    assertContains(first, 'data-testid="noted"', status_code=422)
    [questions] = set(re.findall(r'name="questions" value="([^"]+)"', first.content.decode()))
    other = {"pasted": pasted.replace("61.530", "615.300"), "questions": questions}
    assert site.owner.post(SHEET, other).status_code == 422
    shown = site.owner.post(SHEET, {"pasted": pasted, "questions": questions})
    assertContains(site.owner.post(SHEET, carried(shown), follow=True), "Đã ghi 1 số liệu của huyện Hòa Khê.")


def test_where_nothing_was_pasted_the_page_says_so_and_what_to_do(site: Site) -> None:
    answer = site.owner.post(SHEET, {"pasted": " "})
    assertContains(answer, "Chưa có gì để xem. Hãy chọn tệp Excel, hoặc chép các dòng", status_code=422)


def test_the_preview_says_which_prices_are_meant_and_which_columns_are_not_used(site: Site) -> None:
    for basis in ("hiện hành", "so sánh 2010"):
        series = Series(Indicator.objects.get(code="BUD01"), site.cast.district, price_basis=basis)
        sign(site.cast, line("610", series=series), period=Period.year(2021))
    head = "Chỉ tiêu\tGiá trị\tĐơn vị tính\tNgười lập"
    refused = site.owner.post(SHEET, {"pasted": f"{head}\nBUD01\t320\ttỷ đồng\tÔng A"})
    assertContains(refused, "hiện hành", status_code=422)
    shown = site.owner.post(SHEET, {"pasted": f"{head}\tTheo giá\nBUD01\t615,3\ttỷ đồng\tÔng A\thiện hành"})
    assertContains(shown, '<span lang="vi">hiện hành</span>')
    assertContains(shown, "Có 1 cột không được dùng")
    assertContains(shown, "Người lập")
