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


def test_furniture_is_no_title() -> None:
    content = "Trang chủ và các mục khác\nNgày họp\n"
    assert title_of(Text(content, (Block(BlockKind.FURNITURE, Span(0, 25)),))) == "Ngày họp"


def test_a_text_of_one_long_paragraph_is_called_by_its_beginning() -> None:
    assert title_of(Text("từ " * 200)) == ("từ " * 100).strip()
    assert title_of(Text(" \n")) == ""
