"""Sentences after which a paragraph plans: what a leader directs, and what is said of the time to come."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.names.proper_names import forms
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
        speaks = role == SPEECH and index == layout.sentence_at(end - 1) >= 0
        if (
            opens
            if role == AHEAD
            else speaks and not _is_told_of_work(source.lower, layout.sentences[index], start, end)
        ):
            yield layout.sentences[index]


def _is_told_of_work(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    """`Huyện ủy đã tập trung chỉ đạo các ngành …`: how an office led in the time reported on, and no leader speaks."""
    clause = max(sentence.start, *(lower.rfind(sign, sentence.start, start) + 1 for sign in ",;:"))
    return _past().search(lower, clause, end) is not None and leaders().search(lower, sentence.start, start) is None


@cache
def _past() -> re.Pattern[str]:
    return scanner(forms("speeches", "over"))


@cache
def _scanner() -> re.Pattern[str]:
    return scanner(_words())


@cache
def _words() -> Mapping[str, str]:
    """The words of speeches, of attendance that looks like one, and of the time to come."""
    entries = [entry for entry in table("sections") if entry.fact("role") in (SPEECH, AHEAD, "attendance")]
    return {folded(form): entry.fact("role") for entry in entries for form in entry.forms}
