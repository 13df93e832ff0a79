import pytest

from doichieu.hub.conferences.levels import is_from_above
from doichieu.lexicon import Entry, folded, table
from doichieu.lexicon.levels import ranks_in

DISTRICT = "Ban Chấp hành Đảng bộ huyện Hòa Khê"


@pytest.mark.parametrize("entry", table("post_levels"), ids=lambda entry: entry.id)
def test_each_example_reads_as_its_entry_says_and_each_form_stands_in_one(entry: Entry) -> None:
    for example in entry.examples:
        assert [str(rank) for rank in ranks_in(example.text)] == list(example.reads), example.text
    written = folded(" ".join(example.text for example in entry.examples))
    assert [form for form in entry.forms if folded(form) not in written] == []


@pytest.mark.parametrize(
    ("posts", "body", "above"),
    [
        (("Phó Trưởng ban Dân vận Tỉnh ủy",), DISTRICT, True),
        (("Phó Chủ tịch HĐND thành phố",), DISTRICT, True),
        (("Tỉnh ủy viên", "Bí thư Huyện ủy"), DISTRICT, False),
        (("Chủ tịch UBND xã Đồng Mơ",), DISTRICT, False),
        (("Phó Bí thư Tỉnh ủy",), "HĐND xã Đồng Mơ", True),
        (("Phó Bí thư Tỉnh ủy",), "Ban Chấp hành Đảng bộ tỉnh Tân Sa", False),
        (("Ủy viên Trung ương Đảng",), "Ban Chấp hành Đảng bộ tỉnh Tân Sa", True),
        (("Trưởng đoàn đại biểu Quốc hội tỉnh",), "HĐND tỉnh Tân Sa", False),
        (("Phó Bí thư Tỉnh ủy",), "HĐND thành phố Sa Đô", True),
        (("Hiệu trưởng",), DISTRICT, False),
        ((), DISTRICT, False),
        (("Phó Bí thư Tỉnh ủy",), "Ban Chấp hành", False),
    ],
)
def test_a_guest_from_above_is_told_by_the_levels_of_posts_and_body(posts, body: str, above: bool) -> None:
    assert is_from_above(posts, body) is above
