"""What later documents may tell of a task, by their words alone: pure. Nothing that is found here is a result before a
person confirms it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from doichieu.claims import Span, Text
from doichieu.lexicon import folded, table
from doichieu.lexicon.search import searchable
from doichieu.show import sentence_of

LEAST_SHARED = 4  # words: fewer do not tell one task from another
LEAST_PART = 0.7  # of the words of the task
LONGEST = 500  # signs of a sentence, as a step takes it
MOST_REMEMBERED = 4096  # sentences whose words are kept at hand


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of what is over."""

    span: Span
    quote: str
    words: frozenset[str]
    denials: Counter[str]  # how often each word that tells of what is not over stands in it


def tellings_of(text: Text) -> Iterator[Telling]:
    """The sentences of a text that tell of what is over, in its order."""
    end = 0
    for found in _over().finditer(text.content):
        if found.start() < end:
            continue
        span = sentence_of(text, Span(found.start(), found.end()))
        end = max(span.end, found.end())
        quote = span.of(text.content)
        if len(quote) <= LONGEST:
            yield Telling(span, quote, words_of(quote), _denials_in(quote))


def may_tell_of(work: str, telling: Telling) -> bool:
    """Whether a sentence holds most of the words that tell a task from others, and denies nothing that the task itself
    does not: `rà soát 7 hộ chưa nhận đất`."""
    words = words_of(work)
    shared = len(words & telling.words)
    alike = shared >= LEAST_SHARED and shared >= LEAST_PART * len(words)
    return alike and telling.denials <= _denials_in(work)


def _denials_in(said: str) -> Counter[str]:
    return Counter(folded(found[0]) for found in _not_over().finditer(said))


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


@cache
def _over() -> re.Pattern[str]:
    return _pattern(_forms("done"))


@cache
def _not_over() -> re.Pattern[str]:
    return _pattern(_forms("not done"))


def _pattern(forms: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(folded(form)) for form in forms)})(?!\w)", re.IGNORECASE)


def _forms(kind: str) -> list[str]:
    return [form for entry in table("outcomes") if entry.fact("kind") == kind for form in entry.forms]
