"""Sets of phrases, found word by word.

`Phrases` keeps its forms as a tree of words, so that it is ready at once however many forms it has, and
costs one look-up where no form begins. `trie_pattern` gives the same as a part of a larger expression.
Both match the `lower` copy of a `Source`, the longest form first; a space matches any white space.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from doichieu.lexicon import folded

Fact = TypeVar("Fact")
_SPACES = re.compile(r"\s+")
_END = ""  # key of a node at which a phrase ends
_WORD_ENDS = r"(?!\w)"
_WORD = re.compile(r"\w+|[^\w\s]")
_WORD_BEHIND = re.compile(r"\s*(\w+|[^\w\s])")
_NEXT_WORD = re.compile(r"(\s*)(\w+|[^\w\s])")
Trie = dict[str, "Trie"]


@dataclass(slots=True)
class Node(Generic[Fact]):
    """The words that may follow, each with a space before it where one stands, and what ends here."""

    following: "dict[str, Node[Fact]]"
    ends: bool = False
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Fact]):
    """Phrases and what each of them stands for."""

    facts: Mapping[str, Fact]
    root: Node[Fact]

    def match(self, lower: str, start: int, end: int) -> tuple[Fact, int] | None:
        """The longest phrase that begins right at `start`, and where it ends."""
        word = _WORD.match(lower, start, end)
        node = self.root.following.get(word[0]) if word else None
        return _longest(node, lower, word.end(), end) if word and node else None

    def from_word(self, word: re.Match[str], end: int) -> tuple[Fact, int] | None:
        """The longest phrase whose first word `next_word` has found, and where it ends."""
        node = self.root.following.get(word[1])
        return _longest(node, word.string, word.end(), end) if node else None

    def scan(self, lower: str, start: int, end: int) -> Iterator[tuple[int, int, Fact]]:
        """All phrases from left to right that begin where a word begins, the longest first, without overlaps."""
        stop = start
        following = self.root.following
        for word in _WORD.finditer(lower, start, end):
            node = following.get(word[0])
            if node is None or word.start() < stop or _within_word(lower, word.start()):
                continue
            found = _longest(node, lower, word.end(), end)
            if found is not None:
                fact, stop = found
                yield word.start(), stop, fact


def _within_word(lower: str, start: int) -> bool:
    """Whether a sign that is no part of a word stands right behind one: `%` in `5%`."""
    before = lower[start - 1 : start]
    return before.isalnum() or before == "_"


def _longest(node: Node[Fact], lower: str, at: int, end: int) -> tuple[Fact, int] | None:
    best: Node[Fact] | None = None
    stop = at
    while True:
        if node.ends:
            best, stop = node, at
        word = _NEXT_WORD.match(lower, at, end) if node.following else None
        longer = node.following.get(f" {word[2]}" if word[1] else word[2]) if word else None
        if word is None or longer is None:
            return (best.fact, stop) if best is not None else None  # type: ignore[return-value]
        node, at = longer, word.end()


def phrases(facts: Mapping[str, Fact]) -> Phrases[Fact]:
    """A set of the keys of `facts`, which may be spelled in any way."""
    even = {folded(form): fact for form, fact in facts.items()}
    root: Node[Fact] = Node({})
    for form, fact in even.items():
        node = root
        for word in _NEXT_WORD.finditer(form):
            node = node.following.setdefault(f" {word[2]}" if word[1] else word[2], Node({}))
        node.ends, node.fact = True, fact
    return Phrases(even, root)


def word_set(forms: Iterable[str]) -> Phrases[None]:
    """Phrases that stand for nothing more than that they are there."""
    return phrases(dict.fromkeys(forms))


def next_word(lower: str, at: int, end: int) -> re.Match[str] | None:
    """The word or sign that follows at `at`, spaces aside, as group 1."""
    return _WORD_BEHIND.match(lower, at, end)


def one_spaced(text: str) -> str:
    """`text` with one plain space for every run of white space."""
    return _SPACES.sub(" ", text) if "  " in text or not text.isprintable() else text


def trie_pattern(forms: Iterable[str]) -> str:
    """An expression for any of `forms`, the longest first; one that ends in a letter or digit ends where a word does.

    That is asked for once behind all, not behind each: the engine goes back to a shorter form where it fails.
    """
    known = set(forms)
    words = {form for form in known if form[-1:].isalnum()}
    others = known - words
    if not words:
        return _pattern(_trie(others))
    if not others:
        return _pattern(_trie(words)) + _WORD_ENDS
    if any(word.startswith(other) for other in others for word in words):
        return _pattern(_trie(known), _WORD_ENDS)
    return f"(?:{_pattern(_trie(others))}|{_pattern(_trie(words))}{_WORD_ENDS})"


def _trie(forms: Iterable[str]) -> Trie:
    root: Trie = {}
    for form in forms:
        node = root
        for sign in form:
            node = node.setdefault(sign, {})
        node[_END] = {}
    return root


def _pattern(node: Trie, after_word: str = "", last: str = "") -> str:
    """`after_word` stands behind each form that ends in a letter or digit."""
    begin = ""
    while len(node) == 1 and _END not in node:  # most of a form stands alone
        [(last, node)] = node.items()
        begin += _sign(last)
    branches = [_sign(sign) + _pattern(child, after_word, sign) for sign, child in sorted(node.items()) if sign != _END]
    if _END in node:
        branches.append(after_word if last.isalnum() else "")
    return begin + (branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})")


@cache
def _sign(sign: str) -> str:
    return r"\s+" if sign == " " else re.escape(sign)
