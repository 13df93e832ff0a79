"""When what is ordered or planned is due: a deadline shared, a term named, a whole and its parts; and what orders."""

from datetime import date

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2025, 10, 15)
ORDERS = "Kết luận cuộc họp, đồng chí Trần Văn Nam yêu cầu:\n\n"
NOVEMBER, DECEMBER = Period.day(date(2025, 11, 30)), Period.day(date(2025, 12, 15))
TERM = Period(date(2026, 1, 1), date(2030, 12, 31))
BODY = "\n".join("Các ban, ngành, đoàn thể phối hợp chặt chẽ, kịp thời, đúng việc." for _ in range(12))


def claims(text: str, day: date = DAY) -> tuple[Claim, ...]:
    return read(text, published=day).claims


@pytest.mark.parametrize(
    ("order", "due"),
    [
        ("rà soát 312 hộ (94 hộ nghèo), trình kết quả trước ngày 30/11, bảo đảm giảm 25 hộ", [NOVEMBER] * 3),
        ("vận động 34 hộ nhận tiền, bàn giao 7 ha trước ngày 15/12; xã hỗ trợ", [Period.day(DAY), DECEMBER]),
        ("sửa 2 nhà và xây 1 nhà trong tháng 11, mức hỗ trợ như cũ", [Period(date(2025, 11, 1), NOVEMBER.last)] * 2),
        ("mở 4 lớp; bàn giao 7 ha trước ngày 15/12", [Period.day(DAY), DECEMBER]),
        ("mở 4 lớp trong tháng 11, đảm bảo đủ 90 em", [Period(date(2025, 11, 1), NOVEMBER.last)] * 2),
    ],
)
def test_the_deadline_of_an_order_holds_for_what_commas_and_va_join(order: str, due: list[Period]) -> None:
    assert [claim.period for claim in claims(f"{ORDERS}- Phòng Kinh tế {order}.")] == due


@pytest.mark.parametrize(
    ("lead", "planned"),
    [
        ("Kết luận cuộc họp, đồng chí Trần Văn Nam yêu cầu:", True),
        ("Kết luận, Chủ tịch UBND xã Lê Thị Hoa đề nghị:", True),
        ("Xã đáp ứng các yêu cầu:", False),
        ("Qua rà soát theo yêu cầu:", False),
    ],
)
def test_items_below_what_a_leader_asks_for_are_orders(lead: str, planned: bool) -> None:
    [claim] = claims(f"{lead}\n\n- Phòng Kinh tế hoàn thành khởi công 2 dự án còn lại.")
    assert claim.planned is planned


def test_the_parts_of_a_whole_have_its_time_through_semicolons() -> None:
    text = "Nhu cầu vốn giai đoạn 2026 - 2030 khoảng 96 tỷ đồng, gồm: vốn tỉnh 52 tỷ đồng; vốn xã 44 tỷ đồng."
    assert [claim.period for claim in claims(text)] == [TERM] * 3


def test_a_part_with_a_time_of_its_own_keeps_it() -> None:
    text = "Nhu cầu vốn giai đoạn 2026 - 2030 là 96 tỷ đồng, gồm: năm 2026, vốn tỉnh 52 tỷ đồng; vốn xã 44 tỷ đồng."
    assert [claim.period for claim in claims(text)] == [TERM, Period.year(2026), Period.year(2026)]


def test_what_a_deed_to_come_costs_is_to_come_and_what_is_there_is_not() -> None:
    found = claims("Đơn vị sẽ lắp thêm 45 camera, kinh phí 675 triệu đồng; đã có 12 camera.")
    assert [claim.planned for claim in found] == [True, True, False]


def test_a_day_without_a_year_does_not_lie_before_the_one_that_it_follows() -> None:
    found = claims("Nhiệm vụ 6 tháng cuối năm: đến 30/9 giải ngân 75%, đến 31/12 giải ngân 95%.", date(2026, 6, 19))
    assert [claim.period for claim in found] == [Period.day(date(2026, 9, 30)), Period.day(date(2026, 12, 31))]


def test_what_is_due_each_year_of_a_term_is_of_the_term() -> None:
    text = (
        "Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026\n\n"
        "Theo nghị quyết, nhiệm kỳ 2025 - 2030 mỗi năm xã phải kết nạp ít nhất 20 đảng viên."
    )
    [members] = claims(text, date(2026, 7, 4))
    assert (members.planned, members.period) == (True, Period(date(2025, 1, 1), date(2030, 12, 31)))


def test_a_coming_time_that_opened_a_paragraph_ends_at_a_heading() -> None:
    text = (
        "Năm 2024, xã thu 5 tỷ đồng.\n\nNăm 2025, xã quyết nghị thu 6 tỷ đồng.\n\nNước sạch cho dân\n\n"
        "Xã mới có 68% hộ dùng nước sạch, 3 nhà máy nước."
    )
    _, target, *told = claims(text, date(2024, 12, 20))
    assert target.planned
    assert [claim.planned for claim in told] == [False, False]


def test_a_coming_time_told_further_down_says_nothing_of_the_plans_before_it() -> None:
    text = f"Xã phải thu hồi 4 ha đất.\n\n{BODY}\n\nNăm 2026, xã phấn đấu thu 6 tỷ đồng."
    land, income = claims(text)
    assert land.period != Period.year(2026)
    assert income.period == Period.year(2026)


def test_what_a_clause_is_measured_against_dates_nothing_behind_a_semicolon() -> None:
    text = "Báo cáo tháng 9 năm 2025\n\nXảy ra 2 vụ trộm, bằng tháng trước; tai nạn giao thông 1 vụ."
    assert [claim.period for claim in claims(text)] == [Period(date(2025, 9, 1), date(2025, 9, 30))] * 2


def test_what_equals_the_year_before_dates_nothing_behind_a_semicolon() -> None:
    text = "Báo cáo 9 tháng đầu năm 2025\n\nXảy ra 2 vụ trộm, bằng cùng kỳ năm trước; tai nạn giao thông 1 vụ."
    assert [claim.period for claim in read(text).claims] == [Period(date(2025, 1, 1), date(2025, 9, 30))] * 2


def test_what_is_promised_from_a_quarter_on_is_of_the_one_that_has_not_begun() -> None:
    (promised,) = claims("Phòng Kinh tế cam kết từ quý IV tỷ lệ trễ hẹn không quá 3%.", date(2025, 7, 24))
    assert (promised.planned, promised.period) == (True, Period(date(2025, 10, 1), date(2025, 12, 31)))
    (told,) = claims("Từ quý I, xã có 3 chợ.", date(2025, 7, 24))
    assert told.period == Period(date(2025, 1, 1), date(2025, 7, 24))


def test_days_that_run_on_behind_the_place_they_are_told_of_hold_to_the_end_of_the_paragraph() -> None:
    text = "9 tháng, xã thu 9 tỷ đồng.\n\nTại Bộ phận Một cửa, từ 01/7 đến 10/10 nhận 412 hồ sơ. Hồ sơ mạng chiếm 81%."
    assert [claim.period for claim in claims(text)][1:] == [Period(date(2025, 7, 1), date(2025, 10, 10))] * 2
    text = "9 tháng, xã thu 9 tỷ đồng.\n\nTổ có 5 người, từ 01/7 đến 10/10 nhận 412 hồ sơ. Hồ sơ mạng chiếm 81%."
    assert claims(text)[-1].period == Period(date(2025, 1, 1), date(2025, 9, 30))
