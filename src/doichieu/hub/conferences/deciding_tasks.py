"""What people decide on a task by whichever documents hand it out: that it is none, that two are one."""

from collections.abc import Iterable

from django.db import transaction

from doichieu.hub.access.viewers import Actor
from doichieu.hub.conferences.task_lists import of_its_session, same_elsewhere
from doichieu.hub.programmes import services
from doichieu.hub.programmes.errors import TaskChanged, TaskEnded, TaskMerged, TasksApart
from doichieu.hub.programmes.models import Task, TaskSource, TaskState
from doichieu.hub.programmes.task_words import TaskWords

FURTHEST_FIRST = (TaskState.DONE, TaskState.DROPPED, TaskState.OPEN, TaskState.PROPOSED)


@transaction.atomic
def reject_task(*, task: Task, seen: int, by: Actor, note: str = "") -> Task:
    """Note that a proposal is no task, by whichever documents of its session it was proposed.

    All are locked at first, in one order, so that two who reject it at two of its documents wait for each other.
    Raises as `programmes.services.reject_task`.
    """
    locked = _locked([task, *same_elsewhere(task)])
    rejected = services.reject_task(task=task, seen=seen, by=by, note=note)
    for each in locked:
        if each.pk != task.pk and each.state == TaskState.PROPOSED:
            services.reject_task(task=each, seen=each.step, by=by, note=note)
    return rejected


@transaction.atomic
def merge_tasks(  # noqa: PLR0913 # which two, as they were seen, and whether that one has ended is known
    *, task: Task, other: Task, seen: int, by: Actor, note: str = "", anyway: bool = False
) -> Task:
    """Say that two tasks of one place, of whichever sessions, are one. Returns the one that stands for both.

    That is the one that is further: what ended before what is open, this before a proposal, then the resolution's. What
    was one with the other before goes with it. anyway: also where one of the two has ended and the other has not.
    Raises TaskEnded, and as `programmes.services.merge_task`.
    """
    if other.pk == task.pk or not _of_one_place(task, other):
        raise TasksApart
    locked = _locked([task, other, *same_elsewhere(task), *same_elsewhere(other)])
    _refuse_stood_for(locked, task, other, seen)
    if not anyway:
        _refuse_ended([each for each in locked if each.pk in {task.pk, other.pk}], other)
    kept = min((each for each in locked if each.same_as_id is None), key=_furthest)
    for each in locked:
        if kept.pk not in {each.pk, each.same_as_id} and each.state != TaskState.REJECTED:
            services.merge_task(task=each, into=kept, seen=each.step, by=by, note=note)
    return Task.objects.get(pk=kept.pk)


@transaction.atomic
def part_task(*, task: Task, seen: int, by: Actor, note: str = "") -> Task:
    """Take back that a task is another one, with the same by its very words.

    Raises as `programmes.services.part_task`.
    """
    words, stands = TaskWords.objects.filter(task=task).values("key"), Task.objects.filter(merged=task)
    same = Task.objects.filter(same_as__in=stands, words__key__in=words)
    for each in _locked([task, *same]):
        if each.pk != task.pk:
            services.part_task(task=each, seen=each.step, by=by, note=note)
    return services.part_task(task=task, seen=seen, by=by, note=note)


def _of_one_place(task: Task, other: Task) -> bool:
    """Tasks without a place go together by their session alone."""
    if task.locality_id is not None:
        return task.locality_id == other.locality_id
    return of_its_session(task).filter(pk=other.pk).exists()


def _locked(tasks: Iterable[Task]) -> list[Task]:
    """The tasks as they are on record, locked in one order, so that two who act on the same wait for each other."""
    numbers = {each.pk for each in tasks}
    return list(Task.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))


def _refuse_stood_for(locked: Iterable[Task], task: Task, other: Task, seen: int) -> None:
    """Raises TaskChanged, TaskMerged, TasksApart."""
    rows = {each.pk: each for each in locked}
    if rows[task.pk].step != seen:
        raise TaskChanged(task=rows[task.pk], seen=seen)
    for each in (rows[task.pk], rows[other.pk]):
        if each.same_as_id is not None:
            raise TaskMerged(into=each.same_as_id)
        if each.state == TaskState.REJECTED:
            raise TasksApart


def _refuse_ended(both: Iterable[Task], other: Task) -> None:
    """Raises TaskEnded."""
    ended = [each for each in both if each.state in {TaskState.DONE, TaskState.DROPPED}]
    if len(ended) == 1:
        raise TaskEnded(ended=ended[0].pk, work=ended[0].work, other=other.pk, day=ended[0].closed_on)


def _furthest(task: Task) -> tuple[int, bool, int]:
    order = {state: number for number, state in enumerate(FURTHEST_FIRST)}
    return order.get(TaskState(task.state), len(order)), task.source != TaskSource.RESOLUTION, task.pk
