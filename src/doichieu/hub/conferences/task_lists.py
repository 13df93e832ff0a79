"""One task that several documents of a session hand out, in lists that go beyond the session: listed once."""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences.models import ConferenceSource
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes.body_names import body_key
from doichieu.hub.programmes.models import Task, TaskSource, TaskState
from doichieu.hub.programmes.queries import ENDED, AskedTasks, Standing, TaskOnRecord
from doichieu.hub.programmes.same_tasks import together
from doichieu.lexicon.search import searchable

MOST_LOOKED_AT = 500  # tasks of other sessions
MOST_OTHERS = 40  # tasks of a session, to say of one that it is the same
MOSTLY = 0.5  # of all words of two tasks, that both have
MOSTLY_SHORTER = 0.6  # of the words of the shorter of two tasks of one lead and one day
NOWHERE = 0  # the place of tasks that have none


def tasks_listed(asked: AskedTasks, viewer: Viewer, *, on: date) -> QuerySet[Task]:
    """The tasks of a list, each once, but where those of one kind of source are asked for."""
    rows = programmes.tasks_asked_for(asked, viewer, on=on)
    return rows if asked.source else _told_once(rows, viewer, on)


def _told_once(rows: QuerySet[Task], viewer: Viewer, on: date) -> QuerySet[Task]:
    """Without those that stand in the list as the same task by another document of their session.

    Listed is the one that ended before one that is open, this before a proposal; of those alike the one of the
    resolution, as on the session's page. A proposal that somebody rejected by another document, or said to be another
    task, is not one again.
    """
    others = _ranked(_in_sessions(programmes.tasks(viewer).order_by()), viewer, on)
    ahead = Q(rank__lt=OuterRef("rank")) | Q(rank=OuterRef("rank"), pk__lt=OuterRef("pk"))
    same = _same_by_another(others.filter(ahead).exclude(programmes.stood_for_q(viewer)))
    listed = _ranked(_in_sessions(rows), viewer, on).exclude(Exists(same)).exclude(_rejected_elsewhere(viewer))
    known = _same_by_another(others.filter(programmes.stood_for_q(viewer)).exclude(same_as=OuterRef("pk")))
    return listed.exclude(programmes.stood_for_q(viewer)).exclude(Q(Exists(known), state=TaskState.PROPOSED))


def with_sources(shown: Sequence[TaskOnRecord], viewer: Viewer, *, on: date) -> list[TaskOnRecord]:
    """Each with the same task by the other documents of its session, in a fixed number of database queries."""
    if not shown:
        return []
    numbers = [each.task.pk for each in shown]
    meant = Task.objects.filter(Q(pk__among=numbers) | Q(same_as__among=numbers))
    listed = _in_sessions(meant).filter(held__isnull=False)
    keys = {key for key in listed.values_list("words__key", flat=True) if key}
    same = Q(words__key__in=list(keys)) | Q(same_as__among=numbers)
    rows = list(_in_sessions(programmes.tasks(viewer).filter(same)))
    return _joined(shown, rows, viewer, on) if rows else list(shown)


def same_elsewhere(task: Task) -> list[Task]:
    """The same task by other documents of its session, and by what people said by those of any; whoever may see them.

    Services ask who may act on each.
    """
    groups = together(of_its_session(task), _known_by)
    group = next((group for group in groups if any(each.pk == task.pk for each in group)), [task])
    standing = {each.same_as_id or each.pk for each in group}
    said = Task.objects.filter(Q(same_as__in=standing) | Q(pk__in=standing)).select_related("words")
    every = {each.pk: each for each in (*said, *group)}
    return sorted((each for each in every.values() if each.pk != task.pk), key=lambda each: each.pk)


def of_its_session(task: Task) -> QuerySet[Any]:
    """The tasks of its place by all documents of its session, itself among them; none for one of no session."""
    own = _in_sessions(Task.objects.filter(pk=task.pk)).values_list("held", flat=True).first()
    rows = _in_sessions(Task.objects.filter(locality=task.locality_id)).select_related("words")
    return rows.filter(held=own).order_by("pk") if own is not None else rows.none()


@dataclass(frozen=True, slots=True)
class Others:
    """Tasks that may be the same as one, each list with those most alike first."""

    of_session: tuple[TaskOnRecord, ...]
    of_place: tuple[TaskOnRecord, ...]  # of other sessions, or entered by hand, that share a word with it


