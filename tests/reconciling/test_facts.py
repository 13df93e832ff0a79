"""One fact in several places, slips of magnitude, headlines, concepts, flows, series."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Period
from doichieu.reconcile import Witness, reconcile
from doichieu.reconcile.checks.outlier import scores
from doichieu.show import Lang
from doichieu.show.findings import finding_line
from tests.reconciling.reading_aloud import heard, open_findings, short, told

REVENUE = "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt {}."


def test_one_fact_with_two_witnesses_agrees_or_differs() -> None:
    one, other = REVENUE.format("52,3 tỷ đồng"), REVENUE.format("53,2 tỷ đồng")
    assert told(one, one) == [("agrees", "witnesses.agree", ["52,3 tỷ đồng", "52,3 tỷ đồng"])]
    assert told(one, other) == [("error", "witnesses.differ", ["52,3 tỷ đồng", "53,2 tỷ đồng"])]


def test_a_coarser_figure_is_the_same_fact() -> None:
    assert open_findings(REVENUE.format("52,3 tỷ đồng"), REVENUE.format("52.318 triệu đồng")) == []


@pytest.mark.parametrize(("one", "other"), [("91 tỷ đồng", "92 tỷ đồng"), ("91,0 tỷ đồng", "91,1 tỷ đồng")])
def test_figures_one_step_apart_are_asked_about_and_never_agree(one: str, other: str) -> None:
    assert told(REVENUE.format(one), REVENUE.format(other)) == [("question", "witnesses.differ", [one, other])]


def test_an_error_within_one_sentence_is_told_there_whatever_other_documents_say() -> None:
    wrong = "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt 45,6 tỷ đồng, bằng 60% dự toán (dự toán 90 tỷ đồng)."
    other = "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn đạt 92 tỷ đồng."
    alone = ("error", "attainment.differs", ["45,6 tỷ đồng", "60%", "90 tỷ đồng"])
    assert open_findings(wrong) == [alone]
    for texts in ((wrong, other), (other, wrong)):
        found = open_findings(*texts)
        assert alone in found
        assert [one[1] for one in found if one != alone] == ["witnesses.differ"]


def test_two_targets_of_two_documents_are_asked_about_unless_one_body_set_both() -> None:
    plan = "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn đạt {}."
    texts = plan.format("52,3 tỷ đồng"), plan.format("60,0 tỷ đồng")
    assert open_findings(*texts) == [("question", "witnesses.differ", ["52,3 tỷ đồng", "60,0 tỷ đồng"])]
    owned = [replace(one, claim=replace(one.claim, basis="dự toán HĐND xã giao")) for one in heard(*texts)]
    assert [one.severity.value for one in reconcile(owned)] == ["error"]


def test_other_places_are_other_facts() -> None:
    here = heard(REVENUE.format("52,3 tỷ đồng"))
    there = [
        replace(one, place="nơi khác", ref=one.ref._replace(document="z")) for one in heard(REVENUE.format("9 tỷ đồng"))
    ]
    assert reconcile([*here, *there]) == ()


def test_a_power_of_a_thousand_is_told_as_such() -> None:
    found = open_findings(REVENUE.format("52,3 tỷ đồng"), REVENUE.format("52,3 triệu đồng"))
    assert found == [("error", "magnitude.either", ["52,3 tỷ đồng", "52,3 triệu đồng"])]


SLIPPED = (
    "Tổng chi ngân sách xã 6 tháng đầu năm 2025 đạt 31,5 tỷ đồng, bằng 45% dự toán năm (70 tỷ đồng).",
    "Tổng chi ngân sách xã 9 tháng đầu năm 2025 đạt 49 triệu đồng, bằng 70% dự toán năm.",
)


def worded(lang: Lang, *texts: str) -> list[str]:
    witnesses = heard(*texts)
    figures = {one.ref: one.claim for one in witnesses}
    return [finding_line(one, figures, lang) for one in reconcile(witnesses) if one.severity.is_open]


def test_the_figure_that_slipped_is_named_first_with_what_it_likely_is_and_no_total_is_said_to_fall() -> None:
    assert worded("vi", *SLIPPED) == [
        (
            "nhầm bậc số: Tổng chi ngân sách xã: 49 triệu đồng, có lẽ là 49 tỷ đồng: chỉ như vậy mới khớp với "
            "70 tỷ đồng, 70%"
        )
    ]
    assert worded("en", *SLIPPED) == [
        (
            "magnitude slip: Tổng chi ngân sách xã: 49 million VND is probably 49 billion VND: only so does it go with "
            "70 billion VND, 70%"
        )
    ]


def test_two_papers_that_differ_on_one_plan_are_named_and_whose_plan_each_says() -> None:
    witnesses = heard(
        "Kế hoạch thu ngân sách năm 2025 do HĐND xã giao là 60 tỷ đồng.",
        "Kế hoạch thu ngân sách năm 2025 là 62 tỷ đồng.",
    )
    figures = {one.ref: one.claim for one in witnesses}
    [found] = [one for one in reconcile(witnesses) if one.severity.is_open]
    papers = {"a": "Nghị quyết 4/NQ-HĐND", "b": "Báo cáo 9/BC-UBND"}
    line = finding_line(found, figures, papers=papers)
    assert line.endswith(
        "Nghị quyết 4/NQ-HĐND ghi 60 tỷ đồng (kế hoạch của HĐND xã), "
        "Báo cáo 9/BC-UBND ghi 62 tỷ đồng (kế hoạch, không nêu của ai)"
    )
    assert " một nơi ghi 60 tỷ đồng" in finding_line(found, figures)


def test_a_plan_that_slipped_is_known_by_the_results_beside_it() -> None:
    found = worded("vi", SLIPPED[0].replace("70 tỷ", "70 triệu"), SLIPPED[1].replace("49 triệu", "49 tỷ"))
    assert [one.partition(": ")[2] for one in found] == [
        "Tổng chi ngân sách xã: 70 triệu đồng, có lẽ là 70 tỷ đồng: chỉ như vậy mới khớp với 31,5 tỷ đồng, 45%"
    ]


def test_where_nothing_says_which_of_two_slipped_both_are_named() -> None:
    [one] = worded("vi", SLIPPED[0].replace(" (70 tỷ đồng)", ""), SLIPPED[1])
    assert one.endswith("31,5 tỷ đồng hoặc 49 triệu đồng lệch 1.000 lần, như khi nhầm nghìn, triệu, tỷ")


def test_a_whole_that_slipped_is_told_by_its_parts() -> None:
    parts = "chi đầu tư 21,5 tỷ đồng; chi thường xuyên 22,5 tỷ đồng"
    [one] = worded("vi", f"Năm 2025 chi ngân sách là 44,0 triệu đồng, gồm: {parts}.")
    assert "44,0 triệu đồng, có lẽ là 44 tỷ đồng" in one


@pytest.mark.parametrize(("official", "found"), [("53,0", []), ("61,0", ["estimate.far"])])
def test_an_official_figure_may_differ_a_little_from_its_estimate(official: str, found: list[str]) -> None:
    estimate = "Năm 2023, thu ngân sách nhà nước trên địa bàn ước đạt 52,3 tỷ đồng."
    assert [one[1] for one in open_findings(estimate, REVENUE.format(f"{official} tỷ đồng"))] == found


def test_all_targets_met_does_not_go_with_some_that_are_not() -> None:
    text = "Năm 2023, huyện đạt và vượt 18/18 chỉ tiêu kinh tế - xã hội. Năm 2023 có 7/10 chỉ tiêu thu đạt dự toán."
    assert open_findings(text) == [("warning", "headline.lines", ["18/18 chỉ tiêu", "7/10 chỉ tiêu"])]


def test_a_half_year_is_not_more_than_its_year() -> None:
    text = (
        "6 tháng đầu năm 2023, tổng thu ngân sách địa phương đạt 820 tỷ đồng, tăng 5,0% so với cùng kỳ năm 2022. "
        "Năm 2022, thu ngân sách của huyện đạt 510 tỷ đồng."
    )
    [found] = open_findings(text)
    assert found == ("warning", "two_concepts.part", ["820 tỷ đồng", "5,0%", "510 tỷ đồng"])


def test_what_left_and_what_came_is_asked_about() -> None:
    text = (
        "Trong năm đã đưa 6 chi bộ ra khỏi diện theo dõi; bổ sung 2 chi bộ vào danh sách theo dõi; "
        "tiếp tục giúp đỡ 5 chi bộ."
    )
    assert open_findings(text) == [("question", "stock_flow.opening", ["6 chi bộ", "2 chi bộ", "5 chi bộ"])]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Năm 2023 hỗ trợ 4,2 tỷ đồng cho 800 hộ.", "per_head.exact"),
        ("Năm 2023 hỗ trợ 4,2 tỷ đồng cho 900 hộ.", "per_head.implied"),
        ("Năm 2023 hỗ trợ trên 4,2 tỷ đồng cho 800 hộ.", "per_head.implied"),
        ("Năm 2023 hỗ trợ 4,2 tỷ đồng cho 800 hộ, bình quân 5,25 triệu đồng/hộ.", "per_head.agree"),
        ("Năm 2023 hỗ trợ 4,2 tỷ đồng cho 800 hộ, bình quân 2,55 triệu đồng/hộ.", "per_head.differs"),
    ],
)
def test_what_each_gets_is_worked_out(text: str, wording: str) -> None:
    assert wording in [one[1] for one in told(text)]


def test_a_semicolon_ends_what_is_given() -> None:
    text = "Năm 2023 phấn đấu thu ngân sách đạt 95 tỷ đồng; giải quyết việc làm cho 1.250 lao động."
    assert [one for one in told(text) if one[1].startswith("per_head")] == []


def test_a_part_above_its_whole_has_a_share_above_100_percent() -> None:
    text = "Có 40 hộ, trong đó hộ mới 12 hộ, chiếm 130%."
    assert "ranges.above" in [one[1] for one in told(text)]


def test_a_figure_of_many_digits_does_not_come_back_by_chance() -> None:
    text = REVENUE.format("52.318 triệu đồng") + " " + REVENUE.replace("2023", "2022").format("52.318 triệu đồng")
    assert open_findings(text) == [("question", "unchanged.same", ["52.318 triệu đồng", "52.318 triệu đồng"])]
    assert open_findings(text.replace("52.318", "52.000")) == []


def test_a_half_year_of_the_calendar_and_of_the_reports_are_two_clocks() -> None:
    [calendar] = heard("6 tháng đầu năm 2023, thu ngân sách nhà nước trên địa bàn đạt 30,5 tỷ đồng.")
    days = Period(date(2022, 12, 15), date(2023, 6, 14))
    reports = replace(
        calendar,
        ref=calendar.ref._replace(document="b"),
        claim=replace(
            calendar.claim, period=days, quantity=replace(calendar.claim.quantity, value=Decimal(29_100_000_000))
        ),
    )
    [found] = reconcile([calendar, reports])
    assert (found.severity.value, found.wording) == ("question", "clocks.mixed")


def series(values: list[int]) -> list[Witness]:
    [last] = heard("Năm 2023 kết nạp 60 đảng viên.")
    return [
        replace(
            last,
            ref=last.ref._replace(document=str(year)),
            claim=replace(
                last.claim,
                period=Period.year(year),
                quantity=replace(last.claim.quantity, value=Decimal(value)),
            ),
        )
        for year, value in enumerate(values, start=2015)
    ]


def test_a_figure_apart_from_its_own_past_is_asked_about() -> None:
    witnesses = tuple(series([52, 55, 49, 58, 54, 540, 51]))
    found = [short(one, witnesses) for one in reconcile(witnesses)]
    assert [one[1] for one in found] == ["outlier.past"]
    assert reconcile(series([52, 55, 49, 58, 54, 57, 51])) == ()


def test_the_robust_score_is_not_moved_by_what_stands_apart() -> None:
    assert [round(score, 2) for score in scores([1, 2, 3, 4, 100])] == [-1.35, -0.67, 0.0, 0.67, 65.43]
    assert scores([5, 5, 5, 9]) == [0.0] * 4
