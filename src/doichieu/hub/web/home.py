"""The first page: pick a place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.documents import queries as documents
from doichieu.hub.intake.on_behalf import own_organisations
from doichieu.hub.places import queries as places
from doichieu.hub.register import queries as register
from doichieu.hub.register.resting import replaced_in
from doichieu.hub.web.pages import page

LATEST = 5
MOST_PLACES = 24


@require_safe
@page
def home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Places that have figures, places found by name, and what came in last."""
    wanted = request.GET.get("q", "").strip()
    with_figures = register.places_with_figures(viewer)
    latest = list(documents.documents(viewer)[:LATEST])
    context = {
        "section": "places",
        "wanted": wanted,
        "own_units": own_organisations(viewer),
        "found": places.found(wanted, limit=30) if wanted else (),
        "with_figures": with_figures[:MOST_PLACES],
        "more_places": max(len(with_figures) - MOST_PLACES, 0),
        "documents": latest,
        "replaced": replaced_in([each.pk for each in latest], viewer),
        "conferences": conferences.conferences(viewer)[:LATEST],
    }
    return render(request, "web/home.html", context)
