"""A rate that stands beside a part is not always its share of the whole that was told first."""

import pytest

from tests.reconciling.reading_aloud import open_findings

HEAD = "Báo cáo 6 tháng đầu năm 2026\n\n"
OF_PLANS = """Thu ngân sách: 80.000 triệu đồng, đạt 61% dự toán, trong đó:
+ Thuế: 30.000 triệu đồng (62,5%);
+ Phí: 6.000 triệu đồng (41%);
+ Tiền sử dụng đất: 20.000 triệu đồng (57,4%)."""
NAMED = (
    "Tiếp nhận 250 hồ sơ; trả lại 30 hồ sơ; đang thẩm định 40 hồ sơ, trong đó 10 hồ sơ quá hạn, "
    "chiếm 4% số hồ sơ tiếp nhận."
)
RANGED = (
    "Trong 15 công trình được giao, 9 công trình đã xong, 3 công trình đang thi công, đạt 30 - 70% khối lượng, "
    "còn 3 công trình chưa khởi công."
)
OF_THE_SUMMONED = (
    "Có 33/35 đại biểu dự họp; bầu 12 đại biểu dự đại hội cấp trên, trong đó 7 đại biểu nữ, chiếm 20% số đại biểu."
)
GAP = "Giải ngân 6.300/15.000 triệu đồng vốn đầu tư công, đạt 42%, thấp hơn kế hoạch tiến độ 7,5%."


@pytest.mark.parametrize("text", [OF_PLANS, NAMED, OF_THE_SUMMONED, RANGED, GAP])
def test_rates_of_another_plan_or_whole_give_no_finding(text: str) -> None:
    assert open_findings(HEAD + text) == []


def test_a_share_in_brackets_that_does_not_follow_is_told_where_the_others_do() -> None:
    shares = OF_PLANS.replace("(62,5%)", "(37,5%)").replace("(41%)", "(7,5%)").replace("(57,4%)", "(52%)")
    [(_, wording, quotes)] = open_findings(HEAD + shares)
    assert (wording, quotes) == ("share.differs", ["80.000 triệu đồng", "20.000 triệu đồng", "52%"])


def test_a_share_that_fits_no_whole_of_its_sentence_is_told() -> None:
    [(_, wording, quotes)] = open_findings(HEAD + NAMED.replace("4%", "14%"))
    assert (wording, quotes) == ("share.differs", ["40 hồ sơ", "10 hồ sơ", "14%"])


def test_a_share_that_fits_no_total_of_its_sentence_is_told() -> None:
    [(_, wording, quotes)] = open_findings(HEAD + OF_THE_SUMMONED.replace("20%", "25%"))
    assert (wording, quotes) == ("share.differs", ["12 đại biểu", "7 đại biểu", "25%"])


def test_a_wrong_rate_before_a_gap_is_told() -> None:
    [(_, wording, quotes)] = open_findings(HEAD + GAP.replace("42%", "24%"))
    assert (wording, quotes) == ("attainment.of_total", ["6.300/15.000 triệu đồng", "24%"])
