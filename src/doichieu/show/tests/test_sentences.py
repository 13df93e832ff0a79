"""The sentence around a figure is what a person would cite."""

import textwrap
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.show import capitalised, sentence_of
from doichieu.show.sentences import standing_words
from doichieu.show.terminal import print_table
from doichieu.show.tests.sample import CLAIMS, LINES, READING, TEXT

PARAGRAPH = (
    "Ở xã này người ta vẫn quen gieo ngô sớm hơn các nơi khác đến nửa tháng, vì đất bãi ven sông hay ngập vào cuối vụ. "
    "Vụ này bà con thôn Đông, thôn Đoài, thôn Thượng và hợp tác xã Hồng Minh trồng được 215 ha ngô lai, 48 ha lạc, "
    "120 ha khoai, cao nhất từ trước tới nay theo lời ông Nguyễn Tường. Toàn xã có 37 máy cày và 9 máy gặt của 46 hộ."
)


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


def test_what_tracked_changes_delete_is_not_among_the_words_that_stand() -> None:
    content = "Thu đạt 21,5 23,4 tỷ đồng, cao nhất xã."
    text = Text(content, (Block(BlockKind.DELETED, Span(8, 12)), Block(BlockKind.INSERTED, Span(13, 17))))
    assert standing_words(text, Span(0, len(content))) == "Thu đạt 23,4 tỷ đồng, cao nhất xã."
    assert standing_words(text, Span(10, 25)) == " 23,4 tỷ đồng"
    assert standing_words(Text(content), Span(0, 12)) == "Thu đạt 21,5"


@pytest.mark.parametrize("width", range(56, 90, 3))
def test_a_sentence_broken_at_a_width_goes_on_with_a_number_or_a_name_too(width: int) -> None:
    broken = "\n".join(textwrap.wrap(PARAGRAPH, width))
    for quote in ("215 ha", "48 ha", "120 ha", "37 máy", "9 máy", "46 hộ"):
        found = quote if quote in broken else quote.replace(" ", "\n")
        assert sentence(broken, found).split() == sentence(PARAGRAPH, quote).split()


def test_short_lines_headings_items_and_rows_stay_apart_where_lines_are_broken() -> None:
    page = "\n".join(textwrap.wrap(PARAGRAPH, 60))
    assert sentence(f"{page}\nMáy cày có\n19 chiếc.", "19 chiếc") == "19 chiếc."
    assert sentence(f"{page}\n2. Trồng 512 ha ngô", "512 ha") == "2. Trồng 512 ha ngô"
    heading = "KẾT QUẢ SẢN XUẤT NÔNG NGHIỆP CỦA CÁC THÔN VEN SÔNG VỤ NÀY"
    assert sentence(f"{page}\n{heading}\nTrồng 512 ha ngô.", "512 ha") == "Trồng 512 ha ngô."


def test_the_table_prints_a_sentence_without_what_tracked_changes_delete() -> None:
    content = "Thu đạt 21,5 23,4 tỷ đồng."
    text = Text(content, (Block(BlockKind.DELETED, Span(8, 12)),))
    claim = replace(CLAIMS[0], span=Span(13, 25), quote="23,4 tỷ đồng")
    out = StringIO()
    print_table(replace(READING, text=text, claims=(claim,), unread=()), Console(file=out, width=100))
    assert "Thu đạt 23,4 tỷ đồng." in out.getvalue()
