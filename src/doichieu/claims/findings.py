"""What comes of laying claims side by side: a finding, as facts; `doichieu.show` words it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Severity(StrEnum):
    """How a finding stands: the first three are open, the last two say what is implied and what agrees."""

    ERROR = "error"  # the figures cannot all be true
    WARNING = "warning"  # they cannot all be true if they speak of what they seem to speak of
    QUESTION = "question"  # they may be true; someone who knows should say
    IMPLIED = "implied"  # a figure that nobody states, but that follows
    AGREES = "agrees"  # the figures were compared, and fit

    @property
    def is_open(self) -> bool:
        return self in {Severity.ERROR, Severity.WARNING, Severity.QUESTION}


class ClaimRef(NamedTuple):
    """A claim of a document, by its id in that document's reading."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Between:
    """A number between two ends, both included, in a unit of lexicon/units.toml; one end twice: exactly that."""

    low: Fraction
    high: Fraction
    unit: str


Fact = Between | ClaimRef | str
"""A number that was worked out, a claim that takes part, or words of a document."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one check."""

    check: str  # the check's name: "attainment"
    wording: str  # which of its sentences says it: an id of lexicon/findings.toml
    severity: Severity
    claims: tuple[ClaimRef, ...]  # the fewest that show it, each once, in order
    facts: tuple[tuple[str, Fact], ...] = ()  # the arithmetic, by the names that the wording uses
