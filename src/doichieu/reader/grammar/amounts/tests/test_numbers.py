from decimal import Decimal

import pytest

from doichieu.reader.grammar.amounts.numbers import is_number_word, number_at, printed_number, worded_number


@pytest.mark.parametrize(
    ("digits", "value", "step"),
    [
        ("12", "12", "1"),
        ("02", "2", "1"),
        ("1.850", "1850", "1"),
        ("7.486,3", "7486.3", "0.1"),
        ("12.345.000.000", "12345000000", "1"),
        ("106,811", "106.811", "0.001"),
        ("0.577", "0.577", "0.001"),
        ("86.6", "86.6", "0.1"),
        ("64,40", "64.40", "0.01"),
        ("1,000,950", "1000950", "1"),
        ("1,234.5", "1234.5", "0.1"),
    ],
)
def test_stops_and_commas_part_thousands_or_decimals(digits: str, value: str, step: str) -> None:
    number = printed_number(digits)
    assert number is not None
    assert (number.value, number.step) == (Decimal(value), Decimal(step))


def test_a_comma_before_three_digits_parts_the_thousands_of_a_count() -> None:
    number = printed_number("12,500", whole=True)
    assert number is not None
    assert number.value == 12500


@pytest.mark.parametrize("digits", ["1.234.56", "0243.3861.234", "1,2,3", "1.2,3.4", "1" * 21])
def test_oddly_placed_stops_and_very_long_numbers_are_refused(digits: str) -> None:
    assert printed_number(digits) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("năm", 5),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("hai chục", 20),
        ("ba trăm", 300),
        ("ba trăm linh năm", 305),
        ("ba trăm hai mươi mốt", 321),
        ("không trăm mười hai", 12),
    ],
)
def test_number_words_are_added_up(words: str, value: int) -> None:
    assert is_number_word(words)
    assert worded_number(words).value == value


def test_the_word_for_year_is_no_five_behind_ten() -> None:
    found = number_at("mười năm", 0, 8)
    assert found is not None
    assert found[0] == "mười"
