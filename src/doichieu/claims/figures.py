"""A claim: one number that a document states about the world."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from doichieu.claims.periods import Period
from doichieu.claims.quantities import Bound, Quantity
from doichieu.claims.texts import Span

SURE = 0.9  # a claim of this confidence or more is meant to be right in 97 of 100 cases


class Kind(StrEnum):
    """What sort of statement the number makes."""

    LEVEL = "level"  # a level, flow, count, share or rate
    ATTAINMENT = "attainment"  # measured against a plan, target, estimate or assignment
    GROWTH = "growth"  # a change against another time
    PROGRESS = "progress"  # so many out of so many


class Relation(StrEnum):
    """How a claim stands to the claim that it points to."""

    RATES = "rates"  # a percentage that qualifies an amount
    PART_OF = "part_of"  # trong đó
    REPEATS = "repeats"  # the same statement again, in a headline or caption


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow to another claim of the same reading, by its `id`."""

    relation: Relation
    claim: str


@dataclass(frozen=True, slots=True)
class Entered:
    """What a form says of a figure in fields of its own, beside its sentence; of what was read there is none."""

    set_by: str = ""  # the plan's owner
    price_basis: str = ""  # "so sánh 2010", "hiện hành"
    cumulative: bool | None = None  # counted from the year's start; None: the form does not say
    maturity: str = ""  # estimate, preliminary or official
    clock: str = ""  # on which its period runs; empty for the calendar's
    place: int | None = None  # the numbers by which the register knows where it holds, and of whom it is
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that the document states about the world, and what the sentence says of it."""

    id: str  # unique within a reading; the same text read by the same reader gives the same id
    span: Span  # the quantity expression alone: number, magnitude and unit
    quote: str  # the text at `span`
    kind: Kind
    planned: bool  # planned, assigned, ordered or striven for, rather than reached or observed
    quantity: Quantity
    estimate: bool  # the text says so: ước, ước đạt, dự kiến
    indicator: str | None  # the shortest phrase of the text that says what is measured
    period: Period | None  # None where neither the words nor the document say
    basis: str | None  # of attainment and growth: what it is measured against, as written
    rule: str  # the rule that read it
    confidence: float  # 0 to 1
    locality: str | None = None  # where it holds, as named in the text; None: the document's own
    subject: str | None = None  # the organisation, hamlet, revenue line or project it is about
    code: str | None = None  # catalogue code of the indicator, where its wording is known
    links: tuple[Link, ...] = ()
    items: tuple[Span, ...] = ()  # things listed after a count
    cell: str | None = None  # label of the table cell that it stands in
    page: str | None = None  # label of the page that it stands on
    entered: Entered | None = None  # of what somebody filled into a form
    doubts: tuple[str, ...] = ()  # of one that is not sure: of quantity, kind, indicator, period what to look at first

    @property
    def value(self) -> Decimal:
        return self.quantity.value

    @property
    def upper(self) -> Decimal | None:
        return self.quantity.upper

    @property
    def total(self) -> Decimal | None:
        return self.quantity.total

    @property
    def unit(self) -> str:
        return self.quantity.unit

    @property
    def bound(self) -> Bound:
        return self.quantity.bound
