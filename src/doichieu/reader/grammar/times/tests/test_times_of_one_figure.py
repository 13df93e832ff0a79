"""When what is planned is due, and times that are one figure's alone."""

from datetime import date

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

FIRST_HALF = Period(date(2024, 1, 1), date(2024, 6, 30))
SECOND_HALF = Period(date(2024, 7, 1), date(2024, 12, 31))


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, published=date(2024, 7, 12)).claims


def test_a_time_that_closes_the_clause_of_what_is_planned_holds_over_its_figures() -> None:
    lines = [
        "Nhiệm vụ 6 tháng cuối năm 2024:",
        "- Kẻ vạch 7 tuyến phố, dài 8 km, xong trước ngày 31/8/2024.",
        "- Mua 14 xe (đơn giá 4 triệu đồng/xe) trước ngày 25/9.",
        "- Kết nạp 5 đảng viên, sửa 2 km đường thôn trước ngày 30/9.",
    ]
    due, bought = Period.day(date(2024, 8, 31)), Period.day(date(2024, 9, 25))
    mended = Period.day(date(2024, 9, 30))
    assert [claim.period for claim in claims("\n".join(lines))] == [due, due, bought, bought, SECOND_HALF, mended]


def test_a_level_of_an_earlier_year_and_a_yearly_rate_of_a_term_have_their_own_time() -> None:
    fell, _, yearly = claims("Số vụ giảm từ 23 vụ của năm 2022 xuống 14 vụ; giảm 3%/năm trong giai đoạn 2021 - 2025.")
    assert fell.period == Period.year(2022)
    assert yearly.period == Period(date(2021, 1, 1), date(2025, 12, 31))


def test_the_whole_year_said_of_one_count_is_not_the_time_of_the_next() -> None:
    _, most, _, few = claims(
        "6 tháng đầu năm 2024: 14/26 chỉ tiêu hoàn thành cả năm, 9 chỉ tiêu đạt trên 75% kế hoạch, 3 chỉ tiêu khó đạt."
    )
    assert (most.period, few.period) == (FIRST_HALF, FIRST_HALF)


def test_the_whole_year_said_of_one_matter_ends_where_another_begins() -> None:
    year = Period.year(2024)
    made, grown, rated, named = claims(
        "6 tháng cuối năm phấn đấu trồng 9 ha dâu, doanh thu cả năm đạt 21 tỷ đồng, bằng 102% kế hoạch, mở thêm 3 chợ."
    )
    assert [made.period, grown.period, rated.period, named.period] == [SECOND_HALF, year, year, SECOND_HALF]
    earned, part = claims("6 tháng cuối năm phấn đấu doanh thu cả năm đạt 21 tỷ đồng, trong đó bán lẻ 9 tỷ đồng.")
    assert (earned.period, part.period) == (year, year)


def test_the_whole_year_that_opens_holds_over_what_follows() -> None:
    assert {claim.period for claim in claims("Ước cả năm, doanh thu đạt 21 tỷ đồng, mở 3 chợ, trồng 9 ha dâu.")} == {
        Period.year(2024)
    }


def test_a_section_that_reports_is_no_plan_in_a_document_of_plans() -> None:
    text = "1. Kết quả\nLập biên bản 12 trường hợp.\n2. Nhiệm vụ\nTrong quý IV năm 2024 lắp 320 bóng đèn."
    assert [claim.planned for claim in claims(text)] == [False, True]


def test_a_time_before_now_with_a_comma_between_begins_no_range() -> None:
    then, now = claims("Bình quân mỗi xã đạt 2 tiêu chí năm 2010, đến nay, mỗi xã đạt trên 15 tiêu chí.")
    assert (then.period, now.period) == (Period.year(2010), Period.day(date(2024, 7, 12)))


def test_the_level_of_other_places_in_a_bracket_is_of_the_same_time() -> None:
    _, more, whole = claims(
        "Năm 2023 đạt 14 tiêu chí/xã, cao hơn 2 tiêu chí so với bình quân cả tỉnh (12 tiêu chí/xã)."
    )
    assert more.period == whole.period == Period.year(2023)


def test_a_yearly_target_is_for_the_term_that_its_sentence_names() -> None:
    [target] = read("Nghị quyết nhiệm kỳ 2020 - 2025 đề ra mục tiêu mỗi năm kết nạp 90 đảng viên.").claims
    assert target.period == Period(date(2020, 1, 1), date(2025, 12, 31))


def test_a_harvest_of_another_year_that_is_compared_with_gives_no_time() -> None:
    _, less = claims("6 tháng đầu năm 2024, diện tích giảm 3% so với cùng vụ năm 2022, sản lượng giảm 39 tấn.")
    assert less.period == FIRST_HALF


def test_now_said_of_one_item_of_a_list_is_not_the_time_of_the_next() -> None:
    rice, plan, budget = claims(
        "6 tháng đầu năm 2024, xã tiến bộ. Vụ hè thu đến nay gieo 321 ha (đạt 82% kế hoạch), thu ngân sách 6 tỷ đồng."
    )
    assert rice.period == plan.period == Period.day(date(2024, 7, 12))
    assert budget.period == FIRST_HALF


