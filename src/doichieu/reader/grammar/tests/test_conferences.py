"""Sessions, from the examples of the lexicon and in sentences."""

import re

import pytest

from doichieu.claims import SessionFrame, Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.frames import Frame, read_frame
from doichieu.reader.grammar.segments import layout_of
from doichieu.reader.grammar.sources import source_of

ENTRIES = table("conferences")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def frame_of(text: str) -> Frame:
    source = source_of(Text(text))
    return read_frame(source, layout_of(source))


def facts(frame: SessionFrame | None) -> tuple[str, ...]:
    if frame is None:
        return ()
    return (
        f"body {frame.body}",
        *([f"ordinal {frame.ordinal}"] if frame.ordinal else []),
        *([f"tenure {frame.tenure}"] if frame.tenure else []),
        *([f"term {frame.term[0]}-{frame.term[1]}"] if frame.term else []),
        *(f"day {day}" for day in frame.dates),
        *(["extended"] if frame.extended else []),
        *(f"chair {chair}" for chair in frame.chairs),
        *([f"share {frame.adopted_share}"] if frame.adopted_share is not None else []),
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert facts(frame_of(example.text).conference) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []
