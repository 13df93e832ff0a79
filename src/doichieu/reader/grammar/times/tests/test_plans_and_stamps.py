"""When what is planned is planned for, and the day of a document."""

from datetime import date

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2024, 7, 12)
FIRST_HALF = Period(date(2024, 1, 1), date(2024, 6, 30))


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, published=DAY).claims


def test_a_yearly_target_is_for_the_whole_term() -> None:
    text = (
        "Đại hội Đảng bộ xã khóa II, nhiệm kỳ 2025 - 2030.\nMục tiêu đến năm 2030:\n"
        "- Giá trị sản xuất tăng bình quân 9%/năm.\n- Thu nhập bình quân đầu người 95 triệu đồng."
    )
    growth, income = read(text, published=date(2025, 7, 20)).claims
    assert (growth.period, income.period) == (Period(date(2025, 1, 1), date(2030, 12, 31)), Period.year(2030))


def test_which_are_meant_by_a_plan_and_how_far_they_are() -> None:
    text = "Với 3 xã phấn đấu đạt chuẩn trong năm: Tân An đạt 18/20 tiêu chí, Tân Hòa 16/20, Tân Lập 15/20."
    assert [claim.planned for claim in claims(text)[1:]] == [False, False, False]


def test_a_plan_in_a_bracket_may_name_its_paper() -> None:
    text = "Tỷ lệ số hóa đạt 86,5% (chỉ tiêu năm 2024 theo Quyết định số 468/QĐ-UBND: 80%)."
    _, plan = claims(text)
    assert (plan.planned, plan.indicator, plan.period) == (True, "Tỷ lệ số hóa", Period.year(2024))


def test_so_many_of_a_target_in_brackets_are_no_plan() -> None:
    _, reached = claims("6 tháng đầu năm 2024, tuyển quân đạt 100% chỉ tiêu (145/145 thanh niên).")
    assert (reached.planned, reached.period) == (False, FIRST_HALF)


@pytest.mark.parametrize(
    "line", ["18/09/2019 | Chuyên mục: Tin tức | Tác giả: An Hòa", "(BBD) Cập nhật lúc 15:40, Thứ tư, 18/09/2019"]
)
def test_the_day_in_the_cells_of_a_line_or_behind_the_mark_of_a_paper_is_a_stamp(line: str) -> None:
    assert read(f"Tin trong xã\n{line}\nXã có 5 hộ nghèo.").published == date(2019, 9, 18)


@pytest.mark.parametrize("line", ["(TĐB) - Thứ tư, 18/09/2019", "TĐB - 18/09/2019", "Thứ 4, ngày 18/9/2019"])
def test_a_day_behind_the_mark_of_a_paper_and_the_day_of_the_week_is_a_stamp(line: str) -> None:
    assert read(f"Tin trong xã\n\n{line}\n\nXã có 5 hộ nghèo.").published == date(2019, 9, 18)


@pytest.mark.parametrize("place", ["Hoa Lư", "Thành phố Hoa Lư", "TP. Hoa Lư", "Phường Hoa Lư"])
def test_the_day_of_a_letterhead_stands_behind_a_place_with_its_kind_or_without(place: str) -> None:
    head = "UBND PHƯỜNG HOA LƯ\nSố: 12/BC-UBND\n"
    assert read(f"{head}{place}, ngày 18 tháng 9 năm 2019\n\nBÁO CÁO\n\nPhường có 5 hộ nghèo.").published == DAY_OF_HEAD
    assert read(f"{head}{place} họp, ngày 18 tháng 9 năm 2019\n\nPhường có 5 hộ nghèo.").published is None


DAY_OF_HEAD = date(2019, 9, 18)


def test_a_dash_behind_other_words_makes_no_stamp() -> None:
    assert read("Tin trong xã\n\nHọp Chi bộ - Thứ tư, 18/09/2019\n\nXã có 5 hộ nghèo.").published is None


def test_a_clause_that_opens_with_the_present_says_how_far_a_plan_has_come() -> None:
    text = "Phấn đấu cả năm 2026 kết nạp 45 đảng viên, đến nay đã kết nạp 33 đảng viên, đạt 73,3% chỉ tiêu."
    plan, now, rate = read(text, published=date(2026, 10, 2)).claims
    assert (plan.planned, now.planned, rate.planned) == (True, False, False)
    assert now.period == Period.day(date(2026, 10, 2))
    within = "Phấn đấu trồng 30 ha rừng (đến nay đã trồng 12 ha), nuôi 400 con dê."
    assert [claim.planned for claim in read(within, published=date(2026, 10, 2)).claims] == [True, False, True]


