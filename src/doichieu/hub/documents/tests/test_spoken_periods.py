"""Periods as people say them, alone or in a title."""

from datetime import date

import pytest

from doichieu import show
from doichieu.claims import Period
from doichieu.hub.documents.spoken_periods import day_told, periods_reported_on, spoken_period

DAY = date(2026, 10, 2)
NINE = Period(date(2026, 1, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2022, 1, 1), date(2022, 12, 31)),
        (date(2022, 1, 1), date(2022, 6, 30)),
        (date(2022, 7, 1), date(2022, 12, 31)),
        (date(2022, 7, 1), date(2022, 9, 30)),
        (date(2022, 10, 1), date(2022, 10, 31)),
        (date(2020, 1, 1), date(2025, 12, 31)),
        (date(2022, 7, 11), date(2022, 7, 11)),
        (date(2022, 4, 1), date(2022, 7, 31)),
    ],
)
def test_a_period_is_understood_as_pages_say_it(first: date, last: date) -> None:
    assert spoken_period(show.period(Period(first, last), "vi")) == Period(first, last)


@pytest.mark.parametrize("words", ["6 tháng đầu năm", "6T2022", "đến nay", "2022-H1", "thu năm 2022"])
def test_what_is_no_period_or_has_no_year_or_says_more_is_none(words: str) -> None:
    assert spoken_period(words) is None


def test_a_title_of_two_periods_that_end_on_one_day_names_both() -> None:
    third = Period(date(2026, 7, 1), date(2026, 9, 30))
    assert periods_reported_on("Kết quả quý III và 9 tháng đầu năm 2026", DAY) == [third, NINE]
    assert periods_reported_on("Kết quả 9 tháng đầu năm; nhiệm vụ quý IV năm 2026", DAY) == []
    assert periods_reported_on("Kết quả 9 tháng đầu năm 2026", DAY) == []
    assert periods_reported_on("Biên bản", None) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Xã đã trồng xong 300 cây ngày 05/9/2026, chậm so với thời hạn 31/8/2026.", date(2026, 9, 5)),
        ("Ngày 12/9, UBND xã hoàn thành.", date(2026, 9, 12)),
        ("Đã hoàn thành trước ngày 15/9/2026.", None),  # by when, not when
        ("Đã hoàn thành trong tháng 8.", None),
        ("Sẽ bàn giao ngày 20/12/2026.", None),  # still to come for this document
        ("Báo cáo UBND xã ngày 05/9/2026.", date(2026, 9, 5)),
        ("Đã hoàn thành kế hoạch ngày 05/9/2026.", date(2026, 9, 5)),
        ("UBND xã đã ban hành Quyết định số 45/QĐ-UBND ngày 05/9/2026.", date(2026, 9, 5)),
        ("Kế hoạch số 8/KH-UBND đã được thực hiện xong ngày 05/9/2026.", date(2026, 9, 5)),
        ("Theo Nghị quyết số 14/NQ-HĐND, Phòng Kinh tế đã trình đề án ngày 05/9/2026.", date(2026, 9, 5)),
        ("Theo Nghị quyết số 14/NQ-HĐND ngày 05/7/2026, xã đã trình đề án ngày 05/9/2026.", date(2026, 9, 5)),
    ],
)
def test_the_day_on_which_something_happened_is_told(words: str, day: date | None) -> None:
    assert day_told(words, date(2026, 9, 18)) == day


@pytest.mark.parametrize(
    "words",
    [
        "Theo Nghị quyết số 14/NQ-HĐND ngày 05/7/2026, Phòng Kinh tế đã trình đề án.",
        "Thực hiện Kế hoạch số 8/KH-UBND của UBND xã ngày 05/7/2026, các thôn đã cắm mốc.",
        "Căn cứ Quyết định số 45/QĐ-UBND, ngày 05/7/2026 của UBND xã, trường đã khởi công.",
        "Phòng Kinh tế đã trình đề án theo Nghị quyết ngày 05/7/2026 của HĐND xã.",
        "Trên cơ sở Thông báo kết luận số 14-TB/ĐU (ngày 05/7/2026), xã đã họp dân.",
        "Nhiệm vụ giao tại Nghị quyết kỳ họp thứ 3 HĐND xã ngày 05/7/2026 đã xong.",
    ],
)
def test_the_day_of_a_document_that_is_cited_is_none_on_which_something_was_done(words: str) -> None:
    assert day_told(words, date(2026, 9, 18)) is None


@pytest.mark.parametrize(
    "words",
    [
        "Tiếp thu ý kiến tại buổi giao ban ngày 05/7/2026, Phòng Nội vụ đã bố trí 2 cán bộ.",
        "Theo chỉ đạo của Chủ tịch, Phó Chủ tịch UBND xã ngày 05/7/2026, Trạm Y tế đã phun thuốc 4 chợ.",
        "2. Thực hiện kết luận của Bí thư Đảng ủy ngày 05/7/2026 Công an xã hoàn thành lắp 6 camera.",
        "Sau đợt kiểm tra ngày 05/7/2026 của Sở Y tế, bếp ăn trường Gò Vàng đã được sửa.",
        "Phòng Kinh tế, sau cuộc đối thoại ngày 05/7/2026, đã trả lời 8 hộ.",
        "Xã nhận lỗi; theo yêu cầu của Thường trực ngày 05/7/2026, xã đã thay 3 cống.",
        "Trường Gò Vàng đã thay mái tôn theo chỉ đạo của Chủ tịch UBND xã ngày 05/7/2026.",
    ],
)
def test_the_day_of_a_meeting_or_direction_that_led_to_it_is_none_on_which_something_was_done(words: str) -> None:
    assert day_told(words, date(2026, 9, 18)) is None


@pytest.mark.parametrize(
    "words",
    [
        "Theo chỉ đạo của Chủ tịch UBND xã, ngày 05/9/2026, Trạm Y tế đã phun thuốc 4 chợ.",
        "Theo chỉ đạo ngày 02/7/2026 của UBND xã, Trạm Y tế đã phun thuốc 4 chợ vào sáng 05/9/2026.",
        "Ngày 05/9/2026, sau đợt kiểm tra ngày 04/9/2026, trường Gò Vàng đã sửa bếp ăn.",
        "Sau khi hoàn thành ngày 05/9/2026, kè Bờ Lở đã chịu được mưa lớn.",
        "Sau 3 tháng thi công, cầu Suối Cạn thông xe ngày 05/9/2026, dự kiến hoàn thành lề đường trong quý IV.",
        "Thực hiện kết luận của Bí thư, Công an xã ngày 05/9/2026 đã lắp 6 camera.",
        "Tiếp thu ý kiến dân, Phòng Nội vụ bố trí 2 cán bộ ngày 05/9/2026, đã giải quyết 40 hồ sơ.",
    ],
)
def test_the_day_of_the_work_itself_is_told_behind_what_led_to_it(words: str) -> None:
    assert day_told(words, date(2026, 9, 18)) == date(2026, 9, 5)
