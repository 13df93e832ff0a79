"""Which record a citation means: by number and symbol, day, and whose it may be."""

from dataclasses import dataclass
from datetime import date

from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.programmes.citing import Cited, level_of
from doichieu.hub.programmes.models import Instrument


@dataclass(frozen=True, slots=True)
class Citing:
    """Where a citation stands: the citing document's place, and the latest day that it can speak of."""

    place: Locality | None
    day: date | None


def record_meant(cited: Cited, citing: Citing) -> Instrument | None:
    """The record on file that a citation means; None where there is none.

    Of several with this number those of the day that is given, then those of the place itself, then the latest
    that is not of a later day than the citing document; a record that was merged stands for the one it became.
    """
    rows = Instrument.objects.filter(key=cited.key).select_related("locality", "merged_into").order_by("pk")
    may_be = [row for row in rows if _may_be(row, cited, citing)]
    if not may_be:
        return None
    best = max(may_be, key=lambda row: _fitness(row, cited, citing))
    return best.merged_into or best


def place_of(cited: Cited, place: Locality | None) -> Locality | None:
    """Whose a cited document is, from its symbol and the place of the document that cites it.

    None for the central authorities, and where the level of the symbol is not among the places above.
    """
    level = level_of(cited.written)
    if level is None or place is None:
        return place
    if level == Level.COUNTRY:
        return None
    return next((each for each in (place, *places.ancestors_of(place)) if each.level == level), None)


def _may_be(row: Instrument, cited: Cited, citing: Citing) -> bool:
    if "-" not in cited.key and row.kind != cited.kind:
        return False
    if cited.issued and row.issued:
        return cited.issued == row.issued and _related(row.locality, citing.place)
    too_late = row.issued is not None and citing.day is not None and row.issued > citing.day
    return not too_late and _related(row.locality, citing.place)


def _related(one: Locality | None, other: Locality | None) -> bool:
    """Whether one lies under the other, or is it; what is of no place may be of any."""
    if one is None or other is None:
        return True
    return one.path.startswith(other.path) or other.path.startswith(one.path)


def _fitness(row: Instrument, cited: Cited, citing: Citing) -> tuple[bool, bool, date, int]:
    same_day = cited.issued is not None and row.issued == cited.issued
    same_place = row.locality_id == (citing.place.pk if citing.place else None)
    return same_day, same_place, row.issued or date.min, -row.pk
