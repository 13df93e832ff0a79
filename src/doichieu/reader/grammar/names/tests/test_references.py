"""Document numbers, from the examples of the lexicon and in sentences."""

import re

import pytest

from doichieu.claims import Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.names.references import ReferenceSpan, reference_spans
from doichieu.reader.grammar.text.sources import source_of

ENTRIES = table("documents")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def references(text: str) -> list[ReferenceSpan]:
    return reference_spans(source_of(Text(text)))


def shown(span: ReferenceSpan) -> str:
    return span.number if span.cited else f"name: {span.number}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tuple(map(shown, references(example.text))) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    words = [*entry.forms, *entry.facts.get("symbols", ())]
    assert [
        w for w in words if not any(re.search(rf"(?<![^\W\d]){re.escape(folded(w))}(?![^\W\d])", t) for t in texts)
    ] == []


def test_the_documents_own_number_is_not_cited() -> None:
    [own, cited] = references("Số: 12/BC-UBND\nTheo Nghị quyết số 7-NQ/HU của Huyện ủy")
    assert (own.number, own.cited) == ("12/BC-UBND", False)
    assert (cited.number, cited.cited) == ("7-NQ/HU", True)


def test_a_number_alone_in_a_letterhead_is_the_documents_own_without_a_colon() -> None:
    head = "ĐẢNG ỦY XÃ SA MƠ\n*\nSố 31-TB/ĐU      Sa Mơ, ngày 10/7/2026\n"
    [own, cited] = references(f"{head}Theo Nghị quyết\nsố 7-NQ/HU của Huyện ủy")
    assert (own.number, own.own, own.cited) == ("31-TB/ĐU", True, False)
    assert (cited.own, cited.cited) == (False, True)


def test_spaces_inside_a_number_are_left_out_of_it() -> None:
    [reference] = references("Chỉ thị số 08 -CT/TU của Tỉnh ủy")
    assert reference.number == "08-CT/TU"
