"""What a closing speech directs, sentence by sentence: `Kết luận hội nghị, đồng chí Bí thư yêu cầu …`, then what is to
be done, over the sentences and paragraphs that go on with it without naming anyone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from doichieu.claims import Statement, StatementKind
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.duty_sentences import body_of, is_duty
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Line, LineKind, Sentence

UNHEARD = (LineKind.ROW, LineKind.FURNITURE)


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
            self._closing |= _occasions().search(self._lower, sentence.start, sentence.end) is not None
            own = self._stated.get(index)
            if own is not None:
                self._follow(own)
            elif self._speech is not None and is_duty(self._lower, body_of(sentence, row), sentence.end):
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

    def _said(self, sentence: Sentence, row: Line, first: Statement) -> Statement:
        start = body_of(sentence, row)
        words = self._lower[start : sentence.end].rstrip(" \n;")
        span = self._source.original(start, start + len(words))
        return Statement(StatementKind.DIRECTION, span, speaker=first.speaker, section=first.section)


@cache
def _occasions() -> re.Pattern[str]:
    """The words for a closing speech."""
    return re.compile(rf"(?<!\w){trie_pattern(forms('speeches', 'occasion'))}")
