import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from doichieu.lexicon import folded, plain


def test_spellings_of_the_same_words_fold_to_one() -> None:
    assert folded("Hòa  Bình,\u00a0TỈ lệ") == folded("hoà bình, tỷ lệ") == "hoá bình, tỷ lệ".replace("á", "à")


def test_different_words_stay_different() -> None:
    assert folded("ma") != folded("má")
    assert folded("đo") != folded("do")


def test_plain_letters_have_no_marks() -> None:
    assert plain("Thu ngân sách, Đông Anh") == "thu ngan sach, dong anh"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


SYLLABLES = ("hòa", "HOÀ", "tỉ", "kì", "khỏe", "thủy", "Quý", "ngoài", "Tọa", "1.234,5", "kỷ", "tí", "%", "oàn")


@given(st.lists(st.sampled_from([*SYLLABLES, " ", "\u00a0", "\n", ",", "-"])).map(" ".join))
def test_decomposed_text_folds_like_composed_text(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(text)
