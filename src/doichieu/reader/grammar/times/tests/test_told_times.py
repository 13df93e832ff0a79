"""From where on the times that a document tells of hold for it, and which are of one matter alone."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.reader import read

DAY = date(2025, 9, 10)
NINE_MONTHS = Period(date(2025, 1, 1), date(2025, 9, 30))


def told(text: str, day: date = DAY) -> list[tuple[bool, Period | None]]:
    return [(claim.planned, claim.period) for claim in read(text, published=day).claims]


def test_what_stands_before_the_first_time_to_come_is_no_plan() -> None:
    text = "Đảng ủy xã quản lý 28 chi bộ.\nNhiệm vụ 3 tháng cuối năm: kết nạp 10 đảng viên."
    assert told(text) == [(False, Period.day(DAY)), (True, Period(date(2025, 10, 1), date(2025, 12, 31)))]


def test_a_year_that_is_long_over_says_nothing_of_what_stands_before_it() -> None:
    text = "Tỉnh có 38 dự án khu dân cư. Năm 2023, Sở Xây dựng đã thu hồi 4 dự án."
    assert told(text) == [(False, Period.day(DAY)), (False, Period.year(2023))]


def test_the_time_that_one_matter_is_due_says_nothing_of_plans_before_it() -> None:
    opening = "UBND tỉnh họp về dự án cầu Rạch Lá qua sông Trẹm, nối hai bờ nam và bắc của vùng đất trũng. " * 3
    text = f"{opening}Sở đề xuất bổ sung 65 tỷ đồng cho dự án. Cầu dự kiến xong trong quý II/2026."
    assert told(text) == [(True, Period.year(2025))] or told(text) == [(True, Period.day(DAY))]


def test_a_year_behind_a_figure_is_not_what_the_document_reports_on() -> None:
    text = "Số xã đạt chuẩn tăng từ 8 xã (năm 2020) lên 13 xã. Toàn huyện còn 4 xã chưa đạt."
    assert told(text) == [(False, Period.year(2020)), (False, Period.day(DAY)), (False, Period.day(DAY))]


def test_what_is_planned_under_a_year_that_is_over_is_for_the_year_of_the_document() -> None:
    text = "9 tháng năm 2025, huyện nhận 97 đơn. Năm 2024 còn 5 đơn. Phấn đấu xử lý 90% số đơn."
    assert told(text) == [(False, NINE_MONTHS), (False, Period.year(2024)), (True, Period.year(2025))]


def test_however_near_a_day_is_nothing_is_reached_from_now_to_then() -> None:
    assert told("Từ nay đến 30/9 phun thuốc tại 24 điểm.") == [(True, Period.day(date(2025, 9, 30)))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Năm học tới, thị xã dự kiến tuyển 3.120 học sinh.", Period(date(2026, 9, 1), date(2027, 8, 31))),
        ("Dự án được đưa vào kế hoạch năm 2026 với kinh phí 3 tỷ đồng.", Period.year(2026)),
    ],
)
def test_times_ahead_plan(text: str, period: Period) -> None:
    assert told(text) == [(True, period)]


def test_the_year_that_money_is_carried_over_from_is_part_of_its_name() -> None:
    text = "Đến ngày 31/8/2025, tỉnh giải ngân 5 tỷ đồng. Vốn kéo dài từ năm 2024 sang đã giải ngân 2 tỷ đồng."
    assert [period for _, period in told(text)][1] == Period.day(date(2025, 8, 31))


def test_a_sentence_about_the_year_before_goes_on_with_it() -> None:
    text = "9 tháng năm 2025, tỉnh có 14 dự án. Cùng kỳ năm 2024 thu hút 19 dự án, vốn 2.050 tỷ đồng."
    before = Period(date(2024, 1, 1), date(2024, 9, 30))
    assert [period for _, period in told(text)] == [NINE_MONTHS, before, before]


def test_the_size_of_a_plan_has_the_time_that_the_plan_is_named_by() -> None:
    text = "Quý II/2025, xã thu 2,8 tỷ đồng, trong khi kế hoạch cả năm là 14 tỷ đồng."
    assert told(text)[1] == (True, Period.year(2025))


def test_a_cut_off_alone_in_a_bracket_is_of_the_figure_before_its_basis() -> None:
    text = "Năm 2025, giải ngân mới đạt 61% kế hoạch (tính đến 31/8), 2 chỉ tiêu khó đạt."
    assert told(text)[0] == (False, Period.day(date(2025, 8, 31)))


def test_when_things_are_meant_to_be_done_is_not_when_they_are_counted() -> None:
    text = "9 tháng năm 2025, có 12 dự án dự kiến hoàn thành trong quý IV."
    assert told(text) == [(False, NINE_MONTHS)]


def test_a_childs_health_is_not_told_of_the_school_year() -> None:
    health = "Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng còn 8,9%."
    text = f"9 tháng năm 2025, huyện đạt kết quả khá.\nNăm học 2025 - 2026, huyện có 42 trường. {health}"
    school = Period(date(2025, 9, 1), date(2026, 8, 31))
    assert [period for _, period in told(text)] == [school, NINE_MONTHS]


def test_targets_of_an_article_behind_one_that_reports_are_planned() -> None:
    text = (
        "NGHỊ QUYẾT\nVề nhiệm vụ 6 tháng cuối năm 2025\n\n"
        "Điều 1. Đánh giá kết quả 6 tháng đầu năm 2025\nTrồng 64 ha rừng.\n\n"
        "Điều 2. Chỉ tiêu\n1. Trồng 140 ha rừng.\n\nĐiều 3. Tổ chức thực hiện\nUBND xã có 6 phòng."
    )
    first_half, second_half = Period(date(2025, 1, 1), date(2025, 6, 30)), Period(date(2025, 7, 1), date(2025, 12, 31))
    assert told(text, date(2025, 7, 15))[:2] == [(False, first_half), (True, second_half)]
    assert not told(text, date(2025, 7, 15))[2][0]


def test_who_is_honoured_at_a_session_is_of_its_day() -> None:
    text = "Giai đoạn 2026 - 2028, huyện đặt chỉ tiêu 4.000 hộ. Hội nghị biểu dương 15 hộ tiêu biểu."
    assert told(text)[1] == (False, Period.day(DAY))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Năm 2024 (từ 01/10/2023 đến 30/9/2024), Chi cục thi hành 986 việc.", ("2023-10-01", "2024-09-30")),
        ("Trong 5 ngày nghỉ lễ (từ 30/8 đến 3/9), tỉnh đón 412.000 lượt khách.", ("2025-08-30", "2025-09-03")),
        ("Trong Tháng hành động (15/4 - 15/5), đoàn kiểm tra 126 cơ sở.", ("2025-04-15", "2025-05-15")),
        ("Nhân dịp 27/7, phường trao 50 suất quà.", ("2025-07-27", "2025-07-27")),
        ("Bước vào năm học 2024 - 2025, tỉnh có 412 trường. Toàn ngành có 9 phòng.", ("2024-09-01", "2025-08-31")),
    ],
)
def test_days_of_an_occasion_are_those_that_the_words_around_it_say(text: str, period: tuple[str, str]) -> None:
    first, last = map(date.fromisoformat, period)
    assert {told_period for _, told_period in told(text)} == {Period(first, last)}


def test_a_length_since_something_began_gives_no_days_long_after_the_first_months() -> None:
    text = "Trung tâm mở từ 01/6/2025. Sau 3 tháng, trung tâm tiếp nhận 5.620 hồ sơ."
    assert told(text)[-1] == (False, None)


def test_what_is_promised_for_a_month_without_a_year_is_due_when_that_month_comes() -> None:
    text = "Chủ đầu tư cam kết trong tháng 4 giao đất cho 56 hộ."
    assert told(text) == [(True, Period(date(2026, 4, 1), date(2026, 4, 30)))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Từ năm 2026, xã cam kết trả đúng hạn 98% hồ sơ.", Period.year(2026)),
        ("Dự kiến từ 01/10 có 2.860 người nghỉ.", Period.day(date(2025, 10, 1))),
        ("Kế hoạch giai đoạn 2026 - 2030 tinh giản 210 người.", Period(date(2026, 1, 1), date(2030, 12, 31))),
    ],
)
def test_what_lasts_from_a_day_to_come_on_is_planned(text: str, period: Period) -> None:
    assert told(text) == [(True, period)]


def test_when_a_work_began_dates_neither_its_size_nor_the_document() -> None:
    text = "Kè dài 2,8 km, tổng mức đầu tư 74 tỷ đồng, khởi công tháng 9/2024. Xã có 4 thôn."
    assert told(text) == [(False, Period.day(DAY)), (True, Period.day(DAY)), (False, Period.day(DAY))]


def test_an_order_without_a_time_has_not_the_deadline_of_what_will_be_done() -> None:
    text = "Xã đã đề nghị tỉnh bổ sung 2 cán bộ và sẽ giải quyết 54 hồ sơ trước ngày 30/9."
    assert told(text)[1] == (True, Period.day(date(2025, 9, 30)))
    assert told(text)[0][1] != Period.day(date(2025, 9, 30))


def test_a_plan_of_years_in_the_title_is_what_the_document_looks_ahead_to() -> None:
    text = (
        "NGHỊ QUYẾT\nVề kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030\n\n"
        "Điều 1. Đánh giá kết quả thực hiện kế hoạch 5 năm 2021 - 2025\nTrồng 64 ha rừng.\n\n"
        "Điều 2. Mục tiêu, chỉ tiêu chủ yếu giai đoạn 2026 - 2030\n- Trồng 140 ha rừng.\n- Xã về đích trước năm 2029."
    )
    past, coming = (Period(date(first, 1, 1), date(first + 4, 12, 31)) for first in (2021, 2026))
    assert told(text) == [(False, past), (True, coming)]


def test_the_days_in_a_bracket_behind_what_a_sentence_opens_with_hold_in_it() -> None:
    text = "8 tháng năm 2025, tỉnh tiến bộ.\nTai nạn giao thông (từ 16/7 đến 15/8) xảy ra 21 vụ, làm chết 13 người."
    assert [period for _, period in told(text)] == [Period(date(2025, 7, 16), date(2025, 8, 15))] * 2


def test_what_was_done_as_a_year_began_is_no_plan_for_it() -> None:
    text = "Năm 2025, xã được giao 16 tân binh. Hội đồng đã chốt quân 15 thanh niên."
    assert [planned for planned, _ in told(text, date(2025, 1, 20))] == [True, False]


def test_a_length_of_years_is_the_span_of_that_length_that_the_text_names() -> None:
    text = "Giai đoạn 2022 - 2024, xã có 9 thôn. Sau ba năm, xã trồng 12 ha rừng.\n\nTrong 3 năm, dân hiến 2 ha đất."
    _, forest, land = read(text, published=date(2024, 12, 20)).claims
    assert forest.period == land.period == Period(date(2022, 1, 1), date(2024, 12, 31))


def test_a_length_of_years_is_never_one_year() -> None:
    [forest] = read("Năm 2024 sắp qua.\n\nSau ba năm, xã trồng 12 ha rừng.", published=date(2024, 12, 20)).claims
    assert forest.period is None
