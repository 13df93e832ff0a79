"""Sessions: the list, and what the documents of one say of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.conferences.queries import ConferencePage, Field, FigureOnRecord
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.web.pages import page, part_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the session, with every value that its documents give."""

    name: str
    values: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """The figures of one document of the session."""

    document: Document
    figures: tuple[FigureOnRecord, ...]


@require_safe
@page
def conference_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The sessions of which the viewer may see a document."""
    context = {"section": "conferences", "page": part_of(conferences.conferences(viewer), request)}
    return render(request, "web/conference_list.html", context)


@require_safe
@page
def conference(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One session: its facts, people, tasks, references and figures, each on its sentence."""
    shown = conferences.conference(pk, viewer)
    context = {
        "section": "conferences",
        "conference": shown.conference,
        "shown": shown,
        "facts": _facts(shown.fields),
        "documents_with_figures": _by_document(shown),
        "texts": documents.texts({source.text_id for source in shown.sources}, viewer),
    }
    return render(request, "web/conference.html", context)


def _facts(fields: Iterable[Field]) -> list[Fact]:
    return [Fact(name, tuple(values)) for name, values in groupby(fields, key=lambda field: field.name)]


def _by_document(shown: ConferencePage) -> list[DocumentFigures]:
    figures = groupby(shown.figures, key=lambda figure: figure.place.document)
    return [DocumentFigures(document, tuple(group)) for document, group in figures]
