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

from doichieu.reader.grammar.figures.evidence import Evidence
from doichieu.reader.grammar.figures.verdicts import BY_UNKNOWN_WORD

LEAST, MOST = 0.01, 0.99  # no reading is certain either way
GUESSED = {BY_UNKNOWN_WORD: -4.0}  # log-odds of what the reader itself calls a guess, where no document weighs it


class Part(NamedTuple):
    """What one fact adds to the log-odds that the whole reading is right."""

    name: str  # field of Evidence
    fact: str
    weight: float


@dataclass(frozen=True, slots=True)
class Weights:
    """An additive table: the log-odds of a reading are `base` plus the weights of its facts.

    A fact that no annotated document held weighs nothing, unless it is a guess by its name.
    """

    base: float
    of: Mapping[str, Mapping[str, float]]  # part -> fact -> weight

    def parts(self, evidence: Evidence) -> Iterable[Part]:
        """What each fact adds, in the order of the fields."""
        for name, fact in zip(evidence._fields, evidence, strict=True):
            yield Part(name, fact, self.of.get(name, {}).get(fact, GUESSED.get(fact, 0.0)))

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
