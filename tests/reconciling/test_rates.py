"""Attainment, growth, share, implied plan, implied base, chain: what rates say of the figures around them."""

from dataclasses import replace

import pytest

from doichieu.reconcile import USUAL, reconcile
from tests.reconciling.reading_aloud import heard, open_findings, told


@pytest.mark.parametrize(
    ("text", "wording", "quotes"),
    [
        ("Kết nạp 74/150 đảng viên, đạt 94,3% kế hoạch.", "attainment.of_total", ["74/150 đảng viên", "94,3%"]),
        ("Có 41/46 thôn dùng điện lưới, chiếm 98,1%.", "share.of_total", ["41/46 thôn", "98,1%"]),
        (
            "Năm 2023, xảy ra 4 vụ tai nạn giao thông, giảm 3 vụ so với cùng kỳ (cùng kỳ 5 vụ).",
            "growth.differs",
            ["4 vụ", "3 vụ", "5 vụ"],
        ),
        (
            "Năm 2023, tỷ lệ hộ nghèo từ 1,86% cuối năm 2022 xuống còn 1,42%, giảm 0,54 điểm phần trăm.",
            "growth.differs",
            ["1,86%", "1,42%", "0,54 điểm phần trăm"],
        ),
        (
            "Đảng bộ có 5.214 đảng viên, trong đó nữ 2.190 đồng chí, chiếm tỷ lệ 24,0%.",
            "share.differs",
            ["5.214 đảng viên", "2.190 đồng chí", "24,0%"],
        ),
        (
            "Toàn xã còn 61 hộ cận nghèo trên tổng số 4.300 hộ, chiếm 1,12%.",
            "share.of_total",
            ["61 hộ cận nghèo trên tổng số 4.300 hộ", "1,12%"],
        ),
        (
            "Năm 2023 thu gom 310 tấn rác trong tổng số 500 tấn, đạt 70%.",
            "share.differs",
            ["310 tấn", "500 tấn", "70%"],
        ),
    ],
)
def test_a_rate_that_does_not_follow_is_an_error(text: str, wording: str, quotes: list[str]) -> None:
    assert open_findings(text) == [("error", wording, quotes)]


