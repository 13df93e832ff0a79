"""What became of what a session promised: a page, and the same as a Word file."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks import promises as checks
from doichieu.hub.checks.promised import Fate, Promise, Promises
from doichieu.hub.conferences.models import Conference
from doichieu.hub.reports.promise_words import WAITING, settled
from doichieu.hub.reports.promises import file_name, promises_file
from doichieu.hub.web.pages import file_answer, page


@require_safe
@page
def promises(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One session and the last before it: what nothing is on record of first, then all with what became of it."""
    found = checks.promises(pk, viewer, on=localdate())
    context = {"section": "conferences", "conference": found.own.conference, "found": found, "viewer": viewer}
    return render(request, "web/promises.html", context | {"waiting": waiting_in(found), "settled": settled(found)})


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the same, in each of the sessions that has such."""

    fate: Fate
    number: int
    sessions: tuple[tuple[Conference, tuple[Promise, ...]], ...]


def waiting_in(found: Promises) -> list[Waiting]:
    """What still waits for something, under its headings; what is without a result also where nothing is."""
    listed = [
        Waiting(
            fate,
            found.number(fate),
            tuple((each.conference, of_it) for each in found.sessions if (of_it := each.that(fate))),
        )
        for fate in WAITING
    ]
    nothing = Fate.MISSING if not found.number(Fate.UNPUBLISHED) else None
    return [each for each in listed if each.number or each.fate is nothing]


@require_safe
@page
def promises_document(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:  # noqa: ARG001 # every view has it
    """The same, laid out for an office."""
    found = checks.promises(pk, viewer, on=localdate())
    return file_answer(promises_file(found), file_name(found))
