"""Who may do what, where."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from doichieu.hub.places.models import Locality, Subject


class Role(models.TextChoices):
    VISITOR = "visitor"
    CONTRIBUTOR = "contributor"  # hands in documents and figures
    REVIEWER = "reviewer"  # confirms, corrects, rejects
    APPROVER = "approver"  # releases documents, locks periods
    SESSION_CLERK = "session clerk"
    STEWARD = "steward"  # of the catalogue and the places
    ADMINISTRATOR = "administrator"


class Delegation(models.Model):
    """For an absence: somebody acts with another's roles between two days, under their own name.

    What is delegated are the roles that the other holds while it lasts, but for the administration; and not those
    that were delegated to them. Rows are added, and ended once.
    """

    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_given")
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_taken")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")), name="access_delegation_runs_forward"
            ),
            models.CheckConstraint(condition=~models.Q(giver=models.F("taker")), name="access_delegation_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}"


class ApiToken(models.Model):
    """A secret with which a program acts as an account, kept as a digest alone; what the account may do, it may.

    Rows are added, and ended once: by a day, or by a person.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)  # what it is for
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the secret
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.name}"

    @property
    def good(self) -> bool:
        """Whether a program still gets in with it."""
        return self.ended_at is None and self.expires_at > timezone.now()


class Grant(models.Model):
    """A role that an account holds for a locality and what lies under it; without a locality, everywhere.

    With an organisation, for that organisation of the locality alone: whoever holds it hands in what is the
    organisation's, and reads no more of the locality than that.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True)
    organisation = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "role", "locality"),
                condition=models.Q(organisation__isnull=True),
                name="access_one_grant",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "organisation"),
                condition=models.Q(organisation__isnull=False),
                name="access_one_grant_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) | models.Q(locality__isnull=False, role=Role.CONTRIBUTOR),
                name="access_organisations_contribute",
            ),
            models.UniqueConstraint(
                fields=("user", "role"),
                condition=models.Q(locality__isnull=True),
                name="access_one_grant_everywhere",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role}, {self.organisation or self.locality or '*'}"
