"""Reminders: one message for each lead of a place's pending tasks, to be copied or to be sent."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences import task_lists
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import mailing, queries, reminders
from doichieu.hub.programmes.errors import ProgrammesError
from doichieu.hub.programmes.keepers import may_keep
from doichieu.hub.programmes.reminders import Reminder
from doichieu.hub.web.pages import page
from doichieu.hub.web.tasks.forms import TaskFilterForm
from doichieu.hub.web.words.faults import worded_error


class AddressForm(forms.Form):
    """Where reminders of a lead go."""

    lead = forms.CharField(max_length=200)
    address = forms.CharField(max_length=254, required=False)
    agreed = forms.BooleanField(required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def task_reminders(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """The messages of a place; who keeps its tasks notes addresses and sends here."""
    place = places.locality(slug)
    viewer.must(Act.READ_INTERNAL, place)
    found = _reminders(request, viewer, place)
    if request.method == "POST":
        _act(request, viewer, place, found)
        return redirect(request.get_full_path())
    context = {
        "section": "tasks",
        "place": place,
        "reminders": found,
        "may_send": mailing.may_send(),
        "keeps": may_keep(viewer, place),
    }
    return render(request, "web/task_reminders.html", context)


def _reminders(request: HttpRequest, viewer: Viewer, place: Locality) -> list[Reminder]:
    """By the filters of the address."""
    today = timezone.localdate()
    asked = TaskFilterForm({**request.GET.dict(), "place": place.slug}).asked(today)
    rows = task_lists.tasks_listed(asked, viewer, on=today)
    return reminders.reminders(queries.shown(rows, viewer, on=today), place)


def _act(request: HttpRequest, viewer: Viewer, place: Locality, found: list[Reminder]) -> None:
    """Note an address, or send a reminder; what was refused or did not go is told."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    try:
        if request.POST.get("action") == "send":
            key = mailing.key_of_lead(given["lead"], place)
            _send(request, viewer, place, next((each for each in found if each.key == key), None))
        else:
            mailing.keep_address(locality=place, by=viewer, **given)
            messages.success(request, _("Noted."))
    except ProgrammesError as error:
        messages.error(request, worded_error(error))


def _send(request: HttpRequest, viewer: Viewer, place: Locality, wanted: Reminder | None) -> None:
    if wanted is None:
        raise Http404
    sent = mailing.send(lead=wanted.lead, message=wanted.message, locality=place, by=viewer)
    if sent.fault:
        messages.error(request, _("The e-mail server did not take the message. Copy it instead."))
    else:
        messages.success(request, _("Sent to %(address)s.") % {"address": sent.address})
