"""What became of what a session promised: a page, and the same as a Word file."""

from collections.abc import Iterable, Mapping
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks import promises as checks
from doichieu.hub.checks.promised import Promise, SessionPromises
from doichieu.hub.conferences.models import Conference
from doichieu.hub.reports.promises import file_name, promises_file
from doichieu.hub.web.pages import file_answer, page

WAITING = {name: attrgetter(name) for name in ("missing", "unpublished", "to_check", "not_due", "undated")}


@require_safe
@page
def promises(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One session and the last before it: what nothing is on record of first, then all with what became of it."""
    found = checks.promises(pk, viewer, on=localdate())
    context = {"section": "conferences", "conference": found.own.conference, "found": found, "viewer": viewer}
    return render(request, "web/promises.html", context | {"waiting": waiting_in(found.sessions)})


def waiting_in(sessions: Iterable[SessionPromises]) -> Mapping[str, list[tuple[Conference, tuple[Promise, ...]]]]:
    """What still waits for something, of each of the sessions that has such."""
    listed = {name: [(each.conference, of(each)) for each in sessions] for name, of in WAITING.items()}
    return {name: [each for each in among if each[1]] for name, among in listed.items()}


@require_safe
@page
def promises_document(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:  # noqa: ARG001 # every view has it
    """The same, laid out for an office."""
    found = checks.promises(pk, viewer, on=localdate())
    return file_answer(promises_file(found), file_name(found))
