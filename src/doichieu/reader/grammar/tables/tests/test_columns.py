"""What the headings of annexes say: kinds, plans, times, and what rates are measured against."""

from decimal import Decimal

import pytest

from doichieu.reader import read
from doichieu.reader.grammar.tables.tests.annexes import (
    HALF_2024,
    HALF_2025,
    YEAR_2025,
    blocked,
    claims,
    days,
    said,
    written,
)


def test_a_half_year_annex_gives_plan_result_last_year_and_both_rates() -> None:
    plan, past, done, reached, grown = claims(
        "TT | Chỉ tiêu | ĐVT | KH năm 2025 | TH 6 tháng đầu năm 2024 | Ước TH 6 tháng đầu năm 2025 | So với KH (%)"
        " | So cùng kỳ (%)",
        "1 | Thu ngân sách trên địa bàn | tỷ đồng | 58,0 | 30,5 | 33,1 | 57,1 | 108,5",
    )
    assert said(plan) == ("58,0", "level", "58000000000 VND", True)
    assert said(past) == ("30,5", "level", "30500000000 VND", False)
    assert said(done) == ("33,1", "level", "33100000000 VND", False)
    assert said(reached) == ("57,1", "attainment", "57.1 %", False)
    assert said(grown) == ("108,5", "growth", "8.5 %", False)
    assert [days(x) for x in (plan, past, done, reached, grown)] == [
        YEAR_2025, HALF_2024, HALF_2025, HALF_2025, HALF_2025,
    ]  # fmt: skip
    assert (reached.basis, grown.basis) == ("KH", "cùng kỳ")
    assert [x.estimate for x in (plan, past, done, reached, grown)] == [False, False, True, False, False]
    assert {x.indicator for x in (plan, past, done, reached, grown)} == {"Thu ngân sách trên địa bàn"}
    assert plan.quantity.step == Decimal(100000000)


@pytest.mark.parametrize(
    ("heading", "kind", "value", "basis"),
    [
        ("% KH", "attainment", "59.3 %", "KH"),
        ("% so KH năm", "attainment", "59.3 %", "KH năm"),
        ("TH/KH (%)", "attainment", "59.3 %", "KH"),
        ("Tỷ lệ hoàn thành KH năm 2025 (%)", "attainment", "59.3 %", "KH năm 2025"),
        ("Đạt % dự toán HĐND xã giao", "attainment", "59.3 %", "dự toán HĐND xã giao"),
        ("So với dự toán, kế hoạch năm (%)", "attainment", "59.3 %", "dự toán, kế hoạch năm"),
        ("Tăng, giảm so với KH (%)", "attainment", "159.3 %", "KH"),
        ("Tỷ lệ (%)", "attainment", "59.3 %", None),
        ("% hoàn thành", "attainment", "59.3 %", None),
        ("Tăng so với cùng kỳ (%)", "growth", "59.3 %", "cùng kỳ"),
        ("Giảm so với cùng kỳ (%)", "growth", "-59.3 %", "cùng kỳ"),
        ("So với cùng kỳ (%)", "growth", "-40.7 %", "cùng kỳ"),
        ("% cùng kỳ", "growth", "-40.7 %", "cùng kỳ"),
        ("So với năm 2024 (%)", "growth", "-40.7 %", "năm 2024"),
        ("TH 2025/TH 2024 (%)", "growth", "-40.7 %", "TH 2024"),
        ("Tốc độ tăng (%)", "growth", "59.3 %", None),
        ("Cơ cấu (%)", "level", "59.3 %", None),
    ],
)
def test_headings_of_rates_say_what_is_measured_against_what(
    heading: str, kind: str, value: str, basis: str | None
) -> None:
    *_, rate = claims(
        f"TT | Chỉ tiêu | ĐVT | KH 2025 | TH 6T/2025 | {heading}", "1 | Trồng rừng | ha | 700 | 415 | 59,3"
    )
    assert said(rate) == ("59,3", kind, value, False)
    assert rate.basis == basis
    assert days(rate) == HALF_2025


@pytest.mark.parametrize(
    ("heading", "planned", "estimate", "period"),
    [
        ("KH 2025", True, False, YEAR_2025),
        ("KH2025", True, False, YEAR_2025),
        ("Kế hoạch tỉnh giao năm 2025", True, False, YEAR_2025),
        ("Nghị quyết HĐND năm 2025", True, False, YEAR_2025),
        ("Chỉ tiêu năm 2025", True, False, YEAR_2025),
        ("Dự kiến KH năm 2026", True, False, ("2026-01-01", "2026-12-31")),
        ("Mục tiêu giai đoạn 2021-2025", True, False, ("2021-01-01", "2025-12-31")),
        ("TH 2024", False, False, ("2024-01-01", "2024-12-31")),
        ("2024", False, False, ("2024-01-01", "2024-12-31")),
        ("TH 6T/2025", False, False, HALF_2025),
        ("Ước TH T6/2025", False, True, ("2025-06-01", "2025-06-30")),
        ("ƯTH 2025", False, True, YEAR_2025),
        ("Thực hiện Q2/2025", False, False, ("2025-04-01", "2025-06-30")),
        ("Lũy kế 9 tháng năm 2025", False, False, ("2025-01-01", "2025-09-30")),
        ("Kết quả đến 30/6/2025", False, False, ("2025-06-30", "2025-06-30")),
    ],
)
def test_headings_of_sizes_give_plan_estimate_and_time(
    heading: str, planned: bool, estimate: bool, period: tuple[str, str]
) -> None:
    [size] = claims(f"TT | Nội dung | ĐVT | {heading} | Ghi chú", "1 | Trồng rừng | ha | 1.250,5 | xã")
    assert said(size) == ("1.250,5", "level", "1250.5 ha", planned)
    assert (size.estimate, days(size)) == (estimate, period)


