"""Looking after accounts: who holds which role, opening and closing an account, a link for a new password.

Whoever manages access for a place looks after an account as long as all that it may do lies there: nobody comes, by
another's password, to more than they have themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from doichieu.hub.access.errors import OwnAccount, Refused
from doichieu.hub.access.models import Delegation, Grant
from doichieu.hub.access.queries import covered_q, grants_of
from doichieu.hub.access.viewers import Act, Actor, Viewer, acting, viewer_of
from doichieu.hub.accounts import factors, identities
from doichieu.hub.accounts import services as accounts
from doichieu.hub.accounts.models import User
from doichieu.hub.places.models import Locality


@dataclass(frozen=True, slots=True)
class PasswordLink:
    """What the address of a link for a new password is made of; it is good once, for a day."""

    user: User
    uid: str
    token: str


def grants_managed(viewer: Viewer, under: Locality | None = None) -> QuerySet[Grant]:
    """The roles that the viewer may give and take, by account; under: of this place and what lies under it."""
    rows = Grant.objects.filter(covered_q(viewer, Act.MANAGE_ACCESS, "locality__"))
    if under is not None:
        rows = rows.filter(locality__path__startswith=under.path)
    related = rows.select_related("user", "locality__parent", "organisation")
    return related.order_by("user__username", "role", "pk")


def delegations_managed(viewer: Viewer) -> Sequence[Delegation]:
    """The delegations that stand today or later, between accounts of whom the viewer looks after one."""
    today = timezone.localdate()
    held = grants_managed(viewer).values("user")
    rows = Delegation.objects.filter(giver__in=held, ended_at__isnull=True, last_day__gte=today)
    return list(rows.select_related("giver", "taker").order_by("first_day", "pk"))


def may_look_after(viewer: Viewer, user: User) -> bool:
    """Whether all that the account may do lies where the viewer manages access; of one without a role: everywhere."""
    paths = viewer.covered_paths(Act.MANAGE_ACCESS)
    if paths == "all":
        return True
    held = _paths_of(user)
    return bool(held) and all(path and path.startswith(paths) for path in held)


@transaction.atomic
def open_account(*, username: str, name: str, by: Actor) -> PasswordLink:
    """A new account, which may nothing yet, and the link by which its owner sets a password.

    Raises access.Refused, accounts.UsernameRefused, accounts.UsernameTaken.
    """
    actor = acting(by)
    actor.must_somewhere(Act.MANAGE_ACCESS)
    return _link(accounts.open_account(username=username, name=name, by=actor.name))


@transaction.atomic
def offer_password(*, user: User, by: Actor) -> PasswordLink:
    """A link by which the owner of an account sets another password. Raises access.Refused."""
    actor = _looking_after(user, by)
    accounts.note_offer(user=user, by=actor.name)
    return _link(user)


@transaction.atomic
def close_account(*, user: User, by: Actor) -> None:
    """Let nobody in as this account any more; what it wrote stays on record. Raises access.Refused, OwnAccount."""
    actor = _looking_after(user, by)
    if actor.user == user:
        raise OwnAccount(username=user.username)
    accounts.close_account(user=user, by=actor.name)


@transaction.atomic
def reopen_account(*, user: User, by: Actor) -> None:
    """Let the owner of a closed account in again. Raises access.Refused."""
    actor = _looking_after(user, by)
    accounts.reopen_account(user=user, by=actor.name)


@transaction.atomic
def forget_second_factor(*, user: User, by: Actor) -> bool:
    """Remove the second factor of somebody whose phone is lost; False where there was none. Raises access.Refused."""
    actor = _looking_after(user, by)
    return factors.remove_second_factor(user=user, by=actor.name)


@transaction.atomic
def tie_identity(*, user: User, identity: str, by: Actor) -> None:
    """Let whom the office's own sign-in calls so in as this account. Raises access.Refused, accounts.IdentityTaken."""
    actor = _looking_after(user, by)
    identities.tie_identity(user=user, identity=identity, by=actor.name)


@transaction.atomic
def untie_identity(*, user: User, identity: str, by: Actor) -> None:
    """Let them in as this account no more. Raises access.Refused."""
    actor = _looking_after(user, by)
    identities.untie_identity(user=user, identity=identity, by=actor.name)


def _looking_after(user: User, by: Actor) -> Viewer:
    actor = acting(by)
    if not may_look_after(actor, user):
        raise Refused(viewer=actor.name, act=Act.MANAGE_ACCESS.value, locality=None)
    return actor


def _paths_of(user: User) -> set[str]:
    """Where the account may do something, by its own roles (of a closed one too) and by those lent to it."""
    own = {grant.locality.path if grant.locality else "" for grant in grants_of(user)}
    return own | {held.path for held in viewer_of(user).grants}


def _link(user: User) -> PasswordLink:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return PasswordLink(user, uid, default_token_generator.make_token(user))
