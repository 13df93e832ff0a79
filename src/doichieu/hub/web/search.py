"""One search over places, indicators, documents, sessions, resolutions and tasks."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.places import queries as places
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.register.resting import replaced_in
from doichieu.hub.web.pages import page
from doichieu.hub.web.words.excerpts import excerpt

MOST = 12  # of each sort


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, with the words around what was looked for."""

    document: Document
    excerpt: SafeString
    replaced: bool  # it states a figure that another has replaced


@require_safe
@page
def search(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everything that holds the words, without diacritics and by abbreviation."""
    query = request.GET.get("q", "").strip()
    found = {
        "places": places.found(query, limit=MOST),
        "indicators": catalogue.found(query, limit=MOST),
        "documents": _hits(query, viewer),
        "conferences": conferences.found(query, viewer)[:MOST],
        "records": programmes.found_instruments(query, viewer, limit=MOST),
        "tasks": programmes.found_tasks(query, viewer, on=timezone.localdate(), limit=MOST),
    }
    return render(request, "web/search.html", {"query": query, "any_found": any(found.values()), **found})


def _hits(query: str, viewer: Viewer) -> list[Hit]:
    found = documents.found(query, viewer, limit=MOST)
    texts, replaced = documents.texts_of(found), replaced_in([document.pk for document in found], viewer)
    return [Hit(each, excerpt(texts.get(each.pk), query), each.pk in replaced) for each in found]