@pytest.mark.parametrize(
    "text",
    [
        "Kết nạp 74/150 đảng viên, đạt 49,3% kế hoạch.",
        "Năm 2023, xảy ra 4 vụ tai nạn giao thông, giảm 1 vụ so với cùng kỳ (cùng kỳ 5 vụ).",
        "Năm 2023, tỷ lệ hộ nghèo từ 1,86% cuối năm 2022 xuống còn 1,42%, giảm 0,44%.",
        "Đảng bộ có 5.214 đảng viên, trong đó nữ 2.190 đồng chí, chiếm tỷ lệ 42,0%.",
        "Thu ngân sách năm 2023 đạt 21,9 tỷ đồng, bằng 81% dự toán tỉnh giao và 73,4% dự toán HĐND huyện giao.",
        "Sản lượng năm 2023 đạt 1.870 tấn, tăng 2 lần so với năm 2022 (620 tấn).",
        "Toàn xã còn 61 hộ cận nghèo trên tổng số 4.300 hộ, chiếm 1,42%.",
        "Toàn xã còn 61 hộ cận nghèo trên tổng số 4.300 hộ, đạt 97% kế hoạch.",
        "Toàn xã có 2 chợ trên tổng số 43 ha, chiếm 1,12%.",
    ],
)
def test_a_rate_that_follows_is_none(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(("rate", "severity"), [("", "error"), (", đạt 0%", "error"), (", đạt 95% kế hoạch", "error")])
def test_a_total_of_zero_has_no_rate_and_is_told_without_false_arithmetic(rate: str, severity: str) -> None:
    found = open_findings(f"Có 12/0 trường đạt chuẩn{rate}.")
    assert found == [(severity, "zero_total.stated", ["12/0 trường"])]


def test_none_of_none_is_no_contradiction() -> None:
    assert open_findings("Có 0/0 trường đạt chuẩn, đạt 100%.") == []


def test_a_count_is_no_odd_share_of_a_whole_plan() -> None:
    [found] = open_findings("Năm 2023 kết nạp 31 đảng viên, đạt 109,0% kế hoạch.")
    assert found == ("warning", "attainment.no_whole", ["31 đảng viên", "109,0%"])


def test_a_rate_that_was_cut_off_instead_of_rounded_is_only_asked_about() -> None:
    [found] = open_findings("Năm 2023 kết nạp 30 đảng viên, vượt 57,8% kế hoạch.")
    assert found == ("question", "attainment.no_whole", ["30 đảng viên", "57,8%"])


def test_a_rate_without_a_plan_beside_a_progress_that_it_does_not_fit_is_told() -> None:
    found = open_findings("Năm 2023, huyện mở 60/50 lớp với trên 9.800 học viên, đạt 148%.")
    assert found == [("warning", "attainment.beside", ["60/50 lớp", "148%"])]


def test_the_plan_that_a_rate_implies_is_told_and_held_against_another_document() -> None:
    result = "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt 52,3 tỷ đồng, bằng 112,5% dự toán HĐND xã giao."
    right = "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn đạt 46,5 tỷ đồng."
    wrong = "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn đạt 64,5 tỷ đồng."
    assert ("implied", "implied_plan.implied", ["52,3 tỷ đồng", "112,5%"]) in told(result)
    assert ("agrees", "implied_plan.agrees", ["52,3 tỷ đồng", "112,5%", "46,5 tỷ đồng"]) in told(result, right)
    assert open_findings(result, wrong) == [
        ("question", "implied_plan.differs", ["52,3 tỷ đồng", "112,5%", "64,5 tỷ đồng"])
    ]


def test_the_base_that_a_growth_implies_is_held_against_last_years_report() -> None:
    now = "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt 48,4 tỷ đồng, tăng 10,0% so với năm 2022."
    last = "Năm 2022, thu ngân sách nhà nước trên địa bàn đạt 41,7 tỷ đồng."
    assert open_findings(now, last) == [("error", "implied_base.differs", ["48,4 tỷ đồng", "10,0%", "41,7 tỷ đồng"])]
    assert open_findings(now, last.replace("41,7", "44,0")) == []


def test_two_plans_of_two_owners_do_not_contradict_one_another() -> None:
    text = "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt 52,3 tỷ đồng, bằng 112% dự toán tỉnh giao."
    other = "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt 52,3 tỷ đồng, bằng 95% dự toán HĐND huyện giao."
    assert open_findings(text, other) == []


def test_figures_that_fit_their_neighbours_may_still_contradict_one_another_over_several_steps() -> None:
    base = "Năm 2022, thu ngân sách nhà nước trên địa bàn đạt 50,0 tỷ đồng."
    rates = (
        "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt khoảng 55 tỷ đồng, tăng 10,0% so với năm 2022, "
        "bằng 100,5% dự toán."
    )
    plan = "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn đạt {} tỷ đồng."
    assert open_findings(base, rates, plan.format("54,7")) == []
    [found] = open_findings(base, rates, plan.format("57,0"))
    assert found == ("question", "chain.two", ["50,0 tỷ đồng", "10,0%", "100,5%", "57,0 tỷ đồng"])


def test_a_chain_over_two_years_needs_five_figures_and_is_found_unless_fewer_are_asked_for() -> None:
    base = "Năm 2021, thu ngân sách nhà nước trên địa bàn đạt 50,0 tỷ đồng."
    middle = "Năm 2022, thu ngân sách nhà nước trên địa bàn đạt khoảng 55 tỷ đồng, tăng 10,0% so với năm 2021."
    last = (
        "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt khoảng 60 tỷ đồng, tăng 10,0% so với năm 2022, "
        "bằng 100,5% dự toán."
    )
    plan = "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn đạt 62,0 tỷ đồng."
    texts = (base, middle, last, plan)
    chain = ("question", "chain.two", ["50,0 tỷ đồng", "10,0%", "10,0%", "100,5%", "62,0 tỷ đồng"])
    assert open_findings(*texts) == [chain]
    short_ones = replace(USUAL, longest=2)
    assert [one for one in reconcile(heard(*texts), short_ones) if one.severity.is_open] == []


def test_a_plan_that_somebody_strives_for_beside_the_one_assigned_is_at_most_a_question() -> None:
    result = "Năm 2023, xã thu ngân sách nhà nước đạt 52,3 tỷ đồng, bằng 112,5% dự toán."
    plan = "Nghị quyết giao thu ngân sách nhà nước năm 2023 là 46,5 tỷ đồng."
    more = "Chủ tịch yêu cầu phấn đấu đưa thu ngân sách nhà nước năm 2023 lên 64,5 tỷ đồng."
    less = more.replace("64,5", "40,5")
    assert [row[:2] for row in open_findings(result, more)] == [("question", "implied_plan.differs")]
    assert [row[:2] for row in open_findings(plan, more)] == [("question", "witnesses.differ")]
    assert [row[:2] for row in open_findings(result, less)] == [("question", "implied_plan.differs")]
    aim = "Năm 2023, xã thu ngân sách nhà nước đạt 52,3 tỷ đồng, bằng 112,5% mục tiêu phấn đấu."
    assert [row[0] for row in open_findings(aim, more)] == ["error"]
    assigned = more.replace("Chủ tịch yêu cầu phấn đấu đưa", "Nghị quyết giao").replace(" lên ", " là ")
    assert [row[:2] for row in open_findings(result, assigned)] == [("error", "implied_plan.differs")]


def test_two_results_beside_one_plan_that_somebody_strives_for_are_asked_about_once() -> None:
    half = "6 tháng đầu năm 2023, thu ngân sách nhà nước trên địa bàn đạt 31,4 tỷ đồng, bằng 60,4% dự toán."
    later = "9 tháng đầu năm 2023, thu ngân sách nhà nước trên địa bàn đạt 44,7 tỷ đồng, bằng 86,0% dự toán."
    aim = "Phấn đấu năm 2023 trồng 40 ha rừng; thu ngân sách nhà nước trên địa bàn cả năm đạt 55 tỷ đồng."
    assert [row[:2] for row in open_findings(half, later, aim)] == [("question", "implied_plan.differs")]


BESIDE = "6 tháng đầu năm 2024, thu ngân sách: "


@pytest.mark.parametrize(
    "row",
    [
        "kế hoạch 120 tỷ đồng, thực hiện 96 tỷ đồng, đạt {}%",
        "thực hiện 96 tỷ đồng, kế hoạch 120 tỷ đồng, đạt {}%",
        "dự toán 120 tỷ đồng, thực hiện 96 tỷ đồng, đạt {}%",
        "kế hoạch năm 120 tỷ đồng, thực hiện 96 tỷ đồng, đạt {}% kế hoạch năm",
    ],
)
def test_a_rate_behind_a_plan_and_its_result_rates_that_plan(row: str) -> None:
    amounts = ["120 tỷ đồng", "96 tỷ đồng"] if row.index("120") < row.index("96") else ["96 tỷ đồng", "120 tỷ đồng"]
    text = BESIDE + row + "."
    assert open_findings(text.format(75)) == [("error", "attainment.differs", [*amounts, "75%"])]
    assert open_findings(text.format(80)) == []
    assert [wording for _, wording, _ in told(text.format(80))] == ["implied_plan.agrees"]


@pytest.mark.parametrize(
    "row",
    [
        "kế hoạch 120 tỷ đồng; thực hiện 96 tỷ đồng, đạt 75%",  # of another matter, perhaps
        "kế hoạch 6 tháng 120 tỷ đồng, thực hiện 96 tỷ đồng, đạt 40% kế hoạch năm",
        "kế hoạch 120 tỷ đồng, thực hiện 96 tỷ đồng, tăng 75% so với cùng kỳ",
        "kế hoạch 120 tỷ đồng, thực hiện 96 triệu USD, đạt 75%",
    ],
)
def test_a_rate_behind_a_plan_and_something_else_is_held_against_no_plan_beside_it(row: str) -> None:
    assert open_findings(BESIDE + row + ".") == []
