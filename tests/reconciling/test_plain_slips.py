"""Slips of everyday reports: a total of gifts, an income per head, members over a year, a headline."""

import pytest

from tests.reconciling.reading_aloud import open_findings, told


@pytest.mark.parametrize(
    "text",
    [
        "Dịp Tết, phường tặng 250 suất quà, mỗi suất 400.000 đồng, tổng trị giá 1,5 tỷ đồng.",
        "Đoàn đã trao 250 suất học bổng, mỗi suất trị giá 400 nghìn đồng, với tổng trị giá 150 triệu đồng.",
        "Xã hỗ trợ 250 hộ, mỗi hộ 3 triệu đồng, tổng kinh phí 1,2 tỷ đồng.",
        "Trao 250 suất quà (400.000 đồng/suất), tổng giá trị 150 triệu đồng.",
    ],
)
def test_a_number_of_gifts_and_the_price_of_each_are_held_against_the_total_behind_them(text: str) -> None:
    [(severity, wording, quotes)] = open_findings(text)
    assert (severity, wording, len(quotes)) == ("error", "per_head.differs", 3)


@pytest.mark.parametrize(
    "text",
    [
        "Tặng 30 xe đạp và 250 suất quà, mỗi suất 400.000 đồng, tổng trị giá 175 triệu đồng.",
        "Trao 40 suất, mỗi suất 1 triệu đồng, 250 suất, mỗi suất 400.000 đồng, tổng trị giá 140 triệu đồng.",
        "Trao 250 suất quà, mỗi suất gồm 400.000 đồng và quà trị giá 100.000 đồng, tổng trị giá 125 triệu đồng.",
        "Trao 250 suất quà, mỗi suất 400.000 đồng; tổng kinh phí an sinh cả năm 2 tỷ đồng.",
        "Trao 250 suất quà, mỗi suất 400.000 đồng, tổng trị giá 100 triệu đồng.",
    ],
)
def test_a_total_that_may_be_of_other_things_too_or_fits_is_not_told(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize("base", ["61,4 triệu đồng", "61,4 triệu đồng/người/năm"])
def test_an_income_per_head_that_grew_by_an_amount_of_money_is_held_against_its_base(base: str) -> None:
    text = "Năm 2024, thu nhập bình quân đạt 68,9 triệu đồng/người/năm, tăng {} triệu đồng so với năm 2023 ({})."
    [(severity, wording, quotes)] = open_findings(text.format("5,7", base))
    assert (severity, wording) == ("error", "growth.differs")
    assert quotes == ["68,9 triệu đồng/người/năm", "5,7 triệu đồng", base]
    assert open_findings(text.format("7,5", base)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Trong 52 kiến nghị, đã giải quyết 30, đang giải quyết 14 kiến nghị, chưa giải quyết 15 kiến nghị.",
            4,
        ),
        ("Cử tri gửi 52 kiến nghị; đã trả lời 45, đang xem xét 9.", 3),
        ("Trong 9 nghị quyết có 4 nghị quyết chuyên đề, 3 nghị quyết về nhân sự, 3 nghị quyết thường kỳ.", 4),
    ],
)
def test_what_was_settled_what_is_under_way_and_what_is_not_are_no_more_than_all(text: str, found: int) -> None:
    [(severity, wording, quotes)] = open_findings(text)
    assert (severity, wording, len(quotes)) == ("warning", "parts.sum", found)


