"""Whom the office's own sign-in vouches for, tied to an account by an administrator."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from doichieu.hub.accounts.errors import IdentityTaken
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger import services as ledger

PROVIDER = "openid"  # the one server that the settings name


@transaction.atomic
def tie_identity(*, user: User, identity: str, by: str) -> None:
    """Let whoever the server calls `identity` in as this account; tied twice it is tied once.

    Whether `by` may do so has been asked before. Raises IdentityTaken.
    """
    known = SocialAccount.objects.filter(provider=PROVIDER, uid=identity.strip()).first()
    if known is not None and known.user_id != user.pk:
        raise IdentityTaken(identity=identity)
    if known is None:
        SocialAccount.objects.create(provider=PROVIDER, uid=identity.strip(), user=user)
        ledger.record("identity tied", user, by=by)


@transaction.atomic
def untie_identity(*, user: User, identity: str, by: str) -> None:
    """Let them in as this account no more; untied twice it is untied once."""
    gone, _ = SocialAccount.objects.filter(provider=PROVIDER, uid=identity.strip(), user=user).delete()
    if gone:
        ledger.record("identity untied", user, by=by)


def identities_of(user: User) -> list[str]:
    """By which names of the server somebody comes in as this account."""
    return list(SocialAccount.objects.filter(provider=PROVIDER, user=user).order_by("pk").values_list("uid", flat=True))
