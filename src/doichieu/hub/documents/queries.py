"""Every read about documents, limited to what the viewer may see."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from doichieu import claims
from doichieu.claims.codec import reading_from_json, text_from_json
from doichieu.hub.access.outlines import Outline, Seer, outline_of, slots_of
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.composed import Composed, columns_of, slot, whole
from doichieu.hub.documents.errors import NotReadYet, NotVisible
from doichieu.hub.documents.models import READER_FAILED, Document, State, StoredClaim, StoredReading, StoredText
from doichieu.hub.places.models import Locality, Subject
from doichieu.lexicon.search import search_terms


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A document that somebody handed in, and whether a reading of it is on record."""

    document: Document
    is_read: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a text is of, as it is named beside what it states."""

    document: int  # its id
    title: str
    published: date | None


def same_file(data: bytes, locality: Locality, organisation: Subject | None) -> Document | None:
    """The document of a place, or of an organisation of it, with these very bytes; whose it is, callers ask."""
    digest = hashlib.sha256(data).hexdigest()
    of_them = Document.objects.filter(digest=digest, locality=locality, organisation=organisation)
    return of_them.defer("original").first()


def visible_documents_q(viewer: Seer, prefix: str = "") -> Q:
    """Condition: the viewer may see the document.

    Everybody sees what was released; who handed a document in sees it; internal ones are seen by those
    who may read what is internal to its place, or to every place where it has none. What an organisation
    handed in for itself its own contributors see too. A draft is seen by who handed it in, and by the system's jobs.
    prefix: path to the document in the query, ending in two underscores: "text__document__".
    """
    released = Q(**{f"{prefix}state": State.RELEASED})
    if viewer.system:
        return Q(**{f"{prefix}state__in": State.values})
    covered = covered_q(viewer, Act.READ_INTERNAL, f"{prefix}locality__")
    organisations = viewer.covered_organisations(Act.READ_INTERNAL)
    if organisations:
        covered |= Q(**{f"{prefix}organisation__among": organisations})
    internal = Q(**{f"{prefix}state": State.INTERNAL}) & covered
    own = Q(**{f"{prefix}stored_by": viewer.user}) if viewer.user else Q(pk__in=())
    return released | internal | own


def documents(viewer: Viewer) -> QuerySet[Document]:
    """The documents that the viewer may see, the newest first, without their originals."""
    seen = Document.objects.filter(visible_documents_q(viewer)).select_related("locality__parent", "organisation")
    return seen.defer("original", "search")


def document(number: int, viewer: Viewer) -> Document:
    """One document. Raises NotVisible, whether there is none or the viewer may not see it."""
    try:
        return documents(viewer).get(pk=number)
    except Document.DoesNotExist:
        raise NotVisible(document=number) from None


def unread_documents() -> QuerySet[Document]:
    """Documents without a reading and without a fault, the oldest first: what the jobs have still to read."""
    return Document.objects.filter(fault="", texts__readings__isnull=True).defer("original", "search").order_by("pk")


def read_documents() -> QuerySet[Document]:
    """Documents with a reading, the oldest first: what is looked through again after an update."""
    is_read = Exists(StoredReading.objects.filter(text__document=OuterRef("pk")))
    return Document.objects.filter(is_read).defer("original", "search").order_by("pk")


def failed_documents() -> QuerySet[Document]:
    """Documents over which the reader failed, the oldest first: another version of it may not."""
    return Document.objects.filter(fault_code=READER_FAILED).defer("original", "search").order_by("pk")


def stored_text_of(stored: Document) -> StoredText:
    """The text on record. Raises NotReadYet."""
    text = StoredText.objects.filter(document=stored).order_by("pk").first()
    if text is None:
        raise NotReadYet(document=stored.name)
    return text


def texts(numbers: Collection[int], viewer: Viewer) -> Mapping[int, claims.Text]:
    """Texts by their id, of documents that the viewer may see; one database query."""
    rows = _texts(outline_of(viewer)).rows(**slots_of(viewer), texts=numbers) if numbers else []
    return {number: text_from_json(data) for number, data in rows}


@cache
def _texts(seer: Outline) -> Composed[Any]:
    """Texts with their ids."""

    def compose() -> QuerySet[StoredText, Any]:
        seen = visible_documents_q(seer, "document__")
        return StoredText.objects.filter(seen, pk__among=slot("texts")).values_list("pk", "data")

    return Composed(compose)


def visible_sources(numbers: Collection[int], viewer: Viewer) -> Mapping[int, Source]:
    """Of these texts, by their ids, the documents that the viewer may see; one database query."""
    facts = _sources(outline_of(viewer)).rows(**slots_of(viewer), texts=numbers) if numbers else []
    return {text: Source(document, title or name, published) for text, document, title, name, published in facts}


@cache
def _sources(seer: Outline) -> Composed[Any]:
    """Texts, by their ids, each with its document."""

    def compose() -> QuerySet[StoredText, Any]:
        rows = StoredText.objects.filter(visible_documents_q(seer, "document__"), pk__among=slot("texts"))
        return rows.values_list("pk", "document", "document__title", "document__name", "document__published")

    return Composed(compose)


def texts_of(stored: Iterable[Document]) -> Mapping[int, claims.Text]:
    """The texts of several documents by the document's id; those without a text are left out. One database query."""
    rows = StoredText.objects.filter(document__in=list(stored)).order_by("-pk")
    return {row.document_id: text_from_json(row.data) for row in rows}


