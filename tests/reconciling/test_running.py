"""Months, quarters and halves of a year beside the whole; totals that run on; parts above their whole."""

import pytest

from doichieu.claims.findings import ClaimRef
from doichieu.reconcile import reconcile
from doichieu.show.findings import finding_line
from tests.reconciling.reading_aloud import heard, open_findings, told

REVENUE = "Thu ngân sách nhà nước trên địa bàn"


def line(text: str, lang: str = "vi") -> str:
    witnesses = heard(text)
    figures = {one.ref: one.claim for one in witnesses}
    [found] = [one for one in reconcile(witnesses) if one.severity.is_open]
    return finding_line(found, figures, "en" if lang == "en" else "vi")


def test_half_a_year_and_a_quarter_that_do_not_make_nine_months_are_named_with_their_sum() -> None:
    text = (
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 33,1 tỷ đồng. Quý III/2025 thu ngân sách nhà nước trên địa bàn đạt "
        "{} tỷ đồng. 9 tháng năm 2025 thu ngân sách nhà nước trên địa bàn đạt 46,9 tỷ đồng."
    )
    quotes = ["33,1 tỷ đồng", "12,8 tỷ đồng", "46,9 tỷ đồng"]
    assert open_findings(text.format("12,8")) == [("error", "running.differs", quotes)]
    assert open_findings(text.format("13,8")) == []
    assert line(text.format("12,8")).endswith(
        "33,1 tỷ đồng (6 tháng đầu năm 2025) + 12,8 tỷ đồng (quý III/2025) = 45,9 tỷ đồng, không phải 46,9 tỷ đồng "
        "(9 tháng đầu năm 2025)"
    )
    assert line(text.format("12,8"), "en").endswith(
        "33.1 billion VND (first half of 2025) + 12.8 billion VND (Q3 2025) = 45.9 billion VND, not 46.9 billion VND "
        "(first 9 months of 2025)"
    )


@pytest.mark.parametrize("whole", ["40,9", "52,0"])
def test_where_two_amounts_of_half_a_year_are_stated_and_neither_fits_one_finding_says_so(whole: str) -> None:
    own = (
        f"{REVENUE} quý III/2025 đạt 12,8 tỷ đồng. 9 tháng năm 2025 {REVENUE} đạt {whole} tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 33,1 tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 31,4 tỷ đồng.",
    )
    found = [one for one in open_findings(*own) if one[1] != "witnesses.differ"]
    assert [(severity, wording) for severity, wording, _ in found] == [("error", "running.differs")]


def test_where_one_of_two_amounts_fits_their_difference_alone_is_told() -> None:
    found = open_findings(
        f"{REVENUE} quý III/2025 đạt 12,8 tỷ đồng. 9 tháng năm 2025 {REVENUE} đạt 45,9 tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 33,1 tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 31,4 tỷ đồng.",
    )
    assert [wording for _, wording, _ in found] == ["witnesses.differ"]


def test_a_total_that_falls_below_either_of_two_amounts_before_is_told() -> None:
    found = open_findings(
        f"9 tháng năm 2025 {REVENUE} đạt 30,0 tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 33,1 tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 31,4 tỷ đồng.",
    )
    assert [wording for _, wording, _ in found] == ["witnesses.differ", "running.fell"]


def test_months_and_quarters_are_held_against_whole_times_of_which_two_amounts_are_stated() -> None:
    found = open_findings(
        f"{REVENUE} quý I/2025 đạt 10,1 tỷ đồng. {REVENUE} quý II/2025 đạt 12,0 tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 33,1 tỷ đồng.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 31,4 tỷ đồng.",
    )
    assert [wording for _, wording, _ in found] == ["running.differs", "witnesses.differ"]


def test_what_rounding_explains_is_no_contradiction_and_what_cutting_off_explains_is_a_question() -> None:
    text = (
        f"{REVENUE} quý I/2025 đạt 10,4 tỷ đồng. Quý II/2025 {REVENUE} đạt 10,4 tỷ đồng. "
        f"6 tháng đầu năm 2025 {REVENUE} đạt {{}} tỷ đồng."
    )
    assert open_findings(text.format("20,9")) == []
    assert [one[:2] for one in open_findings(text.format("21,0"))] == [("question", "running.differs")]
    assert [one[:2] for one in open_findings(text.format("21,3"))] == [("error", "running.differs")]


def test_an_estimate_may_differ_by_what_the_check_of_estimates_allows_and_is_asked_about() -> None:
    text = (
        f"{REVENUE} 9 tháng năm 2025 đạt 46,9 tỷ đồng. Quý IV/2025 {REVENUE} đạt 15,1 tỷ đồng. "
        f"Năm 2025 {REVENUE} ước đạt {{}} tỷ đồng."
    )
    assert [one[:2] for one in open_findings(text.format("63,5"))] == [("question", "running.differs")]
    assert [one[:2] for one in open_findings(text.format("75,0"))] == [("error", "running.differs")]