def others_of(shown: TaskOnRecord, viewer: Viewer, *, on: date) -> Others:
    """The other tasks of its session, and of its place, that may be the same; none that another stands for.

    Of the place the latest some hundreds are looked at.
    """
    same = {shown.task.pk, *(each.pk for each in same_elsewhere(shown.task))}
    session = of_its_session(shown.task).values("pk")
    rows = programmes.tasks(viewer).filter(same_as__isnull=True).exclude(pk__in=same).order_by("-pk")
    place = rows.filter(locality=shown.task.locality_id) if shown.task.locality_id else rows.none()
    own = _likeness_to(shown, rows.filter(pk__in=session))
    near = _likeness_to(shown, place.exclude(pk__in=session)[:MOST_LOOKED_AT])
    best = [*_first(own), *(number for number in _first(near) if near[number] > 0)]
    known = {
        each.task.pk: each for each in programmes.shown(programmes.tasks(viewer).filter(pk__in=best), viewer, on=on)
    }
    listed = [known[number] for number in best if number in known]
    return Others(
        tuple(each for each in listed if each.task.pk in own), tuple(each for each in listed if each.task.pk in near)
    )


def twins_of(shown: TaskOnRecord, viewer: Viewer, *, on: date) -> list[TaskOnRecord]:
    """The tasks of its place, by whatever documents, that are still open though this one was done, and may be the same:
    one lead, one day, and most words of the shorter one. None of one that was not done."""
    if shown.standing not in {Standing.DONE, Standing.DONE_LATE} or shown.kept is not None:
        return []
    own, lead = set(searchable(shown.task.work).split()), body_key(shown.lead, shown.task.locality)
    open_ones = programmes.tasks(viewer).filter(state__in=(TaskState.OPEN, TaskState.PROPOSED), same_as__isnull=True)
    days = {day for day in (shown.due, shown.moved.set if shown.moved else None) if day}
    rows = open_ones.filter(locality=shown.task.locality_id, due__in=days).exclude(pk=shown.task.pk)
    listed = [row for row in rows if body_key(row.lead_name, row.locality) == lead]
    alike = [row for row in listed if _shares(own, set(searchable(row.work).split())) >= MOSTLY_SHORTER]
    return programmes.shown(alike, viewer, on=on)


def _shares(one: Set[str], other: Set[str]) -> float:
    """How much of the words of the shorter of two tasks the other has, too: from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _likeness_to(shown: TaskOnRecord, rows: QuerySet[Task]) -> Mapping[int, float]:
    own = set(searchable(shown.task.work).split())
    return {number: likeness(own, set(searchable(work).split())) for number, work in rows.values_list("pk", "work")}


def _first(alike_by: Mapping[int, float]) -> list[int]:
    return sorted(alike_by, key=lambda number: (-alike_by[number], number))[:MOST_OTHERS]


def alike(tasks: Sequence[TaskOnRecord]) -> Mapping[int, TaskOnRecord]:
    """Of the tasks of a session those that may be the same as another, with that one, by their numbers: most of their
    words, and their lead where both name one, are the same."""
    words = {each.task.pk: set(searchable(each.task.work).split()) for each in tasks}
    found: dict[int, TaskOnRecord] = {}
    for one, other in combinations(tasks, 2):
        leads = {lead for lead in (one.read_as[1], other.read_as[1]) if lead}
        texts = {one.evidence.text_id, other.evidence.text_id}
        if len(leads) < 2 and len(texts) > 1 and likeness(words[one.task.pk], words[other.task.pk]) >= MOSTLY:
            found.setdefault(one.task.pk, other)
            found.setdefault(other.task.pk, one)
    return found


def likeness(one: Set[str], other: Set[str]) -> float:
    """How much of all words of two tasks both have: from 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _known_by(row: Task) -> Iterable[Hashable]:
    yield row.pk
    if row.same_as_id is not None:
        yield row.same_as_id
    if hasattr(row, "words"):  # one that was entered by hand has none
        yield row.words.key


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


def _joined(shown: Sequence[TaskOnRecord], rows: Sequence[Any], viewer: Viewer, on: date) -> list[TaskOnRecord]:
    """rows: the same by other documents, with their sessions."""
    held = {row.pk: row.held for row in rows}
    same: dict[tuple[object, ...], list[TaskOnRecord]] = {}
    for each in programmes.shown(rows, viewer, on=on):
        if held[each.task.pk] is not None:
            same.setdefault(_identity_of(each, held), []).append(each)
        if each.task.same_as_id is not None:
            same.setdefault((each.task.same_as_id,), []).append(each)
    found = []
    for each in shown:
        merged = same.get((each.task.pk,), ())
        identities = dict.fromkeys(_identity_of(one, held) for one in (each, *merged))
        found.append(_with(each, [*chain.from_iterable(same.get(one, ()) for one in identities), *merged]))
    return found


def _identity_of(task: TaskOnRecord, held: Mapping[int, int | None]) -> tuple[object, ...]:
    """By what it is the same as others: its session, its place and its words."""
    return (held.get(task.task.pk), task.task.locality_id, *task.read_as)


def _with(task: TaskOnRecord, same: Iterable[TaskOnRecord]) -> TaskOnRecord:
    others = {each.task.pk: each for each in same if each.task.pk != task.task.pk}
    return replace(task, also=tuple(others.values()))
