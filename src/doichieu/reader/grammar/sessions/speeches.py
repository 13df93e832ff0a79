"""What a closing speech directs, sentence by sentence: `Kết luận hội nghị, đồng chí Bí thư yêu cầu …`, then what is to
be done, over the sentences and paragraphs that go on with it without naming anyone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from doichieu.claims import Statement, StatementKind
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Line, LineKind, Sentence

UNHEARD = (LineKind.ROW, LineKind.FURNITURE)
_CLAUSE = re.compile(r",\s+")


def with_speeches(seen: Seen, stated: Sequence[Statement]) -> tuple[Statement, ...]:
    """`stated` with the directions that go on with one of them, in order; each has the speaker of the first."""
    return tuple(sorted((*stated, *_Walk(seen, stated).directions()), key=lambda each: each.span))


@dataclass(frozen=True, slots=True)
class _Speech:
    """Somebody who directs."""

    direction: Statement  # the last that was read with its speaker
    closing: bool  # whether the speech goes on over paragraphs


class _Walk:
    """One walk over the sentences, with the speech that is being held."""

    def __init__(self, seen: Seen, stated: Sequence[Statement]) -> None:
        self._lower, self._source, self._layout = seen.source.lower, seen.source, seen.layout
        self._stated = self._last_of_each(stated)
        self._speech: _Speech | None = None
        self._closing = False  # the paragraph names the occasion of a closing speech

    def _last_of_each(self, stated: Sequence[Statement]) -> Mapping[int, Statement]:
        """The last statement of each sentence that makes one."""
        return {self._layout.sentence_at(self._source.copied(each.span)[0]): each for each in stated}

    def directions(self) -> Iterator[Statement]:
        line = -1
        for index, sentence in enumerate(self._layout.sentences):
            row = self._layout.lines[sentence.line]
            if row.kind in UNHEARD or self._layout.in_furniture(sentence.start):
                continue
            opens, line = sentence.line != line, sentence.line
            if opens:
                self._enter(row)
            self._closing |= _words().occasion.search(self._lower, sentence.start, sentence.end) is not None
            own = self._stated.get(index)
            if own is not None:
                self._follow(own)
            elif self._speech is not None and self._is_duty(sentence, row):
                yield self._said(sentence, row, self._speech.direction)
            elif opens and row.kind is not LineKind.HEADING:
                self._speech = None

    def _enter(self, row: Line) -> None:
        """Without the occasion of a closing speech one directs to the end of the paragraph.

        A heading without a number ends a speech, unless it names the speaker again, as captions do.
        """
        speech = self._speech
        self._closing = False
        if speech is None:
            return
        captions = row.kind is LineKind.HEADING and row.body == row.start
        speaker = (speech.direction.speaker or "").lower()
        again = captions and speaker != "" and speaker in self._lower[row.start : row.end]
        if not speech.closing or (captions and not again):
            self._speech = None

    def _follow(self, own: Statement) -> None:
        """A direction opens a speech or goes on with it; what anybody else says ends it."""
        if own.kind is not StatementKind.DIRECTION:
            self._speech = None
            return
        held = self._speech
        unnamed = held is not None and own.speaker is None
        goes_on = held is not None and held.closing and (unnamed or own.speaker == held.direction.speaker)
        direction = held.direction if held is not None and unnamed else own
        self._speech = _Speech(direction, closing=self._closing or goes_on)

    def _is_duty(self, sentence: Sentence, row: Line) -> bool:
        """Whether a sentence opens with what is to be done, and tells neither how the session went nor what is over."""
        words = _words()
        start = row.body if sentence.start == row.start else sentence.start
        before = words.next.match(self._lower, start, sentence.end)
        verb = words.does.match(self._lower, before.end() if before else start, sentence.end)
        if verb is None or words.will.search(self._lower, verb.end(), sentence.end):
            return False
        return not any(map(self._tells, self._clauses(verb.end(), sentence.end)))

    def _clauses(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The clauses behind the commas of a stretch."""
        begins = [match.end() for match in _CLAUSE.finditer(self._lower, start, stop)]
        return zip(begins, [*begins[1:], stop], strict=True) if begins else iter(())

    def _tells(self, clause: tuple[int, int]) -> bool:
        words = _words()
        if words.does.match(self._lower, *clause):
            return False
        return bool(words.scene.match(self._lower, *clause) or words.over.search(self._lower, *clause))

    def _said(self, sentence: Sentence, row: Line, first: Statement) -> Statement:
        start = row.body if sentence.start == row.start else sentence.start
        words = self._lower[start : sentence.end].rstrip(" \n;")
        span = self._source.original(start, start + len(words))
        return Statement(StatementKind.DIRECTION, span, speaker=first.speaker, section=first.section)


class _Words:
    """The words of a speech that goes on, compiled."""

    def __init__(self) -> None:
        def any_of(*kinds: str) -> str:
            return trie_pattern(forms("speeches", *kinds))

        does = trie_pattern((*forms("outlooks", "does"), *forms("speeches", "does")))
        self.occasion = re.compile(rf"(?<!\w){any_of('occasion')}")
        self.next = re.compile(rf"{any_of('next')}[\s,:]+")
        self.does = re.compile(does)
        self.will = re.compile(rf"(?<!\w){any_of('will')}")
        self.scene, self.over = re.compile(any_of("scene")), re.compile(rf"(?<!\w){any_of('over')}")


@cache
def _words() -> _Words:
    return _Words()
