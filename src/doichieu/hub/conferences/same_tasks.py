"""One task that several documents of a session hand out, in lists that go beyond the session: listed once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from doichieu.hub.access.viewers import Actor, Viewer
from doichieu.hub.conferences.models import ConferenceSource
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes import services
from doichieu.hub.programmes.models import Task, TaskSource, TaskState
from doichieu.hub.programmes.queries import ENDED, AskedTasks, TaskOnRecord

NOWHERE = 0  # the place of tasks that have none


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
    same = _same_by_another(others.filter(ahead))
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

    All are locked at first, in one order, so that two who reject it at two of its documents wait for each other.
    Raises as `programmes.services.reject_task`.
    """
    numbers = [task.pk, *(each.pk for each in same_elsewhere(task))]
    locked = list(Task.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    rejected = services.reject_task(task=task, seen=seen, by=by, note=note)
    for each in locked:
        if each.pk != task.pk and each.state == TaskState.PROPOSED:
            services.reject_task(task=each, seen=each.step, by=by, note=note)
    return rejected


def _in_sessions(rows: QuerySet[Task]) -> QuerySet[Any]:
    """Rows with the session that their document reports on by its latest reading, as `held`; their place as `at`."""
    sources = ConferenceSource.objects.filter(reading__text=OuterRef("text")).order_by("-reading")
    at = Coalesce(F("locality"), Value(NOWHERE), output_field=IntegerField())
    return rows.annotate(held=Subquery(sources.values("conference")[:1]), at=at)


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
    same = _same_by_another(_in_sessions(programmes.rejected_by_people(viewer)))
    return Q(Exists(same), state=TaskState.PROPOSED)


def _same_by_another(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of rows in sessions those that are the same task of the same place as the outer row, by another document."""
    alike = {each: OuterRef(each) for each in ("words__key", "held", "at")}
    return rows.filter(**alike).exclude(pk=OuterRef("pk"))


def _joined(shown: Sequence[TaskOnRecord], keys: Iterable[str], viewer: Viewer, on: date) -> list[TaskOnRecord]:
    rows = _in_sessions(programmes.tasks(viewer).filter(words__key__in=list(keys)))
    held = {row.pk: row.held for row in rows}
    same: dict[tuple[object, ...], list[TaskOnRecord]] = {}
    for each in programmes.shown(rows, viewer, on=on):
        if held[each.task.pk] is not None:
            same.setdefault(_identity_of(each, held), []).append(each)
    return [_with(each, same.get(_identity_of(each, held), ())) for each in shown]


def _identity_of(task: TaskOnRecord, held: Mapping[int, int | None]) -> tuple[object, ...]:
    """By what it is the same as others: its session, its place and its words."""
    return (held.get(task.task.pk), task.task.locality_id, *task.read_as)


def _with(task: TaskOnRecord, same: Iterable[TaskOnRecord]) -> TaskOnRecord:
    return replace(task, also=tuple(each for each in same if each.task.pk != task.task.pk))
