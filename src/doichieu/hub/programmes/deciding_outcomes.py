"""What people decide on sentences that may tell what became of a task; `services` hands this on."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from doichieu.hub.access.viewers import Actor
from doichieu.hub.documents import queries as documents
from doichieu.hub.ledger import services as ledger
from doichieu.hub.programmes.assigning import Witnessing, assign_task, complete_task, note_progress
from doichieu.hub.programmes.errors import OutcomeDecided
from doichieu.hub.programmes.keepers import keeper
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.outcomes import Outcome, OutcomeState
from doichieu.hub.programmes.points import points_of


@transaction.atomic
def accept_outcomes(*, task: Task, outcomes: Iterable[Outcome], day: date, seen: int, by: Actor) -> Task:
    """Close the task on a day, with the sentence as its evidence; a proposal is assigned first, as it was read.

    outcomes: the rows of one sentence, several where several documents hand the task out. Raises access.Refused and
    UnknownActor, documents.NotVisible, OutcomeDecided, and what `assign_task` and `complete_task` raise.
    """
    return _taken(complete_task, task, outcomes, day, seen, by)


@transaction.atomic
def note_outcomes(*, task: Task, outcomes: Iterable[Outcome], day: date, seen: int, by: Actor) -> Task:
    """Note a sentence as how far the task was on a day; it stays open. Raises as above."""
    return _taken(note_progress, task, outcomes, day, seen, by)


def _taken(  # noqa: PLR0913, PLR0917 # what an act says
    act: Callable[..., Task], task: Task, outcomes: Iterable[Outcome], day: date, seen: int, by: Actor
) -> Task:
    locked = _locked(outcomes, OutcomeState.PROPOSED, by)
    shown_by = Witnessing(locked[0].text.document, locked[0].quote)
    if task.state == TaskState.PROPOSED:
        task = assign_task(task=task, points=points_of(task), seen=seen, by=by)
        seen = task.step
    task = act(task=task, day=day, seen=seen, by=by, witnessing=shown_by)
    _decided(locked, OutcomeState.ACCEPTED, by)
    return task


@transaction.atomic
def dismiss_outcomes(*, outcomes: Iterable[Outcome], by: Actor) -> None:
    """Say that a sentence tells nothing of a task, nor of the same task by other documents.

    Raises access.Refused and UnknownActor, documents.NotVisible, OutcomeDecided.
    """
    _decided(_locked(outcomes, OutcomeState.PROPOSED, by), OutcomeState.DISMISSED, by)


@transaction.atomic
def restore_outcomes(*, outcomes: Iterable[Outcome], by: Actor) -> None:
    """Take back that a sentence was dismissed. Raises as above."""
    _decided(_locked(outcomes, OutcomeState.DISMISSED, by), OutcomeState.PROPOSED, by)


def _locked(outcomes: Iterable[Outcome], state: OutcomeState, by: Actor) -> list[Outcome]:
    """The rows of one sentence, locked, that are in this state, for who keeps their tasks and may see their documents.

    Raises OutcomeDecided also where there is none of them, or where they are of several sentences.
    """
    rows = Outcome.objects.select_for_update(of=("self",)).select_related("task__locality", "text__document__locality")
    locked = list(rows.filter(pk__in=[each.pk for each in outcomes]).order_by("pk"))
    for row in locked:
        actor = keeper(by, row.task.locality)
        documents.document(row.task.text.document_id, actor)
        documents.document(row.text.document_id, actor)
        if row.state != state:
            raise OutcomeDecided(quote=row.quote)
    if len({(row.text_id, row.start, row.end) for row in locked}) != 1:
        raise OutcomeDecided(quote="")
    return locked


def _decided(rows: Sequence[Outcome], state: OutcomeState, by: Actor) -> None:
    for row in rows:
        row.state, row.decided_at = state, timezone.now()
        row.decided_by = keeper(by, row.task.locality).name
        row.save(update_fields=("state", "decided_at", "decided_by"))
    ledger.record(f"outcome {state.value}", *rows, by=rows[0].decided_by)
