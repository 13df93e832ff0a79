"""The page on which a session clerk opens the record of a session that no document tells of yet."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences.errors import AlreadyThere, ConferenceError, FactUnreadable
from doichieu.hub.conferences.models import Conference, FieldName
from doichieu.hub.conferences.opening import OPENED_WITH, open_conference
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.web.pages import page
from doichieu.hub.web.sessions.keeping_acts import values_written
from doichieu.hub.web.words.faults import worded_error

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def open_session(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """What is known of a session beforehand, and who sees it; documents of the session meet it later."""
    place = get_object_or_404(places.localities(), slug=slug)
    viewer.must(Act.KEEP_SESSIONS, place)
    context: dict[str, Any] = {"section": "conferences", "place": place, "typed": {}}
    if request.method == "POST":
        try:
            opened = _opened(request, viewer, place)
        except ConferenceError as error:
            context |= {"fault": worded_error(error), "typed": request.POST}
            context["faulty"] = error.field if isinstance(error, FactUnreadable) else ""
            context["known"] = error.number if isinstance(error, AlreadyThere) else None
        else:
            messages.success(request, _("Put on record."))
            return redirect("conference", pk=opened.pk)
    return render(request, "web/open_session.html", context, status=REFUSED if "fault" in context else 200)


def _opened(request: HttpRequest, viewer: Viewer, place: Locality) -> Conference:
    values: Mapping[FieldName, list[str]] = {
        name: values_written(name, request.POST.get(name.value, "")) for name in OPENED_WITH
    }
    return open_conference(locality=place, values=values, by=viewer)
