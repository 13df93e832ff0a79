"""What the chair or a delegate asks to be reported is no paper that the session heard."""

import pytest

from doichieu.reader import read

LEAD = "Ngày 16/7/2026, HĐND xã Đồng Mía khóa II họp kỳ họp thứ Tư.\n"


def titles(sentence: str) -> list[str]:
    return [item.title for item in read(LEAD + sentence).agenda]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tọa yêu cầu UBND xã báo cáo kết quả sửa kè trước ngày 30/8/2026.",
        "Chủ tọa đề nghị Ban Pháp chế báo cáo kết quả giám sát tại kỳ họp sau.",
        "Chủ tọa giao UBND xã trình tờ trình về giá nước trước ngày 30/8/2026.",
        "Chủ tọa yêu cầu Ban Pháp chế và UBND xã báo cáo kết quả sửa kè.",
        "Đại biểu đề nghị UBND xã báo cáo kết quả sửa kè.",
    ],
)
def test_what_is_asked_for_was_not_heard(sentence: str) -> None:
    assert titles(sentence) == []


def test_what_was_reported_was_heard() -> None:
    assert titles("Kỳ họp nghe UBND xã báo cáo kết quả sửa kè.") == ["báo cáo kết quả sửa kè"]


def test_who_is_asked_to_present_does_so_at_the_session() -> None:
    sentence = "Chủ tọa đề nghị ông Lê Văn Tám, Phó Chủ tịch UBND xã trình bày tờ trình về giá nước."
    assert titles(sentence) == ["tờ trình về giá nước"]
