"""The words around the names of places: who speaks, where something is, which place of several is told of."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.names.proper_names import forms, place_forms
from doichieu.reader.grammar.text.phrases import Phrases, trie_pattern, word_set
from doichieu.reader.grammar.text.scanners import scanner


@cache
def bodies() -> Phrases[None]:
    return word_set([form for entry in table("bodies") for form in entry.forms])


@cache
def kinds() -> re.Pattern[str]:
    return scanner(place_forms())


@cache
def and_also() -> frozenset[str]:
    return frozenset(forms("posts", "and"))


@cache
def most_before() -> re.Pattern[str]:
    """`xã cao nhất là`"""
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['most'])}\s*\Z")


@cache
def most_behind() -> re.Pattern[str]:
    """`xã Khánh Tiên cao nhất: 93,8%`"""
    return re.compile(rf"^ (?:[^\W\d_]+ ){{0,3}}{trie_pattern(relation_words()['most'])}(?: [^\W\d_]+)?")


@cache
def at_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['at'])}")


@cache
def set_apart() -> frozenset[str]:
    """What may stand between a sign and the place that a clause is about: `trong đó`, `riêng`, `trong khi`."""
    turns = (form for entry in table("boundaries") if entry.fact("role") == "turn" for form in entry.forms)
    return frozenset((*relation_words()["part"], *relation_words()["apart"], *map(folded, turns)))


@cache
def listed_kinds() -> re.Pattern[str]:
    """`3 xã`, `các huyện`: places of one kind, whose names may follow without it."""
    several = trie_pattern((*relation_words()["several"], *forms("conferences", "digits")))
    kinds, most = trie_pattern(place_forms()), trie_pattern(relation_words()["most"])
    return re.compile(rf"(?<!\w)(?:(?:[0-9]+|{several})\s+({kinds})(?!\w)|({kinds})\s+(?:[^\W\d_]+\s+){{1,4}}{most}\s)")


@cache
def other_area() -> re.Pattern[str]:
    """`, toàn huyện`, `, các xã khác`: a clause that opens with more than one place."""
    more = trie_pattern((*relation_words()["several"], *relation_words()["whole"]))
    return re.compile(rf", (?:{more}\s+)+{trie_pattern(place_forms())}(?!\w)")


@cache
def speaker_words() -> re.Pattern[str]:
    """Who speaks, or a body, right before the name of a place."""
    bodies = [folded(form) for entry in table("bodies") for form in entry.forms]
    words = [*relation_words()["who speaks"], *bodies, *forms("posts", "organ")]
    return re.compile(rf"(?<!\w){trie_pattern(words)}(?:\s+\w+)?\s*$")


@cache
def organs() -> Phrases[None]:
    return word_set([*(form for entry in table("bodies") for form in entry.forms), *forms("posts", "organ")])
