"""Times of several words, read whole."""

from datetime import date

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2024, 7, 12)


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, published=DAY).claims


def test_a_day_of_this_year_is_that_day() -> None:
    fall, fires = claims(
        "Số vụ cháy ngày 2/7 năm nay giảm 3 vụ so với ngày 2/7/2023. Đến ngày 5/7 năm nay có 4 vụ cháy."
    )
    assert fall.period == Period(date(2024, 7, 2), date(2024, 7, 2))
    assert fires.period == Period(date(2024, 7, 5), date(2024, 7, 5))


def test_the_years_of_a_term_may_stand_in_a_bracket() -> None:
    first, second = claims(
        "Trong nhiệm kỳ (2015-2020) xã đã kết nạp 32 đảng viên. Nhiệm kỳ (2015 - 2020), làm 12 km đường."
    )
    assert first.period == second.period == Period(date(2015, 1, 1), date(2020, 12, 31))


def test_a_dash_between_two_years_ends_no_basis() -> None:
    [growth] = claims("Vốn đầu tư tăng 10% so với thời kỳ 2010 - 2015.")
    assert growth.basis == "thời kỳ 2010 - 2015"
    [growth] = claims("Vốn đầu tư tăng 10% so với năm 2020 - năm có dịch.")
    assert growth.basis == "năm 2020"
