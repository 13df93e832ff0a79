from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.hub.register.errors import UnitMismatch
from doichieu.hub.register.models import Measure
from doichieu.hub.register.tests.worked import quantity
from doichieu.hub.register.units import converted, counts, same_unit


def test_hectares_become_square_metres_with_every_digit_and_their_step() -> None:
    kept = converted(quantity("1250.5", "ha", "0.1"), unit="m2", measure=Measure.LEVEL)
    assert (kept.value, kept.step, kept.unit) == (Decimal(12505000), Decimal(1000), "m2")


def test_square_metres_become_hectares() -> None:
    kept = converted(quantity("12345", "m2", upper="12346"), unit="ha", measure=Measure.LEVEL)
    assert (kept.value, kept.upper, kept.unit) == (Decimal("1.2345"), Decimal("1.2346"), "ha")


def test_a_unit_is_converted_above_the_line_of_a_rate() -> None:
    kept = converted(quantity("6.24", "tấn/ha", "0.01"), unit="tạ/ha", measure=Measure.LEVEL)
    assert (kept.value, kept.step, kept.unit) == (Decimal("62.4"), Decimal("0.1"), "tạ/ha")


def test_the_fuller_unit_of_the_indicator_is_kept() -> None:
    kept = converted(quantity("76000000", "VND"), unit="VND/người", measure=Measure.LEVEL)
    assert (kept.value, kept.unit) == (Decimal(76000000), "VND/người")
    assert converted(quantity("129", "đảng viên mới"), unit="đảng viên", measure=Measure.LEVEL).unit == "đảng viên"


@pytest.mark.parametrize(
    ("found", "unit"),
    [("ha", "VND"), ("lớp", "học viên"), ("", "VND"), ("", "ha"), ("tạ/ha", "tạ/người"), ("%", "VND"), ("USD", "VND")],
)
def test_another_unit_is_refused_with_both_units_and_the_words(found: str, unit: str) -> None:
    with pytest.raises(UnitMismatch) as refused:
        converted(quantity("5", found), unit=unit, measure=Measure.LEVEL, quote="5 …")
    assert (refused.value.expected, refused.value.found, refused.value.quote) == (unit, found, "5 …")


@pytest.mark.parametrize(
    ("found", "unit"),
    [
        ("bác sĩ/vạn dân", "bác sĩ/10.000 dân"),
        ("bác sĩ/10.000 dân", "bác sĩ/vạn dân"),
        ("Bác sĩ / 1 vạn dân", "bác sĩ/10000 dân"),
        ("ca/1.000 dân", "ca/1000 dân"),
        ("thuê bao/100 dân", "thuê bao/100 người dân"),
        ("ca/vạn dân/năm", "ca/10.000 dân/năm"),
        ("ca/100.000 trẻ đẻ sống", "ca/100.000 ca đẻ sống"),
        ("bác sĩ/vạn dân", "bác sĩ/10.000 người dân"),
        ("VND", "đồng"),
        ("VND/người", "Đồng/người"),
        ("ha", "héc ta"),
    ],
)
def test_a_unit_is_the_same_however_it_is_written(found: str, unit: str) -> None:
    kept = converted(quantity("8.5", found, "0.1"), unit=unit, measure=Measure.LEVEL)
    assert (kept.value, kept.step, kept.unit) == (Decimal("8.5"), Decimal("0.1"), unit)


@pytest.mark.parametrize("unit", ["ca/1.000 dân", "ca/100.000 dân", "ca/100 dân", "ca/1.000 trẻ đẻ sống"])
def test_a_rate_of_so_many_others_is_refused(unit: str) -> None:
    with pytest.raises(UnitMismatch):
        converted(quantity("5", "ca/vạn dân"), unit=unit, measure=Measure.LEVEL)


def test_a_conversion_that_would_round_is_refused() -> None:
    with pytest.raises(UnitMismatch):
        converted(quantity("0." + "1" * 61, "m2"), unit="ha", measure=Measure.LEVEL)


def test_a_bare_number_is_a_count_under_a_count() -> None:
    assert converted(quantity("129", ""), unit="đảng viên", measure=Measure.LEVEL).unit == "đảng viên"


@pytest.mark.parametrize("unit", ["%", "điểm %", "lần"])
def test_a_change_keeps_percent_points_and_times(unit: str) -> None:
    assert converted(quantity("9.2", unit), unit="VND", measure=Measure.GROWTH).unit == unit


def test_a_change_in_the_unit_itself_is_converted() -> None:
    kept = converted(quantity("-3", "ha"), unit="m2", measure=Measure.GROWTH)
    assert (kept.value, kept.unit) == (Decimal(-30000), "m2")


def test_so_many_of_so_many_stands_under_a_share() -> None:
    assert converted(quantity("17", "chỉ tiêu", total="17"), unit="%", measure=Measure.PROGRESS).unit == "chỉ tiêu"


def test_only_percentages_points_times_and_money_can_be_negative() -> None:
    assert [counts(unit) for unit in ("%", "điểm %", "lần", "VND", "VND/người", "đồng")] == [False] * 6
    assert [counts(unit) for unit in ("ha", "xã", "tạ/ha", "vụ")] == [True] * 4


def test_units_are_the_same_in_any_spelling() -> None:
    assert same_unit("Đồng chí", "đồng chí")
    assert not same_unit("lớp", "lớp-học")


@given(value=st.decimals(-(10**20), 10**20, places=4))
def test_there_and_back_gives_the_same_number(value: Decimal) -> None:
    there = converted(quantity(str(value), "ha"), unit="m2", measure=Measure.LEVEL)
    assert converted(there, unit="ha", measure=Measure.LEVEL).value == value


@pytest.mark.parametrize(
    ("found", "unit", "same"),
    [
        ("người", "lao động", True),
        ("lao động", "người", True),
        ("người lao động", "lao động", True),
        ("lđ", "lao động", True),
        ("Người", "học sinh", True),
        ("học sinh", "lao động", False),  # both are people, and not the same ones
        ("lượt người", "lao động", False),
        ("người", "hộ", False),
    ],
)
def test_people_may_be_counted_by_the_wider_word(found: str, unit: str, same: bool) -> None:
    assert same_unit(found, unit) is same
