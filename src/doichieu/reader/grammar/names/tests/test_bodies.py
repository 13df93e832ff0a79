"""Bodies and their places, from the examples of the lexicon."""

import re

import pytest

from doichieu.claims import Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.names.bodies import bodies_in
from doichieu.reader.grammar.text.sources import source_of

ENTRIES = table("bodies")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def bodies(text: str) -> list[str]:
    source = source_of(Text(text))
    return [f"{body.family}: {body.text(source)}" for body in bodies_in(source)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tuple(bodies(example.text)) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


def test_three_words_behind_the_kind_of_a_place_are_its_name_where_no_office_stands_before() -> None:
    text = "Đảng bộ phường Kim Ngân Bắc; Chủ tịch UBND phường Kim Ngân Bắc; UBND xã Lê Ngân Bắc; UBND xã Vi Văn Bắc"
    assert [body.place for body in bodies_in(source_of(Text(text)))] == ["Kim Ngân Bắc", None, None, None]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ XÃ LẦN THỨ 8", None),
        ("HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ XÃ KHÓA XXIV", None),
        ("HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ XÃ YÊN MỸ LẦN THỨ 8", "Yên Mỹ"),
        ("HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ XÃ YÊN MỸ LẦN THỨ MƯỜI MỘT, KHÓA XXIV", "Yên Mỹ"),
    ],
)
def test_the_number_of_a_session_is_no_part_of_a_place_in_capitals(heading: str, place: str | None) -> None:
    [body] = bodies_in(source_of(Text(heading)))
    assert body.place == place
