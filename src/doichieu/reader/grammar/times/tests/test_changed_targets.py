"""Targets that a resolution changes, and times that hold for less than they seem to."""

from datetime import date

from doichieu.claims import Claim, Period
from doichieu.reader import read

RESOLUTION = """NGHỊ QUYẾT
Về tình hình 6 tháng đầu năm; điều chỉnh chỉ tiêu và nhiệm vụ 6 tháng cuối năm 2025

Điều 1. Tán thành đánh giá 6 tháng đầu năm 2025:
a) Thu ngân sách xã đạt 6,4 tỷ đồng.

Điều 2. Điều chỉnh một số chỉ tiêu năm 2025 đã giao tại Nghị quyết số 18/NQ-HĐND như sau:
1. Diện tích trồng rừng: từ 90 ha xuống còn 70 ha.
2. Giữ nguyên 9 chỉ tiêu còn lại.
"""


def times(claims: tuple[Claim, ...]) -> list[tuple[bool, Period | None]]:
    return [(claim.planned, claim.period) for claim in claims]


def test_both_figures_of_a_target_that_is_changed_are_planned_for_the_year_of_the_targets() -> None:
    first_half = Period(date(2025, 1, 1), date(2025, 6, 30))
    year = (True, Period.year(2025))
    assert times(read(RESOLUTION).claims) == [(False, first_half), year, year, year]


def test_a_lead_in_that_opens_as_a_plan_and_tells_results_plans_nothing() -> None:
    text = "Báo cáo 9 tháng năm 2025\nNhiệm vụ năm 2025 đã đạt kết quả như sau:\n- Trồng rừng 90 ha."
    assert [claim.planned for claim in read(text).claims] == [False]


def test_a_school_year_that_opens_a_paragraph_holds_only_where_schooling_is_told_of() -> None:
    text = (
        "Báo cáo kết quả 9 tháng đầu năm 2023 (05/10/2023)\n\n"
        "Năm học 2023 - 2024, huyện có 31 trường. Có 12.400 học sinh. Tỷ lệ bao phủ BHYT đạt 93,1%. Xây 24 căn nhà."
    )
    school, nine_months = Period(date(2023, 9, 1), date(2024, 8, 31)), Period(date(2023, 1, 1), date(2023, 9, 30))
    assert [claim.period for claim in read(text).claims] == [school, school, nine_months, nine_months]


def test_the_year_in_the_bracket_behind_where_a_change_began_is_not_that_of_where_it_came_to() -> None:
    text = "10 tháng năm 2023, tỷ lệ lao động nông nghiệp giảm từ 41% (năm 2020) xuống còn 29,5%."
    ten_months = Period(date(2023, 1, 1), date(2023, 10, 31))
    assert [claim.period for claim in read(text).claims] == [Period.year(2020), ten_months]


def test_one_item_of_a_list_of_plans_names_a_part_of_its_time() -> None:
    text = (
        "Xã Hạ, ngày 03/7/2025\n\n"
        "6 tháng cuối năm 2025 phấn đấu: trồng 12 ha rừng; đấu giá 27 lô đất ở xã ngay trong quý III; sửa 4 cầu."
    )
    half, quarter = Period(date(2025, 7, 1), date(2025, 12, 31)), Period(date(2025, 7, 1), date(2025, 9, 30))
    assert [claim.period for claim in read(text).claims] == [half, quarter, half]


def test_a_heading_of_what_a_session_passed_is_of_the_session() -> None:
    text = (
        "HĐND tỉnh Hạ Lâm họp kỳ cuối năm\n11/12/2025 18:42\n\n"
        "Ngày 11/12, HĐND tỉnh Hạ Lâm khóa XVII bế mạc kỳ họp thứ 34. Năm 2025, toàn tỉnh trồng 120 ha rừng.\n\n"
        "Thông qua 42 nghị quyết\n\nCử tri nêu nhiều ý kiến."
    )
    day = Period.day(date(2025, 12, 11))
    assert [claim.period for claim in read(text).claims] == [Period.year(2025), day]
