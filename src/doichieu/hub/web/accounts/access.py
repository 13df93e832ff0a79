"""Who may do what: for those who manage access to a place. Roles, accounts, and links for a new password."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from doichieu.hub.access import administration, delegations
from doichieu.hub.access import queries as accesses
from doichieu.hub.access.administration import PasswordLink
from doichieu.hub.access.errors import OrganisationRole, OwnAccount
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role, withdraw_role
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.accounts import factors, identities
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.accounts.errors import IdentityTaken, UsernameRefused, UsernameTaken
from doichieu.hub.accounts.models import User
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.web.accounts.signing_in.again import asked_again
from doichieu.hub.web.pages import page, part_of

OFFERED = 12  # places that a search names
REFUSED = 422


class GrantForm(forms.Form):
    """Which account gets which role, and for which organisation of the place, if for one alone."""

    account = forms.CharField(max_length=150, error_messages={"required": gettext_lazy("Write the account's name.")})
    role = forms.ChoiceField(choices=Role.choices)
    organisation = forms.CharField(required=False, max_length=20)

    def clean_account(self) -> User:
        """The account of that name."""
        found = accounts.account_called(str(self.cleaned_data["account"]))
        if found is None:
            raise forms.ValidationError(_("There is no open account of this name."))
        return found


class OpenForm(forms.Form):
    """The name that somebody will sign in with, and their own."""

    username = forms.CharField(
        max_length=150, error_messages={"required": gettext_lazy("Write the name to sign in with.")}
    )
    name = forms.CharField(max_length=150, required=False)


def _sent(request: HttpRequest) -> bool:
    return request.method == "POST"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@asked_again(_sent)
@page
def access(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The roles that the viewer may give and take, of a place or of all of theirs; a new one; a new account."""
    viewer.must_somewhere(Act.MANAGE_ACCESS)
    slug = request.POST.get("place", request.GET.get("place", ""))
    place = places.locality(slug) if slug else None
    if place is not None:
        viewer.must(Act.MANAGE_ACCESS, place)
    grant, opened = GrantForm(), OpenForm()
    link: PasswordLink | None = None
    if "grant" in request.POST:
        grant = GrantForm(request.POST)
        if grant.is_valid() and _granted(request, grant, place, viewer):
            return redirect(_list_of(place))
    elif "open" in request.POST:
        opened = OpenForm(request.POST)
        link = _opened(opened, viewer) if opened.is_valid() else None
        opened = OpenForm() if link else opened
    elif "end" in request.POST:
        return _ended(request, viewer)
    return _shown(request, viewer, place, grant=grant, opened=opened, link=link)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@asked_again(_sent)
