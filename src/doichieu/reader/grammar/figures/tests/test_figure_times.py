from datetime import date

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2024, 7, 12)
FIRST_HALF = Period(date(2024, 1, 1), date(2024, 6, 30))
SECOND_HALF = Period(date(2024, 7, 1), date(2024, 12, 31))


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, published=DAY).claims


def test_time_words_that_open_a_sentence_hold_until_others_replace_them() -> None:
    text = "6 tháng đầu năm 2024, thu đạt 5 tỷ đồng. Chi đạt 4 tỷ đồng. Năm 2023, nợ là 1 tỷ đồng."
    assert [claim.period for claim in claims(text)] == [FIRST_HALF, FIRST_HALF, Period.year(2023)]


def test_a_time_right_behind_a_figure_is_its_own() -> None:
    text = "Trong 6 tháng đầu năm 2024, tỷ lệ tảo hôn giảm từ 4,25% năm 2023 xuống còn 3,8%."
    before, now = claims(text)
    assert (before.period, now.period) == (Period.year(2023), FIRST_HALF)


def test_a_year_in_the_basis_is_not_the_time_of_the_figure() -> None:
    [growth] = claims("Thu 6 tháng đầu năm 2024 tăng 8% so với vụ xuân năm 2023.")
    assert growth.period == FIRST_HALF


def test_a_term_that_opens_a_sentence_holds_for_its_figures() -> None:
    [claim] = claims("Giai đoạn 2021-2025, tỉnh phấn đấu thu ngân sách tăng 8%/năm.")
    assert claim.period == Period(date(2021, 1, 1), date(2025, 12, 31))


def test_a_cut_off_gives_its_day() -> None:
    [claim] = claims("Đến ngày 30/6/2024, huyện đã giải ngân 5 tỷ đồng.")
    assert claim.period == Period.day(date(2024, 6, 30))


def test_up_to_now_ends_on_the_day_of_the_document() -> None:
    [claim] = claims("Đến nay, huyện có 7 xã đạt chuẩn.")
    assert claim.period == Period.day(DAY)


def test_a_coming_period_is_planned() -> None:
    [claim] = claims("6 tháng cuối năm, xã gieo trồng 750ha cây vụ đông.")
    assert (claim.planned, claim.period) == (True, SECOND_HALF)


def test_a_heading_plans_and_gives_the_time() -> None:
    text = "I. Kết quả 6 tháng đầu năm 2024\nThu đạt 5 tỷ đồng.\nII. Nhiệm vụ 6 tháng cuối năm 2024\nThu 6 tỷ đồng."
    reached, planned = claims(text)
    assert (reached.planned, reached.period) == (False, FIRST_HALF)
    assert (planned.planned, planned.period) == (True, SECOND_HALF)


def test_a_list_takes_the_time_of_the_words_that_lead_in_to_it() -> None:
    text = "Năm 2025, các đại biểu thông qua những chỉ tiêu phấn đấu:\n- Thu ngân sách: 40 tỷ đồng;\n- Hộ nghèo: 0,8%."
    first, second = claims(text)
    assert first.planned
    assert second.planned
    assert first.period == second.period == Period.year(2025)


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("Phấn đấu kết nạp 30 đảng viên", True),
        ("Mỗi xã phải có ít nhất 2 sân tập", True),
        ("Giao Phòng Kinh tế kiểm tra 06 điểm khai thác", True),
        ("Thành phố được giao dự toán thu ngân sách 4.500 tỷ đồng", True),
        ("Đã đưa 7 hộ ra khỏi danh sách cần trợ giúp", False),
        ("Tập trung thi công 4 tuyến kênh còn lại", True),
        ("Kết nạp được 30 đảng viên", False),
    ],
)
def test_words_of_planning_go_with_the_figure(text: str, planned: bool) -> None:
    [claim] = claims(text)
    assert claim.planned is planned


