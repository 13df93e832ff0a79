"""Sentences that open with what is to be done: `Đẩy mạnh thu nợ, rà soát hộ nghèo.`, `Hai là, tiếp tục dồn điền.`"""

import re
from collections.abc import Iterator
from functools import cache

from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Line, Sentence

_CLAUSE = re.compile(r",\s+")


def body_of(sentence: Sentence, row: Line) -> int:
    """Where the words of a sentence begin, behind the mark of its line."""
    return row.body if sentence.start == row.start else sentence.start


def is_duty(lower: str, start: int, end: int) -> bool:
    """Whether a sentence opens with what is to be done, and tells neither how the session went nor what is over."""
    words = _words()
    before = words.next.match(lower, start, end)
    verb = words.does.match(lower, before.end() if before else start, end)
    if verb is None or words.will.search(lower, verb.end(), end):
        return False
    return not any(_tells(lower, *clause) for clause in _clauses(lower, verb.end(), end))


def is_over(lower: str, start: int, end: int) -> bool:
    """Whether words tell of what is over."""
    return _words().over.search(lower, start, end) is not None


def _clauses(lower: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The clauses behind the commas of a stretch."""
    begins = [match.end() for match in _CLAUSE.finditer(lower, start, stop)]
    return zip(begins, [*begins[1:], stop], strict=True) if begins else iter(())


def _tells(lower: str, start: int, end: int) -> bool:
    words = _words()
    if words.does.match(lower, start, end):
        return False
    return bool(words.scene.match(lower, start, end) or words.over.search(lower, start, end))


class _Words:
    """The words of what is to be done, compiled."""

    def __init__(self) -> None:
        def any_of(*kinds: str) -> str:
            return trie_pattern(forms("speeches", *kinds))

        self.next = re.compile(rf"{any_of('next')}[\s,:]+")
        self.does = re.compile(trie_pattern((*forms("outlooks", "does"), *forms("speeches", "does"))))
        self.will = re.compile(rf"(?<!\w){any_of('will')}")
        self.scene, self.over = re.compile(any_of("scene")), re.compile(rf"(?<!\w){any_of('over')}")


@cache
def _words() -> _Words:
    return _Words()
