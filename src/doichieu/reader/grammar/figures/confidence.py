"""How sure a reading of a figure is: the facts that it rests on, each with its weight, turned into a probability.

The weights stand in `confidence.toml`, written by `scripts/fit_confidence.py` from annotated documents; how they are
made and what they mean: docs/reference/confidence.md.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pkgutil import get_data
from typing import NamedTuple

import tomli

from doichieu.claims import SURE
from doichieu.reader.grammar.figures.evidence import Evidence
from doichieu.reader.grammar.figures.odd_phrases import NAMES_NOTHING, OF_ANOTHER
from doichieu.reader.grammar.figures.verdicts import BY_UNKNOWN_WORD, OF_UNTOLD_RATE

LEAST, MOST = 0.01, 0.99  # no reading is certain either way
# Which field of a claim each part of the evidence gives, and what the weights of a field come to where it can be
# trusted: so that of the own gold's claims that are wrong and not sure the doubts name a wrong field in 79 of 100.
GIVES = {
    "quantity": "quantity",
    "unit": "quantity",
    "verdict": "kind",
    "source": "indicator",
    "wording": "indicator",
    "distance": "indicator",
    "crowd": "indicator",
    "time": "period",
    "fit": "period",
}
TRUSTED = {"quantity": -0.4, "kind": -0.2, "indicator": 1.4, "period": 0.6}  # log-odds
NEAR = 0.4  # log-odds: a second field that is nearly as doubtful as the first is named with it
# log-odds of what the reader itself calls a guess, or odd: at most so much, whatever the documents say
GUESSED = {BY_UNKNOWN_WORD: -4.0, OF_UNTOLD_RATE: -3.0, OF_ANOTHER: -3.0, NAMES_NOTHING: -3.0}


class Part(NamedTuple):
    """What one fact adds to the log-odds that the whole reading is right."""

    name: str  # field of Evidence
    fact: str
    weight: float


@dataclass(frozen=True, slots=True)
class Weights:
    """An additive table: the log-odds of a reading are `base` plus the weights of its facts.

    A fact that no annotated document held weighs nothing; one that is a guess by its name weighs no more than that.
    """

    base: float
    of: Mapping[str, Mapping[str, float]]  # part -> fact -> weight

    def parts(self, evidence: Evidence) -> Iterable[Part]:
        """What each fact adds, in the order of the fields."""
        for name, fact in zip(evidence._fields, evidence, strict=True):
            yield Part(name, fact, min(self.of.get(name, {}).get(fact, 0.0), GUESSED.get(fact, math.inf)))

    def confidence(self, evidence: Evidence) -> float:
        """The probability, to two places."""
        odds = self.base + sum(part.weight for part in self.parts(evidence))
        return round(min(max(1 / (1 + math.exp(-odds)), LEAST), MOST), 2)


@cache
def weights() -> Weights:
    """The table that the package holds."""
    data = tomli.loads((get_data(__package__, "confidence.toml") or b"").decode())
    return Weights(data["base"], data["weights"])


@lru_cache(maxsize=8192)
def confidence_of(evidence: Evidence) -> float:
    """How likely value, unit, kind, indicator and period are all right: 0.01 to 0.99."""
    return weights().confidence(evidence)


@lru_cache(maxsize=8192)
def doubts_of(evidence: Evidence) -> tuple[str, ...]:
    """The fields that are the likeliest to be wrong, the likeliest first; none of a claim that is sure."""
    if confidence_of(evidence) >= SURE:
        return ()
    above = {field: -trusted for field, trusted in TRUSTED.items()}
    for part in weights().parts(evidence):
        above[GIVES[part.name]] += part.weight
    first, second = sorted(above, key=above.__getitem__)[:2]
    return (first, second) if above[second] - above[first] <= NEAR else (first,)
