"""The words of a heading: spelled out evenly, with the lexicon's roles and the times that they speak of.

Headings are short and clipped ("TH 6T/2025", "KH2026"): bare years get their word, "6T" its month. The lexicon's
roles also tell what the words of titles and of the names of rows are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from doichieu.claims import Text
from doichieu.lexicon import table
from doichieu.reader.grammar.text.phrases import Phrases, phrases
from doichieu.reader.grammar.text.sources import source_of
from doichieu.reader.grammar.times.atoms import forms_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.periods import found_times


@dataclass(frozen=True, slots=True)
class HeadingWord:
    """A word of the lexicon in a heading, and its role."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class SpelledHeading:
    """A heading evenly spelled: `origins` gives the place of each sign in the heading as written."""

    written: str
    lower: str
    origins: tuple[int, ...]
    leaf: int  # where the lowest level begins

    def words(self, start: int, end: int) -> str:
        """What stands at `start:end`, as written."""
        return self.written[self.origins[start] : self.origins[end]]


@cache
def _columns() -> Phrases[str]:
    return phrases({form: entry.fact("role") for entry in table("columns") for form in entry.forms})


def roles_in(words: str) -> frozenset[str]:
    """The roles that the words of a title, or of the name of a row, would have in a heading."""
    lower = even(words)
    return frozenset(role for _, _, role in _columns().scan(lower, 0, len(lower)))


def words_of(lower: str) -> list[HeadingWord]:
    """The words of the lexicon in evenly spelled text, in order."""
    return [HeadingWord(*found) for found in _columns().scan(lower, 0, len(lower))]


def even(words: str) -> str:
    """`words` in the spelling that the lexicon's forms are matched in, and of the same length if they are composed."""
    return source_of(Text(words)).lower


def words_with(role: str, lower: str) -> Iterator[tuple[int, int]]:
    """Where words of one role stand in folded text."""
    return ((start, end) for start, end, found in _columns().scan(lower, 0, len(lower)) if found == role)


_SHORT_MONTHS = re.compile(r"(?<![\w/.])([0-9]{1,2}) ?t(?![\w])")
_SHORT_MONTH = re.compile(r"(?<!\w)t(?=[0-9]{1,2}(?:/|\b))")
_SHORT_QUARTER = re.compile(r"(?<!\w)q(?=(?:[1-4]|iv|i{1,3})(?:/|\b))")
_YEAR = re.compile(
    r"(?<![0-9.,/-])(?:[/ ]|(?<![/ ]))(?=(?:19|20)[0-9]{2}(?![0-9]|[.,/][0-9]| ?[-–] ?(?:19|20)[0-9]{2}))"
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=(?:19|20)[0-9]{2}(?![0-9]))")


def spelled_heading(upper: str, leaf: str) -> SpelledHeading:
    """The levels of a heading as one, spelled out."""
    written = " ".join(part for part in (" ".join(upper.split()), " ".join(leaf.split())) if part)
    lower, origins = source_of(Text(written)).lower, list(range(len(written) + 1))
    if len(lower) != len(written):
        written = lower
        origins = list(range(len(lower) + 1))
    month, year, quarter = (forms_of(kind)[-1] for kind in ("month", "year", "quarter"))
    for pattern, word in ((_SHORT_MONTHS, month), (_SHORT_MONTH, month), (_SHORT_QUARTER, quarter)):
        lower, origins = _replaced(lower, origins, pattern, word)
    lower, origins = _replaced(lower, origins, _GLUED, "")
    lower, origins = _replaced(lower, origins, _YEAR, year)
    start = len(written) - len(" ".join(leaf.split()))
    return SpelledHeading(written, lower, tuple(origins), next(i for i, x in enumerate(origins) if x >= start))


def _replaced(lower: str, origins: list[int], pattern: "re.Pattern[str]", word: str) -> tuple[str, list[int]]:
    """Write `word` out where `pattern` stands, keeping the first group; a year keeps a word of its own."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in pattern.finditer(lower):
        kept = found[1] if pattern.groups else ""
        before = lower[at : found.start()]
        if word and before.rstrip().endswith((word, "-", "–")):
            continue
        new = f"{kept} {word} " if pattern is not _SHORT_MONTH and pattern is not _SHORT_QUARTER else f"{word} "
        pieces += [before, new]
        places += [*origins[at : found.start()], *[origins[found.start()]] * len(new)]
        at = found.end()
    return "".join(pieces) + lower[at:], places + origins[at:]


def times_in(lower: str) -> list[TimeExpression]:
    """The times of an evenly spelled heading, years perhaps left out; lengths and rates of time are none."""
    return [x for x in found_times(source_of(Text(lower))) if x.role not in (Role.EACH, Role.LENGTH, Role.CLOCK)]
