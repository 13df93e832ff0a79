"""A table with the results of two years: a growth that does not follow from them is told, in any order of columns."""

import pytest

from tests.reconciling.reading_aloud import open_findings

TITLE = "BÁO CÁO Kết quả thực hiện các chỉ tiêu năm 2025\n\n"


@pytest.mark.parametrize(
    "heading", ["So với năm 2024 (%)", "So với cùng kỳ (%)", "% so với năm trước", "So sánh với năm 2024 (%)"]
)
def test_a_growth_behind_the_year_it_is_measured_against_is_held_against_both_years(heading: str) -> None:
    table = (
        f"TT | Chỉ tiêu | ĐVT | Kế hoạch 2025 | Thực hiện 2025 | TH/KH (%) | Thực hiện 2024 | {heading}\n"
        "1 | Chi thường xuyên | tỷ đồng | 52 | 50,7 | 97,5 | 48,1 | 150,4\n"
        "2 | Diện tích trồng rừng | ha | 400 | 412 | 103,0 | 398 | 103,5\n"
        "3 | Số lớp bồi dưỡng | lớp | 20 | 21 | 105,0 | 20 | 105,0\n"
    )
    assert open_findings(TITLE + table) == [("error", "growth.differs", ["50,7", "48,1", "150,4"])]


def test_a_table_in_which_all_goes_together_tells_of_nothing() -> None:
    table = (
        "Chỉ tiêu | ĐVT | Thực hiện 2025 | Thực hiện 2024 | Kế hoạch 2025 | So với KH (%) | So với cùng kỳ (%)\n"
        "Chi thường xuyên | tỷ đồng | 50,7 | 48,1 | 52 | 97,5 | 105,4\n"
        "Diện tích trồng rừng | ha | 412 | 398 | 400 | 103,0 | 103,5\n"
    )
    assert open_findings(TITLE + table) == []
