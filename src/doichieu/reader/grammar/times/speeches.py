"""Sentences after which a paragraph plans: what a leader directs, and what is said of the time to come."""

from collections.abc import Iterator
from functools import cache

from doichieu.lexicon import table
from doichieu.reader.grammar.phrases import Phrases, phrases
from doichieu.reader.grammar.segments import Layout, Sentence
from doichieu.reader.grammar.sources import Source

SPEECH, AHEAD = "speech", "ahead"  # roles in lexicon/sections.toml


def planning_sentences(source: Source, layout: Layout) -> frozenset[Sentence]:
    """The sentences that tell of a speech, and those that open with the time to come."""
    return frozenset(_planning(source, layout))


def _planning(source: Source, layout: Layout) -> Iterator[Sentence]:
    for start, end, role in _words().scan(source.lower, 0, len(source.lower)):
        index = layout.sentence_at(start)
        opens = index >= 0 and layout.sentences[index].start == start
        if opens if role == AHEAD else role == SPEECH and index == layout.sentence_at(end - 1) >= 0:
            yield layout.sentences[index]


@cache
def _words() -> Phrases[str]:
    """The words of speeches, of attendance that looks like one, and of the time to come."""
    entries = [entry for entry in table("sections") if entry.fact("role") in (SPEECH, AHEAD, "attendance")]
    return phrases({form: entry.fact("role") for entry in entries for form in entry.forms})
