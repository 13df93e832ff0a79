"""Who asks from a level above gives a direction, and hands out a duty."""

import pytest

from doichieu.claims import Reading, Text
from doichieu.reader import read

SESSION = "Ngày 10/7/2025, HĐND xã Tân Lập khai mạc kỳ họp thứ 2.\n\n"


def stated(text: str) -> Reading:
    return read(Text(SESSION + text))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Đồng chí Lê Văn Ba, Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh đề nghị HĐND xã giám sát giá nước", "HĐND xã"),
        ("Bà Lê Thị Tư, Phó Trưởng Ban Pháp chế HĐND tỉnh đề nghị UBND xã rà soát 12 hộ nghèo", "UBND xã"),
        ("Ông Lê Văn Sáu, Phó Giám đốc Sở Y tế đề nghị UBND xã tiêm phòng cho 300 trẻ", "UBND xã"),
        ("Ông Lê Văn Ba, Chủ tịch Hội Nông dân huyện đề nghị Đảng ủy xã kiện toàn chi hội", "Đảng ủy xã"),
        ("Đồng chí Lê Văn Ba, Trưởng phòng Nội vụ huyện đề nghị UBND xã tổ chức thi", "UBND xã"),
    ],
)
def test_a_guest_from_above_who_asks_a_body_below_directs(text: str, owner: str) -> None:
    found = stated(f"{text} trước ngày 15/11/2025.")
    assert [each.kind for each in found.statements] == ["direction"]
    assert [(task.owner, str(task.due)) for task in found.tasks] == [(owner, "2025-11-15")]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Ba, đại biểu HĐND tỉnh đề nghị HĐND xã giám sát giá nước",
        "Ông Lê Văn Ba, Chủ tịch Hội Nông dân xã đề nghị UBND huyện bố trí vốn",
        "Ông Lê Văn Ba, Chủ tịch Ủy ban MTTQ xã đề nghị UBND xã sửa cầu",
        "Phó Chủ tịch HĐND tỉnh cho biết cử tri xã Lâm đề nghị UBND xã sửa cầu",
        "Đại biểu Lê Văn Ba (huyện Ba Vì) đề nghị UBND xã sửa cầu",
    ],
)
def test_those_of_the_same_level_delegates_and_voters_give_opinions(text: str) -> None:
    found = stated(f"{text} trước ngày 15/11/2025.")
    assert [each.kind for each in found.statements] == ["opinion"]
    assert found.tasks == ()
