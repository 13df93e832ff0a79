"""How reports tell time: articles and parts, running totals, several parts of a year side by side, school years."""

from datetime import date

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2025, 10, 6)
YEAR_END = date(2025, 12, 20)
SEPTEMBER = Period(date(2025, 9, 1), date(2025, 9, 30))
THIRD_QUARTER = Period(date(2025, 7, 1), date(2025, 9, 30))
NINE_MONTHS = Period(date(2025, 1, 1), date(2025, 9, 30))


def claims(text: str, day: date = DAY) -> tuple[Claim, ...]:
    return read(text, published=day).claims


def times(text: str, day: date = DAY) -> list[tuple[bool, Period | None]]:
    return [(claim.planned, claim.period) for claim in claims(text, day)]


def test_the_title_of_an_article_holds_for_all_below_it_down_to_the_next() -> None:
    text = (
        "NGHỊ QUYẾT\n\nĐiều 1. Kết quả năm 2025\nThu 12 tỷ đồng.\n\nĐiều 2. Chỉ tiêu chủ yếu năm 2026\n"
        "1. Nhóm chỉ tiêu kinh tế:\n- Thu 15 tỷ đồng.\n2. Nhóm chỉ tiêu xã hội:\n- Hộ nghèo còn 2%.\n"
        "Điều 3. Tổ chức thực hiện\nNăm 2025, xã có 3 tổ giúp việc."
    )
    assert times(text, YEAR_END) == [
        (False, Period.year(2025)),
        (True, Period.year(2026)),
        (True, Period.year(2026)),
        (False, Period.year(2025)),
    ]


def test_a_part_that_is_numbered_in_words_ends_the_one_before() -> None:
    text = (
        "PHẦN THỨ NHẤT: KẾT QUẢ NĂM 2025\nI. Kinh tế\nTrồng 120 ha.\nPHẦN THỨ HAI: KẾ HOẠCH NĂM 2026\nI. Kinh tế\n"
        "Trồng 130 ha."
    )
    assert times(text, YEAR_END) == [(False, Period.year(2025)), (True, Period.year(2026))]


def test_a_heading_that_only_begins_like_a_part_ends_nothing() -> None:
    text = "I. Nhiệm vụ năm 2026\nMở 2 lớp.\nPhần mềm quản lý\nCài 3 máy."
    assert [planned for planned, _ in times(text, YEAR_END)] == [True, True]


def test_a_running_total_is_from_january_to_the_end_of_the_month_told() -> None:
    text = "Thu phí tháng 9 đạt 12 tỷ đồng; lũy kế 98 tỷ đồng, đạt 80% dự toán. Trong đó: phí chợ 7 tỷ đồng."
    month, total, share, part = (claim.period for claim in claims(text))
    assert month == SEPTEMBER
    assert total == share == part == NINE_MONTHS


def test_a_running_total_in_a_bracket_leaves_what_follows_to_the_month() -> None:
    text = "Trong tháng 9/2025, xã ghi nhận 27 ca sốt (cộng dồn 143 ca), tiêm 60 mũi vắc xin."
    assert [claim.period for claim in claims(text)] == [SEPTEMBER, NINE_MONTHS, SEPTEMBER]


def test_a_running_total_with_a_cut_off_of_its_own_has_that() -> None:
    [paid] = claims("Trong tháng 9, lũy kế giải ngân đến ngày 25/9 là 45 tỷ đồng.")
    assert paid.period == Period.day(date(2025, 9, 25))


def test_the_part_of_a_year_told_last_holds_on_in_a_report_on_several() -> None:
    text = (
        "TÌNH HÌNH KINH TẾ QUÝ III VÀ 9 THÁNG NĂM 2025\n\n1. Thương mại. Bán lẻ 9 tháng đạt 15 tỷ đồng; du lịch đạt 2 "
        "tỷ đồng. Lượng khách đạt 3 triệu lượt.\n2. Giá. Giá vàng tháng 9 tăng 4%. Có 8/11 nhóm hàng tăng.\n"
        "3. Văn hóa. Toàn tỉnh có 120 di tích."
    )
    expected = [NINE_MONTHS] * 3 + [SEPTEMBER] * 2 + [NINE_MONTHS]
    assert [claim.period for claim in claims(text)] == expected


