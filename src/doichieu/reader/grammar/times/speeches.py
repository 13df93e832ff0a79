"""Sentences after which a paragraph plans: what a leader directs, and what is said of the time to come."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.segments import Layout, Sentence
from doichieu.reader.grammar.text.sources import Source

SPEECH, AHEAD = "speech", "ahead"  # roles in lexicon/sections.toml


def planning_sentences(source: Source, layout: Layout) -> frozenset[Sentence]:
    """The sentences that tell of a speech, and those that open with the time to come."""
    return frozenset(_planning(source, layout))


def _planning(source: Source, layout: Layout) -> Iterator[Sentence]:
    for found in _scanner().finditer(source.lower):
        start, end, role = *found.span(), _words()[one_spaced(found[0])]
        index = layout.sentence_at(start)
        opens = index >= 0 and layout.sentences[index].start == start
        if opens if role == AHEAD else role == SPEECH and index == layout.sentence_at(end - 1) >= 0:
            yield layout.sentences[index]


@cache
def _scanner() -> re.Pattern[str]:
    return scanner(_words())


@cache
def _words() -> Mapping[str, str]:
    """The words of speeches, of attendance that looks like one, and of the time to come."""
    entries = [entry for entry in table("sections") if entry.fact("role") in (SPEECH, AHEAD, "attendance")]
    return {folded(form): entry.fact("role") for entry in entries for form in entry.forms}
