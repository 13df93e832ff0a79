import pytest

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.hub.documents.titles import title_of

BODY = "Ngày 12/07, Huyện ủy họp để nghe báo cáo và bàn việc của sáu tháng cuối năm, " + "từ " * 30 + "hết.\n"


def test_the_longest_line_before_the_body_is_the_title() -> None:
    after = "Một dòng rất dài đứng sau phần thân của bài viết\n"
    content = f"Tin huyện\nHuyện Hòa Khê sơ kết sáu tháng đầu năm\n12/07/2022\n{BODY}{after}"
    assert title_of(Text(content)) == "Huyện Hòa Khê sơ kết sáu tháng đầu năm"


def test_a_letterhead_and_a_sentence_are_no_titles() -> None:
    content = (
        "HUYỆN ỦY HÒA KHÊ ĐẢNG CỘNG SẢN VIỆT NAM\nUBND XÃ MỚI Độc lập - Tự do - Hạnh phúc\nBÁO CÁO\n"
        "Kết quả lãnh đạo năm 2022\nThực hiện kế hoạch của tỉnh, huyện báo cáo kết quả như sau:\n"
        f"Tin do văn phòng gửi và chịu trách nhiệm.\n{BODY}"
    )
    assert title_of(Text(content)) == "Kết quả lãnh đạo năm 2022"


def test_a_title_in_capitals_is_taken_where_there_is_no_other() -> None:
    assert title_of(Text(f"BÁO CÁO\nKẾT QUẢ NĂM 2022\n{BODY}")) == "KẾT QUẢ NĂM 2022"


def test_the_one_highest_heading_goes_before_any_line() -> None:
    content = "Trang chủ của huyện\nHội nghị bế mạc\nTin khác trong tuần này\n"
    heading = Block(BlockKind.HEADING, Span(20, 35), level=1)
    second = Block(BlockKind.HEADING, Span(36, 59), level=1)
    assert title_of(Text(content, (heading,))) == "Hội nghị bế mạc"
    assert title_of(Text(content, (heading, second))) == "Tin khác trong tuần này"


@pytest.mark.parametrize(
    ("above", "kind", "below", "title"),
    [
        ("Số 58-BC/ĐU\n", "BÁO CÁO", "Kết quả năm 2026\nI. Kinh tế\n", "Báo cáo 58-BC/ĐU: Kết quả năm 2026"),
        ("Số: 12/2026/NQ-HĐND\n12/7/2026\n", "NGHỊ QUYẾT", "Về thu chi\n", "Nghị quyết 12/2026/NQ-HĐND: Về thu chi"),
        ("", "THÔNG BÁO", "Kết luận cuộc họp\n", "Thông báo: Kết luận cuộc họp"),
        ("Số 7/KH-UBND\n", "KẾ HOẠCH", "I. Mục đích\n", "Kế hoạch 7/KH-UBND"),
        ("Số 58-BC/ĐU\n", "BÁO CÁO", BODY, "Báo cáo 58-BC/ĐU"),
        ("Số 58-BC/ĐU\n", "BÁO CÁO CỦA HUYỆN", "Kết quả\n", "BÁO CÁO CỦA HUYỆN"),
    ],
)
def test_a_heading_that_is_only_a_type_goes_with_its_number_and_abstract(
    above: str, kind: str, below: str, title: str
) -> None:
    heading = Block(BlockKind.HEADING, Span(len(above), len(above) + len(kind)), level=1)
    assert title_of(Text(f"{above}{kind}\n{below}", (heading,))) == title


def test_a_type_under_its_number_is_told_where_nothing_is_marked_as_a_heading() -> None:
    above = "UBND XÃ MỚI\nSố 58/BC-UBND\nBÁO CÁO\n"
    assert title_of(Text(f"{above}Kết quả sáu tháng\n{BODY}")) == "Báo cáo 58/BC-UBND: Kết quả sáu tháng"
    assert title_of(Text(f"{above}KẾT QUẢ NĂM 2022\n{BODY}")) == "Báo cáo 58/BC-UBND: KẾT QUẢ NĂM 2022"


