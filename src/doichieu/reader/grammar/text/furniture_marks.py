"""The words that mark lines of plain text as page furniture: counters, menus, teasers, comment forms."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.sources import Source

HEAD = 12  # signs: a mark this near the beginning of a line heads it
_CLOSED = (".", ";", "!", "…")


@cache
def _forms(place: str) -> tuple[str, ...]:
    """The marks that stand in a place, the longest first."""
    forms = (folded(form) for entry in table("furniture") if entry.fact("place") == place for form in entry.forms)
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def marks(place: str) -> "re.Pattern[str]":
    """The marks that stand in a place, as one expression."""
    return re.compile("|".join(map(re.escape, _forms(place))))


def lines_by_marks(source: Source, starts: Sequence[int]) -> dict[int, list[int]]:
    """Where marks stand in the lines that begin at `starts`, by the index of the line."""
    found: dict[int, list[int]] = {}
    for at in (at for mark in _forms("line") for at in _places_of(mark, source.lower)):
        found.setdefault(bisect_right(starts, at) - 1, []).append(at)
    return found


def _places_of(mark: str, lower: str) -> Iterator[int]:
    at = lower.find(mark)
    while at >= 0:
        yield at
        at = lower.find(mark, at + len(mark))


def is_furniture(source: Source, start: int, end: int, places: Sequence[int] | None) -> bool:
    """Whether marks make a line furniture: one at its head, two, or one in a line that is no sentence.

    `Cổng thông tin có 45.000 lượt truy cập.` and `…, cấp giấy phép số 12 cho 3 mỏ.` are prose.
    """
    if places is None:
        return False
    return len(places) > 1 or places[0] - start <= HEAD or not source.spelled.endswith(_CLOSED, start, end)
