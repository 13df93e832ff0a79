"""One task that several documents of a session hand out, in lists that go beyond the session: listed once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from doichieu.hub.access.viewers import Actor, Viewer
from doichieu.hub.conferences.models import ConferenceSource
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes import services
from doichieu.hub.programmes.models import Task, TaskSource, TaskState
from doichieu.hub.programmes.queries import AskedTasks, Standing, TaskOnRecord

ENDED = (Standing.DONE, Standing.DONE_LATE, Standing.DROPPED)


def tasks_listed(asked: AskedTasks, viewer: Viewer, *, on: date) -> QuerySet[Task]:
    """The tasks of a list, each once, but where those of one kind of source are asked for."""
    rows = programmes.tasks_asked_for(asked, viewer, on=on)
    return rows if asked.source else _told_once(rows, viewer, on)


def _told_once(rows: QuerySet[Task], viewer: Viewer, on: date) -> QuerySet[Task]:
    """Without those that stand in the list as the same task by another document of their session.

    Listed is the one that ended before one that is open, this before a proposal; of those alike the one of the
    resolution, as on the session's page. A proposal that somebody rejected by another document is not one again.
    """
    others = _ranked(_in_sessions(programmes.tasks(viewer).order_by()), viewer, on)
    ahead = Q(rank__lt=OuterRef("rank")) | Q(rank=OuterRef("rank"), pk__lt=OuterRef("pk"))
    same = others.filter(ahead, words__key=OuterRef("words__key"), held=OuterRef("held")).exclude(pk=OuterRef("pk"))
    return _ranked(_in_sessions(rows), viewer, on).exclude(Exists(same)).exclude(_rejected_elsewhere(viewer))


def with_sources(shown: Sequence[TaskOnRecord], viewer: Viewer, *, on: date) -> list[TaskOnRecord]:
    """Each with the same task by the other documents of its session, in a fixed number of database queries."""
    if not shown:
        return []
    listed = _in_sessions(Task.objects.filter(pk__among=[each.task.pk for each in shown])).filter(held__isnull=False)
    keys = {key for key in listed.values_list("words__key", flat=True) if key}
    return list(shown) if not keys else _joined(shown, keys, viewer, on)


def same_elsewhere(task: Task) -> list[Task]:
    """The same task by other documents of its session, whoever may see them; `services` asks who may act on each."""
    own = _in_sessions(Task.objects.filter(pk=task.pk)).values("words__key", "held").first()
    if own is None or own["words__key"] is None or own["held"] is None:
        return []
    rows = _in_sessions(Task.objects.filter(words__key=own["words__key"], locality=task.locality_id))
    return list(rows.filter(held=own["held"]).exclude(pk=task.pk).order_by("pk"))


@transaction.atomic
def reject_task(*, task: Task, seen: int, by: Actor, note: str = "") -> Task:
    """Note that a proposal is no task, by whichever documents of its session it was proposed.

    Raises as `programmes.services.reject_task`.
    """
    others = [each for each in same_elsewhere(task) if each.state == TaskState.PROPOSED]
    rejected = services.reject_task(task=task, seen=seen, by=by, note=note)
    for each in others:
        services.reject_task(task=each, seen=each.step, by=by, note=note)
    return rejected


def _in_sessions(rows: QuerySet[Task]) -> QuerySet[Any]:
    """Rows with the session that their document reports on, as `held`."""
    sources = ConferenceSource.objects.filter(reading__text=OuterRef("text")).values("conference")[:1]
    return rows.annotate(held=Subquery(sources))


def _ranked(rows: QuerySet[Any], viewer: Viewer, on: date) -> QuerySet[Any]:
    """Rows with their order among the same, as `rank`: the lowest is listed."""
    ended = Q()
    for standing in ENDED:
        ended |= programmes.standing_q(standing, viewer, on=on)
    stands = [When(ended, then=Value(0)), When(state=TaskState.PROPOSED, then=Value(4))]
    resolution = [When(source=TaskSource.RESOLUTION, then=Value(0))]
    whole = IntegerField()
    by_standing = Case(*stands, default=Value(2), output_field=whole)
    ranked: QuerySet[Any] = rows.annotate(rank=by_standing + Case(*resolution, default=Value(1), output_field=whole))
    return ranked


def _rejected_elsewhere(viewer: Viewer) -> Q:
    """Condition: a proposal whose same task by another document a person rejected, as far as the viewer may see it."""
    rejected = _in_sessions(programmes.rejected_by_people(viewer))
    same = rejected.filter(words__key=OuterRef("words__key"), held=OuterRef("held")).exclude(pk=OuterRef("pk"))
    return Q(Exists(same), state=TaskState.PROPOSED)


def _joined(shown: Sequence[TaskOnRecord], keys: Iterable[str], viewer: Viewer, on: date) -> list[TaskOnRecord]:
    rows = _in_sessions(programmes.tasks(viewer).filter(words__key__in=list(keys)))
    held = {row.pk: row.held for row in rows}
    same: dict[tuple[object, ...], list[TaskOnRecord]] = {}
    for each in programmes.shown(rows, viewer, on=on):
        if held[each.task.pk] is not None:
            same.setdefault((held[each.task.pk], *each.read_as), []).append(each)
    return [_with(each, same.get((held.get(each.task.pk), *each.read_as), ())) for each in shown]


def _with(task: TaskOnRecord, same: Iterable[TaskOnRecord]) -> TaskOnRecord:
    return replace(task, also=tuple(each for each in same if each.task.pk != task.task.pk))
