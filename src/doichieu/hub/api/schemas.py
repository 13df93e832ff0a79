"""What the API says, as plain values; exact numbers are text, so that no reader of JSON rounds them."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from ninja import Schema
from pydantic import Field, StringConstraints

from doichieu.claims import Quantity
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Clock, Indicator
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.entry_lines import Change, EntryLine
from doichieu.hub.intake.entry_lines import Field as Part
from doichieu.hub.intake.line_errors import SetBeside
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.register.deriving import Derived
from doichieu.hub.register.queries import HeldFigure, Revision, Witness
from doichieu.hub.register.successions import periods_to_show
from doichieu.hub.register.validity import Validity

Exact = str


def exact(number: Decimal | None) -> Exact | None:
    """Every digit, never in powers of ten: "615300000000"."""
    return None if number is None else format(number, "f")


class PlaceOut(Schema):
    slug: str
    name: str
    kind: str
    level: int
    code: str
    valid_from: date | None
    valid_to: date | None

    @classmethod
    def of(cls, place: Locality) -> Self:
        fields = ("slug", "name", "kind", "level", "code", "valid_from", "valid_to")
        return cls(**{name: getattr(place, name) for name in fields})


class CameFromOut(Schema):
    """A place that another one came from."""

    place: str
    partial: bool | None = Field(description="whether only a part of it came over; null where no source says")
    latest: str | None = Field(description="the latest period of which it has figures that may be seen")


class PlaceWhole(PlaceOut):
    came_from: list[CameFromOut]
    became: list[str]

    @classmethod
    def whole(cls, place: Locality, viewer: Viewer) -> Self:
        """With what was before it and after it: a new unit's figures may all be those of the units before."""
        steps = places.predecessors_of(place)
        known = periods_to_show([step.predecessor for step in steps], viewer)
        latest = {number: period.name for number, period in known.items()}
        before = [
            CameFromOut(place=step.predecessor.slug, partial=step.partial, latest=latest.get(step.predecessor_id))
            for step in steps
        ]
        after = [step.successor.slug for step in places.successors_of(place)]
        return cls(**PlaceOut.of(place).dict(), came_from=before, became=after)


class IndicatorOut(Schema):
    code: str
    name_vi: str
    name_en: str
    unit: str
    direction: str
    adds_over_time: str
    adds_over_space: str
    sector: str
    numerator: str | None
    denominator: str | None
    merged_into: str | None

    @classmethod
    def of(cls, row: Indicator) -> Self:
        same = ("code", "name_vi", "name_en", "unit", "direction", "sector")
        return cls(
            **{name: getattr(row, name) for name in same},
            adds_over_time=row.aggregation_time,
            adds_over_space=row.aggregation_space,
            numerator=row.numerator.code if row.numerator else None,
            denominator=row.denominator.code if row.denominator else None,
            merged_into=row.merged_into.code if row.merged_into else None,
        )


class QuantityOut(Schema):
    value: Exact
    upper: Exact | None
    total: Exact | None
    step: Exact
    unit: str
    bound: str

    @classmethod
    def of(cls, quantity: Quantity) -> Self:
        return cls(
            value=exact(quantity.value) or "0",
            upper=exact(quantity.upper),
            total=exact(quantity.total),
            step=exact(quantity.step) or "0",
            unit=quantity.unit,
            bound=quantity.bound.value,
        )


class WitnessOut(Schema):
    document: int
    title: str
    published: date | None
    released: bool
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, witness: Witness) -> Self:
        return cls(
            document=witness.document_id,
            title=witness.title,
            published=witness.published,
            released=witness.released,
            start=witness.span.start,
            end=witness.span.end,
            quote=witness.quote,
        )


class FigureOut(Schema):
    id: int
    indicator: str
    place: str
    subject: str | None
    period: str
    first_day: date
    last_day: date
    measure: str
    planned: bool
    set_by: str
    price_basis: str
    cumulative: bool | None
    maturity: str
    quantity: QuantityOut | None
    recorded_at: datetime
    validity: Validity = Field(
        description="what it is now, also as_of an earlier moment: holds, replaced by another figure, or withdrawn"
    )
    witnesses: list[WitnessOut]

    @classmethod
    def of(cls, held: HeldFigure | Revision) -> Self:
        figure = held.figure
        return cls(
            id=figure.pk,
            indicator=figure.indicator.code,
            place=figure.locality.slug,
            subject=figure.subject.name if figure.subject else None,
            period=figure.period.name,
            first_day=figure.period.first_day,
            last_day=figure.period.last_day,
            measure=figure.measure,
            planned=figure.planned,
            set_by=figure.set_by,
            price_basis=figure.price_basis,
            cumulative=figure.cumulative,
            maturity=figure.maturity,
            quantity=QuantityOut.of(held.quantity) if held.quantity else None,
            recorded_at=figure.recorded_at,
            validity=held.validity,
            witnesses=[WitnessOut.of(witness) for witness in held.witnesses],
        )


