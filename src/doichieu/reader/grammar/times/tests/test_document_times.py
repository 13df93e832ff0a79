from datetime import date

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2024, 10, 15)
NINE_MONTHS = Period(date(2024, 1, 1), date(2024, 9, 30))
BODY = "\n".join("Các ban, ngành, đoàn thể phối hợp chặt chẽ, kịp thời, đúng việc." for _ in range(12))


def claims(text: str, day: date = DAY) -> tuple[Claim, ...]:
    return read(text, published=day).claims


@pytest.mark.parametrize(
    ("part", "until"),
    [
        ("kết quả 9 tháng đầu năm", date(2024, 9, 30)),
        ("lũy kế từ đầu năm đến 30/9", date(2024, 9, 30)),
        ("công tác tám tháng năm 2024", date(2024, 8, 31)),
        ("công việc 6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("nhiệm vụ chín tháng đầu năm", date(2024, 9, 30)),
    ],
)
def test_a_document_in_the_midst_of_a_year_reports_on_its_first_months(part: str, until: date) -> None:
    text = f"Quyết tâm cán đích năm 2024\n\nHội nghị bàn {part} của xã.\n\nThu ngân sách đạt 5 tỷ đồng."
    [claim] = claims(text)
    assert claim.period == Period(date(2024, 1, 1), until)


def test_a_year_that_is_over_is_reported_on_as_a_whole() -> None:
    text = "Báo cáo năm 2024\n\nSo với 6 tháng đầu năm có nhiều đổi mới.\n\nThu ngân sách đạt 5 tỷ đồng."
    [claim] = claims(text, date(2024, 12, 20))
    assert claim.period == Period.year(2024)


def test_a_month_that_dates_one_matter_late_in_a_text_is_not_what_the_text_reports_on() -> None:
    first, repair = claims(f"Xã có 14 ấp.\n\n{BODY}\n\nThợ sửa xong 3 cầu trong tháng 8/2024.")
    assert (first.period, repair.period) == (Period.day(DAY), Period(date(2024, 8, 1), date(2024, 8, 31)))


def test_a_year_that_still_runs_and_is_named_late_in_a_text_is_not_what_the_text_reports_on() -> None:
    first, paid = claims(f"Xã có 14 ấp.\n\n{BODY}\n\nDự án được giao vốn năm 2024 là 3 tỷ đồng.", date(2024, 5, 6))
    assert (first.period, paid.period) == (Period.day(date(2024, 5, 6)), Period.year(2024))


def test_a_document_that_speaks_of_no_time_speaks_of_its_day() -> None:
    [claim] = claims("Xã có 14 ấp.")
    assert claim.period == Period.day(DAY)


@pytest.mark.parametrize("opening", ["Đến ngày 15/5", "Tính đến ngày 15/5/2024", "Tính đến 15/5", "Đến hết ngày 15/5"])
def test_a_cut_off_holds_to_the_end_of_its_paragraph(opening: str) -> None:
    text = f"Kết quả 9 tháng đầu năm 2024\n\n{opening}, xã gieo 12 ha. Thu 5 tấn.\n\nThuế đạt 7 tỷ đồng."
    fields, crop, tax = claims(text)
    assert fields.period == crop.period == Period.day(date(2024, 5, 15))
    assert tax.period == NINE_MONTHS


def test_a_month_of_what_is_reported_holds_to_the_end_of_its_paragraph() -> None:
    text = "Kết quả 9 tháng đầu năm 2024\n\nTháng 6, xã trồng 12 ha. Dân góp 5 tấn.\n\nThuế đạt 7 tỷ đồng."
    trees, gift, tax = claims(text)
    assert trees.period == gift.period == Period(date(2024, 6, 1), date(2024, 6, 30))
    assert tax.period == NINE_MONTHS


def test_the_first_day_of_a_year_holds_for_its_sentence_alone() -> None:
    text = "Kết quả 9 tháng đầu năm 2024\n\nĐầu năm 2024, xã có 12 hộ nghèo. Vận động được 7 tỷ đồng."
    poor, gift = claims(text)
    assert (poor.period, gift.period) == (Period.day(date(2024, 1, 1)), NINE_MONTHS)


def test_a_term_that_opens_a_paragraph_holds_for_the_next() -> None:
    text = "Giai đoạn 2016 - 2020, huyện huy động 12 tỷ đồng.\n\nTừ nguồn này, 7 công trình được xây dựng."
    assert [claim.period for claim in claims(text)] == [Period(date(2016, 1, 1), date(2020, 12, 31))] * 2


@pytest.mark.parametrize(
    "heading",
    [
        "B. PHƯƠNG HƯỚNG NĂM 2025",
        "B. NHIỆM VỤ NĂM 2025",
        "B. NỘI DUNG NĂM 2025",
        "II- CHƯƠNG TRÌNH NĂM 2025",
        "II. Kế hoạch năm 2025",
    ],
)
def test_the_coming_time_of_a_heading_holds_under_the_headings_below_it(heading: str) -> None:
    past = "A. KẾT QUẢ NĂM 2024\nThu 5 tỷ đồng."
    text = f"{past}\n{heading}\n1. Chỉ tiêu chủ yếu\n- Thu 7 tỷ đồng;\n2. Giải pháp\n- Mở 2 lớp."
    reported, income, classes = claims(text, date(2024, 12, 20))
    assert (reported.period, reported.planned) == (Period.year(2024), False)
    assert (income.period, income.planned) == (classes.period, classes.planned) == (Period.year(2025), True)


def test_a_section_that_plans_ends_at_the_next_of_its_level() -> None:
    text = (
        "Báo cáo năm 2024\n\nI. Nhiệm vụ năm 2025\n1. Kinh tế\nThu 5 tỷ đồng.\nII. Hạn chế\n1. Kinh tế\nNợ 7 tỷ đồng."
    )
    income, debt = claims(text, date(2024, 12, 20))
    assert (income.planned, debt.planned) == (True, False)


def test_an_item_that_is_a_title_plans_up_to_the_next_item_of_its_level() -> None:
    text = (
        "1. Về kết quả: xã thu 5 tỷ đồng.\n2. Nhiệm vụ thời gian tới:\n2.1. Mở 2 lớp nghề.\n3. Về quỹ: xã có 4 tỷ đồng."
    )
    assert [claim.planned for claim in claims(text)] == [False, True, False]


def test_a_congress_reports_on_the_term_that_ends_and_plans_for_the_next() -> None:
    text = (
        "Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030\n\nNhiệm kỳ 2020 - 2025, Đảng bộ kết nạp 156 đảng viên.\n\n"
        "Xã có 12 trường. Trong 5 năm, xã trồng 7 ha rừng.\n\nĐại hội đặt mục tiêu mở 9 lớp."
    )
    members, schools, trees, classes = claims(text, date(2025, 7, 14))
    ending = Period(date(2020, 1, 1), date(2025, 12, 31))
    assert members.period == schools.period == trees.period == ending
    assert (classes.period, classes.planned) == (Period(date(2025, 1, 1), date(2030, 12, 31)), True)


def test_years_gone_by_hold_no_longer_when_an_account_has_come_to_the_present() -> None:
    text = "Giai đoạn 2016 - 2020, xã huy động 45 tỷ đồng.\n\nĐến nay, xã đạt 19 tiêu chí.\n\nXã có 5 hợp tác xã."
    funds, criteria, cooperatives = claims(text)
    assert funds.period == Period(date(2016, 1, 1), date(2020, 12, 31))
    assert criteria.period == cooperatives.period == Period.day(DAY)


def test_news_of_a_session_give_its_day_to_its_figures() -> None:
    [votes] = claims("Sáng 12/10/2024, xã họp. Kết quả bỏ phiếu đạt 33/34 phiếu.")
    assert votes.period == Period.day(date(2024, 10, 12))


def test_the_parts_of_what_the_sentence_before_spoke_of_have_its_time() -> None:
    text = "Kết quả 9 tháng đầu năm 2024\n\nGiải ngân đến ngày 31/8 là 40 tỷ đồng. Trong đó, vốn tỉnh là 12 tỷ đồng."
    whole, part = claims(text)
    assert whole.period == part.period == Period.day(date(2024, 8, 31))


def test_the_parts_of_a_plan_are_planned() -> None:
    text = "Năm 2025, xã phấn đấu trồng 30 ha cây ăn quả. Trong đó, bưởi là 12 ha."
    whole, part = claims(text)
    assert (whole.planned, part.planned) == (True, True)
    assert whole.period == part.period == Period.year(2025)


def test_the_years_of_a_programme_in_the_title_are_those_of_its_plans() -> None:
    text = "Chương trình giảm nghèo giai đoạn 2021 - 2025\n\nTổng vốn tối thiểu là 75 tỷ đồng, phấn đấu xóa 40 nhà tạm."
    money, houses = claims(text, date(2022, 1, 22))
    assert (money.planned, houses.planned) == (True, True)
    assert money.period == houses.period == Period(date(2021, 1, 1), date(2025, 12, 31))


def test_the_cut_off_at_the_head_is_what_a_document_without_other_times_reports_on() -> None:
    first, later = claims("Tính đến ngày 31/8, xã đã giải ngân 40 tỷ đồng.\n\nCó 3 dự án chậm.", date(2024, 9, 6))
    assert first.period == later.period == Period.day(date(2024, 8, 31))


def test_this_school_year_is_told_from_the_day_of_the_document() -> None:
    [classes] = claims("Năm học này, xã có 12 lớp.", date(2024, 9, 5))
    assert classes.period == Period(date(2024, 9, 1), date(2025, 8, 31))


def test_the_term_that_a_council_sits_for_is_not_what_its_session_tells_of() -> None:
    text = (
        "Ngày 18/9/2025, HĐND tỉnh Yên Lạc khóa X, nhiệm kỳ 2021 - 2026 tổ chức kỳ họp thứ 5. Kế hoạch vốn năm 2025 "
        "đã giao xong. Tỉnh bàn chương trình giai đoạn 2026 - 2029 và hỗ trợ 372 hộ."
    )
    [helped] = read(text).claims
    assert helped.period == Period.year(2025)


LETTERHEAD = (
    "ỦY BAN NHÂN DÂN                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "HUYỆN YÊN LẠC                             Độc lập - Tự do - Hạnh phúc\n"
    "Số: 31/BC-UBND                        Yên Lạc, ngày 28 tháng 11 năm 2014\n\n"
    "BÁO CÁO\nTình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2014\n\n"
)


def test_a_report_on_a_month_and_the_months_so_far_tells_of_those_so_far() -> None:
    [herd] = read(LETTERHEAD + "1. Giải quyết việc làm cho 4.760 lao động.").claims
    assert herd.period == Period(date(2014, 1, 1), date(2014, 11, 30))


def test_what_a_running_total_stands_behind_is_of_the_month_alone() -> None:
    text = "1. Giải quyết việc làm cho 96 lao động, lũy kế 1.003 lao động. Khám bệnh 3.318 lượt người.\n"
    first, total, treated = read(LETTERHEAD + text).claims
    assert first.period == Period(date(2014, 11, 1), date(2014, 11, 30))
    assert total.period == treated.period == Period(date(2014, 1, 1), date(2014, 11, 30))


def test_the_running_year_named_in_a_report_on_its_first_months_holds_for_its_sentence_alone() -> None:
    text = (
        "Kết quả 9 tháng đầu năm 2024\n\nNăm nay, huyện bố trí vốn cho 21 công trình. Đã có 5 xã về đích.\n\n"
        "Xảy ra 12 vụ cháy."
    )
    assert [claim.period for claim in claims(text)] == [Period.year(2024), NINE_MONTHS, NINE_MONTHS]


def test_a_report_on_a_quarter_and_on_months_so_far_reports_on_the_months() -> None:
    [claim] = claims("Tình hình kinh tế quý III, 9 tháng năm 2024\n\nXã sửa 7 km đường.")
    assert claim.period == NINE_MONTHS


def test_a_target_for_an_earlier_year_ends_with_its_item() -> None:
    text = (
        "Nghị quyết Đại hội Đảng bộ xã, nhiệm kỳ 2020 - 2025\n\nII. CHỈ TIÊU ĐẾN NĂM 2025\n\n1- Kinh tế\n"
        "- Năm 2023 có 9 mô hình điểm.\n\n2- Văn hóa\n- Lao động qua đào tạo 70%."
    )
    assert [claim.period for claim in claims(text, date(2020, 8, 20))] == [Period.year(2023), Period.year(2025)]


def test_what_a_session_set_for_a_term_is_told_one_by_one_behind_it() -> None:
    text = (
        "Đại hội Đảng bộ xã Tân Lập thông qua 16 chỉ tiêu nhiệm kỳ 2025 - 2030. Cụ thể, thu nhập bình quân đầu người "
        "đến năm 2030 đạt 90 triệu đồng; tỷ lệ tham gia bảo hiểm y tế đạt 98%."
    )
    *_, income, share = claims(text, date(2025, 8, 1))
    assert income.planned
    assert share.planned


def test_what_is_sown_first_in_a_year_does_not_lie_ahead_in_it() -> None:
    [sown] = claims("Tổng diện tích gieo trồng vụ Đông Xuân năm 2024 là 516 ha.", date(2024, 3, 1))
    assert not sown.planned


def test_an_estimate_up_to_a_day_set_off_holds_for_what_follows() -> None:
    text = "Theo báo cáo của xã, ước tính đến ngày 30/9, xã trồng được 77 ha ngô. Thu ngân sách được 59 tỷ đồng."
    assert {claim.period for claim in claims(text, date(2024, 10, 3))} == {Period.day(date(2024, 9, 30))}


def test_an_account_since_an_earlier_year_holds_for_its_sentence_in_a_report_on_months() -> None:
    text = (
        "Kết quả 9 tháng đầu năm 2024\n\nTừ năm 2011 đến nay, xã huy động 120 tỷ đồng. Đàn lợn có 3.200 con.\n\n"
        "Thu ngân sách đạt 12 tỷ đồng."
    )
    since = Period(date(2011, 1, 1), DAY)
    assert [claim.period for claim in claims(text)] == [since, NINE_MONTHS, NINE_MONTHS]


@pytest.mark.parametrize("words", ["NHIỆM VỤ", "MỤC TIÊU", "CHỈ TIÊU", "CHỈ TIÊU CHỦ YẾU"])
def test_the_time_of_a_later_heading_of_plans_says_nothing_of_what_stands_before_it(words: str) -> None:
    done = "I. KẾT QUẢ\n1. Tình hình chung\n- Kết nạp 12 đảng viên."
    text = f"{done}\nII. {words} 6 THÁNG CUỐI NĂM 2024\n- Kết nạp 15 đảng viên."
    half = Period(date(2024, 7, 1), date(2024, 12, 31))
    assert [(x.planned, x.period) for x in claims(text)] == [(False, Period.day(DAY)), (True, half)]
    assert [(x.planned, x.period) for x in read(text).claims] == [(False, None), (True, half)]


def test_the_quarter_ahead_of_a_later_heading_does_not_make_a_document_one_of_plans() -> None:
    text = "I. ĐẶC ĐIỂM\n- Xã có 9 thôn.\nII. NHIỆM VỤ QUÝ I NĂM 2025\n- Kết nạp 15 đảng viên."
    there, due = claims(text)
    assert (there.planned, there.period) == (False, Period.day(DAY))
    assert (due.planned, due.period) == (True, Period(date(2025, 1, 1), date(2025, 3, 31)))


def test_a_time_within_a_later_section_of_plans_is_that_of_its_plans_alone() -> None:
    text = "I. KẾT QUẢ\n- Kết nạp 12 đảng viên.\nII. NHIỆM VỤ\n- Năm 2024 trồng 3 ha.\nIII. GIẢI PHÁP\n- Mở 2 lớp."
    results, *plans = claims(text)
    assert (results.planned, results.period) == (False, Period.day(DAY))
    assert [(x.planned, x.period) for x in plans] == [(True, Period.year(2024))] * 2


def test_the_first_heading_of_plans_announces_what_the_whole_document_plans() -> None:
    text = "KẾ HOẠCH\nI. MỤC TIÊU NĂM 2025\n- Kết nạp 15 đảng viên.\nII. NỘI DUNG\n- Mở 2 lớp."
    assert [(x.planned, x.period) for x in claims(text)] == [(True, Period.year(2025))] * 2


def test_a_day_at_the_turn_of_two_years_lies_between_the_one_reviewed_and_the_one_planned() -> None:
    january = "Ngày 9/1, Đảng ủy xã Hợp Lũng họp tổng kết năm 2024, triển khai nhiệm vụ năm 2025."
    december = "Mục tiêu năm 2025\n\nNgày 20/12, HĐND xã Hợp Lũng họp kỳ thứ 8. Năm 2024, xã thu 3 tỷ đồng."
    told = (read(text).conference for text in (january, december))
    assert [frame.dates for frame in told if frame] == [(date(2025, 1, 9),), (date(2024, 12, 20),)]


def test_what_has_run_since_new_year_at_the_head_goes_before_months_told_of_one_matter_late() -> None:
    late = "Cũng trong 8 tháng, huyện thu 9 tỷ đồng."
    text = f"Từ đầu năm 2024 đến nay, xã làm 4 cầu.\n\n{BODY}\n\nDân hiến 3 ha đất.\n\n{late}"
    bridges, land, tax = claims(text)
    assert bridges.period == land.period == Period(date(2024, 1, 1), DAY)
    assert tax.period == Period(date(2024, 1, 1), date(2024, 8, 31))
