"""Every fault of what people write down, each with its field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast, place, viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.intake.below_zero import may_be_below_zero
from doichieu.hub.intake.early import is_early
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.figure_errors import QUESTIONS, FarFromTarget
from doichieu.hub.intake.tests.entered import faults, line, sheet, sign
from doichieu.hub.places.models import Level
from doichieu.hub.register.series import series_of
from doichieu.hub.register.tests.worked import indicator
from doichieu.lexicon import Entry, folded, table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue(cast: Cast) -> None:
    indicator(name_vi="Thu ngân sách nhà nước")
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")
    indicator("LAB01", unit="lao động", shown_in="lao động", name_vi="Số lao động được giải quyết việc làm")


@pytest.mark.parametrize(
    ("number", "fields", "fault"),
    [
        ("12", {"unit": "ha"}, ("unit", "unit-mismatch")),
        ("", {}, ("number", "number-missing")),
        ("", {"unit": "74,9"}, ("unit", "number-in-unit")),
        ("nhiều", {}, ("number", "number-unreadable")),
        ("1.2.3", {}, ("number", "number-unreadable")),
        ("5a5", {"indicator": "LAB01", "unit": "lao động"}, ("number", "number-unreadable")),
        ("1 234", {"indicator": "LAB01", "unit": "lao động"}, ("number", "number-unreadable")),
        ("1 234 lao động", {"indicator": "LAB01", "unit": ""}, ("number", "number-unreadable")),
        ("12 m2", {}, ("unit", "unit-mismatch")),
        ("=A1+B1", {}, ("number", "formula-written")),
        ("#REF!", {}, ("number", "formula-failed")),
        ("#DIV/0!", {}, ("number", "formula-failed")),
        ("######", {}, ("number", "formula-failed")),
        ("1E+30", {"unit": "đồng"}, ("number", "powers-written")),
        ("1,86e12", {"unit": "đồng"}, ("number", "powers-written")),
        ("Err:502", {}, ("number", "formula-failed")),
        ("1" + "0" * 30, {"unit": "đồng"}, ("number", "too-large")),
        ("-3", {"indicator": "ECO12", "unit": "doanh nghiệp"}, ("number", "negative-count")),
        ("12,5", {"indicator": "ECO12", "unit": "doanh nghiệp"}, ("number", "fractional-count")),
        ("95–80", {"indicator": "ECO12", "unit": "doanh nghiệp"}, ("number", "range-reversed")),
        ("45,5", {"unit": ""}, ("unit", "unit-wanted")),
        ("40–45,5", {"unit": ""}, ("unit", "unit-wanted")),
        ("5", {"indicator": "XYZ99"}, ("indicator", "indicator-unknown")),
        ("5", {"about": "xã Không Có"}, ("about", "unit-unknown")),
        ("5", {"bound": "hơi hơn"}, ("bound", "word-unknown")),
        ("5", {"maturity": "chín"}, ("maturity", "word-unknown")),
    ],
)
def test_each_fault_is_told_by_its_field(
    cast: Cast, number: str, fields: dict[str, str], fault: tuple[str, str]
) -> None:
    assert faults(cast, line(number, **fields)) == [fault]


@pytest.mark.parametrize("number", ["45,5 tỷ", "45,5 tỷ đồng", "0"])
def test_a_number_that_says_its_magnitude_needs_no_unit_beside_it(cast: Cast, number: str) -> None:
    assert faults(cast, line(number, unit="")) == []


def test_an_indicator_takes_no_new_figure_of_days_after_its_last_one(cast: Cast) -> None:
    Indicator.objects.filter(code="BUD01").update(valid_to=date(2021, 12, 31))
    assert faults(cast, line("5")) == [("indicator", "indicator-ended")]
    assert faults(cast, line("5"), period=Period.year(2021)) == []


def test_what_is_on_record_of_an_indicator_that_ended_may_still_be_corrected(cast: Cast) -> None:
    sign(cast, line("5"))
    Indicator.objects.filter(code="BUD01").update(valid_to=date(2021, 12, 31))
    assert faults(cast, line("6", note="ghi nhầm")) == []


def test_the_same_figure_twice_in_one_sheet_is_a_fault_of_the_second(cast: Cast) -> None:
    assert faults(cast, line("5"), line("6", indicator="Thu ngân sách nhà nước")) == [("line", "line-repeated")]


def test_every_fault_of_a_sheet_is_told_at_once(cast: Cast) -> None:
    assert faults(cast, line("x"), line("5", indicator="?"), line("7", unit="ha")) == [
        ("number", "number-unreadable"),
        ("indicator", "indicator-unknown"),
        ("unit", "unit-mismatch"),
    ]


@pytest.mark.parametrize(
    ("number", "fields", "value", "bound"),
    [
        ("615,3", {}, "615300000000", "exact"),
        ("615.300", {"unit": "triệu đồng"}, "615300000000", "exact"),
        ("trên 615,3 tỷ đồng", {"unit": ""}, "615300000000", "over"),
        ("1,2 tỷ", {}, "1200000000", "exact"),
        ("615.300.000.000", {"unit": "đồng"}, "615300000000", "exact"),
        ("5", {"bound": "ít nhất"}, "5000000000", "at_least"),
        ("80-95", {}, "80000000000", "exact"),
        ("520 người", {"indicator": "LAB01", "unit": ""}, "520", "exact"),
        ("1,2 nghìn", {"indicator": "ECO12", "unit": ""}, "1200", "exact"),
        ("12", {"indicator": "Số doanh nghiệp thành lập mới", "unit": ""}, "12", "exact"),
    ],
)
def test_numbers_are_taken_as_an_office_writes_them(
    cast: Cast, number: str, fields: dict[str, str], value: str, bound: str
) -> None:
    [checked] = checked_sheet(sheet(cast, line(number, **fields)), viewer(cast.owner)).lines
    assert (str(checked.kept.value.quantize(1)), checked.kept.bound.value) == (value, bound)


def test_a_thousand_lines_cost_no_more_queries_than_two(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = viewer(cast.owner)
    many = sheet(cast, *(line("5", about="Đồng Mơ" if number % 2 else "") for number in range(1000)))
    with django_assert_max_num_queries(6):
        checked = checked_sheet(many, by)
    assert (len(checked.lines), len(checked.faults)) == (2, 998)


@pytest.mark.parametrize(
    ("unit", "lang", "value"),
    [
        ("tỷ", "vi", 35_000_000_000),
        ("Tỷ đồng", "vi", None),
        ("billion VND", "vi", 35_000_000_000),
        ("tỷ đồng", "en", 35_000_000_000),
        ("triệu", "en", 35_000_000),
        ("billion", "en", 35_000_000_000),
    ],
)
def test_a_bare_magnitude_and_either_language_are_units(cast: Cast, unit: str, lang: Any, value: int | None) -> None:
    checked = checked_sheet(sheet(cast, line("35", unit=unit), lang=lang), viewer(cast.owner))
    if value is None:
        assert [fault.error.code for fault in checked.faults] == ["unit-mismatch"]
    else:
        assert [int(each.kept.value) for each in checked.lines] == [value]


def test_units_of_one_bare_name_are_told_apart_by_their_full_names(cast: Cast) -> None:
    town = place("Đồng Mơ", "thị trấn", Level.COMMUNE, cast.district)
    by = viewer(cast.owner)
    [fault] = checked_sheet(sheet(cast, line("5", about="Đồng Mơ")), by).faults
    assert (fault.field.value, fault.error.code) == ("about", "unit-ambiguous")
    assert worded_names(fault.error) == "thị trấn Đồng Mơ, xã Đồng Mơ"
    named = sheet(cast, line("5", about="xã Đồng Mơ"), line("6", about="Thị trấn Đồng Mơ"))
    assert [each.series.locality for each in checked_sheet(named, by).lines] == [cast.commune, town]


def worded_names(error: Exception) -> str:
    return str(vars(error)["names"])


def test_a_part_that_is_more_than_the_whole_asks_for_a_note(cast: Cast) -> None:
    indicator("ENV01", unit="%", shown_in="%", aggregation_time="ratio", share="yes")
    indicator("ECO03", unit="%", shown_in="%", aggregation_time="ratio")
    assert faults(cast, line("100,5", indicator="ENV01", unit="")) == [("note", "more-than-all")]
    assert faults(cast, line("100", indicator="ENV01", unit="")) == []
    assert faults(cast, line("100,5", indicator="ENV01", unit="", note="tính cả hộ tạm trú", asked=QUESTIONS)) == []
    assert faults(cast, line("108", indicator="ECO03", unit="")) == []


def test_a_share_below_nothing_is_refused_even_with_a_note(cast: Cast) -> None:
    indicator("SOC01", unit="%", shown_in="%", aggregation_time="last", share="yes")
    below = {"indicator": "SOC01", "unit": ""}
    assert faults(cast, line("-1,02", **below)) == [("number", "negative-share")]
    assert faults(cast, line("-1,02", **below, note="Số đã kiểm tra")) == [("number", "negative-share")]
    assert faults(cast, line("0", **below)) == []


def test_a_slip_of_magnitude_and_a_total_that_falls_ask_for_a_note(cast: Cast) -> None:
    sign(cast, line("1.046,8"), line("6", indicator="ECO12", unit=""))
    nine = {"period": Period(date(2022, 1, 1), date(2022, 9, 30))}
    slipped, fallen = line("1.612,5", unit="triệu đồng"), line("3", indicator="ECO12", unit="")
    assert faults(cast, slipped, fallen, **nine) == [("note", "total-fell"), ("note", "total-fell")]
    assert faults(cast, line("16.125"), **nine) == [("note", "note-wanted")]
    assert faults(cast, line("1.612,5"), line("6", indicator="ECO12", unit=""), **nine) == []
    assert (
        faults(cast, line("3", indicator="ECO12", unit="", note="Sáu tháng ghi trùng ba", asked=QUESTIONS), **nine)
        == []
    )


def test_a_result_of_days_that_are_far_from_over_is_asked_about_and_taken_with_a_note(cast: Cast) -> None:
    today = localdate()
    days = Period(date(today.year + 1, 1, 1), date(today.year + 1, 12, 31))
    asked = [("note", "period-not-over")]
    assert faults(cast, line("5"), period=days) == asked
    assert faults(cast, line("5", maturity="sơ bộ"), period=days) == asked
    assert faults(cast, line("5", maturity="ước tính"), period=days) == []
    assert faults(cast, line("5", note="Hợp đồng thuê đã thu đủ cả năm", asked=QUESTIONS), period=days) == []
    assert faults(cast, line("5"), period=days, planned=True, set_by="HĐND xã") == []


def test_a_report_that_is_closed_shortly_before_its_days_end_is_not_asked_about(cast: Cast) -> None:
    days = Period(date(2025, 1, 1), date(2025, 12, 31))
    assert not is_early(days, date(2025, 11, 30), planned=False, maturity="")
    assert is_early(days, date(2025, 11, 29), planned=False, maturity="")
    assert not is_early(days, date(2026, 3, 1), planned=False, maturity="")


def test_six_months_above_the_nine_months_on_record_are_asked_about(cast: Cast) -> None:
    sign(cast, line("615,3"), period=Period(date(2022, 1, 1), date(2022, 9, 30)))
    assert faults(cast, line("700")) == [("note", "total-fell")]
    assert faults(cast, line("700", note="số chín tháng sẽ sửa", asked=QUESTIONS)) == []
    assert faults(cast, line("410")) == []


def test_what_a_table_has_of_last_year_is_held_against_the_record(cast: Cast) -> None:
    before = Period(date(2021, 1, 1), date(2021, 6, 30))
    assert faults(cast, line("615,3", last_year="100")) == [("note", "note-wanted")]  # six times last year's
    sign(cast, line("602,8"), period=before)
    assert faults(cast, line("615,3", last_year="602,8")) == []
    assert faults(cast, line("615,3", last_year="603")) == []  # to as many digits as it has
    assert faults(cast, line("615,3", last_year="612")) == [("last_year", "last-year-differs")]
    assert faults(cast, line("615,3", last_year="612", note="sẽ sửa số năm trước", asked=QUESTIONS)) == []
    assert faults(cast, line("615,3", last_year="–")) == []


def test_a_first_figure_far_from_the_target_of_its_year_asks_for_a_note(cast: Cast) -> None:
    year = Period.year(2022)
    sign(cast, line("1.200"), line("40", indicator="ECO12", unit=""), period=year, planned=True, set_by="HĐND xã")
    asked = [("note", "far-from-target")]
    assert faults(cast, line("615.300")) == asked
    assert faults(cast, line("615,3", unit="triệu đồng")) == asked
    assert faults(cast, line("615.300", note="đã kiểm tra", asked=QUESTIONS)) == []
    assert faults(cast, line("615,3"), line("9", indicator="ECO12", unit="")) == []
    assert faults(cast, line("615.300", about="Đồng Mơ")) == []  # another place's target
    assert faults(cast, line("615.300"), period=Period.year(2021)) == []


def test_the_target_that_a_figure_is_far_from_comes_with_the_question(cast: Cast) -> None:
    sign(cast, line("1.200"), period=Period.year(2022), planned=True)
    [fault] = checked_sheet(sheet(cast, line("615.300")), viewer(cast.owner)).faults
    assert isinstance(fault.error, FarFromTarget)
    told = fault.error.target.value, fault.error.period, fault.error.percent
    assert told == (Decimal(1_200_000_000_000), "2022", Decimal(51275))


@pytest.fixture
def counted(cast: Cast) -> None:
    """A count out of a total of an indicator in percent is on record of the quarter before."""
    indicator("ADM01", unit="%", shown_in="%", aggregation_time="ratio", share="yes", name_vi="Hồ sơ đúng hạn")
    earlier = Period(date(2022, 1, 1), date(2022, 3, 31))
    sign(cast, line("2000/2100", indicator="ADM01", unit="hồ sơ"), period=earlier)


@pytest.mark.parametrize(
    ("number", "unit", "measure", "total"),
    [("98,5", "%", "level", None), ("98,5%", "", "level", None), ("98,5", "", "level", None),
     ("4100/4200", "hồ sơ", "progress", "4200"), ("4100/4200 hồ sơ", "", "progress", "4200")],
)  # fmt: skip
@pytest.mark.usefixtures("counted")
def test_a_rate_and_a_count_out_of_a_total_do_not_take_each_others_place(
    cast: Cast, number: str, unit: str, measure: str, total: str | None
) -> None:
    sign(cast, line("4000/4200", indicator="ADM01", unit="hồ sơ"))
    sign(cast, line("97", indicator="ADM01", unit="%"))
    [checked] = checked_sheet(
        sheet(cast, line(number, indicator="ADM01", unit=unit, note="ghi nhầm")), viewer(cast.owner)
    ).lines
    assert (checked.series.measure, checked.kept.total and str(checked.kept.total)) == (measure, total)
    assert checked.standing is not None
    assert checked.standing.measure == measure


@pytest.mark.usefixtures("counted")
def test_a_rate_in_the_row_of_the_count_is_a_figure_of_its_own(cast: Cast) -> None:
    [count] = sign(cast, line("4000/4200", indicator="ADM01", unit="hồ sơ")).figures
    row = line("98,5", unit="%", series=series_of(count), seen=count.pk)
    assert faults(cast, row) == []
    [rate] = sign(cast, row).figures
    assert (rate.measure, rate.supersedes) == ("level", None)
    assert faults(cast, line("99,5", unit="%", series=series_of(count), seen=count.pk)) == [("note", "reason-wanted")]


def test_what_replaces_a_figure_is_asked_about_beyond_usual_change_too(cast: Cast) -> None:
    sign(cast, line("600"), period=Period(date(2021, 1, 1), date(2021, 6, 30)))
    sign(cast, line("615"))
    assert faults(cast, line("61.500")) == [("note", "reason-wanted"), ("note", "note-wanted")]
    assert faults(cast, line("61.500", note="đính chính")) == [("note", "note-wanted")]
    assert faults(cast, line("61.500", note="đính chính", asked=frozenset({"more-than-all"}))) == [
        ("note", "note-wanted")
    ]
    assert faults(cast, line("61.500", note="đính chính", asked=frozenset({"note-wanted"}))) == []
    assert faults(cast, line("620", note="đính chính")) == []


def test_a_note_that_was_written_before_the_question_hides_none(cast: Cast) -> None:
    sign(cast, line("600"), period=Period(date(2021, 1, 1), date(2021, 6, 30)))
    assert faults(cast, line("61.500", note="số cả năm")) == [("note", "note-wanted")]
    assert faults(cast, line("61.500", asked=QUESTIONS)) == [("note", "note-wanted")]  # shown, and not answered


@pytest.mark.parametrize("plan", [None, "12"])
def test_money_below_zero_is_asked_about_with_and_without_a_target(cast: Cast, plan: str | None) -> None:
    if plan:
        sign(cast, line(plan), planned=True, period=Period.year(2022))
    assert faults(cast, line("-4")) == [("note", "below-zero")]
    assert faults(cast, line("-4", note="hoàn trả", asked=QUESTIONS)) == []
    sign(cast, line("-4", note="hoàn trả", asked=QUESTIONS))
    assert faults(cast, line("-3"), period=Period(date(2022, 7, 1), date(2022, 9, 30))) == (
        [("note", "far-from-target")] if plan else []
    )


def test_what_the_catalogue_calls_a_change_may_be_below_zero_unless_it_is_far_from_its_target(cast: Cast) -> None:
    indicator("ECO02", unit="%", shown_in="%", aggregation_time="none", name_vi="Tốc độ tăng giá trị sản xuất")
    fall = line("-1,2", indicator="ECO02", unit="%")
    assert faults(cast, fall) == []
    sign(cast, line("8,5", indicator="ECO02", unit="%"), planned=True, period=Period.year(2022))
    assert faults(cast, fall) == [("note", "far-from-target")]


@pytest.mark.parametrize("entry", table("below_zero"), ids=lambda entry: entry.id)
def test_each_example_of_what_may_be_below_zero_reads_as_its_entry_says(entry: Entry) -> None:
    for example in entry.examples:
        assert may_be_below_zero(example.text, {}) == bool(example.reads), example.text
    texts = [folded(example.text) for example in entry.examples if example.reads]
    assert [form for form in entry.forms if not any(folded(form) in text for text in texts)] == []
