"""Stored originals, their texts and readings, and their release."""

from django.conf import settings
from django.db import models

from doichieu.hub.places.models import Locality, Subject

ENTERED = "entry"  # version of a reading whose claims a person entered, instead of the reader's
READER_FAILED = "reader-failed"  # the fault of a document that opens, but over which the reader stumbles


class State(models.TextChoices):
    DRAFT = "draft"
    INTERNAL = "internal"
    RELEASED = "released"


class Origin(models.TextChoices):
    FILE = ""  # handed in; the reader reads it
    ENTRY = "entry"  # figures that somebody signed: their claims are what was entered


class Document(models.Model):
    """A file as it was handed in, or a signed entry: never changed, and kept once a place however often it comes.

    Of a file that could not be opened the name, size, digest and fault are kept: what is in it, nobody could check.
    """

    title = models.CharField(max_length=300)
    name = models.CharField(max_length=200)  # of the file, without folders
    original = models.BinaryField(null=True)  # null where it could not be opened
    size = models.PositiveBigIntegerField(default=0)  # bytes of the original
    digest = models.CharField(max_length=64, db_index=True)  # SHA-256 of the original
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True)
    organisation = models.ForeignKey(  # of the locality, which handed it in for itself
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    named_place = models.CharField(max_length=200, blank=True)  # by its text, while it is asked whose document it is
    published = models.DateField(null=True, blank=True)
    unused_day = models.DateField(null=True, blank=True)  # given at handing in, where the text bears another one
    source = models.CharField(max_length=500, blank=True)  # where a pasted page stood: its address, or words
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.FILE, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.INTERNAL)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed = models.CharField(max_length=64, blank=True)  # of an entry: digest of its text and claims, as signed
    fault = models.CharField(max_length=300, blank=True)  # why it could not be read, in English; empty where it could
    fault_code = models.CharField(max_length=40, blank=True)  # `reader.formats.errors`, or READER_FAILED: for pages
    fault_facts = models.JSONField(default=dict)  # the facts of that error
    search = models.TextField(blank=True)  # `lexicon.plain` of title and text, abbreviations written out

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="released") | models.Q(released_by__isnull=False, released_at__isnull=False),
                name="documents_released_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(original__isnull=False) | ~models.Q(fault=""), name="documents_kept_or_faulty"
            ),
            models.UniqueConstraint(
                fields=("digest", "locality"),
                condition=models.Q(organisation__isnull=True),
                name="documents_once_a_place",
            ),
            models.UniqueConstraint(
                fields=("digest", "organisation"),
                condition=models.Q(organisation__isnull=False),
                name="documents_once_an_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) | models.Q(locality__isnull=False),
                name="documents_organisation_of_a_place",
            ),
            models.UniqueConstraint(
                fields=("digest", "stored_by"),
                condition=models.Q(locality__isnull=True),
                name="documents_once_a_person_without_place",
            ),
        )
        ordering = ("-published", "-id")

    def __str__(self) -> str:
        return self.title


class StoredText(models.Model):
    """The canonical text of a document, written once; spans of evidence count in it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="texts")
    data = models.JSONField()  # `claims.codec.text_to_json`
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.data['name']}"


class StoredReading(models.Model):
    """One reading of a text by one version of the reader, written once."""

    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=20)
    data = models.JSONField()  # `claims.codec.reading_to_json`
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("text", "reader_version"), name="documents_one_reading"),)

    def __str__(self) -> str:
        return f"{self.text_id}: reader {self.reader_version}"


class StoredClaim(models.Model):
    """One claim of a reading, with what lists and scoreboards need beside its whole. of_vote: it says how a vote went
    (`counted_votes`), and waits for no reviewer."""

    reading = models.ForeignKey(StoredReading, on_delete=models.PROTECT, related_name="claims")
    claim_id = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    code = models.CharField(max_length=20, blank=True)  # of the catalogue; empty where the wording is unknown
    kind = models.CharField(max_length=12)
    planned = models.BooleanField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    confidence = models.FloatField()
    of_vote = models.BooleanField(default=False)
    data = models.JSONField()  # `claims.codec.claim_to_json`

    class Meta:
        constraints = (models.UniqueConstraint(fields=("reading", "claim_id"), name="documents_one_claim"),)
        ordering = ("start",)

    def __str__(self) -> str:
        return f"{self.reading_id}: {self.data['quote']}"