def test_a_month_told_in_a_report_on_one_time_dates_its_own_figure_alone() -> None:
    text = "Thu ngân sách 9 tháng đầu năm 2025\n\nThu nội địa tháng 9 đạt 5 tỷ đồng. Tổng chi 12 tỷ đồng."
    assert [claim.period for claim in claims(text)] == [SEPTEMBER, NINE_MONTHS]


def test_what_a_figure_is_more_or_less_than_is_not_its_time() -> None:
    text = (
        "Trong quý III/2025, huyện có 29 hồ sơ chậm, ít hơn quý II 11 hồ sơ. Giải ngân đạt 60% kế hoạch, cao hơn cùng "
        "kỳ 6 điểm %. Thu đạt 5 tỷ đồng, thấp hơn cùng kỳ năm ngoái 2 tỷ đồng."
    )
    assert [claim.period for claim in claims(text)] == [THIRD_QUARTER] * 6


def test_the_level_in_a_bracket_behind_what_is_exceeded_is_of_the_year_before() -> None:
    *_, level = claims("9 tháng năm 2025, giải ngân đạt 51% kế hoạch, thấp hơn cùng kỳ năm 2024 (57%).")
    assert level.period == Period(date(2024, 1, 1), date(2024, 9, 30))


SCHOOL_YEAR = Period(date(2024, 9, 1), date(2025, 8, 31))


def test_the_year_of_a_report_on_a_school_year_is_that_school_year() -> None:
    text = (
        "Tổng kết năm học 2024 - 2025\n\nTính đến 30/6/2025, 52 trường đạt chuẩn; trong năm học công nhận mới 22 "
        "trường. Còn 86 phòng tạm.\n\nTrong năm tuyển dụng 80 giáo viên."
    )
    schools, recognised, rooms, teachers = (claim.period for claim in claims(text, date(2025, 8, 15)))
    assert schools == Period.day(date(2025, 6, 30))
    assert recognised == rooms == teachers == SCHOOL_YEAR


def test_the_school_year_that_is_over_is_told_from_the_day() -> None:
    [classes] = claims("Năm học vừa qua, xã có 12 lớp.", date(2025, 8, 15))
    assert classes.period == SCHOOL_YEAR


def test_pupils_of_a_school_year_that_has_begun_are_there() -> None:
    [pupils] = claims("Năm học 2025-2026, toàn phường huy động 9.226 học sinh.")
    assert (pupils.planned, pupils.period) == (False, Period(date(2025, 9, 1), date(2026, 8, 31)))


def test_when_something_was_found_out_holds_for_its_paragraph() -> None:
    text = (
        "Sơ kết 9 tháng năm 2025\n\nTheo kết quả điều tra cuối năm 2024 (chuẩn nghèo mới), toàn huyện còn 310 hộ "
        "nghèo. Ba xã có tỷ lệ cao: Tân Lập (46%), Yên Hòa (44%).\n\nHuyện xây 62 nhà."
    )
    *surveyed, houses = (claim.period for claim in claims(text))
    assert set(surveyed) == {Period.day(date(2024, 12, 31))}
    assert houses == NINE_MONTHS


def test_what_is_asked_for_is_not_of_a_cut_off_that_is_over() -> None:
    text = "Tính đến ngày 25/9/2025, phường giải ngân 46 tỷ đồng. UBND phường đề nghị các ngành giảm vốn 6 dự án."
    paid, projects = claims(text)
    assert (paid.planned, paid.period) == (False, Period.day(date(2025, 9, 25)))
    assert (projects.planned, projects.period) == (True, Period.year(2025))


def test_a_clause_that_tells_more_of_a_place_says_nothing_of_the_document() -> None:
    text = (
        "Xã Tân Lập có nhiều đổi thay. " * 25
        + "Ông An hỏi về đường liên thôn, nơi 9 tháng qua ngập 17 lần. Có 3 ý kiến."
    )
    _, opinions = claims(text)
    assert opinions.period == Period.day(DAY)


