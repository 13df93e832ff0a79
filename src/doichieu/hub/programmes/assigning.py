"""Acts of people on tasks that are on record; `services` hands this on.

Each takes `seen`, the step that its page showed: where somebody else acted meanwhile it is refused, with the task
as it stands now. Each leaves one step and one link of the chain.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from doichieu.claims import Span
from doichieu.hub.access.viewers import Actor, Viewer
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.errors import (
    DayAhead,
    DayMoved,
    LeadElsewhere,
    LeadMissing,
    LeadMoved,
    NothingShown,
    ProgrammesError,
    ReasonWanted,
    TaskChanged,
    TaskMerged,
    TaskNotThere,
    TasksApart,
    WordsNotThere,
    WorkMissing,
)
from doichieu.hub.programmes.keepers import keeper
from doichieu.hub.programmes.models import Task, TaskAct, TaskState
from doichieu.hub.programmes.moved_days import as_read, moves_day, moves_lead
from doichieu.hub.programmes.points import SixPoints, points_of, put, tidied, tie
from doichieu.hub.programmes.steps import Shown, step_of_task
from doichieu.hub.programmes.whole_documents import first_line

MAY_BE = {  # the states from which an act is possible
    TaskAct.ASSIGNED: {TaskState.PROPOSED},
    TaskAct.EDITED: {TaskState.OPEN},
    TaskAct.PROGRESS: {TaskState.OPEN},
    TaskAct.DONE: {TaskState.OPEN},
    TaskAct.DROPPED: {TaskState.OPEN},
    TaskAct.REOPENED: {TaskState.DONE, TaskState.DROPPED, TaskState.REJECTED},
    TaskAct.REJECTED: {TaskState.PROPOSED},
    TaskAct.MERGED: {TaskState.PROPOSED, TaskState.OPEN, TaskState.DONE, TaskState.DROPPED},
    TaskAct.PARTED: set(TaskState),
}
ON_MERGED = {TaskAct.REJECTED, TaskAct.MERGED, TaskAct.PARTED}  # what may be said of a task that another one stands for


@dataclass(frozen=True, slots=True)
class Witnessing:
    """What shows an act: a document and words of it; without words the document as a whole."""

    document: Document
    words: str = ""


@transaction.atomic
def assign_task(*, task: Task, points: SixPoints, seen: int, by: Actor, note: str = "") -> Task:
    """Confirm a proposal with its six points. Raises access.Refused and UnknownActor, and ProgrammesErrors.

    note: why, where the day or the lead is not the one that the document set.
    """
    return _set(task, TaskAct.ASSIGNED, points, seen, by, note)


@transaction.atomic
def edit_task(*, task: Task, points: SixPoints, seen: int, by: Actor, note: str = "") -> Task:
    """Change the six points of a task that is open; where they are the same nothing is written. Raises as above."""
    return _set(task, TaskAct.EDITED, points, seen, by, note)


@transaction.atomic
def reject_task(*, task: Task, seen: int, by: Actor, note: str = "") -> Task:
    """Note that a proposal is no task. Raises as above."""
    locked, actor = _locked(task, TaskAct.REJECTED, seen, by)
    locked.state = TaskState.REJECTED
    return _recorded(locked, TaskAct.REJECTED, actor, note=note)


@transaction.atomic
def note_progress(  # noqa: PLR0913 # what happened, when, what shows it
    *, task: Task, day: date, seen: int, by: Actor, note: str = "", witnessing: Witnessing | None = None
) -> Task:
    """Note how far a task is: with a document that shows it, or a note that is signed. Raises as above."""
    locked, actor = _locked(task, TaskAct.PROGRESS, seen, by)
    return _recorded(locked, TaskAct.PROGRESS, actor, day=day, note=note, witnessing=witnessing)


@transaction.atomic
def complete_task(  # noqa: PLR0913 # what happened, when, what shows it
    *, task: Task, day: date, seen: int, by: Actor, note: str = "", witnessing: Witnessing | None = None
) -> Task:
    """Note that a task was done on a day, in time or late. Raises as above."""
    locked, actor = _locked(task, TaskAct.DONE, seen, by)
    return _recorded(locked, TaskAct.DONE, actor, day=day, note=note, witnessing=witnessing)


@transaction.atomic
def drop_task(  # noqa: PLR0913 # why, when, what shows it
    *, task: Task, day: date, reason: str, seen: int, by: Actor, witnessing: Witnessing | None = None
) -> Task:
    """Note that a task was given up, and why. Raises as above."""
    locked, actor = _locked(task, TaskAct.DROPPED, seen, by)
    return _recorded(locked, TaskAct.DROPPED, actor, day=day, note=reason, witnessing=witnessing)


@transaction.atomic
def reopen_task(*, task: Task, reason: str, seen: int, by: Actor) -> Task:
    """Take up again what was done, dropped or rejected; a rejected proposal is one again. Raises as above."""
    locked, actor = _locked(task, TaskAct.REOPENED, seen, by)
    locked.state = TaskState.PROPOSED if locked.state == TaskState.REJECTED else TaskState.OPEN
    locked.closed_on = locked.closed_by = None
    return _recorded(locked, TaskAct.REOPENED, actor, note=reason)


def refuse_faulty(points: SixPoints, place: Locality | None) -> None:
    """Raises WorkMissing, LeadMissing, LeadElsewhere."""
    if not points.work:
        raise WorkMissing
    if not points.lead_name:
        raise LeadMissing
    lead = points.lead
    if lead is not None and place is not None and not lead.locality.path.startswith(place.path):
        raise LeadElsewhere(lead=lead.name, place=str(place))


def refused_move(task: Task, new: SixPoints) -> ProgrammesError | None:
    """Why an act without a note is refused: it moves the day or the lead that the document set."""
    read, now = as_read(task.steps.order_by("number")[:1]), points_of(task).facts()
    if moves_day(read, now, new.facts()):
        return DayMoved(day=date.fromisoformat(str(read["due"])))
    if moves_lead(read, now, new.facts(), task.locality):
        return LeadMoved(lead=str(read["lead"]))
    return None


@transaction.atomic
def merge_task(*, task: Task, into: Task, seen: int, by: Actor, note: str = "") -> Task:
    """Say that a task is another one, which stands for both from then on. Raises TasksApart, and as above."""
    both = Task.objects.select_for_update(of=("self",)).filter(pk__in=(task.pk, into.pk))
    rows = {row.pk: row for row in both.order_by("pk")}  # in one order: whoever merges the other way waits
    locked, actor = _locked(task, TaskAct.MERGED, seen, by)
    kept = rows[into.pk]
    apart = kept.locality_id != locked.locality_id or kept.state == TaskState.REJECTED
    if kept.pk == locked.pk or kept.same_as_id is not None or apart:
        raise TasksApart
    locked.same_as = kept
    return _recorded(locked, TaskAct.MERGED, actor, note=note)


@transaction.atomic
def part_task(*, task: Task, seen: int, by: Actor, note: str = "") -> Task:
    """Take back that a task is another one: it stands for itself again. Raises as above."""
    locked, actor = _locked(task, TaskAct.PARTED, seen, by)
    locked.same_as = None
    return _recorded(locked, TaskAct.PARTED, actor, note=note)


def _set(task: Task, act: TaskAct, points: SixPoints, seen: int, by: Actor, note: str) -> Task:  # noqa: PLR0913, PLR0917
    locked, actor = _locked(task, act, seen, by)
    new = tidied(points, locked.locality)
    refuse_faulty(new, locked.locality)
    if act == TaskAct.EDITED and new.facts() == points_of(locked).facts():
        return locked
    refused = refused_move(locked, new) if not note.strip() else None
    if refused is not None:
        raise refused
    put(new, locked)
    tie(new, locked)
    locked.state = TaskState.OPEN
    return _recorded(locked, act, actor, note=note, points=new)


def _locked(task: Task, act: TaskAct, seen: int, by: Actor) -> tuple[Task, Viewer]:
    """The task, locked, for who may act on it as it was seen."""
    rows = Task.objects.select_for_update(of=("self",)).select_related("locality", "lead", "text__document")
    locked = rows.get(pk=task.pk)
    actor = keeper(by, locked.locality)
    if locked.step != seen:
        raise TaskChanged(task=locked, seen=seen)
    if locked.same_as_id is not None and act not in ON_MERGED:
        raise TaskMerged(into=locked.same_as_id)
    parted = act == TaskAct.PARTED and locked.same_as_id is None
    if parted or locked.state not in MAY_BE[act]:
        raise TaskNotThere(act=act.value, state=str(locked.state))
    return locked, actor


def _recorded(  # noqa: PLR0913 # what an act says
    task: Task,
    act: TaskAct,
    actor: Viewer,
    *,
    day: date | None = None,
    note: str = "",
    witnessing: Witnessing | None = None,
    points: SixPoints | None = None,
) -> Task:
    """Save the task with the step of an act, in one link of the chain."""
    _refuse_unfounded(act, day, note, witnessing)
    shown = _shown(witnessing, actor) if witnessing else None
    facts = points.facts() if points else {}
    step = step_of_task(task, act, by=actor.name, day=day, note=note, shown=shown, facts=facts)
    if act in {TaskAct.DONE, TaskAct.DROPPED}:
        task.state, task.closed_on, task.closed_by = TaskState(act.value), step.day, step
    task.save()
    ledger.record(f"task {act.value}", task, step, by=actor.name)
    return task


def _refuse_unfounded(act: TaskAct, day: date | None, note: str, witnessing: Witnessing | None) -> None:
    if act in {TaskAct.DROPPED, TaskAct.REOPENED} and not note.strip():
        raise ReasonWanted
    if act in {TaskAct.PROGRESS, TaskAct.DONE} and not note.strip() and witnessing is None:
        raise NothingShown
    if day is not None and day > timezone.localdate():
        raise DayAhead(day=day)


def _shown(witnessing: Witnessing, actor: Viewer) -> Shown:
    """The place of the words in a document that the actor may see; of a whole one its first line (`whole_documents`).

    Raises documents.NotVisible, documents.NotReadYet, WordsNotThere.
    """
    document = documents.document(witnessing.document.pk, actor)
    text = documents.stored_text_of(document)
    content = str(text.data["content"])
    words = witnessing.words.strip()
    if not words:
        return Shown(text, first_line(content))
    start = content.find(words)
    if start < 0:
        raise WordsNotThere(document=document.title, words=words[:80])
    return Shown(text, Span(start, start + len(words)))
