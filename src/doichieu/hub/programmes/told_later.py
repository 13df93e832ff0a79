"""What later documents may tell of a task, by their words alone: pure. Nothing that is found here is a result before a
person confirms it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from doichieu.claims import Span, Text
from doichieu.hub.programmes.told_ahead import is_elsewhere, told_part
from doichieu.hub.programmes.told_parts import tells_a_lesser_count, tells_of_a_rest
from doichieu.lexicon import folded, table
from doichieu.lexicon.search import searchable
from doichieu.show import sentence_of

LEAST_SHARED = 4  # words: fewer do not tell one task from another
LEAST_PART = 0.7  # of the words of the task
LONGEST = 500  # signs of a sentence, as a step takes it
MOST_REMEMBERED = 4096  # sentences whose words are kept at hand
_COUNT = r"(\d{1,3}(?:\.\d{3})+|\d{1,5})"
_PARTS = re.compile(rf"(?<![\w/.,-]){_COUNT}/{_COUNT}(?![\d/.,-])(?=\s+[^\W\d_])")  # so many of all, and what they are


class Manner(StrEnum):
    """What a sentence tells of a task."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_DONE = "not_done"  # so far


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of what is over, goes on, or is not done yet."""

    span: Span
    quote: str
    words: frozenset[str]


def tellings_of(text: Text) -> Iterator[Telling]:
    """The sentences of a text that tell of what is over, goes on, or is not done yet, in its order."""
    end = 0
    for found in _told_by().finditer(text.content):
        if found.start() < end:
            continue
        span = sentence_of(text, Span(found.start(), found.end()))
        end = max(span.end, found.end())
        quote = span.of(text.content)
        if len(quote) <= LONGEST:
            yield Telling(span, quote, words_of(quote))


def may_tell_of(work: str, telling: Telling) -> bool:
    """Whether a sentence holds most of the words that tell a task from others, tells something of it, and speaks of no
    other place."""
    words = words_of(work)
    shared = len(words & telling.words)
    alike = shared >= LEAST_SHARED and shared >= LEAST_PART * len(words)
    return alike and manner_of(work, telling.quote) is not None and not is_elsewhere(telling.quote, work)


def manner_of(work: str, said: str) -> Manner | None:
    """What a sentence tells of a task; None where it tells nothing, or of what is assigned, asked, planned or denied.

    A word that stands in the task itself tells nothing: `rà soát 7 hộ chưa nhận đất`.
    """
    said = told_part(said, work)
    over = _over().search(_not_yet_over().sub(" ", said)) is not None
    if (
        _adds(_still(), said, work)
        or (over and tells_of_a_rest(said))
        or (_adds(_pattern("under way"), said, work) and not over)
    ):
        return Manner.UNDER_WAY
    if _adds(_pattern("not done"), said, work):
        return None
    if _tells_a_part(said, work) or (over and tells_a_lesser_count(said, work)):
        return Manner.UNDER_WAY
    if _adds(_pattern("not yet"), said, work):
        return None if over else Manner.NOT_DONE
    return Manner.DONE if over else None


def _adds(words: re.Pattern[str], said: str, work: str) -> bool:
    """Whether one of the words stands in a sentence more often than in the words of the task."""
    return not _counted(words, said) <= _counted(words, work)


def _counted(words: re.Pattern[str], said: str) -> Counter[str]:
    return Counter(folded(found[0]) for found in words.finditer(said))


def _tells_a_part(said: str, work: str) -> bool:
    """Whether a sentence tells that a part of the task is done: `4/6 thôn`, `4 trong 6 thôn`, `60% khối lượng`."""
    shares = (Decimal(found[1].replace(",", ".")) for found in _share().finditer(said) if found[0] not in work)
    found_parts = (*_PARTS.finditer(said), *_of_all().finditer(said))
    parts = (found for found in found_parts if found[0] not in work and not _day().search(said, 0, found.start()))
    return any(share < 100 for share in shares) or any(_number(found[1]) < _number(found[2]) for found in parts)


def _number(written: str) -> int:
    return int(written.replace(".", ""))


@lru_cache(maxsize=MOST_REMEMBERED)
def words_of(said: str) -> frozenset[str]:
    """The plain words that tell what is meant: without numbers, and without what any task has."""
    words = f" {searchable(said)} "
    for phrase in _any_task():
        words = words.replace(f" {phrase} ", " ").replace(f" {phrase} ", " ")
    return frozenset(word for word in words.split() if not word.isdigit())


@cache
def _any_task() -> tuple[str, ...]:
    """The longest first."""
    return tuple(sorted({searchable(form) for form in _forms("any")}, key=len, reverse=True))


def _over() -> re.Pattern[str]:
    return _pattern("done")


def _still() -> re.Pattern[str]:
    return _pattern("still under way")


@cache
def _told_by() -> re.Pattern[str]:
    return re.compile("|".join(_pattern(kind).pattern for kind in ("done", "under way", "not yet")), re.IGNORECASE)


@cache
def _not_yet_over() -> re.Pattern[str]:
    """`chưa hoàn thành`"""
    return re.compile(rf"{_pattern('not yet').pattern}\s+{_over().pattern}", re.IGNORECASE)


@cache
def _share() -> re.Pattern[str]:
    """60% khối lượng"""
    return re.compile(rf"(?<![\d,.])(\d{{1,3}}(?:,\d+)?)\s*%\s+{_pattern('work').pattern}", re.IGNORECASE)


@cache
def _of_all() -> re.Pattern[str]:
    """4 trong số 6"""
    return re.compile(rf"(?<![\w/.,-]){_COUNT}\s+{_pattern('of all').pattern}\s+{_COUNT}(?![\d/.,-])(?=\s+[^\W\d_])")


@cache
def _day() -> re.Pattern[str]:
    """What stands before a day: its end is that of the text."""
    return re.compile(rf"{_pattern('day').pattern}\W*\Z", re.IGNORECASE)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(folded(form)) for form in _forms(kind))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def _forms(kind: str) -> list[str]:
    return [form for entry in table("outcomes") if entry.fact("kind") == kind for form in entry.forms]