class DerivedOut(Schema):
    """An amount that no document states, and the figures that it follows from."""

    indicator: str
    subject: str | None
    planned: bool
    quantity: QuantityOut
    added: list[int]  # ids of figures
    subtracted: list[int]

    @classmethod
    def of(cls, each: Derived) -> Self:
        return cls(
            indicator=each.parts[0].held.figure.indicator.standing.code,
            subject=each.subject.name if each.subject else None,
            planned=each.planned,
            quantity=QuantityOut.of(each.quantity),
            added=[part.held.figure.pk for part in each.parts if part.added],
            subtracted=[part.held.figure.pk for part in each.parts if not part.added],
        )


class DocumentOut(Schema):
    id: int
    title: str
    name: str
    place: str | None
    named_place: str = Field(description="place that the text names, while it is open whose document it is; else empty")
    published: date | None
    source: str = Field(description="where a pasted page stood; empty for a file")
    state: str
    signed_entry: bool
    replaced: bool = Field(description="whether another figure replaced one of its figures")
    digest: str

    @classmethod
    def of(cls, document: Document, replaced: Collection[int]) -> Self:
        """replaced: ids of the documents of which figures were replaced."""
        return cls(
            id=document.pk,
            title=document.title,
            name=document.name,
            place=document.locality.slug if document.locality else None,
            named_place=document.named_place,
            published=document.published,
            source=document.source,
            state=document.state,
            signed_entry=bool(document.origin),
            replaced=document.pk in replaced,
            digest=document.digest,
        )


class DocumentWhole(DocumentOut):
    text: str | None


Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]  # PostgreSQL takes no NUL in any text


class LineIn(Schema, extra="forbid"):
    """One figure to be entered, its number written as an office writes it."""

    indicator: Words = Field(max_length=200, description="code, name or wording")
    number: Words = Field(max_length=200, examples=["615,3"])
    unit: Words = Field("", max_length=60, description="with its magnitude; empty where there is one unit alone")
    bound: Words = Field("", max_length=40, description="exact, over, under and the like, or the words of the page")
    maturity: Words = Field("", max_length=40, description="estimate, preliminary, official, or empty")
    about: Words = Field("", max_length=200, description="a unit of the place; empty for the place itself")
    price_basis: Words = Field(
        "", max_length=40, description="prices, in the words of figures on record; unstated where none are named"
    )
    cumulative: bool | Literal["unstated"] | None = Field(
        None, description="whether it counts since the start of the year; unstated where the source does not say"
    )
    note: Words = Field("", max_length=300, description="why it changes so much, or why it replaces another figure")
    answers: list[Words] = Field(
        [],
        max_length=20,
        description="codes of questions, as a refusal named them, that the note answers",
    )
    seen: int | None = Field(None, description="id of the figure that the writer knew; 0 for none")


class EntryIn(Schema, extra="forbid"):
    """Figures that are entered together: all of them are written, or none."""

    lines: list[LineIn] = Field(min_length=1, max_length=5000)
    clock: Clock = Field(Clock.CALENDAR, description="issuer: from a 15th to a 14th (Decree 09/2019, article 12)")
    planned: bool = False
    set_by: Words = Field("", max_length=120)
    organisation: Words = Field("", max_length=200, description="that you sign for, where you do for several")
    dry_run: bool = Field(False, description="check alone, write nothing")


class EnteredOut(Schema):
    """Of which figure a line is, as it was understood."""

    line: int
    indicator: str
    place: str
    subject: str | None
    price_basis: str
    cumulative: bool | None
    change: Change

    @classmethod
    def of(cls, line: EntryLine) -> Self:
        series = line.series
        return cls(
            line=int(line.written.place_of(Part.LINE)),
            indicator=series.indicator.code,
            place=series.locality.slug,
            subject=series.subject.name if series.subject else None,
            price_basis=series.price_basis,
            cumulative=series.cumulative,
            change=line.change,
        )


class EntryOut(Schema):
    document: int | None
    figures: list[int]
    unchanged: int
    waits_for_review: bool
    lines: list[EnteredOut]


class BesideOut(Schema):
    """A figure that one to be entered was held against."""

    quote: str
    document: int
    title: str
    published: date | None
    reviewed: bool = Field(description="false for what the reader proposes and nobody has confirmed")
    kept: bool = Field(description="confirmed on its document alone: no figure on record")

    @classmethod
    def of(cls, each: SetBeside) -> Self:
        return cls(**asdict(each))


class FaultOut(Schema):
    line: int
    field: str
    code: str
    message: str
    beside: list[BesideOut] = Field(default_factory=list, description="the figures that it was held against")


class RefusalOut(Schema):
    code: str
    message: str
    faults: list[FaultOut] = Field(default_factory=list)
