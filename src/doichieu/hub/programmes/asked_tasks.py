"""Which tasks a viewer may know of, and which of them a list asks for."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from doichieu.hub.access.outlines import Seer
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.body_names import body_key, fullest, with_its_place
from doichieu.hub.programmes.models import Task, TaskState, TaskStep
from doichieu.hub.programmes.promised_answers import is_bare_place
from doichieu.hub.programmes.standings import Standing, inside_q, standing_q
from doichieu.hub.programmes.steps import PROPOSER
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms
from doichieu.lexicon.sorting import sorted_as

DOCUMENT = "text__document"


@dataclass(frozen=True, slots=True)
class AskedTasks:
    """Which tasks are wanted; what is empty asks for all."""

    place: str = ""  # its slug, what lies under it included
    lead: str = ""  # a name of it, as `lead_names` has it; tasks under its other spellings are asked for, too
    standing: str = ""
    source: str = ""
    due_from: date | None = None
    due_to: date | None = None
    undated: bool = False
    words: str = ""


def tasks(viewer: Viewer) -> QuerySet[Task]:
    """The tasks that the viewer may know of, those due first at the head; without proposals that were rejected.

    What was read and nobody confirmed is for those inside its place.
    """
    return whole(known_tasks(viewer))


def known_tasks(viewer: Seer) -> QuerySet[Task]:
    """The tasks that the viewer may know of, in no order: for questions about them, where none is shown."""
    return read_tasks(viewer).filter(told_q(viewer))


def read_tasks(viewer: Seer) -> QuerySet[Task]:
    """The tasks of documents that the viewer may see, with what nobody confirmed: only for to leave that out later."""
    return Task.objects.filter(visible_documents_q(viewer, f"{DOCUMENT}__")).exclude(state=TaskState.REJECTED)


def told_q(viewer: Seer) -> Q:
    """Condition: somebody confirmed the task, or said that it is one that was confirmed and may be known of; or the
    viewer is inside its place."""
    confirmed = (TaskState.OPEN, TaskState.DONE, TaskState.DROPPED)
    stands = Q(same_as__state__in=confirmed) & visible_documents_q(viewer, f"same_as__{DOCUMENT}__")
    return Q(state__in=confirmed) | stands | inside_q(viewer)


def rejected_by_people(viewer: Viewer) -> QuerySet[Task]:
    """The proposals that somebody said are no tasks, as far as the viewer may see their documents."""
    taken_back = TaskStep.objects.filter(task=OuterRef("pk"), number=OuterRef("step"), made_by=PROPOSER)
    seen = visible_documents_q(viewer, f"{DOCUMENT}__")
    return Task.objects.filter(seen, ~Exists(taken_back), state=TaskState.REJECTED)


def stood_for_q(viewer: Viewer) -> Q:
    """Condition: another task, of which the viewer may know, stands for it, by what a person said."""
    seen = visible_documents_q(viewer, f"same_as__{DOCUMENT}__")
    return Q(same_as__isnull=False) & ~Q(same_as__state=TaskState.REJECTED) & seen


def tasks_asked_for(asked: AskedTasks, viewer: Viewer, *, on: date) -> QuerySet[Task]:
    """The tasks of a list; of those that another one stands for, by how they stand only that one."""
    rows = tasks(viewer)
    if asked.place:
        path = Locality.objects.filter(slug=asked.place).values_list("path", flat=True).first()
        rows = rows.filter(locality__path__startswith=path) if path else rows.none()
    if asked.lead:
        rows = rows.filter(_led_by(asked.lead, viewer))
    if asked.source:
        rows = rows.filter(source=asked.source)
    if asked.standing:
        rows = rows.filter(standing_q(Standing(asked.standing), viewer, on=on)).exclude(stood_for_q(viewer))
    if asked.due_from:
        rows = rows.filter(due__gte=asked.due_from)
    if asked.due_to:
        rows = rows.filter(due__lte=asked.due_to)
    if asked.undated:
        rows = rows.filter(due__isnull=True)
    return rows.filter(holding(search_terms(asked.words)))


def lead_names(viewer: Viewer) -> list[str]:
    """The names of all leads, each body once, in the order of the alphabet; with its place where another body is called
    the same. What names no more than a kind of place is none: `xã`."""
    bodies = _leads(viewer)
    names = {key: {name for name, _ in named} for key, named in bodies.items()}
    several = Counter(name for each in names.values() for name in each)
    shown = {
        fullest(with_its_place(name, place) if several[name] > 1 else name for name, place in named)
        for named in bodies.values()
    }
    return sorted((name for name in shown if not is_bare_place(name)), key=sorted_as)


def _led_by(lead: str, viewer: Viewer) -> Q:
    """Condition: led by the body of this name, however it is written there; else by all that are called so."""
    bodies = _leads(viewer)
    alike = [named for named in bodies.values() if any(lead == name for name, _ in named)]
    whole_name = bodies.get(body_key(lead, None))
    places: dict[str, set[int | None]] = defaultdict(set)
    for name, place in (pair for named in ([whole_name] if whole_name else alike) for pair in named):
        places[name].add(place.pk if place else None)
    asked = Q(pk__in=())
    for name, where in places.items():
        here = Q(locality__in=where - {None}) | (Q(locality__isnull=True) if None in where else Q(pk__in=()))
        asked |= here & (Q(lead__name=name) | Q(lead__isnull=True, lead_words=name))
    return asked


def _leads(viewer: Viewer) -> Mapping[str, set[tuple[str, Locality | None]]]:
    """The names of leads with the places of their tasks, by the key of the body; one database query."""
    columns = ("lead__name", "lead_words", "locality", "locality__kind", "locality__name")
    found: dict[str, set[tuple[str, Locality | None]]] = defaultdict(set)
    for registered, words, pk, kind, called in known_tasks(viewer).values_list(*columns).distinct():
        place = Locality(pk=pk, kind=kind, name=called) if pk else None
        name = registered or words
        if name:
            found[body_key(name, place)].add((name, place))
    return found


def places_with_tasks(viewer: Viewer) -> QuerySet[Locality]:
    """The places that have tasks, by name."""
    return Locality.objects.filter(pk__in=known_tasks(viewer).values("locality")).order_by("name", "pk")


def whole(rows: QuerySet[Task]) -> QuerySet[Task]:
    """The rows with all that a page shows of each, those due first at the head."""
    loaded = rows.select_related(f"{DOCUMENT}__locality", "locality__parent", "lead", "instrument__document__locality")
    originals = (
        f"{each}__{column}" for each in (DOCUMENT, "instrument__document") for column in ("original", "search")
    )
    deferred = ("text__data", *originals)
    known = Case(When(state=TaskState.PROPOSED, then=1), default=0)  # what nobody confirmed stands behind
    return loaded.defer(*deferred).order_by(known, F("due").asc(nulls_last=True), "pk")
