"""A document and its reading into rows; `services` alone calls this."""

from django.db import transaction
from django.utils import timezone

from doichieu import reader
from doichieu.claims import Claim, Reading, Text
from doichieu.claims.codec import claim_to_json, reading_to_json, text_to_json
from doichieu.hub.documents.models import Document, StoredClaim, StoredReading, StoredText
from doichieu.hub.documents.ties import locality_of
from doichieu.hub.documents.titles import title_of
from doichieu.hub.ledger import services as ledger
from doichieu.lexicon.search import searchable
from doichieu.reader.formats import FormatError

READER = "reader"  # who acts in the ledger when a job reads


def set_fault(document: Document, fault: FormatError) -> None:
    """Note on a document why it cannot be opened; it is saved by the caller."""
    document.fault, document.fault_code = str(fault)[:300], fault.code
    document.fault_facts = dict(fault.facts)


@transaction.atomic
def record_document(document: Document, text: Text | FormatError, *, by: str) -> Document:
    """Store a new document with its text, or with its fault. Raises IntegrityError for bytes on record."""
    if isinstance(text, FormatError):
        set_fault(document, text)
    document.search = searchable(document.title)
    document.save(force_insert=True)
    if isinstance(text, Text):
        StoredText.objects.create(document=document, data=text_to_json(text), made_at=timezone.now())
    ledger.record("document stored", document, by=by)
    return document


@transaction.atomic
def record_text(document_id: int, text: Text | FormatError) -> StoredText | None:
    """Store the text of a document that had none, and take its fault away; or note the fault, and give None."""
    document = Document.objects.select_for_update().get(pk=document_id)
    known = document.texts.order_by("pk").first()
    if known is not None:
        return known
    if isinstance(text, FormatError):
        if document.fault != str(text)[:300]:
            set_fault(document, text)
            _save_fault(document, "document unreadable")
        return None
    stored = StoredText.objects.create(document=document, data=text_to_json(text), made_at=timezone.now())
    if document.fault:
        document.fault, document.fault_code, document.fault_facts = "", "", {}
        _save_fault(document, "document opened")
    return stored


def _save_fault(document: Document, event: str) -> None:
    document.save(update_fields=("fault", "fault_code", "fault_facts"))
    ledger.record(event, document, by=READER)


@transaction.atomic
def record_reading(document_id: int, text: StoredText, reading: Reading) -> StoredReading:
    """Store a reading with its claims, and fill in what the document did not say of itself."""
    document = Document.objects.select_for_update().get(pk=document_id)
    known = StoredReading.objects.filter(text=text, reader_version=reader.READER_VERSION).first()
    if known is not None:
        return known
    stored = StoredReading.objects.create(
        text=text, reader_version=reader.READER_VERSION, data=reading_to_json(reading), made_at=timezone.now()
    )
    StoredClaim.objects.bulk_create(_claim_row(stored, claim) for claim in reading.claims)
    _fill_in(document, reading)
    ledger.record("document read", document, by=READER)
    return stored


def _claim_row(stored: StoredReading, claim: Claim) -> StoredClaim:
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
        data=claim_to_json(claim),
    )


def _fill_in(document: Document, reading: Reading) -> None:
    """Title, place and day where they are missing; then what is searched."""
    if document.title == document.name:
        document.title = title_of(reading.text) or document.name
    document.locality = document.locality or locality_of(reading)
    document.published = document.published or reading.published
    document.search = searchable(f"{document.title} {reading.text.content}")
    document.save(update_fields=("title", "locality", "published", "search"))