@pytest.mark.parametrize(
    "text",
    [
        "Trong 52 kiến nghị, đã giải quyết 30 kiến nghị, đang giải quyết 14 kiến nghị, chưa giải quyết 8 kiến nghị.",
        "Cử tri gửi 52 kiến nghị; đã trả lời 45, trong đó đã giải quyết 30, đang giải quyết 15.",
        "Nhận 52 đơn, kỳ trước chuyển sang 6 đơn, đã giải quyết 49 đơn, đang giải quyết 9 đơn.",
        "Năm 2024 tiếp nhận 52 đơn, kỳ trước chuyển sang 6 đơn, đã giải quyết 55 đơn.",
        "Năm 2024 tiếp nhận 52 đơn, đã giải quyết 50 đơn.",
        "Có 33/35 đại biểu dự họp, 33 đại biểu tán thành.",
        "Tham dự có 12 đại biểu khách mời. Có 28/28 đại biểu tán thành.",
        "Có 40 đồng chí nữ (30,0%), 60 đồng chí trẻ (45,1%), 66 đồng chí là người Dao (49,6%).",
    ],
)
def test_counts_that_go_together_or_may_be_of_other_things_are_not_told(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Năm 2024, tiếp nhận 52 đơn, đã giải quyết 55 đơn.", ["52 đơn", "55 đơn"]),
        ("Năm 2024, xảy ra 4 vụ cháy, đã xử lý 7 vụ.", ["4 vụ", "7 vụ"]),
        ("Kiểm tra 9 đảng viên, kết luận 10 đảng viên có vi phạm.", ["9 đảng viên", "10 đảng viên"]),
    ],
)
def test_more_settled_than_came_in_is_asked_about(text: str, quotes: list[str]) -> None:
    assert open_findings(text) == [("question", "partition.more", quotes)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Có 27 đại biểu dự họp, 29 đại biểu tán thành.", ["27 đại biểu", "29 đại biểu"]),
        ("Dự kỳ họp có 27/30 đại biểu. Kết quả, 29 đại biểu tán thành.", ["27/30 đại biểu", "29 đại biểu"]),
    ],
)
def test_more_who_agreed_than_were_present_is_told(text: str, quotes: list[str]) -> None:
    assert open_findings(text) == [("warning", "ranges.present", quotes)]


def test_shares_of_one_whole_above_all_of_it_are_told_with_the_one_that_does_not_fit() -> None:
    text = "Xếp loại: xuất sắc 90 đồng chí (9,0%), tốt 850 đồng chí (85,0%), hoàn thành 60 đồng chí (16,0%)."
    assert open_findings(text) == [("warning", "ranges.shares", ["9,0%", "85,0%", "16,0%"])]


def test_a_share_of_a_whole_that_stands_before_is_held_against_it_and_not_against_a_plan() -> None:
    text = "Tổng số 52 kiến nghị, đã giải quyết 39 kiến nghị, đạt {}%."
    [(severity, wording, quotes)] = open_findings(text.format("78,2"))
    assert (severity, wording, quotes) == ("warning", "attainment.differs", ["52 kiến nghị", "39 kiến nghị", "78,2%"])
    assert open_findings(text.format("75,0")) == []


MEMBERS = "Đầu năm Đảng bộ có 842 đảng viên, trong năm kết nạp 31 đảng viên, {}chuyển đi 12 đảng viên, cuối năm có {}."


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (MEMBERS.format("", "861 đảng viên"), "stock_flow.closing_agrees"),
        (MEMBERS.format("", "871 đảng viên"), "stock_flow.closing"),
        (MEMBERS.format("tiếp nhận 9 đảng viên, ", "870 đảng viên"), "stock_flow.closing_agrees"),
        (MEMBERS.format("tiếp nhận 9 đảng viên, ", "880 đảng viên"), "stock_flow.closing"),
    ],
)
def test_members_at_the_start_those_who_came_and_went_and_those_at_the_end_go_together(text: str, wording: str) -> None:
    assert [one[1] for one in told(text) if one[1].startswith("stock_flow")] == [wording]


