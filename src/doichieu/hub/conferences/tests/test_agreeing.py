"""Which opinions ask for nothing."""

import pytest

from doichieu.hub.conferences.agreeing import only_agrees


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("Thảo luận tại tổ, các đại biểu cơ bản nhất trí với báo cáo.", True),
        ("Đại biểu đánh giá cao việc chuẩn bị hội nghị.", True),
        ("Đại biểu Hoàng Thị Lụa nhất trí với tờ trình, đề nghị bổ sung kinh phí làm kè.", False),
        ("Các đại biểu thống nhất với báo cáo nhưng còn băn khoăn về nguồn vốn.", False),
        ("Đại biểu nhất trí với báo cáo; xã cần làm rõ giá đất.", False),
        ("Cử tri thôn Đông phản ánh đường hỏng.", False),
        ("Các hộ không nhất trí với mức đền bù.", False),
    ],
)
def test_an_opinion_that_only_agrees_asks_for_nothing(words: str, agrees: bool) -> None:
    assert only_agrees(words) is agrees
