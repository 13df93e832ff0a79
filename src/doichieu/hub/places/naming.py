"""How a place is spelled in addresses of pages and in the search column, and its kind in what people type."""

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import cache

from doichieu.lexicon import folded, plain, table
from doichieu.lexicon.search import LONGEST_QUERY, search_terms, searchable, words_alone


def bare(words: str) -> str:
    """Words as they are kept: one space between them, and none of the signs that nobody sees."""
    return " ".join("".join(sign for sign in words if unicodedata.category(sign) != "Cf").split())


def slug_of(kind: str, name: str, above: Sequence[str]) -> str:
    """Kind, name and the bare names of the places above: `huyen-thanh-tri-ha-noi`."""
    return words_alone(" ".join((kind, name, *above))).replace(" ", "-")[:110]


def free_slug(wanted: str, *, last_year: int | None, code: str, taken: Container[str]) -> str:
    """`wanted`, or where another place has it, with the year in which this one ended, its code, or a number."""
    tails = [str(last_year)] if last_year else []
    tails += [code] if code else []
    for slug in (wanted, *(f"{wanted}-{tail}" for tail in tails)):
        if slug not in taken:
            return slug
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def search_column(kind: str, name: str, above: Sequence[tuple[str, str]]) -> str:
    """What is searched: kind and name of the place, then of each place above it."""
    words = " ".join((kind, name, *(word for pair in above for word in pair)))
    return searchable(words)[:300]


def place_terms(query: str) -> tuple[str, ...]:
    """The words to look for, short forms of kinds written out: `Q1` -> quan, 1; `TX. Sơn Tây` -> thi, xa, son, tay."""
    short, long_forms = _short_kinds()
    return search_terms(short.sub(lambda found: f"{long_forms[found.group(1)]} ", plain(query[:LONGEST_QUERY])))


def kinds() -> tuple[str, ...]:
    """The kinds of places, the longer before the shorter."""
    return tuple(sorted((entry.id for entry in table("place_kinds")), key=len, reverse=True))


def kind_and_name(text: str) -> tuple[str | None, str]:
    """A name as people write it, parted into its kind, where it has one, and the bare name, both folded.

    >>> kind_and_name("TP. Thủ Đức")
    ('thành phố', 'thủ đức')
    """
    name = folded(text)
    for form, kind in kind_forms():
        if name.startswith(form) and len(name) > len(form):
            rest = name[len(form) :]
            if rest[0] == " " or form.endswith("."):
                return kind, rest.strip()
    return None, name


def levels_of(kind: str) -> frozenset[int]:
    """The levels on which there are places of a kind; empty for a kind that the lexicon does not list."""
    return frozenset(level for entry in table("place_kinds") if entry.id == kind for level in entry.facts["levels"])


@cache
def kind_forms() -> tuple[tuple[str, str], ...]:
    """Every folded form in which a kind stands before a name, the longer first, with the kind."""
    forms = [(folded(form), entry.id) for entry in table("place_kinds") for form in entry.forms]
    return tuple(sorted(forms, key=lambda pair: len(pair[0]), reverse=True))


@cache
def _short_kinds() -> tuple[re.Pattern[str], dict[str, str]]:
    """Short forms as they stand before a name: with a stop, before a number, or of two letters and more."""
    long_forms = {
        plain(form).rstrip("."): plain(entry.id)
        for entry in table("place_kinds")
        for form in entry.forms
        if form.endswith(".")
    }
    short = "|".join(sorted(map(re.escape, long_forms), key=len, reverse=True))
    return re.compile(rf"\b({short})(?:\.\s*|\s*(?=\d)|(?<=[a-z]{{2}})\s+)"), long_forms
