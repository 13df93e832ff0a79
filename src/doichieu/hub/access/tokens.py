"""Tokens for programs: issued once in clear, kept as a digest, ended by a day or a person."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.models import ApiToken
from doichieu.hub.access.viewers import HELD, HELD_COLUMNS, Act, Actor, Viewer, acting, held_among, held_today
from doichieu.hub.accounts.models import User
from doichieu.hub.composed import partly_loaded
from doichieu.hub.ledger import services as ledger
from doichieu.hub.statements import asked

PREFIX = "dc_"  # by which a secret is known where it was pasted by mistake
LENGTH = 32  # bytes of randomness: nothing to guess, so a plain digest is enough
MOST_DAYS = 366
CALENDAR = "calendar"  # name of the token of a calendar, whose digest is made otherwise: it opens nothing else
CALENDAR_PREFIX = "dcc_"


@transaction.atomic
def issue_token(*, user: User, name: str, days: int, by: Actor) -> str:
    """A new secret for an account, good for so many days; it is told this once.

    An account issues its own, whoever manages access anybody's. Raises access.Refused, ValueError for an
    odd number of days.
    """
    actor = acting(by)
    _refuse_others(user, actor)
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(f"a token lasts from 1 to {MOST_DAYS} days, not {days}")
    secret = PREFIX + secrets.token_urlsafe(LENGTH)
    _kept(user, name, _digest(secret), days, actor)
    return secret


@transaction.atomic
def issue_calendar_token(*, by: Actor) -> str:
    """A new secret with which a calendar program reads the sessions that an account may see, and nothing else.

    It is told this once, is good for MOST_DAYS, and ends the account's earlier one. Raises access.UnknownActor.
    """
    actor = acting(by)
    user = actor.person(Act.READ_INTERNAL)
    for token in open_tokens(user, CALENDAR):
        end_token(token=token, by=actor)
    secret = CALENDAR_PREFIX + secrets.token_urlsafe(LENGTH)
    _kept(user, CALENDAR, _calendar_digest(secret), MOST_DAYS, actor)
    return secret


@transaction.atomic
def end_token(*, token: ApiToken, by: Actor) -> None:
    """Let a token be good no more. Raises access.Refused."""
    actor = acting(by)
    _refuse_others(token.user, actor)
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    if locked.ended_at is None:
        locked.ended_at = timezone.now()
        locked.save(update_fields=("ended_at",))
        ledger.record("token ended", locked, by=actor.name)


def open_tokens(user: User, name: str) -> QuerySet[ApiToken]:
    """The tokens of an account for one purpose that nobody has ended, the oldest first."""
    return ApiToken.objects.filter(user=user, name=name.strip()[:80], ended_at__isnull=True).order_by("pk")


def tokens_of(user: User) -> list[ApiToken]:
    """All tokens of an account, the latest first."""
    return list(ApiToken.objects.filter(user=user).order_by("-pk"))


def viewer_with(secret: str) -> Viewer | None:
    """Who acts with this secret; None where it was never good, or is no more. One database query."""
    return _viewer(_digest(secret))


def calendar_viewer_with(secret: str) -> Viewer | None:
    """Whose calendar asks with this secret; None where it was never good, or is no more. One database query."""
    return _viewer(_calendar_digest(secret))


def _kept(user: User, name: str, digest: str, days: int, actor: Viewer) -> None:
    now = timezone.now()
    token = ApiToken.objects.create(
        user=user, name=name.strip()[:80], digest=digest, issued_at=now, expires_at=now + timedelta(days=days)
    )
    ledger.record("token issued", token, by=actor.name)


def _viewer(digest: str) -> Viewer | None:
    rows = asked(_BY_TOKEN, *held_today(), digest, timezone.now())
    if not rows:
        return None
    account = dict(zip(_ACCOUNT, rows[0][-len(_ACCOUNT) :], strict=True))
    return Viewer(partly_loaded(User, {**account, "is_active": True}), held_among(rows))


_ACCOUNT = ("id", "username", "first_name", "last_name")
# What finds the account in use of a good token, and the roles that it holds, in one statement.
_BY_TOKEN = f"""
SELECT {HELD_COLUMNS}, {", ".join(f"account.{name}" for name in _ACCOUNT)} FROM access_apitoken AS token
JOIN accounts_user AS account ON account.id = token.user_id {HELD}
WHERE token.digest = %s AND token.expires_at > %s AND token.ended_at IS NULL AND account.is_active
"""  # noqa: S608 # columns of its own


def _refuse_others(user: User, actor: Viewer) -> None:
    if actor.user != user and not actor.may(Act.MANAGE_ACCESS, None):
        raise Refused(viewer=actor.name, act=Act.MANAGE_ACCESS.value, locality=None)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _calendar_digest(secret: str) -> str:
    return _digest(f"{CALENDAR}:{secret}")
