"""Whether a signed entry still says what was signed: confirming it puts on record what its claims say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_noop

from doichieu.hub.documents.models import ENTERED, Document, StoredClaim, StoredReading
from doichieu.hub.ledger.digests import digest_of

COLUMNS = ("claim_id", "start", "end", "code", "kind", "planned", "first_day", "last_day", "of_vote", "data")
AT_ONCE = 100  # entries whose claims are fetched together


class Unsound(StrEnum):
    """What can be wrong."""

    NOT_AS_SIGNED = gettext_noop("does not say any more what was signed")


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry that is not as it was signed."""

    row: str  # "documents.document 12"
    what: Unsound

    def __str__(self) -> str:
        return f"{self.row}: {self.what.value}"


def signed_digest(reading: StoredReading, claims: Sequence[StoredClaim]) -> str:
    """Digest of the text and the claims of an entry, in the order in which they were signed.

    The document keeps it, and with the document the chain.
    """
    rows = [[getattr(claim, column) for column in COLUMNS] for claim in claims]
    return digest_of([reading.text.data, reading.data, rows])


def faults() -> Iterator[Fault]:
    """Every entry that is not as it was signed. Call it within `ledger.snapshots.snapshot`.

    Not told of are entries from before this was kept.
    """
    signed = Document.objects.exclude(signed="").order_by("pk").values_list("pk", "signed")
    part: dict[int, str] = {}
    for pk, digest in signed.iterator():
        part[pk] = digest
        if len(part) == AT_ONCE:
            yield from _faults_among(part)
            part = {}
    yield from _faults_among(part)


def _faults_among(signed: dict[int, str]) -> Iterator[Fault]:
    """Faults among entries, given by their ids with the digests that they had."""
    readings = StoredReading.objects.filter(text__document__in=signed, reader_version=ENTERED).select_related("text")
    of_document = {reading.text.document_id: reading for reading in readings}
    claims: dict[int, list[StoredClaim]] = {}
    for claim in StoredClaim.objects.filter(reading__in=readings).order_by("pk"):
        claims.setdefault(claim.reading_id, []).append(claim)
    for pk, digest in signed.items():
        reading = of_document.get(pk)
        if reading is None or signed_digest(reading, claims.get(reading.pk, ())) != digest:
            yield Fault(f"documents.document {pk}", Unsound.NOT_AS_SIGNED)
