"""What a session sets for the time ahead: `Trong quý I/2019, cần tập trung …`, and the sentences that go on with it.

No one need be named to direct: the paragraph opens with a time after the session, and its sentences say what is to
be done.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from doichieu.claims import Statement, StatementKind
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import LineKind, Sentence
from doichieu.reader.grammar.times.periods import Role, times_within

LONGEST_OPENING = 40  # signs before and in the time at the head of a paragraph
SILENT = (LineKind.ROW, LineKind.HEADING, LineKind.FURNITURE)


def with_outlook(seen: Seen, days: Sequence[date], stated: Sequence[Statement]) -> tuple[Statement, ...]:
    """`stated` with the directions for the time after the session, in order; a sentence is told of once.

    days: of the session; without them nothing is known to lie ahead.
    """
    if not days:
        return tuple(stated)
    taken = {seen.layout.sentence_at(seen.source.copied(each.span)[0]): each for each in stated}
    ahead = [
        Statement(StatementKind.DIRECTION, seen.source.original(sentence.start, _end(seen, sentence)))
        for sentence in _ahead(seen, days[-1], taken)
    ]
    return tuple(sorted((*stated, *ahead), key=lambda each: each.span))


def _end(seen: Seen, sentence: Sentence) -> int:
    return sentence.start + len(seen.source.lower[sentence.start : sentence.end].rstrip())


def _ahead(seen: Seen, day: date, taken: Mapping[int, Statement]) -> Iterator[Sentence]:
    """The sentences that say what is to be done; one of another time or without a duty ends their row.

    What stands in the line of an answer is what the one who answers says of the time ahead.
    """
    lines = seen.layout.sentences
    answers = {lines[index].line for index, each in taken.items() if each.kind is StatementKind.ANSWER}
    line, goes_on = -1, False
    for index, sentence in enumerate(seen.layout.sentences):
        kind = seen.layout.lines[sentence.line].kind
        if kind in SILENT or sentence.line in answers or seen.layout.in_furniture(sentence.start):
            goes_on = False
            continue
        goes_on = goes_on and sentence.line == line
        line = sentence.line
        goes_on = _opens_ahead(seen, sentence, day) or (goes_on and _goes_on(seen, sentence))
        if goes_on and index not in taken:
            yield sentence


def _opens_ahead(seen: Seen, sentence: Sentence, day: date) -> bool:
    """Whether a sentence opens with a time after `day` and says what is to be done then."""
    lower, words = seen.source.lower, _words()
    opening = words.opening.match(lower, sentence.start, sentence.end)
    start = opening.end() if opening else sentence.start
    ahead = words.ahead.match(lower, start, sentence.end) is not None
    for time in times_within(seen.times, sentence.start, sentence.end):
        near = time.role is not Role.NOW and time.start <= start and time.end - sentence.start <= LONGEST_OPENING
        month = day.replace(day=1)  # `6 tháng cuối năm` of a session in its first days
        ahead = ahead or (near and time.period is not None and time.period.first >= month < time.period.last > day)
    return ahead and _is_duty(lower, sentence, words.does.search(lower, start, sentence.end))


def _goes_on(seen: Seen, sentence: Sentence) -> bool:
    """Whether a sentence opens with what is to be done."""
    return _is_duty(seen.source.lower, sentence, _words().does.match(seen.source.lower, sentence.start, sentence.end))


def _is_duty(lower: str, sentence: Sentence, verb: re.Match[str] | None) -> bool:
    return verb is not None and _words().over.search(lower, sentence.start, sentence.end) is None


class _Words:
    """The words of what lies ahead, compiled."""

    def __init__(self) -> None:
        def any_of(kind: str) -> str:
            return trie_pattern(forms("outlooks", kind))

        self.opening = re.compile(rf"(?:[-–+*•\s]*{any_of('opens')}[\s,]+)+")
        self.ahead = re.compile(any_of("ahead"))
        self.does = re.compile(rf"(?<!\w){any_of('does')}")
        self.over = re.compile(rf"(?<!\w){any_of('over')}")


@cache
def _words() -> _Words:
    return _Words()
