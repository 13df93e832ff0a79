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
    sign_in_name = username.strip().lower()
    if not USERNAME.fullmatch(sign_in_name):
        raise UsernameRefused(username=username)
    if User.objects.filter(username=sign_in_name).exists():
        raise UsernameTaken(username=sign_in_name)
    user = User(username=sign_in_name, first_name=name.strip())
    _check_password(password, user)
    user.set_password(password)
    user.save(force_insert=True)
    ledger.record("account created", user, by=by)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: str) -> None:
    """Give an account another password; whoever is signed in with the old one is signed out. Raises PasswordRefused."""
    _check_password(password, user)
    user.set_password(password)
    user.save(update_fields=("password",))
    ledger.record("password set", user, by=by)


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordRefused(reasons=tuple(error.messages)) from error
