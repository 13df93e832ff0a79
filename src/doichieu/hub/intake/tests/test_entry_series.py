"""Where several figures of one indicator are on record, by prices or by counting, a line says which it is."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_lines import Checked, WrittenLine
from doichieu.hub.intake.grids import sheet_from
from doichieu.hub.intake.line_errors import SeriesAmbiguous, WordUnknown
from doichieu.hub.intake.tables import pasted_grid
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
CURRENT, COMPARED = "hiện hành", "so sánh 2010"
YEAR, QUARTER = Period.year(2021), Period(date(2021, 7, 1), date(2021, 9, 30))


@pytest.fixture(autouse=True)
def catalogue(cast: Cast) -> None:
    indicator(name_vi="Thu ngân sách nhà nước")


def revenue() -> Indicator:
    return Indicator.objects.get(code="BUD01")


def on_record(cast: Cast, *bases: str) -> None:
    for basis in bases:
        series = Series(revenue(), cast.district, price_basis=basis)
        sign(cast, line("100", series=series), period=Period.year(2020))


def counted_both_ways(cast: Cast) -> None:
    spring = Period(date(2021, 4, 1), date(2021, 6, 30))
    for running in (True, False):
        sign(cast, line("100", series=Series(revenue(), cast.district, cumulative=running)), period=spring)


def found(cast: Cast, *lines: WrittenLine, period: Period = YEAR) -> Checked:
    return checked_sheet(sheet(cast, *lines, period=period), viewer(cast.owner))


@pytest.mark.parametrize("bases", [(CURRENT, COMPARED), (COMPARED, CURRENT), ("", CURRENT)])
def test_of_two_prices_on_record_none_is_taken_unsaid(cast: Cast, bases: tuple[str, str]) -> None:
    on_record(cast, *bases)
    [fault] = found(cast, line("110")).faults
    assert isinstance(fault.error, SeriesAmbiguous)
    assert (fault.field, fault.where, fault.error.columns) == ("price_basis", "dòng 1", "Theo giá")
    assert set(fault.error.names.split("; ")) == {basis or "không nêu" for basis in bases}


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        *[(CURRENT, CURRENT), ("giá hiện hành", CURRENT), ("Giá thực tế", CURRENT), ("So sánh 2010", COMPARED)],
        *[("giá so sánh năm 2010", COMPARED), ("giá so sánh", COMPARED), ("so sánh 1994", "so sánh 1994")],
        *[("không nêu", ""), ("unstated", "")],
    ],
)
def test_a_line_says_its_prices(cast: Cast, written: str, basis: str) -> None:
    on_record(cast, CURRENT, COMPARED)
    [entered] = found(cast, line("110", price_basis=written)).lines
    assert entered.series.price_basis == basis


def test_the_only_prices_on_record_need_not_be_said_and_unknown_ones_are_a_fault(cast: Cast) -> None:
    on_record(cast, COMPARED)
    [entered] = found(cast, line("110")).lines
    assert entered.series.price_basis == COMPARED
    [fault] = found(cast, line("110", price_basis="giá rẻ")).faults
    assert isinstance(fault.error, WordUnknown)
    assert (fault.field, fault.error.known) == ("price_basis", "so sánh 2010, so sánh, hiện hành, không nêu")


def test_what_is_counted_two_ways_is_not_taken_unsaid(cast: Cast) -> None:
    counted_both_ways(cast)
    [fault] = found(cast, line("110"), period=QUARTER).faults
    assert isinstance(fault.error, SeriesAmbiguous)
    assert (fault.field, fault.error.columns) == ("cumulative", "Cách tính")
    assert set(fault.error.names.split("; ")) == {"lũy kế từ đầu năm", "riêng trong kỳ"}


@pytest.mark.parametrize(
    ("written", "running"),
    [("lũy kế từ đầu năm", True), ("Lũy kế", True), ("yes", True), ("riêng trong kỳ", False), ("unstated", None)],
)
def test_a_line_says_from_when_it_counts(cast: Cast, written: str, running: bool | None) -> None:
    counted_both_ways(cast)
    [entered] = found(cast, line("110", cumulative=written), period=QUARTER).lines
    assert entered.series.cumulative is running
    assert [each.field for each in found(cast, line("110", cumulative="cả hai"), period=QUARTER).faults] == [
        "cumulative"
    ]


def test_a_line_that_says_one_of_the_two_has_the_other_as_it_stands_on_record(cast: Cast) -> None:
    on_record(cast, CURRENT)
    [entered] = found(cast, line("110", cumulative="lũy kế"), period=QUARTER).lines
    assert (entered.series.price_basis, entered.series.cumulative) == (CURRENT, True)
    [whole] = found(cast, line("110", cumulative="lũy kế")).lines  # from the year's start nothing else is possible
    assert whole.series.cumulative is None


@pytest.mark.parametrize(
    "table",
    [
        "Chỉ tiêu\tGiá trị\tĐơn vị tính\tTheo giá\nBUD01\t110\ttỷ đồng\tso sánh 2010",
        "Chỉ tiêu\tĐVT\tThực hiện\tLoại giá\nBUD01\ttỷ đồng\t110\tgiá so sánh 2010",
        "Chỉ tiêu\tĐVT\tThực hiện 2021 (giá so sánh 2010)\nBUD01\ttỷ đồng\t110",
    ],
)
def test_a_table_says_the_prices_in_a_column_or_over_the_figures(cast: Cast, table: str) -> None:
    on_record(cast, CURRENT, COMPARED)
    read = sheet_from([pasted_grid(table)], sheet(cast, period=YEAR))
    [entered] = checked_sheet(read, viewer(cast.owner)).lines
    assert (entered.series.price_basis, read.left_out) == (COMPARED, ())
