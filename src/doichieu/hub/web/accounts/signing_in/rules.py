"""What allauth asks the site: nobody opens an account, one's code comes before one's password, keys lie sealed."""

import logging
from collections.abc import Callable
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doichieu.hub.accounts import factors, sealing
from doichieu.hub.accounts.models import User

logger = logging.getLogger(__name__)
BACKEND = "django.contrib.auth.backends.ModelBackend"
MFA = "mfa_reauthenticate"
FAULTS = {
    "username_password_mismatch": _("The name or the password is wrong. Capital letters count in a password."),
    "incorrect_password": _("The password is wrong."),
    "incorrect_code": _("The code is wrong, or it was used already. Wait for the next one."),
    "too_many_login_attempts": _("Too many wrong codes. Try again in 15 minutes."),
    "rate_limited": _("Too many wrong codes. Try again in 15 minutes."),
}
FIRST = frozenset({"sign_in", "sign_out", "language", "account_reauthenticate", "mfa_activate_totp"})


class AccountRules(DefaultAccountAdapter):
    """Accounts are made by administrators; wrong passwords are counted by axes, wrong codes by allauth."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **FAULTS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account for themselves."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by axes, for a name from an address: a stranger locks nobody out."""

    def login(self, request: HttpRequest, user: User) -> None:
        """Let them in under the back end that looks accounts up, whatever let them in."""
        user.backend = BACKEND
        super().login(request, user)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Not looked at: codes are counted for an account, wherever they come from."""
        return str(request.META.get("REMOTE_ADDR", ""))

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """By code alone where there is a second factor: its removal must not hang on the password."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] == MFA] or methods

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """An account that was closed."""
        messages.error(request, gettext("This account is closed. Ask your administrator."))
        return redirect("sign_in")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the pages say it themselves, in both languages."""


class FactorRules(DefaultMFAAdapter):
    """Keys of second factors lie sealed in the database."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, **FAULTS}

    def encrypt(self, text: str) -> str:
        """What is stored."""
        return sealing.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was stored."""
        return sealing.unsealed(encrypted_text)


class IdentityRules(DefaultSocialAccountAdapter):
    """Whoever the office's own sign-in vouches for comes in only as the account that an administrator tied to them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody opens an account for themselves."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse an identity that is tied to no account, and whoever would tie one by themselves."""
        if not sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            context = {"identity": sociallogin.account.uid, "name": settings.OPENID_NAME}
            raise ImmediateHttpResponse(render(request, "web/sign_in_unknown.html", context, status=403))

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The other side refused, did not answer, or answered nonsense."""
        tell_failure(kwargs.get("exception") or kwargs.get("error") or "unknown")
        messages.error(request, gettext("%(name)s did not let you in. Try again.") % {"name": settings.OPENID_NAME})
        raise ImmediateHttpResponse(redirect("sign_in"))


def tell_failure(reason: object) -> None:
    """Log for whoever runs the site why the other server let nobody in: pages do not say it."""
    logger.warning("sign-in by OpenID Connect failed: %s", " ".join(str(reason).split())[:500])


class SecondFactorFirst:
    """Middleware: where the office requires a second factor, nobody does anything before they have one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        """Lead whoever lacks one to the page that sets one."""
        user = request.user
        named = request.resolver_match.url_name if request.resolver_match else None
        if not settings.SECOND_FACTOR_REQUIRED or not isinstance(user, User) or named in FIRST:
            return None
        return None if factors.has_second_factor(user) else redirect("mfa_activate_totp")
