"""Units and magnitudes as the lexicon gives them, ready to be matched behind a number."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import table
from doichieu.reader.grammar.text.phrases import Phrases, phrases, word_set

MONEY, PERCENT, POINTS, TIMES, MEASURE, TIME, NOUN, SHARE = (
    "money",
    "percent",
    "points",
    "times",
    "measure",
    "time",
    "noun",
    "share",
)
EXACT_MONEY = "VND"
MONEY_SCALE = 1_000_000  # from here on a magnitude without a unit is of money


class Unit(NamedTuple):
    """What a number is counted in."""

    id: str
    sort: str  # money, percent, points, times, measure, time, noun or share
    place: bool = False  # names of places may follow


class Magnitude(NamedTuple):
    """A word that multiplies the number before it."""

    factor: Decimal
    unit: str | None  # the unit that the word itself brings ("tr.đ")


@cache
def units() -> Phrases[Unit]:
    """All units by their forms."""
    return phrases(
        {
            form: Unit(entry.id, entry.fact("kind"), entry.facts.get("place") is True)
            for entry in table("units")
            for form in entry.forms
        }
    )


@cache
def first_of(sort: str) -> Unit:
    """The unit of a sort that the lexicon names first."""
    return next(Unit(entry.id, sort) for entry in table("units") if entry.fact("kind") == sort)


@cache
def denominators() -> Phrases[str]:
    """Units that may stand below the line of a rate."""
    return phrases({form: form for entry in table("units") if entry.facts.get("per") is True for form in entry.forms})


@cache
def bases() -> Phrases[None]:
    """Those of so many people: `1 vạn dân`, `1.000 trẻ đẻ sống`; without what is one behind a stroke alone."""
    told = (entry for entry in table("units") if entry.facts.get("base") is True)
    return word_set(form for entry in told for form in entry.forms if form not in entry.facts.get("slash", ()))


@cache
def magnitudes() -> Phrases[Magnitude]:
    """Words that multiply."""
    return phrases(
        {
            form: Magnitude(Decimal(entry.fact("factor")), entry.facts.get("unit"))
            for entry in table("magnitudes")
            for form in entry.forms
        }
    )
