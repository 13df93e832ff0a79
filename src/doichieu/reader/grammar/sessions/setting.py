"""What a session is, where it was held, and in how many groups it was discussed."""

import re
from functools import cache

from doichieu.claims import SessionKind
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.ordinals import ordinal_value
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.fields import Session, Stated
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import one_spaced, trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.sources import Source

LEAD = 12  # sentences at the head of a document that may say where its session was held
GROUPS_NEAR = 90  # signs between a word for discussing and the groups
MOST_GROUPS = 50
_KINDS = {
    "party executive": SessionKind.PARTY,
    "party committee": SessionKind.PARTY,
    "party standing": SessionKind.PARTY,
    "council": SessionKind.COUNCIL,
    "council standing": SessionKind.COMMITTEE,
    "committee": SessionKind.COMMITTEE,
}  # by the family of the body, `lexicon/bodies.toml`


def kind_of(session: Session) -> SessionKind | None:
    """What a session is, by the body that holds it; None for the Front and mass organisations."""
    return _KINDS.get(session.body.family)


def place_of(seen: Seen) -> Stated | None:
    """tại hội trường …; Địa điểm: … : the hall or house with its name, number or owner

    Without any of them, and in small letters, it is the plenary: `thảo luận tại hội trường`.
    """
    source = seen.source
    for sentence in seen.layout.sentences[:LEAD]:
        match = _words().place.search(source.lower, sentence.start, sentence.end)
        if match is None:
            continue
        start, end = match.start("venue"), _name_end(source, match.end())
        if end > match.end() or source.spelled[start].isupper():
            return Stated("place", " ".join(source.spelled[start:end].split()), start, end)
    return None


def _name_end(source: Source, end: int) -> int:
    """Where the words end that tell which hall: words with capitals, numbers, kinds of places, bodies."""
    while (word := _words().of_name.match(source.lower, end)) is not None:
        first = source.spelled[word.start(1)]
        if not (first.isupper() or first.isdigit() or word["known"]):
            break
        end = word.end()
    return end


def groups_of(seen: Seen, session: Session) -> Stated | None:
    """thảo luận tại hai tổ, chia thành 02 tổ thảo luận: how many groups the session was discussed in"""
    lower, words = seen.source.lower, _words()
    for match in words.discussing.finditer(lower, session.sentence.start):
        index = seen.layout.sentence_at(match.start())
        if index < 0:
            continue
        sentence = seen.layout.sentences[index]
        for found in words.groups.finditer(lower, max(sentence.start, match.start() - GROUPS_NEAR), sentence.end):
            if found.start() > match.end() + GROUPS_NEAR:
                break
            number = int(found[1]) if found[1].isdigit() else ordinal_value(one_spaced(found[1])) or 0
            if 1 < number <= MOST_GROUPS:
                return Stated("groups", str(number), found.start(1), found.end())
    return None


class _Words:
    """The words of settings, compiled."""

    def __init__(self) -> None:
        def any_of(kind: str) -> str:
            return trie_pattern(forms("settings", kind))

        self.place = re.compile(rf"(?<!\w){any_of('at')}\s*:?\s+(?:{any_of('beside')}\s+)?(?P<venue>{any_of('venue')})")
        kinds = (
            form for name in ("place_kinds", "place_words", "bodies") for each in table(name) for form in each.forms
        )
        known = trie_pattern((*forms("settings", "in name", "venue"), *map(folded, kinds)))
        self.of_name = re.compile(rf" +((?P<known>{known})|[^\W_]+(?:[./-][^\W_]+)*)")
        self.discussing = scanner(forms("settings", "discussing"))
        number = rf"(?<![\w.,/])([0-9]{{1,2}}|{trie_pattern(forms('conferences', 'digits'))})"
        self.groups = re.compile(rf"{number}\s+{any_of('group')}(?!\s+{any_of('no group')})")


@cache
def _words() -> _Words:
    return _Words()