def test_all_targets_listed_for_a_coming_term_are_planned_for_it() -> None:
    text = (
        "Ngày 12/6/2022, Đoàn xã Tân Hòa tổ chức Đại hội đại biểu lần thứ X, nhiệm kỳ 2022 - 2027.\n\n"
        "Nhiệm kỳ 2017 - 2022, Đoàn xã làm 40 công trình.\n\n"
        "Đại hội thông qua 10 chỉ tiêu nhiệm kỳ 2022 - 2027, tiêu biểu: mỗi năm kết nạp ít nhất 100 đoàn viên; "
        "trồng 6.000 cây xanh; dư nợ đến năm 2027 đạt 12 tỷ đồng; hỗ trợ 5 dự án."
    )
    done, _, *targets = read(text, published=date(2022, 6, 13)).claims
    term = Period(date(2022, 1, 1), date(2027, 12, 31))
    assert not done.planned
    assert [target.planned for target in targets] == [True] * 4
    assert [target.period for target in targets] == [term, term, Period.year(2027), term]


def test_targets_listed_for_the_rest_of_a_year_are_planned_for_it() -> None:
    text = "Nghị quyết nêu các chỉ tiêu 6 tháng cuối năm: thu 3 tỷ đồng; trồng 12 ha rừng."
    second_half = Period(date(2024, 7, 1), date(2024, 12, 31))
    assert [(claim.planned, claim.period) for claim in claims(text)] == [(True, second_half)] * 2


def test_what_came_of_the_targets_of_a_term_is_not_planned() -> None:
    text = "Sau 1 năm thực hiện các chỉ tiêu nhiệm kỳ 2023 - 2028, kết quả: thu 3 tỷ đồng; trồng 12 ha rừng."
    assert [claim.planned for claim in claims(text)] == [False, False]


def test_a_bracket_that_opens_with_a_time_gone_by_is_not_planned() -> None:
    text = "Ông yêu cầu khẩn trương. Dự án giải ngân hết 120 tỷ đồng (đến 15/6 mới được 14 tỷ đồng, bằng 11,7%)."
    plan, now, rate = claims(text)
    assert [x.planned for x in (plan, now, rate)] == [True, False, False]
    assert now.period == Period.day(date(2024, 6, 15))


def test_a_day_to_come_at_the_head_of_a_sentence_holds_no_further() -> None:
    text = "Đến 30/9 bàn giao 100% mặt bằng. Xã có 5 trường.\n\nCác nhà thầu đang huy động 26 mũi thi công."
    due, schools, crews = claims(text)
    assert (due.planned, due.period) == (True, Period.day(date(2024, 9, 30)))
    assert [(x.planned, x.period) for x in (schools, crews)] == [(False, Period.day(DAY))] * 2


def test_what_was_promised_and_is_compared_with_plans_nothing() -> None:
    text = "Khu A chậm 2 tháng so với cam kết; 3 khu khác đang thi công nền."
    assert [claim.planned for claim in claims(text)] == [False, False]


def test_the_target_that_the_result_of_a_term_is_put_against_is_of_that_term() -> None:
    text = "Nhiệm kỳ 2019 - 2024, tỷ lệ tập hợp thanh niên đạt 41% so với chỉ tiêu 50%."
    reached, target = claims(text)
    assert (target.planned, target.period) == (True, reached.period)
    assert reached.period == Period(date(2019, 1, 1), date(2024, 12, 31))


def test_the_time_that_an_answer_opens_with_holds_for_what_it_tells() -> None:
    text = (
        "6 tháng đầu năm 2024, xã thu 3 tỷ đồng.\n\nTrưởng phòng Lê Thị Diệp cho biết, năm học 2024 - 2025 dự kiến có "
        "318 học sinh vào lớp 1; xã thiếu 11 phòng học. Giải pháp là xây thêm 8 phòng học, và điều chuyển 5 lớp."
    )
    _, *coming = claims(text)
    year = Period(date(2024, 9, 1), date(2025, 8, 31))
    assert [(claim.planned, claim.period) for claim in coming] == [(True, year)] * 4


def _under(heading: str) -> list[tuple[bool, Period | None]]:
    """What is read below the second heading of a report of July on the first half of a year."""
    text = (
        f"I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024\n- Kết nạp 12 đảng viên.\n\n{heading}\n- Trồng mới 15 ha rừng.\n"
        "- Giao quân đạt 100% chỉ tiêu.\n\nIII. KINH PHÍ\n- Xã có 9 thôn."
    )
    (party, *listed, _) = claims(text)
    assert (party.planned, party.period) == (False, FIRST_HALF)
    return [(claim.planned, claim.period) for claim in listed]


@pytest.mark.parametrize("words", ["CHỈ TIÊU", "CHỈ TIÊU CHỦ YẾU", "CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI"])
def test_targets_under_a_numbered_heading_with_a_time_are_planned_for_it(words: str) -> None:
    half = Period(date(2024, 7, 1), date(2024, 12, 31))
    assert _under(f"II. {words} 6 THÁNG CUỐI NĂM 2024") == [(True, half)] * 2


