"""A row without a value in its place is named, and a table of other days is no table of these: nothing is lost."""

import pytest
from django.utils.timezone import localdate

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_lines import Checked
from doichieu.hub.intake.grid_errors import GridFault, HeadingsOfOtherDays
from doichieu.hub.intake.grids import sheet_from
from doichieu.hub.intake.tables import pasted_grid
from doichieu.hub.intake.tests.entered import sheet
from doichieu.hub.intake.workbook_forms import FormRow, workbook_of
from doichieu.hub.intake.workbooks import grids_of
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import indicator, quantity

pytestmark = pytest.mark.django_db
OWN = (
    "Biểu 1. Kết quả thực hiện",
    "STT\tTên chỉ tiêu\tĐVT\tKế hoạch năm 2022\tThực hiện 6 tháng\tSo với KH (%)",
    "A\tB\tC\t1\t2\t3=2/1",
    "I\tKinh tế\t\t\t\t",
    "1\tThu ngân sách nhà nước\ttỷ đồng\t1.200\t615,3\t51,3",
    "2\tSố doanh nghiệp thành lập mới\tdoanh nghiệp\t30\t17\t56,7",
)


@pytest.fixture(autouse=True)
def catalogue(cast: Cast) -> None:
    indicator(name_vi="Thu ngân sách nhà nước")
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")


def pasted(cast: Cast, *rows: str, **fields: object) -> Checked:
    return checked_sheet(sheet_from([pasted_grid("\n".join(rows))], sheet(cast, **fields)), viewer(cast.owner))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("BUD01\t\t615,3", ("dòng 2, cột 3", "number-in-unit")),
        ("BUD01", ("dòng 2, cột 2", "number-missing")),
        ("chỉ tiêu lạ", ("dòng 2, cột 1", "indicator-unknown")),
        ("\t\t615,3", ("dòng 2, cột 1", "indicator-unknown")),
    ],
)
def test_a_bare_pasted_row_without_a_value_in_its_place_is_a_fault(
    cast: Cast, row: str, fault: tuple[str, str]
) -> None:
    [found] = pasted(cast, "ECO12\t17", row).faults
    assert (found.where, found.error.code) == fault


def test_a_number_under_the_heading_of_words_is_a_fault_where_no_value_is_given(cast: Cast) -> None:
    [found] = pasted(cast, "Mã chỉ tiêu\tGiá trị\tĐơn vị tính", "ECO12\t17\t", "BUD01\t\t615,3").faults
    assert (found.where, found.error.code) == ("dòng 3, cột 3", "number-in-unit")


def test_rows_of_a_table_that_have_no_value_are_passed_over_by_name(cast: Cast) -> None:
    rows = pasted(cast, *OWN, "3\tChỉ tiêu chưa có số\t%\t95\t\t", "", "Nguồn: văn phòng")
    assert (rows.faults, len(rows.lines)) == ((), 2)
    assert rows.passed_over == (
        ("dòng 4, cột 2", "I · Kinh tế"),
        ("dòng 7, cột 2", "3 · Chỉ tiêu chưa có số · % · 95"),
        ("dòng 9, cột 2", "Nguồn: văn phòng"),
    )


def test_the_rows_of_our_own_workbook_that_are_left_empty_are_no_loss(cast: Cast) -> None:
    series = Series(indicator("ECO13", unit="hộ", shown_in="hộ"), cast.district)
    data = workbook_of(
        sheet(cast), [FormRow(series, ("", "", ""), quantity("5", unit="hộ")), FormRow(series, ("", "", ""))]
    )
    assert sheet_from(grids_of("bieu.xlsx", data), sheet(cast)).passed_over == ()


@pytest.mark.parametrize("heading", ["Thực hiện 9 tháng", "9 tháng đầu năm 2022", "Thực hiện 6 tháng năm 2021"])
def test_a_heading_of_another_period_is_told_as_such(cast: Cast, heading: str) -> None:
    with pytest.raises(HeadingsOfOtherDays) as refused:
        pasted(cast, f"Tên chỉ tiêu\tĐVT\t{heading}", "Thu ngân sách nhà nước\ttỷ đồng\t615,3")
    assert [tuple(each) for each in refused.value.others] == [(heading, "dòng 1, cột 3")]
    assert refused.value.period == "2022-H1"


def test_pasted_rows_of_one_cell_each_are_told_to_be_cut_by_tabs(cast: Cast) -> None:
    with pytest.raises(GridFault) as refused:
        pasted(cast, "Tên chỉ tiêu   ĐVT   Thực hiện 6 tháng", "Thu ngân sách   tỷ đồng   615,3")
    assert refused.value.code == "cells-not-apart"


def test_a_pasted_row_may_be_called_an_estimate_and_its_fault_says_where(cast: Cast) -> None:
    year = Period.year(localdate().year + 1)
    [asked] = pasted(cast, "ECO12\t17", period=year).faults
    assert (asked.error.code, vars(asked.error)["estimate_at"]) == ("period-not-over", "dòng 1, cột 5")
    told = pasted(cast, "ECO12\t17\t\t\tước tính", period=year)
    assert (told.faults, [line.maturity for line in told.lines]) == ((), ["estimate"])