def test_the_plan_in_brackets_is_planned_for_the_whole_year() -> None:
    text = "6 tháng đầu năm 2024, dạy nghề cho 315 lao động (KH: 420 lao động)."
    reached, planned = claims(text)
    assert (reached.planned, planned.planned) == (False, True)
    assert planned.period == Period.year(2024)


def test_the_same_time_a_year_earlier_in_brackets() -> None:
    text = "Lũy kế 6 tháng đầu năm 2024, chỉ số tăng 8% so cùng kỳ (cùng kỳ năm ngoái tăng 3,16%)."
    _, earlier = claims(text)
    assert earlier.period == Period(date(2023, 1, 1), date(2023, 6, 30))
    assert earlier.basis is None


@pytest.mark.parametrize("number", ["II", "III", "IV", "V", "VI", "IX", "X"])
def test_a_section_of_duties_ends_with_the_next_heading_of_its_level(number: str) -> None:
    text = (
        f"I. Nhiệm vụ\n1. Ngân sách\nThu phí 13 tỷ đồng.\nI.2. Chợ\nSửa 3 chợ.\n{number}. Kinh tế\nThu phí 14 tỷ đồng."
    )
    assert [claim.planned for claim in claims(text)] == [True, True, False]


def test_a_level_in_a_bracket_behind_a_basis_is_of_the_time_of_the_basis() -> None:
    text = "6 tháng đầu năm 2024, thu 5 tỷ đồng, tăng 8% so với cùng kỳ (4 tỷ đồng), 9% so với năm 2022 (3 tỷ đồng)."
    levels = [claim.period for claim in claims(text) if claim.unit == "VND"]
    assert levels == [FIRST_HALF, Period(date(2023, 1, 1), date(2023, 6, 30)), Period.year(2022)]


def test_a_target_in_a_bracket_behind_its_attainment_is_planned_for_the_year() -> None:
    text = "6 tháng đầu năm 2024, kết nạp 21 đảng viên, đạt 52,5% chỉ tiêu năm (40 đảng viên)."
    members, share, target = claims(text)
    assert (members.period, share.period, members.planned) == (FIRST_HALF, FIRST_HALF, False)
    assert (target.period, target.planned) == (Period.year(2024), True)


def test_a_deadline_with_a_comma_behind_it_is_done_with() -> None:
    text = "Năm 2025 hoàn thành 3 đại hội trước ngày 30/6/2025, phấn đấu thu 12 tỷ đồng."
    congresses, income = claims(text)
    assert (congresses.planned, income.planned, income.period) == (True, True, Period.year(2025))


def test_an_order_with_a_colon_plans_all_that_it_lists() -> None:
    text = "Thực hiện Nghị quyết 63, Chủ tịch UBND tỉnh yêu cầu: các sở trồng 12 ha rừng trước ngày 30/9/2024."
    [trees] = claims(text)
    assert (trees.planned, trees.period) == (True, Period.day(date(2024, 9, 30)))


def test_what_a_session_adopts_or_elects_has_the_days_of_the_session() -> None:
    text = (
        "Ngày 25/12/2025, HĐND xã Tân Lập tổ chức kỳ họp thứ 7, đánh giá năm 2025. Với tinh thần trách nhiệm cao, "
        "kỳ họp đã thống nhất thông qua 7 nghị quyết. Kỳ họp nghe giải trình; sau đó, 2 nghị quyết được thông qua. "
        "Năm 2025, xã kết nạp 12 đảng viên."
    )
    adopted, passed, admitted = read(text).claims
    assert adopted.period == passed.period == Period.day(date(2025, 12, 25))
    assert admitted.period == Period.year(2025)


def test_a_cut_off_that_lies_far_ahead_is_planned() -> None:
    published = "20/8/2025\n\nXã Tân Lập họp bàn việc thu.\n\nĐến cuối năm 2025, thu nhập đạt 68,5 triệu đồng."
    [income] = read(published).claims
    assert (income.planned, income.period) == (True, Period.day(date(2025, 12, 31)))