@page
def account(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One account: its roles, whether it is open, how its owner comes in. Others' accounts are not found."""
    user = accounts.any_numbered(pk)
    grants = [grant for grant in accesses.grants_of(user) if viewer.may(Act.MANAGE_ACCESS, grant.locality)]
    looks_after = administration.may_look_after(viewer, user)
    if not grants and not looks_after:
        raise Http404("not looked after by the viewer")
    link = None
    if request.method == "POST":
        link = _done(request, viewer, user)
        if link is None:
            return redirect("access_account", pk=pk)
    context = {
        "section": "account",
        "account": user,
        "grants": grants,
        "looks_after": looks_after,
        "second_factor": factors.has_second_factor(user),
        "single_sign_on": settings.OPENID_NAME,
        "identities": identities.identities_of(user),
        "link": _address(request, link),
    }
    return render(request, "web/access_account.html", context)


def _shown(  # noqa: PLR0913 # what a page shows
    request: HttpRequest,
    viewer: Viewer,
    place: Locality | None,
    *,
    grant: GrantForm,
    opened: OpenForm,
    link: PasswordLink | None,
) -> HttpResponse:
    asked = request.GET.get("find", "").strip()
    found = places.found(asked, limit=OFFERED) if asked else ()
    context = {
        "section": "account",
        "place": place,
        "everywhere": viewer.may(Act.MANAGE_ACCESS, None),
        "own_places": _own_places(viewer),
        "asked": asked,
        "found": [each for each in found if viewer.may(Act.MANAGE_ACCESS, each)],
        "grants": part_of(administration.grants_managed(viewer, place), request),
        "delegations": administration.delegations_managed(viewer),
        "grant": grant,
        "opened": opened,
        "link": _address(request, link),
        "roles": [role.value for role in Role],
        "organisations": places.organisations_of(place) if place else (),
    }
    return render(request, "web/access.html", context, status=REFUSED if grant.errors or opened.errors else 200)


def _granted(request: HttpRequest, form: GrantForm, place: Locality | None, viewer: Viewer) -> bool:
    """Whether the role was given; else the form says why not. Raises access.Refused."""
    given = form.cleaned_data
    organisation: Subject | None = None
    if given["organisation"]:
        own = places.organisations_of(place) if place else ()
        organisation = next((each for each in own if str(each.pk) == given["organisation"]), None)
        if organisation is None:
            raise Http404("no organisation of the place")
    role = Role(given["role"])
    try:
        grant_role(user=given["account"], role=role, locality=place, organisation=organisation, by=viewer)
    except OrganisationRole:
        form.add_error("role", _("For an organisation alone the role is the contributor's."))
        return False
    messages.success(request, _("%(name)s holds the role now.") % {"name": given["account"].username})
    return True


def _opened(form: OpenForm, viewer: Viewer) -> PasswordLink | None:
    """The link of the new account; else the form says why not."""
    given = form.cleaned_data
    try:
        return administration.open_account(username=given["username"], name=given["name"], by=viewer)
    except UsernameTaken:
        form.add_error("username", _("Somebody signs in with this name already."))
    except UsernameRefused:
        form.add_error("username", _("Write 3 to 150 of a-z, 0-9 and . _ + @ -, a letter first."))
    return None


def _ended(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """End a delegation of the list. Raises access.Refused for who manages access to some places only."""
    for each in administration.delegations_managed(viewer):
        if str(each.pk) == request.POST["end"]:
            delegations.end_delegation(delegation=each, by=viewer)
            messages.success(request, _("The delegation has ended."))
    return redirect("access")


def _done(request: HttpRequest, viewer: Viewer, user: User) -> PasswordLink | None:
    """Do what a button says; the link where one was asked for. Raises access.Refused, Http404."""
    sent = request.POST
    if sent.get("action") == "password":
        return administration.offer_password(user=user, by=viewer)
    act = ACTS.get(sent.get("action", ""))
    if act is None:
        raise Http404("no such act")
    try:
        messages.success(request, act(sent, viewer, user))
    except OwnAccount:
        messages.error(request, _("Nobody closes the account that they are signed in with."))
    except IdentityTaken:
        messages.error(request, _("Somebody else comes in by this identity."))
    return None


def _withdrawn(sent: Mapping[str, str], viewer: Viewer, user: User) -> str:
    for grant in accesses.grants_of(user):
        if str(grant.pk) == sent.get("grant"):
            withdraw_role(grant=grant, by=viewer)
            return _("The role is withdrawn.")
    raise Http404("no such role")


def _closed(_sent: Mapping[str, str], viewer: Viewer, user: User) -> str:
    administration.close_account(user=user, by=viewer)
    return _("The account is closed. What it wrote stays on record.")


def _reopened(_sent: Mapping[str, str], viewer: Viewer, user: User) -> str:
    administration.reopen_account(user=user, by=viewer)
    return _("The account is open again.")


def _forgotten(_sent: Mapping[str, str], viewer: Viewer, user: User) -> str:
    administration.forget_second_factor(user=user, by=viewer)
    return _("The second factor is removed: the password alone lets them in.")


def _tied(sent: Mapping[str, str], viewer: Viewer, user: User) -> str:
    identity = sent.get("identity", "").strip()[:191]
    if not identity:
        raise Http404("no identity was named")
    administration.tie_identity(user=user, identity=identity, by=viewer)
    return _("Noted.")


def _untied(sent: Mapping[str, str], viewer: Viewer, user: User) -> str:
    administration.untie_identity(user=user, identity=sent.get("identity", ""), by=viewer)
    return _("Noted.")


ACTS: Mapping[str, Callable[[Mapping[str, str], Viewer, User], Any]] = {
    "withdraw": _withdrawn,
    "close": _closed,
    "reopen": _reopened,
    "forget": _forgotten,
    "tie": _tied,
    "untie": _untied,
}


def _list_of(place: Locality | None) -> str:
    """Where the roles of a place are listed; of all places without one."""
    return f"{reverse('access')}?{urlencode({'place': place.slug})}" if place else reverse("access")


def _own_places(viewer: Viewer) -> list[Locality]:
    """The places that the viewer manages access to by a role of their own."""
    grants = accesses.grants_of(viewer.user) if viewer.user else ()
    held = {grant.locality.pk: grant.locality for grant in grants if grant.locality and not grant.organisation}
    return [place for place in held.values() if viewer.may(Act.MANAGE_ACCESS, place)]


def _address(request: HttpRequest, link: PasswordLink | None) -> str:
    """The whole address of a link for a new password, to be handed over; empty without one."""
    return request.build_absolute_uri(reverse("password_link", args=[link.uid, link.token])) if link else ""
