"""Opinions told as a list: `các hộ kiến nghị về: A; quan tâm B, chú trọng C; …`, one each."""

import re
from collections.abc import Iterator
from functools import cache

from doichieu.reader.grammar.names import forms
from doichieu.reader.grammar.phrases import trie_pattern

LEAST_PART = 8  # signs: what is shorter goes with the part before it


def opinions_listed(lower: str, verb: int, start: int, stop: int) -> list[tuple[int, int]]:
    """Where each opinion of a list stands; one stretch, the whole, where there is no list.

    verb: where the verb of saying ends. start, stop: the stretch that states them.
    A list stands behind a colon, and has a semicolon.
    """
    colon = lower.find(":", verb, stop)
    if colon < 0 or ";" not in lower[colon:stop] or lower[colon + 1 : colon + 2] not in {" ", "\n"}:
        return [(start, stop)]
    parts = list(_parts(lower, colon + 1, stop))
    return [(start, parts[0][1]), *parts[1:]]


def _parts(lower: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts between semicolons, and between commas where the next begins with a wish."""
    marks = [mark.start() for mark in _joint().finditer(lower, start, stop)]
    begin = start
    for end in [*marks, stop]:
        first = begin + len(lower[begin:end]) - len(lower[begin:end].lstrip(" ,;\n"))
        last = first + len(lower[first:end].rstrip(" ,;.…\n"))
        if last - first < LEAST_PART and end != stop:
            continue
        if last > first:
            yield first, last
        begin = end


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf";|,(?=\s+{trie_pattern(forms('statements', 'wish'))})")
