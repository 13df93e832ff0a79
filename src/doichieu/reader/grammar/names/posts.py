"""Posts: Bí thư Huyện ủy, Phó Trưởng ban Pháp chế HĐND huyện, and lists of them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import table
from doichieu.reader.grammar.names.proper_names import (
    Word,
    capitalised,
    forms,
    is_memorial,
    is_province,
    opens_name,
    place_name_end,
)
from doichieu.reader.grammar.text.letters import UPPER
from doichieu.reader.grammar.text.phrases import one_spaced, phrases, trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.sources import Source

# Ban Quản lý dự án số 2, Thuế cơ sở 6: before a name, or at the end of a clause
_NUMBERED = re.compile(rf" (?:[^\W\d_]{{1,2}} )?[0-9]{{1,2}}(?= [{UPPER}]|[,;:)\n]| ?[-–(] ?[{UPPER}]|$)")


class Post(NamedTuple):
    """One post as written; offsets count in the copies of the source."""

    start: int
    end: int

    def text(self, source: Source) -> str:
        return " ".join(source.spelled[self.start : self.end].split())


class PostList(NamedTuple):
    """Posts that one person holds, in a row."""

    posts: tuple[Post, ...]

    @property
    def start(self) -> int:
        return self.posts[0].start

    @property
    def end(self) -> int:
        return self.posts[-1].end


def post_lists(source: Source) -> Iterator[PostList]:
    """Every row of posts in the text, in order; whether a person goes with it is another question."""
    words = _words()
    at = 0
    while (head := words.heads.search(source.lower, at)) is not None:
        posts = [_post(source, head, words)]
        while (following := _next_head(source, posts[-1].end, words)) is not None:
            posts.append(_post(source, following, words))
        yield PostList(tuple(posts))
        at = max(posts[-1].end, head.end())


def _next_head(source: Source, end: int, words: "_Words") -> re.Match[str] | None:
    """The head of the next post of the same person, after a comma, a dash or `kiêm`."""
    joint = words.joint.match(source.lower, end)
    return words.head.match(source.lower, joint.end()) if joint else None


def _post(source: Source, head: re.Match[str], words: "_Words") -> Post:
    start = head.start()
    before = words.before.search(source.lower, max(start - 8, 0), start)
    return Post(before.start() if before else start, _tail_end(source, head.end(), words))


def _tail_end(source: Source, end: int, words: "_Words") -> int:
    """Where the organisation after a post's head ends: bodies, organs, what they are for, and their places.

    What an organisation is for stands in small letters only right after the head or an organ: `trưởng ban dân
    vận`, but not `UBND huyện tổ chức`.
    """
    after_organ, officer = True, False
    while (joint := words.inside.match(source.lower, end)) is not None:
        start = joint.end()
        named = words.organisation.match(source.lower, start, len(source.lower))
        if words.head.match(source.lower, start) and not (named and after_organ):
            break
        run = capitalised(source.spelled, start)
        if opens_name(run) and len(run) > 2 and not _memorial_end(run):
            break
        if named is None:
            named = "place name", _memorial_end(run) or place_name_end(source, start, officer=officer)
        kind, end_of_part = named
        capital = source.spelled[start].isupper()
        if end_of_part == start or (joint[0].strip() and (kind in ("place", "place name") or not capital)):
            break
        if kind == "sector" and not capital and not after_organ:
            break
        after_organ = kind == "organ" or (kind == "sector" and after_organ)
        officer = kind == "body" or (kind == "place" and is_province(one_spaced(source.lower[start:end_of_part])))
        end = end_of_part
    numbered = _NUMBERED.match(source.spelled, end) if after_organ else None
    return numbered.end() if numbered else end


def organisation_end(source: Source, end: int) -> int:
    """Where the name of an organisation ends whose first word ends at `end`: its sector, its level and its place."""
    return _tail_end(source, end, _words())


def _memorial_end(run: list[Word]) -> int:
    """Where a school or ward called after a person of memory ends: Trường Tiểu học Lê Lợi; 0 where none is named."""
    return next((run[size - 1].end for size in (4, 3, 2) if len(run) >= size and is_memorial(run[:size])), 0)


class _Words:
    """The words of posts and organisations, compiled."""

    def __init__(self) -> None:
        heads = forms("posts", "head")
        self.head = re.compile(trie_pattern(heads))
        self.heads = scanner(heads)
        and_also = trie_pattern(forms("posts", "and"))
        before = trie_pattern(forms("posts", "before"))
        self.before = re.compile(rf"(?<!\w){before} +$")
        self.joint = re.compile(rf" ?[,–-] ?(?:{and_also} )?(?:{before} )?| +{and_also} +")
        self.inside = re.compile(rf" +(?:(?:{and_also}|[-–]) +)?(?=[^\W\d_])| ?& ?(?=[^\W\d_])|(?<=\.)(?=[^\W\d_])")
        kinds: dict[str, str] = {}
        kinds.update(dict.fromkeys(forms("posts", "sector"), "sector"))
        kinds.update(dict.fromkeys(forms("posts", "organ"), "organ"))
        kinds.update({form: "body" for entry in table("bodies") for form in entry.forms})
        places = (*table("place_kinds"), *table("place_words"))
        kinds.update({form: "place" for entry in places for form in entry.forms})
        self.organisation = phrases(kinds)


@cache
def _words() -> _Words:
    return _Words()


@cache
def leaders() -> re.Pattern[str]:
    """Whoever directs: posts and titles of leaders in `lexicon/statements.toml`."""
    return scanner(forms("statements", "leader"))
