"""One number told twice in one document: how many targets are met, how many hamlets of all."""

import pytest

from tests.reconciling.reading_aloud import open_findings


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Năm 2024, xã hoàn thành 21/25 chỉ tiêu kinh tế - xã hội. Nhìn chung, 20 chỉ tiêu đạt và vượt kế hoạch.",
            ["21/25 chỉ tiêu", "20 chỉ tiêu"],
        ),
        (
            "Năm 2024, có 21/25 chỉ tiêu đạt và vượt kế hoạch. Tóm lại có 20/25 chỉ tiêu đạt và vượt kế hoạch.",
            ["21/25 chỉ tiêu", "20/25 chỉ tiêu"],
        ),
        (
            "Năm 2024, trong tổng số 25 chỉ tiêu có 21 chỉ tiêu đạt và vượt. Tóm lại, xã hoàn thành 20/25 chỉ tiêu.",
            ["21 chỉ tiêu", "20/25 chỉ tiêu"],
        ),
        ("9 tháng năm 2024 đạt 21/25 chỉ tiêu; có 20 chỉ tiêu đạt và vượt.", ["21/25 chỉ tiêu", "20 chỉ tiêu"]),
        (
            "Năm 2024, xã có 9/12 thôn đạt chuẩn văn hóa. Phong trào lan rộng. Đã có 8/12 thôn đạt chuẩn văn hóa.",
            ["9/12 thôn", "8/12 thôn"],
        ),
    ],
)
def test_two_values_of_one_number_in_one_document_are_asked_about(text: str, quotes: list[str]) -> None:
    assert open_findings(text) == [("question", "witnesses.differ", quotes)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2024, xã đạt 21/25 chỉ tiêu. Năm 2024 ước có 23 chỉ tiêu đạt và vượt.",
        "Năm 2024, xã đạt 21/25 chỉ tiêu. Có 2 chỉ tiêu cơ bản đạt và vượt.",
        "Năm 2024, xã đạt 21/25 chỉ tiêu, trong đó 9 chỉ tiêu đạt và vượt sớm. Trong đó có 9 chỉ tiêu đạt và vượt.",
        "Năm 2024, xã đạt 21/25 chỉ tiêu. Về kinh tế có 8/10 chỉ tiêu đạt và vượt.",
        "Năm 2024, xã đạt 21/25 chỉ tiêu. Hội Nông dân đạt 20/25 chỉ tiêu.",
        "Năm 2024, xã đạt 21/25 chỉ tiêu, tăng so với năm 2023 (20/25 chỉ tiêu).",
        "6 tháng đầu năm 2024 đạt 12/25 chỉ tiêu. Năm 2024 đạt 21/25 chỉ tiêu.",
        "Năm 2024, có 15/25 chỉ tiêu đạt từ 50% kế hoạch. Có 9 chỉ tiêu đạt và vượt 100% kế hoạch.",
        "Năm 2024, xã đạt 21/25 chỉ tiêu. Có 12 chỉ tiêu vượt. 9 chỉ tiêu đạt.",
        "Năm 2024, Nghị quyết 1 được 28/30 đại biểu tán thành. Năm 2024, Nghị quyết 2 được 27/30 đại biểu tán thành.",
    ],
)
def test_parts_estimates_other_wholes_times_and_bodies_are_not_told(text: str) -> None:
    assert open_findings(text) == []
