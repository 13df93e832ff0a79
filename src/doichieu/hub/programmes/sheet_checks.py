"""What a sheet of tasks would change, and what is wrong with it: looked at before anything is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from doichieu import show
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.intake.entry_words import said
from doichieu.hub.intake.errors import IntakeError
from doichieu.hub.intake.line_errors import FormulaWritten, IndicatorUnknown, WordUnknown
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.asked_tasks import tasks
from doichieu.hub.programmes.assigning import refuse_faulty, refused_move
from doichieu.hub.programmes.errors import (
    CellFault,
    DayAhead,
    DayMoved,
    DayUnread,
    LeadElsewhere,
    LeadMissing,
    LeadMoved,
    NothingShown,
    ProgrammesError,
    ReasonWanted,
    TaskChanged,
    TaskMerged,
    TaskNotThere,
    TaskRepeated,
    TaskUnknown,
    WorkMissing,
)
from doichieu.hub.programmes.keepers import may_keep
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.point_changes import PointChange, changed_points
from doichieu.hub.programmes.points import SixPoints, points_of, tidied
from doichieu.hub.programmes.sheet_lines import STATES, Column, WrittenTask, state_called
from doichieu.lexicon import folded

CLOSED = {TaskState.DONE, TaskState.DROPPED}
KEY = re.compile(r"(\d{1,18})\.(\d{1,9})")
AT = {
    WorkMissing: Column.WORK,
    LeadMissing: Column.LEAD,
    LeadElsewhere: Column.LEAD,
    LeadMoved: Column.LEAD,
    DayMoved: Column.DUE,
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One row: the task that it is about, and what would change. task: None for a new one."""

    written: WrittenTask
    task: Task | None
    seen: int  # the step of the task when the sheet was made
    points: SixPoints
    sets_points: bool
    state: TaskState | None  # that it is to have; None: as it is
    ended: date | None
    note: str  # of an act that is still to be written

    @property
    def is_new(self) -> bool:
        return self.task is None

    @property
    def assigns(self) -> bool:
        """Whether a proposal is taken over: at once open, or also done or given up."""
        return self.task is not None and self.task.state == TaskState.PROPOSED and self.state is not None

    @property
    def takes_over(self) -> bool:
        """Whether a proposal is confirmed and assigned."""
        proposed = self.task is not None and self.task.state == TaskState.PROPOSED
        return proposed and (self.sets_points or self.state is not None)

    @property
    def changed_points(self) -> tuple[PointChange, ...]:
        """Which of the six points of a task on record would change."""
        return (
            changed_points(points_of(self.task).facts(), self.points.facts()) if self.task and self.sets_points else ()
        )

    @property
    def changes(self) -> bool:
        """Whether anything would be written."""
        return self.is_new or self.sets_points or self.state is not None or bool(self.note)


@dataclass(frozen=True, slots=True)
class CheckedTasks:
    """A sheet that was looked at."""

    lines: tuple[TaskLine, ...]
    faults: tuple[CellFault, ...]

    @property
    def changes(self) -> tuple[TaskLine, ...]:
        return tuple(line for line in self.lines if line.changes)

    @property
    def unchanged(self) -> tuple[TaskLine, ...]:
        return tuple(line for line in self.lines if not line.changes)


class _CellError(Exception):
    """A fault, and the column that it stands in."""

    def __init__(self, column: Column, error: ProgrammesError | IntakeError) -> None:
        self.column, self.error = column, error
        super().__init__(str(error))


def checked_tasks(rows: Sequence[WrittenTask], place: Locality, viewer: Viewer) -> CheckedTasks:
    """Each row against the task that it names, or that says the same; a fault for each cell that cannot be."""
    known = _Known(place, viewer)
    lines: list[TaskLine] = []
    faults: list[CellFault] = []
    first: dict[object, str] = {}
    for row in rows:
        try:
            line = _line(row, place, known)
            _refuse_repeated(line, first)
        except _CellError as error:
            faults.append(CellFault(row.at[error.column], error.error))
            continue
        found = [CellFault(row.at[each.column], each.error) for each in _faults_of(line, place)]
        faults += found
        lines += [] if found else [line]
    return CheckedTasks(tuple(lines), tuple(faults))


class _Known:
    """The tasks of a place and of those under it that the viewer keeps, by number and by what they say."""

    def __init__(self, place: Locality, viewer: Viewer) -> None:
        rows = tasks(viewer).filter(locality__path__startswith=place.path).prefetch_related("steps")
        kept = [row for row in rows if may_keep(viewer, row.locality)]
        self.by_number: Mapping[int, Task] = {row.pk: row for row in kept}
        own = [row for row in kept if row.locality_id == place.pk and row.same_as_id is None]
        self.by_words: Mapping[object, Task] = {_said(row.work, row.lead_name, row.due): row for row in own}


def _said(work: str, lead: str, due: date | None) -> object:
    return folded(work), folded(lead), due


def _line(row: WrittenTask, place: Locality, known: _Known) -> TaskLine:
    """Raises _CellError."""
    for column, words in row.cells.items():
        if words.startswith("="):
            raise _CellError(column, FormulaWritten(written=words[:80]))
    task, seen = _task(row, known)
    points = _points(row, task, place)
    task = task or known.by_words.get(_said(points.work, points.lead_name, points.due))
    seen = seen if seen is not None else (task.step if task else 0)
    line = TaskLine(row, task, seen, points, _sets(points, task), _state(row, task), _day(row, Column.ENDED), "")
    return replace(line, note=_note(row, task, changed=line.sets_points or line.state is not None))


