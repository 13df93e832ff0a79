"""What `doichieu import` writes and prints."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.config.errors import ImportRefused
from doichieu.hub.config.importing import Wanted, imported
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.importing import Table
from doichieu.hub.intake.services import take_back_document
from doichieu.hub.ledger.models import Link
from doichieu.hub.register.models import Figure
from doichieu.hub.register.tests.worked import indicator

HEADINGS = "Địa phương;Kỳ báo cáo;Loại;Cấp giao;Mã chỉ tiêu;Giá trị;Đơn vị tính;Ghi chú hoặc lý do"
ROWS = """
Huyện Hòa Khê;2025;;;BUD01;615,3;tỷ đồng;
Xã Đồng Mơ;2025;;;BUD01;1.204,5;tỷ đồng;
Xã Đồng Mơ;2025;Chỉ tiêu giao;HĐND huyện;BUD01;1.300;tỷ đồng;
xa-dong-mo-hoa-khe-tan-sa;6 tháng đầu năm 2025;Kết quả;;BUD01;600;tỷ đồng;"""


@pytest.fixture
def cast(db: None) -> Cast:
    indicator("BUD01", name_vi="Thu ngân sách", aggregation_time="sum")
    return assembled()


def done(
    cast: Cast, rows: str = ROWS, headings: str = HEADINGS, *, preview: bool = False, noted: bool = False
) -> list[str]:
    table = Table("so-lieu.csv", f"{headings}{rows}".encode(), noted=noted)
    return imported(Wanted(table, cast.owner.username, preview))


def refused(cast: Cast, rows: str) -> list[str]:
    with pytest.raises(ImportRefused) as fault:
        done(cast, rows)
    return list(fault.value.told)


def held() -> list[tuple[str, str, bool, str, Decimal | None]]:
    figures = Figure.objects.filter(current__isnull=False).select_related("locality", "period")
    return sorted(
        (each.locality.name, each.period.name, each.planned, each.set_by, each.value) for each in figures
    )  # fmt: skip


BILLION = 10**9
ALL = [
    ("Hòa Khê", "2025", False, "", Decimal("615.3") * BILLION),
    ("Đồng Mơ", "2025", False, "", Decimal("1204.5") * BILLION),
    ("Đồng Mơ", "2025", True, "HĐND huyện", Decimal(1300) * BILLION),
    ("Đồng Mơ", "2025-H1", False, "", Decimal(600) * BILLION),
]


def test_each_place_period_and_plan_of_a_table_is_signed_as_a_form_of_its_own(cast: Cast) -> None:
    lines = done(cast)
    numbers = list(Document.objects.order_by("pk").values_list("pk", flat=True))
    assert lines == [
        f"Huyện Hòa Khê · Năm 2025 · Kết quả: 1 mới, 0 thay đổi, 0 đã có (/d/{numbers[0]}/)",
        f"Xã Đồng Mơ · Năm 2025 · Kết quả: 1 mới, 0 thay đổi, 0 đã có (/d/{numbers[1]}/)",
        f"Xã Đồng Mơ · Năm 2025 · Chỉ tiêu giao · HĐND huyện: 1 mới, 0 thay đổi, 0 đã có (/d/{numbers[2]}/)",
        f"Xã Đồng Mơ · 6 tháng đầu năm 2025 · Kết quả: 1 mới, 0 thay đổi, 0 đã có (/d/{numbers[3]}/)",
        "Đã ký 4 số liệu trong 4 phiếu.",
    ]
    assert held() == ALL
    assert {document.locality.name for document in Document.objects.all() if document.locality} == {
        "Hòa Khê",
        "Đồng Mơ",
    }
    assert {document.stored_by for document in Document.objects.all()} == {cast.owner}


def test_the_same_table_a_second_time_changes_nothing(cast: Cast) -> None:
    done(cast)
    links = Link.objects.count()
    assert done(cast)[-1] == "Không có gì thay đổi: mọi số liệu đã có trong sổ."
    assert (Link.objects.count(), held()) == (links, ALL)


def test_a_preview_writes_nothing(cast: Cast) -> None:
    before = Link.objects.count(), PlanningPeriod.objects.count()
    assert done(cast, preview=True)[-1] == "Chưa ghi gì: nếu nhập sẽ ký 4 số liệu trong 4 phiếu."
    assert (Link.objects.count(), PlanningPeriod.objects.count()) == before
    assert not Document.objects.exists()


def test_every_fault_is_told_with_its_cell_and_nothing_is_written(cast: Cast) -> None:
    rows = """
