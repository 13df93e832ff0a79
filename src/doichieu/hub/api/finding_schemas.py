"""What the API says of findings."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from ninja import Schema
from pydantic import Field

from doichieu.hub.api.schemas import QuantityOut, Words
from doichieu.hub.checks.findings import NamedFigure, ShownFinding
from doichieu.hub.checks.models import FindingStep


class FindingsWanted(Schema):
    """Which findings are asked for; what is left empty asks for all."""

    place: Words = Field("", max_length=120, description="its slug; what lies under it comes too")
    check: Words = Field("", max_length=30)
    severity: Words = Field("", max_length=10)
    state: Words = Field("", max_length=10)
    assignee: Words = Field(
        "", max_length=150, description="the name of an account; ~me: the token's own, ~nobody: those of nobody"
    )
    after: int = Field(0, description="the number of the last finding that is known")


class LineOut(Schema):
    vi: str
    en: str


class NamedOut(Schema):
    document: int
    title: str
    published: date | None
    start: int
    end: int
    quote: str
    quantity: QuantityOut
    first_day: date | None
    last_day: date | None

    @classmethod
    def of(cls, named: NamedFigure) -> Self:
        claim = named.claim
        return cls(
            document=named.document_id,
            title=named.title,
            published=named.published,
            start=claim.span.start,
            end=claim.span.end,
            quote=claim.quote,
            quantity=QuantityOut.of(claim.quantity),
            first_day=claim.period.first if claim.period else None,
            last_day=claim.period.last if claim.period else None,
        )


class FindingOut(Schema):
    id: int
    check: str
    wording: str
    severity: str
    state: str
    place: str | None
    indicator: str | None
    line: LineOut
    figures: list[NamedOut]
    note: str
    assignee: str | None
    found_at: datetime

    @classmethod
    def of(cls, found: ShownFinding) -> Self:
        row = found.row
        return cls(
            id=row.pk,
            check=row.check_name,
            wording=row.wording,
            severity=row.severity,
            state=row.state,
            place=row.about.slug if row.about else None,
            indicator=row.indicator.code if row.indicator else None,
            line=LineOut(vi=found.line("vi"), en=found.line("en")),
            figures=[NamedOut.of(named) for named in found.figures],
            note=row.note,
            assignee=row.assignee.username if row.assignee else None,
            found_at=row.found_at,
        )


class StepOut(Schema):
    state: str
    note: str
    made_by: str
    made_at: datetime


class FindingWhole(FindingOut):
    steps: list[StepOut]

    @classmethod
    def whole(cls, found: ShownFinding, steps: Iterable[FindingStep]) -> Self:
        """A finding with what became of it, the earliest first."""
        fields = ("state", "note", "made_by", "made_at")
        history = [StepOut(**{name: getattr(step, name) for name in fields}) for step in steps]
        return cls(**FindingOut.of(found).dict(), steps=history)
