"""Levels that another figure is put against, and plans told beside a figure."""

import pytest

from doichieu.claims import Kind, Period
from doichieu.claims.codec import plain
from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "value", "planned"),
    [
        ("Tỷ lệ trẻ ra lớp đạt 31,2%, còn thấp so với mục tiêu 38%", "38", True),
        ("Tỷ lệ nợ xấu 1,2%, thấp hơn mức 2% tỉnh giao", "2", True),
        ("Tỷ lệ hộ nghèo 5,3% so với mức quy định không quá 5%", "5", True),
        ("Tỷ lệ sinh 12,4%, cao hơn mức 12% của vùng", "12", False),
        ("Thu nhập bình quân 68 triệu đồng/người (quy định ≥ 59 triệu đồng/người)", "59000000", True),
        ("Tỷ lệ tiêm chủng đạt 81,6%, KH cả năm ≥ 95%", "95", True),
        ("Thu ngân sách 56 tỷ đồng (dự toán HĐND xã giao 60 tỷ đồng)", "60000000000", True),
        ("GRDP tăng 8,9%, cao hơn kịch bản đề ra (8,5%)", "8.5", True),
    ],
)
def test_a_level_beside_a_figure_measures_the_same(text: str, value: str, planned: bool) -> None:
    figure, level = read(text).claims
    assert (level.kind, plain(level.value), level.planned) == (Kind.LEVEL, value, planned)
    assert (level.indicator, level.basis) == (figure.indicator, None)


def test_what_is_put_against_a_level_is_no_percentage_of_it() -> None:
    share, level = read("Tỷ lệ hộ nghèo từ 24,6% đầu nhiệm kỳ còn 8,9%").claims
    assert [(claim.kind, claim.basis) for claim in (share, level)] == [(Kind.LEVEL, None)] * 2


def test_a_difference_from_a_plan_is_no_level() -> None:
    _, less = read("Trạm có 8 bác sĩ, thấp hơn mục tiêu 2 bác sĩ").claims
    assert (less.kind, plain(less.value)) == (Kind.ATTAINMENT, "-2")


def test_a_percentage_in_the_bracket_behind_what_a_rate_is_compared_with_is_the_level_of_that_time() -> None:
    text = "Năm 2026, tỷ lệ hồ sơ đúng hạn đạt 98,7%, tăng 1,2% so với năm 2025 (97,5%)."
    _, change, level = read(text).claims
    assert (change.kind, change.basis) == (Kind.GROWTH, "năm 2025")
    assert (level.kind, plain(level.value), level.period) == (Kind.LEVEL, "97.5", Period.year(2025))


def test_a_percentage_in_a_bracket_behind_a_fall_in_number_says_it_again() -> None:
    _, again = read("Tai nạn giảm 3 vụ so với cùng kỳ (20%).").claims
    assert (again.kind, plain(again.value)) == (Kind.GROWTH, "-20")


def test_a_rate_of_all_that_there_were_at_the_start_of_the_year_is_no_fall() -> None:
    text = "Phấn đấu năm 2026, tỷ lệ kết nạp đạt từ 4% trở lên so với tổng số đảng viên đầu năm."
    [rate] = read(text).claims
    assert (rate.kind, plain(rate.value), rate.basis) == (Kind.LEVEL, "4", None)
    [index] = read("Số đơn đạt 96% so với số cùng kỳ.").claims
    assert (index.kind, plain(index.value)) == (Kind.GROWTH, "-4")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Có 62 đồng chí hoàn thành tốt nhiệm vụ, đạt 77,5%", Kind.LEVEL),
        ("Có 9 chi bộ hoàn thành xuất sắc nhiệm vụ, đạt 20%", Kind.LEVEL),
        ("Có 62 đồng chí hoàn thành tốt nhiệm vụ, đạt 105%", Kind.ATTAINMENT),
        ("Có 62 đồng chí hoàn thành tốt nhiệm vụ, đạt 95% kế hoạch", Kind.ATTAINMENT),
        ("Có 62 đồng chí hoàn thành tốt nhiệm vụ, kết nạp 12 đảng viên, đạt 80%", Kind.ATTAINMENT),
    ],
)
def test_a_percentage_behind_a_count_by_grade_is_the_share_of_the_graded(text: str, kind: Kind) -> None:
    assert read(text).claims[-1].kind is kind
