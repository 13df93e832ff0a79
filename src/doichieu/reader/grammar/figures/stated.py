"""A claim where it stands, as what relates claims to each other needs it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import groupby

from doichieu.claims import Claim, Kind, Link, Relation
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.units import MONEY, PERCENT, POINTS, TIMES
from doichieu.reader.grammar.figures.confidence import confidence_of, doubts_of
from doichieu.reader.grammar.figures.drafts import Draft
from doichieu.reader.grammar.figures.evidence import Evidence, Grounds, with_code
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.scenes import Scene


@dataclass(slots=True, eq=False)
class Stated:
    """One claim in its sentence or table row; offsets count in the copies."""

    claim: Draft
    start: int
    end: int
    scene: Scene | None  # None in a cell, and once all is read
    phrase: Phrase | None  # what it measures, where a phrase of the sentence says it
    evidence: Evidence  # what the reading rests on
    row: int | None = None  # where its table row begins
    part: bool = False  # whether its column is a part of another
    id: str = ""  # of the claim, once all are in order
    beside: "Stated | None" = None  # the figure of the same matter that it changes, or is the plan of
    is_known: bool = False  # whether the lexicon's wordings give it a code
    links: "dict[Relation, Stated]" = field(default_factory=dict)
    grounds: Grounds | None = None  # all that was known of it in the prose; kept only to explain it

    def let_go(self) -> None:
        """Keep the words around no longer: all of them have been read, and they take more room than the claim."""
        self.scene = None

    def whole_claim(self) -> Claim:
        """The claim with its id, its links and how sure it is."""
        facts = self.facts
        return self.claim.claim(self.id, self.claim_links(), confidence_of(facts), doubts_of(facts))

    @property
    def facts(self) -> Evidence:
        """What the reading rests on, a wording that the lexicon knows included; an office's catalogue adds nothing."""
        return with_code(self.evidence) if self.is_known else self.evidence

    @property
    def is_ratio(self) -> bool:
        """Whether it is a percentage, points, or times as much."""
        return self.claim.quantity.unit in ratio_units()

    @property
    def is_change(self) -> bool:
        """Whether it tells of a difference, in whatever unit."""
        return self.claim.kind in (Kind.GROWTH, Kind.ATTAINMENT)

    @property
    def is_size(self) -> bool:
        """Whether it is an amount or a count by itself."""
        return not self.is_ratio and not self.is_change

    @property
    def value(self) -> Decimal:
        return self.claim.value

    def linked(self, relation: Relation) -> "Stated | None":
        """What it points to."""
        return self.links.get(relation)

    def claim_links(self) -> tuple[Link, ...]:
        """Its links as a claim holds them."""
        return tuple(Link(relation, target.id) for relation, target in self.links.items())


Scenes = list[list[Stated]]


def by_sentence(stated: Iterable[Stated]) -> Scenes:
    """The claims of each sentence, in order; those of cells left out."""
    placed = (one for one in stated if one.scene is not None)
    return [list(group) for _, group in groupby(placed, key=lambda one: one.scene.index if one.scene else -1)]


@cache
def ratio_units() -> frozenset[str]:
    """The ids of the units of ratios."""
    return units_of(PERCENT, POINTS, TIMES)


@cache
def money_units() -> frozenset[str]:
    """The ids of currencies."""
    return units_of(MONEY)


@cache
def units_of(*kinds: str) -> frozenset[str]:
    """The ids of the units of some kinds."""
    return frozenset(entry.id for entry in table("units") if entry.fact("kind") in kinds)


@cache
def relation_words() -> Mapping[str, tuple[str, ...]]:
    """The folded forms of the words that tie figures, by their kind."""
    return {entry.fact("kind"): tuple(map(folded, entry.forms)) for entry in table("relations")}


def open_brackets(lower: str, start: int, end: int) -> tuple[int, int]:
    """How many brackets close in a stretch that opened before it, and how many open in it and do not close."""
    closed = opened = 0
    for sign in lower[start:end]:
        if sign == "(":
            opened += 1
        elif sign == ")" and opened:
            opened -= 1
        elif sign == ")":
            closed += 1
    return closed, opened


WORDLESS = re.compile(r"[\W_]*")


def only_joins(scene: Scene | None, start: int, end: int) -> bool:
    """Whether only commas and `và` stand between."""
    if scene is None:
        return False
    words = scene.source.lower[start:end]
    for cue in reversed(scene.cues_between(start, end)):
        if "and" in cue.roles:
            words = words[: cue.start - start] + words[cue.end - start :]
    return WORDLESS.fullmatch(words) is not None


def alike(whole: Stated, part: Stated) -> bool:
    """Whether two figures count things of one kind."""
    this, that = folded(whole.claim.unit), folded(part.claim.unit)
    if this == that or not that:
        return True
    if {whole.claim.unit, part.claim.unit} & money_units() or "/" in this + that:
        return False
    people = relation_words()["people"]
    if this in people and that in people:
        return True
    return this.startswith(that + " ") or that.startswith(this + " ")
