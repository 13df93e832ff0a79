from datetime import date

import pytest

from doichieu.claims import Bound, Claim, Kind, Period
from doichieu.writer import Unwritable, clause, sentence
from doichieu.writer.tests.stating import stated

HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
REVENUE = stated("7486300000000", "VND", step="1e8", indicator="Thu ngân sách", period=HALF)
OF_PLAN = stated("104.2", "%", step="0.1", kind=Kind.ATTAINMENT, basis="kế hoạch năm", period=HALF)
RISE = stated("11.7", "%", step="0.1", kind=Kind.GROWTH, basis="cùng kỳ năm 2025", period=HALF)


def test_a_figure_stands_with_the_percentages_that_rate_it() -> None:
    assert sentence([REVENUE, OF_PLAN, RISE]) == (
        "6 tháng đầu năm 2026, thu ngân sách đạt 7.486,3 tỷ đồng, bằng 104,2% kế hoạch năm, "
        "tăng 11,7% so với cùng kỳ năm 2025."
    )


def test_a_level_in_percent_behind_its_figure_is_a_share() -> None:
    poor = stated("187", "hộ", indicator="hộ nghèo", period=Period.day(date(2025, 10, 31)))
    assert sentence([poor, stated("5.03", "%", step="0.01")]) == "Đến ngày 31/10/2025, có 187 hộ nghèo, chiếm 5,03%."


def test_another_indicator_begins_a_clause_and_another_time_is_told() -> None:
    cost = stated("12000000000", "VND", step="1e9", indicator="Chi thường xuyên", period=HALF)
    planted = stated("300", "ha", indicator="Diện tích trồng rừng", period=Period.year(2025))
    assert sentence([cost, planted]) == (
        "6 tháng đầu năm 2026, chi thường xuyên đạt 12 tỷ đồng; năm 2025, diện tích trồng rừng đạt 300 ha."
    )


CLAUSES = {
    "thu ngân sách ước đạt trên 12 tỷ đồng": stated(
        "12000000000", "VND", step="1e9", indicator="Thu ngân sách", estimate=True, bound=Bound.OVER
    ),
    "nợ thuế là 3 tỷ đồng": stated("3000000000", "VND", step="1e9", indicator="Nợ thuế"),
    "tỷ lệ hộ nghèo ước 1,5%": stated("1.5", "%", step="0.1", indicator="Tỷ lệ hộ nghèo", estimate=True),
    "năm 2027, phấn đấu kết nạp 30 đảng viên": stated(
        "30", "đảng viên", indicator="Kết nạp", planned=True, period=Period.year(2027)
    ),
    "có ước 129 đảng viên mới": stated("129", "đảng viên", indicator="đảng viên mới", estimate=True),
    "GRDP đạt 12 tỷ đồng": stated("12000000000", "VND", step="1e9", indicator="GRDP"),
    "số vụ cháy giảm 3 vụ so với cùng kỳ": stated(
        "-3", "vụ", kind=Kind.GROWTH, indicator="Số vụ cháy", basis="cùng kỳ"
    ),
    "sản lượng giảm 10 - 12%": stated("-12", "%", kind=Kind.GROWTH, upper="-10", indicator="Sản lượng"),
    "tỷ lệ che phủ tăng 0,5 điểm %": stated(
        "0.5", "điểm %", step="0.1", kind=Kind.GROWTH, indicator="Tỷ lệ che phủ"
    ),
    "sản lượng gấp 1,6 lần so với năm 2024": stated(
        "1.6", "lần", step="0.1", kind=Kind.GROWTH, indicator="Sản lượng", basis="năm 2024"
    ),
    "thu phí bằng 1,5 lần kế hoạch": stated("1.5", "lần", step="0.1", kind=Kind.ATTAINMENT, indicator="Thu phí"),
    "chi đầu tư giảm 3 tỷ đồng so với dự toán tỉnh giao": stated(
        "-3000000000", "VND", step="1e9", kind=Kind.ATTAINMENT, indicator="Chi đầu tư", basis="dự toán tỉnh giao"
    ),
    "sĩ số vượt quy định 17 học sinh/lớp": stated(
        "17", "học sinh/lớp", kind=Kind.ATTAINMENT, indicator="Sĩ số", basis="quy định"
    ),
    "nhà máy vượt công suất trên 12%": stated(
        "112", "%", kind=Kind.ATTAINMENT, indicator="Nhà máy", basis="công suất", bound=Bound.OVER
    ),
    "có ít nhất 30/34 tiêu chí": stated("30", "tiêu chí", kind=Kind.PROGRESS, total="34", bound=Bound.AT_LEAST),
    "giai đoạn 2026–2030, phấn đấu thu nhập bình quân dự kiến đạt 84,5 triệu đồng/người/năm": stated(
        "84500000", "VND/người/năm", step="1e5", indicator="Thu nhập bình quân", planned=True, estimate=True,
        period=Period(date(2026, 1, 1), date(2030, 12, 31)),
    ),
    "quý III/2025, số người chết là 4 người": stated(
        "4", "người", indicator="Số người chết", period=Period(date(2025, 7, 1), date(2025, 9, 30))
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", CLAUSES)
def test_each_sort_of_claim_has_its_clause(words: str) -> None:
    assert clause(CLAUSES[words]) == words


UNWRITABLE = {
    "a number of nothing named": [stated("12", "")],
    "a length of time": [stated("3", "tháng")],
    "a range from a fall to a rise": [stated("-1", "%", kind=Kind.GROWTH, upper="2")],
    "a rate of another time": [REVENUE, stated("9", "%", kind=Kind.GROWTH, period=Period.year(2024))],
    "a plan beside a result": [REVENUE, stated("9", "%", kind=Kind.GROWTH, planned=True)],
    "nothing": [],
}


@pytest.mark.parametrize("claims", UNWRITABLE.values(), ids=UNWRITABLE)
def test_what_no_sentence_says_is_refused(claims: list[Claim]) -> None:
    with pytest.raises(Unwritable):
        sentence(claims)
