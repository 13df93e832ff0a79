"""Localities with validity and lineage, and the subjects that figures can be about."""

from django.conf import settings
from django.db import models

from doichieu.hub.fields import ExactDecimalField
from doichieu.hub.rows import AsStored, with_plain_keys


class Level(models.IntegerChoices):
    COUNTRY = 0
    PROVINCE = 1
    DISTRICT = 2  # ended on 30/06/2025
    COMMUNE = 3
    HAMLET = 4


@with_plain_keys
class Locality(AsStored):
    """A place as it stood between two days; a new decree gives a new row.

    code: the national code, unique only among places of one level that are valid on one day.
    path: ids from the highest ancestor down to this place, "/1/27/", so that what lies under is a prefix.
    """

    slug = models.SlugField(max_length=120, unique=True)  # "huyen-thanh-tri-ha-noi"
    name = models.CharField(max_length=120)  # bare: "Thanh Trì"
    kind = models.CharField(max_length=40)  # id in lexicon/place_kinds.toml: "huyện", "phường", "đặc khu"
    level = models.PositiveSmallIntegerField(choices=Level)
    code = models.CharField(max_length=10, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=120, db_index=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)  # null: before anything on record
    valid_to = models.DateField(null=True, blank=True)  # last day; null: still valid
    invented = models.BooleanField(default=False)  # of the worked examples
    search = models.CharField(max_length=300, db_index=True)  # `lexicon.plain` of kind, name and parents

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("level", "code", "valid_from"), condition=~models.Q(code=""), name="places_one_code_at_a_time"
            ),
            models.UniqueConstraint(
                fields=("level", "code"),
                condition=~models.Q(code="") & models.Q(valid_from__isnull=True),
                name="places_one_oldest_code",
            ),
        )
        ordering = ("level", "name", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Lineage(AsStored):
    """Who came from whom. A share only where a source gives one."""

    predecessor = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="origins")
    partial = models.BooleanField(null=True)  # only a part of the predecessor came over; null: the source does not say
    share = ExactDecimalField(null=True, blank=True)  # of the predecessor that came over, 0 to 1
    source = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("predecessor", "successor"), name="places_one_succession"),)

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class SubjectKind(models.TextChoices):
    ORGANISATION = "organisation"
    HAMLET = "hamlet"
    REVENUE_LINE = "revenue line"
    PROJECT = "project"


class OrganisationType(models.TextChoices):
    """What sort of organisation; empty where it is none, or nobody said."""

    COMMITTEE = "committee"  # of the Party or of the people: cấp ủy, ủy ban
    COUNCIL = "council"  # hội đồng
    OFFICE = "office"  # phòng, ban, sở, ngành
    SCHOOL = "school"
    CELL = "cell"  # chi bộ, đảng bộ cơ sở
    UNION = "union"  # the Front, and the organisations of women, youth, farmers, veterans and workers
    OTHER = "other"


class Subject(models.Model):
    """What a figure is about where it is not the place itself."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="subjects")
    kind = models.CharField(max_length=20, choices=SubjectKind)
    name = models.CharField(max_length=200)
    organisation_type = models.CharField(max_length=20, choices=OrganisationType, blank=True, default="")
    last_day = models.DateField(null=True, blank=True)  # it is ended; null: it stands

    class Meta:
        constraints = (models.UniqueConstraint(fields=("locality", "kind", "name"), name="places_one_subject"),)

    def __str__(self) -> str:
        return self.name


class SubjectChange(models.Model):
    """What was changed about a subject: its name, or its last day. Rows are only ever added."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="changes")
    name_before = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    last_day_before = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.name_before} → {self.name}"

    @property
    def renames(self) -> bool:
        """Whether the name was changed; else the last day was."""
        return self.name != self.name_before
