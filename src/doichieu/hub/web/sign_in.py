"""Sign-in: Django's own view and form, with names that do not depend on case."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_MANY_REQUESTS = 429


class SignInForm(AuthenticationForm):
    """User name and password."""

    def clean_username(self) -> str:
        """The name as accounts keep it."""
        return str(self.cleaned_data["username"]).strip().lower()


def forwarded_address(request: HttpRequest) -> str:
    """Where a request came from, as the proxy before this server saw it: the last address that it names."""
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return forwarded or str(request.META.get("REMOTE_ADDR", ""))


def locked_out(request: HttpRequest, _refused: HttpResponse, _credentials: Mapping[str, Any] | None) -> HttpResponse:
    """The form again, for a name that was tried with too many wrong passwords: when to come back."""
    context = {
        "form": SignInForm(request, initial={"username": request.POST.get("username", "").strip()}),
        "next": request.POST.get("next", ""),
        "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60,
    }
    return render(request, "web/sign_in.html", context, status=TOO_MANY_REQUESTS)


sign_in = LoginView.as_view(
    template_name="web/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
)
sign_out = LogoutView.as_view()  # by POST only
