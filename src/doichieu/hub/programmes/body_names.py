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

    place: whose paper names it: `UBND xã` is the one of the commune, and so is `Phòng Kinh tế`.
    """
    words = _spelled_alike(name)
    return f"{words} {_words(_left_out(name, place))}".rstrip() if place is not None and words else words


def with_its_place(name: str, place: Locality | None) -> str:
    """The name as it is understood outside its place: `UBND xã` of xã Lộc Bình is UBND xã Lộc Bình."""
    return f"{name} {_left_out(name, place)}".rstrip() if place and name else name


def _left_out(name: str, place: Locality) -> str:
    """What a name leaves to its place: `UBND xã` its name, `Phòng Kinh tế` its kind and name; empty for nothing."""
    words, own = _spelled_alike(name), _words(place.name)
    kind = _words(str(place)).removesuffix(own).strip()
    if kind and f" {words}".endswith(f" {kind}"):
        return place.name
    return str(place) if kind and _is_office(name) and not _names_place(name) else ""


def _is_office(name: str) -> bool:
    """Whether it opens as the name of an office that every place has."""
    return any(f"{_words(name)} ".startswith(f"{_words(form)} ") for form in _forms("own_offices"))


def _names_place(name: str) -> bool:
    """Whether it says whose it is: at its end (`huyện`), or by a name (`xã Lộc Bình`); not `Văn hóa - Xã hội`."""
    plain = " ".join(name.split())
    for kind in _forms("place_kinds"):
        after = re.search(rf"(?<!\w){re.escape(kind)}(?: (\w)|$)", plain, re.IGNORECASE)
        if after and (after[1] is None or after[1].isupper() or after[1].isdigit()):
            return True
    return False


@cache
def _forms(name: str) -> tuple[str, ...]:
    return tuple(form for entry in table(name) for form in entry.forms)


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
