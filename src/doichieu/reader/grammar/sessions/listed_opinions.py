"""What is told as a list, one each: `các hộ kiến nghị về: A; quan tâm B, chú trọng C`, `giao Phòng A …; UBND xã …`"""

import re
from collections.abc import Iterator
from functools import cache

from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.task_owners import begins_with_verb
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.sources import Source

_SEMICOLON = re.compile(r";\s+")
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


def directions_listed(source: Source, verb: int, start: int, stop: int) -> list[tuple[int, int]]:
    """The same of directions; without a colon a part behind a semicolon opens with what is to be done, or by whom."""
    behind_colon = opinions_listed(source.lower, verb, start, stop)
    if len(behind_colon) > 1:
        return behind_colon
    semicolons = _SEMICOLON.finditer(source.lower, verb, stop)
    marks = [start, *(mark.end() for mark in semicolons if _is_duty(source, mark.end(), stop))]
    return list(zip(marks, [*marks[1:], stop], strict=True))


def _is_duty(source: Source, start: int, stop: int) -> bool:
    """Whether a part opens with a verb of a duty, or with who has it and the verb right behind."""
    words = task_words()
    opens = words.goes_on.match(source.lower, start, stop) or words.assign.match(source.lower, start, stop)
    return opens is not None or begins_with_verb(source, start, stop)


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
