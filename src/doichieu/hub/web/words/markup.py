"""HTML made in code, for what a page shows hundreds of times."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from string import Formatter

from django.utils.safestring import SafeString

NOTHING = SafeString("")


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Pieces of markup in a row."""
    return SafeString("".join(parts))


def filled(pattern: str, *parts: object) -> SafeString:
    """`format_html` at a tenth of its cost, of parts by position: what is not markup itself is escaped.

    An entry page of a hundred rows fills some two thousand patterns.
    """
    around, places = _around(pattern)
    written = [part if type(part) is SafeString else escaped(str(part)) for part in parts]
    pieces = [*around]
    pieces[1::2] = [written[place] for place in places]
    return SafeString("".join(pieces))


def escaped(words: str) -> str:
    """Words as they stand in markup that is put together in place: `f"<li>{escaped(words)}</li>"`."""
    if "&" in words or "<" in words or ">" in words or '"' in words or "'" in words:
        return escape(words)
    return words


@lru_cache(maxsize=512)
def _around(pattern: str) -> tuple[Sequence[str], Sequence[int]]:
    """What stands around the places of a pattern, an empty piece for each of them between; which part goes where."""
    pieces: list[str] = [""]
    places: list[int] = []
    for literal, place, *_ in Formatter().parse(pattern):
        pieces[-1] += literal
        if place is not None:
            places.append(int(place) if place else len(places))
            pieces += ("", "")
    return tuple(pieces), tuple(places)
