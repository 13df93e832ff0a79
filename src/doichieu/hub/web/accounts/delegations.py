"""Who stands in for whom: what the viewer gave and took, and the form by which roles are handed over."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doichieu.hub.access import delegations as access
from doichieu.hub.access.errors import NotDelegated, Undelegated
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.accounts.models import User
from doichieu.hub.web.days import DayField
from doichieu.hub.web.pages import page

FAULTS: Mapping[Undelegated, tuple[str, str | Promise]] = {  # the field of each, and what is said there
    Undelegated.TO_ONESELF: ("taker", gettext_lazy("This is your own account. Write another one.")),
    Undelegated.TO_CLOSED: ("taker", gettext_lazy("There is no open account of this name.")),
    Undelegated.BACKWARDS: ("last_day", gettext_lazy("The last day lies before the first. Check both days.")),
    Undelegated.PAST: ("last_day", gettext_lazy("This day is past. Write today or a later day.")),
    Undelegated.TOO_LONG: ("last_day", gettext_lazy("At most %(days)s days, the first and the last among them.")),
    Undelegated.UNSAID: ("reason", gettext_lazy("Say why: the reason stays on record.")),
}


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
    context = {"section": "", "delegations": known, "form": form, "today": timezone.localdate()}
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
    except NotDelegated as error:
        field, words = FAULTS[error.fault]
        form.add_error(field, str(words) % {"days": access.MOST_DAYS})
        return False
    return True
