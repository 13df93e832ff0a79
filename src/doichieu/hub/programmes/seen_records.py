"""Records of resolutions and programmes as a viewer may know them; `queries` hands this on.

A record is known by its own document or by one that cites it; `told_records` says how much of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Q, QuerySet

from doichieu.claims import Span
from doichieu.hub.access.insiders import inside_q, is_inside, is_inside_somewhere
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.asked_tasks import tasks
from doichieu.hub.programmes.keepers import places_above
from doichieu.hub.programmes.models import (
    Citation,
    Instrument,
    InstrumentState,
    InstrumentStep,
    Relation,
    RelationKind,
    TaskSource,
)
from doichieu.hub.programmes.naming import telling
from doichieu.hub.programmes.quoting import Quoted
from doichieu.hub.programmes.seen_tasks import TaskOnRecord, shown
from doichieu.hub.programmes.told_records import (
    RecordShown,
    cited,
    known_inside,
    known_of,
    own_seen,
    told,
    told_of_proposals,
)
from doichieu.hub.register import queries as register
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms

ON_FILE = (InstrumentState.PROPOSED, InstrumentState.KNOWN)


@dataclass(frozen=True, slots=True)
class RelationShown:
    """What a record does to another, or the other to it."""

    relation: Relation
    kind: RelationKind
    other: RecordShown
    evidence: Quoted | None


@dataclass(frozen=True, slots=True)
class RecordPage:
    """All that the viewer may know of a record."""

    record: RecordShown
    inside: bool  # whether the viewer reads inside its place
    citations: tuple[Quoted, ...]
    does: tuple[RelationShown, ...]
    undergoes: tuple[RelationShown, ...]
    targets: tuple[HeldFigure, ...]
    tasks: tuple[TaskOnRecord, ...]
    history: tuple[InstrumentStep, ...]  # inside alone


@dataclass(frozen=True, slots=True)
class AskedRecords:
    """Which records are wanted; what is empty asks for all."""

    words: str = ""
    kind: str = ""
    place: str = ""  # its slug, what lies under it included
    state: str = ""


def instruments(viewer: Viewer) -> QuerySet[Instrument]:
    """The records that the viewer may know of, the latest first; neither merged nor rejected ones."""
    return _whole(Instrument.objects.filter(known_of(viewer), state__in=ON_FILE))


def instruments_asked_for(asked: AskedRecords, viewer: Viewer) -> QuerySet[Instrument]:
    """The records of a list. What is asked of place or title is asked of records that may be known whole."""
    rows = instruments(viewer)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(Q(state=InstrumentState.KNOWN) | told_of_proposals(viewer), state=asked.state)
    if asked.place:
        path = Locality.objects.filter(slug=asked.place).values_list("path", flat=True).first()
        inside = known_inside(viewer) & Q(locality__path__startswith=path)
        own = own_seen(viewer) & Q(document__locality__path__startswith=path)
        rows = rows.filter(inside | own) if path else rows.none()
    terms = search_terms(asked.words)
    if not terms:
        return rows
    inside = known_inside(viewer) & holding(terms, "search_inside")
    own = own_seen(viewer) & holding(terms, "search_own")
    return rows.filter(inside | own | cited(viewer, holding(terms)))


def found_instruments(query: str, viewer: Viewer, *, limit: int) -> list[RecordShown]:
    """Records that hold every word of `query` in what the viewer may know of them; none for no words."""
    rows = instruments_asked_for(AskedRecords(words=query), viewer)[:limit]
    return told(rows, viewer) if search_terms(query) else []


def instruments_of_documents(documents: Collection[int], viewer: Viewer) -> list[RecordShown]:
    """The records that these documents are or cite, by number, each with the places that cite it."""
    seen = visible_documents_q(viewer, "text__document__")
    places = _quoted(Citation.objects.filter(seen, text__document__in=documents))
    rows = instruments(viewer).filter(Q(pk__in=list(places)) | Q(document__in=documents))
    found = told(rows.order_by("key", "pk"), viewer)
    return [replace(each, places=tuple(places.get(each.instrument.pk, ()))) for each in found]


def instrument(number: int, viewer: Viewer, *, on: date) -> RecordPage:
    """One record; that it was merged or rejected is told inside.

    Raises Instrument.DoesNotExist, whether there is none or the viewer may not know of it.
    """
    row = _whole(Instrument.objects.filter(known_of(viewer))).get(pk=number)
    inside = reads_inside(row, viewer)
    if row.state not in ON_FILE and not inside:
        raise Instrument.DoesNotExist
    [record] = told([row], viewer)
    seen = visible_documents_q(viewer, "text__document__")
    return RecordPage(
        record=record,
        inside=inside,
        citations=tuple(_quoted(Citation.objects.filter(seen, instrument=number)).get(number, ())),
        does=tuple(_relations(Relation.objects.filter(instrument=number), viewer, back=False)),
        undergoes=tuple(_relations(Relation.objects.filter(other=number), viewer, back=True)),
        targets=tuple(_targets(record, viewer)),
        tasks=tuple(shown(tasks(viewer).filter(instrument=number), viewer, on=on)),
        history=tuple(_history(number)) if inside else (),
    )


def _history(number: int) -> QuerySet[InstrumentStep]:
    return InstrumentStep.objects.filter(instrument=number).annotate(maker=accounts.maker()).order_by("number")


def other_records(record: Instrument, viewer: Viewer, *, most: int) -> list[RecordShown]:
    """The records beside this one, to merge it with or to tie it to: those of the same name, then the latest."""
    others = instruments(viewer).exclude(pk=record.pk)
    words = set(_name(record).split())
    named = (row for row in others.filter(kind=record.kind, locality=record.locality) if words)
    alike = [row for row in named if words in (set(_name(row).split()), set(telling(row.title).split()))]
    return told(dict.fromkeys((*alike, *others[:most])), viewer)


def _name(record: Instrument) -> str:
    return telling(record.written if record.named else record.title)


def items_of_programme(document: int, viewer: Viewer, *, on: date) -> list[TaskOnRecord]:
    """The items of a programme or plan, in the order of its text."""
    rows = tasks(viewer).filter(text__document=document, source=TaskSource.PROGRAMME).order_by("text", "start")
    return shown(rows, viewer, on=on)


def places_with_instruments(viewer: Viewer) -> QuerySet[Locality]:
    """The places whose records the viewer may know whole, by name."""
    rows = instruments(viewer).order_by()
    inside, own = rows.filter(known_inside(viewer)).values("locality"), rows.filter(own_seen(viewer))
    known = Q(pk__in=inside) | Q(pk__in=own.values("document__locality"))
    return Locality.objects.filter(known).order_by("name", "pk")


def reads_inside(row: Instrument, viewer: Viewer) -> bool:
    """Whether the viewer reads inside the record's place, or inside one that it binds."""
    if row.locality is None:
        return is_inside_somewhere(viewer)
    return is_inside(viewer, row.locality) or row.locality.pk in places_above(viewer, Act.READ_INTERNAL)


