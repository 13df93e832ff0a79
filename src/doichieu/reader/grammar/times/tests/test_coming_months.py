from datetime import date

from doichieu.claims import Period
from doichieu.reader import read

REPORT = "Kết quả 6 tháng đầu năm 2024: thu ngân sách đạt 12 tỷ đồng. Bí thư đề nghị 6 tháng tới trồng 30 ha rừng."


def test_the_months_to_come_behind_those_reported_on_are_what_is_left_of_the_year() -> None:
    _, forest = read(REPORT, published=date(2024, 7, 12)).claims
    assert (forest.planned, forest.period) == (True, Period(date(2024, 7, 1), date(2024, 12, 31)))


def test_other_months_to_come_are_counted_from_the_day() -> None:
    text = REPORT.replace("6 tháng tới", "3 tháng tới")
    _, forest = read(text, published=date(2024, 7, 12)).claims
    assert forest.period == Period(date(2024, 8, 1), date(2024, 10, 31))
