"""What the rules of times are made of: shapes, the patterns of days, months and years, and the words of the lexicon."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.times.days import Edge


class Shape(StrEnum):
    """What sort of time the words give, apart from the part that it plays."""

    DAY = "day"  # one day, or days listed together
    POINT = "point"  # the first or last day of a year: đầu năm, cuối năm 2024
    WEEK = "week"
    MONTH = "month"
    MONTHS = "months"  # the first, or the last, so many months of a year
    QUARTER = "quarter"
    YEAR = "year"
    YEARS = "years"
    NOW = "now"
    EACH = "each"  # every year, every month
    LENGTH = "length"  # how long, with no beginning
    CLOCK = "clock"


class Atom(NamedTuple):
    """What one rule reads: the edges of a time, apart from the words before it."""

    shape: Shape
    first: Edge | None = None
    last: Edge | None = None
    days: tuple[Edge, ...] = ()  # of a list of days, each
    grain: str | None = None  # of a relative time: see `relatives`
    offset: int = 0  # how many grains after the time spoken of
    needs: frozenset[str] = frozenset()  # kinds of word that must stand before; empty: none


Groups = tuple[str | None, ...]
Production = Callable[[Groups], Atom | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A production for a pattern, whose groups it is given in order."""

    name: str
    pattern: str
    production: Production


def forms_of(*kinds: str) -> tuple[str, ...]:
    """The folded forms of all entries of these kinds, longest first."""
    forms = {folded(form) for entry in table("periods") if entry.fact("kind") in kinds for form in entry.forms}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def any_of(forms: Iterable[str]) -> str:
    """A pattern that matches one of `forms`, with any run of plain spaces for a space."""
    return "(?:" + "|".join(re.escape(form).replace("\\ ", " +") for form in forms) + ")"


def facts_of(kind: str, fact: str) -> Mapping[str, str]:
    return {
        folded(form): entry.fact(fact)
        for entry in table("periods")
        if entry.fact("kind") == kind
        for form in entry.forms
    }


_VALUES = facts_of("number", "value")
NUMBERS = {form: int(_VALUES[form]) for form in forms_of("number")}  # longest first
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
ANNOUNCED = frozenset({"announces", "until", "moment", "closing", "deadline", "before", "since"})
BOUNDS = frozenset({"until", "moment", "closing", "deadline", "before", "since"})
NO_LENGTH = frozenset({"no length"})
LASTING = frozenset({"lasting"})
AT_HEAD = frozenset({"head"})
OPENS = frozenset({"opens"})
ANNOUNCED_YEAR = frozenset(
    {"announces_year", "until", "moment", "closing", "deadline", "before", "since", "basis", "plan"}
)

DAY, MONTH, QUARTER, YEAR_WORD = (any_of(forms_of(kind)) for kind in ("day", "month", "quarter", "year"))
D = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
M = r"(?:0?[1-9]|1[0-2])(?![0-9])"
Y = r"(?:19|20)[0-9]{2}(?![0-9])"
COUNT = rf"(?:[0-9]{{1,3}}|{any_of(NUMBERS)})"
ENDS = r"(?![0-9]|[.,/-][0-9])"  # the number does not go on
SEPARATOR = r" ?[/.-] ?"
OF = any_of(forms_of("of"))
OF_YEAR = rf"(?:{SEPARATOR}({Y})| *(?:,? *(?:{OF} +)?{YEAR_WORD} +)?({Y}))?"
AND = rf"(?: ?[,;&–-] ?| +{any_of(forms_of('and'))} +)"


def number_of(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdecimal() else NUMBERS.get(word) or NUMBERS.get(" ".join(word.split()))


def either(*words: str | None) -> int | None:
    """The year in the first group that has one."""
    return next((int(word) for word in words if word), None)