def test_the_fewest_that_cannot_hold_are_named() -> None:
    text = (
        f"{REVENUE}: tháng 1/2025 đạt 5 tỷ đồng; tháng 2/2025 đạt 6 tỷ đồng; tháng 3/2025 đạt 7 tỷ đồng; "
        "quý I/2025 đạt 18 tỷ đồng; quý II/2025 đạt 20 tỷ đồng; 6 tháng đầu năm 2025 đạt 44 tỷ đồng."
    )
    found = open_findings(text)
    assert found == [("error", "running.differs", ["18 tỷ đồng", "20 tỷ đồng", "44 tỷ đồng"])]


def test_parts_that_are_more_than_all_are_found_though_some_are_missing() -> None:
    text = (
        f"{REVENUE} quý I/2025 đạt 18 tỷ đồng; quý III/2025 đạt 20 tỷ đồng; tháng 10/2025 đạt 4 tỷ đồng; "
        "năm 2025 đạt 30 tỷ đồng."
    )
    assert open_findings(text) == [("error", "running.above", ["18 tỷ đồng", "20 tỷ đồng", "30 tỷ đồng"])]
    assert open_findings(text.replace("30 tỷ", "60 tỷ")) == []


def test_half_a_year_above_the_year_of_one_name_is_told_once() -> None:
    text = f"{REVENUE} 6 tháng đầu năm 2025 đạt 33,1 tỷ đồng. Năm 2025 {REVENUE} đạt 30 tỷ đồng."
    assert open_findings(text) == [("warning", "two_concepts.part", ["33,1 tỷ đồng", "30 tỷ đồng"])]


def test_a_month_above_its_quarter_is_no_running_total() -> None:
    text = f"{REVENUE} tháng 8/2025 đạt 25 tỷ đồng. Quý III/2025 {REVENUE} đạt 20 tỷ đồng."
    assert open_findings(text) == [("error", "running.part", ["25 tỷ đồng", "20 tỷ đồng"])]


@pytest.mark.parametrize(
    "later",
    [
        "9 tháng năm 2025, giải ngân vốn đầu tư công đạt 13,8 tỷ đồng.",
        "Lũy kế đến tháng 9 năm 2025, giải ngân vốn đầu tư công đạt 13,8 tỷ đồng.",
        "Đến ngày 25/9/2025, giải ngân vốn đầu tư công là 13,8 tỷ đồng.",
    ],
)
def test_a_running_total_that_falls_is_asked_about_in_one_document_and_across_two(later: str) -> None:
    first = "6 tháng đầu năm 2025, giải ngân vốn đầu tư công đạt 16,3 tỷ đồng."
    wanted = [("question", "running.fell", ["16,3 tỷ đồng", "13,8 tỷ đồng"])]
    assert open_findings(f"{first} {later}") == wanted
    assert open_findings(first, later) == wanted
    assert open_findings(first, later.replace("13,8", "18,3")) == []


def test_what_has_no_code_adds_up_by_its_words() -> None:
    text = (
        "6 tháng đầu năm 2025 doanh thu dịch vụ du lịch đạt 30 tỷ đồng; quý III/2025 đạt 12 tỷ đồng; "
        "9 tháng năm 2025 đạt 50 tỷ đồng."
    )
    assert [one[1] for one in open_findings(text)] == ["running.differs"]
    assert open_findings(text.replace("doanh thu dịch vụ du lịch", "dư nợ cho vay chính sách")) == []


@pytest.mark.parametrize(
    "text",
    [
        "6 tháng đầu năm 2025 có 5.200 hộ dân. 9 tháng năm 2025 có 5.150 hộ dân.",
        "Tổng số đảng viên 6 tháng đầu năm 2025 là 320 đảng viên. 9 tháng năm 2025 tổng số đảng viên là 310 đảng viên.",
        "Tỷ lệ hộ nghèo 6 tháng đầu năm 2025 là 2,4%. Tỷ lệ hộ nghèo 9 tháng năm 2025 là 2,1%.",
        f"{REVENUE} 6 tháng đầu năm 2025 đạt 33,1 tỷ đồng. Kế hoạch {REVENUE} 9 tháng năm 2025 là 30 tỷ đồng.",
        "Lũy kế cả giai đoạn đến hết tháng 6/2025 giải ngân vốn đầu tư công 90 tỷ đồng. "  # noqa: ISC004
        "9 tháng năm 2025 giải ngân vốn đầu tư công 13,8 tỷ đồng.",
    ],
)
def test_how_many_there_are_rates_and_plans_beside_results_are_never_added(text: str) -> None:
    assert [one for one in open_findings(text) if one[1].startswith("running")] == []


