"""The sentence around a figure is what a person would cite."""

import pytest

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.show import capitalised, sentence_of
from doichieu.show.tests.sample import CLAIMS, LINES, TEXT


def sentence(content: str, quote: str) -> str:
    start = content.index(quote)
    return sentence_of(Text(content), Span(start, start + len(quote))).of(content)


@pytest.mark.parametrize(
    ("content", "quote", "expected"),
    [
        ("Thu 5 tỷ. Chi 4 tỷ. Hết.", "4 tỷ", "Chi 4 tỷ."),
        ("Thu đạt 1.234,5 tỷ đồng. Chi 4 tỷ.", "1.234,5 tỷ", "Thu đạt 1.234,5 tỷ đồng."),
        ("Ở TP. Hà Nội có 12 xã. Còn lại 5.", "12 xã", "Ở TP. Hà Nội có 12 xã."),
        ("Ông Nguyễn V. An trồng 12 ha. Hết.", "12 ha", "Ông Nguyễn V. An trồng 12 ha."),
        ("1. Trồng 12 ha rừng. Nuôi 5 con bò.", "12 ha", "1. Trồng 12 ha rừng."),
        ("Đạt 5%! “Có 12 xã.” Hết", "12 xã", "“Có 12 xã.”"),
        ("Đoạn một\nĐoạn hai có 12 xã\nĐoạn ba", "12 xã", "Đoạn hai có 12 xã"),
        ("Đoạn một\r\nĐoạn hai có 12 xã\r\nĐoạn ba", "12 xã", "Đoạn hai có 12 xã"),
        (
            "Dòng bị ngắt giữa chừng có\nđến 12 xã và\nthị trấn. Hết.",
            "12 xã",
            "Dòng bị ngắt giữa chừng có\nđến 12 xã và\nthị trấn.",
        ),
        ("  12 xã  ", "12 xã", "12 xã"),
        ("Năm 2022. 12 xã đạt chuẩn.", "12 xã", "12 xã đạt chuẩn."),
        ("Thu 5 tỷ. Chi 4 tỷ. Hết.", "5 tỷ. Chi 4 tỷ", "Thu 5 tỷ. Chi 4 tỷ."),
        ("Các xã A, B, C... đạt 12 tiêu chí. Hết.", "12", "Các xã A, B, C... đạt 12 tiêu chí."),
    ],
)
def test_a_sentence_begins_and_ends_where_it_should(content: str, quote: str, expected: str) -> None:
    assert sentence(content, quote) == expected


def test_in_a_table_it_is_the_row() -> None:
    assert sentence_of(TEXT, CLAIMS[-1].span).of(TEXT) == LINES[-2]


def test_an_item_ends_where_its_block_ends() -> None:
    text = Text("Gồm: Một 12 ha Hai", (Block(BlockKind.ITEM, Span(5, 14), level=1),))
    assert sentence_of(text, Span(9, 14)).of(text) == "Một 12 ha"


def test_a_long_line_without_stops_takes_no_long() -> None:
    content = "12 ha, " * 300_000
    assert sentence_of(Text(content), Span(1_050_000, 1_050_002)) == Span(0, len(content) - 1)


def test_a_line_begins_with_a_capital_whatever_opens_it() -> None:
    written = ("đôn đốc các thôn", "“ổn định giá”", "(ưu tiên hộ nghèo)", "o\u0302\u0309n định", "2 việc", "", "…")
    shown = ("Đôn đốc các thôn", "“Ổn định giá”", "(Ưu tiên hộ nghèo)", "O\u0302\u0309n định", "2 việc", "", "…")
    assert tuple(map(capitalised, written)) == shown