def test_two_levels_of_headings_are_read_together() -> None:
    heads = [
        "TT", "Chỉ tiêu", "ĐVT", "Năm 2025 Kế hoạch", "Năm 2025 Ước TH 6 tháng",
        "Thực hiện 6 tháng đầu năm 2025 so với (%) Kế hoạch", "Thực hiện 6 tháng đầu năm 2025 so với (%) Cùng kỳ",
    ]  # fmt: skip
    top = ["TT", "Chỉ tiêu", "ĐVT", "Năm 2025", "", "Thực hiện 6 tháng đầu năm 2025 so với (%)", ""]
    low = ["", "", "", "Kế hoạch", "Ước TH 6 tháng", "Kế hoạch", "Cùng kỳ"]
    text = blocked([top, low, ["1", "Trồng rừng", "ha", "700", "415", "59,3", "104"]], heads)
    plan, done, reached, grown = read(text).claims
    assert [said(x)[1:] for x in (plan, done, reached, grown)] == [
        ("level", "700 ha", True),
        ("level", "415 ha", False),
        ("attainment", "59.3 %", False),
        ("growth", "4 %", False),
    ]
    assert [days(x) for x in (plan, done, reached, grown)] == [YEAR_2025, HALF_2025, HALF_2025, HALF_2025]
    assert (reached.basis, grown.basis, done.cell) == ("Kế hoạch", "Cùng kỳ", "1:3:5")


def test_a_comparison_of_next_years_plan_with_this_year_is_planned_growth() -> None:
    *_, rate = claims(
        "TT | Chỉ tiêu | ĐVT | Ước TH 2025 | KH 2026 | KH 2026/ƯTH 2025 (%)", "1 | Thu | tỷ đồng | 50 | 55 | 110"
    )
    assert said(rate) == ("110", "growth", "10 %", True)
    assert days(rate) == ("2026-01-01", "2026-12-31")


def test_the_title_gives_unit_and_time_where_the_columns_do_not() -> None:
    plan, done = claims(
        "TT | Nội dung | Dự toán | Thực hiện",
        "1 | Thu thuế | 1.200 | 700",
        before="Biểu 2. Thu ngân sách 6 tháng đầu năm 2025\nĐơn vị tính: triệu đồng\n",
    )
    assert (said(plan), days(plan)) == (("1.200", "level", "1200000000 VND", True), YEAR_2025)
    assert (said(done), days(done)) == (("700", "level", "700000000 VND", False), HALF_2025)


def test_a_plan_with_no_results_beside_it_has_the_time_of_the_title() -> None:
    [plan] = claims(
        "TT | Chỉ tiêu | ĐVT | Kế hoạch",
        "1 | Số xã về đích | xã | 08",
        before="Biểu 3. Nhiệm vụ phải xong trong 6 tháng cuối năm 2022\n",
    )
    assert (said(plan), days(plan)) == (("08", "level", "8 xã", True), ("2022-07-01", "2022-12-31"))


def test_the_same_time_last_year_covers_the_same_days() -> None:
    past, done = claims(
        "TT | Chỉ tiêu | ĐVT | Cùng kỳ năm 2024 | TH 6 tháng đầu năm 2025", "1 | Tai nạn | vụ | 15 | 12"
    )
    assert (said(past), days(past)) == (("15", "level", "15 vụ", False), HALF_2024)
    assert days(done) == HALF_2025


def test_changes_are_told_from_indices_by_the_values_of_the_whole_column() -> None:
    heading = "TT | Chỉ tiêu | ĐVT | TH 2025 | So với cùng kỳ (%)"
    changes = claims(heading, "1 | Lúa | ha | 415 | 8,5", "2 | Ngô | ha | 12 | -60", "3 | Khoai | ha | 9 | (3,5)")
    assert [said(x)[2] for x in changes[1::2]] == ["8.5 %", "-60 %", "-3.5 %"]
    indices = claims(heading, "1 | Lúa | ha | 415 | 108,5", "2 | Ngô | ha | 12 | 40", "3 | Khoai | ha | 9 | 85,7")
    assert [said(x)[2] for x in indices[1::2]] == ["8.5 %", "-60 %", "-14.3 %"]


