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


def test_changes_told_one_behind_the_other_are_all_of_the_day_of_the_first() -> None:
    told = claims("Số vụ cháy ngày 2/7 năm nay giảm 3 vụ; giảm 1 người bị thương; tăng 2 xe hỏng; xã có 40 hộ nghèo.")
    assert [claim.period for claim in told[:3]] == [Period(date(2024, 7, 2), date(2024, 7, 2))] * 3
    assert told[3].period == Period(DAY, DAY)


def test_a_change_behind_what_happened_on_a_day_need_not_be_of_that_day() -> None:
    _, change = claims("Số vụ cháy trong xã ngày 2/7 là 3 vụ; giảm 12 hộ nghèo.")
    assert change.period == Period(DAY, DAY)


def test_a_day_without_its_year_has_the_year_that_stands_behind_it() -> None:
    one, other = claims("Số vụ cháy ngày 2/5 năm 2023 là 12 vụ. Đến ngày 30/6 năm 2024 có 4 vụ cháy.")
    assert one.period == Period(date(2023, 5, 2), date(2023, 5, 2))
    assert other.period == Period(date(2024, 6, 30), date(2024, 6, 30))
    [year] = claims("Đến ngày 30/6, năm 2024 thu 12 tỷ đồng.")
    assert year.period == Period.year(2024)
