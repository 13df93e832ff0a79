"""How many of those who sit attended, in the orders in which documents state it."""

import pytest

from doichieu.claims import Text
from doichieu.reader import read

SESSION = "Ngày 10/7/2025, HĐND xã Tân Lập khai mạc kỳ họp thứ 2. "


def present(text: str) -> list[str]:
    return [mention.value for mention in read(Text(SESSION + text)).mentions if mention.field == "present"]


@pytest.mark.parametrize(
    "text",
    [
        "Có 21/24 đại biểu HĐND xã tham dự.",
        "Có 21/24 ủy viên Ban Chấp hành dự hội nghị.",
        "Có 21/24 ủy viên Ban Chấp hành dự hội nghị lần thứ 3.",
        "Kỳ họp có 21/24 đại biểu có mặt, vắng 3 đại biểu.",
        "21/24 đại biểu HĐND xã có mặt dự kỳ họp.",
        "Có 21/24 đại biểu tham dự; 100% đại biểu biểu quyết tán thành.",
        "Số đại biểu có mặt: 21/24.",
        "Tổng số đại biểu có mặt tại kỳ họp: 21/24.",
        "Số ủy viên dự họp: 21/24 (vắng 3 đồng chí có lý do).",
        "Đại biểu có mặt: 21/24; đại biểu vắng mặt: 3.",
    ],
)
def test_a_count_of_those_who_sit_is_read_before_and_behind_the_word_for_attending(text: str) -> None:
    assert present(text) == ["21/24"]


@pytest.mark.parametrize(
    "text",
    [
        "Có 21/24 đại biểu tham dự biểu quyết tán thành.",
        "Có 21/24 đại biểu có mặt biểu quyết tán thành.",
        "Có 21/24 đại biểu dự hội nghị đồng ý với tờ trình.",
        "21/24 đại biểu tán thành nghị quyết về chợ.",
        "Xã có 21/24 hộ dân tham dự lớp tập huấn.",
        "Có 21/24 thôn tham dự hội thi.",
        "Từ đầu năm, có 21/24 đồng chí tham dự hội nghị tập huấn.",
        "Số phiếu có mặt: 21/24.",
        "Có 24/21 đại biểu tham dự.",
    ],
)
def test_votes_and_counts_of_others_are_no_attendance(text: str) -> None:
    assert present(text) == []
