"""Who attended a session without being named: đại diện các ban, ngành; 45 đại biểu; 25/27 đại biểu of those who sit."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.claims import Mention
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.agenda_words import agenda_words
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
    """`Dự kỳ họp có … và 25/27 đại biểu`, `Có 25/27 đại biểu tham dự`, `Số đại biểu có mặt: 25/27`: how many of those
    who sit were present, the first that the text tells, and no count of votes: `25/27 đại biểu tán thành`"""
    for found in sorted(_counts(seen), key=lambda match: match.start("share")):
        here, all_of_them = int(found["here"]), int(found["all"])
        if 0 < here <= all_of_them:
            return [Mention("present", f"{here}/{all_of_them}", seen.source.original(*found.span("share")))]
    return []


def _counts(seen: Seen) -> Iterator[re.Match[str]]:
    """So many of so many who attended: behind a word for it, before it, or behind a label."""
    lower, words = seen.source.lower, _words()
    for start, end, _ in attending_stretches(seen):
        told = words.present.finditer(lower, start, end)
        yield from (found for found in told if not words.voted.match(lower, found.end()))
    yield from words.labelled.finditer(lower)
    for found in words.came.finditer(lower):
        index = seen.layout.sentence_at(found.start())
        begin = seen.layout.sentences[index].start if index >= 0 else found.start()
        if agenda_words().over.search(lower, begin, found.start()) is None:
            yield found


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
        sitting = trie_pattern(forms("attendance", "counted"))
        counted = rf"(?!\d+ ?/)\d[\d. ]*{sitting}"  # 25/27 are those who sit
        share = r"(?<![\w/.,])(?P<share>(?P<here>\d{1,4}) ?/ ?(?P<all>\d{1,4}))"
        self.present = re.compile(rf"{share}\s+{sitting}(?!\w)")
        attends = trie_pattern(forms("attendance", "attends"))
        session = (
            rf"(?:\s+{trie_pattern(forms('conferences', 'at'))})?\s+{trie_pattern(forms('conferences', 'session'))}"
        )
        self.labelled = re.compile(rf"(?<!\w){sitting}\s+{attends}(?:{session})?\s*:\s*{share}(?![\w/]|[.,]\d)")
        votes = set(forms("votes", "vote")) - set(forms("votes", "election"))
        self.voted = re.compile(rf"[^,;.:\n]*?(?<!\w){trie_pattern(sorted(votes))}(?!\w)")
        self.came = re.compile(rf"{self.present.pattern}{self._attending(sorted(votes), session)}")
        surely = trie_pattern(forms("attendance", "group"))
        alone = trie_pattern(forms("attendance", "group", "group alone"))
        filler = trie_pattern(forms("attendance", "filler"))
        self.opens = re.compile(rf"[\W_]*?(?:{filler}[\s:]+)*(?P<group>{alone}|{counted})(?!\w)")
        self.behind = re.compile(rf"(?:, *(?:{filler} +)*| (?:{filler} +)+)(?P<group>{surely}|{counted})(?!\w)")

    @staticmethod
    def _attending(votes: Sequence[str], session: str) -> str:
        """A word for attending behind those who are counted, which ends the clause or has the session behind it."""
        voting, attending = trie_pattern(votes), forms("attendance", "attends")
        held = trie_pattern(form for form in attending if any(form.endswith(noun) for noun in _nouns()))
        between = rf"(?:(?!{voting})[^,;.:\n]){{0,60}}?\s+"
        ends = r"\s*(?=[,;.)\n]|\Z)"
        attends = trie_pattern(attending)
        told = rf"(?:{attends}(?:{ends}|{session})|(?:{attends}\s+)?{held})"
        return rf"{between}{told}(?![^,;.:\n]*?(?<!\w){voting}(?!\w))"


def _nouns() -> tuple[str, ...]:
    return tuple(forms("conferences", "session"))


@cache
def _words() -> _Words:
    return _Words()
