"""Which opinions ask for nothing."""

import pytest

from doichieu.hub.conferences.asking import asks_nothing
from doichieu.lexicon import Entry, folded, table


@pytest.mark.parametrize("entry", table("no_questions"), ids=lambda entry: entry.id)
def test_each_example_asks_or_does_not_and_each_form_stands_in_one(entry: Entry) -> None:
    for example in entry.examples:
        assert ["asks nothing"] * asks_nothing(example.text) == list(example.reads), example.text
    written = folded(" ".join(example.text for example in entry.examples))
    assert [form for form in entry.forms if folded(form) not in written] == []


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("Thảo luận tại tổ, các đại biểu cơ bản nhất trí với báo cáo.", True),
        ("Đại biểu đánh giá cao việc chuẩn bị hội nghị.", True),
        ("Đại biểu Hoàng Thị Lụa nhất trí với tờ trình, đề nghị bổ sung kinh phí làm kè.", False),
        ("Các đại biểu thống nhất với báo cáo nhưng còn băn khoăn về nguồn vốn.", False),
        ("Đại biểu nhất trí với báo cáo; xã cần làm rõ giá đất.", False),
        ("Cử tri thôn Đông phản ánh đường hỏng.", False),
        ("Các hộ không nhất trí với mức đền bù.", False),
        ("Đại biểu chất vấn về giá nước.", False),
        ("Cử tri đã kiến nghị nhiều lần về cống thoát nước.", False),
    ],
)
def test_who_only_agrees_states_or_thanks_asks_for_nothing(words: str, nothing: bool) -> None:
    assert asks_nothing(words) is nothing
