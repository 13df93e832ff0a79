"""Who asks from a level above: `Phó Chủ tịch Ủy ban MTTQ tỉnh đề nghị HĐND xã …` directs, whichever body sent him."""

import re
from functools import cache
from typing import NamedTuple

from doichieu.lexicon.levels import levels_at, ranks_in
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.scanners import scanner

LONGEST_POST = 120  # signs from the head of a post to the verb
LONGEST_ASKED = 80  # signs behind the verb in which the one who is asked stands
_STOP = re.compile(r"[;:.\n]")


def asks_from_above(lower: str, begin: int, verb: tuple[int, int], end: int) -> bool:
    """Whether the post right before a verb of asking is of a level above that of the body right behind it.

    Those who only speak up (delegates, voters) do not direct, nor do companies; begin, end: of the clause.
    """
    told = _post_before(lower, max(begin, verb[0] - LONGEST_POST), verb[0])
    asked = _asked(lower, verb[1], min(end, verb[1] + LONGEST_ASKED))
    own, theirs = ranks_in(told)[:1], ranks_in(asked)
    return bool(own and theirs) and own[0] < min(theirs)


def _post_before(lower: str, begin: int, verb: int) -> str:
    """The words from the head of the last post to the verb; empty where somebody else speaks between the two."""
    words = _words()
    heads = [found.start() for found in words.head.finditer(lower, begin, verb)]
    told = lower[heads[-1] : verb] if heads else ""
    if _STOP.search(told) or words.said.search(told) or task_words().company.search(told):
        return ""
    levels = levels_at(told)
    return "" if not levels or words.voice.search(told, levels[0]) else told


def _asked(lower: str, start: int, end: int) -> str:
    """The words for the body that is asked, up to what it is asked to do."""
    words, begin = task_words(), start + len(lower[start:end]) - len(lower[start:end].lstrip(" :"))
    if words.owner.match(lower, begin, len(lower)) is None:
        return ""
    stops = [found.start() for pattern in (words.verb, _STOP) if (found := pattern.search(lower, begin + 1, end))]
    return lower[begin : min([end, *stops])]


class _Words(NamedTuple):
    """The words around a post, compiled."""

    head: re.Pattern[str]
    said: re.Pattern[str]
    voice: re.Pattern[str]


@cache
def _words() -> _Words:
    voices = forms("statements", "voice")
    heads = [head for head in forms("posts", "head") if not head.startswith(tuple(voices))]
    said = scanner(forms("statements", "opines", "opines low", "asks", "answers"))
    return _Words(scanner(heads), said, scanner(voices))
