"""Every write about accounts."""

import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from doichieu.hub.accounts.errors import PasswordRefused, UsernameRefused, UsernameTaken
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger import services as ledger

USERNAME = re.compile(r"[a-z][a-z0-9._+@-]{2,149}")


@transaction.atomic
def create_account(*, username: str, password: str, name: str = "", by: str = "system") -> User:
    """A new account, which may nothing yet but sign in.

    username: kept in lower case, so that two accounts never differ by case alone.
    name: the person's, as it is shown.
    Raises UsernameRefused, UsernameTaken, PasswordRefused.
    """
    user = _named(username, name)
    _check_password(password, user)
    user.set_password(password)
    return _created(user, by)


@transaction.atomic
def open_account(*, username: str, name: str = "", by: str) -> User:
    """A new account without a password: its owner sets one by a link, or comes in by the office's own sign-in.

    Raises UsernameRefused, UsernameTaken.
    """
    user = _named(username, name)
    user.set_unusable_password()
    return _created(user, by)


@transaction.atomic
def note_offer(*, user: User, by: str) -> None:
    """Put on record that somebody was given a link for a new password."""
    ledger.record("password offered", user, by=by)


@transaction.atomic
def close_account(*, user: User, by: str) -> None:
    """Let nobody in by it any more: who is signed in is signed out. Closed twice it is closed once."""
    _open_or_closed(user, is_active=False, event="account closed", by=by)


@transaction.atomic
def reopen_account(*, user: User, by: str) -> None:
    """Let its owner in again. Opened twice it is opened once."""
    _open_or_closed(user, is_active=True, event="account reopened", by=by)


@transaction.atomic
def set_password(*, user: User, password: str, by: str) -> None:
    """Give an account another password; whoever is signed in with the old one is signed out. Raises PasswordRefused."""
    _check_password(password, user)
    user.set_password(password)
    user.save(update_fields=("password",))
    ledger.record("password set", user, by=by)


def _named(username: str, name: str) -> User:
    """An account that is not stored yet. Raises UsernameRefused, UsernameTaken."""
    sign_in_name = username.strip().lower()
    if not USERNAME.fullmatch(sign_in_name):
        raise UsernameRefused(username=username)
    if User.objects.filter(username=sign_in_name).exists():
        raise UsernameTaken(username=sign_in_name)
    return User(username=sign_in_name, first_name=name.strip()[:150])


def _created(user: User, by: str) -> User:
    user.save(force_insert=True)
    ledger.record("account created", user, by=by)
    return user


def _open_or_closed(user: User, *, is_active: bool, event: str, by: str) -> None:
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active != is_active:
        locked.is_active = is_active
        locked.save(update_fields=("is_active",))
        ledger.record(event, locked, by=by)


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordRefused(reasons=tuple(error.messages)) from error
