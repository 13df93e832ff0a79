"""What reviewers decided about the claims of a text."""

from django.conf import settings
from django.db import models

from doichieu.hub.documents.models import StoredText
from doichieu.hub.register.models import Figure


class Action(models.TextChoices):
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    REOPENED = "reopened"  # the decision before is taken back


class Decision(models.Model):
    """One decision on one span of a text; it holds whatever a later version of the reader reads there.

    Rows are only ever added: a later decision replaces an earlier one, and two people cannot replace
    the same one.
    """

    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="decisions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    action = models.CharField(max_length=10, choices=Action)
    claim = models.JSONField()  # as it was read when the decision was made
    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    reason = models.CharField(max_length=300, blank=True)
    for_good = models.BooleanField(null=True, blank=True)  # a rejection: not to be sent again; null: not asked then
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("text", "start", "end"),
                condition=models.Q(replaces__isnull=True),
                name="intake_one_first_decision",
            ),
        )
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.text_id} {self.start}: {self.action}"

    @property
    def is_undone_for_a_reason(self) -> bool:
        """Whether who takes it back is asked why: of what was a figure, and of what was rejected for a reason."""
        return self.figure_id is not None or (self.action == Action.REJECTED and bool(self.reason))
