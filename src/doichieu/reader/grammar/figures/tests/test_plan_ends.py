"""What begins and ends a plan within a sentence."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.reader import read

DAY = date(2024, 10, 5)


def planned(text: str) -> list[bool]:
    return [claim.planned for claim in read(text, published=DAY).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cử tri đề nghị ngành nước xem lại cách tính vì hóa đơn tăng 18%.", [False]),
        ("Cử tri đề nghị sớm dọn bãi rác do mỗi ngày có 12 tấn rác tồn đọng.", [False]),
        ("Chủ tịch UBND huyện đề nghị các xã trồng 12 ha rừng.", [True]),
    ],
)
def test_why_something_is_asked_for_is_no_plan(text: str, expected: list[bool]) -> None:
    assert planned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch đề ra đạt 120 tỷ đồng, thực hiện 115 tỷ đồng.", [True, False]),
        ("Kế hoạch đề ra 9 lớp; thực hiện được 8 lớp.", [True, False]),
        ("Nghị quyết đề ra 9 lớp, thực hiện 3 mô hình.", [True, True]),
        ("Phấn đấu trồng 50 ha, thực hiện 47 ha.", [True, False]),
        ("Phấn đấu trồng 50 ha rừng tập trung, thực hiện 20 ha khoanh nuôi.", [True, True]),
    ],
)
def test_what_was_carried_out_of_the_same_ends_a_plan(text: str, expected: list[bool]) -> None:
    assert planned(text) == expected


def test_a_deed_that_is_set_out_is_planned_up_to_its_count() -> None:
    assert planned("Nghị quyết đề ra kết nạp 40 đảng viên, đến nay đã kết nạp 31 đảng viên.") == [True, False]
    assert planned("Có 21/24 chỉ tiêu đại hội đề ra hoàn thành; 3 chỉ tiêu không đạt.") == [False, False]


def test_targets_that_are_kept_are_plans_and_other_things_that_are_kept_are_not() -> None:
    assert planned("Kỳ họp giữ nguyên 14 chỉ tiêu còn lại.") == [True]
    assert planned("Xã giữ nguyên 5 thôn.") == [False]


def test_whose_something_planned_is_belongs_to_the_plan() -> None:
    text = "Dự án cần thu hồi 58,6 ha đất của 439 hộ, đã trả tiền cho 412 hộ."
    assert planned(text) == [True, True, False]


def test_the_size_of_a_plan_that_was_exceeded_is_planned_and_by_how_much_is_not() -> None:
    assert planned("Hộ nghèo giảm 1,3%, vượt mục tiêu đề ra là 1%.") == [False, True]
    assert planned("Thu ngân sách vượt mục tiêu đề ra 12%.") == [False]


def test_the_word_for_the_future_holds_for_the_deeds_that_go_on_behind_commas() -> None:
    text = "Đoàn xã sẽ tặng 60 suất quà, mở 2 lớp cho 80 em; hiện có 7 chi đoàn."
    assert planned(text) == [True, True, True, False]


def test_an_order_behind_the_label_of_an_item_plans() -> None:
    text = "2. Về chuyển đổi số: Giao Phòng Văn hóa mở 4 lớp tập huấn.\n3. Về chợ: Hiện còn 3 bãi rác."
    assert planned(text) == [True, False]


def test_what_something_is_to_cost_is_planned_and_what_is_to_be_earned_is_estimated() -> None:
    assert planned("Kinh phí dự kiến 35 triệu đồng.") == [True]
    assert planned("Doanh thu dự kiến 35 triệu đồng.") == [False]


def test_the_size_of_a_plan_is_told_by_the_time_that_names_it() -> None:
    assert planned("Chỉ tiêu năm nay là dưới 7 người mắc.") == [True]
    assert planned("Kết nạp 38 đảng viên (chỉ tiêu cả năm 80 đảng viên).") == [False, True]


def test_what_has_just_been_is_no_plan_among_plans() -> None:
    text = "Năm 2025 tập trung: xây 10 căn nhà. Tết vừa qua, phường tặng 860 suất quà."
    assert [claim.planned for claim in read(text, published=date(2025, 2, 10)).claims] == [True, False]


def test_votes_on_a_resolution_about_rates_are_no_rates() -> None:
    text = "Nghị quyết về mức hỗ trợ 300.000 đồng/người; riêng nghị quyết về chợ có 24/27 phiếu đồng ý, đạt 88,9%."
    assert planned(text) == [True, False, False]


def test_a_target_within_the_bracket_of_what_was_reached_is_planned() -> None:
    assert planned("Chỉ tiêu không đạt là tỷ lệ đô thị hóa (38,6%, chỉ tiêu 42%).") == [False, True]


def test_those_who_ask_and_are_counted_give_no_orders() -> None:
    text = "Chủ tịch UBND xã phân tích: 63 hộ đề nghị tính lại giá đất; 28 hộ chưa có giấy chứng nhận."
    assert planned(text) == [False, False]


def test_breakthroughs_are_plans_as_the_heading_of_a_section() -> None:
    text = "I. KẾT QUẢ\nTrồng 5 ha chè.\nII. BA ĐỘT PHÁ\n1. Xây dựng 120 km đường."
    assert planned(text) == [False, True]


def test_the_word_for_the_future_does_not_reach_over_what_is_done() -> None:
    assert planned("Hội xã sẽ tiếp tục vận động; đã tặng 15 xe đạp.") == [False]
    assert planned("Xã sẽ mở 2 lớp như năm 2023 đã mở cho 60 em.") == [True, False]


def test_what_has_just_been_does_not_reach_over_a_semicolon() -> None:
    text = "Tết vừa qua, xã tặng 860 suất quà; dịp hè sẽ tặng thêm 200 suất."
    assert planned(text) == [False, True]


def test_a_stretch_of_time_that_has_passed_is_no_single_day_in_a_report() -> None:
    text = "BÁO CÁO\nKết quả 9 tháng năm 2024\n\nThời gian qua, xã xử lý 12 vụ."
    [cases] = read(text, published=DAY).claims
    assert cases.period == Period(date(2024, 1, 1), date(2024, 9, 30))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Có 126 doanh nghiệp đăng ký thành lập mới trong tháng 9/2024.", date(2024, 9, 1), date(2024, 9, 30)),
        ("Có 45 lao động đăng ký tìm việc trong quý III/2024.", date(2024, 7, 1), date(2024, 9, 30)),
        ("Có 4 thôn đăng ký đạt chuẩn trong năm 2025.", date(2024, 1, 1), date(2024, 9, 30)),
    ],
)
def test_those_who_register_do_so_in_the_time_behind_and_those_who_pledge_do_not(
    text: str, first: date, last: date
) -> None:
    [registered] = read(f"BÁO CÁO\nKết quả 9 tháng năm 2024\n\n{text}", published=DAY).claims
    assert registered.period == Period(first, last)


def test_what_was_done_with_what_a_plan_assigned_is_no_plan() -> None:
    assert planned("Kế hoạch giao 120 ha, đã trồng 98 ha.") == [True, False]
    assert planned("Dự toán giao 12 tỷ đồng cho 3 đơn vị, đã cấp cho 2 đơn vị.") == [True, True, False]


@pytest.mark.parametrize("told", ["Tính đến 31/12/2023, còn 12 đơn.", "Giai đoạn 2019-2023 có 12 đơn."])
def test_what_is_planned_behind_a_time_that_is_over_is_for_the_year_of_the_document(told: str) -> None:
    _, share = read(f"{told} Phấn đấu xử lý 90%.", published=DAY).claims
    assert share.period == Period.year(2024)


def test_what_came_of_a_plan_in_the_months_so_far_is_no_part_of_it() -> None:
    assert planned("Kế hoạch cả năm là 14 tỷ đồng, 9 tháng thu 12 tỷ đồng.") == [True, False]
    assert planned("Kế hoạch vốn là 14 tỷ đồng, vốn tỉnh 9 tỷ đồng, vốn xã 5 tỷ đồng.") == [True, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh giao kết nạp 110 đảng viên, đạt 109%.", [True, False]),
        ("Tỉnh giao thu 500 tỷ đồng, đạt 98%, tăng 12% so với cùng kỳ.", [True, False, False]),
        ("HĐND huyện giao 520 tỷ đồng, thực hiện đạt 101,5%.", [True, False]),
        ("Tỉnh giao huyện giảm 45 hộ nghèo, vượt 15%.", [True, False]),
        ("Tỉnh giao thu 500 tỷ đồng, bằng 98% kế hoạch.", [True, False]),
        ("Tỉnh giao thu 500 tỷ đồng, phấn đấu đạt 105%.", [True, True]),
        ("Tỉnh giao thu 500 tỷ đồng, tăng 12% so với năm 2023.", [True, True]),
        ("Phấn đấu thu 500 tỷ đồng, đạt 105% dự toán.", [True, True]),
    ],
)
def test_how_much_of_what_was_assigned_is_reached_is_no_plan(text: str, expected: list[bool]) -> None:
    assert planned("BÁO CÁO kết quả năm 2024\n\n" + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công an huyện giao nộp 12 khẩu súng.", [False]),
        ("UBND huyện giao trả lại 5 ha đất cho dân.", [False]),
        ("Huyện được tỉnh giao quản lý 3 tỷ đồng.", [False]),
        ("Tỉnh giao nộp ngân sách 12 tỷ đồng.", [True]),
        ("Huyện được tỉnh giao thu 3 tỷ đồng.", [True]),
    ],
)
def test_what_is_given_into_hands_or_care_is_no_target(text: str, expected: list[bool]) -> None:
    assert planned("BÁO CÁO kết quả năm 2024\n\n" + text) == expected


def test_those_put_down_to_reach_something_are_planned_and_those_who_sign_up_are_not() -> None:
    assert planned("Huyện đăng ký 12 xã đạt chuẩn, kết quả có 10 xã đạt chuẩn.") == [True, False]
    assert planned("Huyện đăng ký 12 xã về đích nông thôn mới.") == [True]
    assert planned("Các thôn đăng ký 17 mô hình dân vận; có 45 lao động đăng ký tìm việc.") == [False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trạm bơm xong trước ngày 30/12/2024, khi đó thêm 300 hộ có nước.", True),
        ("Trạm bơm hoàn thành năm 2025; khi đó có thêm 300 hộ dùng nước sạch.", True),
        ("Trạm bơm hoàn thành năm 2023, khi đó thêm 300 hộ có nước.", False),
        ("Trạm bơm xong trước ngày 30/12/2024, trong khi đó 300 hộ thiếu nước.", False),
    ],
)
def test_what_comes_about_at_the_time_told_before_is_planned_where_that_lies_ahead(text: str, expected: bool) -> None:
    assert planned(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong tuần, trên địa bàn huyện xảy ra 2 vụ cháy. Va chạm xảy ra 7 vụ, bị thương 4 người.", [False] * 3),
        ("Trong tuần, huyện phấn đấu tiêm 300 con.", [True]),
        ("Tuần tới, huyện tiêm 300 con.", [True]),
    ],
)
def test_what_is_told_of_this_week_on_its_monday_is_no_plan_by_its_time_alone(text: str, expected: list[bool]) -> None:
    monday = date(2024, 5, 20)
    assert [claim.planned for claim in read(text, published=monday).claims] == expected


def test_a_week_told_of_on_a_monday_is_the_one_that_ended_the_day_before_and_a_schedule_is_of_the_one_that_begins() -> (
    None
):
    monday = date(2024, 7, 15)
    over, begins = Period(date(2024, 7, 8), date(2024, 7, 14)), Period(monday, date(2024, 7, 21))
    for text, planned_, period in (
        ("Trong tuần, xảy ra 3 vụ tai nạn.", False, over),
        ("Trong tuần, kiểm tra 12 cơ sở.", False, over),
        ("Lịch công tác trong tuần: tiếp 3 đoàn.", True, begins),
        ("Trong tuần này, huyện tiêm 300 con.", True, begins),
        ("NHIỆM VỤ TUẦN TỚI\nTrong tuần, huyện sẽ tiêm 300 con.", True, begins),
    ):
        assert [(claim.planned, claim.period) for claim in read(text, published=monday).claims] == [(planned_, period)]
    friday = read("Trong tuần, xảy ra 3 vụ tai nạn.", published=date(2024, 7, 19)).claims
    assert [(claim.planned, claim.period) for claim in friday] == [(False, begins)]


@pytest.mark.parametrize(
    "text",
    [
        "Cấp giấy và đăng ký 300 thửa đất hoàn thành đo đạc.",
        "Công an đăng ký 5 xe đạt tiêu chuẩn khí thải.",
        "Đã thẩm định, đăng ký 14 nhãn hiệu đạt yêu cầu.",
        "Nhà trường đăng ký 25 học sinh đạt giải.",
        "Công an đăng ký 12 hộ đạt yêu cầu.",
    ],
)
def test_what_an_office_registers_or_is_no_place_or_household_is_not_put_down_for_anything(text: str) -> None:
    assert planned(text) == [False]
