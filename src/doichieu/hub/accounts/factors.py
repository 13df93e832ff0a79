"""Second factors of accounts: what is on record of them, and their removal where a phone is lost."""

from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import transaction

from doichieu.hub.accounts.models import User
from doichieu.hub.ledger import services as ledger

SPENT_FOR = 120  # seconds that a code is remembered after use: longer than the site takes it


def has_second_factor(user: User) -> bool:
    """Whether this account's password alone lets nobody in."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def spend(user: User, code: str) -> bool:
    """Whether this code was not used before; from now on it was. True once, whichever process asks."""
    digits = "".join(sign for sign in code if sign.isalnum())
    return bool(cache.add(f"spent-code:{user.pk}:{digits}", 1, SPENT_FOR))


@transaction.atomic
def note(event: str, user: User) -> None:
    """Put on record what somebody did with their own second factor."""
    ledger.record(event, user, by=user.username)


@transaction.atomic
def remove_second_factor(*, user: User, by: str) -> bool:
    """Let somebody whose phone is lost in by their password again; False where there was none.

    Whether `by` may do so has been asked before.
    """
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if removed:
        ledger.record("second factor removed", user, by=by)
    return bool(removed)