def test_the_level_that_a_planned_change_begins_at_is_there_already() -> None:
    text = "Quý IV năm 2024 phấn đấu nâng tỷ lệ thu gom rác từ 82% lên 98%."
    begins, ends = claims(text)
    assert (begins.planned, begins.period) == (False, Period.day(date(2024, 7, 12)))
    assert (ends.planned, ends.period) == (True, Period(date(2024, 10, 1), date(2024, 12, 31)))


def test_what_is_said_in_july_of_the_whole_year_is_planned_where_it_is_no_estimate() -> None:
    text = "6 tháng đầu năm 2024 đón 2 nghìn lượt khách, để cả năm đón 4 nghìn lượt khách. Ước cả năm thu 9 tỷ đồng."
    assert [claim.planned for claim in claims(text)] == [False, True, False]


def test_a_time_behind_the_bracket_of_a_figure_is_that_of_both_and_not_of_the_level_reached() -> None:
    text = "Kết quả năm 2026\n\nSố hộ nghèo giảm từ 112 hộ (1,9%) đầu năm xuống còn 87 hộ (1,47%)."
    begun, year = Period.day(date(2026, 1, 1)), Period.year(2026)
    assert [claim.period for claim in read(text).claims] == [begun, begun, year, year]


def test_the_year_in_the_name_of_money_that_is_carried_over_dates_nothing() -> None:
    text = "6 tháng đầu năm 2024, xã thu 3 tỷ đồng. Vốn năm 2023 kéo dài sang 2024 là 5 tỷ đồng, đã chi 4 tỷ đồng."
    assert [claim.period for claim in claims(text)] == [FIRST_HALF] * 3


def test_the_time_that_cases_are_carried_over_from_dates_neither_them_nor_what_follows() -> None:
    text = "6 tháng đầu năm 2024: 9 đơn năm 2023 chuyển sang; mới 20 đơn. Quý I/2023 chuyển sang 3 vụ. Đã xử lý 7 vụ."
    assert [claim.period for claim in claims(text)] == [FIRST_HALF] * 4
    (turned,) = claims("Năm 2023 chuyển sang trồng ngô 40 ha.")
    assert turned.period == Period.year(2023)


def test_the_coming_year_and_the_one_before_last_are_told_from_this_one() -> None:
    coming, ago = claims("Sang năm, thôn phấn đấu làm 3 cầu. Năm kia, thôn có 40 hộ nghèo.")
    assert (coming.period, ago.period) == (Period.year(2025), Period.year(2022))
    (third,) = claims("Bước sang năm thứ ba, hợp tác xã có 40 thành viên.")
    assert third.period != Period.year(2025)


def test_what_is_to_come_about_each_year_up_to_the_last_of_a_plan_is_of_all_its_years() -> None:
    lines = [
        "NGHỊ QUYẾT",
        "Về phát triển kinh tế - xã hội 5 năm 2026 - 2030 của xã",
        "Điều 1. Mục tiêu, chỉ tiêu đến năm 2030",
        "1. Thu phí tăng bình quân 9%/năm.",
        "2. Tỷ lệ hộ nghèo còn dưới 1%; mỗi năm giảm 0,4%.",
    ]
    read_of = read("\n".join(lines), published=date(2025, 12, 28)).claims
    years = Period(date(2026, 1, 1), date(2030, 12, 31))
    assert [claim.period for claim in read_of] == [years, Period.year(2030), years]


def test_parts_behind_a_semicolon_have_the_time_of_their_whole() -> None:
    text = (
        "Thu ngân sách tháng 8 đạt 4 tỷ đồng; 8 tháng năm 2024 đạt 30 tỷ đồng; trong đó phí 2 tỷ đồng, thuế 28 tỷ đồng."
    )
    eight = Period(date(2024, 1, 1), date(2024, 8, 31))
    assert [claim.period for claim in read(text, published=date(2024, 9, 5)).claims][1:] == [eight, eight, eight]


def test_how_far_the_parts_of_what_changes_each_year_do_is_of_the_term_too() -> None:
    text = (
        "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025\n\nII. CHỈ TIÊU ĐẾN NĂM 2025\n"
        "- Giá trị sản xuất tăng bình quân 9%/năm, gồm: nông nghiệp 3%; công nghiệp 14%."
    )
    term = Period(date(2020, 1, 1), date(2025, 12, 31))
    assert [claim.period for claim in read(text, published=date(2020, 8, 20)).claims] == [term] * 3


def test_a_day_that_something_is_due_on_goes_before_the_time_of_another_clause() -> None:
    roads, bridges = claims("Xã cam kết sửa 60% số đường trong tháng 8, xong 4 cầu chậm nhất ngày 30/9.")
    assert roads.period == Period(date(2024, 8, 1), date(2024, 8, 31))
    assert bridges.period == Period.day(date(2024, 9, 30))