def handed_in_by(viewer: Viewer, limit: int) -> list[HandedIn]:
    """What the viewer handed in, the last first."""
    if viewer.user is None:
        return []
    is_read = Exists(StoredReading.objects.filter(text__document=OuterRef("pk")))
    rows = documents(viewer).filter(stored_by=viewer.user).annotate(is_read=is_read).order_by("-pk")
    return [HandedIn(row, row.is_read) for row in rows[:limit]]


def text_of(stored: Document) -> claims.Text:
    """The canonical text. Raises NotReadYet."""
    return text_from_json(stored_text_of(stored).data)


def stored_reading_of(stored: Document) -> StoredReading | None:
    """The latest reading on record, with its text."""
    for values in _LATEST.rows(document=stored.pk):
        reading = whole(StoredReading, values[: len(_OF_READING)])
        reading.text = whole(StoredText, values[len(_OF_READING) :])
        return reading
    return None


_OF_READING, _OF_TEXT = columns_of(StoredReading), columns_of(StoredText)


def _latest() -> QuerySet[StoredReading, Any]:
    """The latest reading of a document, with its text."""
    rows = StoredReading.objects.filter(text__document=slot("document")).order_by("-pk")
    return rows.values_list(*_OF_READING, *(f"text__{name}" for name in _OF_TEXT))[:1]


_LATEST: Composed[Any] = Composed(_latest)


def reading_in(row: StoredReading) -> claims.Reading:
    """All that a stored reading makes of its text."""
    return reading_from_json(row.data, text_from_json(row.text.data))


def claims_of(stored: Document) -> list[StoredClaim]:
    """The claims of the latest reading, in the order of the text."""
    reading = stored_reading_of(stored)
    return list(reading.claims.all()) if reading else []


def latest_readings() -> QuerySet[StoredReading]:
    """The latest reading of every text."""
    newer = StoredReading.objects.filter(text=OuterRef("text"), pk__gt=OuterRef("pk"))
    return StoredReading.objects.filter(~Exists(newer))


def found(query: str, viewer: Viewer, limit: int = 50) -> list[Document]:
    """Documents that hold every word of `query`, without diacritics and with short forms written out.

    Those that hold the words in a row come first, then the newest.
    """
    terms = search_terms(query)
    if not terms:
        return []
    holding = documents(viewer)
    for term in terms:
        holding = holding.filter(Q(search__startswith=term) | Q(search__contains=f" {term}"))
    in_a_row = Case(
        When(search__contains=" ".join(terms), then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return list(holding.annotate(rank=in_a_row).order_by("rank", "-published", "-pk")[:limit])
