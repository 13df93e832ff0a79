"""The chain of what was written, and the outbox from which upper apps learn of it."""

from django.db import models


class Head(models.Model):
    """The last link's number and digest, in one row that a writer locks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="ledger_one_head"),)

    def __str__(self) -> str:
        return str(self.number)


class Link(models.Model):
    """One transaction that wrote, chained by digest to the one before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    actor = models.CharField(max_length=150)  # the account's name; a name of the system's own for jobs
    event = models.CharField(max_length=60)  # "claim confirmed"
    rows = models.JSONField()  # [{"app", "model", "id", "digest"}]: what was written, and the digest of its fields
    previous = models.CharField(max_length=64, blank=True)  # digest of the link before; empty for the first
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}: {self.event}"


class Outgoing(models.Model):
    """One event that upper apps may react to, by a job; a row names its object by app, model and id."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="outgoing")
    event = models.CharField(max_length=60)
    app = models.CharField(max_length=40)
    model = models.CharField(max_length=40)
    object_id = models.CharField(max_length=40)
    attempts = models.PositiveSmallIntegerField(default=0)  # counted as they begin: one that kills its process counts
    due_at = models.DateTimeField()  # when the next attempt may be asked for, unless it is delivered by then
    delivered_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)  # after too many attempts

    class Meta:
        indexes = (
            models.Index(
                fields=("due_at",),
                condition=models.Q(delivered_at__isnull=True, given_up_at__isnull=True),
                name="ledger_undelivered",
            ),
        )

    def __str__(self) -> str:
        return f"{self.event}: {self.app}.{self.model} {self.object_id}"


class Heartbeat(models.Model):
    """When the job worker was last heard of, in one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="ledger_one_heartbeat"),)

    def __str__(self) -> str:
        return self.seen_at.isoformat()
