import textwrap

import pytest

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.reader.grammar.text.sources import source_of

PARAGRAPH = (
    "Trong vụ xuân vừa qua, bà con các thôn đã xuống giống được 318 ha lúa lai, nhiều hơn năm trước 12 ha; riêng "
    "cánh đồng Bãi Trên gieo 46 ha, cho năng suất 6,8 tấn/ha. Đại diện hợp tác xã Hòa Tiến cho hay, giá thu mua "
    "tại ruộng ở mức 7.200 đồng/kg, còn chi phí làm đất và phân bón chiếm 41% giá bán."
)


def lines(content: str, *blocks: Block) -> list[str]:
    return source_of(Text(content, blocks)).spelled.split("\n")


@pytest.mark.parametrize("width", [48, 60, 75, 100, 130])
def test_a_paragraph_broken_at_a_width_is_one_line(width: int) -> None:
    assert lines(textwrap.fill(PARAGRAPH, width)) == [PARAGRAPH]


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\n\u00a0 ", "  \r\n  "])
def test_the_spaces_and_the_line_end_at_a_break_are_one_space(end: str) -> None:
    content = end.join(textwrap.wrap(PARAGRAPH, 60))
    source = source_of(Text(content))
    assert source.spelled == PARAGRAPH
    start = PARAGRAPH.index("năm trước 12 ha")
    assert source.original(start, start + 15).of(content).split() == ["năm", "trước", "12", "ha"]


@pytest.mark.parametrize(
    "content",
    [
        "Chiều cùng ngày, đoàn công tác của huyện đã xuống kiểm tra tiến độ\nlàm 3 cây cầu.",
        "Nguồn vốn huy động trong dân đến nay đã vượt mức đề ra và đạt tới\n% cao nhất cụm.",
        "Quỹ của hội có 45 triệu đồng,\nbằng 90% mức đề ra.",
    ],
)
def test_words_alone_say_that_a_sentence_goes_on(content: str) -> None:
    assert lines(content) == [content.replace("\n", " ")]


WRAPPED = textwrap.fill(PARAGRAPH, 60)


@pytest.mark.parametrize(
    "apart",
    [
        "II. CÔNG TÁC THỦY LỢI VÀ PHÒNG, CHỐNG THIÊN TAI NĂM 2024",  # a heading that is as long as a line
        "- Nạo vét 4,5 km kênh mương nội đồng tại hai thôn vùng trũng;",
        "a) Sửa 12 cống lấy nước trên tuyến đê bối thuộc thôn Đoài;",
        "3. Trồng dặm 2.600 cây chắn sóng dọc chân đê, đạt kế hoạch;",
        "(2) 14 hộ nuôi cá lồng đã ký cam kết không xả thải ra sông;",
        "Thôn Đoài | 46 | 6,8",
        "12/06/2024 08:15",
        "------",
    ],
)
def test_headings_items_rows_and_stamps_stay_apart(apart: str) -> None:
    assert lines(f"{WRAPPED}\n{apart}\n{WRAPPED}") == [PARAGRAPH, apart, PARAGRAPH]


@pytest.mark.parametrize(
    "content",
    [
        "Ai về qua bến sông xưa\nCó nghe con nước đong đưa gọi đò\nMùa sang trĩu hạt thơm kho\nngười vui gặt hái ấm no",
        "UBND HUYỆN AN KHÊ      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG NỘI VỤ      Độc lập - Tự do - Hạnh phúc",
        "Thóc giống 12 tấn\nngô giống 3 tấn\nphân lân 40 tấn",
        "Kết quả thu các khoản đóng góp tự nguyện của nhân dân\n12 thôn đã nộp đủ.\nCòn 2 thôn chưa nộp.",
        "Xã có 12 thôn.\n\nthôn nào cũng có nhà văn hóa và sân bóng cho thanh niên.",
    ],
)
def test_lines_of_verses_letterheads_and_lists_stay_apart(content: str) -> None:
    assert lines(content) == content.split("\n")


def test_a_dash_or_a_number_inside_a_sentence_begins_no_item() -> None:
    goes_on = (
        "Báo cáo về tình hình phát triển kinh tế của toàn xã, kinh tế\n- xã hội giữ đà tăng, thu nộp đều "
        "và kịp thời; trong ngày\n15. Sau đó xã họp bàn."
    )
    wide = "Các tổ thu gom rác ở hai thôn làm việc tốt và giữ sạch đường\nlàng, ngõ xóm suốt cả năm."
    assert lines(f"{wide}\n{goes_on}") == [wide.replace("\n", " "), goes_on.replace("\n", " ")]


def test_blocks_of_the_format_part_lines_that_look_broken() -> None:
    content = "Cán bộ thôn xuống từng nhà vận động bà con dồn điền và đổi thửa\nlàm đường rộng 5 m."
    end = content.index("\n")
    assert lines(content, Block(BlockKind.ITEM, Span(0, end))) == content.split("\n")


def test_a_document_without_broken_lines_keeps_its_own_copies() -> None:
    source = source_of(Text(f"{PARAGRAPH}\n{PARAGRAPH}"))
    assert source.offsets is None
    assert source.spelled == f"{PARAGRAPH}\n{PARAGRAPH}"