def _task(row: WrittenTask, known: _Known) -> tuple[Task | None, int | None]:
    """The task that the key names, and the step at which it was seen."""
    written = row.of(Column.KEY)
    if not written:
        return None, None
    found = KEY.fullmatch(written.replace(",", "."))
    task = known.by_number.get(int(found[1])) if found else None
    if found is None or task is None:
        raise _CellError(Column.KEY, TaskUnknown(written=written[:80]))
    return task, int(found[2])


def _points(row: WrittenTask, task: Task | None, place: Locality) -> SixPoints:
    """What the row says, over what is on record where the sheet has no such column."""
    now = points_of(task) if task else SixPoints(work="")
    given: dict[str, tuple[Column, Any]] = {
        "work": (Column.WORK, _work(row, now)),
        "co_workers": (Column.CO_WORKERS, tuple(re.split(r"[;\n]", row.of(Column.CO_WORKERS)))),
        "due": (Column.DUE, _day(row, Column.DUE)),
        "deliverable": (Column.DELIVERABLE, row.of(Column.DELIVERABLE)),
        "responsible": (Column.RESPONSIBLE, row.of(Column.RESPONSIBLE)),
        "responsible_post": (Column.POST, row.of(Column.POST)),
        "authority": (Column.AUTHORITY, row.of(Column.AUTHORITY)),
        "indicators": (Column.INDICATORS, tuple(_indicators(row))),
    }
    stated = {name: value for name, (column, value) in given.items() if column in row.cells}
    points = replace(now, **stated)
    lead = row.of(Column.LEAD)
    if folded(lead) != folded(now.lead_name):
        points = replace(points, lead=None, lead_words=lead)
    return tidied(points, task.locality if task else place)


def _work(row: WrittenTask, now: SixPoints) -> str:
    """What is written, but for the capital with which a workbook goes out: that changes nothing."""
    written = " ".join(row.of(Column.WORK).split())
    return now.work if written == show.capitalised(" ".join(now.work.split())) else written


def _indicators(row: WrittenTask) -> Iterator[Indicator]:
    for code in re.split(r"[\s,;]+", row.of(Column.INDICATORS).upper()):
        if code:
            try:
                yield catalogue.indicator(code)
            except Indicator.DoesNotExist:
                raise _CellError(Column.INDICATORS, IndicatorUnknown(written=code)) from None


def _day(row: WrittenTask, column: Column) -> date | None:
    """05/07/2026, or a day as a spreadsheet keeps it."""
    written = row.of(column)
    if not written:
        return None
    for pattern in ("%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(written, pattern).date()  # noqa: DTZ007 # a day alone
        except ValueError:
            continue
    raise _CellError(column, DayUnread(written=written[:40]))


def _sets(points: SixPoints, task: Task | None) -> bool:
    """Whether the six points of a task on record would change; its own proposal is not taken for assigned by that."""
    return task is not None and points.facts() != points_of(task).facts()


def _state(row: WrittenTask, task: Task | None) -> TaskState | None:
    written = row.of(Column.STATE)
    if not written:
        return None
    state = state_called(written)
    if state is None:
        raise _CellError(
            Column.STATE, WordUnknown(written=written[:40], known=[said(words) for words in STATES.values()])
        )
    now = task.state if task else TaskState.OPEN
    return None if state == now else state


def _note(row: WrittenTask, task: Task | None, *, changed: bool) -> str:
    """The note, but for one that the last act on the task left already."""
    note = " ".join(row.of(Column.NOTE).split())[:500]
    if task is None or changed or not note:
        return note
    last = max(task.steps.all(), key=lambda step: step.number, default=None)
    return "" if last is not None and last.note == note else note


def _faults_of(line: TaskLine, place: Locality) -> Iterator[_CellError]:
    """Everything that the services would refuse, by the cell that is at fault."""
    task = line.task
    if not line.changes:
        return
    if task is not None and task.same_as_id is not None:
        yield _CellError(Column.KEY, TaskMerged(into=task.same_as_id))
    elif task is not None and task.step != line.seen:
        yield _CellError(Column.KEY, TaskChanged(task=task, seen=line.seen))
    if line.is_new or line.sets_points or line.assigns:
        try:
            refuse_faulty(line.points, task.locality if task else place)
        except ProgrammesError as error:
            yield _CellError(AT.get(type(error), Column.WORK), error)
    if task is not None and task.same_as_id is None and task.step == line.seen and not line.note:
        moved = refused_move(task, line.points)
        if moved is not None:
            yield _CellError(AT[type(moved)], moved)
    yield from _faults_of_state(line, TaskState(task.state) if task else TaskState.OPEN)


def _faults_of_state(line: TaskLine, now: TaskState) -> Iterator[_CellError]:
    to = line.state
    reopens = now in CLOSED and to == TaskState.OPEN
    if now in CLOSED and not reopens:
        yield _CellError(Column.STATE, TaskNotThere(act="edited", state=now.value))
    elif to == TaskState.PROPOSED:
        yield _CellError(Column.STATE, TaskNotThere(act=str(to), state=now.value))
    elif now == TaskState.PROPOSED and line.note and to is None and not line.sets_points:
        yield _CellError(Column.NOTE, TaskNotThere(act="progress", state=now.value))
    elif (to == TaskState.DROPPED or reopens) and not line.note:
        yield _CellError(Column.NOTE, ReasonWanted())
    elif to == TaskState.DONE and not line.note:
        yield _CellError(Column.NOTE, NothingShown())
    if line.ended is not None and line.ended > timezone.localdate():
        yield _CellError(Column.ENDED, DayAhead(day=line.ended))


def _refuse_repeated(line: TaskLine, first: dict[object, str]) -> None:
    same = line.task.pk if line.task else _said(line.points.work, line.points.lead_name, line.points.due)
    here = line.written.at[Column.WORK]
    if same in first:
        raise _CellError(Column.WORK, TaskRepeated(first=first[same]))
    first[same] = here
