from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.lexicon import unit_kind
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import stated, stated_total
from doichieu.reconcile.settings import USUAL
from tests.reconciling.reading_aloud import heard


def size_of(text: str) -> Interval | None:
    [witness] = heard(text)
    return stated(witness.claim, USUAL)


BILLION = 10**9


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Thu ngân sách 1.850 tỷ đồng.", 1849.5 * BILLION, 1850.5 * BILLION),
        ("Chi ngân sách 7,3 tỷ đồng.", 7.25 * BILLION, 7.35 * BILLION),
        ("Kết nạp 129 đảng viên.", 129, 129),
        ("Đàn gia cầm 186 nghìn con.", 185_500, 186_500),
        ("Có trên 2.000 hộ.", 2000, 2100),
        ("Có gần 2.000 hộ.", 1900, 2000),
        ("Có khoảng 2.000 hộ.", 1900, 2100),
        ("Trồng từ 40 đến 50 ha rừng.", 39.5, 50.5),
    ],
)
def test_a_count_is_exact_and_any_other_number_lies_half_a_step_around(text: str, low: float, high: float) -> None:
    assert size_of(text) == Interval(Fraction(low), Fraction(high))


def test_a_bound_of_a_fall_speaks_of_its_size() -> None:
    _, fall = heard("Xảy ra 12 vụ, giảm hơn 60% so với cùng kỳ.")
    size = stated(fall.claim, USUAL)
    assert size is not None
    assert size.low < -63
    assert size.high == Fraction("-59.5")


def test_at_least_so_many_of_what_was_reached_says_nothing_of_the_upper_end() -> None:
    assert size_of("Đã có ít nhất 40 hộ thoát nghèo.") is None


def test_the_total_of_a_progress_is_as_exact_as_it_is_printed() -> None:
    [money] = heard("Giải ngân 98,65/136,5 tỷ đồng.")
    [count] = heard("Có 17/20 chỉ tiêu đạt.")
    assert stated_total(money.claim) == Interval(Fraction(136_450_000_000), Fraction(136_550_000_000))
    assert stated_total(count.claim) == Interval.point(20)


def test_what_no_table_knows_is_counted_unless_it_is_a_rate() -> None:
    assert [unit_kind(unit) for unit in ("VND", "ha", "đảng viên", "ngôi đình", "VND/người")] == [
        "money", "measure", "noun", "noun", "measure"
    ]  # fmt: skip


@settings(deadline=None)  # the first reading compiles the lexicon
@given(thousandths=st.integers(1, 10**9), places=st.integers(0, 3))
def test_however_a_number_is_rounded_its_interval_holds_it(thousandths: int, places: int) -> None:
    true = Decimal(thousandths) / 1000
    printed = round(true, places)
    [witness] = heard(f"Diện tích rừng {written(printed)} ha.")
    size = stated(witness.claim, USUAL)
    assert size is not None
    assert size.holds(Fraction(true))


def written(value: Decimal) -> str:
    return format(value, ",f").replace(",", " ").replace(".", ",").replace(" ", ".")