def test_the_quarters_of_a_plan_are_held_against_the_plan_of_the_year() -> None:
    text = (
        "Kế hoạch thu ngân sách nhà nước trên địa bàn năm 2025 là 60 tỷ đồng, trong đó quý I phấn đấu {} tỷ đồng, "
        "quý II 15 tỷ đồng, quý III 16 tỷ đồng, quý IV 27 tỷ đồng."
    )
    quotes = ["60 tỷ đồng", "12 tỷ đồng", "15 tỷ đồng", "16 tỷ đồng", "27 tỷ đồng"]
    assert open_findings(text.format("12")) == [("question", "running.differs", quotes)]
    assert open_findings(text.format("12").replace("phấn đấu ", "")) == [("warning", "running.differs", quotes)]
    assert ("agrees", "running.agree", [quotes[0], "2 tỷ đồng", *quotes[2:]]) in told(text.format("2"))


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (f"{REVENUE} năm 2025 đạt 33 tỷ đồng.", "Thu tiền sử dụng đất năm 2025 đạt 50 tỷ đồng."),
        ("Sản lượng lương thực có hạt năm 2025 đạt 5.000 tấn.", "Sản lượng lúa năm 2025 đạt 5.600 tấn."),
    ],
)
def test_a_part_above_its_whole_by_the_catalogue_is_found(whole: str, part: str) -> None:
    assert [one[:2] for one in open_findings(f"{whole} {part}")] == [("warning", "wholes.above")]
    assert [one[:2] for one in open_findings(whole, part)] == [("warning", "wholes.above")]
    assert open_findings(f"{whole} {part.replace('2025', '2024')}") == []
    assert open_findings(f"{whole} {part.replace('50 tỷ', '12 tỷ').replace('5.600', '4.600')}") == []


def test_a_part_above_its_whole_is_told_with_the_names_of_both() -> None:
    told_line = line(f"{REVENUE} năm 2025 đạt 33 tỷ đồng. Thu tiền sử dụng đất năm 2025 đạt 50 tỷ đồng.")
    assert told_line.endswith(
        "50 tỷ đồng (Thu tiền sử dụng đất) lớn hơn 33 tỷ đồng (Thu ngân sách nhà nước), dù chỉ là một phần (năm 2025)"
    )


def test_the_order_of_documents_changes_nothing() -> None:
    texts = [
        f"6 tháng đầu năm 2025, {REVENUE} đạt 33,1 tỷ đồng.",
        f"Quý III/2025, {REVENUE} đạt 12,8 tỷ đồng.",
        f"9 tháng năm 2025, {REVENUE} đạt 46,9 tỷ đồng.",
    ]
    witnesses = heard(*texts)
    assert reconcile(witnesses) == reconcile(witnesses[::-1])
    [found] = [one for one in reconcile(witnesses) if one.severity.is_open]
    assert found.claims == (ClaimRef("a", "c1"), ClaimRef("b", "c1"), ClaimRef("c", "c1"))


def test_a_rate_is_held_against_the_figure_of_its_own_sentence_alone() -> None:
    texts = (
        f"Phấn đấu năm 2025 {REVENUE} đạt 58,0 tỷ đồng.",
        f"9 tháng năm 2025, {REVENUE} đạt 46,9 tỷ đồng.",
        f"9 tháng năm 2025, {REVENUE} đạt 45,9 tỷ đồng, đạt 79,1% kế hoạch.",
    )
    assert open_findings(*texts) == [("error", "witnesses.differ", ["46,9 tỷ đồng", "45,9 tỷ đồng"])]
    slipped = texts[2].replace("79,1", "71,9")
    wanted = ("question", "implied_plan.differs", ["58,0 tỷ đồng", "45,9 tỷ đồng", "71,9%"])
    assert wanted in open_findings(texts[0], texts[1], slipped)


def test_what_of_a_plan_is_reached_adds_up_over_the_year_whatever_its_verb() -> None:
    text = (
        "6 tháng đầu năm 2025 kết nạp 31/70 đảng viên mới. Trong quý III/2025 kết nạp 16 đảng viên. "
        "9 tháng năm 2025 kết nạp {}/70 đảng viên mới."
    )
    quotes = ["31/70 đảng viên", "16 đảng viên", "49/70 đảng viên"]
    assert [found[1:] for found in open_findings(text.format("49"))] == [("running.differs", quotes)]
    assert open_findings(text.format("47")) == []


@pytest.mark.parametrize(
    "text",
    [
        "6 tháng đầu năm 2025 có 9/14 thôn đạt chuẩn. Quý III/2025 thêm 2 thôn. 9 tháng có 10/14 thôn đạt chuẩn.",
        "6 tháng đầu năm 2025 đạt 12/20 chỉ tiêu. 9 tháng năm 2025 đạt 11/20 chỉ tiêu.",
    ],
)
def test_how_many_there_are_of_all_adds_up_to_nothing(text: str) -> None:
    assert [found for found in open_findings(text) if found[1].startswith("running")] == []
