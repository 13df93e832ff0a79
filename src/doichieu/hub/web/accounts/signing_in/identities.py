"""Signing in by the office's own OpenID Connect server, where the settings name one."""

from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

from doichieu.hub.web.accounts.signing_in.rules import tell_failure


@never_cache
@require_safe
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead them to that server."""
    return _answered(views.login, request, provider_id)


@never_cache
@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Whom that server vouches for comes in, or is asked for the code."""
    return _answered(views.callback, request, provider_id)


def _answered(view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    if not settings.OPENID_NAME:
        raise Http404("no OpenID Connect server is named in the settings")
    try:
        return view(request, provider_id)
    except (RequestException, KeyError) as error:  # it is down, or answers with something else
        tell_failure(error)
        told = gettext("%(name)s does not answer. Try again later, or sign in with a password.")
        messages.error(request, told % {"name": settings.OPENID_NAME})
        return redirect("sign_in")
