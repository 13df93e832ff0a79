"""A surname that is spelled as a verb says nothing of the figures behind it."""

import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    "text",
    [
        "Dự Đại hội có đồng chí Hứa Văn Trọng, Ủy viên Ban Thường vụ; cùng 198 đại biểu.",
        "Đồng chí Hứa Thị Lan trao quà cho 198 đại biểu.",
    ],
)
def test_a_surname_plans_nothing(text: str) -> None:
    assert [claim.planned for claim in read(text).claims] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND xã hứa xây 3 cầu dân sinh.",
        "Ông Hứa Văn Trọng hứa xây 3 cầu dân sinh.",
        "Hứa xây 3 cầu dân sinh trong năm tới.",
    ],
)
def test_a_promise_is_planned(text: str) -> None:
    assert [claim.planned for claim in read(text).claims] == [True]
