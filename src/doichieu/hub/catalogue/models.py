"""Indicators with their wordings, and planning periods."""

from django.db import models


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


class Indicator(models.Model):
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
    sector = models.CharField(max_length=40)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    search = models.TextField()  # `lexicon.plain` of code, names and wordings, abbreviations written out

    class Meta:
        ordering = ("sector", "code")

    def __str__(self) -> str:
        return f"{self.code} {self.name_vi}"


class Wording(models.Model):
    """A phrase that documents use for an indicator; one phrase means one indicator."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="wordings")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, unique=True)  # `lexicon.folded` of the text

    def __str__(self) -> str:
        return self.text


class Clock(models.TextChoices):
    CALENDAR = "calendar"
    ISSUER = "issuer"  # closing days of the issuer, as in Decree 09/2019/NĐ-CP, Article 12


class PlanningPeriod(models.Model):
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
