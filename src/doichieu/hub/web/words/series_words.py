"""What the words around a figure say of its series: its prices, and whether it counts since the year's start."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from doichieu.claims import Claim, Text
from doichieu.lexicon import folded, table
from doichieu.show import sentence_of

MONEY, SHARE = "VND", "%"  # only what has a price can be stated in prices


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """What is offered to a reviewer; empty and None where the words do not say it plainly."""

    price_basis: str = ""
    cumulative: bool | None = None


NOTHING_SAID = SeriesWords()


def series_words(text: Text, claims: Sequence[Claim]) -> Mapping[str, SeriesWords]:
    """What the words say of each claim, by its id.

    Prices are those of its sentence, where that names one basis alone; that it counts since the start of the
    year is said between the figure before it and the figure itself.
    """
    ends = sorted(claim.span.end for claim in claims)
    return {claim.id: _of(text, claim, ends) for claim in claims}


def price_bases() -> list[str]:
    """The bases that are offered to choose from."""
    return [entry.id for entry in table("series_words") if entry.fact("kind") == "prices"]


def _of(text: Text, claim: Claim, ends: Sequence[int]) -> SeriesWords:
    """ends: where the figures of the text end, in order."""
    sentence = sentence_of(text, claim.span)
    before = bisect_right(ends, claim.span.start)
    lead = text.content[max(sentence.start, ends[before - 1] if before else 0) : claim.span.start]
    priced = claim.unit == SHARE or claim.unit.startswith(MONEY)
    return SeriesWords(
        price_basis=_prices(sentence.of(text)) if priced else "",
        cumulative=True if _cumulative().search(folded(lead)) else None,
    )


def _prices(sentence: str) -> str:
    """The one basis that a sentence names; empty where it names none, or several."""
    names = _names("prices")
    found = {f"{names[match[1]]} {match[2] or ''}".strip() for match in _price().finditer(folded(sentence))}
    return found.pop() if len(found) == 1 else ""


@cache
def _price() -> re.Pattern[str]:
    """A basis, and the year that may follow it."""
    return re.compile(rf"\b({_any('prices')})\b(?:\W{{1,2}}(?:{_any('year')}\s)?((?:19|20)\d\d)\b(?![.,]\d))?")


@cache
def _cumulative() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('cumulative')})\b")


def _any(kind: str) -> str:
    return "|".join(map(re.escape, _names(kind)))


def _names(kind: str) -> dict[str, str]:
    """The entry's id by each of its forms."""
    entries = [entry for entry in table("series_words") if entry.fact("kind") == kind]
    return {folded(form): entry.id for entry in entries for form in entry.forms}
