from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.reader.grammar.text.segments import LONGEST_SENTENCE, LineKind, layout_of
from doichieu.reader.grammar.text.sources import source_of


def sentences(content: str) -> list[str]:
    source = source_of(Text(content))
    return [source.spelled[x.start : x.end] for x in layout_of(source).sentences]


def kinds(content: str) -> list[LineKind]:
    return [line.kind for line in layout_of(source_of(Text(content))).lines]


def test_a_stop_before_a_capital_ends_a_sentence() -> None:
    assert sentences("Thu 1.250 tỷ. Chi 5 tỷ.") == ["Thu 1.250 tỷ.", "Chi 5 tỷ."]


def test_the_stop_of_an_abbreviation_ends_nothing() -> None:
    assert sentences("Dự án qua TP. Thủ Đức dài 5 km.") == ["Dự án qua TP. Thủ Đức dài 5 km."]


def test_a_line_broken_at_the_margin_goes_on() -> None:
    content = "Ban Chấp hành Đảng bộ huyện tổ chức hội nghị lần thứ mười bảy nhằm\nđánh giá kết quả năm."
    assert sentences(content) == [content.replace("\n", " ")]


def test_headings_items_and_rows_are_told_apart() -> None:
    content = "I. KẾT QUẢ\nThu tăng.\n- Chi giảm;\nTT - Chỉ tiêu - ĐVT - KH\n1 | Thu | 5"
    assert kinds(content) == [LineKind.HEADING, LineKind.TEXT, LineKind.ITEM, LineKind.ROW, LineKind.ROW]


def test_a_colon_ends_a_heading_in_capitals_or_with_a_roman_number() -> None:
    content = "II. CHỈ TIÊU CHỦ YẾU:\nIII. Chỉ tiêu chủ yếu:\nQUYẾT NGHỊ:\n2. Chỉ tiêu chủ yếu:\nCác chỉ tiêu chủ yếu:"
    assert kinds(content) == [LineKind.HEADING] * 3 + [LineKind.ITEM, LineKind.TEXT]


def test_the_list_of_other_articles_ends_the_document() -> None:
    content = "Xã gieo trồng 12 ha lúa trong vụ này.\nTin liên quan\nXã bên thu 115 tỷ đồng"
    assert kinds(content)[1:] == [LineKind.FURNITURE, LineKind.FURNITURE]
    assert sentences(content) == ["Xã gieo trồng 12 ha lúa trong vụ này."]


def test_such_a_heading_before_the_article_ends_nothing() -> None:
    content = "Tin mới\nXã gieo trồng 12 ha lúa trong vụ này."
    assert LineKind.FURNITURE not in kinds(content)


def test_blocks_of_the_format_go_before_the_look_of_a_line() -> None:
    content = "Danh mục\nThu ngân sách đạt kết quả tốt."
    text = Text(content, (Block(BlockKind.FURNITURE, Span(0, 8)),))
    layout = layout_of(source_of(text))
    assert [line.kind for line in layout.lines] == [LineKind.FURNITURE, LineKind.TEXT]
    assert layout.in_furniture(3)


def test_deleted_text_says_nothing() -> None:
    source = source_of(Text("Thu 12 15 tỷ đồng.", (Block(BlockKind.DELETED, Span(4, 6)),)))
    assert [source.spelled[x.start : x.end] for x in layout_of(source).sentences] == ["Thu 15 tỷ đồng."]


def test_a_sentence_longer_than_any_is_cut_between_words() -> None:
    content = "12 ha " * LONGEST_SENTENCE
    pieces = sentences(content)
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    assert "".join(pieces) == content.rstrip()


def test_a_sentence_that_speaks_of_readers_or_permits_is_no_furniture() -> None:
    prose = "HĐND đã xem xét 24 báo cáo. Cổng thông tin có 45.000 lượt truy cập."
    assert kinds(prose) == [LineKind.TEXT]
    assert kinds("Lượt xem: 217") == [LineKind.FURNITURE]
    assert kinds("Trang nhất | Lượt truy cập 45.120 | Điện thoại: 0243 123 456.") == [LineKind.FURNITURE]


def test_an_enumerator_ends_in_a_stop_a_bracket_a_dash_or_a_stroke() -> None:
    for marker in ("2.6- ", "2.6-", "2.6/ ", "3/- ", "3- ", "3/ ", "a/ ", "b- ", "2.6. "):
        source = source_of(Text(f"Chỉ tiêu\n{marker}Thu 12 tỷ đồng."))
        assert layout_of(source).lines[1].body == len(f"Chỉ tiêu\n{marker}"), marker


def test_a_number_in_brackets_and_every_kind_of_bullet_begin_an_item() -> None:
    content = "(1) Thu ngân sách đạt 9 tỷ đồng\n(2). Chi tăng.\n· Thôn Hạ\n− Thôn Trung\n\uf0b7 Thôn Thượng"
    assert kinds(content) == [LineKind.ITEM] * 5


def test_a_number_or_a_year_in_brackets_with_no_words_behind_it_is_no_enumerator() -> None:
    assert LineKind.ITEM not in kinds("(2026) Thu đạt 9 tỷ đồng.\n(12 xã) đã về đích.\n(15)\n(3), (4) và (5) đã xong.")


def test_an_enumerator_of_several_numbers_stands_before_a_figure_too() -> None:
    source = source_of(Text("Chỉ tiêu\n2.6- 100% thôn có điện."))
    assert source.spelled[layout_of(source).lines[1].body :] == "100% thôn có điện."


def test_a_range_or_a_share_at_the_beginning_of_a_line_is_no_enumerator() -> None:
    for content in (
        "2.6 - 3.1 triệu đồng là mức thu.",
        "5-7 hộ thoát nghèo.",
        "5/12 xã về đích.",
        "2.6-3.1 triệu đồng.",
    ):
        assert layout_of(source_of(Text(content))).lines[0].body == 0, content


def test_the_items_of_a_list_on_one_line_are_sentences_without_their_numbers() -> None:
    content = "Chỉ tiêu năm 2026: 1. Trồng 12 ha. 2. Mở 3 chợ. Dự kiến 3. Xã có 5 thôn."
    assert sentences(content) == ["Chỉ tiêu năm 2026:", "Trồng 12 ha.", "Mở 3 chợ.", "Dự kiến 3.", "Xã có 5 thôn."]
    assert sentences("Nghị quyết số: 5. Trồng 12 ha.") == ["Nghị quyết số: 5.", "Trồng 12 ha."]


def test_what_leads_in_to_numbers_in_brackets_on_its_line_is_a_sentence_of_its_own() -> None:
    content = "Chỉ tiêu năm 2026: (1) Trồng 12 ha; thu 3 tỷ đồng. (2) Mở 3 chợ."
    assert sentences(content) == ["Chỉ tiêu năm 2026:", "(1) Trồng 12 ha; thu 3 tỷ đồng.", "(2) Mở 3 chợ."]
    for whole in ("Theo mẫu: (1) ghi tên xã.", "Đạt (1) và (2) của tiêu chí: 3 xã.", "Xã có: (1) 2 đò; (2) 3 chợ."):
        assert sentences(whole) == [whole]
