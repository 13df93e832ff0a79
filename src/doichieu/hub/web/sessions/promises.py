"""What became of what a session promised: a page, and the same as a Word file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks import promises as checks
from doichieu.hub.reports.promises import file_name, promises_file
from doichieu.hub.web.pages import file_answer, page


@require_safe
@page
def promises(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One session and the last before it: what nothing is on record of first, then all with what became of it."""
    found = checks.promises(pk, viewer, on=localdate())
    context = {"section": "conferences", "conference": found.own.conference, "found": found, "viewer": viewer}
    return render(request, "web/promises.html", context)


@require_safe
@page
def promises_document(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:  # noqa: ARG001 # every view has it
    """The same, laid out for an office."""
    found = checks.promises(pk, viewer, on=localdate())
    return file_answer(promises_file(found), file_name(found))