def test_a_cut_off_within_a_paragraph_of_news_is_not_what_they_report_on() -> None:
    text = "Tuyến đường đi qua 5 xã. Đến ngày 01/10, huyện đã chi trả 45 tỷ đồng."
    assert [claim.period for claim in claims(text)] == [Period.day(DAY), Period.day(date(2025, 10, 1))]


def test_an_aside_in_the_first_lines_is_not_what_a_document_reports_on() -> None:
    text = "BÁO CÁO\nThiệt hại do mưa (cập nhật đến 17h ngày 12/10/2025)\n\n12 nhà sập (xã Yên Hòa năm 2020 có 5 nhà)."
    houses, earlier = (claim.period for claim in read(text).claims)
    assert houses == Period.day(date(2025, 10, 12))
    assert earlier == Period.year(2020)


def test_the_time_to_come_that_leads_in_to_targets_ends_with_the_last_of_them() -> None:
    text = (
        "Đại hội đề ra một số chỉ tiêu chủ yếu đến năm 2030:\n- Thu 15 tỷ đồng.\n- Hộ nghèo: dưới 3%.\n\n"
        "Danh sách Ban Chấp hành gồm 25 đồng chí."
    )
    income, poor, members = times(text)
    assert income == poor == (True, Period.year(2030))
    assert members == (False, Period.day(DAY))


def test_the_size_of_a_plan_is_planned_whoever_assigned_it_by_whatever_decision() -> None:
    text = (
        "Tổng kế hoạch vốn năm 2025 được Thủ tướng Chính phủ giao tại Quyết định số 123/QĐ-TTg ngày 5/1/2025 là 940 tỷ "
        "đồng (vốn trung ương 320 tỷ đồng, vốn tỉnh 620 tỷ đồng)."
    )
    assert [planned for planned, _ in times(text)] == [True, True, True]


def test_a_season_that_is_exceeded_is_not_the_time_of_the_figure() -> None:
    text = "Vụ mùa năm nay, xã gieo 120 ha, cao hơn vụ mùa năm trước 5 ha."
    assert [claim.period for claim in claims(text)] == [Period.year(2025)] * 2


def test_what_there_is_now_holds_for_its_sentence_and_not_for_the_flows_of_the_next() -> None:
    text = (
        "Ngày 05/7/2018, HĐND thị trấn Yên Lạc tổ chức kỳ họp thứ 6. Trong 6 tháng đầu năm 2018, thị trấn làm tốt việc "
        "thu.\n\nThị trấn hiện có 1.046 cơ sở. Vận động đóng góp 845 triệu đồng."
    )
    shops, given = read(text).claims
    assert shops.period == Period.day(date(2018, 7, 5))
    assert given.period == Period(date(2018, 1, 1), date(2018, 6, 30))


def test_the_time_in_a_heading_ends_with_the_next_item_at_its_level() -> None:
    text = (
        "Báo cáo cải cách hành chính quý III năm 2025\n\nI. KẾT QUẢ\n\n1. Thủ tục: tiếp nhận 900 hồ sơ.\n\n"
        "2. Chỉ số tháng 9\n• Trực tuyến: 91%\n• Hài lòng: 97%\n\n3. Đất đai: cấp 214 giấy chứng nhận.\n\n"
        "4. Tài chính: chi 3 tỷ đồng."
    )
    quarter, month = Period(date(2025, 7, 1), date(2025, 9, 30)), Period(date(2025, 9, 1), date(2025, 9, 30))
    assert [claim.period for claim in read(text).claims] == [quarter, month, month, quarter, quarter]


def test_the_time_in_a_heading_holds_for_a_list_that_numbers_its_own_items() -> None:
    text = (
        "Báo cáo quý III năm 2025\n\n1. Chỉ số tháng 9\n\n1. Hồ sơ: giải quyết 30 hồ sơ.\n\n"
        "2. Nông nghiệp: trồng 12 ha rừng.\n\n3. Thu phí: 9 tỷ đồng."
    )
    month = Period(date(2025, 9, 1), date(2025, 9, 30))
    assert [claim.period for claim in read(text).claims] == [month, month, month]


