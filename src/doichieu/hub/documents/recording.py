"""A document and its reading into rows; `services` alone calls this."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from doichieu import reader
from doichieu.claims import Claim, Reading, Text
from doichieu.claims.codec import claim_to_json, reading_to_json, text_to_json
from doichieu.hub.access.viewers import Act, viewer_of
from doichieu.hub.documents.counted_votes import counted_votes
from doichieu.hub.documents.models import ENTERED, READER_FAILED, Document, StoredClaim, StoredReading, StoredText
from doichieu.hub.documents.soundness import signed_digest
from doichieu.hub.documents.ties import locality_of, place_in_doubt
from doichieu.hub.documents.titles import title_of
from doichieu.hub.inserting import insert
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.lexicon.search import searchable
from doichieu.reader.formats import FormatError

READER = "reader"  # who acts in the ledger when a job reads
FEW = 8  # claims that are added together with their document
FILLED_IN = ("title", "locality", "published", "unused_day", "search", "fault", "fault_code", "fault_facts")


@transaction.atomic
def record_document(document: Document, text: Text | FormatError, *, by: str) -> Document:
    """Store a new document with its text, or with its fault. Raises IntegrityError for bytes on record."""
    _take(document, text)
    document.search = searchable(document.title)
    document.save(force_insert=True)
    _record_opened(document, text, by)
    return document


def record_entry(document: Document, text: Text, claims: Sequence[Claim]) -> StoredReading:
    """Store a signed entry: the document, its text and its claims. Raises IntegrityError for bytes on record.

    Part of a bigger act, in whose transaction it is called, and which ends it where this raises.
    """
    now = timezone.now()
    document.search = searchable(f"{document.title} {text.content}")
    stored = StoredText(document=document, data=text_to_json(text), made_at=now)
    reading = Reading(
        text=text,
        published=document.published,
        locality=document.locality.name if document.locality else None,
        claims=tuple(claims),
        conference=None,
        people=(),
        references=(),
        tasks=(),
        other=(),
        unread=(),
    )
    row = StoredReading(text=stored, reader_version=ENTERED, data=reading_to_json(reading), made_at=now)
    found = [_claim_row(row, claim) for claim in claims]
    document.signed = signed_digest(row, found)
    few, many = (found, []) if len(found) <= FEW else ([], found)
    insert(document, stored, row, *few)
    if many:
        StoredClaim.objects.bulk_create(many)
    return row


@transaction.atomic
def record_again(document_id: int, name: str, data: bytes, text: Text | FormatError, *, by: str) -> Document:
    """Give a document that could not be opened the name, and the text or fault, with which it came again."""
    document = Document.objects.select_for_update(of=("self",)).get(pk=document_id)
    if document.original is not None:
        return document
    document.title = name if document.title == document.name else document.title
    document.name, document.original, document.search = name, data, searchable(document.title)
    _take(document, text)
    document.save()
    _record_opened(document, text, by)
    return document


@transaction.atomic
def record_failure(document_id: int) -> None:
    """Note on a document without a reading that the reader fails over it; safe to call twice."""
    document = Document.objects.select_for_update(of=("self",)).get(pk=document_id)
    if document.fault or StoredReading.objects.filter(text__document=document).exists():
        return
    document.fault = f"{document.name}: the reader failed over it; please report this"
    document.fault_code, document.fault_facts = READER_FAILED, {"file": document.name}
    document.save(update_fields=("fault", "fault_code", "fault_facts"))
    ledger.record("document unread", document, by=READER)


def _take(document: Document, text: Text | FormatError) -> None:
    """Note the fault of what could not be opened, and let its bytes go: nobody could look for a mark in them."""
    if isinstance(text, FormatError):
        document.original = None
        document.fault, document.fault_code = str(text)[:300], text.code
        document.fault_facts = dict(text.facts)
    else:
        document.fault, document.fault_code, document.fault_facts = "", "", {}


def _record_opened(document: Document, text: Text | FormatError, by: str) -> None:
    if isinstance(text, FormatError):
        ledger.record("document unreadable", document, by=by)
        return
    StoredText.objects.create(document=document, data=text_to_json(text), made_at=timezone.now())
    ledger.record("document stored", document, by=by)


@transaction.atomic
def record_reading(document_id: int, text: StoredText, reading: Reading, named: str | None) -> StoredReading:
    """Store a reading with its claims, and fill in what the document did not say of itself.

    named: the place that the text names, whatever place the document was handed in for.
    """
    document = Document.objects.select_for_update().get(pk=document_id)
    known = StoredReading.objects.filter(text=text, reader_version=reader.READER_VERSION).first()
    if known is not None:
        return known
    is_first = not text.readings.exists()
    stored = StoredReading.objects.create(
        text=text, reader_version=reader.READER_VERSION, data=reading_to_json(reading), made_at=timezone.now()
    )
    votes = counted_votes(reading)
    rows = (_claim_row(stored, claim, of_vote=claim.id in votes) for claim in reading.claims)
    StoredClaim.objects.bulk_create(rows)
    _fill_in(document, reading)
    if is_first:  # what somebody has answered is not asked again
        document.named_place = place_in_doubt(reading.text, named, document.locality)[:200]
        document.save(update_fields=("named_place",))
    ledger.record("document read", document, by=READER)
    return stored


def _claim_row(stored: StoredReading, claim: Claim, *, of_vote: bool = False) -> StoredClaim:
    return StoredClaim(
        reading=stored,
        claim_id=claim.id,
        start=claim.span.start,
        end=claim.span.end,
        code=claim.code or "",
        kind=claim.kind.value,
        planned=claim.planned,
        first_day=claim.period.first if claim.period else None,
        last_day=claim.period.last if claim.period else None,
        confidence=claim.confidence,
        of_vote=of_vote,
        data=claim_to_json(claim),
    )


def _fill_in(document: Document, reading: Reading) -> None:
    """Title and place where they are missing, the day that the text bears; then what is searched."""
    if document.title == document.name:
        document.title = title_of(reading.text) or document.name
    document.locality = document.locality or _own_place(document, locality_of(reading))
    if document.published and reading.published and document.published != reading.published:
        document.unused_day = document.published
    document.published = reading.published or document.published
    document.search = searchable(f"{document.title} {reading.text.content}")
    document.fault, document.fault_code, document.fault_facts = "", "", {}
    document.save(update_fields=FILLED_IN)


def _own_place(document: Document, place: Locality | None) -> Locality | None:
    """`place` where whoever handed the document in may do so for it, and it has none of these bytes yet."""
    if place is None or not viewer_of(document.stored_by).may(Act.HAND_IN, place):
        return None
    return None if Document.objects.filter(digest=document.digest, locality=place).exists() else place
