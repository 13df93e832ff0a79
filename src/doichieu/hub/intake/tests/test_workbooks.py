"""What comes in as a workbook or is pasted: read as it was meant, or refused with the cell that is at fault."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.intake import workbooks
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_lines import Checked, Field, Sheet
from doichieu.hub.intake.grid_errors import GridFault, HeadingsUnknown
from doichieu.hub.intake.grids import sheet_from
from doichieu.hub.intake.tables import pasted_grid
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.intake.workbook_forms import FormRow, workbook_of
from doichieu.hub.intake.workbooks import grids_of
from doichieu.hub.register.models import Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import indicator, quantity

pytestmark = pytest.mark.django_db
HEADINGS = ("Mã chỉ tiêu", "Giá trị", "Đơn vị tính", "Ghi chú hoặc lý do", "Đơn vị báo cáo")


@pytest.fixture(autouse=True)
def catalogue(cast: Cast) -> None:
    indicator(name_vi="Thu ngân sách nhà nước")
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")


def workbook(*rows: tuple[object, ...], title: str = "Kết quả", head: tuple[tuple[object, ...], ...] = ()) -> bytes:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = title
    for row in (*head, HEADINGS, *rows):
        page.append(list(row))
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def read(cast: Cast, data: bytes) -> Sheet:
    return sheet_from(grids_of("bieu.xlsx", data), sheet(cast, name="bieu.xlsx", original=data))


def checked(cast: Cast, *rows: tuple[object, ...]) -> Checked:
    return checked_sheet(read(cast, workbook(*rows)), viewer(cast.owner))


def refusal(cast: Cast, data: bytes) -> GridFault:
    with pytest.raises(GridFault) as refused:
        read(cast, data)
    return refused.value


def test_numbers_of_a_workbook_come_in_exactly(cast: Cast) -> None:
    found = checked(cast, ("BUD01", 615.3, "tỷ đồng"), ("Số doanh nghiệp thành lập mới", 1250, None))
    assert found.faults == ()
    assert [str(each.kept.value.normalize()) for each in found.lines] == ["6.153E+11", "1.25E+3"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("BUD01", 12, "ha"), ("Kết quả!C2", "unit-mismatch")),
        (("BUD01", 5, "tỷ đồng", None, "xã Không Có"), ("Kết quả!E2", "unit-unknown")),
        (("BUD01", 1e30, "đồng"), ("Kết quả!B2", "too-large")),
        (("ECO12", -3, "doanh nghiệp"), ("Kết quả!B2", "negative-count")),
        (("BUD01", "=1+2", "tỷ đồng"), ("Kết quả!B2", "formula-written")),
        (("BUD01", "#DIV/0!", "tỷ đồng"), ("Kết quả!B2", "formula-failed")),
        (("BUD01", "#N/A", "tỷ đồng"), ("Kết quả!B2", "formula-failed")),
        (("BUD01", 45.5, None), ("Kết quả!C2", "unit-wanted")),
        (("BUD01", "chưa có", "tỷ đồng"), ("Kết quả!B2", "number-unreadable")),
        (("BUD01", True, "tỷ đồng"), ("Kết quả!B2", "number-unreadable")),
        (("BUD01", date(2026, 4, 7), "tỷ đồng"), ("Kết quả!B2", "day-written")),
        (("BUD01", "2026-04-07 08:30:00", "tỷ đồng"), ("Kết quả!B2", "day-written")),
        (("XYZ", 5, "tỷ đồng"), ("Kết quả!A2", "indicator-unknown")),
        (("BUD01", None, "tỷ đồng", "chờ số của kho bạc"), ("Kết quả!B2", "number-missing")),
    ],
)
def test_each_fault_is_told_by_sheet_and_cell(cast: Cast, row: tuple[object, ...], fault: tuple[str, str]) -> None:
    [found] = checked(cast, row).faults
    assert (found.where, found.error.code) == fault


@pytest.mark.parametrize(
    ("value", "shown_as", "read"),
    [
        (0.94, "0%", "94%"),
        (0.857, "0.0%", "85,7%"),
        (1.0, "0.00%", "100%"),
        (-0.052, "0.0%;[Red]-0.0%", "-5,2%"),
        (94, '0"%"', "94"),
        (94, r"0\%", "94"),
        (0.94, "0.00", "0,94"),
    ],
)
def test_what_a_cell_shows_as_a_percentage_is_one(value: float, shown_as: str, read: str) -> None:
    made = load_workbook(BytesIO(workbook(("BUD01", value, "%"))))
    assert made.active is not None
    made.active["B2"].number_format = shown_as
    written = BytesIO()
    made.save(written)
    [grid] = grids_of("bieu.xlsx", written.getvalue())
    assert grid.rows[1][1] == read


def test_the_same_figure_twice_names_both_cells(cast: Cast) -> None:
    [found] = checked(cast, ("BUD01", 5, "tỷ đồng"), ("BUD01", 6, "tỷ đồng")).faults
    assert (found.where, found.error.code, vars(found.error)["first"]) == ("Kết quả!A3", "line-repeated", "Kết quả!A2")


def test_a_formula_stays_a_formula_whatever_it_gave(cast: Cast) -> None:
    [grid] = grids_of("bieu.xlsx", workbook(("BUD01", "=SUM(C1:C9)", "tỷ đồng")))
    assert grid.rows[1][1] == "=SUM(C1:C9)"


def test_more_sheets_than_are_read_are_refused_and_none_is_left_out(cast: Cast) -> None:
    made = load_workbook(BytesIO(workbook(("BUD01", 5, "tỷ đồng"))))
    for number in range(20):
        made.create_sheet(f"Trang {number}")
    written = BytesIO()
    made.save(written)
    fault = refusal(cast, written.getvalue())
    assert (fault.code, vars(fault)["sheets"], vars(fault)["limit"]) == ("too-many-sheets", 21, 20)


@pytest.mark.one_database
def test_a_hundred_thousand_rows_are_refused_unread(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in ("_texts", "_put_what_formats_say"):
        monkeypatch.setattr(workbooks, reader, None)
    made = Workbook(write_only=True)
    page = made.create_sheet("Kết quả")
    page.append(HEADINGS)
    for number in range(100_000):
        page.append(("BUD01", number, "tỷ đồng"))
    written = BytesIO()
    made.save(written)
    fault = refusal(cast, written.getvalue())
    assert (fault.code, vars(fault)["rows"], vars(fault)["limit"]) == ("too-many-rows", 100_001, 5000)


def test_pasted_rows_beyond_the_limit_are_refused() -> None:
    with pytest.raises(GridFault) as refused:
        pasted_grid("BUD01\t5\n" * 5001)
    assert refused.value.code == "too-many-rows"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"M\xc3\xa3\t5\n"])
def test_what_is_no_workbook_is_refused(cast: Cast, data: bytes) -> None:
    assert refusal(cast, data).code == "workbook-faulty"


def test_a_workbook_with_a_document_type_or_a_bomb_is_refused(cast: Cast) -> None:
    for name, content in (("xl/odd.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), ("xl/big.xml", b"\0" * (129 * 2**20))):
        written = BytesIO(workbook(("BUD01", 5, "tỷ đồng")))
        with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, content)
        assert refusal(cast, written.getvalue()).code == "workbook-faulty"


def test_a_workbook_without_headings_or_numbers_says_so(cast: Cast) -> None:
    made = Workbook()
    written = BytesIO()
    made.save(written)
    assert refusal(cast, written.getvalue()).code == "headings-missing"
    assert refusal(cast, workbook(("BUD01", None, "tỷ đồng"))).code == "nothing-entered"


@pytest.mark.parametrize(
    ("head", "where"),
    [
        ((("Địa phương", "tinh-vinh-sa"),), "Kết quả!B1"),
        ((("Địa phương", "huyen-hoa-khe-tan-sa"), ("Thời kỳ", "2021-H1")), "Kết quả!B2"),
        ((("Loại", "Chỉ tiêu giao"),), "Kết quả!B1"),
    ],
)
def test_a_sheet_of_another_place_period_or_kind_is_refused(
    cast: Cast, head: tuple[tuple[object, ...], ...], where: str
) -> None:
    fault = refusal(cast, workbook(("BUD01", 5, "tỷ đồng"), head=head))
    assert (fault.code, vars(fault)["where"]) == ("other-sheet", where)
    assert vars(fault)["expected"] in {"huyện Hòa Khê", "6 tháng đầu năm 2022", "Kết quả"}  # in words, no code


def test_the_workbook_that_goes_out_comes_in_again_and_changes_nothing(cast: Cast) -> None:
    sign(cast, line("615,3", bound="trên", maturity="ước tính"), line("17", indicator="ECO12", unit=""))
    rows = [
        FormRow(Series(each.indicator, cast.district), ("", "", ""), each.kept, each.maturity)
        for each in checked_sheet(
            sheet(cast, line("615,3", bound="trên", maturity="estimate"), line("17", indicator="ECO12", unit="")),
            viewer(cast.owner),
        ).lines
    ]
    data = workbook_of(sheet(cast), rows)
    page = load_workbook(BytesIO(data)).active
    assert page is not None
    assert [cell.value for cell in page[5]][6:11] == [
        "Giá trị", "Đơn vị tính", "Giới hạn", "Mức độ hoàn thiện", "Ghi chú hoặc lý do",
    ]  # fmt: skip
    found = checked_sheet(read(cast, data), viewer(cast.owner))
    assert found.faults == ()
    assert [each.change.value for each in found.lines] == ["same", "same"]


def test_a_key_chooses_among_series_of_one_indicator(cast: Cast) -> None:
    revenue = Series(checked(cast, ("BUD01", 5, "tỷ đồng")).lines[0].indicator, cast.district, price_basis="hiện hành")
    sign(cast, line("5", series=revenue))
    data = workbook_of(sheet(cast), [FormRow(revenue, ("", "", ""), quantity("7000000000"))])
    [found] = checked_sheet(read(cast, data), viewer(cast.owner)).faults
    assert found.error.code == "reason-wanted"  # the figure of that very series stands


def test_a_pasted_cell_of_several_lines_is_one_cell_and_lone_quotes_cut_nothing() -> None:
    pasted = 'BUD01\t5\ttỷ đồng\t"Theo ""kho bạc"",\r\nđã đối chiếu"\r\nECO12\t7\t\tx\r\n'
    assert pasted_grid(pasted).rows == [
        ["BUD01", "5", "tỷ đồng", 'Theo "kho bạc", đã đối chiếu'],
        ["ECO12", "7", "", "x"],
    ]
    assert pasted_grid('BUD01\t5\t"tỷ\nECO12\t7').rows == [["BUD01", "5", '"tỷ'], ["ECO12", "7"]]


def test_pasted_rows_are_read_with_headings_or_without(cast: Cast) -> None:
    bare = sheet_from([pasted_grid("BUD01\t615,3\ttỷ đồng\r\nECO12\t17\t\tlàm tròn\r\n")], sheet(cast))
    assert [(each.indicator, each.number, each.unit, each.note) for each in bare.lines] == [
        ("BUD01", "615,3", "tỷ đồng", ""),
        ("ECO12", "17", "", "làm tròn"),
    ]
    headed = sheet_from([pasted_grid("Giá trị\tMã chỉ tiêu\n5\tBUD01\n")], sheet(cast))
    [only] = headed.lines
    assert (only.indicator, only.number, only.place_of(Field.NUMBER)) == ("BUD01", "5", "dòng 2, cột 1")


def test_pasted_rows_under_headings_without_the_figures_own_say_so(cast: Cast) -> None:
    own = "TT\tChỉ tiêu\tĐơn vị tính\tKH năm 2022\n1\tThu ngân sách nhà nước\ttỷ đồng\t700\n"
    with pytest.raises(GridFault) as refused:
        sheet_from([pasted_grid(own)], sheet(cast))
    assert refused.value.code == "headings-missing"
    [bare] = sheet_from([pasted_grid("TAR02\t17\tchỉ tiêu\n")], sheet(cast)).lines  # a unit is no heading
    assert (bare.indicator, bare.unit) == ("TAR02", "chỉ tiêu")


def test_what_is_counted_out_of_a_whole_comes_back_in_what_it_counts(cast: Cast) -> None:
    share = indicator("ADM01", unit="%", shown_in="%", aggregation_time="ratio", name_vi="Tỷ lệ hồ sơ đúng hạn")
    counted = Series(share, cast.district, measure=Measure.PROGRESS)
    sign(cast, line("100/120 hồ sơ", series=counted, unit=""))
    data = workbook_of(sheet(cast), [FormRow(counted, ("", "", ""), counted_in="hồ sơ")])
    book = load_workbook(BytesIO(data))
    assert book.active is not None
    assert (book.active["B6"].value, book.active["H6"].value) == (
        "Tỷ lệ hồ sơ đúng hạn (đếm trên tổng số, ví dụ 17/18)",
        "hồ sơ",
    )
    book.active["G6"] = "110/120"
    book.active["K6"] = "bổ sung"
    written = BytesIO()
    book.save(written)
    found = checked_sheet(read(cast, written.getvalue()), viewer(cast.owner))
    assert found.faults == ()
    [kept] = [each.kept for each in found.lines]
    assert (str(kept.value), str(kept.total), kept.unit) == ("110", "120", "hồ sơ")


OWN = (
    "Biểu 1. Kết quả thực hiện\n"
    "STT\tTên chỉ tiêu\tĐVT\tKế hoạch năm 2022\tThực hiện 6 tháng\tSo với KH (%)\n"
    "A\tB\tC\t1\t2\t3=2/1\n"
    "I\tKinh tế\t\t\t\t\n"
    "1\tThu ngân sách nhà nước\ttỷ đồng\t1.200\t615,3\t51,3\n"
    "2\tSố doanh nghiệp thành lập mới\tdoanh nghiệp\t30\t17\t56,7\n"
)


def own_lines(cast: Cast, pasted: str, **fields: object) -> list[tuple[str, str, str, str]]:
    read_sheet = sheet_from([pasted_grid(pasted)], sheet(cast, **fields))
    return [(each.indicator, each.number, each.unit, each.last_year) for each in read_sheet.lines]


def test_a_table_that_an_office_made_for_itself_is_read_by_its_headings(cast: Cast) -> None:
    assert own_lines(cast, OWN) == [
        ("Thu ngân sách nhà nước", "615,3", "tỷ đồng", ""),
        ("Số doanh nghiệp thành lập mới", "17", "doanh nghiệp", ""),
    ]
    found = checked_sheet(sheet_from([pasted_grid(OWN)], sheet(cast)), viewer(cast.owner))
    assert (found.faults, len(found.lines)) == ((), 2)


def test_of_several_results_that_of_the_entrys_days_is_read(cast: Cast) -> None:
    pasted = (
        "TT\tChỉ tiêu\tĐơn vị\tTH tháng 6\tTH 6T/2021\tƯớc thực hiện 6 tháng năm 2022\tGhi chú\n"
        "1\tThu ngân sách nhà nước\ttỷ đồng\t98\t602,8\t615,3\tsố liệu kho bạc\n"
    )
    assert own_lines(cast, pasted) == [("Thu ngân sách nhà nước", "615,3", "tỷ đồng", "602,8")]
    [only] = sheet_from([pasted_grid(pasted)], sheet(cast)).lines
    assert (only.maturity, only.note) == ("estimate", "số liệu kho bạc")


def test_the_column_of_a_plan_is_read_where_targets_are_entered(cast: Cast) -> None:
    year = OWN.replace("6 tháng", "năm 2022")
    assert [row[:2] for row in own_lines(cast, year, planned=True, period=Period.year(2022))] == [
        ("Thu ngân sách nhà nước", "1.200"),
        ("Số doanh nghiệp thành lập mới", "30"),
    ]


def test_headings_of_which_nothing_is_known_are_named_with_those_that_are_wanted(cast: Cast) -> None:
    with pytest.raises(HeadingsUnknown) as refused:
        sheet_from([pasted_grid("STT\tTên chỉ tiêu\tCột lạ\tXyz\n1\tThu ngân sách nhà nước\t5\t6\n")], sheet(cast))
    assert [each.words for each in refused.value.unknown] == ["Cột lạ", "Xyz"]
    assert all(each.where for each in refused.value.unknown)
    assert refused.value.wanted == "Chỉ tiêu, Giá trị"
