"""Sessions on record: the Party committee's conference, the People's Council's session, a committee's meeting."""

from django.db import models

from doichieu.hub.documents.models import Document, StoredReading, StoredText
from doichieu.hub.fields import ExactDecimalField
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.models import Instrument
from doichieu.hub.register.models import WrittenOnce


class Kind(models.TextChoices):
    PARTY = "party"  # a Party committee's conference
    COUNCIL = "council"  # a People's Council's session
    COMMITTEE = "committee"  # a meeting of a committee or a standing board


class FieldName(models.TextChoices):
    """What of the session itself the clerk may set."""

    KIND = "kind"
    BODY = "body"
    ORDINAL = "ordinal"
    TENURE = "tenure"
    TERM = "term"
    DATES = "dates"
    PLACE = "place"
    EXTENDED = "extended"
    CHAIRS = "chairs"
    CHAIR_POSTS = "chair_posts"  # of those who chair
    PRESENT = "present"  # of those who were summoned: "25/27"
    GROUPS = "groups"  # how many discussed apart
    ORDER = "agenda_order"  # keys of agenda items
    RELEASED = "released"  # what the clerk put down is open to everybody


class ParticipantRole(models.TextChoices):
    MEMBER = "member"  # of the body
    GUEST_ABOVE = "guest_above"  # from the level above
    INVITED = "invited"
    DELEGATE = "delegate"
    SECRETARY = "secretary"


class AgendaKind(models.TextChoices):
    REPORT = "report"
    PLAN = "plan"
    SUBMISSION = "submission"
    APPRAISAL = "appraisal"
    PETITION = "petition"
    QUESTIONING = "questioning"
    RESOLUTION = "resolution"
    PROGRAMME = "programme"
    SPEECH = "speech"
    OTHER = "other"


class SaidKind(models.TextChoices):
    OPINION = "opinion"
    ANSWER = "answer"
    DIRECTION = "direction"
    SUMMARY = "summary"  # of explanations, and of what is taken up


class VoteMethod(models.TextChoices):
    UNKNOWN = ""
    HAND = "hand"
    BALLOT = "ballot"


class Conference(models.Model):
    """One session; several documents of it meet in one record.

    key: digest of locality, body, ordinal, tenure and days, by which documents find their session. by_hand: a clerk
    opened it, before any document told of it. is_open: what clerks put down of it is open to everybody.
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
    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    place = models.CharField(max_length=200, blank=True)  # the hall, in the words of the text
    adopted_share = ExactDecimalField(null=True, blank=True)  # percent of the votes
    by_hand = models.BooleanField(default=False)
    is_open = models.BooleanField(default=False)

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


class Entry(WrittenOnce):
    """Something that the session clerk put down, in place of what was known of the same item before.

    item: what it is about, within its session: the name of a field; the key of what was read in a document
    (`keys.key_of`); or a key of its own. number: counts what was put down of an item, from 1.
    """

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="%(class)s_rows")
    item = models.CharField(max_length=130)
    number = models.PositiveIntegerField()
    removed = models.BooleanField(default=False)  # the item is not, or no longer, part of the session
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)  # the account's name

    class Meta:
        abstract = True
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("conference", "item", "number"), name="%(class)s_once"),)

    def __str__(self) -> str:
        return f"{self.item} ({self.number})"


class FieldEntry(Entry):
    """The value of one field of a session; removed: what the documents say holds again."""

    values = models.JSONField(default=list)  # texts, as `frame_values.VALUES` gives them for a document


class ParticipantEntry(Entry):
    """Somebody who took part, or several without names, counted or by what they are: `đại diện các ban, ngành`."""

    role = models.CharField(max_length=12, choices=ParticipantRole)
    name = models.CharField(max_length=120, blank=True)
    post = models.CharField(max_length=400, blank=True)
    people = models.PositiveIntegerField(default=1)
    absent = models.BooleanField(default=False)


class AgendaEntry(Entry):
    """An item of the agenda; their order is a field of the session."""

    kind = models.CharField(max_length=12, choices=AgendaKind)
    title = models.CharField(max_length=500)
    presenter = models.CharField(max_length=200, blank=True)
    paper = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_entries")


class VoteEntry(Entry):
    """A vote on a resolution or another decision: numbers, or a share alone."""

    what = models.CharField(max_length=500)
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="votes"
    )  # that was voted on
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_cast = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    abstained = models.PositiveIntegerField(null=True, blank=True)
    share = ExactDecimalField(null=True, blank=True)  # percent in favour, as stated
    method = models.CharField(max_length=8, choices=VoteMethod, default=VoteMethod.UNKNOWN, blank=True)


class StatementEntry(Entry):
    """What somebody said, in the clerk's words."""

    kind = models.CharField(max_length=10, choices=SaidKind)
    words = models.TextField()
    speaker = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    topic = models.CharField(max_length=200, blank=True)


class AnswerEntry(Entry):
    """That one statement answers another, or, removed, that it does not; both by their keys."""

    opinion = models.CharField(max_length=64)
    answer = models.CharField(max_length=64)


class Attachment(WrittenOnce):
    """Where somebody put a text: on the record of a session, or on none; what was put down last holds.

    merging: by which it came there, where it was not put there by itself.
    """

    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="attachments")
    conference = models.ForeignKey(
        Conference, on_delete=models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    merging = models.ForeignKey("Merging", on_delete=models.PROTECT, null=True, blank=True, related_name="attachments")
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.text_id}: {self.conference_id or '-'}"


class Merging(WrittenOnce):
    """That a session is the same as another, on whose record its documents stand until the two are parted."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="mergings")
    into = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="merged")
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(conference=models.F("into")), name="conferences_merged_apart"),
        )

    def __str__(self) -> str:
        return f"{self.conference_id} → {self.into_id}"


class Parting(WrittenOnce):
    """That a merging was a mistake: the session goes on as itself again."""

    merging = models.OneToOneField(Merging, on_delete=models.PROTECT, related_name="parting")
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.merging}, parted"
