"""Sets of phrases compiled once into one anchored expression each.

A trie keeps the expression fast: at any place only the branches that begin with the sign there are tried,
and the longest phrase wins. Phrases match the `lower` copy of a `Source`; a space matches any white space.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from doichieu.lexicon import folded

Fact = TypeVar("Fact")
_SPACES = re.compile(r"\s+")
_END = ""  # key of a trie node at which a phrase ends
Trie = dict[str, "Trie"]


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Fact]):
    """Phrases and what each of them stands for."""

    facts: Mapping[str, Fact]
    pattern: re.Pattern[str]  # anchored: for `match`
    scanner: re.Pattern[str]  # for `finditer`: only where a word begins

    def match(self, lower: str, start: int, end: int) -> tuple[Fact, int] | None:
        """The longest phrase that begins right at `start`, and where it ends."""
        found = self.pattern.match(lower, start, end)
        return (self.facts[one_spaced(found[0])], found.end()) if found else None

    def scan(self, lower: str, start: int, end: int) -> Iterator[tuple[int, int, Fact]]:
        """All phrases from left to right, the longest first, without overlaps."""
        for found in self.scanner.finditer(lower, start, end):
            yield found.start(), found.end(), self.facts[one_spaced(found[0])]


def phrases(facts: Mapping[str, Fact]) -> Phrases[Fact]:
    """Compile the keys of `facts`, which may be spelled in any way."""
    even = {folded(form): fact for form, fact in facts.items()}
    body = trie_pattern(even)
    return Phrases(even, re.compile(body), re.compile(rf"(?<!\w){body}"))


def one_spaced(text: str) -> str:
    """`text` with one plain space for every run of white space."""
    return _SPACES.sub(" ", text) if "  " in text or "\n" in text else text


def trie_pattern(forms: Iterable[str]) -> str:
    """An expression for any of `forms`, the longest first, that ends where a word ends."""
    root: Trie = {}
    for form in forms:
        node = root
        for sign in form:
            node = node.setdefault(sign, {})
        node[_END] = {}
    return _pattern(root, "")


def _pattern(node: Trie, last: str) -> str:
    branches = [_sign(sign) + _pattern(child, sign) for sign, child in sorted(node.items()) if sign != _END]
    if _END in node:
        branches.append(r"(?!\w)" if last.isalnum() else "")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _sign(sign: str) -> str:
    return r"\s+" if sign == " " else re.escape(sign)
