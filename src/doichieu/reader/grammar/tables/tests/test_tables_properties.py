"""Whatever stands in a table, every run of digits lies in exactly one claim, other or unread mention."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.claims import Block, BlockKind, Reading, Span, Text
from doichieu.reader import read

DIGITS = re.compile(r"\d+")
HEADINGS = st.sampled_from(
    ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2025", "TH 6T/2025", "So với KH (%)", "So cùng kỳ (%)", "Ghi chú", "Thôn",
     "Tăng/giảm", "Số hộ", "Năm", "2024", "Nghị quyết số", "Diện tích (ha)", ""]
)  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "x", "ha", "tỷ đồng", "Trồng rừng 3 năm", "Thôn 2", "nt", "tháng 6", "2025", "6/2025", "02/03 xã",
         "(3,5)", "-2,1", "10 - 12", "≥ 95", "1 250", "1.2.3,4", "đạt 12 tỷ đồng, tăng 5%", "15/NQ-HĐND", "30/6/2025",
         "hai xã", "\u0665", "2\u00b2", "5%", "12ha", "ho\u0301a 7", "I", "1.1", "a)"]
    ),
    st.decimals(0, 10**7, places=2).map(str),
    st.text(alphabet="0123456789.,/%-() x", max_size=8),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=4)


def assert_law(reading: Reading) -> None:
    content = reading.text.content
    spans = [x.span for group in (reading.claims, reading.other, reading.unread) for x in group]
    for run in DIGITS.finditer(content):
        place = Span(*run.span())
        assert sum(span.touches(place) for span in spans) == 1, (run, content, reading)
        assert sum(span.covers(place) for span in spans) == 1, (run, content, reading)


@settings(deadline=None)  # the first reading compiles the lexicon
@given(heads=st.lists(HEADINGS, min_size=3, max_size=6), rows=ROWS, sign=st.sampled_from(["\t", " | ", " - "]))
def test_every_digit_of_a_table_in_plain_text_is_accounted_for_once(
    heads: list[str], rows: list[list[str]], sign: str
) -> None:
    text = "Biểu 1. Kết quả năm 2025\n" + "\n".join(map(sign.join, [heads, *rows])) + "\nHết 5 trang."
    assert_law(read(text))


@settings(deadline=None)  # the first reading compiles the lexicon
@given(heads=st.lists(HEADINGS, min_size=1, max_size=6), rows=ROWS)
def test_every_digit_of_a_table_of_cells_is_accounted_for_once(heads: list[str], rows: list[list[str]]) -> None:
    content, blocks = "Đơn vị: ha\n", []
    for number, row in enumerate([heads, *rows], 1):
        for column, words in enumerate(row, 1):
            heading = (heads[column - 1] or None) if number > 1 and column <= len(heads) else None
            span = Span(len(content), len(content) + len(words))
            blocks.append(Block(BlockKind.CELL, span, column=heading, label=f"1:{number}:{column}"))
            content += words + ("\t" if column < len(row) else "\n")
    reading = read(Text(content, tuple(blocks), format="docx"))
    assert_law(reading)


@settings(deadline=None)  # the first reading compiles the lexicon
@given(
    content=st.text(alphabet="TT hachỉtiêu0123456789\t\n,", max_size=60),
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_blocks_that_cross_and_cut_numbers_do_no_harm(content: str, places: list[tuple[int, int]]) -> None:
    size = len(content)
    spans = sorted({(min(a, b, size), min(max(a, b), size)) for a, b in places})
    blocks = [
        Block(
            BlockKind.CELL, Span(*span), row="Lúa", column="TH 2025" if at > 1 else None, label=f"1:{at}:{at % 2 + 1}"
        )
        for at, span in enumerate(spans, 1)
    ]
    assert_law(read(Text(content, tuple(blocks), format="html")))
