"""Accounts with a second factor, and the codes that a phone would show."""

import time
from types import SimpleNamespace

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account

PASSWORD = "mot-con-vit-xoe-ra"
STEP = 30  # seconds


class Owner:
    """Somebody whose account has a second factor, with the phone that shows codes."""

    def __init__(self, username: str = "hoa") -> None:
        self.user: User = create_account(username=username, password=PASSWORD)
        self.secret: str = generate_totp_secret()
        TOTP.activate(self.user, self.secret)
        self.recovery: list[str] = RecoveryCodes.activate(self.user).get_unused_codes()

    def code(self, later: int = 0) -> str:
        """What the phone shows now, or some steps later."""
        return shown(self.secret, later)

    def wrong(self) -> str:
        """Six digits that the phone shows neither now nor soon."""
        near = {self.code(step) for step in range(-3, 4)}
        return next(digits for digits in ("000000", "111111", "222222") if digits not in near)


def shown(secret: str, later: int = 0) -> str:
    """What an app with this key shows."""
    return str(format_hotp_value(hotp_value(secret, int(auth.time.time()) // STEP + later)))


def stop_the_clock(patch: pytest.MonkeyPatch) -> None:
    """Let phone and site see one moment: no step ends between the showing of a code and its being looked at."""
    moment = time.time()
    patch.setattr(auth, "time", SimpleNamespace(time=lambda: moment))


def by_password(client: Client, username: str = "hoa", password: str = PASSWORD, onward: str = "") -> str:
    """Send name and password; where that leads."""
    fields = {"username": username, "password": password, **({"next": onward} if onward else {})}
    return client.post(reverse("sign_in"), fields).headers.get("Location", "")


def signed_in(client: Client) -> bool:
    """Whether the site takes this browser for somebody's."""
    return client.get(reverse("account")).status_code == 200
