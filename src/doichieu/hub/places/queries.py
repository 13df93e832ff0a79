"""Every read about places. They are public."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from doichieu.hub.composed import Composed, ComposedObjects, columns_of, slot, whole
from doichieu.hub.places.models import Lineage, Locality, Subject, SubjectChange, SubjectKind
from doichieu.hub.places.naming import kind_and_name, kinds, place_terms
from doichieu.hub.rows import let_know
from doichieu.hub.searching import holding
from doichieu.lexicon import folded
from doichieu.lexicon.search import words_alone


def localities() -> QuerySet[Locality]:
    """All places, past and present."""
    return Locality.objects.select_related("parent__parent")


def localities_on(day: date) -> QuerySet[Locality]:
    """Places as they stood on `day`."""
    return localities().filter(valid_on(day))


def locality(slug: str) -> Locality:
    """The place with this slug, with the two above it. Raises Locality.DoesNotExist."""
    for values in _WITH_PARENTS.rows(slug=slug):
        return _with_parents(values)
    raise Locality.DoesNotExist(slug)


def _with_parents(values: Sequence[Any]) -> Locality:
    place, parent, grandparent = (whole(Locality, values[at : at + len(_COLUMNS)]) for at in _BEGINNINGS)
    if parent.pk is not None:
        place.parent = parent
    if grandparent.pk is not None:
        parent.parent = grandparent
    return place


_COLUMNS = columns_of(Locality)
_BEGINNINGS = (0, len(_COLUMNS), 2 * len(_COLUMNS))  # of a place, its parent and the one above that
_UPWARDS = tuple(f"{above}{name}" for above in ("", "parent__", "parent__parent__") for name in _COLUMNS)
_WITH_PARENTS: Composed[Any] = Composed(
    lambda: Locality.objects.order_by().filter(slug=slot("slug")).values_list(*_UPWARDS)
)


def locality_alone(slug: str) -> Locality:
    """The place with this slug, without those above it. Raises Locality.DoesNotExist."""
    for row in _CALLED.objects(slug=slug):
        return row
    raise Locality.DoesNotExist(slug)


_CALLED = ComposedObjects(lambda: Locality.objects.order_by().filter(slug=slot("slug")))


def children_of(parent: Locality, day: date) -> QuerySet[Locality]:
    """Places right below `parent` as they stood on `day`, by level, then by kind and name without diacritics."""
    return localities_on(day).filter(parent=parent).order_by("level", "search", "pk")


def ancestors_of(place: Locality) -> list[Locality]:
    """Places above, the highest first."""
    above = [int(number) for number in place.path.split("/") if number and int(number) != place.pk]
    return list(Locality.objects.filter(pk__in=above).order_by("level"))


def predecessors_of(place: Locality) -> list[Lineage]:
    """Where `place` came from: each step with its `predecessor`, and whether only a part came over."""
    return _steps(_PREDECESSORS.rows(place=place.pk), "predecessor")


def successors_of(place: Locality) -> list[Lineage]:
    """What became of `place`: each step with its `successor`, and whether only a part went over."""
    return _steps(_SUCCESSORS.rows(place=place.pk), "successor")


def _steps(rows: Iterable[Sequence[Any]], to: str) -> list[Lineage]:
    """to: the end of each step that the rows have with the two places above it."""
    steps: list[Lineage] = []
    for row in rows:
        step, near = whole(Lineage, row[: len(_OF_STEP)]), _with_parents(row[len(_OF_STEP) :])
        let_know([step], **{to: {near.pk: near}})
        steps.append(step)
    return steps


def _steps_between(at: str, to: str) -> QuerySet[Lineage, Any]:
    steps = Lineage.objects.filter(**{at: slot("place")}).order_by(f"{to}__level", f"{to}__name", "pk")
    return steps.values_list(*_OF_STEP, *(f"{to}__{name}" for name in _UPWARDS))


_OF_STEP = columns_of(Lineage)
_PREDECESSORS: Composed[Any] = Composed(lambda: _steps_between("successor", "predecessor"))
_SUCCESSORS: Composed[Any] = Composed(lambda: _steps_between("predecessor", "successor"))


def subjects_of(place: Locality) -> QuerySet[Subject]:
    """Organisations, hamlets, revenue lines and projects of `place`."""
    return Subject.objects.filter(locality=place).order_by("kind", "name")


def subjects_on(place: Locality, day: date) -> list[Subject]:
    """Those of them that are not ended before `day`."""
    return [each for each in subjects_of(place) if stands_on(each, day)]


def stands_on(subject: Subject, day: date) -> bool:
    """Whether a subject is not ended before the day."""
    return subject.last_day is None or subject.last_day >= day


def subject(place: Locality, number: int) -> Subject:
    """A subject of the place by its id. Raises Subject.DoesNotExist."""
    return Subject.objects.select_related("locality").get(locality=place, pk=number)


def subject_named(place: Locality, kind: str, name: str) -> Subject | None:
    """The subject of the place and kind that is called so, however it is spelled."""
    same = (each for each in subjects_of(place).filter(kind=kind) if folded(each.name) == folded(name))
    return min(same, key=lambda each: (each.name != name, each.pk), default=None)


def once_called(place: Locality, name: str, but: Subject | None = None) -> Subject | None:
    """A subject of the place, of any kind, that was called so before it was renamed, however it is spelled.

    but: the one that is not asked about.
    """
    before = SubjectChange.objects.filter(subject__locality=place).exclude(subject=but).select_related("subject")
    same = (each.subject for each in before.order_by("pk") if each.renames and folded(each.name_before) == folded(name))
    return next(same, None)


def former_names(place: Locality) -> set[tuple[str, Subject]]:
    """The names that subjects of the place had before they were renamed, folded, each with its subject; one query."""
    changes = SubjectChange.objects.filter(subject__locality=place).select_related("subject")
    return {(folded(each.name_before), each.subject) for each in changes if each.renames}


def names_since(place: Locality) -> Mapping[str, str]:
    """By a name that one subject of the place alone had, folded, the name that it has now; two queries at most.

    A name that a subject has is left out: it means that one.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for name, subject in former_names(place):
        bearers[name].add(subject.name)
    borne = {folded(each.name) for each in subjects_known(place)} if bearers else set()
    return {name: next(iter(now)) for name, now in bearers.items() if len(now) == 1 and name not in borne}


