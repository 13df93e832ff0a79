"""Findings on record: which figures cannot both be true, and what became of each."""

from django.conf import settings
from django.db import models

from doichieu.claims.findings import Severity
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.places.models import Locality


class FindingState(models.TextChoices):
    OPEN = "open"
    EXPLAINED = "explained"  # both figures are right, and somebody said why
    CORRECTED = "corrected"  # a figure was, or is being, put right at its source
    ACCEPTED = "accepted"  # known, and left as it is
    GONE = "gone"  # it no longer follows from what is read and decided; set by the job alone


class StoredFinding(models.Model):
    """One finding about figures of a document, or of an indicator of a place across documents and time.

    Never deleted: one that no longer follows is closed as such. document: the only one, or the latest of several.
    """

    key = models.CharField(max_length=64, unique=True)  # digest of what it says, of which figures
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="findings")
    place = models.ForeignKey(  # null, as the indicator, for what one document says by itself
        Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="findings"
    )
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    check_name = models.CharField(max_length=30)  # of `reconcile.CHECKS`
    wording = models.CharField(max_length=60)  # id of lexicon/findings.toml
    severity = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Severity])
    facts = models.JSONField()  # `checks.stored_facts`
    state = models.CharField(max_length=10, choices=FindingState, default=FindingState.OPEN)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)
    found_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("document", "state"), name="checks_finding_state"),
            models.Index(fields=("place", "indicator"), name="checks_finding_of_place"),
        )

    def __str__(self) -> str:
        return f"{self.document_id}: {self.wording}"

    @property
    def about(self) -> Locality | None:
        """The place whose people look after it."""
        return self.place or self.document.locality


class LaidClaim(models.Model):
    """A claim of a document's latest reading with what stands around it, ready to be laid beside others.

    Only claims about the document's own place with an indicator of the catalogue. Drawn from the reading, and drawn
    again with the next one.
    """

    text = models.ForeignKey(StoredText, on_delete=models.CASCADE, related_name="+")
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    last_day = models.DateField()  # of its period
    claim = models.JSONField()  # `claims.codec.claim_to_json`
    around = models.JSONField()  # the other fields of `reconcile.Witness`

    class Meta:
        indexes = (models.Index(fields=("locality", "indicator", "last_day"), name="checks_laid_claims"),)

    def __str__(self) -> str:
        return f"{self.text_id}: {self.claim['quote']}"


class FindingFigure(models.Model):
    """A figure that a finding names, as it was in force when the finding was last followed."""

    finding = models.ForeignKey(StoredFinding, on_delete=models.PROTECT, related_name="figures")
    position = models.PositiveSmallIntegerField()
    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    claim = models.JSONField()  # `claims.codec.claim_to_json`

    class Meta:
        constraints = (models.UniqueConstraint(fields=("finding", "position"), name="checks_one_figure_a_position"),)
        ordering = ("finding", "position")

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.claim['quote']}"


class FindingStep(models.Model):
    """One change of a finding; rows are only ever added."""

    finding = models.ForeignKey(StoredFinding, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=FindingState)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)  # the account's name, or the job's

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.state}"
