from decimal import Decimal

import pytest

from doichieu.claims import Bound
from doichieu.claims.codec import plain
from doichieu.reader import read


def quantities(text: str) -> list[tuple[str, str | None, str]]:
    return [(claim.quote, plain(claim.value), claim.unit) for claim in read(text).claims]


def test_number_magnitude_and_unit_are_read_as_one_figure() -> None:
    text = "Thu ngân sách đạt 1,2 tỷ đồng, tăng 5,2% so với cùng kỳ."
    budget, growth = read(text).claims
    assert (budget.value, budget.unit) == (Decimal(1200000000), "VND")
    assert budget.quote == "1,2 tỷ đồng"
    assert budget.span.of(text) == budget.quote
    assert budget.quantity.step == Decimal(100000000)
    assert (growth.value, growth.unit) == (Decimal("5.2"), "%")


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("thu 2.034 tỷ 609 triệu đồng", "2.034 tỷ 609 triệu đồng", "2034609000000", "VND"),
        ("thu 2 tỷ 75 triệu đồng", "2 tỷ 75 triệu đồng", "2075000000", "VND"),
        ("chi 1 nghìn 250 tỷ đồng", "1 nghìn 250 tỷ đồng", "1250000000000", "VND"),
        ("quỹ có hai tỷ rưỡi", "hai tỷ rưỡi", "2500000000", "VND"),
        ("điện thương phẩm 13,9 tỷ kWh", "13,9 tỷ kWh", "13900000000", "kWh"),
        ("khai thác 0,57 nghìn tấn", "0,57 nghìn tấn", "570", "tấn"),
        ("thả giống 2.015ha", "2.015ha", "2015", "ha"),
        ("thu 188,9\u00a0tỷ\u00a0đồng", "188,9\u00a0tỷ\u00a0đồng", "188900000000", "VND"),
        ("năng suất 62,41 tạ/ha", "62,41 tạ/ha", "62.41", "tạ/ha"),
        ("thu nhập 44,5 triệu đồng/người/năm", "44,5 triệu đồng/người/năm", "44500000", "VND/người/năm"),
        ("kết nạp 30 đảng viên mới", "30 đảng viên", "30", "đảng viên"),
        ("có 9 Chương trình công tác", "9 Chương trình", "9", "chương trình"),
        ("tăng 10%/năm", "10%", "10", "%"),
    ],
)
def test_figures_are_read_in_every_way_that_reports_write_them(text: str, quote: str, value: str, unit: str) -> None:
    assert quantities(text) == [(quote, value, unit)]


def test_magnitude_and_unit_behind_a_fraction_hold_for_both_numbers() -> None:
    [claim] = read("Thu ngân sách 98,65/136,5 tỷ đồng").claims
    assert (claim.value, claim.total) == (Decimal(98650000000), Decimal(136500000000))


@pytest.mark.parametrize("text", ["từ 90 - 100 đảng viên", "từ 90-100 đảng viên", "từ 90 đến 100 đảng viên"])
def test_a_range_has_a_lower_and_an_upper_end(text: str) -> None:
    [claim] = read(text).claims
    assert (claim.value, claim.upper, claim.unit) == (Decimal(90), Decimal(100), "đảng viên")


def test_a_range_of_decrease_puts_the_numerically_lower_end_first() -> None:
    [claim] = read("Phấn đấu tỷ lệ vi phạm giảm 10-12%").claims
    assert (claim.value, claim.upper) == (Decimal(-12), Decimal(-10))


def test_the_bound_speaks_of_the_size_as_written() -> None:
    [claim] = read("Lượng khách giảm hơn 60%").claims
    assert (claim.value, claim.bound) == (Decimal(-60), Bound.OVER)


def test_a_noun_that_the_lexicon_does_not_know_is_counted_all_the_same() -> None:
    [claim] = read("Tặng 12 xích lô cho người nghèo").claims
    assert (claim.value, claim.unit) == (Decimal(12), "xích lô")


def test_a_bare_number_is_unread_with_its_reason() -> None:
    reading = read("Kết quả chung là 12, rất tốt.")
    assert reading.claims == ()
    [unread] = reading.unread
    assert unread.reason == "no unit stands with the number"


def test_a_range_may_be_so_many_out_of_so_many() -> None:
    [claim] = read("Nâng số tiêu chí hoàn thành lên 12-13/18 tiêu chí.").claims
    quantity = claim.quantity
    assert (quantity.value, quantity.upper, quantity.total) == (Decimal(12), Decimal(13), Decimal(18))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Tặng mỗi hộ từ 500.000 đến 2 triệu đồng", ("500000", "2000000")),
        ("Phạt từ 300.000 đồng đến 1,2 triệu đồng", ("300000", "1200000")),
        ("Vay từ 2 đến 5 triệu đồng", ("2000000", "5000000")),
        ("Thu từ 1.200 đến 1.500 tỷ đồng", ("1200000000000", "1500000000000")),
    ],
)
def test_the_lower_end_of_a_range_of_money_may_be_written_out_in_full(text: str, ends: tuple[str, str]) -> None:
    [claim] = read(text).claims
    assert (plain(claim.value), plain(claim.upper)) == ends


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Kinh phí năm tỷ, ba nghìn lượt người hưởng lợi.", [("5000000000", "VND"), ("3000", "lượt người")]),
        ("Hỗ trợ ba tỷ, năm nghìn hộ hưởng lợi.", [("3000000000", "VND"), ("5000", "hộ")]),
        ("Hỗ trợ một tỷ, hai triệu cây giống.", [("1000000000", "VND"), ("2000000", "cây")]),
        ("Chi tám tỷ, hai trăm linh bốn triệu, năm trăm nghìn đồng.", [("8204500000", "VND")]),
    ],
)
def test_an_amount_in_words_goes_on_over_a_comma_up_to_money_only(text: str, amounts: list[tuple[str, str]]) -> None:
    assert [(plain(claim.value), claim.unit) for claim in read(text).claims] == amounts