def test_what_is_asked_for_under_a_heading_of_requests_is_planned_for_its_own_time() -> None:
    text = (
        "BÁO CÁO giám sát nước sạch giai đoạn 2020 - 2022\n\nI. KẾT QUẢ\n\n1. Xã xây 4 công trình.\n\nII. KIẾN NGHỊ\n\n"
        "1. Sở Nông nghiệp: mở 6 lớp tập huấn cho 200 cán bộ trong quý IV/2023.\n\n"
        "2. Công ty Nước sạch: đầu tư nhà máy 1.500 m3/ngày đêm, khởi công trong tháng 10/2023, cấp nước cho 400 hộ."
    )
    built, courses, staff, plant, _ = read(text, published=date(2023, 7, 12)).claims
    assert [x.planned for x in (built, courses, staff, plant)] == [False, True, True, True]
    assert courses.period == staff.period == Period(date(2023, 10, 1), date(2023, 12, 31))
    assert plant.period == Period(date(2023, 10, 1), date(2023, 10, 31))


def test_what_an_office_led_others_to_do_in_the_time_reported_on_plans_nothing() -> None:
    head = "Ngày 9/7, HĐND huyện họp bàn nhiệm vụ 6 tháng cuối năm 2025.\n\n6 tháng đầu năm, "
    led = head + "UBND huyện đã tập trung chỉ đạo các xã chăm sóc lúa. Sản lượng chè đạt 12 tấn."
    told = head + "Chủ tịch UBND huyện đã chỉ đạo các xã chăm sóc lúa. Sản lượng chè đạt 12 tấn."
    first_half = Period(date(2025, 1, 1), date(2025, 6, 30))
    assert times(led, date(2025, 7, 10)) == [(False, first_half)]
    assert times(told, date(2025, 7, 10))[0][0] is True


def test_items_with_their_numbers_in_brackets_stand_under_the_heading_of_a_term() -> None:
    text = (
        "Các chỉ tiêu chủ yếu (nhiệm kỳ 2025-2030)\n- Về kinh tế:\n(1) Thu nhập bình quân: 80 triệu đồng/năm.\n"
        "(2). Trồng mới 120 ha rừng.\n- Về xã hội:\n(3) Tỷ lệ hộ nghèo dưới 1%."
    )
    assert times(text) == [(True, Period(date(2025, 1, 1), date(2030, 12, 31)))] * 3


def test_a_colon_behind_the_targets_of_a_term_leads_in_to_them_and_one_behind_results_to_what_was_reached() -> None:
    term, before = Period(date(2025, 1, 1), date(2030, 12, 31)), Period(date(2020, 1, 1), date(2025, 12, 31))
    assert times("Đại hội thông qua các chỉ tiêu chủ yếu nhiệm kỳ 2025-2030:\n- Trồng mới 120 ha rừng.") == [
        (True, term)
    ]
    assert times("2. Các chỉ tiêu chủ yếu nhiệm kỳ 2025-2030:\n- Trồng mới 120 ha rừng.") == [(True, term)]
    assert times("Kết quả thực hiện chỉ tiêu nhiệm kỳ 2020-2025:\n- Trồng mới 120 ha rừng.") == [(False, before)]


def test_an_item_leads_in_to_others_up_to_the_next_with_its_mark() -> None:
    text = "* Các chỉ tiêu đến năm 2030:\n- Trồng mới 120 ha rừng.\n- Mở 4 lớp.\n* Năm 2025, xã kết nạp 28 đảng viên."
    assert times(text) == [(True, Period.year(2030))] * 2 + [(False, Period.year(2025))]


def test_targets_with_numbers_in_brackets_on_one_line_all_have_the_time_that_leads_in() -> None:
    text = "Mục tiêu đến năm 2030: (1) Trồng mới 120 ha rừng. (2) Mở 4 lớp.\n\nXã có 28 chi bộ."
    assert times(text)[:2] == [(True, Period.year(2030))] * 2
    assert times(text)[2][0] is False