@pytest.mark.parametrize(
    "exception",
    ["thu ngân sách đạt 87,5% kế hoạch, chưa đạt", "tỷ lệ giải ngân đạt 87,5%, không đạt kế hoạch"],
)
def test_all_targets_met_beside_one_that_is_not_is_told(exception: str) -> None:
    text = f"Năm 2024, cả 14/14 chỉ tiêu đều đạt; riêng {exception}."
    assert open_findings(text) == [("warning", "headline.unmet", ["14/14 chỉ tiêu", "87,5%"])]


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm có 305 hộ nghèo, trong năm giảm 62 hộ, phát sinh 4 hộ, cuối năm còn {} hộ nghèo.",
        "Đầu năm toàn xã có 305 hộ nghèo; trong 9 tháng có 62 hộ thoát nghèo, phát sinh 4 hộ, đến nay còn {} hộ nghèo.",
        "Đầu năm có 305 hộ nghèo, trong năm có 62 hộ thoát nghèo, 4 hộ phát sinh, cuối năm còn {} hộ nghèo.",
        "Số hộ nghèo đầu năm là 305 hộ, chiếm 6,1%; trong năm giảm 62 hộ, phát sinh 4 hộ, cuối năm còn {} hộ.",
        "Đầu năm có 305 hộ nghèo, thoát nghèo 62 hộ (20 hộ có công), phát sinh 4 hộ, cuối năm còn {} hộ nghèo.",
        "Đầu năm có 305 đảng viên, trong năm chuyển đi 62 đồng chí, kết nạp 4 đồng chí; hiện có {} đảng viên.",
    ],
)
def test_what_left_and_what_came_since_the_start_give_what_there_is_at_the_end(text: str) -> None:
    [(severity, wording, quotes)] = open_findings(text.format("257"))
    assert (severity, wording, len(quotes)) == ("warning", "stock_flow.closing", 4)
    assert open_findings(text.format("247")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm có 305 hộ nghèo, trong năm giảm 58 hộ (thoát nghèo 62 hộ, phát sinh 4 hộ), cuối năm còn 247 hộ nghèo.",
        "Đầu năm có 305 hộ nghèo, giảm 40 hộ so với cùng kỳ, phát sinh 4 hộ, cuối năm còn 247 hộ nghèo.",
        "Đầu năm có 305 hộ nghèo, 120 hộ cận nghèo; thoát nghèo 62 hộ, phát sinh 4 hộ, cuối năm còn 90 hộ cận nghèo.",
    ],
)
def test_net_changes_changes_since_last_year_and_other_counts_are_no_flows(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Trao 260 suất quà trị giá 130 triệu đồng, trong đó ngân sách 160 suất, mỗi suất 400.000 đồng.",
        "Trao 260 suất quà, tổng trị giá 130 triệu đồng; trong đó có 40 suất, mỗi suất 1 triệu đồng.",
        "Dự họp có 28/31 đại biểu; 28/28 đại biểu có mặt tán thành, đạt 100%, bằng 90,3% tổng số đại biểu.",
        "Tuyển 20/20 thanh niên nhập ngũ, đạt 100% chỉ tiêu; trong đó đại học, cao đẳng 7 đồng chí (35%).",
        "Tiếp nhận mới 41 đơn; đã giải quyết 46 đơn (có 5 đơn kỳ trước chuyển sang).",
    ],
)
def test_prices_shares_and_rests_of_parts_are_of_those_parts(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch vốn đầu tư công năm 2025 là 48,2 tỷ đồng; đến 20/9/2025 đã giải ngân 24,1 tỷ đồng, đạt {} kế hoạch.",
        "Năm 2025, kế hoạch vốn được giao 48,2 tỷ đồng, đã giải ngân 24,1 tỷ đồng, đạt {} kế hoạch.",
        "Tổng vốn đầu tư công được giao năm 2025 là 48,2 tỷ đồng; giải ngân đến hết tháng 9 được 24,1 tỷ đồng, đạt {}.",
        "Xã được giao 48,2 tỷ đồng vốn đầu tư công năm 2025, đã giải ngân 24,1 tỷ đồng, bằng {} kế hoạch vốn giao.",
    ],
)
def test_what_is_spent_of_the_capital_told_before_it_is_held_against_the_rate(text: str) -> None:
    quotes = ["48,2 tỷ đồng", "24,1 tỷ đồng", "56%"]
    assert open_findings(text.format("56%")) == [("error", "attainment.differs", quotes)]
    assert open_findings(text.format("50%")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch vốn năm 2025 là 48,2 tỷ đồng, đã giải ngân 24,1 tỷ đồng, đạt 56% kế hoạch vốn đã phân bổ.",
        "Kế hoạch vốn năm 2025 là 48,2 tỷ đồng; riêng vốn kéo dài giải ngân 2,4 tỷ đồng, đạt 56% kế hoạch.",
        "Kế hoạch vốn năm 2025 là 48,2 tỷ đồng, trong tháng giải ngân 2,4 tỷ đồng, đạt 56% kế hoạch tháng.",
    ],
)
def test_what_is_spent_of_another_plan_or_of_a_part_is_not_held_against_all(text: str) -> None:
    assert open_findings(text) == []


def test_an_income_told_of_nine_months_is_held_against_that_of_the_year_before() -> None:
    text = (
        "9 tháng năm 2025, thu nhập bình quân đạt 71,2 triệu đồng/người/năm, tăng {} triệu đồng so với năm 2024 ({})."
    )
    [(severity, wording, _)] = open_findings(text.format("7,2", "66,0 triệu đồng"))
    assert (severity, wording) == ("error", "growth.differs")
    assert open_findings(text.format("5,2", "66,0 triệu đồng")) == []
