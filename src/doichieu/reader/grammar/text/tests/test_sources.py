import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import Text
from doichieu.reader.grammar.text.sources import source_of


def test_an_evenly_spelled_text_keeps_its_offsets() -> None:
    source = source_of(Text("Thu 5 tỷ"))
    assert source.spelled == "Thu 5 tỷ"
    assert source.offsets is None


def test_tones_and_spaces_are_evened_without_moving_anything() -> None:
    source = source_of(Text("Hòa\u00a0Bình, TỈ lệ thủy lợi"))
    assert source.spelled == "Hòa Bình, TỈ lệ thủy lợi"
    assert source.lower == "hoà bình, tỷ lệ thuỷ lợi"


def test_a_decomposed_word_is_found_where_it_stands_in_the_original() -> None:
    text = Text(unicodedata.normalize("NFD", "đạt 5 tỷ đồng"))
    source = source_of(text)
    start = source.lower.index("tỷ")
    assert unicodedata.normalize("NFC", source.original(start, start + 2).of(text)) == "tỷ"


@given(st.text())
def test_the_copies_are_of_one_length_whatever_the_text(content: str) -> None:
    source = source_of(Text(content))
    assert len(source.spelled) == len(source.lower)
    assert source.original(0, len(source.spelled)).of(content) == content


def test_a_letter_that_looks_vietnamese_is_read_as_the_vietnamese_one() -> None:
    text = Text("\u00d0ảng bộ xã")
    source = source_of(text)
    assert (source.spelled, source.lower) == ("Đảng bộ xã", "đảng bộ xã")
    assert source.original(0, 4).of(text) == "\u00d0ảng"
