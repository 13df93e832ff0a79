"""Places and names of people, from the examples of the lexicon and in sentences."""

import re

import pytest

from doichieu.claims import Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.names.proper_names import places_in
from doichieu.reader.grammar.text.sources import source_of

ENTRIES = table("place_words")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def places(text: str) -> list[str]:
    return [f"{place.kind} {place.name}" for place in places_in(source_of(Text(text)))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tuple(places(example.text)) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


def test_a_person_right_after_a_place_is_not_part_of_its_name() -> None:
    assert places("Bí thư Đảng ủy xã Tân Lập Vũ Minh An cho biết") == ["xã Tân Lập"]
    assert places("Chủ tịch UBND huyện Lê Minh An phát biểu") == []


def test_a_place_in_capitals_is_named_in_small_letters() -> None:
    assert places("UBND HUYỆN THĂNG HOA") == ["huyện Thăng Hoa"]


def test_society_in_capitals_is_no_commune() -> None:
    assert places("KINH TẾ - XÃ HỘI NĂM 2025\nVĂN HÓA, XÃ HỘI THÁNG 5") == []
    assert places("UBND XÃ HỘI SƠN") == ["xã Hội Sơn"]
