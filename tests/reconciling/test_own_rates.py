"""A percentage that has its own plan or its own matter is not the rate of the count before it."""

import pytest

from tests.reconciling.reading_aloud import open_findings


@pytest.mark.parametrize(
    "text",
    [
        "Xã có 11/12 chỉ tiêu đạt; riêng chỉ tiêu hộ cận nghèo chưa đạt (kế hoạch 3,1%, thực hiện 4,2%).",
        "Xã có 11/12 chỉ tiêu hoàn thành, riêng tỷ lệ che phủ rừng không đạt (mục tiêu 44%, đạt 42,7%).",
        "Huyện có 8/9 trường đạt chuẩn; riêng Trường Mầm non Hoa Ban chưa đạt (kế hoạch 90%, thực hiện 72%).",
        "Huyện có 8/9 trường đạt chuẩn; riêng Trường Hoa Ban chưa (kế hoạch 16 phòng, thực hiện 12 phòng, đạt 75%).",
        "Xã có 11/12 chỉ tiêu đạt (chỉ tiêu chưa đạt: hộ cận nghèo, kế hoạch 3,1%, thực hiện 4,2%).",
        "Xã có 11/12 chỉ tiêu đạt, 1 chỉ tiêu chưa đạt là hộ cận nghèo (kế hoạch 3,1%, thực hiện 4,2%).",
        "Xã có 11/12 chỉ tiêu đạt, còn 1 chỉ tiêu chưa đạt (đạt 81,4%).",
        "Xã có 11/12 chỉ tiêu đạt; chỉ tiêu chưa đạt là thu nhập, đạt 88%.",
        "Xã có 11/12 chỉ tiêu đạt, cao nhất là thu ngân sách, đạt 121%.",
        "Xã có 11/12 chỉ tiêu đạt, có chỉ tiêu đạt 121%.",
    ],
)
def test_a_true_word_on_the_one_target_that_is_missed_is_no_finding(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(
    ("text", "wording", "quotes"),
    [
        ("Xã có 11/12 chỉ tiêu đạt, bằng 81,7%.", "attainment.of_total", ["11/12 chỉ tiêu", "81,7%"]),
        ("Xã có 11/12 chỉ tiêu đạt (81,7%).", "share.of_total", ["11/12 chỉ tiêu", "81,7%"]),
        ("Xã có 11/12 chỉ tiêu đạt; đạt tỷ lệ 81,7%.", "share.of_total", ["11/12 chỉ tiêu", "81,7%"]),
        (
            "11/12 chỉ tiêu đạt; riêng kết nạp chưa đạt (kế hoạch 40 đảng viên, kết nạp 31 đảng viên, đạt 87,5%).",
            "attainment.no_whole",
            ["31 đảng viên", "87,5%"],
        ),
    ],
)
def test_a_rate_of_the_count_itself_is_still_held_against_it(text: str, wording: str, quotes: list[str]) -> None:
    assert [(one[1], one[2]) for one in open_findings(text)] == [(wording, quotes)]
