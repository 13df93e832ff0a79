"""Whose rate a column of rates gives, where the results of two years stand in any order."""

import pytest

from doichieu.reader.grammar.tables.tests.annexes import YEAR_2024, YEAR_2025, claims, days, said


@pytest.mark.parametrize(
    "heading",
    [
        "So với năm 2024 (%)",
        "So với cùng kỳ (%)",
        "So sánh với năm 2024 (%)",
        "Tỷ lệ so với cùng kỳ năm trước (%)",
        "% so với năm trước",
        "% so với TH 2024",
        "TH 2025/TH 2024 (%)",
    ],
)
def test_a_growth_behind_the_result_of_the_year_before_is_of_the_later_year(heading: str) -> None:
    _, _, reached, past, grown = claims(
        f"TT | Chỉ tiêu | ĐVT | Kế hoạch 2025 | Thực hiện 2025 | TH/KH (%) | Thực hiện 2024 | {heading}",
        "1 | Chi thường xuyên | tỷ đồng | 52 | 50,7 | 97,5 | 48,1 | 105,4",
    )
    assert said(grown) == ("105,4", "growth", "5.4 %", False)
    assert [days(x) for x in (reached, past, grown)] == [YEAR_2025, YEAR_2024, YEAR_2025]


@pytest.mark.parametrize(
    "heads",
    [
        "Thực hiện 2025 | Thực hiện 2024 | So với KH (%) | So với cùng kỳ (%) | Kế hoạch 2025",
        "Kế hoạch 2025 | Thực hiện 2025 | Thực hiện 2024 | Tỷ lệ TH/KH (%) | So với cùng kỳ (%)",
        "Thực hiện 2024 | So với năm 2024 (%) | Kế hoạch 2025 | Thực hiện 2025 | So với kế hoạch (%)",
        "So với năm 2024 (%) | Thực hiện 2024 | Kế hoạch 2025 | Thực hiện 2025 | So với kế hoạch (%)",
        "Kế hoạch 2025 | Thực hiện | Tỷ lệ TH/KH (%) | Thực hiện 2024 | So với năm 2024 (%)",
        "Kế hoạch 2025 | Thực hiện 2025 | Thực hiện 2024 | So với KH (%) | So với TH 2024 (%)",
    ],
)
def test_rates_are_of_the_later_year_in_whatever_order_the_columns_stand(heads: str) -> None:
    found = claims(f"TT | Chỉ tiêu | ĐVT | {heads}", "1 | Chi thường xuyên | tỷ đồng | 50,7 | 48,1 | 97,5 | 105,4 | 52")
    rates = [one for one in found if one.kind.value != "level"]
    assert [one.kind.value for one in sorted(rates, key=lambda one: one.kind.value)] == ["attainment", "growth"]
    assert {days(one) for one in rates} == {YEAR_2025}


def test_each_of_three_years_has_the_growth_that_stands_behind_it() -> None:
    found = claims(
        "TT | Chỉ tiêu | ĐVT | Thực hiện 2023 | So với năm 2022 (%) | Thực hiện 2024 | So với năm 2023 (%)"
        " | Thực hiện 2025 | So với năm 2024 (%)",
        "1 | Chi thường xuyên | tỷ đồng | 45,2 | 103,1 | 48,1 | 106,4 | 50,7 | 105,4",
    )
    years = [one.period.last.year for one in found if one.period and one.kind.value == "growth"]
    assert years == [2023, 2024, 2025]
