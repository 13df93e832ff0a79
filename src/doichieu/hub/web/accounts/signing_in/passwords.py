"""Signing in by name and password; whoever has a second factor is then asked for a code."""

from collections.abc import Mapping
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, ReauthenticateView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, LogoutView, PasswordResetConfirmView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import set_password

TOO_MANY_REQUESTS = 429


class SignInForm(LoginForm):
    """User name and password; names do not depend on case."""

    def add_prefix(self, field_name: str) -> str:
        """The name of a field on the page: what allauth calls a login is a user name here."""
        return "username" if field_name == "login" else field_name

    def clean_login(self) -> str:
        """The name as accounts keep it."""
        return str(self.cleaned_data["login"]).strip().lower()


class SignInView(LoginView):
    """The page that asks for name and password."""

    template_name = "web/sign_in.html"
    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the way to the office's own sign-in, where there is one."""
        return {**super().get_context_data(**kwargs), "single_sign_on": settings.OPENID_NAME}


@method_decorator(never_cache, name="dispatch")
class LinkView(PasswordResetConfirmView):
    """A new password by a link that an administrator handed over: good once, for a day; it signs nobody in."""

    template_name = "web/password_by_link.html"

    def get_user(self, uidb64: str) -> User | None:
        """Whose link it is; nobody's where the account is closed."""
        found = super().get_user(uidb64)
        return found if isinstance(found, User) and found.is_active else None

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Set it, on record, and lead them to the sign-in."""
        if self.user is not None:  # else the link was not good, and there is no form
            set_password(user=self.user, password=form.cleaned_data["new_password1"], by=self.user.username)
        self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN, None)
        messages.success(self.request, _("The new password is set. Sign in with it."))
        return redirect("sign_in")


class AgainView(ReauthenticateView):
    """The password once more, before something that matters."""

    template_name = "web/sign_in_again.html"


def forwarded_address(request: HttpRequest) -> str:
    """Where a request came from, as the proxy before this server saw it: the last address that it names."""
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return forwarded or str(request.META.get("REMOTE_ADDR", ""))


def locked_out(request: HttpRequest, _refused: HttpResponse, _credentials: Mapping[str, Any] | None) -> HttpResponse:
    """The form again, for a name that was tried with too many wrong passwords: when to come back."""
    context = {
        "form": SignInForm(initial={"login": request.POST.get("username", "").strip()}, request=request),
        "redirect_field_value": request.POST.get("next", ""),
        "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60,
    }
    return render(request, "web/sign_in.html", context, status=TOO_MANY_REQUESTS)


def too_many(request: HttpRequest) -> HttpResponse:
    """Somebody signed in asks too often."""
    return render(request, "429.html", status=TOO_MANY_REQUESTS)


sign_in = SignInView.as_view()
sign_out = LogoutView.as_view()  # by POST only; what was begun of a sign-in ends with it
again = AgainView.as_view()
by_link = LinkView.as_view()
