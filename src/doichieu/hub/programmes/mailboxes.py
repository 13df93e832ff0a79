"""Where reminders go by e-mail, and what was sent there; `models` makes these two known to Django."""

from django.db import models

from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import WrittenOnce


class LeadAddress(models.Model):
    """Where reminders of a lead go by e-mail; an empty address: nowhere any more."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="lead_addresses")
    folded = models.CharField(max_length=200)  # the lead's name
    address = models.CharField(max_length=254, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("locality", "folded"), name="programmes_one_address"),)

    def __str__(self) -> str:
        return self.folded


class SentReminder(WrittenOnce):
    """One attempt to send a reminder by e-mail. fault: why the server did not take it; empty where it did."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="sent_reminders")
    lead = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)  # the lead's name, as `LeadAddress` has it
    address = models.CharField(max_length=254)
    message = models.TextField()
    fault = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        indexes = (models.Index(fields=("locality", "folded"), name="programmes_sent_to_lead"),)
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.lead}: {self.address}"
