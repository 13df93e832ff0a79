"""The items of programmes, from the examples of the lexicon."""

import re
from datetime import date

import pytest

from doichieu.claims import Task, Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.frames import read_frame
from doichieu.reader.grammar.text.segments import layout_of
from doichieu.reader.grammar.text.sources import source_of

DAY = date(2025, 12, 15)
ENTRIES = table("programme_items")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def items(text: str) -> tuple[Task, ...]:
    source = source_of(Text(text))
    return read_frame(source, layout_of(source), published=DAY).tasks


def said(task: Task) -> str:
    facts = (task.owner, task.due, task.quote, "; ".join(task.co_workers), task.deliverable)
    return " | ".join(str(fact or "-") for fact in facts)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tuple(map(said, items(example.text))) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [" ".join(folded(example.text).split()) for example in EXAMPLES]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


def test_a_span_is_the_item_alone() -> None:
    text = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026\n\nQuý I\n- Họp các chi bộ thôn (Văn phòng Đảng ủy chuẩn bị).\n"
    [item] = items(text)
    assert item.span.of(text) == item.quote == "Họp các chi bộ thôn"


def test_an_item_is_read_once_also_where_it_assigns() -> None:
    text = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026\n\nTháng 3\n- Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 20/3\n"
    [item] = items(text)
    assert (item.quote, item.due) == ("Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 20/3", date(2026, 3, 20))
