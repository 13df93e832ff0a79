"""What a resolution decides is planned, in whatever words its articles are headed; what it takes note of is not."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.reader import read

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def resolution(*lines: str) -> str:
    head = (
        "HỘI ĐỒNG NHÂN DÂN",
        "XÃ ĐỒNG MÍA",
        "Đồng Mía, ngày 16 tháng 7 năm 2026",
        "",
        "NGHỊ QUYẾT",
        "Về nhiệm vụ năm 2026",
        "",
    )
    return "\n".join((*head, *lines))


def planned(*lines: str) -> list[bool]:
    return [claim.planned for claim in read(resolution(*lines)).claims]


@pytest.mark.parametrize(
    "heading",
    [
        "Điều 1. Chỉ tiêu năm 2026",
        "Điều 1. Về các chỉ tiêu phát triển kinh tế - xã hội năm 2026",
        "Điều 1. Một số chỉ tiêu chủ yếu năm 2026:",
        "Điều 1. Hội đồng nhân dân xã quyết nghị các chỉ tiêu năm 2026 như sau:",
        "Điều 1. Thông qua Kế hoạch phát triển kinh tế - xã hội năm 2026 với các chỉ tiêu chủ yếu sau:",
        "Điều 1. Dự toán thu ngân sách năm 2026",
        "I. Chỉ tiêu năm 2026",
    ],
)
def test_the_targets_of_a_running_year_are_planned(heading: str) -> None:
    text = resolution(
        "QUYẾT NGHỊ:",
        heading,
        "1. Tổng thu ngân sách năm 2026 đạt 41,5 tỷ đồng.",
        "2. Tỷ lệ giải ngân đạt trên 95% kế hoạch.",
        "3. Tạo việc làm mới cho 320 lao động.",
    )
    claims = [claim for claim in read(text).claims if claim.quote[0] in "493"]
    assert [(claim.planned, claim.period) for claim in claims] == [(True, YEAR)] * 3


@pytest.mark.parametrize(
    "heading",
    [
        "Điều 1. Kết quả thực hiện các chỉ tiêu 6 tháng đầu năm 2026",
        "Điều 1. Thông qua kết quả thực hiện các chỉ tiêu năm 2026",
        "Điều 1. Đánh giá tình hình thực hiện chỉ tiêu năm 2026",
        "Điều 1. Các chỉ tiêu đã đạt được năm 2026",
        "Điều 1. Chỉ tiêu năm 2025",
        "Điều 1. Phê chuẩn quyết toán ngân sách năm 2025",
        "Điều 1. Thông qua Báo cáo tình hình thực hiện kế hoạch năm 2026 với các chỉ tiêu sau:",
    ],
)
def test_what_a_resolution_takes_note_of_is_reported(heading: str) -> None:
    assert planned("QUYẾT NGHỊ:", heading, "1. Tổng thu ngân sách đạt 41,5 tỷ đồng.") == [False]


def test_results_come_first_and_targets_behind_them() -> None:
    assert planned(
        "QUYẾT NGHỊ:",
        "Điều 1. Đánh giá kết quả thực hiện kế hoạch năm 2025",
        "1. Các chỉ tiêu kinh tế",
        "- Tổng thu ngân sách đạt 41,5 tỷ đồng.",
        "Điều 2. Các chỉ tiêu năm 2026",
        "1. Các chỉ tiêu kinh tế",
        "- Tổng thu ngân sách đạt 43,5 tỷ đồng.",
    ) == [False, True]


def test_parts_of_one_article_report_and_decide() -> None:
    assert planned(
        "QUYẾT NGHỊ:",
        "Điều 1. Thông qua kế hoạch năm 2026 như sau:",
        "I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026",
        "1. Chỉ tiêu kinh tế",
        "- Tổng thu ngân sách đạt 21,5 tỷ đồng.",
        "II. CHỈ TIÊU NĂM 2026",
        "- Tổng thu ngân sách đạt 43,5 tỷ đồng.",
    ) == [False, True]


def test_what_is_told_of_months_gone_by_among_targets_is_reported() -> None:
    assert planned(
        "QUYẾT NGHỊ:",
        "Điều 1. Chỉ tiêu năm 2026",
        "1. Tổng thu ngân sách đạt 43,5 tỷ đồng.",
        "2. 6 tháng đầu năm 2026, xã đã thu 21,5 tỷ đồng.",
    ) == [True, False]


def test_the_same_heading_without_enacting_words_reports() -> None:
    assert planned("Điều 1. Chỉ tiêu năm 2026", "1. Tổng thu ngân sách năm 2026 đạt 41,5 tỷ đồng.") == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\nĐiều 1. Chỉ tiêu\n1. Thu 12 tỷ đồng.", [True]),
        ("NGHỊ QUYẾT\nVề phát triển kinh tế 5 năm 2026 - 2030\nThu nhập đạt 95 triệu đồng.", [True]),
        ("NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\nNăm 2024, trồng 5 ha rừng.\nTrồng mới 12 ha rừng.", [False, True]),
        (
            "NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\nI. Kết quả năm 2024\nThu 12 tỷ đồng.\nII. Chỉ tiêu\nThu 13 tỷ đồng.",
            [False, True],
        ),
        ("BÁO CÁO\nKết quả thực hiện\nNGHỊ QUYẾT\nVề nhiệm vụ năm 2025\n1. Thu 12 tỷ đồng.", [False]),
    ],
)
def test_what_a_resolution_without_a_day_lists_is_planned(text: str, expected: list[bool]) -> None:
    assert [claim.planned for claim in read(text).claims] == expected


def test_the_targets_of_a_resolution_without_a_day_have_the_time_of_its_title() -> None:
    targets = "Thu nhập đến năm 2030 đạt 95 triệu đồng.\nTỷ lệ hộ nghèo còn 1,2%."
    text = f"NGHỊ QUYẾT\nVề phát triển kinh tế - xã hội 5 năm 2026 - 2030\n{targets}"
    income, poor = read(text).claims
    assert (income.planned, income.period) == (True, Period.year(2030))
    assert (poor.planned, poor.period) == (True, Period(date(2026, 1, 1), date(2030, 12, 31)))
