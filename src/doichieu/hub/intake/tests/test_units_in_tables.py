"""A table's columns that name a place or a unit are read, however they are called; one that is not used is told."""

import pytest

from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_lines import Checked, LeftOut
from doichieu.hub.intake.grid_errors import UnitsDiffer
from doichieu.hub.intake.grids import sheet_from
from doichieu.hub.intake.tables import Grid, pasted_grid
from doichieu.hub.intake.tests.entered import sheet
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
HEADINGS = (
    "Xã",
    "Đơn vị",
    "Tên đơn vị",
    "Xã, phường",
    "Địa phương",
    "Đơn vị thực hiện",
    "Đơn vị (xã)",
    "Cơ quan, đơn vị",
)


@pytest.fixture(autouse=True)
def catalogue(cast: Cast) -> None:
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")


def pasted(cast: Cast, *rows: str) -> Checked:
    return checked_sheet(sheet_from([pasted_grid("\n".join(rows))], sheet(cast)), viewer(cast.owner))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("figures", ["Giá trị", "Thực hiện"])
def test_a_column_that_names_a_unit_says_whom_the_figure_is_about(cast: Cast, heading: str, figures: str) -> None:
    found = pasted(cast, f"Chỉ tiêu\t{figures}\t{heading}\tĐVT", "ECO12\t5\txã Đồng Mơ\tdoanh nghiệp")
    assert (found.faults, found.left_out) == ((), ())
    assert [line.series.locality for line in found.lines] == [cast.commune]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_unit_that_the_place_has_not_is_a_fault_of_its_cell(cast: Cast, heading: str) -> None:
    for unit in ("Xã Không Có", str(cast.elsewhere)):
        found = pasted(cast, f"Chỉ tiêu\tGiá trị\tĐơn vị tính\t{heading}", f"ECO12\t5\tdoanh nghiệp\t{unit}")
        assert [(each.error.code, each.where) for each in found.faults] == [("unit-unknown", "dòng 2, cột 4")]


def test_a_column_of_units_alone_holds_units_of_measure(cast: Cast) -> None:
    found = pasted(cast, "Chỉ tiêu\tGiá trị\tĐơn vị", "ECO12\t5\tdoanh nghiệp")
    assert [line.series.locality for line in found.lines] == [cast.district]
    named = pasted(cast, "Chỉ tiêu\tGiá trị\tĐơn vị", "ECO12\t5\txã Đồng Mơ")
    assert [each.error.code for each in named.faults] == ["unit-mismatch"]


def test_of_two_columns_of_units_the_filled_cell_counts_and_two_that_differ_are_refused(cast: Cast) -> None:
    head = "Chỉ tiêu\tGiá trị\tXã\tĐơn vị báo cáo"
    found = pasted(cast, head, "ECO12\t5\txã Đồng Mơ\t")
    assert [line.series.locality for line in found.lines] == [cast.commune]
    with pytest.raises(UnitsDiffer) as refused:
        pasted(cast, head, "ECO12\t5\txã Đồng Mơ\thuyện Hòa Khê")
    assert [each.where for each in refused.value.named] == ["dòng 2, cột 3", "dòng 2, cột 4"]


def test_each_filled_column_that_is_not_used_is_named_with_its_heading(cast: Cast) -> None:
    found = pasted(
        cast,
        "STT\tMã chỉ tiêu\tChỉ tiêu\tGiá trị\tKH năm\tNgười lập\tTrống\t",
        "1\tECO12\tSố doanh nghiệp thành lập mới\t5\t20\tÔng A\t\tngoài lề",
    )
    assert found.left_out == (
        LeftOut("dòng 1, cột 5", "KH năm"),
        LeftOut("dòng 1, cột 6", "Người lập"),
        LeftOut("dòng 2, cột 8", "ngoài lề"),
    )
    bare = pasted(cast, "ECO12\t5\tdoanh nghiệp\t\t\txã Đồng Mơ")
    assert bare.left_out == (LeftOut("dòng 1, cột 6", "xã Đồng Mơ"),)


def test_in_a_workbook_a_column_is_named_by_its_cell(cast: Cast) -> None:
    rows = [["Chỉ tiêu", "Giá trị", "Người lập"], ["ECO12", "5", "Ông A"], ["", "", "chỉ ở dòng trống"]]
    assert sheet_from([Grid("Biểu", rows)], sheet(cast)).left_out == (LeftOut("Biểu!C1", "Người lập"),)
