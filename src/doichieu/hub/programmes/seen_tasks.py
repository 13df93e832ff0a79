"""Tasks as a viewer may know them; `queries` hands this on.

A task is known by the document that hands it out. Its six points are as public as that document, but for a
person's name, which is read inside the office alone. What became of it is public where a document that shows it is;
else everybody outside sees it as open, and never as overdue.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from doichieu.hub.programmes.asked_tasks import DOCUMENT, AskedTasks, rejected_by_people, tasks, tasks_asked_for, whole
from doichieu.hub.programmes.models import Task, TaskAct, TaskIndicator, TaskProject, TaskStep
from doichieu.hub.programmes.quoting import Quoted
from doichieu.hub.programmes.read_words import ReadAs, read_as
from doichieu.hub.programmes.standings import CLOSING, Standing, is_inside, standing_of
from doichieu.hub.programmes.told_records import told
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


@dataclass(frozen=True, slots=True)
class TaskOnRecord:
    """A task as the viewer may know it."""

    task: Task  # with locality, lead and instrument loaded; not to be saved
    standing: Standing
    due: date | None
    closed_on: date | None
    lead: str
    co_workers: tuple[str, ...]
    deliverable: str
    responsible: str  # a name; empty outside the office
    steps: tuple[StepShown, ...]
    evidence: Quoted
    indicators: tuple[Indicator, ...]
    projects: tuple[Subject, ...]
    inside: bool  # whether the viewer reads inside its place
    read_as: ReadAs  # work, lead and day as they were read first, folded: by them two are the same
    also: tuple["TaskOnRecord", ...] = ()  # the same task as other documents of the session hand it out

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
    """What stands beside the rows of tasks, by their ids."""

    steps: Mapping[int, Sequence[StepShown]]
    indicators: Mapping[int, Sequence[Indicator]]
    projects: Mapping[int, Sequence[Subject]]


def tasks_of_documents(documents: Collection[int], viewer: Viewer, *, on: date) -> list[TaskOnRecord]:
    """The tasks that these documents hand out, in the order of their texts; four database queries at most."""
    rows = tasks(viewer).filter(text__document__in=documents)
    return shown(rows.order_by("text__document__published", "text", "start"), viewer, on=on)


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
    """One task, a rejected proposal too. Raises Task.DoesNotExist, whether there is none or it may not be seen."""
    row = whole(Task.objects.filter(visible_documents_q(viewer, f"{DOCUMENT}__"))).get(pk=number)
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
    """Tasks with their steps, indicators and projects; three database queries beside the rows', and two for the
    records that hand them out."""
    listed = list(rows)
    if not listed:
        return []
    _tell_records(listed, viewer)
    beside = _Beside(_steps(listed, viewer), _indicators(listed), _projects(listed))
    return [_shown(row, beside, viewer, on) for row in listed]


def _tell_records(rows: Iterable[Task], viewer: Viewer) -> None:
    """Each task with as much of its record as the viewer may know; without one of which that is nothing."""
    handed_out = [row for row in rows if row.instrument is not None]
    known = told({row.instrument.pk: row.instrument for row in handed_out if row.instrument}.values(), viewer)
    names = {each.instrument.pk: each.instrument for each in known if each.instrument.written}
    for row in handed_out:
        row.instrument = names.get(row.instrument_id or 0)


def _shown(row: Task, beside: "_Beside", viewer: Viewer, on: date) -> TaskOnRecord:
    steps = beside.steps.get(row.pk, ())
    inside = is_inside(row, viewer)
    told = tuple(steps) if inside else _told_outside(steps)
    known = inside or any(step.number == _closing_number(steps) for step in told)
    if not inside:
        row.responsible = ""
    return TaskOnRecord(
        task=row,
        standing=standing_of(row, on=on, closing_known=known, inside=inside),
        due=row.due,
        closed_on=row.closed_on if known else None,
        lead=row.lead_name,
        co_workers=tuple(row.co_workers),
        deliverable=row.deliverable,
        responsible=row.responsible,
        steps=told,
        evidence=Quoted(row.text.document, row.text_id, Span(row.start, row.end), row.quote),
        indicators=tuple(beside.indicators.get(row.pk, ())),
        projects=tuple(beside.projects.get(row.pk, ())),
        inside=inside,
        read_as=_read_as(row, steps),
    )


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
        found[step.task_id].append(_step(step, step.maker, step.pk in seen))
    return found


def _step(step: TaskStep, maker: str, seen: bool) -> StepShown:
    evidence = None
    if seen and step.text is not None and step.start is not None and step.end is not None:
        span = Span(step.start, step.end)
        evidence = Quoted(step.text.document, step.text.pk, span, span.of(str(step.text.data["content"])))
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
