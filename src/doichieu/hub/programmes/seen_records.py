"""Records of resolutions and programmes as a viewer may know them; `queries` hands this on.

A record is known by its own document or by one that cites it. Whoever sees neither its own document nor what is
internal to its place learns its kind alone, and the number or name that a citation which he sees calls it by.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from doichieu.claims import Span
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.citing import is_number, key_of
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
from doichieu.hub.programmes.naming import name_key, telling
from doichieu.hub.programmes.seen_tasks import Quoted, TaskOnRecord, shown, tasks
from doichieu.hub.register import queries as register
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms

ON_FILE = (InstrumentState.PROPOSED, InstrumentState.KNOWN)


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record as the viewer may know it."""

    instrument: Instrument  # of what is not told its fields are empty; not to be saved
    whole: bool  # whether the viewer may know more than its kind and what citations call it
    places: tuple[Quoted, ...] = ()  # that cite it, in the documents asked about


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
    return _whole(Instrument.objects.filter(_seen(viewer), state__in=ON_FILE))


def instruments_asked_for(asked: AskedRecords, viewer: Viewer) -> QuerySet[Instrument]:
    """The records of a list. What is asked of place or title is asked of records that may be known whole."""
    rows = instruments(viewer)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.place:
        path = Locality.objects.filter(slug=asked.place).values_list("path", flat=True).first()
        rows = rows.filter(_known_whole(viewer), locality__path__startswith=path) if path else rows.none()
    terms = search_terms(asked.words)
    if not terms:
        return rows
    return rows.filter((_known_whole(viewer) & holding(terms, "search_inside")) | _cited(viewer, holding(terms)))


def found_instruments(query: str, viewer: Viewer, *, limit: int) -> list[RecordShown]:
    """Records that hold every word of `query` in what the viewer may know of them; none for no words."""
    rows = instruments_asked_for(AskedRecords(words=query), viewer)[:limit]
    return told(rows, viewer) if search_terms(query) else []


def told(rows: Iterable[Instrument], viewer: Viewer) -> list[RecordShown]:
    """Records with what the viewer may know of each; three database queries at most."""
    listed = list(rows)
    among = Instrument.objects.filter(pk__in=[row.pk for row in listed])
    whole = set(among.filter(_known_whole(viewer)).values_list("pk", flat=True))
    with_document = set(among.filter(_own_seen(viewer)).values_list("pk", flat=True))
    called = _called({row.pk for row in listed} - whole, viewer)
    return [
        RecordShown(_with_document(row, row.pk in with_document), whole=True)
        if row.pk in whole
        else RecordShown(_bare(row, called.get(row.pk, "")), whole=False)
        for row in listed
    ]


def _with_document(row: Instrument, seen: bool) -> Instrument:
    if not seen:
        row.document = None
    return row


def _called(numbers: Collection[int], viewer: Viewer) -> Mapping[int, str]:
    """What citations that the viewer sees call records: by number, where one does; at most one database query."""
    if not numbers:
        return {}
    rows = Citation.objects.filter(visible_documents_q(viewer, "text__document__"), instrument__in=numbers)
    said: dict[int, list[str]] = defaultdict(list)
    for number, called in rows.order_by("text", "start").values_list("instrument", "called"):
        said[number].append(called)
    return {number: min(calls, key=lambda called: not is_number(called)) for number, calls in said.items()}


def instruments_of_documents(documents: Collection[int], viewer: Viewer) -> list[RecordShown]:
    """The records that these documents are or cite, by number, each with the places that cite it."""
    seen = visible_documents_q(viewer, "text__document__")
    places = _quoted(Citation.objects.filter(seen, text__document__in=documents))
    rows = instruments(viewer).filter(Q(pk__in=list(places)) | Q(document__in=documents))
    found = told(rows.order_by("key", "pk"), viewer)
    return [RecordShown(each.instrument, each.whole, tuple(places.get(each.instrument.pk, ()))) for each in found]


def instrument(number: int, viewer: Viewer, *, on: date) -> RecordPage:
    """One record; that it was merged or rejected is told inside.

    Raises Instrument.DoesNotExist, whether there is none or the viewer may not know of it.
    """
    row = _whole(Instrument.objects.filter(_seen(viewer))).get(pk=number)
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
        targets=tuple(_targets(row, viewer)),
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
    rows = instruments(viewer).filter(_known_whole(viewer)).order_by().values("locality")
    return Locality.objects.filter(pk__in=rows).order_by("name", "pk")


def reads_inside(row: Instrument, viewer: Viewer) -> bool:
    """Whether the viewer reads inside the record's place, or inside one that it binds."""
    if row.locality is None:
        return viewer.may_somewhere(Act.READ_INTERNAL)
    return viewer.may(Act.READ_INTERNAL, row.locality) or row.locality.pk in places_above(viewer, Act.READ_INTERNAL)


def _seen(viewer: Viewer) -> Q:
    return _own_seen(viewer) | _cited(viewer)


def _cited(viewer: Viewer, *asked: Q) -> Q:
    """Condition: a document that the viewer sees cites it, in words that fit what is asked."""
    seen = visible_documents_q(viewer, "text__document__")
    return Q(Exists(Citation.objects.filter(seen, *asked, instrument=OuterRef("pk"))))


def _own_seen(viewer: Viewer) -> Q:
    """Condition: the viewer sees the record's own document."""
    return visible_documents_q(viewer, "document__") & Q(document__isnull=False)


def _known_whole(viewer: Viewer) -> Q:
    """Condition: the viewer sees its own document, or reads inside its place.

    One of a place above, or of the central authorities, is known inside once somebody has confirmed it.
    """
    own = _own_seen(viewer)
    inside = covered_q(viewer, Act.READ_INTERNAL, "locality__")
    if not viewer.may_somewhere(Act.READ_INTERNAL):
        return own
    above = Q(locality__isnull=True) | Q(locality__in=places_above(viewer, Act.READ_INTERNAL))
    return own | inside | (above & Q(state=InstrumentState.KNOWN))


def _bare(row: Instrument, called: str) -> Instrument:
    """Kind and what citations call it alone."""
    key = key_of(called) if is_number(called) else name_key(called)
    return Instrument(pk=row.pk, kind=row.kind, written=called, key=key, state=row.state)


def _whole(rows: QuerySet[Instrument]) -> QuerySet[Instrument]:
    whole = rows.select_related("locality__parent", "document", "merged_into")
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
    """The relations that a visible document states, or that a person entered between records that may be known."""
    side = "instrument" if back else "other"
    seen = Q(text__isnull=True) | visible_documents_q(viewer, "text__document__")
    listed = list(
        rows.filter(seen, ended=False)
        .select_related("text__document", "instrument", "other")
        .defer("text__data", "text__document__original", "text__document__search")
        .order_by("kind", "pk")
    )
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


def _targets(row: Instrument, viewer: Viewer) -> list[HeldFigure]:
    """The planned figures that its document states, or that say that it set them."""
    documents = [row.document_id] if row.document_id else []  # limited by the register to what the viewer may see
    return register.planned_figures(viewer, documents=documents, set_by=row.written if row.symbol else "")
