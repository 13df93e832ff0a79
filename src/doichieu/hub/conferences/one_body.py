"""The body of a session in one spelling, where its documents have several: pure."""

from collections.abc import Iterable, Sequence

from doichieu.hub.conferences.differences import Source
from doichieu.hub.conferences.models import FieldName
from doichieu.hub.conferences.records import Field, Quoted
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.body_names import body_key
from doichieu.hub.programmes.citing import kind_called
from doichieu.hub.programmes.models import InstrumentKind

OFFICIAL = (InstrumentKind.RESOLUTION, InstrumentKind.CONCLUSION, InstrumentKind.NOTICE)  # the most official first


def with_one_body(fields: Iterable[Field], sources: Sequence[Source], place: Locality | None) -> list[Field]:
    """The fields with each body once: spelled as the most official document has it, every place that names it beside.

    Đảng ủy xã Lộc Bình and Ban Chấp hành Đảng bộ xã of that commune are one body.
    """
    listed = list(fields)
    bodies: dict[str, list[Field]] = {}
    for field in listed:
        if field.name == FieldName.BODY:
            bodies.setdefault(body_key(field.value, place), []).append(field)
    ranks = {source.document.pk: _rank(source) for source in sources}
    merged = [_as_one(group, ranks) for group in bodies.values()]
    return [*merged, *(field for field in listed if field.name != FieldName.BODY)]


def _as_one(group: Sequence[Field], ranks: dict[int, tuple[bool, int]]) -> Field:
    lowest = (True, len(OFFICIAL))

    def rank(field: Field) -> tuple[bool, int]:
        return min((ranks.get(place.document.pk, lowest) for place in field.places), default=lowest)

    places: tuple[Quoted, ...] = tuple(place for field in group for place in field.places)
    return Field(group[0].name, min(group, key=rank).value, places)


def _rank(source: Source) -> tuple[bool, int]:
    """A paper with a number of its own before one without; among those by what sort of paper it is."""
    numbered = any(mention.field == "number" for mention in source.reading.mentions)
    kind = kind_called(source.document.title)
    return not numbered, OFFICIAL.index(kind) if kind in OFFICIAL else len(OFFICIAL)
