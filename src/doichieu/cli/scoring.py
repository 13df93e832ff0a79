"""How a reading is judged against an annotated document: what pairs with what, and which fields are right."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from doichieu.claims import Claim, Span
from doichieu.claims.codec import period_to_json
from doichieu.cli.gold import NUMBERS, Annotation
from doichieu.lexicon import folded, table

FIELDS = ("quantity", "kind", "indicator", "period", "bound", "estimate", "basis")
STRICT = frozenset(("quantity", "kind", "indicator", "period"))
ENOUGH_WORDS = 0.5  # F1 of two bags of words that are taken for one phrase
_WORDS = re.compile(r"[\w%/]+")


@dataclass(frozen=True, slots=True)
class Score:
    """How much was right of what was found and of what was wanted."""

    right: int
    found: int
    wanted: int

    @property
    def facts(self) -> dict[str, float]:
        """Precision, recall and F1 with the counts; nothing found where nothing is wanted is perfect."""
        both = self.found + self.wanted
        return {
            "precision": round(self.right / self.found if self.found else 1.0, 4),
            "recall": round(self.right / self.wanted if self.wanted else 1.0, 4),
            "f1": round(2 * self.right / both if both else 1.0, 4),
            "right": self.right,
            "predicted": self.found,
            "gold": self.wanted,
        }


def words(text: str | None) -> str:
    """The words of a phrase in one spelling, without signs; points of percent in their short form."""
    lower = folded(text or "")
    for form, short in _point_forms():
        lower = lower.replace(form, short)
    return " ".join(_WORDS.findall(lower))


@cache
def _point_forms() -> tuple[tuple[str, str], ...]:
    points = next(entry for entry in table("units") if entry.facts["kind"] == "points")
    return tuple((folded(form), points.id) for form in points.forms if form != points.id)


def paired(wanted: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of matching spans as indexes, best overlap first; where two are as good, the later."""
    ranked = sorted(
        ((overlap(this, that), i, j) for i, this in enumerate(wanted) for j, that in enumerate(found)), reverse=True
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in ranked:
        if share and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def overlap(this: Span, that: Span) -> float:
    """Shared length over the longer's; 0 where less than half of the shorter or three tenths of the longer."""
    common = max(min(this.end, that.end) - max(this.start, that.start), 0)
    shorter, longer = sorted((this.end - this.start, that.end - that.start))
    matches = 2 * common >= shorter > 0 and 10 * common >= 3 * longer
    return common / longer if matches else 0.0


def right_fields(gold: Annotation, found: Claim) -> set[str]:
    """Which fields of a claim agree with its annotation, or with a reading that is as good."""
    verdicts = {
        "quantity": _same_quantity(gold, found),
        "kind": found.kind.value in gold.readings("kind")
        and found.planned in [bool(reading) for reading in gold.readings("planned")],
        "indicator": any(_alike(phrase, found.indicator) for phrase in gold.readings("indicator")),
        "period": _time(period_to_json(found.period)) in [_time(reading) for reading in gold.readings("period")],
        "bound": found.bound.value in _bounds(gold),
        "estimate": found.estimate in [bool(reading) for reading in gold.readings("estimate")],
        "basis": any(_alike(phrase, found.basis) if phrase else not found.basis for phrase in gold.readings("basis")),
        "exact span": gold.span == found.span,
    }
    right = {field for field, verdict in verdicts.items() if verdict}
    return right | {"strict"} if right >= STRICT else right


def _same_quantity(gold: Annotation, found: Claim) -> bool:
    for field in NUMBERS:
        value = getattr(found, field)
        if value not in [None if reading is None else Decimal(reading) for reading in gold.readings(field)]:
            return False
    return any(_same_unit(unit, found.unit) for unit in gold.readings("unit"))


def _same_unit(gold: str | None, found: str) -> bool:
    shorter, longer = sorted((words(gold).split(), words(found).split()), key=len)
    return shorter == longer or (bool(shorter) and longer[: len(shorter)] == shorter)


def _alike(gold: str | None, found: str | None) -> bool:
    this, that = Counter(words(gold).split()), Counter(words(found).split())
    common = (this & that).total()
    return bool(common) and 2 * common / (this.total() + that.total()) >= ENOUGH_WORDS


def _time(period: Sequence[str] | None) -> tuple[str, str] | None:
    """A single day reads as the year up to it: the words do not tell a stock from a running total."""
    if not period:
        return None
    first, last = period
    return (f"{last[:4]}-01-01" if first == last else first, last)


def _bounds(gold: Annotation) -> list[Any]:
    first, *others = gold.readings("bound")
    return ["exact" if first is None else first, *others]


def session_facts(session: Mapping[str, Any] | None) -> set[tuple[str, str]]:
    """The chairs, term, extension and share of votes of a session, each a fact."""
    details = session or {}
    facts = {("chair", words(name)) for name in details.get("chairs") or ()}
    return facts | {(name, str(details[name])) for name in ("term", "extended", "adopted_share") if details.get(name)}


def same_session(gold: Mapping[str, Any] | None, found: Mapping[str, Any] | None) -> bool:
    """Whether body, number, tenure and days agree, or neither document tells of a session."""
    if gold is None or found is None:
        return gold is found
    return words(gold.get("body")) == words(found.get("body")) and all(
        gold.get(name) == found.get(name) for name in ("ordinal", "tenure", "dates")
    )
