"""Sentences without figures under headings of results, limitations, causes and solutions: prose worth citing."""

import re
from collections.abc import Sequence
from functools import cache

from doichieu.claims import Statement, StatementKind
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Line, LineKind

KINDS = ("results", "limitations", "causes", "solutions")
SHORTEST = 25  # signs of a sentence that is cited
_FIGURE = re.compile(r"[0-9]")
_PROSE = (LineKind.TEXT, LineKind.ITEM)


def with_prose(seen: Seen, stated: Sequence[Statement]) -> tuple[Statement, ...]:
    """`stated` with the prose of the sections that are worth citing, in order; a sentence is told of once."""
    sections = _sections(seen)
    if not any(sections):
        return tuple(stated)
    taken = {seen.layout.sentence_at(seen.source.copied(each.span)[0]) for each in stated}
    prose = []
    for index, sentence in enumerate(seen.layout.sentences):
        section = sections[sentence.line]
        if section is None or index in taken or seen.layout.lines[sentence.line].kind not in _PROSE:
            continue
        start = max(sentence.start, seen.layout.lines[sentence.line].body)
        words = seen.source.lower[start : sentence.end].rstrip()
        if len(words) >= SHORTEST and not _FIGURE.search(words) and not words.endswith(":"):
            span = seen.source.original(start, start + len(words))
            prose.append(Statement(StatementKind.PROSE, span, section=_title(seen, section)))
    return tuple(sorted((*stated, *prose), key=lambda each: each.span))


def _sections(seen: Seen) -> list[Line | None]:
    """Of each line the heading above it, where it is one of those."""
    found: list[Line | None] = []
    heading: Line | None = None
    for line in seen.layout.lines:
        if line.kind is LineKind.HEADING:
            heading = line if _heads().match(seen.source.lower, line.body, line.end) else None
        found.append(heading)
    return found


def _title(seen: Seen, heading: Line) -> str:
    return " ".join(seen.source.spelled[heading.body : heading.end].rstrip(" .:").split())


@cache
def _heads() -> re.Pattern[str]:
    several = trie_pattern((*forms("agenda", "filler"), *forms("conferences", "plural")))
    return re.compile(rf"(?:{several}\s+)*{trie_pattern(forms('prose_sections', *KINDS))}")