def test_the_day_by_which_its_purpose_is_due_is_not_that_of_what_was_done() -> None:
    text = (
        "UBND xã đã cấp 420 triệu đồng để sửa kênh, hoàn thành trước ngày 15/10/2024. "
        "Xã vừa huy động 40 người nhằm dọn rác, xong trước ngày 20/9/2024."
    )
    day = Period.day(date(2024, 7, 12))
    assert [(claim.planned, claim.period) for claim in claims(text)] == [(False, day)] * 2


def test_what_the_purpose_is_to_bring_is_due_by_its_day() -> None:
    given, mended = claims("UBND xã đã cấp 420 triệu đồng để sửa 4 km kênh, hoàn thành trước ngày 15/10/2024.")
    assert (given.planned, mended.planned) == (False, True)
    assert mended.period == Period.day(date(2024, 10, 15))


def test_what_is_given_for_a_purpose_and_is_not_yet_done_is_due_by_its_day() -> None:
    texts = (
        "UBND xã cấp 420 triệu đồng để sửa kênh, hoàn thành trước ngày 15/10/2024.",
        "UBND xã đã giao kế hoạch thu 12 tỷ đồng để trả nợ, hoàn thành trước ngày 15/10/2024.",
        "UBND xã đã yêu cầu các thôn góp 380 triệu đồng để sửa kênh, hoàn thành trước ngày 15/10/2024.",
    )
    due = Period.day(date(2024, 10, 15))
    assert [(claim.planned, claim.period) for text in texts for claim in claims(text)] == [(True, due)] * 3


def test_the_halves_of_a_term_are_what_is_over_of_it_and_what_is_left() -> None:
    text = (
        "Ngày 20/6/2023, Đảng bộ xã Lâm Hạ sơ kết giữa nhiệm kỳ 2020 - 2025. Nửa cuối nhiệm kỳ, Đảng bộ phấn đấu "
        "kết nạp 41 đảng viên; nửa đầu nhiệm kỳ kết nạp được 39 đảng viên."
    )
    ahead, over = read(text).claims
    assert (ahead.period, ahead.planned) == (Period(date(2023, 6, 20), date(2025, 12, 31)), True)
    assert (over.period, over.planned) == (Period(date(2020, 1, 1), date(2023, 6, 20)), False)


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("Cầu Lũng Pô đạt 40% khối lượng, chậm 3 tháng so với cam kết.", "3 tháng", "chậm"),
        ("Việc làm kè còn chậm so với Nghị quyết 9-NQ/HU gần 2 tháng.", "2 tháng", "làm kè"),
        ("Xã xong 61/61 căn nhà ngay từ tháng 7, sớm hơn kế hoạch 5 tháng.", "5 tháng", "sớm hơn"),
    ],
)
def test_time_gained_or_lost_is_told_of_what_is_early_or_late(text: str, quote: str, indicator: str) -> None:
    last = read(f"Ngày 20/10/2025, xã Lâm Hạ họp. {text}").claims[-1]
    assert (last.quote, last.indicator, last.planned) == (quote, indicator, False)


def test_what_is_put_off_to_the_plan_of_a_later_year_is_of_that_year() -> None:
    text = (
        "Ngày 9/10/2025, xã Lâm Hạ họp. Vốn kè năm 2025 là 8 tỷ đồng, phần còn lại 5 tỷ đồng ghi vào kế hoạch năm 2026."
    )
    now, later = read(text).claims
    assert (now.period, later.period) == (Period(date(2025, 1, 1), date(2025, 12, 31)), LATER_YEAR)
    assert later.planned


LATER_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("words", ["kém cùng kỳ", "kém hơn cùng kỳ", "hơn cùng kỳ", "thấp hơn cùng kỳ"])
def test_less_than_the_year_before_is_a_change_of_the_time_that_runs(words: str) -> None:
    text = f"Đến ngày 31/8/2024, huyện thanh toán 26 tỷ đồng, đạt 41% kế hoạch, {words} 5,4 điểm phần trăm."
    assert {claim.period for claim in read(text).claims} == {Period(date(2024, 8, 31), date(2024, 8, 31))}


def test_the_parts_of_a_term_are_of_the_one_that_stands_last_before_them() -> None:
    text = (
        "I. Kết quả nhiệm kỳ 2010 - 2015\nĐến cuối năm 2014, 4 xã về đích. Hộ nghèo từ 23,7% đầu nhiệm kỳ hạ còn 9,2%. "
        "Cả nhiệm kỳ xây 112 căn nhà. Thu phí 5 năm được 41 tỷ đồng, riêng năm cuối nhiệm kỳ ước thu 10 tỷ đồng."
    )
    found = {claim.quote: claim.period for claim in read(text, published=date(2016, 1, 8)).claims}
    first, last = Period(date(2010, 1, 1), date(2010, 12, 31)), Period(date(2015, 1, 1), date(2015, 12, 31))
    assert (found["23,7%"], found["10 tỷ đồng"]) == (first, last)
    assert found["112 căn nhà"] == Period(date(2010, 1, 1), date(2015, 12, 31))
