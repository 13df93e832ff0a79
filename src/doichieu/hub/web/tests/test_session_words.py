"""What papers and figures are called in a line."""

from dataclasses import replace

from doichieu.hub.web.words.session_words import LONGEST_NAME, counted, paper_name
from doichieu.reader import read


def test_a_paper_is_called_by_its_type_and_number() -> None:
    assert paper_name("Báo cáo 58-BC/ĐU: Kết quả năm 2026") == "Báo cáo 58-BC/ĐU"
    assert paper_name("Thông báo 24/TB-HĐND: Kết quả kỳ họp thứ 4") == "Thông báo 24/TB-HĐND"
    assert paper_name("Xã Đồng Mơ họp kỳ thứ 4") == "Xã Đồng Mơ họp kỳ thứ 4"
    assert len(paper_name("Xã Đồng Mơ họp " * 9)) == LONGEST_NAME


def test_the_noun_of_a_count_is_not_said_twice() -> None:
    [claim] = read("Năm 2026, xã trồng 12 ha lúa.").claims
    lamps = replace(claim, quantity=replace(claim.quantity, unit="Camera"), indicator="camera an ninh")
    assert counted(lamps) == "an ninh"
    assert counted(replace(lamps, indicator="diện tích lúa")) == "diện tích lúa"
    assert counted(replace(lamps, indicator=None)) == ""
