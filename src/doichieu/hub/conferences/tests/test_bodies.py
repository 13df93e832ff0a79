"""What a body is called in a line."""

import pytest

from doichieu.hub.conferences.bodies import in_line


@pytest.mark.parametrize(
    ("written", "in_a_line"),
    [
        ("HỘI ĐỒNG NHÂN DÂN XÃ LỘC BÌNH", "Hội đồng nhân dân xã Lộc Bình"),
        ("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ NÀ PÀN", "Thường trực Hội đồng nhân dân thành phố Nà Pàn"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN HÒA KHÊ", "Ban chấp hành Đảng bộ huyện Hòa Khê"),
        ("HĐND XÃ LỘC BÌNH", "HĐND xã Lộc Bình"),
        ("ĐẢNG ỦY XÃ LỘC BÌNH", "Đảng ủy xã Lộc Bình"),
        ("ỦY BAN MTTQ VIỆT NAM XÃ LỘC BÌNH", "Ủy ban MTTQ Việt Nam xã Lộc Bình"),
        ("ĐOÀN TNCS HỒ CHÍ MINH XÃ LỘC BÌNH", "Đoàn TNCS Hồ Chí Minh xã Lộc Bình"),
        ("Ban Chấp hành Đảng bộ huyện Hòa Khê", "Ban Chấp hành Đảng bộ huyện Hòa Khê"),
        ("HỘI NGHỊ LIÊN TỊCH", "HỘI NGHỊ LIÊN TỊCH"),
        ("", ""),
    ],
)
def test_a_body_in_capitals_is_written_as_a_line_has_it(written: str, in_a_line: str) -> None:
    assert in_line(written) == in_a_line
