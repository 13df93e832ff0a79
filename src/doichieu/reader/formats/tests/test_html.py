"""An HTML page becomes one text, with what is no part of its article marked as furniture."""

import pytest

from doichieu.claims import Block, BlockKind, Text
from doichieu.reader.formats import open_bytes
from doichieu.reader.formats.errors import DamagedFile, EmptyFile, TruncatedFile

pytestmark = pytest.mark.usefixtures("no_child")

ARTICLE = """<!doctype html><html><head><title>Tin</title><style>p {color: red}</style></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/2">Tin 24 giờ</a></li></ul></nav>
<main><h1>Hội nghị lần thứ 5 thông qua 12 chỉ tiêu</h1>
<p>Sáng 11/7/2022, Ban Chấp hành Đảng bộ xã An Bình tổ chức hội nghị lần thứ 5, bàn nhiệm vụ 6 tháng cuối năm.</p>
<figure><img src="a.jpg"><figcaption>Quang cảnh hội nghị với 120 đại biểu</figcaption></figure>
<p>Thu ngân sách ước đạt <b>12,5&nbsp;tỷ</b> đồng,
 bằng 56% dự toán, tăng 9,4% so với tháng 6 năm trước theo báo cáo của Ủy ban nhân dân xã.<br>Kết nạp 5 đảng viên.</p>
<p>Hội nghị giao Ủy ban nhân dân xã tổ chức thực hiện các nhiệm vụ và giải pháp đã nêu trong nghị quyết.</p></main>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/3">Xã Bình An thu 5 tỷ đồng</a></li></ul></div>
<form><textarea></textarea>3 bình luận</form>
<footer>Lượt truy cập: 12345</footer><script>var x = 99;</script></body></html>"""


def opened(page: str) -> Text:
    return open_bytes("a.html", page.encode())


def marked(text: Text, kind: BlockKind) -> list[str]:
    return [block.span.of(text) for block in text.blocks_of(kind)]


def test_the_text_follows_the_page_without_scripts_and_styles() -> None:
    lines = [line for line in opened(ARTICLE).content.split("\n") if line]
    assert lines[:4] == ["Trang chủ", "Tin 24 giờ", "Hội nghị lần thứ 5 thông qua 12 chỉ tiêu", lines[3]]
    assert lines[4] == "Quang cảnh hội nghị với 120 đại biểu"
    assert lines[5].startswith("Thu ngân sách ước đạt 12,5\u00a0tỷ đồng, bằng 56% dự toán")
    assert lines[6] == "Kết nạp 5 đảng viên."
    assert lines[-3:] == ["Xã Bình An thu 5 tỷ đồng", "3 bình luận", "Lượt truy cập: 12345"]


def test_menus_teasers_comments_and_counters_are_furniture_and_nothing_else_is() -> None:
    text = opened(ARTICLE)
    menu, rest = marked(text, BlockKind.FURNITURE)
    assert menu == "Trang chủ\nTin 24 giờ"
    assert [line for line in rest.split("\n") if line] == [
        "Tin liên quan",
        "Xã Bình An thu 5 tỷ đồng",
        "3 bình luận",
        "Lượt truy cập: 12345",
    ]


def test_lists_keep_their_depth_and_the_numbers_that_a_browser_shows() -> None:
    text = opened(
        "<ul><li>Trồng 5 ha<ul><li>2 ha keo</li></ul></li><li>Nuôi bò</li></ul><ol start=3><li>Ba<li>Bốn</ol>"
    )
    items = [(block.level, block.span.of(text)) for block in text.blocks_of(BlockKind.ITEM)]
    assert items == [(1, "Trồng 5 ha"), (2, "2 ha keo"), (1, "Nuôi bò"), (1, "3. Ba"), (1, "4. Bốn")]


def test_a_heading_has_its_level() -> None:
    text = opened("<h2>Kết quả</h2><p>Thu 5 tỷ</p>")
    assert text.blocks_of(BlockKind.HEADING) == (Block(BlockKind.HEADING, text.blocks[0].span, level=2),)
    assert marked(text, BlockKind.HEADING) == ["Kết quả"]


TABLE = """<table><caption>Biểu 1</caption>
<tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm 2022</th></tr><tr><th>Kế hoạch</th><th>Thực hiện</th></tr>
<tr><td>Lúa<br>(ha)</td><td>120</td><td>118,5</td></tr><tr><td rowspan=2>Ngô</td><td>1</td><td>2</td></tr>
<tr><td>3</td><td>4</td></tr></table>"""


def test_a_table_is_lines_and_tabs_and_each_cell_knows_its_headings() -> None:
    text = opened(TABLE)
    lines = ["Biểu 1", "Chỉ tiêu\tNăm 2022\t", "\tKế hoạch\tThực hiện", "Lúa (ha)\t120\t118,5", "Ngô\t1\t2", "\t3\t4"]
    assert text.content == "\n".join(lines)
    cells = {block.label: block for block in text.blocks_of(BlockKind.CELL)}
    shown = {label: (cell.span.of(text), cell.row, cell.column) for label, cell in cells.items()}
    assert shown["1:1:2"] == ("Năm 2022", None, None)
    assert shown["1:3:1"] == ("Lúa (ha)", None, "Chỉ tiêu")
    assert shown["1:3:3"] == ("118,5", "Lúa (ha)", "Năm 2022 Thực hiện")
    assert shown["1:5:2"] == ("3", "Ngô", "Năm 2022 Kế hoạch")


def test_a_table_that_lays_out_the_page_is_read_as_prose() -> None:
    text = opened(
        "<table><tr><td><table><tr><td>Một</td></tr></table></td><td><p>Thu 5 tỷ</p><p>Chi 4 tỷ</p></td></table>"
    )
    assert [line for line in text.content.split("\n") if line] == ["Một", "Thu 5 tỷ", "Chi 4 tỷ"]
    assert text.blocks_of(BlockKind.CELL) == ()


def test_the_declared_encoding_counts_where_the_page_is_not_utf8() -> None:
    page = "<html><head><meta charset='windows-1252'></head><body><p>Café 12 ha</p></body></html>"
    assert open_bytes("a.htm", page.encode("cp1252")).content == "Café 12 ha"


@pytest.mark.parametrize("end", [900, 400, 150])
def test_a_page_that_was_cut_is_refused(end: int) -> None:
    with pytest.raises(TruncatedFile):
        opened(ARTICLE[:end])


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(EmptyFile):
        opened("<html><body><script>1</script><img src=a.png></body></html>")


def test_what_a_parser_gives_up_on_is_no_empty_page() -> None:
    with pytest.raises(DamagedFile):
        opened("<div>" * 5000 + "<p>12 ha</p>" + "</div>" * 5000)
