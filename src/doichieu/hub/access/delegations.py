"""Standing in for somebody who is away: recorded, between two days, ended early by either or by who manages access."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from doichieu.hub.access.errors import NotDelegated, Refused, Undelegated
from doichieu.hub.access.models import Delegation, Grant, Role
from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger import services as ledger

MOST_DAYS = 184  # half a year: an absence, and no second office


@dataclass(frozen=True, slots=True)
class Lent:
    """What somebody may do today for another who is away."""

    delegation: Delegation
    grants: Sequence[Grant]


@transaction.atomic
def delegate(  # noqa: PLR0913 # who, to whom, when, why
    *, giver: User, taker: User, first: date, last: date, reason: str, by: Actor
) -> Delegation:
    """Let `taker` act with the roles of `giver` from the first day to the last.

    The giver does so, or whoever manages access everywhere. Raises access.Refused, NotDelegated.
    """
    actor = acting(by)
    if actor.user != giver and not actor.may(Act.MANAGE_ACCESS, None):
        raise Refused(viewer=actor.name, act=Act.MANAGE_ACCESS.value, locality=None)
    _refuse_odd(giver, taker, first, last, reason)
    delegation = Delegation.objects.create(
        giver=giver,
        taker=taker,
        first_day=first,
        last_day=last,
        reason=reason.strip()[:300],
        recorded_at=timezone.now(),
    )
    ledger.record("roles delegated", delegation, by=actor.name)
    return delegation


@transaction.atomic
def end_delegation(*, delegation: Delegation, by: Actor) -> None:
    """End it before its last day; ended twice it is ended once. Raises access.Refused."""
    actor = acting(by)
    own = actor.user is not None and actor.user in {delegation.giver, delegation.taker}
    if not own and not actor.may(Act.MANAGE_ACCESS, None):
        raise Refused(viewer=actor.name, act=Act.MANAGE_ACCESS.value, locality=None)
    locked = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if locked.ended_at is None:
        locked.ended_at = timezone.now()
        locked.save(update_fields=("ended_at",))
        ledger.record("delegation ended", locked, by=actor.name)


def delegations_of(viewer: Viewer) -> Sequence[Delegation]:
    """Those that the viewer gave or took, the latest first."""
    if viewer.user is None:
        return []
    rows = Delegation.objects.filter(Q(giver=viewer.user) | Q(taker=viewer.user))
    return list(rows.select_related("giver", "taker").order_by("-pk"))


def lent_to(user: User) -> Sequence[Lent]:
    """What an account may do today by delegation, the one that ends first before the others; two database queries."""
    today = timezone.localdate()
    rows = Delegation.objects.filter(taker=user, ended_at=None, first_day__lte=today, last_day__gte=today)
    standing = rows.filter(giver__is_active=True).select_related("giver").order_by("last_day", "pk")
    grants: dict[int, list[Grant]] = defaultdict(list)
    held = Grant.objects.filter(user__in=standing.values("giver")).exclude(role=Role.ADMINISTRATOR)
    for grant in held.select_related("locality", "organisation").order_by("role", "pk"):
        grants[grant.user_id].append(grant)
    return [Lent(each, grants[each.giver_id]) for each in standing]


def _refuse_odd(giver: User, taker: User, first: date, last: date, reason: str) -> None:
    odd = {
        Undelegated.TO_ONESELF: giver == taker,
        Undelegated.TO_CLOSED: not taker.is_active,
        Undelegated.BACKWARDS: last < first,
        Undelegated.PAST: last < timezone.localdate(),
        Undelegated.TOO_LONG: (last - first).days >= MOST_DAYS,
        Undelegated.UNSAID: not reason.strip(),
    }
    fault = next((each for each, holds in odd.items() if holds), None)
    if fault is not None:
        raise NotDelegated(fault=fault)