def test_the_time_reported_on_ends_what_holds_until_now() -> None:
    text = (
        "Ngày 05/10/2023\n\nTrong 9 tháng năm 2023, huyện Yên Lạc làm tốt việc thu. Đến nay có 15/24 chỉ tiêu đạt. "
        "Tổng thu ngân sách của huyện trong 9 tháng năm 2023 đạt 22 tỷ đồng; sản lượng ước đạt 742 tấn."
    )
    _, income, output = read(text).claims
    assert income.period == output.period == Period(date(2023, 1, 1), date(2023, 9, 30))


CONGRESS = "Ngày 24/7/2025, Đảng bộ xã Tân Lập mở Đại hội nhiệm kỳ 2025-2030.\n\n"
TERM, NEW_TERM = Period(date(2020, 1, 1), date(2025, 12, 31)), Period(date(2025, 1, 1), date(2030, 12, 31))
CONGRESS_DAY = Period.day(date(2025, 7, 24))


def test_a_congress_looks_back_on_the_term_that_ends_and_ahead_on_the_one_that_it_opens() -> None:
    text = CONGRESS + "Nhiệm kỳ qua, xã kết nạp 45 đảng viên. Phấn đấu hoàn thành 12 công trình."
    admitted, striven = read(text).claims
    assert (admitted.period, striven.period) == (TERM, NEW_TERM)


def test_each_year_behind_a_sentence_that_plans_is_planned() -> None:
    text = CONGRESS + "Đại hội phấn đấu hoàn thành 12 công trình. Hằng năm kết nạp từ 25 đảng viên trở lên."
    _, admitted = read(text).claims
    assert (admitted.planned, admitted.period) == (True, NEW_TERM)


def test_what_there_is_in_an_account_of_years_has_the_day_of_the_document() -> None:
    text = CONGRESS + "Đảng bộ xã có 52 chi bộ. Nhiệm kỳ qua, xã kết nạp 45 đảng viên."
    cells, admitted = read(text).claims
    assert (cells.period, admitted.period) == (CONGRESS_DAY, TERM)


def test_those_who_attend_are_of_the_session_also_behind_a_semicolon() -> None:
    text = CONGRESS + "Dự Đại hội có lãnh đạo huyện; nguyên lãnh đạo xã cùng 209 đảng viên. Nhiệm kỳ qua thu 5 tỷ."
    present, _ = read(text).claims
    assert present.period == CONGRESS_DAY


def test_a_time_behind_a_subject_ends_with_its_clause() -> None:
    text = CONGRESS + "Nhiệm kỳ qua, xã tiến bộ. Thu ngân sách đến năm 2024 đạt 11 tỷ đồng; chi đạt 7 tỷ đồng."
    income, spending = read(text).claims
    assert (income.period, spending.period) == (Period.year(2024), TERM)


def test_the_parts_of_a_figure_have_the_time_told_of_the_whole() -> None:
    text = "Đến hết năm 2023, đất công ích là 8.338 ha. Trong đó diện tích cho thuê là 6.269 ha; cho mượn là 79 ha."
    whole, let, lent = claims(text)
    assert whole.period == let.period == lent.period == Period.day(date(2023, 12, 31))


def test_a_span_that_opens_a_later_clause_replaces_the_opening_of_the_sentence() -> None:
    text = "Giai đoạn 2015-2021, kinh tế tăng 8%/năm; năm 2022, vượt khó khăn, có 9 chỉ tiêu đạt; thu đạt 5 tỷ đồng."
    growth, targets, income = claims(text)
    assert growth.period == Period(date(2015, 1, 1), date(2021, 12, 31))
    assert targets.period == income.period == Period.year(2022)


def test_a_time_that_tells_an_awarded_item_apart_is_not_that_of_the_next() -> None:
    text = (
        "Chiều 10/7/2024, Huyện ủy Yên Lạc tổ chức hội nghị. Dịp này, huyện tặng giấy khen cho 9 tập thể tiêu biểu "
        "năm 2023 và 20 cá nhân."
    )
    groups, people = claims(text)
    assert people.period == Period.day(date(2024, 7, 10))
    assert groups.unit == "tập thể"


