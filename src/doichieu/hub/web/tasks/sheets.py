"""Tasks by workbook: out with all that is on record, in again with what it would change shown before it is written."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences import task_lists
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.intake.grid_errors import GridFault
from doichieu.hub.intake.workbooks import MOST_BYTES, grids_of
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import queries
from doichieu.hub.programmes.entering import Sheet
from doichieu.hub.programmes.errors import CellFault, ProgrammesError, TasksRefused
from doichieu.hub.programmes.keepers import may_keep
from doichieu.hub.programmes.sheet_checks import CheckedTasks, checked_tasks
from doichieu.hub.programmes.sheet_entries import apply_sheet, workbook_of
from doichieu.hub.programmes.sheet_lines import WrittenTask, words_of, written_tasks
from doichieu.hub.web.pages import file_answer, page
from doichieu.hub.web.tasks.forms import TaskFilterForm
from doichieu.hub.web.words.cells import cell_said
from doichieu.hub.web.words.faults import worded_error

REFUSED = 422


@dataclass(frozen=True, slots=True)
class Sent:
    """A workbook that was handed over; it is carried from the preview to the signature."""

    file: str
    data: bytes

    @property
    def carried(self) -> str:
        """The file's bytes as a form carries them."""
        return base64.b64encode(self.data).decode()


@require_safe
@login_required
@page
def workbook(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """The tasks of a place, as the list filters them, as a workbook."""
    place, today = places.locality(slug), timezone.localdate()
    asked = TaskFilterForm({**request.GET.dict(), "place": slug}).asked(today)
    listed = task_lists.tasks_listed(asked, viewer, on=today)
    rows = queries.shown(listed, viewer, on=today)
    return file_answer(workbook_of(rows, place), f"tasks-{slug}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def sheet(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """Hand over a workbook, look at what it would change, sign."""
    place = places.locality(slug)
    if not may_keep(viewer, place):
        viewer.must(Act.KEEP_SESSIONS, place)
    if request.method != "POST":
        return _shown(request, place)
    sent = _sent(request)
    try:
        grids = grids_of(sent.file, sent.data)
        rows = written_tasks(grids)
        checked = checked_tasks(rows, place, viewer)
        if checked.faults or request.POST.get("action") != "sign":
            return _shown(request, place, sent, checked, faults=checked.faults)
        return _signed(request, viewer, place, rows, Sheet(sent.file, sent.data, words_of(grids)))
    except TasksRefused as error:
        return _shown(request, place, sent, faults=error.faults)
    except (GridFault, ProgrammesError, DocumentError) as error:
        return _shown(request, place, sent, refusal=worded_error(error))


def _signed(
    request: HttpRequest, viewer: Viewer, place: Locality, rows: Sequence[WrittenTask], given: Sheet
) -> HttpResponse:
    written = apply_sheet(rows=rows, locality=place, sheet=given, by=viewer)
    changed = len(written.changes)
    if changed:
        messages.success(request, _("%(count)s of the sheet's tasks were written.") % {"count": changed})
    else:
        messages.info(request, _("Everything in the sheet is on record already. Nothing was written."))
    return redirect(f"{reverse('task_list')}?place={place.slug}")


def _sent(request: HttpRequest) -> Sent:
    file = request.FILES.get("file")
    if file is not None:
        return Sent((file.name or "")[-200:], file.read(MOST_BYTES + 1))
    try:
        data = base64.b64decode(request.POST.get("carried", ""), validate=True)
    except (binascii.Error, ValueError):
        data = b""
    return Sent(request.POST.get("name", "")[-200:], data)


def _shown(  # noqa: PLR0913 # what a page shows
    request: HttpRequest,
    place: Locality,
    sent: Sent | None = None,
    checked: CheckedTasks | None = None,
    *,
    faults: Sequence[CellFault] = (),
    refusal: str = "",
) -> HttpResponse:
    context = {
        "section": "tasks",
        "place": place,
        "sent": sent,
        "checked": checked if not faults else None,
        "faults": [(cell_said(fault.where), worded_error(fault.error)) for fault in faults],
        "refusal": refusal,
        "most": MOST_BYTES // 2**20,
    }
    return render(request, "web/task_sheet.html", context, status=REFUSED if faults or refusal else 200)
