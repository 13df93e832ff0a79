"""Who stands in for whom: what the viewer gave and took, and the form by which roles are handed over."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doichieu.hub.access import delegations as access
from doichieu.hub.access.errors import NotDelegated
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.accounts.models import User
from doichieu.hub.web.days import DayField
from doichieu.hub.web.pages import page


class DelegationForm(forms.Form):
    """To whom, for how long, and why."""

    taker = forms.CharField(max_length=150, error_messages={"required": gettext_lazy("Write the account's name.")})
    first_day = DayField(
        called=gettext_lazy("First day"),
        error_messages={"required": gettext_lazy("Write the first day of the period.")},
    )
    last_day = DayField(
        called=gettext_lazy("Last day"), error_messages={"required": gettext_lazy("Write the last day of the period.")}
    )
    reason = forms.CharField(
        max_length=300, error_messages={"required": gettext_lazy("Say why: the reason stays on record.")}
    )

    def clean_taker(self) -> User:
        """The account of that name."""
        found = accounts.account_called(str(self.cleaned_data["taker"]))
        if found is None:
            raise forms.ValidationError(_("There is no open account of this name."))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def delegations(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The viewer's delegations; a new one, and the end of one."""
    known = access.delegations_of(viewer)
    if request.method == "POST" and "end" in request.POST:
        for each in known:
            if str(each.pk) == request.POST["end"]:
                access.end_delegation(delegation=each, by=viewer)
                messages.success(request, _("The delegation has ended."))
        return redirect("delegations")
    form = DelegationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _delegated(form, viewer):
        messages.success(request, _("Noted."))
        return redirect("delegations")
    context = {"section": "", "delegations": known, "form": form}
    return render(request, "web/delegations.html", context, status=422 if form.errors else 200)


def _delegated(form: DelegationForm, viewer: Viewer) -> bool:
    """Whether it was taken; else the form says why not."""
    given = form.cleaned_data
    if viewer.user is None:
        return False
    try:
        access.delegate(
            giver=viewer.user,
            taker=given["taker"],
            first=given["first_day"],
            last=given["last_day"],
            reason=given["reason"],
            by=viewer,
        )
    except NotDelegated:
        facts = {"days": access.MOST_DAYS}
        form.add_error(None, _("Delegate to another open account, for at most %(days)s days.") % facts)
        return False
    return True