def test_a_time_that_leads_in_to_a_list_holds_to_its_end() -> None:
    text = "Kỳ họp xác định nhiệm vụ trong năm 2025 với các chỉ tiêu: chăn nuôi tăng 4%; thu phí tăng 8%; chi tăng 5%."
    assert [(claim.period, claim.planned) for claim in claims(text)] == [(Period.year(2025), True)] * 3


def test_a_flow_measured_against_the_year_before_is_not_of_the_moment() -> None:
    text = (
        "Quý I/2024, huyện Yên Lạc có nhiều tiến bộ. Đến nay có 15 xã đạt chuẩn. Sản lượng đạt 216 tấn, tăng 4% so với "
        "cùng kỳ năm trước."
    )
    communes, output, growth = claims(text)
    assert communes.period == Period.day(DAY)
    assert output.period == growth.period == Period(date(2024, 1, 1), date(2024, 3, 31))


def test_the_month_of_a_document_of_its_first_days_is_the_one_before() -> None:
    [sales] = read("Doanh thu trong tháng ước đạt 215 tỷ đồng.", published=date(2022, 4, 6)).claims
    assert (sales.period, sales.planned) == (Period(date(2022, 3, 1), date(2022, 3, 31)), False)


def test_a_year_that_something_is_said_of_dates_no_figure() -> None:
    text = "6 tháng đầu năm 2024, huyện tiến bộ.\n\nNăm 2024 là năm bứt phá. Thu ngân sách đạt 5 tỷ đồng."
    [income] = claims(text)
    assert income.period == FIRST_HALF


def test_a_year_long_gone_further_down_is_not_what_a_document_reports_on() -> None:
    text = "Xã Tân Lập có nhiều đổi thay. " * 25 + "Năm 2017, xã mở 3 km đường. Bà con phấn khởi. Xã còn 60 hộ nghèo."
    road, households = claims(text)
    assert (road.period, households.period) == (Period.year(2017), Period.year(2017))
    text = "Xã Tân Lập có nhiều đổi thay. " * 25 + "Xã còn 60 hộ nghèo.\n\nNăm 2017, xã mở 3 km đường."
    households, _ = claims(text)
    assert households.period == Period.day(DAY)


def test_what_a_place_was_founded_from_is_told_as_of_now() -> None:
    text = "Xã được thành lập trên cơ sở gộp 3 xã, dân số 2.300 người.\n\nNhiệm kỳ 2019-2024, xã thu 5 tỷ đồng."
    communes, people, income = claims(text)
    assert communes.period == people.period == Period.day(DAY)
    assert income.period == Period(date(2019, 1, 1), date(2024, 12, 31))


def test_targets_of_a_term_are_planned_for_it_down_to_the_last_item() -> None:
    text = (
        "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2025-2030\nI. Về kinh tế\n1. Tổng sản lượng lương thực hàng năm: 25.000 tấn.\n"
        "2. Thu nhập bình quân đầu người đến năm 2030: 90 triệu đồng.\nII. Về xã hội\n3. Tỷ lệ hộ nghèo dưới 1%."
    )
    term = Period(date(2025, 1, 1), date(2030, 12, 31))
    assert [(claim.planned, claim.period) for claim in claims(text)] == [
        (True, term),
        (True, Period.year(2030)),
        (True, term),
    ]


def test_a_term_right_before_a_figure_is_its_own() -> None:
    [money] = claims("Năm 2024 là năm bản lề; tổng vốn đầu tư giai đoạn 2021-2025: 5.000 tỷ đồng.")
    assert money.period == Period(date(2021, 1, 1), date(2025, 12, 31))


def test_the_year_of_constant_prices_is_no_time_of_a_figure() -> None:
    [growth] = claims("6 tháng đầu năm 2024, giá trị sản xuất (giá so sánh năm 2010) tăng 8%.")
    assert growth.period == FIRST_HALF


def test_a_time_within_a_longer_word_leads_no_further_back() -> None:
    [staff] = claims("Biên chế giao đầu năm là 20 người.")
    assert staff.quote == "20 người"