def record_states(viewer: Viewer) -> tuple[str, ...]:
    """The states that a list may be asked for; none outside, where what nobody confirmed is not told."""
    return tuple(state.value for state in ON_FILE) if is_inside_somewhere(viewer) else ()


def _whole(rows: QuerySet[Instrument]) -> QuerySet[Instrument]:
    whole = rows.select_related("locality__parent", "document__locality", "merged_into")
    deferred = ("document__original", "document__search")
    return whole.defer(*deferred).order_by(F("issued").desc(nulls_last=True), "-pk")


def _quoted(rows: QuerySet[Citation]) -> Mapping[int, list[Quoted]]:
    """The places that cite records, by the record; one database query."""
    found: dict[int, list[Quoted]] = defaultdict(list)
    whole = rows.select_related("text__document")
    for row in whole.defer("text__data", "text__document__original", "text__document__search").order_by(
        "text", "start"
    ):
        place = Quoted(row.text.document, row.text_id, Span(row.start, row.end), row.called)
        found[row.instrument_id].append(place)
    return found


def _relations(rows: QuerySet[Relation], viewer: Viewer, *, back: bool) -> Iterable[RelationShown]:
    """The relations that a visible document states, or that a person entered between records that may be known; those
    that nobody confirmed inside the place of what states them alone."""
    side = "instrument" if back else "other"
    seen = Q(text__isnull=True) | visible_documents_q(viewer, "text__document__")
    seen &= Q(proposed=False) | inside_q(viewer, "text__document__locality__")
    listed = list(
        rows.filter(seen, ended=False)
        .select_related("text__document", "instrument", "other")
        .defer("text__data", "text__document__original", "text__document__search")
        .order_by("kind", "pk")
    )
    if not listed:
        return
    known = instruments(viewer).filter(pk__in=[getattr(row, f"{side}_id") for row in listed])
    others = {each.instrument.pk: each for each in told(known, viewer)}
    for row in listed:
        other = others.get(getattr(row, f"{side}_id"))
        if other is not None:
            yield RelationShown(row, RelationKind(row.kind), other, _evidence(row))


def _evidence(row: Relation) -> Quoted | None:
    if row.text is None or row.start is None or row.end is None:
        return None
    return Quoted(row.text.document, row.text.pk, Span(row.start, row.end), row.other.written)


def _targets(record: RecordShown, viewer: Viewer) -> list[HeldFigure]:
    """The planned figures that its document states, or that say that it set them."""
    row = record.instrument
    documents = [record.document.pk] if record.document else []
    return register.planned_figures(viewer, documents=documents, set_by=row.written if row.symbol else "")
