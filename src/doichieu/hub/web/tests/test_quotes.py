from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.hub.web.words.excerpts import excerpt
from doichieu.hub.web.words.quotes import LONGEST, marked_sentence


def span_of(content: str, quote: str) -> Span:
    start = content.index(quote)
    return Span(start, start + len(quote))


def test_a_sentence_is_quoted_with_its_figure_marked_and_escaped() -> None:
    content = "Câu trước. Thu <b>ngân sách</b> đạt 5 tỷ đồng & tăng. Câu sau."
    shown = marked_sentence(Text(content), span_of(content, "5 tỷ đồng"))
    assert shown == "Thu &lt;b&gt;ngân sách&lt;/b&gt; đạt <mark>5 tỷ đồng</mark> &amp; tăng."


def test_a_long_sentence_is_cut_between_words_on_both_sides() -> None:
    content = "Mở đầu " + "từ ngữ " * 100 + "đạt 5 tỷ đồng " + "và nữa " * 100 + "hết."
    shown = marked_sentence(Text(content), span_of(content, "5 tỷ đồng"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "<mark>5 tỷ đồng</mark>" in shown
    assert len(shown) <= LONGEST + len("<mark></mark>… …")
    assert {"từ", "ngữ", "và", "nữa"} >= set(shown.replace("<mark>5 tỷ đồng</mark>", "").split()) - {"…", "đạt"}


def test_a_row_of_a_table_is_quoted_with_the_headings_of_its_columns() -> None:
    content = "Nội dung\tKế hoạch\tThực hiện\nThu <xã>\t58,0\t33,1\nChi\t80\t38,4"
    blocks = []
    for row, line in enumerate(content.split("\n")):
        for column, words in enumerate(line.split("\t")):
            start = content.index(line) + line.index(words)
            heading = ("Nội dung", "Kế hoạch", "Thực hiện")[column] if row else None
            place = Span(start, start + len(words))
            blocks.append(Block(BlockKind.CELL, place, column=heading, label=f"1:{row}:{column}"))
    text = Text(content, tuple(blocks))
    told = "Nội dung: Thu &lt;xã&gt; · Kế hoạch: 58,0 · Thực hiện: <mark>33,1</mark>"
    assert marked_sentence(text, span_of(content, "33,1")) == told


def test_an_excerpt_marks_the_words_whatever_their_diacritics() -> None:
    text = Text("Huyện đẩy nhanh giải phóng mặt bằng các dự án.")
    assert excerpt(text, "GPMB") == "Huyện đẩy nhanh <mark>giải phóng mặt bằng</mark> các dự án."
    assert excerpt(text, "giai phong") == "Huyện đẩy nhanh <mark>giải phóng</mark> mặt bằng các dự án."


def test_an_excerpt_begins_where_a_word_begins() -> None:
    text = Text("Tổng thu, thu nợ; thuế.")
    assert excerpt(text, "thue") == "Tổng thu, thu nợ; <mark>thuế</mark>."


def test_where_nothing_is_found_nothing_is_shown() -> None:
    assert excerpt(Text("Không liên quan."), "ngan sach") == ""
    assert excerpt(None, "ngan sach") == ""
    assert excerpt(Text("Không liên quan."), "…") == ""


def test_what_tracked_changes_delete_is_struck_out_in_the_sentence() -> None:
    content = "Thôn sửa 12 15 nhà cho hộ nghèo."
    text = Text(content, (Block(BlockKind.DELETED, span_of(content, "12")),))
    shown = marked_sentence(text, span_of(content, "15 nhà"))
    assert shown == "Thôn sửa <del>12</del> <mark>15 nhà</mark> cho hộ nghèo."