def is_called(subject: Subject, name: str) -> bool:
    """Whether a subject has this name, or had it before it was renamed and no other of its place has it now."""
    if folded(subject.name) == folded(name):
        return True
    if not any(folded(each.name_before) == folded(name) for each in subject.changes.all()):
        return False
    return not any(folded(each.name) == folded(name) for each in subjects_of(subject.locality).exclude(pk=subject.pk))


def changes_of(subject: Subject) -> list[SubjectChange]:
    """What was changed about a subject, the last first."""
    return list(subject.changes.select_related("changed_by").order_by("-pk"))


def subjects_known(place: Locality) -> list[Subject]:
    """The same as a list, for what is asked at each entry."""
    return _SUBJECTS.objects(place=place.pk)


_SUBJECTS = ComposedObjects(lambda: Subject.objects.filter(locality=slot("place")).order_by("kind", "name"))


def found(query: str, day: date | None = None, limit: int = 20) -> list[Locality]:
    """Places that hold every word of `query`, without diacritics and with short forms written out.

    Places of that very name come first, then those whose name begins so, then those that lie in such a
    place; among equals those that stand, then the higher. day: only places as they stood then.
    """
    terms = place_terms(query)
    if not terms:
        return []
    places = localities() if day is None else localities_on(day)
    ranked = places.filter(holding(terms)).annotate(rank=_rank(" ".join(terms)))
    return list(ranked.order_by("rank", F("valid_to").desc(nulls_first=True), "level", "name", "pk")[:limit])


def named(name: str, kind: str | None = None, parent_name: str | None = None, on: date | None = None) -> list[Locality]:
    """Places of that very name, the higher first: what a document's "huyện Thanh Trì" can mean.

    name: bare, or with its kind before it. kind: id in lexicon/place_kinds.toml.
    parent_name: of any place above, bare or with its kind. on: a day on which the place stood; None: any.
    """
    own_kind, bare = kind_and_name(name)
    wanted = folded(kind) if kind else own_kind
    starts = [f"{words_alone(each)} {words_alone(bare)}" for each in ([wanted] if wanted else kinds())]
    candidates = localities() if on is None else localities_on(on)
    candidates = candidates.filter(_own_name(starts)).order_by("level", F("valid_to").desc(nulls_first=True), "pk")
    parent = kind_and_name(parent_name)[1] if parent_name else None
    return [place for place in candidates if folded(place.name) == bare and (parent is None or _under(place, parent))]


def organisations(numbers: Collection[int], locality: Locality | None = None) -> list[Subject]:
    """The organisations with these ids, by name; with a locality, only its own. None asked for costs no query."""
    if not numbers:
        return []
    rows = Subject.objects.filter(pk__in=numbers, kind=SubjectKind.ORGANISATION).select_related("locality")
    return list((rows.filter(locality=locality) if locality else rows).order_by("name", "pk"))


def organisations_of(locality: Locality) -> list[Subject]:
    """The organisations of a place, by name."""
    return list(Subject.objects.filter(locality=locality, kind=SubjectKind.ORGANISATION).order_by("name", "pk"))


def organisation_called(locality: Locality, name: str) -> Subject | None:
    """The organisation of a place with this name, whatever its letters' case; None where there is none."""
    own = Subject.objects.filter(locality=locality, kind=SubjectKind.ORGANISATION).select_related("locality")
    return next((each for each in own if folded(each.name) == folded(name)), None)


def valid_on(day: date, prefix: str = "") -> Q:
    """Condition: the place stood on `day`. prefix: path to the locality in the query, "locality__"."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    not_ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    return begun & not_ended


def _under(place: Locality, parent: str) -> bool:
    """Whether a place above has the folded name `parent`."""
    above = place.parent
    while above is not None:
        if folded(above.name) == parent:
            return True
        above = above.parent
    return False


def _own_name(starts: list[str]) -> Q:
    """Condition: kind and name are one of `starts`."""
    condition = Q(search__in=starts)
    for start in starts:
        condition |= Q(search__startswith=f"{start} ")
    return condition


def _rank(phrase: str) -> Case:
    """0 where kind and name, or the name, are `phrase`; 1 where the name begins so; 2 elsewhere."""
    starts = [phrase, *(f"{words_alone(kind)} {phrase}" for kind in kinds())]
    beginning = Q()
    for start in starts:
        beginning |= Q(search__startswith=start)
    return Case(
        When(_own_name(starts), then=Value(0)),
        When(beginning, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
