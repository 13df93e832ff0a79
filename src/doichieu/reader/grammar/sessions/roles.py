"""What those who are named did at the session: chaired, attended, directed, reported, answered, kept the minutes."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from doichieu.claims import AgendaItem, AgendaKind, Mention, PersonRole, Statement, StatementKind
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.conduct import Named
from doichieu.reader.grammar.sessions.fields import Stated
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import one_spaced, trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.segments import Layout, LineKind, Sentence

LONGEST_LIST = 40  # lines of a list of those who attend
NEAR = 40  # signs between a name and a word for what they did


def role_mentions(
    seen: Seen,
    named: Sequence[Named],
    chairing: Collection[Stated],
    items: Collection[AgendaItem],
    statements: Collection[Statement],
) -> list[Mention]:
    """Each role of each person once, at the place that first gives it; "NAME: role"."""
    found: dict[tuple[str, PersonRole], tuple[int, int]] = {}
    for chair in chairing:
        found.setdefault((chair.value, PersonRole.CHAIRS), (chair.start, chair.end))
    for person, role in [*_attending(seen, named), *_stated(seen, named), *_of_items(named, items)]:
        found.setdefault((person.name, role), (person.start, person.end))
    for person in _answering(named, statements):
        found.setdefault((person.name, PersonRole.ANSWERS), (person.start, person.end))
    return [
        Mention("person.role", f"{name}: {role.value}", seen.source.original(*place))
        for (name, role), place in found.items()
    ]


def _within(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """Those named in a stretch."""
    first = bisect_left(named, start, key=lambda one: one.start)
    return named[first : bisect_left(named, end, lo=first, key=lambda one: one.start)]


def attending_stretches(seen: Seen) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Where those who attend are named: behind each word for it to the end of its sentence, or the list below."""
    for match in _words().attend.finditer(seen.source.lower):
        index = seen.layout.sentence_at(match.start())
        if index < 0 or _words().no_attending.match(seen.source.lower, match.end()):
            continue
        sentence = seen.layout.sentences[index]
        if seen.source.lower[: sentence.end].rstrip().endswith(":"):
            yield from ((*line, match) for line in _list_below(seen.layout, sentence))
        else:
            yield match.end(), sentence.end, match


def _attending(seen: Seen, named: Sequence[Named]) -> Iterator[tuple[Named, PersonRole]]:
    """Dự hội nghị có …; ĐẠI BIỂU DỰ HỌP: and the list below: all who are named behind the word, else right before."""
    for start, end, match in attending_stretches(seen):
        role = _words().attending[one_spaced(match[0])]
        listed = _within(named, start, end)
        if not listed and start == match.end():
            opens = seen.layout.sentences[seen.layout.sentence_at(match.start())].start
            listed = _within(named, max(opens, match.start() - NEAR), match.start())
        for person in listed:
            yield person, role


def _list_below(layout: Layout, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The items right below a sentence that opens a list."""
    first = layout.line_at(sentence.end - 1) + 1
    for line in layout.lines[first : first + LONGEST_LIST]:
        if line.kind is not LineKind.ITEM:
            return
        yield line.start, line.end


def _stated(seen: Seen, named: Sequence[Named]) -> Iterator[tuple[Named, PersonRole]]:
    """Thư ký kỳ họp: bà …; ông … làm thư ký: those who are named beside the word."""
    for match in _words().minutes.finditer(seen.source.lower):
        index = seen.layout.sentence_at(match.start())
        if index < 0:
            continue
        sentence = seen.layout.sentences[index]
        behind = _within(named, match.end(), min(sentence.end, match.end() + NEAR))
        before = _within(named, max(sentence.start, match.start() - 2 * NEAR), match.start())
        colon = ":" in seen.source.lower[match.end() - 1 : min(sentence.end, match.end() + NEAR)]
        for person in behind if colon else before[-1:] or behind[:1]:
            yield person, PersonRole.KEEPS_MINUTES


def _of_items(named: Sequence[Named], items: Collection[AgendaItem]) -> Iterator[tuple[Named, PersonRole]]:
    """Those who present a paper report; those who speak speak or direct."""
    known = {one.name: one for one in reversed(named)}
    for item in items:
        person = known.get(item.presenter or "")
        if person is None:
            continue
        if item.kind is not AgendaKind.SPEECH:
            yield person, PersonRole.REPORTS
        elif _words().directs.search(item.title.lower()):
            yield person, PersonRole.DIRECTS
        else:
            yield person, PersonRole.SPEAKS


def _answering(named: Sequence[Named], statements: Collection[Statement]) -> Iterator[Named]:
    """Those who gave an answer."""
    known = {one.name: one for one in reversed(named)}
    for statement in statements:
        if statement.kind is StatementKind.ANSWER and (person := known.get(statement.speaker or "")) is not None:
            yield person


class _Words:
    """The words of what someone does at a session, compiled."""

    def __init__(self) -> None:
        self.attending = {
            **dict.fromkeys(forms("attendance", "attends"), PersonRole.ATTENDS),
            **dict.fromkeys(forms("attendance", "directs"), PersonRole.DIRECTS),
        }
        self.attend = scanner(self.attending)
        self.no_attending = re.compile(rf" (?:{trie_pattern(forms('attendance', 'no attends'))})(?!\w)")
        self.minutes = scanner(forms("attendance", "keeps minutes"))
        self.directs = re.compile(rf"(?<!\w){trie_pattern(forms('attendance', 'directing speech'))}")


@cache
def _words() -> _Words:
    return _Words()
