"""Ranges of money whose lower end stands without its magnitude are read whole."""

from decimal import Decimal

import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "value", "upper", "quote"),
    [
        ("Mức đầu tư từ 700 đến 1 tỷ đồng.", "700000000", "1000000000", "700 đến 1 tỷ đồng"),
        ("Doanh thu từ 850 - 1,2 tỷ đồng.", "850000000", "1200000000", "850 - 1,2 tỷ đồng"),
        ("Hỗ trợ từ 300 đến 2 triệu đồng.", "300000", "2000000", "300 đến 2 triệu đồng"),
        ("Hỗ trợ từ 300.000 đến 2 triệu đồng.", "300000", "2000000", "300.000 đến 2 triệu đồng"),
        ("Vay từ 20 đến 70 triệu đồng.", "20000000", "70000000", "20 đến 70 triệu đồng"),
    ],
)
def test_the_lower_end_takes_the_magnitude_that_makes_it_the_lower(
    text: str, value: str, upper: str, quote: str
) -> None:
    [claim] = read(text).claims
    assert (claim.value, claim.upper, claim.quote) == (Decimal(value), Decimal(upper), quote)


def test_a_greater_number_of_two_digits_makes_no_range() -> None:
    assert [claim.upper for claim in read("Mức đầu tư từ 50 đến 1 tỷ đồng.").claims] == [None]
