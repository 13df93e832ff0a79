"""Tasks as a viewer may know them; `queries` hands this on.

A task is known by the document that hands it out. Its six points are as public as that document, but for a
person's name, which is read inside the office alone. What became of it is public where a document that shows it is;
else everybody outside sees it as open, and never as overdue.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import F

from doichieu.claims import Span
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as filed
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.programmes.asked_tasks import (
    DOCUMENT,
    AskedTasks,
    read_tasks,
    rejected_by_people,
    stood_for_q,
    tasks,
    tasks_asked_for,
    told_q,
    whole,
)
from doichieu.hub.programmes.models import Instrument, Task, TaskAct, TaskIndicator, TaskProject, TaskStep
from doichieu.hub.programmes.moved_days import MovedDay, moved_day
from doichieu.hub.programmes.point_changes import PointChange, changed_points
from doichieu.hub.programmes.quoting import Quoted
from doichieu.hub.programmes.read_words import ReadAs, read_as
from doichieu.hub.programmes.standings import CLOSING, Standing, is_inside, standing_of
from doichieu.hub.programmes.told_records import told
from doichieu.hub.programmes.whole_documents import shown_as
from doichieu.lexicon.search import search_terms

TOLD_OUTSIDE = {*CLOSING, TaskAct.PROGRESS}


@dataclass(frozen=True, slots=True)
class StepShown:
    """One act on a task. Outside the office without its note and who made it."""

    number: int
    act: TaskAct
    day: date
    note: str
    made_by: str
    made_at: datetime
    evidence: Quoted | None  # that the viewer may see
    facts: Mapping[str, object]
    changes: tuple[PointChange, ...] = ()  # of the six points, against the step before that set them


@dataclass(frozen=True, slots=True)
class TaskOnRecord:
    """A task as the viewer may know it."""

    task: Task  # with locality and lead loaded
    standing: Standing
    due: date | None
    closed_on: date | None
    lead: str
    co_workers: tuple[str, ...]
    deliverable: str
    record: Instrument | None  # that hands it out, with what the viewer may know of it
    responsible: str  # a name; empty outside the office
    steps: tuple[StepShown, ...]
    evidence: Quoted
    indicators: tuple[Indicator, ...]
    projects: tuple[Subject, ...]
    inside: bool  # whether the viewer reads inside its place
    read_as: ReadAs  # work, lead and day as they were read first, folded: by them two are the same
    also: tuple["TaskOnRecord", ...] = ()  # the same task as other documents of the session hand it out
    moved: MovedDay | None = None  # the due day, where it is not the one that the document set
    changes: tuple[PointChange, ...] = ()  # inside alone: of the six points, against what was read or entered first
    kept: "TaskOnRecord | None" = None  # the task that stands for it, where the viewer may know of that

    @property
    def same_as(self) -> int | None:
        """The number of the task that stands for it."""
        return self.kept.task.pk if self.kept else None

    @property
    def merged(self) -> tuple["TaskOnRecord", ...]:
        """Those that a person said are this one."""
        return tuple(each for each in self.also if each.same_as == self.task.pk)

    @property
    def everywhere(self) -> tuple["TaskOnRecord", ...]:
        """The task by each document that hands it out."""
        return (self, *self.also)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A place of which somebody said that it hands out no task."""

    document: int
    text_id: int
    span: Span
    read_as: ReadAs


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the rows of tasks: records by their own ids, all else by those of the tasks."""

    records: Mapping[int, Instrument]
    stood_for: Mapping[int, TaskOnRecord]
    steps: Mapping[int, Sequence[StepShown]]
    indicators: Mapping[int, Sequence[Indicator]]
    projects: Mapping[int, Sequence[Subject]]


def tasks_of_documents(
    documents: Collection[int], viewer: Viewer, *, on: date, unconfirmed: bool = False
) -> list[TaskOnRecord]:
    """The tasks that these documents hand out, in the order of their texts; four database queries at most.

    unconfirmed: also what nobody confirmed, whoever asks: only for to leave it out later.
    """
    known = whole(read_tasks(viewer)) if unconfirmed else tasks(viewer)
    rows = known.filter(text__document__in=documents)
    return shown(rows.order_by("text__document__published", "text", "start"), viewer, on=on)


def standing_as_others(listed: Sequence[TaskOnRecord], sessions: Sequence[Collection[int]]) -> list[TaskOnRecord]:
    """Tasks that a person said are one of another session, with all that became of that one.

    sessions: the documents of each; within one the tasks are shown as one (`same_tasks.told_once`).
    """
    held = {document: number for number, documents in enumerate(sessions) for document in documents}
    return [_told_as(each, held) for each in listed]


def _told_as(task: TaskOnRecord, held: Mapping[int, int]) -> TaskOnRecord:
    kept = task.kept
    if kept is None:
        return task
    own, other = (held.get(each.evidence.document.pk) for each in (task, kept))
    return task if own is not None and own == other else replace(task, due=kept.due, moved=kept.moved, steps=kept.steps)


def rejected_in(documents: Collection[int], viewer: Viewer) -> list[Rejected]:
    """What people said is no task of these documents; one database query."""
    rows = TaskStep.objects.filter(
        task__in=rejected_by_people(viewer).filter(text__document__in=documents), number=1
    ).select_related("task__locality")
    return [
        Rejected(
            row.document, row.task.text_id, Span(row.task.start, row.task.end), read_as(row.facts, row.task.locality)
        )
        for row in rows.annotate(document=F("task__text__document"))
    ]


def task(number: int, viewer: Viewer, *, on: date) -> TaskOnRecord:
    """One task, inside its place a proposal too, rejected or not.

    Raises Task.DoesNotExist, whether there is none or it may not be seen.
    """
    seen = visible_documents_q(viewer, f"{DOCUMENT}__")
    row = whole(Task.objects.filter(seen, told_q(viewer))).get(pk=number)
    [found] = shown([row], viewer, on=on)
    return found


def found_tasks(query: str, viewer: Viewer, *, on: date, limit: int) -> list[TaskOnRecord]:
    """Tasks that hold every word of `query`, those due first at the head; none for no words."""
    asked = AskedTasks(words=query)
    return shown(tasks_asked_for(asked, viewer, on=on)[:limit], viewer, on=on) if search_terms(query) else []


def documents_near(place: Locality | None, viewer: Viewer, *, most: int) -> list[Document]:
    """The latest documents of a place, which may show what became of a task."""
    return list(filed.documents(viewer).filter(locality=place)[:most]) if place else []


def shown(rows: Iterable[Task], viewer: Viewer, *, on: date) -> list[TaskOnRecord]:
    """Tasks with their steps, indicators and projects; three database queries beside the rows', two for the records
    that hand them out, and those of the tasks that stand for some."""
    listed = list(rows)
    if not listed:
        return []
    beside = _Beside(
        _records(listed, viewer),
        _stood_for(listed, viewer, on),
        _steps(listed, viewer),
        _indicators(listed),
        _projects(listed),
    )
    return [_shown(row, beside, viewer, on) for row in listed]


def _records(rows: Iterable[Task], viewer: Viewer) -> Mapping[int, Instrument]:
    """The records that hand tasks out, by their ids, with as much of each as the viewer may know."""
    handing_out = {row.instrument.pk: row.instrument for row in rows if row.instrument is not None}
    return {
        each.instrument.pk: each.instrument for each in told(handing_out.values(), viewer) if each.instrument.written
    }


def _stood_for(rows: Iterable[Task], viewer: Viewer, on: date) -> Mapping[int, TaskOnRecord]:
    """The task that stands for one, by the id of that one; no database query where none does."""
    merged = [row.pk for row in rows if row.same_as_id is not None]
    if not merged:
        return {}
    pairs = dict(Task.objects.filter(stood_for_q(viewer), pk__in=merged).values_list("pk", "same_as"))
    kept = {each.task.pk: each for each in shown(tasks(viewer).filter(pk__in=set(pairs.values())), viewer, on=on)}
    return {number: kept[stands] for number, stands in pairs.items() if stands in kept}


def _shown(row: Task, beside: "_Beside", viewer: Viewer, on: date) -> TaskOnRecord:
    steps = beside.steps.get(row.pk, ())
    inside = is_inside(row, viewer)
    told = tuple(steps) if inside else _told_outside(steps)
    known = inside or any(step.number == _closing_number(steps) for step in told)
    kept, own_end = beside.stood_for.get(row.pk), row.closed_on if known else None
    return TaskOnRecord(
        task=row,
        standing=kept.standing if kept else standing_of(row, on=on, closing_known=known, inside=inside),
        due=row.due,
        closed_on=kept.closed_on if kept else own_end,
        lead=row.lead_name,
        co_workers=tuple(row.co_workers),
        deliverable=row.deliverable,
        record=beside.records.get(row.instrument_id or 0),
        responsible=row.responsible if inside else "",
        steps=told,
        evidence=Quoted(row.text.document, row.text_id, Span(row.start, row.end), row.quote),
        indicators=tuple(beside.indicators.get(row.pk, ())),
        projects=tuple(beside.projects.get(row.pk, ())),
        inside=inside,
        read_as=_read_as(row, steps),
        moved=moved_day(steps, row.due, inside=inside),
        changes=_changed(steps) if inside else (),
        kept=kept,
    )


def _changed(steps: Sequence[StepShown]) -> tuple[PointChange, ...]:
    """From the first step to the last that set the six points."""
    facts = [step.facts for step in steps if step.facts]
    return changed_points(facts[0], facts[-1]) if facts else ()


def _read_as(row: Task, steps: Sequence[StepShown]) -> ReadAs:
    """Work, lead and day by the first step, which a clerk's corrections leave as it is."""
    first = next((step.facts for step in steps if step.number == 1), {})
    now = {"work": row.work, "lead": row.lead_name, "due": row.due}
    return read_as(first if "work" in first else now, row.locality)


