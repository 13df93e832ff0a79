import unicodedata
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from doichieu.reader import read

words = st.lists(st.sampled_from(["đường", "vụ Đông", "ho\u0301a", "\n", "ruộng"]), max_size=6).map(" ".join)
amounts = st.decimals(0, 10**12, places=2)


def written(value: Decimal) -> str:
    """1.250,50"""
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def test_the_test_writes_numbers_as_vietnamese_does() -> None:
    assert written(Decimal("1250.50")) == "1.250,50"


@given(before=words, value=amounts, after=words)
def test_a_figure_is_found_exactly_whatever_stands_around_it(before: str, value: Decimal, after: str) -> None:
    text = f"{before} {written(value)} ha {after}"
    [figure] = read(text).claims
    assert figure.value == value
    assert figure.span.of(text) == figure.quote == f"{written(value)} ha"


@given(value=st.integers(1, 10**9), form=st.sampled_from(["NFC", "NFD"]))
def test_spelling_does_not_change_what_is_read(value: int, form: str) -> None:
    text = unicodedata.normalize(form, f"Xã hỗ trợ {value} tỷ đồng cho người dân")  # type: ignore[arg-type]
    [figure] = read(text).claims
    assert figure.value == value * 10**9
    assert unicodedata.normalize("NFC", figure.quote) == f"{value} tỷ đồng"
    assert figure.span.of(text) == figure.quote
