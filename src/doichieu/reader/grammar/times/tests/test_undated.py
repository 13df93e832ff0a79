"""Times of documents without a day, and times that are told from others around them."""

from datetime import date

from doichieu.claims import Period
from doichieu.reader import read

DAY = date(2024, 10, 15)
NINE_MONTHS = Period(date(2024, 1, 1), date(2024, 9, 30))


def periods(text: str, day: date | None = None) -> list[Period | None]:
    return [claim.period for claim in read(text, published=day).claims]


def test_years_in_an_aside_are_not_what_an_undated_document_reports_on() -> None:
    text = (
        "BÁO CÁO\nKết quả xây dựng làng văn hóa (đến 31/8/2024)\n\n1. Khái quát\nCác ban, ngành, đoàn thể phối hợp "
        "chặt chẽ, kịp thời, đúng việc, đúng vai. Nhân dân trong xã đồng tình hưởng ứng, chủ động góp công, góp của "
        "làm đường, làm cầu.\nXã có 02 làng được công nhận (Tân Lập năm 2019, Yên Hòa năm 2022). Toàn xã có 12 thôn."
        "\n\nHết tháng 8, trồng được 5 ha hoa."
    )
    _, hamlets, flowers = periods(text)
    assert hamlets == flowers == Period.day(date(2024, 8, 31))


def test_the_point_that_a_change_is_told_from_does_not_date_an_undated_document() -> None:
    text = (
        "TÌNH HÌNH THU THUẾ 9 THÁNG NĂM 2024\n\n1. Thu phí: 12 tỷ đồng.\n\n2. Nợ thuế đến 30/9 là 5 tỷ đồng, tăng 3% "
        "so với thời điểm 31/12/2023. Thu hồi nợ trong 9 tháng được 2 tỷ đồng."
    )
    fees, debt, growth, collected = periods(text)
    assert fees == collected == NINE_MONTHS
    assert debt == growth == Period.day(date(2024, 9, 30))


def test_quarters_that_follow_each_other_in_a_report_are_of_its_year() -> None:
    text = "9 tháng năm 2024, hồ sơ đúng hạn đạt 94% (quý I: 92%, quý II: 94%, quý III: 96%)."
    claims = read(text, published=DAY).claims
    assert [claim.planned for claim in claims] == [False] * 4
    assert [claim.period for claim in claims] == [
        NINE_MONTHS,
        Period(date(2024, 1, 1), date(2024, 3, 31)),
        Period(date(2024, 4, 1), date(2024, 6, 30)),
        Period(date(2024, 7, 1), date(2024, 9, 30)),
    ]


def test_a_quarter_that_comes_soon_is_ahead() -> None:
    [project] = read("Quý I, xã sẽ khởi công 3 công trình.", published=date(2024, 12, 12)).claims
    assert (project.planned, project.period) == (True, Period(date(2025, 1, 1), date(2025, 3, 31)))


def test_the_middle_of_a_month_is_a_point_and_not_what_news_report_on() -> None:
    text = "Dự án cần 12 ha đất, đến giữa tháng 10 đã chi trả 7 tỷ đồng. Có 3 hộ chưa nhận tiền."
    land, paid, households = periods(text, date(2024, 10, 18))
    assert land == households == Period.day(date(2024, 10, 18))
    assert paid == Period.day(date(2024, 10, 15))


def test_a_month_in_which_something_began_runs_to_now() -> None:
    assert periods("Từ đầu tháng 9 đến nay, xã mở 4 lớp nghề.", DAY) == [Period(date(2024, 9, 1), DAY)]
    assert periods("Tháng 9 đến nay, xã mở 4 lớp nghề.", DAY) == [Period(date(2024, 9, 1), DAY)]


def test_hours_do_not_part_the_ends_of_a_range_of_days() -> None:
    text = "Từ 19h ngày 08/10 đến 7 giờ 30 ngày 11/10, trên địa bàn huyện có mưa to, lượng mưa phổ biến 180 mm."
    assert periods(text, DAY) == [Period(date(2024, 10, 8), date(2024, 10, 11))]


def test_how_long_ago_something_began_is_no_period() -> None:
    text = "Kết quả 9 tháng đầu năm 2024\n\nSau 3 tháng vận hành bộ phận mới, 97% hồ sơ đúng hạn."
    assert periods(text, DAY) == [NINE_MONTHS]
    assert periods("Sau 9 tháng, huyện trồng được 12 ha rừng.", DAY) == [NINE_MONTHS]


def test_a_whole_year_behind_times_is_what_is_compared_with() -> None:
    text = "9 tháng năm 2024, huyện cấp 900 giấy phép, gấp 3 lần cả năm 2023."
    assert periods(text, DAY) == [NINE_MONTHS, NINE_MONTHS]


def test_where_a_change_began_dates_nothing_further_down() -> None:
    text = "Kết quả 9 tháng đầu năm 2024\n\nHộ nghèo giảm từ 90 hộ cuối năm 2023. Doanh thu quý III đạt 3 tỷ đồng."
    assert periods(text)[-1] == Period(date(2024, 7, 1), date(2024, 9, 30))


def test_now_in_an_undated_document_is_the_last_day_that_it_tells_of() -> None:
    text = (
        "Tính đến ngày 15/4/2024, xã đã làm 12 km đường.\n\nNăm 2023 xã trồng 30 ha rừng. Hiện xã còn 3 hộ nghèo.\n\n"
        "Theo ông An, đến nay xã đã trồng 12 ha rừng. Số cây sống là 9.000 cây."
    )
    now = Period.day(date(2024, 4, 15))
    assert periods(text) == [now, Period.year(2023), now, now, now]


def test_the_month_of_an_undated_report_is_the_one_that_it_reports_on() -> None:
    text = (
        "Kết quả công tác tháng 8, nhiệm vụ trọng tâm tháng 9 năm 2024 của Hội Nông dân huyện Lâm Khê và các cơ sở\n"
        "1. Công tác xây dựng Hội\n"
        "Trong tháng, Hội kết nạp 86 hội viên.\n"
        "2. Nhiệm vụ tháng 9: kết nạp 70 hội viên."
    )
    done, planned = read(text).claims
    assert (done.planned, done.period) == (False, Period(date(2024, 8, 1), date(2024, 8, 31)))
    assert (planned.planned, planned.period) == (True, Period(date(2024, 9, 1), date(2024, 9, 30)))


def test_the_year_that_a_half_year_report_is_within_makes_no_plan_of_what_is_told() -> None:
    text = "BÁO CÁO\nKết quả 6 tháng đầu năm 2024\n1. Mục tiêu giảm nghèo năm 2024: đã giảm 12 hộ, đạt 50% kế hoạch."
    assert [claim.planned for claim in read(text).claims] == [False, False]


def test_a_mean_of_other_places_is_of_the_same_year() -> None:
    text = "Thu nhập năm 2024 đạt 65 triệu đồng, bằng 1,2 lần mức bình quân chung của huyện (54 triệu đồng)."
    assert periods(text) == [Period.year(2024)] * 3


def test_days_over_the_turn_of_a_year_begin_in_the_year_before() -> None:
    fires, aim = periods("Từ 15/12 đến 15/2 có 3 vụ cháy. Năm 2025 phấn đấu giảm 2 vụ cháy.")
    assert (fires, aim) == (Period(date(2024, 12, 15), date(2025, 2, 15)), Period.year(2025))
    assert periods("Từ 15/12 đến 15/2 có 3 vụ cháy.", date(2025, 2, 20)) == [fires]
