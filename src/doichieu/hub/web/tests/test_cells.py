"""Where a fault of a sheet stands, in words."""

from django.utils import translation

from doichieu.hub.intake.entry_lines import Fault, Field, WrittenLine
from doichieu.hub.intake.grid_errors import Heading, HeadingsMissing, HeadingsUnknown
from doichieu.hub.intake.line_errors import LineRepeated, MoreThanAll
from doichieu.hub.web.words.cells import cell_said, place_said
from doichieu.hub.web.words.faults import worded_error


def test_a_cell_is_named_by_its_sheet_letter_and_row() -> None:
    with translation.override("vi"):
        assert cell_said("Quý I!AB12") == "trang tính “Quý I”, ô AB12"
        assert cell_said("dòng 2, cột 1") == "dòng 2, cột 1"
    with translation.override("en"):
        assert cell_said("Q1!C7") == "sheet “Q1”, cell C7"


def test_a_note_that_is_wanted_names_the_cell_of_the_figure_too() -> None:
    line = WrittenLine("105", at={Field.LINE: "A!B7", Field.NUMBER: "A!D7", Field.NOTE: "A!G7"})
    with translation.override("vi"):
        wanted = Fault("A!G7", Field.NOTE, MoreThanAll(indicator="Tỷ lệ"), line)
        assert place_said(wanted) == "trang tính “A”, ô G7 (số liệu ở ô D7)"
        assert place_said(Fault("A!D7", Field.NUMBER, MoreThanAll(indicator="Tỷ lệ"), line)) == "trang tính “A”, ô D7"


def test_faults_of_a_whole_sheet_name_the_cells_and_sheets_that_they_are_about() -> None:
    unknown = HeadingsUnknown(
        wanted=["Chỉ tiêu", "Giá trị"], unknown=[Heading("Số đo", "A!C3"), Heading("Xyz", "A!D3")]
    )
    with translation.override("vi"):
        assert "“Số đo” (trang tính “A”, ô C3); “Xyz” (trang tính “A”, ô D3)" in worded_error(unknown)
        assert "(“A”; “B”)" in worded_error(HeadingsMissing(wanted=["Giá trị"], searched=["A", "B"]))
        assert "(phần vừa dán)" in worded_error(HeadingsMissing(wanted=["Giá trị"], searched=[""]))
        assert worded_error(LineRepeated(first="A!B2")).startswith("Số liệu này đã có ở trang tính “A”, ô B2")
