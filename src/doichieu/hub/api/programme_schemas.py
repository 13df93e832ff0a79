"""What the API says of tasks and of resolutions, programmes and plans."""

from datetime import date
from typing import Self

from ninja import Schema

from doichieu.hub.api.schemas import FigureOut
from doichieu.hub.programmes.queries import Quoted, RecordPage, RecordShown, RelationShown, StepShown, TaskOnRecord


class QuotedOut(Schema):
    """A place in a document; start and end are code points of its text."""

    document: int
    title: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, place: Quoted) -> Self:
        document = place.document
        return cls(
            document=document.pk, title=document.title, start=place.span.start, end=place.span.end, quote=place.quote
        )


class StepOut(Schema):
    act: str
    day: date
    note: str  # empty outside the office
    evidence: QuotedOut | None

    @classmethod
    def of(cls, step: StepShown) -> Self:
        evidence = QuotedOut.of(step.evidence) if step.evidence else None
        return cls(act=step.act.value, day=step.day, note=step.note, evidence=evidence)


class TaskOut(Schema):
    """A task by its six points; the person responsible is named inside the office alone."""

    id: int
    place: str | None
    source: str
    standing: str
    work: str
    lead: str
    co_workers: list[str]
    due: date | None
    due_by_document: date | None  # the day that the document set, where another one holds
    deliverable: str
    responsible: str
    responsible_post: str
    authority: str
    indicators: list[str]
    projects: list[str]
    closed_on: date | None
    record: int | None
    same_as: int | None  # the task that stands for it, by what a person said
    evidence: QuotedOut
    steps: list[StepOut]

    @classmethod
    def of(cls, shown: TaskOnRecord) -> Self:
        task = shown.task
        return cls(
            id=task.pk,
            place=task.locality.slug if task.locality else None,
            source=task.source,
            standing=shown.standing.value,
            work=task.work,
            lead=shown.lead,
            co_workers=list(shown.co_workers),
            due=shown.due,
            due_by_document=shown.moved.set if shown.moved else None,
            deliverable=shown.deliverable,
            responsible=shown.responsible,
            responsible_post=task.responsible_post,
            authority=task.authority,
            indicators=[indicator.code for indicator in shown.indicators],
            projects=[project.name for project in shown.projects],
            closed_on=shown.closed_on,
            record=shown.record.pk if shown.record else None,
            same_as=shown.same_as,
            evidence=QuotedOut.of(shown.evidence),
            steps=[StepOut.of(step) for step in shown.steps],
        )


class RecordOut(Schema):
    """A resolution, programme, scheme, plan, conclusion or directive; what the viewer may not know is empty."""

    id: int
    kind: str
    written: str  # number and symbol
    state: str
    title: str
    issuer: str
    place: str | None
    issued: date | None
    first_day: date | None
    last_day: date | None
    document: int | None

    @classmethod
    def of(cls, shown: RecordShown) -> Self:
        row = shown.instrument
        same = ("kind", "written", "state", "title", "issuer", "issued", "first_day", "last_day")
        return cls(
            id=row.pk,
            place=row.locality.slug if row.locality else None,
            document=shown.document.pk if shown.document else None,
            **{name: getattr(row, name) for name in same},
        )


class RelationOut(Schema):
    kind: str
    other: RecordOut
    proposed: bool

    @classmethod
    def of(cls, shown: RelationShown) -> Self:
        return cls(kind=shown.kind.value, other=RecordOut.of(shown.other), proposed=shown.relation.proposed)


class RecordWhole(Schema):
    record: RecordOut
    citations: list[QuotedOut]
    does: list[RelationOut]
    undergoes: list[RelationOut]
    targets: list[FigureOut]
    tasks: list[TaskOut]

    @classmethod
    def of(cls, page: RecordPage) -> Self:
        return cls(
            record=RecordOut.of(page.record),
            citations=[QuotedOut.of(place) for place in page.citations],
            does=[RelationOut.of(each) for each in page.does],
            undergoes=[RelationOut.of(each) for each in page.undergoes],
            targets=[FigureOut.of(held) for held in page.targets],
            tasks=[TaskOut.of(each) for each in page.tasks],
        )
