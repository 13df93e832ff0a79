"""The words around figures, from several tables, in one set of phrases: one scan of a sentence finds them all."""

import re
from collections.abc import Hashable, Mapping
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.phrases import Phrases, one_spaced, phrases, trie_pattern, word_set


class Bits(dict[Hashable, int]):
    """The bit of whatever is told apart by bits: the next one for what is new."""

    def __missing__(self, key: Hashable) -> int:
        bit = self[key] = 1 << len(self)
        return bit


BITS = Bits()


@cache
def bits_of(roles: frozenset[str]) -> int:
    """A set of roles as bits."""
    return sum(BITS[role] for role in roles)


class Roles(dict[str, str]):
    """What a word can be, each with one fact; `bits`: the same as a set, which is put together and asked fast."""

    __slots__ = ("bits",)

    def __init__(self, roles: Mapping[str, str]) -> None:
        super().__init__(roles)
        self.bits = bits_of(frozenset(roles))


class Cue(NamedTuple):
    """A word or phrase at its place; `roles` names what it can be, each with one fact."""

    start: int
    end: int
    roles: Roles


@cache
def vocabulary() -> Phrases[Roles]:
    """Bounds, estimates, cues, guards, heads and boundaries by their forms."""
    words: dict[str, dict[str, str]] = {}
    for name, role_of in (
        ("bounds", _bound),
        ("estimates", _estimate),
        ("cues", lambda facts, name: {facts["role"]: name}),
        ("guards", _guard),
        ("heads", lambda facts, name: {facts["role"]: name}),
        ("boundaries", lambda facts, name: {facts["role"]: name}),
    ):
        for entry in table(name):
            for form in entry.forms:
                words.setdefault(folded(form), {}).update(role_of(entry.facts, entry.id))
    return phrases({form: Roles(roles) for form, roles in words.items() if roles})


@cache
def means() -> Phrases[None]:
    """The words that make of a number a mean: `bình quân`."""
    return labels("mean")


@cache
def labels(kind: str) -> Phrases[None]:
    """The words that label figures in one way, by the kind that `labels.toml` gives them."""
    return word_set(form for entry in table("labels") if entry.fact("kind") == kind for form in entry.forms)


@cache
def label_pattern(kind: str) -> re.Pattern[str]:
    """The same words as one expression: it begins where a word does, the longest first."""
    return re.compile(rf"(?<!\w){trie_pattern(labels(kind).facts)}")


@cache
def guards_behind() -> Phrases[str]:
    """What a number is instead of a figure, by the words behind it."""
    return _guards("after")


@cache
def guards_before_names() -> Phrases[str]:
    """What a number is instead of a figure, by the words that begin the name before it."""
    return _guards("before name")


@cache
def guards_behind_words() -> Phrases[str]:
    """The same, for numbers in words only."""
    return _guards("after word")


def _guards(place: str) -> Phrases[str]:
    entries = (entry for entry in table("guards") if entry.fact("place") == place)
    return phrases({form: entry.fact("what") for entry in entries for form in entry.forms})


@cache
def bound_openers() -> re.Pattern[str]:
    """The words that open a stretch which a bound behind a number ends."""
    openers = {folded(entry.fact("opener")) for entry in table("bounds") if "opener" in entry.facts}
    return re.compile(rf"(?<!\w){trie_pattern(openers)}")


def _bound(facts: Mapping[str, str], name: str) -> dict[str, str]:
    return {"bound": name} if facts["place"] == "before" else {"bound_after": facts["bound"]}


def _estimate(facts: Mapping[str, str], name: str) -> dict[str, str]:
    bound = {"bound": facts["bound"]} if "bound" in facts else {}
    return {"estimate": facts["reach"]} | bound | ({"reach": name} if facts.get("verb") else {})


def _guard(facts: Mapping[str, str], _: str) -> dict[str, str]:
    if facts["place"] != "before":
        return {}
    unit = {"guard_unit": facts["unit"]} if "unit" in facts else {}
    unit |= {"guard_most": str(facts["most"])} if "most" in facts else {}
    return {"guard": facts["what"]} | unit | ({"guard_bare": ""} if facts.get("only_bare") else {})


def cues_in(lower: str, start: int, end: int) -> list[Cue]:
    """All cues of a stretch, in order, none overlapping another."""
    facts = vocabulary().facts
    return [
        Cue(*found.span(), facts.get(found[0]) or facts[one_spaced(found[0])])
        for found in _scanner().finditer(lower, start, end)
    ]


@cache
def _scanner() -> re.Pattern[str]:
    """All words at once as one expression: the one scan that is worth compiling."""
    return re.compile(rf"(?<!\w){trie_pattern(vocabulary().facts)}")