def _closing_number(steps: Sequence[StepShown]) -> int:
    """The number of the act that closed the task last; 0 where none did."""
    return max((step.number for step in steps if step.act in CLOSING), default=0)


def _told_outside(steps: Sequence[StepShown]) -> tuple[StepShown, ...]:
    """What a public document shows, and that it was taken up again."""
    told: list[StepShown] = []
    for step in steps:
        shows = step.act in TOLD_OUTSIDE and step.evidence is not None
        again = step.act == TaskAct.REOPENED and any(each.act in CLOSING for each in told)
        if shows or again:
            told.append(
                StepShown(step.number, step.act, step.day, "", "", step.made_at, step.evidence if shows else None, {})
            )
    return tuple(told)


def _steps(rows: Sequence[Task], viewer: Viewer) -> Mapping[int, list[StepShown]]:
    found: dict[int, list[StepShown]] = defaultdict(list)
    steps = TaskStep.objects.filter(task__in=rows).select_related(DOCUMENT).order_by("task", "number")
    named = steps.annotate(maker=accounts.maker())
    seen = set(
        steps.order_by()
        .filter(visible_documents_q(viewer, f"{DOCUMENT}__"), text__isnull=False)
        .values_list("pk", flat=True)
    )
    for step in named.defer(f"{DOCUMENT}__original", f"{DOCUMENT}__search"):
        before = next((each.facts for each in reversed(found[step.task_id]) if each.facts), step.facts)
        shown = _step(step, step.maker, step.pk in seen)
        found[step.task_id].append(replace(shown, changes=changed_points(before, step.facts)))
    return found


def _step(step: TaskStep, maker: str, seen: bool) -> StepShown:
    evidence = None
    if seen and step.text is not None and step.start is not None and step.end is not None:
        document, stored = step.text.document, Span(step.start, step.end)
        span, said = shown_as(str(step.text.data["content"]), stored, document.title)
        evidence = Quoted(document, step.text.pk, span, said)
    return StepShown(step.number, TaskAct(step.act), step.day, step.note, maker, step.made_at, evidence, step.facts)


def _indicators(rows: Sequence[Task]) -> Mapping[int, list[Indicator]]:
    found: dict[int, list[Indicator]] = defaultdict(list)
    ties = TaskIndicator.objects.filter(task__in=rows).select_related("indicator").order_by("indicator__code")
    for tie in ties:
        found[tie.task_id].append(tie.indicator)
    return found


def _projects(rows: Sequence[Task]) -> Mapping[int, list[Subject]]:
    found: dict[int, list[Subject]] = defaultdict(list)
    for tie in TaskProject.objects.filter(task__in=rows).select_related("project").order_by("project__name", "pk"):
        found[tie.task_id].append(tie.project)
    return found
