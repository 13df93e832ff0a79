"""Which record a citation means: by number and symbol, day, and whose it may be; or by its name."""

from dataclasses import dataclass
from datetime import date

from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.programmes.citing import Cited, level_of
from doichieu.hub.programmes.models import Citation, Instrument
from doichieu.hub.programmes.naming import Named, issuers_agree, name_key, past_number, recurs
from doichieu.lexicon.levels import ranks_in

TERM = 120  # days, within which a name that comes again every half year is of one record


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


def record_called(named: Named, citing: Citing) -> Instrument | None:
    """The record of the issuer's place that has this name, one with a number before one without; None for none.

    A name that comes again every term is of the record that is cited about the same time. One that was merged stands
    for the record it became.
    """
    place = place_called(named.issuer, citing.place)
    rows = Instrument.objects.filter(kind=named.kind, locality=place).select_related("locality", "merged_into")
    found = [row for row in rows.order_by("pk") if _is_called(row, named, citing)]
    best = min(found, key=lambda row: row.named, default=None)
    return best and (best.merged_into or best)


def _is_called(row: Instrument, named: Named, citing: Citing) -> bool:
    key = row.key if row.named else name_key(past_number(row.title, row.written))
    if key != named.key or not issuers_agree(row.issuer, named.issuer):
        return False
    spoken, known = (citing.day, _day_of(row)) if recurs(named.name) else (None, None)
    return spoken is None or known is None or abs(spoken - known).days <= TERM


def _day_of(row: Instrument) -> date | None:
    """The day of issue, else that of the first document that cites it."""
    if row.issued is not None:
        return row.issued
    days = Citation.objects.filter(instrument=row, text__document__published__isnull=False)
    return days.order_by("text__document__published").values_list("text__document__published", flat=True).first()


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


def place_called(issuer: str, place: Locality | None) -> Locality | None:
    """Whose a document is that has a name alone: the place's itself, unless its issuer is of a level above.

    None for an issuer above whose place is not known.
    """
    own = min(ranks_in(str(place)), default=None) if place else None
    wanted = min(ranks_in(issuer), default=None)
    if place is None or own is None or wanted is None or wanted >= own:
        return place
    above = (each for each in places.ancestors_of(place) if min(ranks_in(str(each)), default=None) == wanted)
    return next(above, None)


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
