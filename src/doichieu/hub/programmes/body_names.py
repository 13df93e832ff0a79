"""One body in several spellings: UBND xã, Ủy ban nhân dân xã, UBND xã Lộc Bình of that commune. Pure."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from doichieu.hub.places.models import Locality
from doichieu.lexicon import folded, table

MOST_REMEMBERED = 4096  # names whose words are kept at hand
_NO_WORD = re.compile(r"[\W_]+")


def body_key(name: str, place: Locality | None) -> str:
    """By what a body is known however it is written; the same for two names of one body, empty for no name.

    Tones and diacritics tell names apart: Nà Mò and Nà Mơ are two hamlets.

    place: whose paper names it: `UBND xã` is the one of the commune.
    """
    words = _spelled_alike(name)
    if place is None or not words:
        return words
    whole, own = _words(str(place)), _words(place.name)
    kind = whole.removesuffix(own).strip()
    return f"{words} {own}" if kind and f" {words}".endswith(f" {kind}") else words


def with_its_place(name: str, place: Locality | None) -> str:
    """The name as it is understood outside its place: `UBND xã` of xã Lộc Bình is UBND xã Lộc Bình."""
    return f"{name} {place.name}" if place and body_key(name, place) != body_key(name, None) else name


def fullest(names: Iterable[str]) -> str:
    """Of several spellings the one with the fewest short forms; of those alike the first by the alphabet."""
    return min(names, key=lambda name: (-len(name), name), default="")


@lru_cache(maxsize=MOST_REMEMBERED)
def _spelled_alike(name: str) -> str:
    pattern, known = _spellings()
    short, long_forms = _short_forms()
    written_out = short.sub(lambda found: long_forms[found.group()], _words(name))
    return pattern.sub(lambda found: known[found.group()], written_out)


def _words(name: str) -> str:
    """Its words in one spelling with their tones, one space between them."""
    return _NO_WORD.sub(" ", folded(name)).strip()


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    return _written_alike("same_bodies")


@cache
def _short_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    return _written_alike("short_forms")


def _written_alike(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all forms of a table, the longer before the shorter, and what each stands for."""
    known = {_words(form): _words(entry.id) for entry in table(name) for form in entry.forms}
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), known
