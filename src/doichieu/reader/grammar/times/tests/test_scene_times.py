"""Times that set a scene, that goals are set for, or that one matter is told of: none holds for the document."""

from datetime import date

from doichieu.claims import Period
from doichieu.reader import read

DAY = date(2024, 11, 6)
TEN_MONTHS = Period(date(2024, 1, 1), date(2024, 10, 31))
FILLING = "Xã lấy đường giao thông nông thôn làm việc lớn, nhiều thôn góp công, góp đất, giữ nếp họp dân. " * 7


def told(text: str, day: date = DAY) -> list[tuple[bool, Period | None]]:
    return [(claim.planned, claim.period) for claim in read(text, published=day).claims]


def test_a_quarter_that_has_just_begun_is_not_what_is_reported() -> None:
    text = (
        "Bước sang quý IV, nhịp làm ăn ở huyện khá hơn.\n\nTheo Kho bạc, lũy kế 10 tháng năm 2024, thu 61,5 tỷ đồng. "
        "Thu từ phí là 4,2 tỷ đồng, lệ phí 1,9 tỷ đồng."
    )
    assert told(text) == [(False, TEN_MONTHS)] * 3


def test_goals_of_a_term_hold_no_further_than_their_paragraph() -> None:
    text = (
        "10 tháng năm 2024, Đảng bộ có nhiều đổi mới.\nNhiệm kỳ 2023 - 2028, Đảng bộ đặt mục tiêu mở 20 lớp. "
        "Chi bộ chợ lúc đầu có 3 đảng viên, nay tăng lên 9 đảng viên.\n\n"
        "Đảng ủy đã kiểm tra 5 chi bộ, khen 7 đảng viên."
    )
    term, now = Period(date(2023, 1, 1), date(2028, 12, 31)), Period.day(DAY)
    times = told(text)
    assert (times[0], times[2]) == ((True, term), (False, now))
    assert times[3:] == [(False, TEN_MONTHS)] * 2


def test_months_of_the_year_rather_than_what_is_counted_from_the_last_are_reported() -> None:
    text = (
        "Từ ngày 01/8/2023 đến hết tháng 10/2024, huyện mở 31 lớp, riêng 10 tháng năm 2024 mở 19 lớp.\n\n"
        "Hội đã thăm 45 hộ."
    )
    assert told(text)[1:] == [(False, TEN_MONTHS)] * 2


def test_months_told_of_one_matter_far_below_say_nothing_of_what_stands_before() -> None:
    text = (
        f"Từ đầu năm 2024 đến nay, huyện làm đường ở nhiều nơi. {FILLING}\n\nXã Hạ dời 12 hộ.\n\n"
        "Cũng trong 9 tháng, huyện đón 3 dự án."
    )
    assert told(text) == [(False, Period(date(2024, 1, 1), DAY)), (False, Period(date(2024, 1, 1), date(2024, 9, 30)))]


def test_a_year_named_in_what_a_sentence_opens_with_holds_behind_a_semicolon() -> None:
    text = "10 tháng năm 2024, xã khá hơn. Kết quả xếp loại năm 2023, 9 thôn đạt loại tốt; 4 thôn đạt loại khá."
    assert told(text) == [(False, Period.year(2023))] * 2