def test_a_change_that_is_the_difference_of_two_cells_keeps_their_unit() -> None:
    *_, change = claims("TT | Chỉ tiêu | ĐVT | Năm 2024 | Năm 2025 | Tăng/giảm", "1 | Tai nạn | vụ | 15 | 12 | -3")
    assert said(change) == ("-3", "growth", "-3 vụ", False)
    *_, change = claims("TT | Chỉ tiêu | ĐVT | Năm 2024 | Năm 2025 | Tăng/giảm", "1 | Tai nạn | vụ | 15 | 12 | -20")
    assert said(change) == ("-20", "growth", "-20 %", False)


def test_a_budget_annex_names_each_plan_by_its_owner_and_numbers_its_columns() -> None:
    reading = read(
        "Phụ lục 01. Thu ngân sách 6 tháng đầu năm 2025\nĐơn vị tính: Triệu đồng\n"
        + written(
            "STT | Nội dung | Dự toán tỉnh giao | Dự toán HĐND xã giao | Thực hiện 6 tháng | So với DT tỉnh (%)",
            "A | B | 1 | 2 | 3 | 4=3/1",
            "I | Tổng thu | 12.500 | 13.000 | 6.890,5 | 55,1",
        )
    )
    assert [said(x)[2:] for x in reading.claims] == [
        ("12500000000 VND", True), ("13000000000 VND", True), ("6890500000 VND", False), ("55.1 %", False),
    ]  # fmt: skip
    assert [days(x) for x in reading.claims] == [YEAR_2025, YEAR_2025, HALF_2025, HALF_2025]
    assert reading.claims[3].basis == "DT tỉnh"


def test_quarters_side_by_side_with_their_difference_in_number_and_percent() -> None:
    before, now, fewer, share = claims(
        "TT | Chỉ tiêu | ĐVT | Quý II/2024 | Quý II/2025 | Tăng/giảm (+/-) | Tỷ lệ %",
        "1 | Phạm pháp | vụ | 12 | 9 | -3 | -25",
    )
    assert (days(before), days(now)) == (("2024-04-01", "2024-06-30"), ("2025-04-01", "2025-06-30"))
    assert said(fewer)[1:3] == ("growth", "-3 vụ")
    assert said(share)[1:3] == ("growth", "-25 %")


def test_rates_against_the_month_before_are_of_the_month() -> None:
    *_, month, year = claims(
        "TT | Chỉ tiêu | ĐVT | Thực hiện tháng 6/2025 | Lũy kế 6 tháng năm 2025 | % so tháng trước | % so cùng kỳ",
        "1 | Đàn lợn | con | 450 | 9.870 | 101,2 | 95,6",
    )
    assert (said(month)[2], days(month)) == ("1.2 %", ("2025-06-01", "2025-06-30"))
    assert (said(year)[2], days(year)) == ("-4.4 %", HALF_2025)


def test_what_is_told_of_places_is_named_by_the_words_for_a_plan_or_a_result() -> None:
    heading = "Đơn vị - Kế hoạch vốn - Giải ngân - Tỷ lệ"
    text = f"{heading}\nXã Lâm Hạ - 12 tỷ đồng - 9 tỷ đồng - 75%\nXã An Hòa - 8 tỷ đồng - 2 tỷ đồng - 25%"
    plan, result, rate, *_ = read(text).claims
    assert [claim.indicator for claim in (plan, result, rate)] == ["Kế hoạch vốn", "Giải ngân", "Giải ngân"]
    assert {claim.locality for claim in (plan, result, rate)} == {"Lâm Hạ"}


def test_a_result_over_another_year_is_an_index() -> None:
    plan, result, reached, grown = claims(
        "TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2022 | Thực hiện năm 2022 | TH/KH (%) | TH/năm 2021 (%)",
        "1 | Diện tích gieo trồng | ha | 120 | 131,5 | 109,6 | 99,6",
    )
    assert (said(plan)[0], said(result)[0]) == ("120", "131,5")
    assert said(reached) == ("109,6", "attainment", "109.6 %", False)
    assert said(grown) == ("99,6", "growth", "-0.4 %", False)
    assert days(grown) == days(result)


def test_a_column_of_the_last_day_of_what_is_reported_on_holds_results_and_one_beyond_it_plans() -> None:
    head = "Số: 487/BC-UBND    Hà Lương, ngày 14 tháng 12 năm 2022\n\nBÁO CÁO\nKết quả thực hiện nhiệm vụ năm 2022\n\n"
    rows = (
        "| TT | Xã | Số hộ nghèo cuối năm 2022 (hộ) | Số hộ nghèo cuối năm 2023 (hộ) |\n"
        "| 1 | Xã Hạ | 148 | 120 |\n| 2 | Xã Thượng | 90 | 70 |\n"
    )
    assert [claim.planned for claim in read(head + rows).claims] == [False, True, False, True]
