"""Sentences of later documents that may tell what became of a task; `models` makes them known to Django."""

from django.db import models

from doichieu.hub.documents.models import StoredText


class OutcomeState(models.TextChoices):
    PROPOSED = "proposed"  # by the likeness of words
    DISMISSED = "dismissed"  # a person said that it tells nothing of the task
    ACCEPTED = "accepted"  # a person closed the task with it
    GONE = "gone"  # the words that are looked for have changed, and it is not found any more


class Outcome(models.Model):
    """A sentence of a later document beside a task of which it may tell. decided_by: the account's name."""

    task = models.ForeignKey("programmes.Task", on_delete=models.PROTECT, related_name="outcomes")
    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="outcomes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=OutcomeState, default=OutcomeState.PROPOSED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("task", "text", "start", "end"), name="programmes_one_outcome_a_place"),
            models.CheckConstraint(
                condition=~models.Q(state__in=("dismissed", "accepted")) | ~models.Q(decided_by=""),
                name="programmes_outcome_decided_by",
            ),
        )
        ordering = ("task", "text__document__published", "text", "start")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.text_id}:{self.start}"
