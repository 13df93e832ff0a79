"""Who attended a session without being named: đại diện các ban, ngành; 45 đại biểu; 25/27 đại biểu of those who sit."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.claims import Mention
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.conduct import Named
from doichieu.reader.grammar.sessions.roles import attending_stretches
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import trie_pattern

LONGEST_GROUP = 400  # signs
_PART = re.compile("[^;]+")


def attendance_mentions(seen: Seen, named: Sequence[Named]) -> list[Mention]:
    """Each group once, in its own words, at the place that first names it."""
    found: dict[str, tuple[int, int]] = {}
    for start, end, _ in attending_stretches(seen):
        for part in _PART.finditer(seen.source.lower, start, end):
            for place in _groups(seen, named, part.start(), part.end()):
                found.setdefault(" ".join(seen.source.spelled[slice(*place)].split()), place)
    return [Mention("attendance", words, seen.source.original(*place)) for words, place in found.items()]


def present_mention(seen: Seen) -> list[Mention]:
    """`Dự kỳ họp có … và 25/27 đại biểu`: how many of those who sit were present, the first that the text tells, and
    no count of votes: `25/27 đại biểu tán thành`"""
    for start, end, _ in attending_stretches(seen):
        for found in _words().present.finditer(seen.source.lower, start, end):
            here, all_of_them = int(found["here"]), int(found["all"])
            if 0 < here <= all_of_them and not _words().voted.match(seen.source.lower, found.end()):
                return [Mention("present", f"{here}/{all_of_them}", seen.source.original(*found.span("share")))]
    return []


def _groups(seen: Seen, named: Sequence[Named], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A part between semicolons that names nobody is one group; behind a name, what a word for a group opens."""
    lower = seen.source.lower
    index = bisect_left(named, end, key=lambda one: one.start) - 1
    last = named[index] if index >= 0 and named[index].start >= start else None
    opening = _words().behind.search(lower, last.end, end) if last else _words().opens.match(lower, start, end)
    if opening is None:
        return
    first = opening.start("group")
    words = lower[first:end].rstrip(" .,;:…\n")
    if words and len(words) <= LONGEST_GROUP:
        yield first, first + len(words)


class _Words:
    """The words that open a group, compiled."""

    def __init__(self) -> None:
        counted = rf"(?!\d+ ?/)\d[\d. ]*{trie_pattern(forms('attendance', 'counted'))}"  # 25/27 are those who sit
        sitting = trie_pattern(forms("attendance", "counted"))
        self.present = re.compile(
            rf"(?<![\w/.,])(?P<share>(?P<here>\d{{1,4}}) ?/ ?(?P<all>\d{{1,4}}))\s+{sitting}(?!\w)"
        )
        votes = set(forms("votes", "vote")) - set(forms("votes", "election"))
        self.voted = re.compile(rf"[^,;.:\n]*?(?<!\w){trie_pattern(sorted(votes))}(?!\w)")
        surely = trie_pattern(forms("attendance", "group"))
        alone = trie_pattern(forms("attendance", "group", "group alone"))
        filler = trie_pattern(forms("attendance", "filler"))
        self.opens = re.compile(rf"[\W_]*?(?:{filler}[\s:]+)*(?P<group>{alone}|{counted})(?!\w)")
        self.behind = re.compile(rf"(?:, *(?:{filler} +)*| (?:{filler} +)+)(?P<group>{surely}|{counted})(?!\w)")


@cache
def _words() -> _Words:
    return _Words()
