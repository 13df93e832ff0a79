"""What the API says of a scoreboard: its rows, and each target beside its result with the reason of its status."""

from datetime import date
from typing import Self

from ninja import Schema
from pydantic import Field

from doichieu.hub.api.schemas import Exact, FigureOut, QuantityOut, exact
from doichieu.hub.checks.findings import Marks, marks_of
from doichieu.hub.checks.judgements import Running
from doichieu.hub.checks.queries import Comparison, Row


class PartOut(Schema):
    """One part of a composite target."""

    indicator: str
    status: str
    code: str  # of its own reason


class RunningOut(Schema):
    """What was held against a target in place of a result that begins later than the target."""

    first_day: date
    last_day: date
    quantity: QuantityOut
    computed: bool = Field(description="whether it was added up from the figures; else one of them states it")
    figures: list[int]

    @classmethod
    def of(cls, running: Running) -> Self:
        days = {"first_day": running.period.first, "last_day": running.period.last}
        figures = [held.figure.pk for held in running.figures]
        return cls(**days, quantity=QuantityOut.of(running.quantity), computed=running.computed, figures=figures)


class ReasonOut(Schema):
    code: str
    result: Exact | None
    target: Exact | None
    unit: str
    share: Exact | None
    expected: Exact | None
    stated: bool
    parts: list[PartOut] = Field(default_factory=list)  # of a composite target alone
    running: RunningOut | None = None


class ComparisonOut(Schema):
    set_by: str
    status: str
    reason: ReasonOut
    target: FigureOut | None
    result: FigureOut | None

    @classmethod
    def of(cls, compared: Comparison) -> Self:
        reason = compared.reason
        return cls(
            set_by=compared.set_by,
            status=compared.status.value,
            reason=ReasonOut(
                code=reason.why.value,
                result=exact(reason.result),
                target=exact(reason.target),
                unit=reason.unit,
                share=exact(reason.share),
                expected=exact(reason.expected),
                stated=reason.stated,
                parts=[
                    PartOut(indicator=each.indicator.code, status=each.status.value, code=each.reason.why.value)
                    for each in reason.parts
                ],
                running=RunningOut.of(reason.running) if reason.running else None,
            ),
            target=FigureOut.of(compared.target) if compared.target else None,
            result=FigureOut.of(compared.result) if compared.result else None,
        )


class RowOut(Schema):
    indicator: str
    subject: str | None
    status: str | None
    result: FigureOut | None
    merged: list[FigureOut] = Field(description="what codes that were merged say of the days of the result")
    comparisons: list[ComparisonOut]
    findings: list[int] = Field(description="open findings that its figures take part in")

    @classmethod
    def of(cls, row: Row, marks: Marks) -> Self:
        return cls(
            indicator=row.indicator.code,
            subject=row.subject.name if row.subject else None,
            status=row.status.value if row.status else None,
            result=FigureOut.of(row.result) if row.result else None,
            merged=[FigureOut.of(each) for each in row.merged],
            comparisons=[ComparisonOut.of(each) for each in row.comparisons],
            findings=list(marks_of(row, marks)),
        )
