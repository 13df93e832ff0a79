"""Which body issued a document, by the left column of its letterhead."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from doichieu.claims import BlockKind, Text
from doichieu.lexicon import folded, table

HEAD = 10  # lines at the head of a document among which its letterhead stands
_COLUMNS = re.compile(r"\t|\||   +")
_NUMBER = re.compile(r"(?<![\w/-])[0-9]{0,5}(?:/[0-9]{4})?[-/][^\W\d_]+(?:[-/][^\W\d_]+)*(?!\w)")  # 58-BC/ĐU, …/BC-UBND


def issuer_of(text: Text) -> str:
    """The issuing body in the words of the letterhead: ĐẢNG ỦY XÃ MÂY THƯỢNG, below the body above it.

    A line that is no known body (a school, a station) counts where a known one stands above it and the number of the
    document below it. Empty where the head names no body.
    """
    bodies, numbered = letterhead(text)
    known = [at for at, body in enumerate(bodies) if _begins(body, _bodies())]
    if not known:
        return ""
    return bodies[-1] if numbered else bodies[known[-1]]


def letterhead(text: Text) -> tuple[list[str], bool]:
    """The lines in capitals at the head, each with the place that goes on below it; whether a number ends them."""
    named: list[str] = []
    for line in _head(text):
        if _NUMBER.search(line):
            return _joined(named), True
        if folded(line) in _forms("documents", "type"):
            break
        named.extend(_capitals(line))
    return _joined(named), False


def names_bodies(lines: list[str]) -> bool:
    """Whether lines in capitals are a letterhead, and no title: one of them begins with a body."""
    return any(_begins(line, _bodies()) for line in lines)


def _head(text: Text) -> Iterator[str]:
    """The first lines that are neither blank nor furniture of pages."""
    furniture = [block.span for block in text.blocks_of(BlockKind.FURNITURE)]
    start = seen = 0
    for line in text.content.splitlines(keepends=True):
        if line.strip() and not any(span.start <= start < span.end for span in furniture):
            yield line.rstrip()
            seen += 1
        if seen == HEAD:
            return
        start += len(line)


def _capitals(line: str) -> Iterator[str]:
    """The columns of a line that are written in capitals, up to a motto; drafts are marked in capitals too."""
    for column in _COLUMNS.split(line):
        words = _before_motto(column).strip()
        if words.isupper() and not _begins(words, _forms("letterheads", "draft")):
            yield words


def _before_motto(column: str) -> str:
    words = unicodedata.normalize("NFC", " ".join(column.split()))
    small = folded(words)  # sign by sign as long as `words`
    found = (small.find(motto) for motto in _forms("letterheads", "motto"))
    return words[: min((at for at in found if at >= 0), default=len(words))]


def _joined(lines: list[str]) -> list[str]:
    """The lines of the column with what goes on in the next one: ỦY BAN NHÂN DÂN / XÃ MÂY THƯỢNG."""
    joined: list[str] = []
    for line in lines:
        if joined and _begins(line, _place_kinds()):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _begins(words: str, forms: frozenset[str]) -> bool:
    line = f"{folded(words)} "
    return any(line.startswith(f"{form} ") for form in forms)


@cache
def _forms(name: str, kind: str) -> frozenset[str]:
    return frozenset(folded(form) for entry in table(name) if entry.fact("kind") == kind for form in entry.forms)


@cache
def _bodies() -> frozenset[str]:
    return frozenset(folded(form) for entry in table("bodies") for form in entry.forms)


@cache
def _place_kinds() -> frozenset[str]:
    return frozenset(folded(form) for entry in table("place_kinds") for form in entry.forms)
