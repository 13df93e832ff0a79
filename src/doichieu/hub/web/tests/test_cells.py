"""Where a fault of a sheet stands, in words."""

from decimal import Decimal

from django.utils import translation

from doichieu.claims import Quantity
from doichieu.hub.intake.entry_lines import Fault, Field, WrittenLine
from doichieu.hub.intake.figure_errors import FarFromTarget, NoteWanted
from doichieu.hub.intake.grid_errors import Heading, HeadingsMissing, HeadingsUnknown
from doichieu.hub.intake.line_errors import LineRepeated, MoreThanAll, NoteAlone
from doichieu.hub.web.words.cells import cell_said, place_said
from doichieu.hub.web.words.faults import worded_error


def test_a_cell_is_named_by_its_sheet_letter_and_row() -> None:
    with translation.override("vi"):
        assert cell_said("Quý I!AB12") == "trang tính “Quý I”, ô AB12"
        assert cell_said("dòng 2, cột 1") == "dòng 2, cột 1"
    with translation.override("en"):
        assert cell_said("Q1!C7") == "sheet “Q1”, cell C7"


def test_a_reason_that_is_wanted_is_told_at_the_cell_of_the_figure() -> None:
    line = WrittenLine("105", at={Field.LINE: "A!B7", Field.NUMBER: "A!D7", Field.NOTE: "A!G7"})
    with translation.override("vi"):
        wanted = Fault("A!G7", Field.NOTE, MoreThanAll(indicator="Tỷ lệ"), line)
        assert place_said(wanted) == "trang tính “A”, ô D7 (ghi lý do vào ô G7)"
        assert place_said(Fault("A!D7", Field.NUMBER, MoreThanAll(indicator="Tỷ lệ"), line)) == "trang tính “A”, ô D7"


def test_a_table_without_a_column_for_reasons_is_told_to_add_one() -> None:
    line = WrittenLine("105", at={Field.LINE: "A!B7", Field.NUMBER: "A!D7"})
    pasted = WrittenLine("105", at={Field.NUMBER: "dòng 2, cột 2", Field.NOTE: "dòng 2, cột 4"})
    with translation.override("vi"):
        told = place_said(Fault("A!B7", Field.NOTE, MoreThanAll(indicator="Tỷ lệ"), line))
        assert told == "trang tính “A”, ô D7 (muốn nêu lý do, thêm cột “Ghi chú hoặc lý do” vào bảng)"
        told = place_said(Fault("dòng 2, cột 4", Field.NOTE, MoreThanAll(indicator="Tỷ lệ"), pasted))
        assert told == "dòng 2, cột 2 (ghi lý do vào dòng 2, cột 4)"
        assert place_said(Fault("dòng 2, cột 4", Field.NOTE, NoteAlone(), pasted)) == "dòng 2, cột 4"


def test_a_slip_of_the_unit_is_told_by_how_many_times_and_a_rate_beside_what_it_was() -> None:
    target = Quantity(Decimal(68), None, None, Decimal(1), "VND")
    rate = Quantity(Decimal("74.2"), None, None, Decimal("0.1"), "%")
    with translation.override("vi"):
        far = worded_error(FarFromTarget(target=target, period="2026", percent=Decimal(68965510)))
        assert far.startswith("Số này gấp 689.655 lần chỉ tiêu 68 đồng (năm 2026).")
        wanted = worded_error(NoteWanted(before=rate, period="2026-H1", percent=Decimal(12)))
        assert wanted.startswith("6 tháng đầu năm 2026 là 74,2%; số này bằng 12% số đó, thay đổi hơn mức thường thấy.")


def test_faults_of_a_whole_sheet_name_the_cells_and_sheets_that_they_are_about() -> None:
    unknown = HeadingsUnknown(
        wanted=["Chỉ tiêu", "Giá trị"], unknown=[Heading("Số đo", "A!C3"), Heading("Xyz", "A!D3")]
    )
    with translation.override("vi"):
        assert "“Số đo” (trang tính “A”, ô C3); “Xyz” (trang tính “A”, ô D3)" in worded_error(unknown)
        assert "(“A”; “B”)" in worded_error(HeadingsMissing(wanted=["Giá trị"], searched=["A", "B"]))
        assert "(phần vừa dán)" in worded_error(HeadingsMissing(wanted=["Giá trị"], searched=[""]))
        assert worded_error(LineRepeated(first="A!B2")).startswith("Số liệu này đã có ở trang tính “A”, ô B2")
