"""Shares of one structure make 100 %: `cơ cấu kinh tế: nông nghiệp 21%, công nghiệp 46%, dịch vụ 33%`."""

import pytest

from tests.reconciling.reading_aloud import open_findings, told


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Cơ cấu kinh tế: nông nghiệp chiếm 21%; công nghiệp - xây dựng chiếm 46%; dịch vụ chiếm 43%.", "warning"),
        ("Cơ cấu kinh tế: nông nghiệp 21%, công nghiệp - xây dựng 46%, dịch vụ 43%.", "warning"),
        ("Trong cơ cấu kinh tế, tỷ trọng nông nghiệp chiếm 21%, công nghiệp 46% và dịch vụ 43%.", "warning"),
        ("Cơ cấu kinh tế (nông nghiệp: 21%, công nghiệp: 46%, dịch vụ: 43%).", "warning"),
        ("Cơ cấu lao động: nông nghiệp 21%, công nghiệp 46%, dịch vụ 43%.", "warning"),
        ("Cơ cấu kinh tế chuyển dịch tích cực, nông nghiệp 21%, công nghiệp 46%, dịch vụ 23%.", "question"),
    ],
)
def test_shares_of_a_structure_that_are_not_all_of_it_are_told(text: str, severity: str) -> None:
    [(gravity, wording, quotes)] = open_findings(text)
    assert (gravity, wording, len(quotes)) == (severity, "ranges.structure", 3)


@pytest.mark.parametrize(
    "text",
    [
        "Cơ cấu kinh tế: nông nghiệp chiếm 21,2%; công nghiệp chiếm 46%; dịch vụ chiếm 33%; tăng trưởng đạt 9%.",
        "Cơ cấu kinh tế: nông nghiệp 21%, trong đó chăn nuôi chiếm 55%, công nghiệp 46%, dịch vụ 33%.",
        "Cơ cấu kinh tế: nông nghiệp 21% (kế hoạch 20%), công nghiệp 46% (kế hoạch 48%), dịch vụ 33% (kế hoạch 32%).",
    ],
)
def test_shares_of_a_structure_that_make_all_of_it_agree(text: str) -> None:
    assert [one[1] for one in told(text)] == ["ranges.structure_agrees"]


@pytest.mark.parametrize(
    "text",
    [
        "Cơ cấu cấp ủy: nữ chiếm 24%, trẻ chiếm 18%, dân tộc thiểu số chiếm 70%.",
        "Cơ cấu kinh tế chuyển dịch: nông nghiệp giảm 2%, công nghiệp tăng 5%, dịch vụ tăng 3%.",
        "Cơ cấu kinh tế: nông nghiệp giảm từ 27% xuống 21%, công nghiệp tăng từ 42% lên 46%, dịch vụ 33%.",
        "Cơ cấu kinh tế: công nghiệp chiếm 46%, dịch vụ chiếm 33%.",
        "Cơ cấu ngành: trồng trọt 41%, chăn nuôi 30%, thủy sản 12%, còn lại là dịch vụ nông nghiệp.",
    ],
)
def test_what_need_not_make_all_is_no_finding(text: str) -> None:
    assert open_findings(text) == []
