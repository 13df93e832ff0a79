"""Figures that somebody asks for are no results."""

import pytest

from doichieu.reader import read


def planned(text: str) -> list[bool]:
    return [claim.planned for claim in read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Đại biểu Lê An kiến nghị bổ sung 3 giáo viên tiếng Anh cho năm học mới.",
        "Cử tri thôn Đông đề nghị cấp 500 triệu đồng sửa trạm y tế.",
        "Bà con đề nghị UBND xã sớm làm 2 km đường.",
        "Cử tri đề nghị sửa trạm bơm, hỗ trợ 5 tấn giống.",
    ],
)
def test_what_is_asked_for_is_planned(text: str) -> None:
    assert planned(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Thanh tra huyện kiến nghị thu hồi 12 triệu đồng.",
        "Cử tri phản ánh xã mới làm 2 km đường.",
        "Năm 2025, theo đề nghị của cử tri, xã đã làm 2 km đường.",
        "UBND xã tiếp nhận 12 kiến nghị, hỗ trợ 5 hộ.",
    ],
)
def test_findings_and_what_was_done_are_results(text: str) -> None:
    assert not any(planned(text))
