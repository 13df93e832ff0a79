"""The committed lists of places into the database, in bulk: `access.services.load_places` alone calls this."""

from collections.abc import Iterable, Mapping

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from doichieu.hub.places import committed, naming
from doichieu.hub.places.committed import ListedPlace
from doichieu.hub.places.errors import FaultyData
from doichieu.hub.places.models import Lineage, Locality

BATCH = 2000
Identity = tuple[int, str, object]  # level, code, first day


def load() -> Mapping[str, int]:
    """Add the places and steps that are missing; returns how many there were of each."""
    places = list(committed.listed_places())
    known = _known()
    slugs = _slugs(places)
    before = len(known)
    for level in sorted({place.level for place in places}):
        _add_level([place for place in places if place.level == level], places, slugs, known)
    ids = {place.key: known[_identity(place)] for place in places}
    return {"localities": len(known) - before, "lineage": _add_lineage(ids)}


def data_digest() -> str:
    """Digest of the lists that were loaded."""
    return committed.digest()


def _identity(place: ListedPlace) -> Identity:
    return place.level, place.code, place.first_day


def _known() -> dict[Identity, int]:
    """Ids of the places on record that have a code."""
    rows = Locality.objects.exclude(code="").values_list("level", "code", "valid_from", "pk")
    return {(level, code, first_day): pk for level, code, first_day, pk in rows}


def _add_level(
    level: Iterable[ListedPlace], places: list[ListedPlace], slugs: Mapping[str, str], known: dict[Identity, int]
) -> None:
    """Add what is missing of one level, its parents being on record, and note the new ids in `known`."""
    by_key = {place.key: place for place in places}
    missing = [place for place in level if _identity(place) not in known]
    rows = [_row(place, by_key, slugs[place.key], known) for place in missing]
    made = Locality.objects.bulk_create(rows, batch_size=BATCH)
    known.update({_identity(place): row.pk for place, row in zip(missing, made, strict=True)})
    parent_path = Locality.objects.filter(pk=OuterRef("parent_id")).values("path")
    own = Cast("pk", CharField())
    path = Concat(Coalesce(Subquery(parent_path), Value("/")), own, Value("/"), output_field=CharField())
    Locality.objects.filter(path="").update(path=path)


def _row(place: ListedPlace, by_key: Mapping[str, ListedPlace], slug: str, known: Mapping[Identity, int]) -> Locality:
    above = _above(place, by_key)
    return Locality(
        slug=slug,
        name=place.name,
        kind=place.kind,
        level=place.level,
        code=place.code,
        parent_id=known[_identity(above[0])] if above else None,
        valid_from=place.first_day,
        valid_to=place.last_day,
        search=naming.search_column(place.kind, place.name, [(each.kind, each.name) for each in above]),
    )


def _slugs(places: Iterable[ListedPlace]) -> dict[str, str]:
    """A slug for each key; where two places would have the same, the one that stands has the plainer."""
    by_key = {place.key: place for place in places}
    taken = set(Locality.objects.filter(code="").values_list("slug", flat=True))
    slugs: dict[str, str] = {}
    for place in sorted(by_key.values(), key=lambda each: (each.last_day is not None, each.level, each.key)):
        wanted = naming.slug_of(place.kind, place.name, [above.name for above in _above(place, by_key)])
        last_year = place.last_day.year if place.last_day else None
        slugs[place.key] = naming.free_slug(wanted, last_year=last_year, code=place.code, taken=taken)
        taken.add(slugs[place.key])
    return slugs


def _above(place: ListedPlace, by_key: Mapping[str, ListedPlace]) -> list[ListedPlace]:
    """The places above, the nearest first. Raises FaultyData."""
    above = []
    while place.parent:
        if place.parent not in by_key:
            raise FaultyData(key=place.parent)
        place = by_key[place.parent]
        above.append(place)
    return above


def _add_lineage(ids: Mapping[str, int]) -> int:
    """Add the steps that are missing; returns how many."""
    known = set(Lineage.objects.values_list("predecessor_id", "successor_id"))
    missing = []
    for step in committed.listed_lineage():
        if step.predecessor not in ids or step.successor not in ids:
            raise FaultyData(key=step.predecessor if step.predecessor not in ids else step.successor)
        pair = ids[step.predecessor], ids[step.successor]
        if pair not in known:
            row = Lineage(predecessor_id=pair[0], successor_id=pair[1], partial=step.partial, source=committed.SOURCE)
            missing.append(row)
    Lineage.objects.bulk_create(missing, batch_size=BATCH)
    return len(missing)