def test_what_a_resolution_is_about_goes_before_the_session_that_adopted_it() -> None:
    above, session = (
        "ĐẢNG ỦY XÃ MỚI\nSố 18-NQ/ĐU\nNGHỊ QUYẾT\n",
        "HỘI NGHỊ LẦN THỨ 8\nBAN CHẤP HÀNH ĐẢNG BỘ XÃ KHÓA XXIV\n",
    )
    title = title_of(Text(f"{above}{session}về nhiệm vụ 3 tháng cuối năm 2026\n{BODY}"))
    assert title == "Nghị quyết 18-NQ/ĐU: về nhiệm vụ 3 tháng cuối năm 2026"
    assert title_of(Text(f"{above}{session}I. KẾT QUẢ\n{BODY}")) == "Nghị quyết 18-NQ/ĐU: HỘI NGHỊ LẦN THỨ 8"


def test_a_type_in_a_menu_is_not_taken_for_that_of_the_document() -> None:
    assert title_of(Text(f"Tin số 58/BC-UBND\nBáo cáo\nHuyện họp sơ kết\n{BODY}")) == "Huyện họp sơ kết"
    assert title_of(Text(f"BÁO CÁO\nHuyện họp sơ kết năm\n{BODY}")) == "Huyện họp sơ kết năm"


def test_a_table_below_the_type_and_its_abstract_is_no_title() -> None:
    above = "BÁO CÁO\nKết quả các chỉ tiêu năm 2027\n"
    row = "TT Chỉ tiêu Đơn vị tính Kế hoạch 2027 Thực hiện 2027 Tỷ lệ (%)\n"
    cell = Block(BlockKind.CELL, Span(len(above), len(above) + len(row) - 1))
    assert title_of(Text(f"{above}{row}", (cell,))) == "Kết quả các chỉ tiêu năm 2027"
    beside = Block(BlockKind.CELL, Span(0, 12))
    letterhead = f"UBND XÃ MỚI \n{above}"
    assert title_of(Text(letterhead, (beside,))) == "Kết quả các chỉ tiêu năm 2027"


def test_the_type_is_told_where_the_abstract_is_a_heading_of_its_level_too() -> None:
    blocks = (Block(BlockKind.HEADING, Span(0, 7), level=1), Block(BlockKind.HEADING, Span(8, 24), level=1))
    assert title_of(Text("BÁO CÁO\nKết quả năm 2026\n", blocks)) == "Báo cáo: Kết quả năm 2026"


def test_furniture_is_no_title() -> None:
    content = "Trang chủ và các mục khác\nNgày họp\n"
    assert title_of(Text(content, (Block(BlockKind.FURNITURE, Span(0, 25)),))) == "Ngày họp"


def test_a_text_of_one_long_paragraph_is_called_by_its_beginning() -> None:
    assert title_of(Text("từ " * 200)) == ("từ " * 100).strip()
    assert title_of(Text(" \n")) == ""


def test_a_line_in_brackets_below_a_title_is_none() -> None:
    head = "HUYỆN ỦY HÒA KHÊ\nSố: 45-CTr/HU\n\n"
    adopted = "(Thông qua tại Hội nghị lần thứ 9 Ban Chấp hành Đảng bộ huyện khóa XX)\n"
    programme = f"{head}CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\n{adopted}\n1. Tháng 01: sơ kết nghị quyết về cây màu.\n"
    assert title_of(Text(programme)) == "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027"
    typed = f"{head}CHƯƠNG TRÌNH\nCông tác năm 2027\n{adopted}"
    assert title_of(Text(typed)) == "Chương trình 45-CTr/HU: Công tác năm 2027"
    between = f"{head}CHƯƠNG TRÌNH\n{adopted}Công tác năm 2027\n"
    assert title_of(Text(between)) == "Chương trình 45-CTr/HU: Công tác năm 2027"
