"""What is printed is read back as it was: numbers, quantities, in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import Bound, Quantity
from doichieu.lexicon import Entry, table
from doichieu.show import NotANumber, number, parsed_number, parsed_quantity, quantity, unit_words
from doichieu.show.wording import Lang

langs = st.sampled_from(["vi", "en"])
# As documents print them: some digits, some decimals, a magnitude.
printed = st.tuples(st.integers(0, 10**9), st.integers(0, 3), st.sampled_from([1, 10**3, 10**6, 10**9, 10**12]))
units = st.sampled_from(["VND", "VND/người/năm", "%", "điểm %", "lần", "ha", "học viên", "tạ/ha", "USD", ""])


def given_quantity(
    digits: int, places: int, magnitude: int, unit: str, *, bound: Bound = Bound.EXACT, falls: bool = False
) -> Quantity:
    step = Decimal(1).scaleb(-places) * magnitude
    return Quantity(step * (-digits if falls else digits), None, None, step, unit, bound)


@given(st.decimals(-(10**20), 10**20, allow_nan=False, allow_infinity=False), langs)
def test_a_number_is_read_back_exactly(value: Decimal, lang: Lang) -> None:
    assert parsed_number(number(value, lang), lang) == value


@given(printed, units, langs, st.sampled_from(Bound), st.booleans())
def test_a_quantity_is_read_back_exactly(
    figure: tuple[int, int, int], unit: str, lang: Lang, bound: Bound, falls: bool
) -> None:
    shown = given_quantity(*figure, unit, bound=bound, falls=falls)
    again = parsed_quantity(quantity(shown, lang), lang)
    assert again == shown


@given(printed, st.integers(1, 10**6), units, langs)
def test_a_range_and_a_share_are_read_back(figure: tuple[int, int, int], more: int, unit: str, lang: Lang) -> None:
    one = given_quantity(*figure, unit)
    reach = Quantity(one.value, one.value + more * one.step, None, one.step, unit)
    share = Quantity(one.value, None, one.value + more * one.step, one.step, unit)
    assert parsed_quantity(quantity(reach, lang), lang) == reach
    assert parsed_quantity(quantity(share, lang), lang) == share


@pytest.mark.parametrize(
    ("value", "step", "unit", "vi", "en"),
    [
        ("7486300000000", "100000000", "VND", "7.486,3 tỷ đồng", "7,486.3 billion VND"),
        ("2075000000", "1000000", "VND", "2,075 tỷ đồng", "2.075 billion VND"),
        ("1850000000000", "1000000000", "VND", "1.850 tỷ đồng", "1,850 billion VND"),
        ("1000950000000", "1000000", "VND", "1.000.950 triệu đồng", "1,000,950 million VND"),
        ("1250000000000", "10000000000", "VND", "1,25 nghìn tỷ đồng", "1.25 trillion VND"),
        ("500000000", "100000000", "VND", "0,5 tỷ đồng", "0.5 billion VND"),
        ("12500", "1", "VND", "12.500 đồng", "12,500 VND"),
        ("85000000", "1000000", "VND/người/năm", "85 triệu đồng/người/năm", "85 million VND/người/năm"),
        ("13900000000", "100000000", "kWh", "13,9 tỷ kWh", "13.9 billion kWh"),
        ("1061", "1", "lượt học viên", "1.061 lượt học viên", "1,061 lượt học viên"),
        ("64.40", "0.01", "%", "64,40%", "64.40%"),
        ("-12", "1", "vụ", "-12 vụ", "-12 vụ"),
        ("1.5", "1", "điểm %", "1,5 điểm %", "1.5 percentage points"),
        ("8", "1", "", "8", "8"),
        ("1234567.891", "1000", "VND", "1.234.567,891 đồng", "1,234,567.891 VND"),
    ],
)
def test_a_quantity_is_printed_as_a_report_would(value: str, step: str, unit: str, vi: str, en: str) -> None:
    shown = Quantity(Decimal(value), None, None, Decimal(step), unit)
    assert (quantity(shown), quantity(shown, "en")) == (vi, en)


def test_ranges_shares_and_bounds_in_words() -> None:
    one = Decimal(1)
    assert quantity(Quantity(Decimal(10), Decimal(12), None, one, "%")) == "10–12%"
    assert quantity(Quantity(Decimal(-5), Decimal(-3), None, one, "%")) == "-5 – -3%"
    step = Decimal(10**7)
    assert quantity(Quantity(Decimal(9865 * 10**7), None, Decimal(1365 * 10**8), step, "VND")) == (
        "98,65/136,5 tỷ đồng"
    )
    over = Quantity(Decimal(13900), None, None, one, "học viên", Bound.OVER)
    assert (quantity(over), quantity(over, bounded=False)) == ("trên 13.900 học viên", "13.900 học viên")


@pytest.mark.parametrize("words", ["", "abc", "1.23,4", "1,2,3", "1.234.56", "--5", "1e5", "12 345"])
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(NotANumber):
        parsed_number(words)


def test_the_other_language_s_signs_are_refused() -> None:
    assert parsed_number("1,234.5", "en") == Decimal("1234.5")
    with pytest.raises(NotANumber):
        parsed_number("1,234.5")


def test_a_unit_is_named_as_it_is_written() -> None:
    assert [unit_words(unit, "vi") for unit in ("VND", "VND/ha", "VNDX", "ha")] == ["đồng", "đồng/ha", "VNDX", "ha"]


FIGURES = [entry for entry in table("display") if entry.id.startswith(("magnitude.", "unit.", "bound."))]


@pytest.mark.parametrize("entry", FIGURES, ids=lambda entry: entry.id)
def test_each_example_of_a_figure_is_printed_as_it_stands(entry: Entry) -> None:
    for example in entry.examples:
        value, _, unit = example.reads[0].partition("; ")[0].partition(" ")
        bound = example.reads[0].partition("; ")[2] or "exact"
        shown = parsed_quantity(example.text)
        assert (shown.value, shown.unit, shown.bound.value) == (Decimal(value), unit, bound)
        assert quantity(shown) == example.text
        assert entry.forms[0] in example.text
    assert entry.examples
