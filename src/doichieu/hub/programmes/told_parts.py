"""Whether a sentence tells that a part of a task is done, or that its rest goes on: `9,5 km` of 14; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from doichieu.lexicon import folded, table

NEAR = 4  # words between what is left and what becomes of it
_NUMBER = r"(?<![\w/.,-])(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,5}(?:,[0-9]+)?)"
_NOUN = r"\s+(?P<noun>[^\W\d_]+)(?:\s+(?P<more>[^\W\d_]+))?"


@dataclass(frozen=True, slots=True)
class _Count:
    """So many of something. more: the word behind its noun, empty where it says nothing of it."""

    number: Decimal
    noun: str
    more: str

    def is_of(self, other: "_Count") -> bool:
        return self.noun == other.noun and (not self.more or not other.more or self.more == other.more)


def tells_of_a_rest(said: str) -> bool:
    """`phần còn lại tiếp tục triển khai`, no `1 km còn lại đã xong`."""
    return _words().rest.search(folded(said)) is not None


def tells_a_lesser_count(said: str, work: str) -> bool:
    """Whether all that a sentence counts of a thing is less than the task's own count of it: 31 of 47 papers.

    False where it says that all is done (100 %), of times and sums of money, and of what is not to be exceeded.
    """
    words, plain = _words(), folded(said)
    if words.whole.search(plain):
        return False
    told = list(_counts(words.parts.split(plain)[0]))
    asked = list(_counts(folded(work)))
    return any(_is_less(told, each) for each in asked if sum(each.is_of(other) for other in asked) == 1)


def _is_less(told: list[_Count], asked: _Count) -> bool:
    same = [each.number for each in told if each.is_of(asked)]
    return bool(same) and sum(same) < asked.number


def _counts(plain: str) -> Iterator[_Count]:
    words = _words()
    for found in words.count.finditer(plain):
        noun, more = found["noun"], found["more"] or ""
        if noun in words.no_thing or words.before.search(plain, 0, found.start()):
            continue
        number = Decimal(found["number"].replace(".", "").replace(",", "."))
        yield _Count(number, noun, "" if more in words.no_thing else more)


class _Words:
    """The words around counts, compiled."""

    def __init__(self) -> None:
        self.no_thing = frozenset((*_forms("any"), *_forms("no thing")))
        over = _any("done")
        self.rest = re.compile(
            rf"(?<!\w){_any('rest')}(?:\s+(?!{over}(?!\w))[^\s,;.]+){{0,{NEAR}}}?\s+{_any('goes on')}(?!\w)"
        )
        self.whole = re.compile(r"(?<![\d,.])100\s*%")
        self.parts = re.compile(rf"(?<!\w){_any('parts')}(?!\w)")
        self.count = re.compile(_NUMBER + _NOUN)
        self.before = re.compile(rf"(?<!\w)(?:{_any('no count')}|{_any('number')}|{_any('day')})\W*\Z")


def _any(kind: str) -> str:
    return f"(?:{'|'.join(re.escape(form) for form in sorted(_forms(kind), key=len, reverse=True))})"


def _forms(kind: str) -> list[str]:
    return [folded(form) for entry in table("outcomes") if entry.fact("kind") == kind for form in entry.forms]


@cache
def _words() -> _Words:
    return _Words()
