"""Figures with their evidence. Rows are only ever added; `Current` can be built again from them."""

from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from django.conf import settings
from django.db import models

from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.documents.models import StoredText
from doichieu.hub.fields import ExactDecimalField
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.errors import InsertOnly
from doichieu.hub.rows import AsStored, with_plain_keys

Row = TypeVar("Row", bound=models.Model)


class Measure(models.TextChoices):
    LEVEL = "level"
    GROWTH = "growth"
    ATTAINMENT = "attainment"
    PROGRESS = "progress"


AMOUNTS = frozenset({Measure.LEVEL, Measure.PROGRESS})  # the others are rates of these


class Maturity(models.TextChoices):
    """Law on Statistics 2015, Articles 3 and 48; empty where the source does not say."""

    ESTIMATE = "estimate"  # ước tính
    PRELIMINARY = "preliminary"  # sơ bộ
    OFFICIAL = "official"  # chính thức


class WrittenOnceRows(models.QuerySet[Row]):
    """Rows that can be added and read."""

    def update(self, **fields: Any) -> NoReturn:  # noqa: ARG002
        """Raises InsertOnly."""
        raise InsertOnly(row=f"what is in {self.model.__name__}")

    def delete(self) -> NoReturn:
        """Raises InsertOnly."""
        raise InsertOnly(row=f"what is in {self.model.__name__}")


class WrittenOnce(AsStored):
    """A row that is added and then never changed; the database refuses a change too (migration 0001)."""

    objects = WrittenOnceRows.as_manager()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        """Add the row. Raises InsertOnly where it is on record already."""
        if not self._state.adding:
            raise InsertOnly(row=f"{self._meta.label_lower} {self.pk}")
        super().save(**{**options, "force_insert": True})

    def delete(self, using: str | None = None, keep_parents: bool = False) -> NoReturn:  # noqa: ARG002
        """Raises InsertOnly: nothing on record is deleted."""
        raise InsertOnly(row=f"{self._meta.label_lower} {self.pk}")


def order_of(value: Decimal) -> float:
    """The value as a double, for ordering only. A zero has no sign there: SQLite keeps none."""
    return float(value) + 0.0


@with_plain_keys
class Figure(WrittenOnce):
    """One figure as it was confirmed at one moment.

    value, upper, total, step: in `unit`; money in whole đồng. set_by: the plan's owner, for a planned
    figure and for an attainment; empty for a result. A correction supersedes; a withdrawal is a row that
    supersedes, with a reason and no value.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="figures")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="figures")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="figures")
    period = models.ForeignKey(PlanningPeriod, on_delete=models.PROTECT, related_name="figures", db_index=False)
    measure = models.CharField(max_length=12, choices=Measure)
    planned = models.BooleanField()
    set_by = models.CharField(max_length=120, blank=True)
    price_basis = models.CharField(max_length=40, blank=True)  # "so sánh 2010", "hiện hành"
    cumulative = models.BooleanField(null=True)  # counted from the year's start; null: the source does not say
    series = models.CharField(max_length=64)  # digest of the key without the period: `register.series.Series.digest`
    value = ExactDecimalField(null=True)
    upper = ExactDecimalField(null=True, blank=True)
    total = ExactDecimalField(null=True, blank=True)
    step = ExactDecimalField(null=True)
    unit = models.CharField(max_length=40)
    bound = models.CharField(max_length=10)
    maturity = models.CharField(max_length=12, choices=Maturity, blank=True)
    order = models.FloatField(null=True)  # `order_of` the value
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    withdrawn = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawn=True, value__isnull=True) | models.Q(withdrawn=False, value__isnull=False),
                name="register_value_unless_withdrawn",
            ),
            models.CheckConstraint(
                condition=models.Q(supersedes__isnull=True, withdrawn=False) | ~models.Q(reason=""),
                name="register_reason_for_a_change",
            ),
        )
        indexes = (models.Index(fields=("series", "period"), name="register_series"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period_id}: {self.value} {self.unit}"


@with_plain_keys
class Evidence(WrittenOnce):
    """The place in a document that states a figure, with the claim as it was then read."""

    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, related_name="evidence", db_index=False)
    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    claim = models.JSONField()  # `claims.codec.claim_to_json`
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("figure", "text", "start", "end"), name="register_one_witness"),)

    def __str__(self) -> str:
        return f"{self.figure_id}: {self.claim['quote']}"


class Retraction(WrittenOnce):
    """A witness that was taken back: its figure rests on it no longer, and neither does what restates the figure."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, related_name="retraction")
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="register_retraction_reason"),)

    def __str__(self) -> str:
        return f"{self.evidence_id}: {self.reason}"


class PeriodClosing(WrittenOnce):
    """From now on nothing is entered, corrected or withdrawn for a place and what lies under it, in a period and
    the periods within it; until it is reopened.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="closings")
    period = models.ForeignKey(PlanningPeriod, on_delete=models.PROTECT, related_name="closings")
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.locality_id} {self.period_id}"


class PeriodReopening(WrittenOnce):
    """The end of a closing, by a named person and for a reason."""

    closing = models.OneToOneField(PeriodClosing, on_delete=models.PROTECT, related_name="reopening")
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="register_reopening_reason"),)

    def __str__(self) -> str:
        return f"{self.closing_id}: {self.reason}"


class Current(models.Model):
    """The figure that holds now for a series and period; may be dropped and built again.

    The database checks none of its references: period, locality and indicator are the figure's own and are checked
    there, a figure is never deleted, and `register.soundness` compares every row with its figure (decision 0032).
    """

    figure = models.OneToOneField(
        Figure, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="current"
    )
    series = models.CharField(max_length=64)
    period = models.ForeignKey(PlanningPeriod, on_delete=models.CASCADE, db_index=False, db_constraint=False)
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, db_index=False, db_constraint=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, db_index=False, db_constraint=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("series", "period"), name="register_one_current"),)
        indexes = (
            models.Index(fields=("locality", "period", "indicator"), name="register_scoreboard"),
            models.Index(fields=("indicator", "period", "locality"), name="register_ranking"),
        )

    def __str__(self) -> str:
        return str(self.figure_id)
