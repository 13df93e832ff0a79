"""Indicators with their wordings, and planning periods."""

from datetime import date

from django.conf import settings
from django.db import models

from doichieu.hub.rows import AsStored, with_plain_keys


class Direction(models.TextChoices):
    HIGHER = "higher"
    LOWER = "lower"
    EXACT = "exact"
    RANGE = "range"
    NEUTRAL = "neutral"


class Aggregation(models.TextChoices):
    SUM = "sum"
    LAST = "last"
    AVERAGE = "average"
    RATIO = "ratio"
    NONE = "none"


class Share(models.TextChoices):
    """Whether an indicator is a part of a whole: more than all of it is asked about."""

    YES = "yes"
    NO = "no"


@with_plain_keys
class Indicator(AsStored):
    """What is measured. `unit` is the unit that its levels convert to; rates of it are in %."""

    code = models.CharField(max_length=20, unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)  # id in lexicon/units.toml, or a counted noun
    shown_in = models.CharField(max_length=40)  # "tỷ đồng"
    direction = models.CharField(max_length=10, choices=Direction)
    aggregation_time = models.CharField(max_length=10, choices=Aggregation)
    aggregation_space = models.CharField(max_length=10, choices=Aggregation)
    numerator = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    denominator = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    share = models.CharField(max_length=3, choices=Share, default=Share.NO)  # of a whole: seldom above 100 %
    sector = models.CharField(max_length=40)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    split_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    stewarded = models.BooleanField(default=False)  # a steward changed it: the committed files no longer do
    search = models.TextField()  # `lexicon.plain` of code, names and wordings, abbreviations written out

    class Meta:
        ordering = ("sector", "code")

    def __str__(self) -> str:
        return f"{self.code} {self.name_vi}"

    @property
    def standing(self) -> "Indicator":
        """What its figures count as now: itself, or what it was merged into."""
        return self if self.merged_into_id is None else self.merged_into or self

    def is_measured_in(self, first: date) -> bool:
        """Whether it was still in use when a period began."""
        return self.valid_to is None or self.valid_to >= first


class Wording(models.Model):
    """A phrase that documents use for an indicator; one phrase means one indicator."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="wordings")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, unique=True)  # `lexicon.folded` of the text
    given_at = models.DateTimeField(null=True, blank=True)  # when a steward gave it to its indicator; null: committed

    def __str__(self) -> str:
        return self.text


class Component(models.Model):
    """One of the indicators that a composite one needs: its target is met where each of theirs is."""

    whole = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="components")
    part = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="component_of")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("whole", "part"), name="catalogue_one_component"),
            models.CheckConstraint(condition=~models.Q(whole=models.F("part")), name="catalogue_component_of_another"),
        )
        ordering = ("whole", "part__code")

    def __str__(self) -> str:
        return f"{self.whole_id}: {self.part_id}"


class Act(models.TextChoices):
    """What a steward does with an indicator."""

    ADDED = "added"
    WORDED = "worded"  # one more wording
    EDITED = "edited"
    MERGED = "merged"
    SPLIT = "split"
    RETIRED = "retired"
    COMPOSED = "composed"  # it needs others, or no longer does
    TIED = "tied"  # it is a ratio of others, or no longer
    SEPARATED = "separated"  # a merge was taken back
    REINSTATED = "reinstated"  # a retirement was taken back


class Amendment(models.Model):
    """One act of a steward, written once: what it changed, why, and who did it.

    facts: "before" and "after" of an edit; "wordings" that moved, by the code they went to; "last_day"; of a merge
    "ratios" and "compositions" that went over with it; of a retirement taken back the last day that it "had".
    """

    act = models.CharField(max_length=10, choices=Act)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="amendments")
    facts = models.JSONField(default=dict)
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="catalogue_amendment_reason"),)
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.act}"


RATIO_PARTS = ("numerator", "denominator")  # the facts of a proposal and of an amendment that name codes
COMPONENTS = "components"  # the fact of a proposal and of an amendment that lists codes, parted by spaces


class Answer(models.TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Suggestion(models.Model):
    """An indicator or a wording that somebody proposes; a steward accepts it, or declines it with a reason.

    A wording has an indicator from the start. An indicator is described by `facts` (`facts.FACTS` and its code),
    and stands in `indicator` once it was accepted.
    """

    text = models.CharField(max_length=200, blank=True)  # the phrase of a document; empty where there is none
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    facts = models.JSONField(default=dict)  # empty for a wording
    document = models.BigIntegerField(null=True, blank=True)  # id of the one in which the phrase was met
    reason = models.CharField(max_length=300)
    suggested_at = models.DateTimeField()
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answer_reason = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answer="open") | models.Q(answered_by__isnull=False, answered_at__isnull=False),
                name="catalogue_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="declined") | ~models.Q(answer_reason=""),
                name="catalogue_declined_with_reason",
            ),
        )
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text or str(self.facts.get("name_vi", "")) or str(self.indicator or "")

    @property
    def is_of_components(self) -> bool:
        """Whether it says which others an indicator needs."""
        return set(self.facts) == {COMPONENTS}

    @property
    def is_of_ratio(self) -> bool:
        """Whether it says of which others an indicator is the ratio."""
        return set(self.facts) == set(RATIO_PARTS)

    @property
    def is_of_wording(self) -> bool:
        """Whether it is one more phrase for an indicator, not an indicator of its own."""
        return not self.facts


class Clock(models.TextChoices):
    CALENDAR = "calendar"
    ISSUER = "issuer"  # closing days of the issuer, as in Decree 09/2019/NĐ-CP, Article 12


class PlanningPeriod(AsStored):
    """A stretch of days with a name: "2022", "2022-H1", "2022-Q3", "2022-M10", "2022-9M", "2020-2025".

    Results and targets are paired by name; clock and days are attributes. Days that have no such name
    are named by themselves: "2022-07-11", "2022-07-11..2022-07-12".
    """

    name = models.CharField(max_length=24)
    clock = models.CharField(max_length=10, choices=Clock, default=Clock.CALENDAR)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("name", "clock", "first_day", "last_day"), name="catalogue_one_period"),
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")), name="catalogue_period_runs_forward"
            ),
        )
        ordering = ("last_day", "first_day")

    def __str__(self) -> str:
        return self.name
