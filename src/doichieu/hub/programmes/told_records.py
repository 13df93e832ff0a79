"""How much of a record a viewer is told.

Who reads inside its place is told all that is on record. Who sees its own document is told what that says of itself,
and who sees no more than a document that cites it, what this calls it: a number that only an internal document gives
stays inside, though the record bears it. A record that nobody confirmed is a mere proposal: outside it is told of by
its own document alone, and then without whether anybody confirmed it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from doichieu.hub.access.insiders import inside_q, is_inside_somewhere
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.programmes.citing import is_number, key_of
from doichieu.hub.programmes.keepers import places_above
from doichieu.hub.programmes.models import Citation, Instrument, InstrumentState
from doichieu.hub.programmes.naming import name_key
from doichieu.hub.programmes.own_words import as_published
from doichieu.hub.programmes.quoting import Quoted


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record as the viewer may know it."""

    instrument: Instrument  # of what is not told its fields are empty; not to be saved then
    whole: bool  # whether the viewer may know more than its kind and what citations call it
    document: Document | None = None  # that it is, where the viewer sees it
    places: tuple[Quoted, ...] = ()  # that cite it, in the documents asked about


def told(rows: Iterable[Instrument], viewer: Viewer) -> list[RecordShown]:
    """Those of the records that the viewer may know of, with what they may know; two database queries at most."""
    listed = list(rows)
    if not listed:
        return []
    among = Instrument.objects.filter(known_of(viewer), pk__in=[row.pk for row in listed])
    conditions = {"inside": known_inside(viewer), "own": own_seen(viewer), "proposals": told_of_proposals(viewer)}
    known = among.annotate(**{name: _whether(condition) for name, condition in conditions.items()})
    found = {row["pk"]: row for row in known.values("pk", *conditions)}
    called = _called([number for number, row in found.items() if not row["inside"]], viewer)
    return [_told(row, called.get(row.pk, ""), found[row.pk]) for row in listed if row.pk in found]


def _told(row: Instrument, called: str, known: Mapping[str, bool]) -> RecordShown:
    """known: `inside`, whether all is known of it; `own`, whether its own document is seen; `proposals`, whether it
    is told that nobody confirmed it."""
    document = row.document if known["own"] else None
    if known["inside"]:
        return RecordShown(row, whole=True, document=document)
    said = as_published(row, called) if known["own"] else _bare(row, called)
    if row.state == InstrumentState.PROPOSED and not known["proposals"]:
        said.state = ""
    return RecordShown(said, whole=known["own"], document=document)


def _called(numbers: Collection[int], viewer: Viewer) -> Mapping[int, str]:
    """What citations that the viewer sees call records: by number, where one does; at most one database query."""
    if not numbers:
        return {}
    rows = Citation.objects.filter(visible_documents_q(viewer, "text__document__"), instrument__in=numbers)
    said: dict[int, list[str]] = defaultdict(list)
    for number, called in rows.order_by("text", "start").values_list("instrument", "called"):
        said[number].append(called)
    return {number: min(calls, key=lambda called: not is_number(called)) for number, calls in said.items()}


def _whether(condition: Q) -> Case:
    """Expression: whether it holds; one that asks for nothing does."""
    return Case(When(Q(pk__isnull=False) & condition, then=Value(value=True)), default=Value(value=False))


def known_of(viewer: Viewer) -> Q:
    """Condition: the viewer may know of the record, by its own document or by one that cites it.

    What is cited alone and nobody confirmed is a mere proposal: for those whom proposals are told.
    """
    return own_seen(viewer) | (cited(viewer) & (Q(state=InstrumentState.KNOWN) | told_of_proposals(viewer)))


def told_of_proposals(viewer: Viewer) -> Q:
    """Condition: the viewer is told whether anybody confirmed the record, and so of its proposal: who reads inside its
    place, or inside that of a document that cites it."""
    if not is_inside_somewhere(viewer):
        return Q(pk__in=())
    inside = inside_q(viewer, "text__document__locality__")
    return known_inside(viewer) | Q(Exists(Citation.objects.filter(inside, instrument=OuterRef("pk"))))


def cited(viewer: Viewer, *asked: Q) -> Q:
    """Condition: a document that the viewer sees cites it, in words that fit what is asked."""
    seen = visible_documents_q(viewer, "text__document__")
    return Q(Exists(Citation.objects.filter(seen, *asked, instrument=OuterRef("pk"))))


def own_seen(viewer: Viewer) -> Q:
    """Condition: the viewer sees the record's own document."""
    return visible_documents_q(viewer, "document__") & Q(document__isnull=False)


def known_inside(viewer: Viewer) -> Q:
    """Condition: the viewer reads inside its place.

    One of a place above, or of the central authorities, is known inside once somebody has confirmed it.
    """
    inside = inside_q(viewer, "locality__")
    if not is_inside_somewhere(viewer):
        return inside
    above = Q(locality__isnull=True) | Q(locality__in=places_above(viewer, Act.READ_INTERNAL))
    return inside | (above & Q(state=InstrumentState.KNOWN))


def _bare(row: Instrument, called: str) -> Instrument:
    """Kind and what citations call it alone."""
    key = key_of(called) if is_number(called) else name_key(called)
    return Instrument(pk=row.pk, kind=row.kind, written=called, key=key, state=row.state)
