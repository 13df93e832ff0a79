"""Figures by workbook or paste: the workbook out, what comes in shown before anything is written, then signed."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.checks.beside import EntryCell
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.intake.entries import as_kept, sign_entry
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.entry_lines import Checked, Fault, Sheet
from doichieu.hub.intake.grid_errors import GridFault
from doichieu.hub.intake.grids import sheet_from
from doichieu.hub.intake.tables import pasted_grid
from doichieu.hub.intake.workbook_forms import FormRow, workbook_of
from doichieu.hub.intake.workbooks import MOST_BYTES, grids_of
from doichieu.hub.register.closings import closing_over
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.witness_queries import seen_among
from doichieu.hub.web.entering.answers import ASKED, asked_by, noted, with_answers
from doichieu.hub.web.entering.entry import REFUSED, EntryPage, page_asked, tell_signed
from doichieu.hub.web.pages import file_answer, page
from doichieu.hub.web.words.cells import cell_said, place_said
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.said import figure, period_within
from doichieu.lexicon.folding import plain


@dataclass(frozen=True, slots=True)
class Sent:
    """What was handed over: a workbook or pasted rows; it is carried from the preview to the signature."""

    file: str = ""
    data: bytes = b""
    pasted: str = ""

    @property
    def carried(self) -> str:
        """The file's bytes as a form carries them."""
        return base64.b64encode(self.data).decode()


@require_safe
@login_required
@page
def workbook(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> HttpResponse:
    """The rows of the entry page as a workbook to be filled in."""
    asked = page_asked(request, viewer, slug, period)
    rows = [_form_row(cell) for cell in asked.cells()]
    unit = asked.scope.subject
    name = "-".join((slug, period, *([slugify(plain(unit.name))] if unit else ())))
    return file_answer(workbook_of(asked.sheet(), rows), f"{name}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def sheet(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> HttpResponse:
    """Hand over a workbook or pasted rows; look at what they would change; sign."""
    asked = page_asked(request, viewer, slug, period)
    if request.method != "POST":
        return _shown(request, viewer, asked, Sent())
    sent = _sent(request)
    try:
        read = _read(asked, sent)
        whole = replace(read, lines=with_answers(read.lines, request.POST.dict()))
    except GridFault as error:
        return _shown(request, viewer, asked, sent, refusal=worded_error(error))
    checked = checked_sheet(whole, viewer, contradictions)
    refusal = _known(whole, checked)
    if refusal or checked.faults or request.POST.get("action") != "sign":
        return _shown(request, viewer, asked, sent, checked, refusal=refusal)
    if request.POST.get("state") != state_of(checked):
        messages.warning(request, _("Meanwhile figures were entered that this sheet touches. Look at it once more."))
        return _shown(request, viewer, asked, sent, checked)
    return _signed(request, viewer, asked, whole, sent)


def _known(whole: Sheet, checked: Checked) -> str:
    """What is said of a file that cannot be signed a second time; empty where it can, or changes nothing."""
    try:
        as_kept(whole if checked.changes else replace(whole, original=b""))
    except DocumentError as error:
        return worded_error(error)
    return ""


def state_of(checked: Checked) -> str:
    """A digest of what holds now for every line: whether it is still what the preview showed."""
    held = [(line.series.digest, line.standing.pk if line.standing else 0) for line in checked.lines]
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()


def _signed(request: HttpRequest, viewer: Viewer, asked: EntryPage, whole: Sheet, sent: Sent) -> HttpResponse:
    try:
        signed = sign_entry(sheet=whole, by=viewer, further=contradictions)
    except SheetRefused as error:
        return _shown(request, viewer, asked, sent, error.checked)
    except DocumentError as error:
        return _shown(request, viewer, asked, sent, refusal=worded_error(error))
    tell_signed(request, signed)
    return redirect(asked.address())


def _sent(request: HttpRequest) -> Sent:
    file = request.FILES.get("file")
    if file is not None:
        return Sent(file=(file.name or "")[-200:], data=file.read(MOST_BYTES + 1))
    try:
        data = base64.b64decode(request.POST.get("carried", ""), validate=True)
    except (binascii.Error, ValueError):
        data = b""
    return Sent(request.POST.get("name", "")[-200:], data, request.POST.get("pasted", ""))


def _read(asked: EntryPage, sent: Sent) -> Sheet:
    """Raises GridFault."""
    if sent.file:
        given = asked.sheet(lang="vi", name=sent.file, original=sent.data)
        return sheet_from(grids_of(sent.file, sent.data), given)
    return sheet_from([pasted_grid(sent.pasted)], asked.sheet())


def _shown(  # noqa: PLR0913 # what a page shows
    request: HttpRequest,
    viewer: Viewer,
    asked: EntryPage,
    sent: Sent,
    checked: Checked | None = None,
    *,
    refusal: str = "",
) -> HttpResponse:
    faulty = bool(refusal) or bool(checked and checked.faults)
    seen = _standing_seen(checked, viewer) if checked else {}
    context = {
        "section": "places",
        "asked": asked,
        "place": asked.scope.locality,
        "unit": asked.scope.subject,
        "period": asked.scope.period,
        "sent": sent,
        "checked": checked,
        "seen": seen,
        "public": [number for number, everybody in seen.items() if everybody],
        "state": state_of(checked) if checked and not checked.faults else "",
        "faults": _by_cell(checked.faults) if checked else [],
        "noted": bool(checked and noted(checked.faults)),
        ASKED: asked_by(checked.faults if checked else (), request.POST.dict()),
        "passed_over": [(cell_said(where), words) for where, words in checked.passed_over] if checked else [],
        "left_out": [(cell_said(where), words) for where, words in checked.left_out] if checked else [],
        "refusal": refusal,
        "closed": closing_over(asked.scope.locality, named_days(asked.scope.period)),
        "most": MOST_BYTES // 2**20,
        "confirms": viewer.may(Act.REVIEW, asked.scope.locality),
    }
    return render(request, "web/entry_sheet.html", context, status=REFUSED if faulty else 200)


def _standing_seen(checked: Checked, viewer: Viewer) -> Mapping[int, bool]:
    """The figures on record that the viewer may see, by their ids, each with whether everybody sees it."""
    return seen_among({line.standing.pk for line in checked.lines if line.standing}, viewer)


def _by_cell(faults: Sequence[Fault]) -> list[tuple[str, str]]:
    """What is wrong with each cell, all of it together."""
    cells: dict[str, list[str]] = {}
    for fault in faults:
        cells.setdefault(place_said(fault), []).append(worded_error(fault.error))
    return [(place, format_html_join(" ", "{}", ((words,) for words in said))) for place, said in cells.items()]


def _form_row(cell: EntryCell) -> FormRow:
    targets = "; ".join(_told(held, held.figure.set_by) for held in cell.targets)
    last = _told(cell.last) if cell.last else ""
    beside = (last, figure(cell.last_year), targets)
    if cell.standing is None:
        return FormRow(cell.series, beside, counted_in=cell.counted_in)
    standing = cell.standing
    return FormRow(cell.series, beside, standing.quantity, standing.figure.maturity, cell.counted_in)


def _told(held: HeldFigure, set_by: str = "") -> str:
    """A figure with whose plan it is and its period, as the form tells them: `58,0 tỷ đồng, HĐND xã, năm 2026`."""
    return ", ".join(filter(None, (figure(held), set_by, period_within(held.figure.period))))
