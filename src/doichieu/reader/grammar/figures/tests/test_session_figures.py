"""Figures about the session itself: who came, what was voted and adopted there."""

from datetime import date

from doichieu.claims import Period
from doichieu.reader import read

SESSION = Period(date(2025, 12, 18), date(2025, 12, 19))
OPENING = (
    "Năm 2025, xã Tân Lập thu 12 tỷ đồng. Sau hai ngày làm việc (18 và 19/12), kỳ họp thứ 6 HĐND xã Tân Lập bế mạc.\n"
)


def periods(text: str) -> list[Period | None]:
    return [claim.period for claim in read(OPENING + text, published=date(2025, 12, 20)).claims][1:]


def test_those_who_came_are_counted_on_the_days_of_the_session() -> None:
    assert periods("Tham dự có 24/25 đại biểu.") == [SESSION]
    assert periods("Có 24 đại biểu tham dự, vắng 01 đại biểu có lý do.") == [SESSION, SESSION]


def test_what_the_council_does_in_news_of_its_session_it_does_there() -> None:
    assert periods("HĐND xã thông qua 9 nghị quyết.") == [SESSION]
    assert periods("Kỳ họp xem xét 10 tờ trình; sau thảo luận, 9 nghị quyết được thông qua.") == [SESSION, SESSION]


def test_votes_on_paper_are_of_the_session() -> None:
    assert periods("Kỳ họp lấy phiếu tín nhiệm đối với 21 người. Số phiếu phát ra 24 phiếu.") == [SESSION, SESSION]


def test_what_the_place_did_is_of_what_is_reported_on() -> None:
    assert periods("Xã trồng 12 ha rừng.") == [Period.year(2025)]


def test_all_that_is_awarded_on_the_occasion_has_the_day_of_the_session() -> None:
    text = (
        "Ngày 16/9/2025, HĐND xã Tân Hòa họp kỳ thứ 6.\n\n9 tháng năm 2025, xã trồng 12 ha rừng.\n\n"
        "Dịp này, 5 đồng chí được trao Huy hiệu; 3 tập thể, 7 cá nhân được khen thưởng."
    )
    _, *awarded = read(text, published=date(2025, 9, 17)).claims
    assert [claim.period for claim in awarded] == [Period.day(date(2025, 9, 16))] * 3


def test_what_members_ask_at_a_session_is_of_its_day() -> None:
    text = "Ngày 16/12/2025, HĐND xã Tân Lập họp kỳ thứ sáu, đánh giá năm 2025.\n\nBảy đại biểu đặt 15 câu hỏi."
    days = {claim.period for claim in read(text, published=date(2025, 12, 17)).claims}
    assert days == {Period.day(date(2025, 12, 16))}


def test_a_vote_on_a_paper_is_not_of_the_time_in_the_papers_name() -> None:
    assert periods("Nghị quyết về nhiệm vụ quý I năm 2026 được 100% đại biểu tán thành.") == [SESSION]
    assert periods("Nghị quyết về dự toán năm 2026 được 23/25 đại biểu biểu quyết thông qua.") == [SESSION]


def test_what_is_told_behind_a_vote_is_not_of_the_time_in_the_papers_name_either() -> None:
    text = "Nghị quyết về chợ năm 2026 được thông qua với 24/25 phiếu tán thành (96%), 8 nghị quyết còn lại đạt 100%."
    assert periods(text) == [SESSION] * 4
    assert periods("Kỳ họp ban hành 9 nghị quyết. Năm 2026, xã phấn đấu mở 3 chợ.") == [SESSION, Period.year(2026)]


def test_who_came_may_be_told_behind_a_semicolon() -> None:
    assert periods("Bà Lê Thị Tư chủ tọa; có mặt 24/25 đại biểu.") == [SESSION]
    assert periods("Bà Lê Thị Tư chủ tọa; đến dự có ông Lê Văn Ba cùng 24/25 đại biểu.") == [SESSION]
    assert periods("Lớp học mở đủ 3 buổi; thôn có 24/25 đại biểu nữ.") == [Period.year(2025)] * 2


def test_cards_raised_and_ballots_cast_are_of_the_session() -> None:
    assert periods("20/24 đại biểu giơ thẻ hài lòng, còn nội dung về đất đai chỉ 15/24.") == [SESSION] * 2
    assert periods("Kỳ họp bầu ông Lê Văn Ba giữ chức Trưởng ban với 23/24 phiếu.") == [SESSION]
    assert periods("Xã phát 200 phiếu khảo sát, thu về 180/200 phiếu.") == [Period.year(2025)] * 2


def test_what_a_council_resolves_to_give_is_planned_and_whom_it_elects_is_not() -> None:
    text = "HĐND xã quyết nghị bổ sung 6 tỷ đồng cho 5 cầu; sửa chợ 1 tỷ đồng; bầu bổ sung 1 ủy viên với 23/24 phiếu."
    claims = read(OPENING + text, published=date(2025, 12, 20)).claims[1:]
    assert [claim.planned for claim in claims] == [True, True, True, False, False]


def test_what_there_is_today_is_no_plan_where_the_session_was_the_day_before() -> None:
    text = "Ngày 16/9/2025, HĐND xã Tân Hòa họp kỳ thứ 6. Gộp từ 3 xã, xã Tân Hòa hôm nay có 19 ấp."
    assert [claim.planned for claim in read(text, published=date(2025, 9, 17)).claims] == [False, False]


def test_those_who_spoke_and_where_they_sat_are_counted_on_the_days_of_the_session() -> None:
    assert periods("Hội nghị nối tới 13 điểm cầu; 11 đại biểu phát biểu, 3 đại biểu tranh luận.") == [SESSION] * 3
    assert periods("Qua phiếu thăm dò, 20/25 đại biểu hài lòng với phần trả lời.") == [SESSION]
