"""Sessions on record: the Party committee's conference, the People's Council's session, a committee's meeting."""

from django.db import models

from doichieu.hub.documents.models import StoredReading
from doichieu.hub.fields import ExactDecimalField
from doichieu.hub.places.models import Locality


class Conference(models.Model):
    """One session; several documents of it meet in one record.

    key: digest of locality, body, ordinal, tenure and days, by which documents find their session.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="conferences")
    key = models.CharField(max_length=64, unique=True)
    body = models.CharField(max_length=200)
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    tenure = models.CharField(max_length=12, blank=True)  # Roman numerals
    term_first = models.PositiveSmallIntegerField(null=True, blank=True)
    term_last = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.JSONField(default=list)  # ISO dates, in order
    extended = models.BooleanField(default=False)
    adopted_share = ExactDecimalField(null=True, blank=True)  # percent of the votes

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.body}: {self.ordinal or ''}"


class ConferenceSource(models.Model):
    """A reading that reports on a session: chairs, people, tasks and mentions are read from it.

    search: what the session is called by this document alone, and its place, as `lexicon.search` keeps words;
    empty for a paper that names no session and was put on its record by hand.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="sources")
    reading = models.OneToOneField(StoredReading, on_delete=models.PROTECT, related_name="conference_source")
    search = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.conference_id}: {self.reading_id}"
