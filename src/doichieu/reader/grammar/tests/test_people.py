"""People with their posts, from the examples of the lexicon and in sentences."""

import re

import pytest

from doichieu.claims import Person, Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.people import people, person_mentions
from doichieu.reader.grammar.sources import source_of

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
