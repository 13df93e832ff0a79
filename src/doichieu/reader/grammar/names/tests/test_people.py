"""People with their posts, from the examples of the lexicon and in sentences."""

import re

import pytest

from doichieu.claims import Person, Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.names.people import people, person_mentions
from doichieu.reader.grammar.text.sources import source_of

ENTRIES = [*table("posts"), *table("persons")]
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def people_in(text: str) -> tuple[Person, ...]:
    source = source_of(Text(text))
    return people(source, person_mentions(source))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tuple(f"{person.name}: {'; '.join(person.posts)}" for person in people_in(example.text)) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


def test_two_who_are_addressed_side_by_side_share_the_post_behind_them() -> None:
    both = people_in("Ông Lê Anh Ba và bà Đỗ Thị Bích, đại biểu HĐND huyện, gặp dân.")
    assert [(one.name, one.posts) for one in both] == [
        ("Lê Anh Ba", ("đại biểu HĐND huyện",)),
        ("Đỗ Thị Bích", ("đại biểu HĐND huyện",)),
    ]


def names_in(text: str) -> list[str]:
    return [f"{person.name}: {'; '.join(person.posts)}" for person in people_in(text)]


def test_several_who_are_addressed_together_share_the_post_behind_them() -> None:
    assert names_in("Dự có các đồng chí Lê Thị Năm, Phạm Văn Sáu và Đỗ Thị Bích, Ủy viên Ban Thường vụ Tỉnh ủy.") == [
        "Lê Thị Năm: Ủy viên Ban Thường vụ Tỉnh ủy",
        "Phạm Văn Sáu: Ủy viên Ban Thường vụ Tỉnh ủy",
        "Đỗ Thị Bích: Ủy viên Ban Thường vụ Tỉnh ủy",
    ]


def test_two_names_joined_at_the_head_of_an_item_share_the_post() -> None:
    assert names_in("Chủ tọa: Lê Ba, Bí thư Huyện ủy; Đỗ Thị Bích và Vũ Đức Tư, Phó Chủ tịch HĐND huyện.") == [
        "Lê Ba: Bí thư Huyện ủy",
        "Đỗ Thị Bích: Phó Chủ tịch HĐND huyện",
        "Vũ Đức Tư: Phó Chủ tịch HĐND huyện",
    ]


def test_a_name_before_a_comma_does_not_share_the_post_of_the_next() -> None:
    assert names_in("Dự có ông Lê Văn Tám, Trần Văn Chín, Phó Chủ tịch HĐND tỉnh.") == [
        "Trần Văn Chín: Phó Chủ tịch HĐND tỉnh"
    ]


def test_posts_before_the_colon_are_held_by_all_who_are_named_with_posts_of_their_own() -> None:
    text = (
        "Dự lễ có các đồng chí Tỉnh ủy viên: Lê Văn Tám, Giám đốc Sở Y tế; Đỗ Thị Chín, Bí thư Huyện ủy. "
        "Bà Vũ Thị Mười, Phó Chủ tịch HĐND huyện chủ trì."
    )
    assert names_in(text) == [
        "Lê Văn Tám: Tỉnh ủy viên; Giám đốc Sở Y tế",
        "Đỗ Thị Chín: Tỉnh ủy viên; Bí thư Huyện ủy",
        "Vũ Thị Mười: Phó Chủ tịch HĐND huyện",
    ]


def test_others_told_of_behind_a_semicolon_do_not_hold_the_posts_before_the_colon() -> None:
    text = (
        "Dự lễ có các đồng chí Tỉnh ủy viên: Lê Văn Tám, Giám đốc Sở Y tế; đồng chí Đỗ Thị Chín, Bí thư Huyện ủy; "
        "cùng dự có ông Vũ Văn Mười, Trưởng phòng Nội vụ."
    )
    assert names_in(text)[1:] == ["Đỗ Thị Chín: Tỉnh ủy viên; Bí thư Huyện ủy", "Vũ Văn Mười: Trưởng phòng Nội vụ"]
