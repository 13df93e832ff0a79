"""Somebody's own account: their roles, password, second factor, and the tokens of their programs."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import SetPasswordForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access import delegations, tokens
from doichieu.hub.access import queries as access
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.accounts import factors
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import set_password
from doichieu.hub.web.accounts.signing_in.again import asked_again
from doichieu.hub.web.pages import page

USUAL_DAYS = 90


class PasswordForm(SetPasswordForm):  # type: ignore[type-arg] # which takes none at run time
    """The old password, and a new one twice."""

    old_password = forms.CharField(strip=False)
    field_order = ("old_password", "new_password1", "new_password2")

    def __init__(self, request: HttpRequest, user: User, data: Any = None) -> None:
        super().__init__(user, data)
        self._request = request

    def clean_old_password(self) -> str:
        """The password that stands; wrong ones are counted like those of a sign-in."""
        given = str(self.cleaned_data["old_password"])
        if authenticate(self._request, username=self.user.username, password=given) is None:
            raise forms.ValidationError(_("The password is wrong."))
        return given


class TokenForm(forms.Form):
    """What a token is for, and how long it is good."""

    name = forms.CharField(
        max_length=80, error_messages={"required": gettext_lazy("Say what the token is for, as you will know it.")}
    )
    days = forms.IntegerField(min_value=1, max_value=tokens.MOST_DAYS, initial=USUAL_DAYS)


@require_safe
@login_required
@page
def account(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the account may do and where, and what belongs to it."""
    user = viewer.person(Act.READ_INTERNAL)
    context = {
        "section": "account",
        "grants": access.grants_of(user),
        "lent": delegations.lent_to(user),
        "has_password": user.has_usable_password(),
        "manages_access": viewer.may_somewhere(Act.MANAGE_ACCESS),
        "second_factor": factors.has_second_factor(user),
    }
    return render(request, "web/account.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@page
def password(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Another password; this browser stays signed in, all others are signed out."""
    user = viewer.person(Act.READ_INTERNAL)
    if not user.has_usable_password():
        raise Http404("the account signs in without a password")
    form = PasswordForm(request, user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        set_password(user=user, password=form.cleaned_data["new_password1"], by=user.username)
        update_session_auth_hash(request, user)
        messages.success(request, _("The new password is set. Other browsers are signed out."))
        return redirect("account")
    return render(
        request, "web/password.html", {"section": "account", "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@asked_again(lambda request: "issue" in request.POST)
@page
def own_tokens(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The account's tokens; a new one, whose secret is shown this once, and the end of one."""
    user = viewer.person(Act.READ_INTERNAL)
    secret = ""
    form = TokenForm(request.POST if "issue" in request.POST else None)
    if request.method == "POST" and "end" in request.POST:
        for each in tokens.tokens_of(user):
            if str(each.pk) == request.POST["end"]:
                tokens.end_token(token=each, by=viewer)
                messages.success(request, _("The token has ended."))
        return redirect("tokens")
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        secret = tokens.issue_token(user=user, name=given["name"], days=given["days"], by=viewer)
        form = TokenForm()
    context = {"section": "account", "tokens": tokens.tokens_of(user), "form": form, "secret": secret}
    return render(request, "web/tokens.html", context, status=422 if form.errors else 200)
