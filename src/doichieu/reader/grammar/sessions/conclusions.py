"""Whose conclusions a notice tells of, `Kết luận của đồng chí Bí thư Đảng ủy tại …`: its directions are theirs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from doichieu.claims import Statement, StatementKind
from doichieu.lexicon import folded
from doichieu.reader.grammar.names.people import PersonMention
from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Line, LineKind

HEAD = 30  # lines in which the title stands
MOST_WORDS = 9  # of a post


def with_concluder(seen: Seen, stated: Sequence[Statement], persons: Sequence[PersonMention]) -> tuple[Statement, ...]:
    """`stated`, where the directions that name no one are of the one whose conclusions the title tells of.

    persons: those named with their posts, in order.
    """
    title = next(filter(None, map(_Title(seen, persons).concluder, seen.layout.lines[:HEAD])), None)
    if title is None:
        return tuple(stated)
    unnamed = (each.kind is StatementKind.DIRECTION and each.speaker is None for each in stated)
    return tuple(replace(each, speaker=title) if own else each for each, own in zip(stated, unnamed, strict=True))


class _Title:
    """The title of a notice of conclusions."""

    def __init__(self, seen: Seen, persons: Sequence[PersonMention]) -> None:
        self._seen, self._persons = seen, persons

    def concluder(self, line: Line) -> str | None:
        """Who concludes by a line: the person named in it, else the one with the post in it, else that post."""
        source = self._seen.source
        opening = _words().opening.match(source.lower, line.start, line.end)
        if opening is None or line.kind in (LineKind.ROW, LineKind.FURNITURE):
            return None
        end = _words().ends.search(source.lower, opening.end(), line.end)
        stop = end.start() if end else line.end
        named = next((each.name for each in self._persons if opening.end() <= each.start < stop), None)
        post = " ".join(source.spelled[opening.end() : stop].rstrip(" .").split())
        if named is not None or leaders().match(source.lower, opening.end(), stop) is None:
            return named
        return self._holder(post) or (post if len(post.split()) <= MOST_WORDS and not post.isupper() else None)

    def _holder(self, post: str) -> str | None:
        """The one who is named with a post."""
        source = self._seen.source
        for person in self._persons:
            if any(folded(each.text(source)) == folded(post) for each in person.posts):
                return person.name
        return None


class _Words:
    """The words of such a title, compiled."""

    def __init__(self) -> None:
        address = trie_pattern(forms("persons", "honorific"))
        self.opening = re.compile(rf"\W*{trie_pattern(forms('speeches', 'whose'))}\s+(?:{address}\s+)?")
        self.ends = re.compile(rf"[,;]|\s[-–]\s|\s{trie_pattern(forms('speeches', 'whose ends'))}(?!\w)")


@cache
def _words() -> _Words:
    return _Words()
