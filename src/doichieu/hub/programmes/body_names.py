"""One body in several spellings: UBND xã, Ủy ban nhân dân xã, UBND xã Lộc Bình of that commune. Pure."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from doichieu.hub.places.models import Locality
from doichieu.lexicon import table
from doichieu.lexicon.search import searchable

MOST_REMEMBERED = 4096  # names whose words are kept at hand


def body_key(name: str, place: Locality | None) -> str:
    """By what a body is known however it is written; the same for two names of one body, empty for no name.

    place: whose paper names it: `UBND xã` is the one of the commune.
    """
    words = _spelled_alike(name)
    if place is None or not words:
        return words
    whole, own = searchable(str(place)), searchable(place.name)
    kind = whole.removesuffix(own).strip()
    return f"{words} {own}" if kind and f" {words}".endswith(f" {kind}") else words


def fullest(names: Iterable[str]) -> str:
    """Of several spellings the one with the fewest short forms; of those alike the first by the alphabet."""
    return min(names, key=lambda name: (-len(name), name), default="")


def one_spelling(names: Iterable[tuple[str, Locality | None]]) -> Mapping[str, str]:
    """By the key of a body: the one spelling that it is called by."""
    spelled: dict[str, set[str]] = {}
    for name, place in names:
        spelled.setdefault(body_key(name, place), set()).add(name)
    return {key: fullest(found) for key, found in spelled.items()}


@lru_cache(maxsize=MOST_REMEMBERED)
def _spelled_alike(name: str) -> str:
    pattern, known = _spellings()
    return pattern.sub(lambda found: known[found.group()], searchable(name))


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {searchable(form): searchable(entry.id) for entry in table("same_bodies") for form in entry.forms}
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), known