def test_the_first_words_of_a_bracket_hold_until_it_is_closed() -> None:
    text = "6 tháng đầu năm 2024, xã tiến bộ (đến tháng 5/2024, 32 thôn có đường; 12 thôn có chợ), trồng 5 ha rừng."
    roads, markets, forest = claims(text)
    assert roads.period == markets.period == Period.day(date(2024, 5, 31))
    assert forest.period == FIRST_HALF


def test_a_bracket_right_before_the_verb_dates_what_is_told() -> None:
    [people] = claims("6 tháng đầu năm 2024, huyện tiến bộ. Dân số (năm 2016) là 179.889 người.")
    assert people.period == Period.year(2016)


def test_the_time_of_a_figure_in_a_bracket_is_not_that_of_the_one_before_it() -> None:
    half, first, second = claims("Kinh tế 6 tháng đầu năm 2024 tăng 8,1% (quý I tăng 7,9%, quý II tăng 8,4%).")
    assert half.period == FIRST_HALF
    assert first.period == Period(date(2024, 1, 1), date(2024, 3, 31))
    assert second.period == Period(date(2024, 4, 1), date(2024, 6, 30))


def test_some_months_in_words_that_open_a_sentence_are_those_of_the_year() -> None:
    [claim] = claims("Hai tháng, sản lượng thủy sản đạt 962 tấn.")
    assert claim.period == Period(date(2024, 1, 1), date(2024, 2, 29))


def test_since_a_day_is_since_the_last_such_day() -> None:
    [claim] = claims("Từ ngày 01/8 đến nay, xã kiểm tra 5 điểm.")
    assert claim.period == Period(date(2023, 8, 1), DAY)


def test_a_range_of_days_further_down_holds_for_its_paragraph() -> None:
    lines = [
        "Báo cáo kinh tế 6 tháng đầu năm 2024.",
        "Xã tiếp tục chỉnh trang đường làng, ngõ xóm theo đề án đã duyệt." * 12,
    ]
    text = "\n".join([*lines, "Từ ngày 15/5 đến 14/6 xảy ra 3 vụ. Phạt 2 người.", "Có 6 hộ nghèo."])
    told = Period(date(2024, 5, 15), date(2024, 6, 14))
    assert [claim.period for claim in claims(text)] == [told, told, FIRST_HALF]


def test_the_days_of_an_occasion_stand_in_a_bracket_behind_it() -> None:
    [claim] = claims("Riêng dịp lễ hội chùa Ba (từ 29/4 đến 3/5), lượng khách là 6.000 lượt.")
    assert claim.period == Period(date(2024, 4, 29), date(2024, 5, 3))


def test_what_a_plan_was_and_what_it_is_changed_to_are_planned() -> None:
    before, after = claims("HĐND điều chỉnh dự toán thu ngân sách năm 2024 từ 182 tỷ đồng lên 205 tỷ đồng.")
    assert (before.planned, after.planned) == (True, True)


def test_what_people_have_to_put_up_with_is_no_plan() -> None:
    text = "6 tháng đầu năm 2024, 320 hộ phải mua nước với giá 80.000 đồng/m3, gấp 8 lần giá quy định."
    assert [claim.planned for claim in claims(text)] == [False] * 3


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("Ước cả năm 2024, dự kiến giải quyết việc làm cho 1.250 lao động, đạt 105% kế hoạch.", [False, False]),
        ("Dự kiến giải quyết việc làm cho 940 lao động, đạt 103% kế hoạch.", [False, False]),
        ("Đến 31/12/2024 dự kiến hoàn thành 13/17 chỉ tiêu.", [False]),
        ("Quý tới, xã dự kiến khởi công 3 công trình.", [True]),
    ],
)
def test_what_a_year_is_seen_to_come_to_is_no_plan_and_what_is_intended_is(text: str, planned: list[bool]) -> None:
    assert [claim.planned for claim in read(text).claims] == planned
