"""What the words around a figure say of its series: its prices, and whether it counts since the year's start."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doichieu.claims import Claim, Text
from doichieu.hub.intake.series_words import prices_in, says_running
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


def _of(text: Text, claim: Claim, ends: Sequence[int]) -> SeriesWords:
    """ends: where the figures of the text end, in order."""
    sentence = sentence_of(text, claim.span)
    before = bisect_right(ends, claim.span.start)
    lead = text.content[max(sentence.start, ends[before - 1] if before else 0) : claim.span.start]
    priced = claim.unit == SHARE or claim.unit.startswith(MONEY)
    return SeriesWords(
        price_basis=prices_in(sentence.of(text)) if priced else "",
        cumulative=True if says_running(lead) else None,
    )
