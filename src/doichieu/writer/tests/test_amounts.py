from decimal import Decimal

import pytest

from doichieu.claims import Quantity
from doichieu.writer.amounts import amount

PRINTED = {
    ("7486300000000", "1e8", "VND"): "7.486,3 tỷ đồng",
    ("2075000000", "1e6", "VND"): "2 tỷ 75 triệu đồng",
    ("2034609000000", "1e6", "VND"): "2.034 tỷ 609 triệu đồng",
    ("2000000000", "1e6", "VND"): "2.000 triệu đồng",
    ("12512000", "1e3", "VND"): "12 triệu 512 nghìn đồng",
    ("12500", "1", "VND"): "12.500 đồng",
    ("1200000000000", "1e11", "VND"): "1,2 nghìn tỷ đồng",
    ("1250000000000", "1e9", "VND"): "1.250 tỷ đồng",
    ("3766000000", "1e6", "USD"): "3 tỷ 766 triệu USD",
    ("84500000", "1e5", "VND/người/năm"): "84,5 triệu đồng/người/năm",
    ("13900", "1", "học viên"): "13.900 học viên",
    ("13900", "1e2", "học viên"): "13,9 nghìn học viên",
    ("30000", "1e4", "cây"): "3 vạn cây",
    ("13900000000", "1e8", "kWh"): "13,9 tỷ kWh",
    ("64.4", "0.01", "%"): "64,40%",
    ("1.2", "0.1", "điểm %"): "1,2 điểm %",
    ("0", "1", "vụ"): "0 vụ",
    ("-3500000000", "1e8", "VND"): "âm 3,5 tỷ đồng",
    ("12345", "5", "ha"): "12.345 ha",
}


@pytest.mark.parametrize(("quantity", "words"), PRINTED.items(), ids=PRINTED.values())
def test_an_amount_is_printed_as_exactly_as_it_was_read(quantity: tuple[str, str, str], words: str) -> None:
    value, step, unit = quantity
    assert amount(Quantity(Decimal(value), None, None, Decimal(step), unit)) == words


def test_both_ends_of_a_range_share_magnitude_and_decimals() -> None:
    assert amount(Quantity(Decimal("3e9"), Decimal("3.5e9"), None, Decimal("1e8"), "VND")) == ("3,0 - 3,5 tỷ đồng")


def test_a_part_stands_over_its_total() -> None:
    assert amount(Quantity(Decimal("98.65e9"), None, Decimal("136.5e9"), Decimal("1e7"), "VND")) == (
        "98,65/136,5 tỷ đồng"
    )


def test_a_noun_stands_in_place_of_the_unit() -> None:
    assert amount(Quantity(Decimal(129), None, None, Decimal(1), "đảng viên"), "đảng viên mới") == "129 đảng viên mới"
