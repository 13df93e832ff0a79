"""Sessions for calendar programs: the feed of all places or of one, and the address for an account."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access.tokens import calendar_viewer_with, issue_calendar_token
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.conferences.calendars import calendar_of
from doichieu.hub.conferences.models import Conference
from doichieu.hub.places import queries as places
from doichieu.hub.web.pages import page

MOST = 1000  # sessions of a feed, the latest recorded first
TYPE = "text/calendar; charset=utf-8"


@require_safe
@page
def calendar(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The sessions that the viewer may see; by the secret of the address, for whose calendar asks."""
    asking = _asking(request, viewer)
    return _refused() if asking is None else _feed(request, conferences.conferences(asking)[:MOST])


@require_safe
@page
def place_calendar(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """The same, of one place and those under it."""
    place = places.locality(slug)
    asking = _asking(request, viewer)
    return _refused() if asking is None else _feed(request, conferences.conferences_in(place, asking)[:MOST])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def calendar_address(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How to subscribe to the feed; a new address for the account is shown this once."""
    address = ""
    if request.method == "POST":
        secret = issue_calendar_token(by=viewer)
        address = f"{request.build_absolute_uri(reverse('calendar'))}?token={secret}"
    public = request.build_absolute_uri(reverse("calendar"))
    context = {"section": "conferences", "address": address, "public": public}
    answer = render(request, "web/calendar_address.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _asking(request: HttpRequest, viewer: Viewer) -> Viewer | None:
    """Whose calendar asks; None where the secret of the address is not good, or no longer."""
    secret = request.GET.get("token")
    return viewer if secret is None else calendar_viewer_with(secret)


def _refused() -> HttpResponse:
    return HttpResponse(
        "this address is not good, or no longer\n", status=403, content_type="text/plain; charset=utf-8"
    )


def _feed(request: HttpRequest, shown: Iterable[Conference]) -> HttpResponse:
    def address(conference: Conference) -> str:
        return request.build_absolute_uri(reverse("conference", args=[conference.pk]))

    host = request.get_host().partition(":")[0]
    answer = HttpResponse(calendar_of(shown, host=host, address=address, now=timezone.now()), content_type=TYPE)
    if request.GET.get("token") is not None:
        answer.headers["Cache-Control"] = "private, no-store"
    return answer
