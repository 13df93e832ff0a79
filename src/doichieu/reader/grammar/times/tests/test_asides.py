"""Which time is a document's, a passage's and an aside's: the nearest first, and none that is told further down."""

from datetime import date

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2024, 2, 15)
BODY = "\n".join("Các ban, ngành, đoàn thể phối hợp chặt chẽ, kịp thời, đúng việc." for _ in range(12))
CAMPAIGN = Period(date(2023, 12, 15), date(2024, 2, 10))


def claims(text: str, day: date = DAY) -> tuple[Claim, ...]:
    return read(text, published=day).claims


@pytest.mark.parametrize("opening", ["Nhìn lại năm 2023", "Điểm lại năm 2023", "Trở lại năm 2023"])
def test_a_look_back_further_down_holds_for_its_own_paragraph(opening: str) -> None:
    first, cases, rate, camera = claims(
        f"Xã có 14 ấp.\n\n{BODY}\n\n{opening}, xã xảy ra 12 vụ. Phá án đạt 85%.\n\nXã lắp 9 camera."
    )
    assert first.period == camera.period == Period.day(DAY)
    assert cases.period == rate.period == Period.year(2023)


def test_a_look_back_that_opens_a_text_is_what_the_text_reports_on() -> None:
    first, second = claims("Nhìn lại năm 2023, xã xảy ra 12 vụ.\n\nXã lắp 9 camera.")
    assert first.period == second.period == Period.year(2023)


def test_a_year_gone_by_that_is_told_further_down_says_nothing_of_what_stands_before_it() -> None:
    first, cases, camera = claims(f"Xã có 14 ấp.\n\n{BODY}\n\nNăm 2023, xã xảy ra 12 vụ.\n\nXã lắp 9 camera.")
    assert first.period == Period.day(DAY)
    assert cases.period == camera.period == Period.year(2023)


def test_what_is_told_late_of_this_year_may_be_what_a_text_is_about() -> None:
    first, cases = claims(f"Xã có 14 ấp.\n\n{BODY}\n\n9 tháng đầu năm, xã xảy ra 12 vụ.", date(2024, 10, 8))
    assert first.period == cases.period == Period(date(2024, 1, 1), date(2024, 9, 30))


@pytest.mark.parametrize(
    "opening",
    [
        "Về trật tự, đợt cao điểm trấn áp tội phạm từ 15/12/2023 đến 10/02/2024",
        "Đợt ra quân từ ngày 15/12/2023 đến 10/02/2024",
        "Qua chiến dịch trồng rừng từ ngày 15/12/2023 đến 10/02/2024",
    ],
)
def test_the_days_of_a_campaign_hold_for_its_passage(opening: str) -> None:
    text = f"Xã có 14 ấp.\n\n{BODY}\n\n{opening}, đội đã làm 31 việc; thu 4 xe. Phạt 5 triệu đồng."
    first, *told = claims(text)
    assert first.period == Period.day(DAY)
    assert [claim.period for claim in told] == [CAMPAIGN] * 3


def test_the_days_of_a_campaign_that_is_named_behind_its_subject_hold_for_its_figures() -> None:
    text = f"Xã có 14 ấp.\n\n{BODY}\n\nĐội thu 4 xe trong đợt cao điểm từ 15/12/2023 đến 10/02/2024. Xã lắp 9 camera."
    *_, camera = claims(text)
    assert camera.period == Period.day(DAY)


def test_days_in_a_bracket_behind_a_feast_are_its_own() -> None:
    _, cases, hurt = claims(
        "Xã có 12 ấp. Riêng 7 ngày nghỉ Tết (từ 08 đến 14/02), xảy ra 2 vụ cháy, 3 người bị thương."
    )
    assert cases.period == hurt.period == Period(date(2024, 2, 8), date(2024, 2, 14))


@pytest.mark.parametrize("assigned", ["được giao vốn 18 tỷ đồng", "được giao kế hoạch trồng 18 ha rừng"])
def test_the_year_of_a_plan_gives_way_to_the_first_time_that_something_was_done(assigned: str) -> None:
    plan, done, market = claims(
        f"Năm 2024, xã {assigned}. Đến ngày 31/10, xã chi 12 tỷ đồng.\n\nKhu chợ rộng 3 ha.", date(2024, 11, 14)
    )
    assert plan.period == Period.year(2024)
    assert done.period == market.period == Period.day(date(2024, 10, 31))


def test_the_year_in_which_something_was_done_is_that_of_the_document() -> None:
    text = "Năm 2024, xã thu 18 tỷ đồng. Đến ngày 31/10, xã chi 12 tỷ đồng.\n\nKhu chợ rộng 3 ha."
    income, done, market = claims(text, date(2024, 11, 20))
    assert income.period == market.period == Period.year(2024)
    assert done.period == Period.day(date(2024, 10, 31))


def test_this_year_plans_nothing_by_itself() -> None:
    pupils, income = claims("Năm nay, xã đón 40 học viên. Năm nay, xã phấn đấu thu 5 tỷ đồng.")
    assert (pupils.planned, income.planned) == (False, True)


def test_a_running_total_in_the_head_of_a_report_on_a_month_holds_for_its_own_item() -> None:
    text = "Báo cáo tình hình tháng 9 năm 2024\n\nTháng 9, lũy kế 9 tháng như sau.\n\nI. KẾT QUẢ\n\nKhám cho 50 lượt."
    [visits] = claims(text, date(2024, 9, 28))
    assert visits.period == Period(date(2024, 9, 1), date(2024, 9, 30))


def test_a_report_on_a_month_and_on_the_months_so_far_goes_back_and_forth_between_them() -> None:
    text = "Báo cáo tình hình tháng 9 và 9 tháng năm 2024\n\nI. KẾT QUẢ\n\nKhám cho 50 lượt người."
    [visits] = claims(text, date(2024, 9, 28))
    assert visits.period == Period(date(2024, 1, 1), date(2024, 9, 30))