Huyện Hòa Khê;2025;;;BUD01;615,3;tỷ đồng;
Xã Không Đâu;2025;;;BUD01;5;tỷ đồng;
Xã Đồng Mơ;năm ngoái;;;BUD01;5;tỷ đồng;
Xã Đồng Mơ;2025;khác;;BUD01;5;tỷ đồng;
Xã Đồng Mơ;2025;;;BUD99;5;tỷ đồng;
Xã Đồng Mơ;2025;;;BUD01;năm;tỷ đồng;"""
    links = Link.objects.count()
    told = refused(cast, rows)
    cells = [line.partition(":")[0] for line in told[:-1]]
    assert cells == [
        "dòng 3, cột 1", "dòng 4, cột 2", "dòng 5, cột 3", "dòng 6, cột 5", "dòng 7, cột 6",
    ]  # fmt: skip
    assert told[0].endswith("Không có nơi nào tên là “Xã Không Đâu”.")
    assert told[-1] == "Chưa ghi số liệu nào."
    assert (Link.objects.count(), Document.objects.count()) == (links, 0)


def test_a_place_is_never_taken_for_another_whose_name_only_holds_its_words(cast: Cast) -> None:
    [told, _] = refused(cast, "\nMơ;2025;;;BUD01;5;tỷ đồng;")
    assert told.startswith("dòng 2, cột 1: “Mơ” có thể là một trong các nơi sau: ")
    assert told.endswith(": xã Đồng Mơ (xa-dong-mo-hoa-khe-tan-sa). Hãy ghi phần trong ngoặc.")


def test_what_is_asked_of_a_figure_is_answered_by_its_note_once_that_was_said(cast: Cast) -> None:
    done(cast)
    changed = "\nHuyện Hòa Khê;2099;;;BUD01;7;tỷ đồng;{}\nHuyện Hòa Khê;2025;;;BUD01;61;tỷ đồng;{}"
    told = refused(cast, changed.format("", ""))
    assert [line.partition(" (")[0] for line in told[:-2]] == ["dòng 2, cột 6", "dòng 3, cột 6"]
    assert told[-2] == "Số nào đúng thì ghi lý do vào cột “Ghi chú hoặc lý do” rồi nhập lại với --noted."
    [asked, *last] = refused(cast, changed.format("đúng", "đúng"))
    assert (asked.partition(" (")[0], last) == ("dòng 2, cột 6", told[-2:])
    assert done(cast, changed.format("đúng", "đúng"), noted=True)[-1] == "Đã ký 2 số liệu trong 2 phiếu."


def test_who_may_not_enter_figures_of_a_place_enters_none_of_the_table(cast: Cast) -> None:
    table = Table("so-lieu.csv", f"{HEADINGS}{ROWS}".encode())
    with pytest.raises(ImportRefused) as fault:
        imported(Wanted(table, cast.stranger.username))
    assert len(fault.value.told) == 5
    assert held() == []
    with pytest.raises(ImportRefused, match="Không có tài khoản nào đang mở tên là “không ai”"):
        imported(Wanted(table, "không ai"))


def test_a_workbook_is_read_as_a_text_is(cast: Cast) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["SỐ LIỆU TỔNG HỢP"])
    for row in (HEADINGS, *ROWS.strip().split("\n")):
        cells = row.split(";")
        sheet.append([Decimal("615.3") if cell == "615,3" else cell for cell in cells])
    kept = BytesIO()
    workbook.save(kept)
    lines = imported(Wanted(Table("so-lieu.xlsx", kept.getvalue()), cast.owner.username))
    assert lines[-1] == "Đã ký 4 số liệu trong 4 phiếu."
    assert held() == ALL


def test_what_of_a_table_is_not_used_is_told(cast: Cast) -> None:
    rows = "\nXã Đồng Mơ;2025;BUD01;5;tỷ đồng;Chị Hoa\nXã Đồng Mơ;2025;Tổng cộng;;;"
    lines = done(cast, rows, "Địa phương;Thời kỳ;Mã chỉ tiêu;Giá trị;Đơn vị tính;Người lập")
    assert lines[1:] == [
        "Các cột không dùng: Người lập.",
        "1 dòng không có số được bỏ qua, dòng đầu tiên: dòng 3, cột 3.",
        "Đã ký 1 số liệu trong 1 phiếu.",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            HEADINGS.encode() + "\nXã;2025;;;BUD01;5;tỷ;đúng".encode("cp1258", "replace"),
            "Dòng 2 của so-lieu.csv không theo",
        ),
        (b"", "Không tìm thấy dòng tiêu đề"),
        ("Mã chỉ tiêu;Giá trị\nBUD01;5".encode(), "Không tìm thấy dòng tiêu đề"),
        (HEADINGS.encode(), "Không có dòng nào"),
    ],
)
def test_a_file_without_such_a_table_is_told_as_that(cast: Cast, data: bytes, told: str) -> None:
    with pytest.raises(ImportRefused) as fault:
        imported(Wanted(Table("so-lieu.csv", data), cast.owner.username))
    assert told in str(fault.value)


def test_an_imported_form_is_taken_out_like_any_other(cast: Cast) -> None:
    done(cast)
    for document in Document.objects.all():
        take_back_document(document=document, reason="nhập nhầm", by=cast.owner)
    assert held() == []
