"""Why a reading is as it is: what each number of a document was taken for, by which rule and which words."""

from dataclasses import dataclass
from typing import Any

from doichieu.claims.figures import Claim
from doichieu.claims.readings import Other, Reading, Unread
from doichieu.claims.texts import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text that the lexicon knows, with the entry that it is a form of."""

    span: Span
    entry: str  # table and id: "cues/rise"


@dataclass(frozen=True, slots=True)
class Ground:
    """What one field of a claim, or the name of another number, rests on."""

    field: str  # "quantity", "kind", "period" …
    how: str  # the rule, or where it comes from
    span: Span | None = None  # the words of the text that give it
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one fact adds to the log-odds that a claim is right."""

    part: str
    fact: str
    weight: float


@dataclass(frozen=True, slots=True)
class ClaimExplained:
    """A claim with the grounds of its fields, and the parts of its confidence."""

    claim: Claim
    grounds: tuple[Ground, ...]
    base: float  # log-odds before any fact
    parts: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class OtherExplained:
    """A number that is no claim, or that was not read, with the words that decided it."""

    number: Other | Unread
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with the grounds of every number, each list in the order of the text."""

    reading: Reading
    claims: tuple[ClaimExplained, ...]
    other: tuple[OtherExplained, ...]
    unread: tuple[OtherExplained, ...]


def explanation_to_json(explanation: Explanation) -> dict[str, Any]:
    """What `doichieu read --explain --json` adds to a reading: lists in the order of the reading's own."""
    return {
        "claims": [_claim_to_json(one) for one in explanation.claims],
        "other": [[_word_to_json(word) for word in one.words] for one in explanation.other],
        "unread": [[_word_to_json(word) for word in one.words] for one in explanation.unread],
    }


def _claim_to_json(one: ClaimExplained) -> dict[str, Any]:
    return {
        "id": one.claim.id,
        "grounds": [_ground_to_json(ground) for ground in one.grounds],
        "confidence": {
            "base": one.base,
            "parts": [{"part": part.part, "fact": part.fact, "weight": part.weight} for part in one.parts],
        },
    }


def _ground_to_json(ground: Ground) -> dict[str, Any]:
    span = {"start": ground.span.start, "end": ground.span.end} if ground.span is not None else {}
    return {
        "field": ground.field,
        "how": ground.how,
        **span,
        "words": [_word_to_json(word) for word in ground.words],
    }


def _word_to_json(word: Word) -> dict[str, Any]:
    return {"start": word.span.start, "end": word.span.end, "entry": word.entry}
