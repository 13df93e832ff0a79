"""Months and quarters without a year, under a heading that plans for the next one."""

from datetime import date

from doichieu.claims import Period
from doichieu.reader import read

DAY = date(2025, 11, 20)
SECOND, THIRD = Period(date(2026, 4, 1), date(2026, 6, 30)), Period(date(2026, 7, 1), date(2026, 9, 30))


def told(text: str) -> list[tuple[bool, Period | None]]:
    return [(claim.planned, claim.period) for claim in read(text, published=DAY).claims]


def test_a_quarter_without_a_year_under_next_years_heading_is_of_that_year() -> None:
    items = "- Trong quý II, nạo vét 12 km kênh mương.\n- Quý III trồng 4 ha cam."
    assert told(f"NHIỆM VỤ NĂM 2026\n{items}") == [(True, SECOND), (True, THIRD)]
    text = "II. NHIỆM VỤ NĂM 2026\n1. Hoàn thành 3 km đường trong quý II."
    assert told(f"I. KẾT QUẢ NĂM 2025\nTrong quý III, mở 4 lớp.\n{text}") == [
        (False, Period(date(2025, 7, 1), date(2025, 9, 30))),
        (True, SECOND),
    ]


def test_a_month_still_to_come_and_what_stands_behind_the_plans_are_of_this_year() -> None:
    text = "I. NHIỆM VỤ NĂM 2026\nTrồng 4 ha cam trong tháng 12.\nII. KẾT QUẢ NĂM 2025\nTrong quý III, mở 5 lớp."
    assert told(text) == [
        (True, Period(date(2025, 12, 1), date(2025, 12, 31))),
        (False, Period(date(2025, 7, 1), date(2025, 9, 30))),
    ]


def test_a_month_that_a_sentence_under_the_plans_looks_back_on_is_of_this_year() -> None:
    heading, month = "PHƯƠNG HƯỚNG NĂM 2026\n", Period(date(2025, 9, 1), date(2025, 9, 30))
    text = "Phát huy kết quả tháng 9 kết nạp 12 đảng viên, phấn đấu kết nạp 15 đảng viên."
    assert {period for _, period in told(heading + text)} == {month}
    text = "Tiếp tục khắc phục tồn tại: trong quý III có 12 hộ chưa nhận tiền."
    assert [period for _, period in told(heading + text)] == [Period(date(2025, 7, 1), date(2025, 9, 30))]
    assert told(heading + "Trong quý III, nạo vét 12 km kênh.") == [(True, THIRD)]
