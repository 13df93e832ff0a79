"""The wordings of indicators: which codes a phrase may stand for, and what must hold for each.

A phrase is compared by its words: short forms written out, idle words and signs left out, in whatever order.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from doichieu.lexicon import Entry, folded, table
from doichieu.reader.grammar.phrases import trie_pattern
from doichieu.reader.grammar.stated import relation_words

Key = tuple[str, ...]
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the reader knows of an indicator of the catalogue."""

    code: str
    units: tuple[str, ...]  # what it is counted in, the catalogue's unit first; none where that is not known
    stock: bool  # a state: what is added to it is another figure
    alone: str | None  # the code of its percentages where no amount stands beside them
    context: re.Pattern[str] | None  # what must stand before the short wordings
    rivals: re.Pattern[str] | None  # what must not stand between
    barred: re.Pattern[str] | None  # what must not stand in the sentence


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


class KnownWords(dict[str, bool]):
    """Whether every word of a phrase stands in some wording: a quick look before its key is made.

    Of what stands between spaces the answer is kept, so that a look again is one look-up.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """phrases: folded wordings besides the lexicon's own."""
        own = frozenset(word for phrase in phrases for word in _WORDS.findall(phrase))
        self._words = own | words_of_wordings()

    def __missing__(self, token: str) -> bool:
        known = self[token] = all(word in self._words or word.isdecimal() for word in _WORDS.findall(token))
        return known

    def hold(self, phrase: str) -> bool:
        """Whether all of a phrase is known."""
        return all(self[token] for token in phrase.split())


@cache
def words_of_wordings() -> frozenset[str]:
    """Every word that stands in a wording of the lexicon, or may stand in a phrase besides."""
    entries = table("indicators")
    forms = [folded(form) for entry in entries for form in (*entry.forms, *entry.facts.get("short", ()))]
    shorts = [word for pair in _short_forms().items() for word in pair]
    idle = [*relation_words()["idle"], *relation_words()["total"]]
    return frozenset(word for form in (*forms, *shorts, *idle) for word in _WORDS.findall(form))


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
        code=entry.id,
        units=tuple(map(str, facts["units"])),
        stock=bool(facts.get("stock")),
        alone=facts.get("alone"),
        context=_any_of(facts.get("context", ())),
        rivals=_any_of(facts.get("rivals", ())),
        barred=_any_of(facts.get("barred", ())),
    )


def _any_of(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w){trie_pattern(map(folded, forms))}") if forms else None


@cache
def _short_forms() -> Mapping[str, str]:
    return {folded(form): folded(entry.id) for entry in table("short_forms") for form in entry.forms}


@cache
def _short_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(_short_forms())}")


@cache
def _idle_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['idle'])}")