def test_targets_of_months_that_have_begun_are_planned_for_them() -> None:
    text = "I. KẾT QUẢ 9 THÁNG ĐẦU NĂM 2024\n- Thu 3 tỷ đồng.\nII. CHỈ TIÊU 6 THÁNG CUỐI NĂM 2024\n- Thu 5 tỷ đồng."
    _, target = read(text, published=date(2024, 10, 5)).claims
    assert (target.planned, target.period) == (True, Period(date(2024, 7, 1), date(2024, 12, 31)))


@pytest.mark.parametrize("heading", ["II. CHỈ TIÊU", "II. CHỈ TIÊU CHỦ YẾU", "II. MỘT SỐ CHỈ TIÊU CƠ BẢN"])
def test_targets_alone_behind_results_are_planned(heading: str) -> None:
    assert _under(heading) == [(True, Period.year(2024))] * 2


@pytest.mark.parametrize(
    "heading",
    [
        "II. TÌNH HÌNH THỰC HIỆN CHỈ TIÊU",
        "II. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
        "II. CÁC CHỈ TIÊU ĐẠT ĐƯỢC 6 THÁNG ĐẦU NĂM 2024",
        "II. CÁC CHỈ TIÊU CHỦ YẾU 6 THÁNG ĐẦU NĂM 2024",
        "II. CÁC CHỈ TIÊU NĂM 2024 CHƯA ĐẠT",
    ],
)
def test_a_heading_that_tells_what_came_of_targets_reports(heading: str) -> None:
    assert _under(heading) == [(False, FIRST_HALF)] * 2


def test_targets_with_shares_of_a_plan_below_them_tell_results() -> None:
    text = "I. TÌNH HÌNH CHUNG\n- Có 9 thôn.\nII. CHỈ TIÊU CHỦ YẾU\n- Thu 3 tỷ đồng, đạt 96% kế hoạch.\n- Trồng 5 ha."
    assert [claim.planned for claim in claims(text)] == [False] * 4


def test_targets_under_a_part_that_reports_tell_results() -> None:
    text = "Phần I: KẾT QUẢ\nI. NHIỆM VỤ ĐƯỢC GIAO\n- Thu 3 tỷ đồng.\n\nKết quả\n\nII. CHỈ TIÊU\n- Trồng 5 ha rừng."
    assert claims(text)[1].planned is False


def test_targets_that_a_session_counts_and_lists_are_planned_to_the_last() -> None:
    text = (
        "Kỳ họp đã thông qua Nghị quyết giám sát 6 tháng cuối năm 2024; Nghị quyết về nhiệm vụ 6 tháng cuối năm 2024 "
        "với 14 chỉ tiêu chính là: thu nhập đạt 48 triệu đồng; sản lượng ngô đạt 310 tấn, đàn dê đạt 900 con."
    )
    half = Period(date(2024, 7, 1), date(2024, 12, 31))
    assert [(claim.planned, claim.period) for claim in claims(text)[1:]] == [(True, half)] * 3


def test_targets_that_are_listed_on_one_line_are_planned_up_to_its_end() -> None:
    listed = "Các chỉ tiêu chủ yếu năm 2025: 1. Trồng 12 ha dâu. 2. Tỷ lệ thu gom rác đạt 90%. 3. Mở 3 chợ."
    *targets, reached = claims(f"{listed}\nXã có 5 thôn.")
    assert [(claim.planned, claim.period) for claim in targets] == [(True, Period.year(2025))] * 3
    assert (reached.planned, reached.period) == (False, Period.day(DAY))


def test_under_a_title_about_the_year_to_come_what_is_told_of_this_one_is_reported() -> None:
    told = "NHIỆM VỤ CỦA XÃ NĂM 2025\nNăm 2024, xã trồng 12 ha dâu.\nDoanh thu đạt 9 tỷ đồng.\n"
    *reached, target = claims(f"{told}Năm 2025, xã phấn đấu trồng 15 ha dâu.")
    assert [(claim.planned, claim.period) for claim in reached] == [(False, Period.year(2024))] * 2
    assert (target.planned, target.period) == (True, Period.year(2025))


def test_what_is_put_against_its_plan_is_no_plan_of_the_year_in_the_title() -> None:
    title = "Xã Lâm Hạ triển khai nhiệm vụ năm 2025"
    assert [claim.planned for claim in claims(f"{title}\nThu phí đạt 9 tỷ đồng, bằng 105% dự toán.")] == [False, False]
    assert [claim.planned for claim in claims(f"{title}\nThu phí đạt 9 tỷ đồng.")] == [True]
