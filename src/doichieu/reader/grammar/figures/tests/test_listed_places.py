"""Lists of places with bare numbers, whose words above give the unit and what is told of each."""

import pytest

from doichieu.reader import read


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(claim.quote, claim.quantity.unit, claim.indicator) for claim in read(text).claims]


@pytest.mark.parametrize("unit", ["người", "đơn vị tính: người", "Đơn vị: người"])
def test_the_unit_in_brackets_and_the_name_before_it_are_of_each_place_of_the_list(unit: str) -> None:
    text = f"Số người tham gia bảo hiểm của các xã ({unit}):\n- Xã Phú Hòa: 412\n- Xã Phú Lộc: 387 (tăng 25)"
    insured = "Số người tham gia bảo hiểm"
    assert told(text) == [("412", "người", insured), ("387", "người", insured), ("25", "người", insured)]


def test_money_is_told_in_the_unit_of_the_list() -> None:
    text = "Kết quả giải ngân của các xã (tỷ đồng):\n- Xã Phú Hòa: 12,5\n- Xã Phú Lộc: 9"
    assert told(text) == [("12,5", "VND", "Kết quả giải ngân"), ("9", "VND", "Kết quả giải ngân")]
    assert [claim.value for claim in read(text).claims] == [12_500_000_000, 9_000_000_000]


def test_places_on_the_line_of_the_unit_have_it_too() -> None:
    text = "Số hộ tham gia bảo hiểm (đơn vị: hộ): xã Phú Hòa 12; xã Phú Lộc 30."
    assert told(text) == [("12", "hộ", "Số hộ tham gia bảo hiểm"), ("30", "hộ", "Số hộ tham gia bảo hiểm")]


def test_what_names_no_place_takes_no_unit_from_the_words_above() -> None:
    assert told("Kết quả các mặt (người):\n- Mặt thứ nhất: 412") == []
    assert told("Xã họp bàn (có ghi biên bản):\n- Xã Phú Hòa: ý kiến số 4") == []
