"""Two partitions of one whole in a sentence: `52 đơn, gồm 30 A và 22 B; đã giải quyết 45 đơn, còn 7 đơn`."""

import pytest

from tests.reconciling.reading_aloud import open_findings

HEAD = "9 tháng đầu năm 2026, "

TWICE = [
    "nhận {whole} đơn, gồm {one} đơn khiếu nại, 14 đơn phản ánh và 8 đơn tố cáo; đã giải quyết 45 đơn, còn {left} đơn.",
    "nhận {whole} đơn, gồm: {one} đơn khiếu nại, 14 đơn phản ánh và 8 đơn tố cáo; giải quyết 45 đơn, còn {left} đơn.",
    "nhận {whole} đơn, gồm {one} đơn khiếu nại, 14 đơn phản ánh và 8 đơn tố cáo, đã giải quyết 45 đơn, còn {left} đơn.",
    "nhận {whole} đơn, gồm: {one} đơn khiếu nại; 14 đơn phản ánh; 8 đơn tố cáo; đã giải quyết 45 đơn, còn {left} đơn.",
    "nhận {whole} hồ sơ, gồm {one} hồ sơ đất đai và 22 hồ sơ hộ tịch; đã trả 45 hồ sơ, đang giải quyết {left} hồ sơ.",
    "làm {whole} công trình, gồm {one} công trình mới, 22 công trình cũ; xong 45 công trình, còn {left} công trình.",
]


@pytest.mark.parametrize("text", TWICE)
def test_two_partitions_of_one_whole_are_never_added(text: str) -> None:
    assert open_findings(HEAD + text.format(whole=52, one=30, left=7)) == []


@pytest.mark.parametrize("text", TWICE)
@pytest.mark.parametrize(("one", "left"), [(32, 7), (30, 9)])
def test_each_of_two_partitions_is_held_against_their_whole(text: str, one: int, left: int) -> None:
    found = open_findings(HEAD + text.format(whole=52, one=one, left=left))
    noun = next(noun for noun in ("công trình", "hồ sơ", "đơn") if noun in text)
    assert any(f"{one if one != 30 else left} {noun}" in quotes for _, _, quotes in found)


@pytest.mark.parametrize(
    "text",
    [
        "Công an xã bắt 9 vụ, gồm 6 vụ trộm cắp và 3 vụ đánh bạc; đã điều tra làm rõ 8 vụ, đạt 88,9%.",
        "Kiểm tra 26 cơ sở, gồm 17 cơ sở ăn uống và 9 cơ sở kinh doanh; xử phạt 5 cơ sở.",
        "Kết nạp 41 đảng viên, gồm 19 đảng viên nữ và 22 đảng viên nam; chuyển chính thức 33 đảng viên.",
        "Tổng đàn 8.450 con, gồm 6.200 con lợn và 2.250 con bò; đã tiêm phòng 7.140 con.",
        "Hỗ trợ 21 nhà, gồm 13 nhà xây mới và 8 nhà sửa chữa; đã hoàn thành 18 nhà.",
        "Bàn giao 13 nhà, gồm 9 nhà xây mới và 4 nhà sửa chữa; trong đó có 6 nhà của hộ chính sách.",
        "Bàn giao 13 nhà, gồm 9 nhà xây mới và 4 nhà sửa chữa, trong đó có 6 nhà của hộ chính sách.",
        "Chi 60 tỷ đồng, gồm: chi đầu tư 21 tỷ đồng, chi thường xuyên 39 tỷ đồng; đã giải ngân 48 tỷ đồng, đạt 80%.",
    ],
)
def test_what_became_of_a_whole_is_no_part_in_the_row_before_it(text: str) -> None:
    assert open_findings(HEAD + text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Bắt 9 vụ, gồm 6 vụ trộm cắp và 4 vụ đánh bạc; đã điều tra làm rõ 8 vụ.",
            ["9 vụ", "6 vụ", "4 vụ"],
        ),
        (
            "Tổng đàn 8.450 con, gồm 6.200 con lợn và 2.520 con bò; đã tiêm phòng 7.140 con.",
            ["8.450 con", "6.200 con", "2.520 con"],
        ),
        (
            "Hỗ trợ 21 nhà, gồm: 13 nhà xây mới và 9 nhà sửa chữa; đã hoàn thành 18 nhà.",
            ["21 nhà", "13 nhà", "9 nhà"],
        ),
        (
            "Bàn giao 13 nhà, gồm 9 nhà xây mới và 4 nhà sửa chữa; trong đó có 16 nhà của hộ chính sách.",
            ["13 nhà", "16 nhà"],
        ),
        (
            "Chi 60 tỷ đồng, gồm: chi đầu tư 21 tỷ đồng, chi thường xuyên 29 tỷ đồng; đã giải ngân 48 tỷ đồng.",
            ["60 tỷ đồng", "21 tỷ đồng", "29 tỷ đồng"],
        ),
    ],
)
def test_a_slip_in_such_a_row_is_told_by_the_row_alone(text: str, quotes: list[str]) -> None:
    assert [found for _, _, found in open_findings(HEAD + text)] == [quotes]


def test_what_is_told_of_some_may_overlap_though_a_semicolon_parts_it() -> None:
    text = "Trong số 51 đảng viên mới có 31 đồng chí là nữ, 13 đồng chí là sinh viên, 9 đồng chí là chủ hộ kinh doanh; "
    assert open_findings(HEAD + text + "40 đồng chí có trình độ cao đẳng trở lên.") == []
