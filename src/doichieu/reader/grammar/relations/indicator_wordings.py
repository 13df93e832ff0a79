"""The wordings of indicators: which codes a phrase may stand for, and what must hold for each.

A phrase is compared by its words: short forms written out, idle words and signs left out, in whatever order.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from doichieu.lexicon import Entry, folded, table
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.text.phrases import trie_pattern

Key = tuple[str, ...]
_WORDS = re.compile(r"[^\W_]+")
ALL = -1  # the set of all wordings: each bit is set
UNKNOWN = -1000  # words
MOST_KEPT = 20_000  # words, of all documents read so far


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the reader knows of an indicator of the catalogue."""

    code: str
    units: tuple[str, ...]  # what it is counted in, the catalogue's unit first; none where that is not known
    stock: bool  # a state: what is added to it is another figure
    counted: bool  # a percentage is of it only where it measures its figure: `11 chỉ tiêu đạt trên 75% kế hoạch`
    alone: str | None  # the code of its percentages where no amount stands beside them
    share: str | None  # the code of the share that it is of a whole
    context: tuple[str, ...]  # one of these words must stand before the short wordings
    rivals: tuple[str, ...]  # none of these between
    barred: tuple[str, ...]  # none of these in the sentence
    within: str | None  # short wordings that open no clause mean it only as a part of a figure with this code


@dataclass(frozen=True, slots=True)
class Wording:
    """One phrase for an indicator."""

    indicator: Indicator
    short: bool  # means the indicator only where its context stands before


@lru_cache(maxsize=8192)
def key_of(phrase: str) -> Key:
    """The words by which a folded phrase is compared, sorted.

    >>> key_of("số hộ nghèo") == key_of("các hộ nghèo")
    True
    """
    expanded = _short_pattern().sub(lambda found: _short_forms()[found[0]], phrase)
    return tuple(sorted(_WORDS.findall(_idle_pattern().sub(" ", expanded))))


class Possible(NamedTuple):
    """What some words leave possible."""

    wordings: int  # a set of them, one bit for each, that have all these words
    firm: int  # how many words of a key they are; less than none where a short form is to be written out


class KnownWords(dict[str, Possible]):
    """Which wordings the words of a phrase leave possible: a quick look before the phrase's key is made.

    Of what stands between spaces the answer is kept, so that to look again is one look-up. A word that a key may leave
    out or write out, and a number, leave all possible.
    """

    def __init__(self, own: Iterable[Key]) -> None:
        """own: the keys of wordings besides the lexicon's."""
        self._own = _wordings_with(own, first=len(seed()))

    def __missing__(self, token: str) -> Possible:
        wordings, firm = ALL, [word for word in _WORDS.findall(token) if _is_firm(word)]
        for word in firm:
            wordings &= _seeds_with().get(word, 0) | self._own.get(word, 0)
        short = not _short_words().isdisjoint(_WORDS.findall(token))
        if len(self) >= MOST_KEPT:
            self.clear()
        self[token] = possible = Possible(wordings, UNKNOWN if short else len(firm))
        return possible

    def hold(self, phrase: str) -> bool:
        """Whether some wording has all words of a phrase."""
        tokens = phrase.split()
        return self.most_together(tokens) == len(tokens)

    def may_be(self, phrase: str) -> bool:
        """Whether some wording has all words of a phrase, and no other that its key must have."""
        wordings, count = ALL, 0
        for token in phrase.split():
            possible, firm = self[token]
            wordings &= possible
            if not wordings:
                return False
            count += firm
        return count < 0 or wordings & (_seeds_with().get(count, 0) | self._own.get(count, 0)) != 0

    def most_together(self, tokens: Iterable[str]) -> int:
        """How many of some words, from the first on, some wording has together."""
        wordings, count = ALL, 0
        for token in tokens:
            wordings &= self[token].wordings
            if not wordings:
                break
            count += 1
        return count


@lru_cache(maxsize=8)
def known_words(own: tuple[Key, ...]) -> KnownWords:
    """Made once for the wordings of an office; own: the keys of those besides the lexicon's."""
    return KnownWords(own)


def _wordings_with(keys: Iterable[Key], *, first: int = 0) -> Mapping[str | int, int]:
    """The set of keys that have each word, and of those that have so many firm words; the bits begin at `first`."""
    found: dict[str | int, int] = defaultdict(int)
    for place, key in enumerate(keys, first):
        firm = [word for word in key if _is_firm(word)]
        found[len(firm)] |= 1 << place
        for word in firm:
            found[word] |= 1 << place
    return dict(found)


@cache
def _seeds_with() -> Mapping[str | int, int]:
    return _wordings_with(seed())


def _is_firm(word: str) -> bool:
    """Whether a key that has a word is equal to no key without it."""
    return word not in _loose_words() and not word.isdecimal()


@cache
def _loose_words() -> frozenset[str]:
    """The words that a key may leave out or write out."""
    idle = (*relation_words()["idle"], *relation_words()["total"])
    return _short_words().union(word for form in idle for word in _WORDS.findall(form))


@cache
def _short_words() -> frozenset[str]:
    """The words of short forms."""
    return frozenset(word for form in _short_forms() for word in _WORDS.findall(form))


def known_as(key: Key) -> tuple[Wording, ...]:
    """The lexicon's wordings with this key; else without the words for a total, else without numbers."""
    known = seed()
    found = known.get(key)
    if found is None and (total := _total_words()) & set(key):
        found = known.get(tuple(word for word in key if word not in total))
    if found is None:
        found = known.get(tuple(word for word in key if not word.isdecimal()))
    return found or ()


@cache
def _total_words() -> frozenset[str]:
    return frozenset(word for form in relation_words()["total"] for word in form.split())


@cache
def seed() -> Mapping[Key, tuple[Wording, ...]]:
    """The lexicon's wordings by their keys."""
    found: dict[Key, list[Wording]] = defaultdict(list)
    for entry in table("indicators"):
        indicator = _indicator(entry)
        for forms, short in ((entry.forms, False), (entry.facts.get("short", ()), True)):
            for form in forms:
                wordings = found[key_of(folded(form))]
                if all(known.indicator.code != indicator.code for known in wordings):
                    wordings.append(Wording(indicator, short))
    return {key: tuple(wordings) for key, wordings in found.items() if key}


@cache
def indicators() -> Mapping[str, Indicator]:
    """The indicators of the lexicon by code."""
    return {entry.id: _indicator(entry) for entry in table("indicators")}


def _indicator(entry: Entry) -> Indicator:
    facts = entry.facts
    return Indicator(
        code=str(facts.get("code", entry.id)),
        units=tuple(map(str, facts["units"])),
        stock=bool(facts.get("stock")),
        counted=bool(facts.get("counted")),
        alone=facts.get("alone"),
        share=facts.get("share"),
        context=tuple(facts.get("context", ())),
        rivals=tuple(facts.get("rivals", ())),
        barred=tuple(facts.get("barred", ())),
        within=facts.get("within"),
    )


@cache
def any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """An expression for some words, compiled when it is first needed: a document needs few of them."""
    return re.compile(rf"(?<!\w){trie_pattern(map(folded, forms))}")


@cache
def _short_forms() -> Mapping[str, str]:
    return {folded(form): folded(entry.id) for entry in table("short_forms") for form in entry.forms}


@cache
def _short_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(_short_forms())}")


@cache
def _idle_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['idle'])}")
