"""Indicators called by an abbreviation: `BHYT`, `GTSX công nghiệp`.

A short form that the search knows stands for its words, and one in capitals for words that begin with its letters. What
is written out so is the whole of one name or wording, or stands in those of one indicator alone.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from doichieu.hub.catalogue.models import Indicator
from doichieu.lexicon.search import searchable, words_alone

MOST_NAMED = 6  # indicators that a fault lists
FEWEST_LETTERS = 3  # of an abbreviation that nobody has put down


def called_in_short(written: Collection[str], named: Mapping[str, Indicator]) -> Mapping[str, Sequence[Indicator]]:
    """Those that each name with an abbreviation may mean, by code; without names that have none, or mean nothing.

    named: the indicators by each of their names and wordings.
    """
    sought = {name: words for name in written if (words := _written_out(name)) is not None}
    phrases = [(searchable(name), row) for name, row in named.items()] if sought else []
    found = {name: _holding(words, phrases) for name, words in sought.items()}
    return {name: rows for name, rows in found.items() if rows}


def named_briefly(rows: Sequence[Indicator]) -> list[str]:
    """Codes and names, as a fault lists them."""
    listed = [f"{row.code} {row.name_vi}" for row in rows[:MOST_NAMED]]
    return listed if len(rows) <= MOST_NAMED else [*listed, "…"]


def _written_out(name: str) -> re.Pattern[str] | None:
    """What a name says, as an expression for it among other words; None for one without an abbreviation."""
    parts = [(word, _meant(word)) for word in name.split()]
    if all(meant is None for _, meant in parts):
        return None
    words = " ".join(meant or re.escape(words_alone(word)) for word, meant in parts)
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _holding(words: re.Pattern[str], phrases: Sequence[tuple[str, Indicator]]) -> Sequence[Indicator]:
    """The indicators with a phrase that says just that, else those with one that holds it."""
    held = [(phrase, row) for phrase, row in phrases if words.search(phrase)]
    whole = [row for phrase, row in held if words.fullmatch(phrase)]
    return sorted({row.pk: row for row in whole or (row for _, row in held)}.values(), key=lambda row: row.code)


def _meant(word: str) -> str | None:
    """The words that an abbreviation stands for, as an expression; None for a plain word."""
    known = searchable(word)
    if known != words_alone(word):
        return re.escape(known)
    if word.isalpha() and word.isupper() and len(word) >= FEWEST_LETTERS:
        return " ".join(_beginning_with(words_alone(word)))
    return None


def _beginning_with(letters: str) -> Iterator[str]:
    return (rf"{letter}\w*" for letter in letters)
