"""What a place hands down: the targets of its units beside its own, and the form by which they are entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from doichieu import show
from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.checks.allocations import (
    Sum,
    allocation_cells,
    allocations_of,
    own_targets,
    summed,
    whole_among,
)
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.checks.own_units import own_unit_on
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.entry_lines import Fault, Field, Sheet
from doichieu.hub.intake.line_errors import LineFault
from doichieu.hub.intake.on_behalf import own_organisations
from doichieu.hub.intake.written_quantities import bound_called, written_quantity
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.register.closings import closing_over
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.units import converted
from doichieu.hub.web.entering.answers import ASKED, told_of, with_answers
from doichieu.hub.web.entering.entry import NOTHING_REFUSED, REFUSED, tell_signed
from doichieu.hub.web.entering.forms import (
    EntryRow,
    faulty_among,
    offered,
    sent_row,
    with_faults,
    written_line,
)
from doichieu.hub.web.pages import page, period_called
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.languages import page_language


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed down on one page: an indicator of a place and period, by one owner."""

    place: Locality
    period: PlanningPeriod
    indicator: Indicator
    owner: str
    own: tuple[HeldFigure, ...]  # the place's own targets

    @property
    def whole(self) -> HeldFigure | None:
        """The place's own target that is handed down; None too where it has several and nobody said which."""
        return whole_among(self.own, self.owner)

    @property
    def days(self) -> Period:
        """First and last day of the period."""
        return Period(self.period.first_day, self.period.last_day)

    @property
    def address(self) -> str:
        """Where the form is."""
        bare = reverse("allocation", args=[self.place.slug, self.period.name, self.indicator.code])
        return f"{bare}?{urlencode({'by': self.owner})}" if self.owner else bare


@require_safe
@page
def allocations(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> HttpResponse:
    """Every target that units of a place have for a period, and whether the units make up the whole."""
    place, named = places.locality(slug), period_called(period)
    days = Period(named.first_day, named.last_day)
    context = {
        "section": "places",
        "place": place,
        "period": named,
        "allocations": allocations_of(place, days, viewer),
        "own_units": [(unit, own_unit_on(unit, viewer, days)) for unit in own_organisations(viewer, place)],
        "may_enter": viewer.may(Act.HAND_IN, place),
        "indicators": catalogue.indicators(),
    }
    return render(request, "web/allocations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def allocation(request: HttpRequest, viewer: Viewer, slug: str, period: str, code: str) -> HttpResponse:
    """Hand one target down: a row for each unit, their sum held against the whole before it is signed."""
    handed = _handed(request, viewer, slug, period, code)
    cells = allocation_cells(handed.place, handed.days, handed.indicator, handed.owner, viewer)
    lang = page_language()
    if request.method != "POST":
        return _shown(request, handed, [offered(cell, lang) for cell in cells])
    posted = request.POST.dict()
    rows = [sent_row(cell, posted, lang) for cell in cells]
    if {name.removeprefix("was-") for name in posted if name.startswith("was-")} - {row.key for row in rows}:
        raise Http404("a row of the form belongs to another page")
    sheet = _sheet(handed, rows, posted)
    checked = checked_sheet(sheet, viewer, contradictions)
    if checked.faults:
        return _refused(request, handed, rows, checked.faults)
    if _sum_of(handed, rows)[1] in {Sum.SHORT, Sum.OVER, Sum.SEVERAL} and "anyway" not in posted:
        return _shown(request, handed, rows, unsummed=True)
    try:
        tell_signed(request, sign_entry(sheet=sheet, by=viewer, further=contradictions))
    except SheetRefused as error:
        return _refused(request, handed, rows, error.checked.faults)
    except DocumentError as error:
        messages.error(request, worded_error(error))
    return redirect("allocations", slug=slug, period=period)


def _refused(request: HttpRequest, handed: Handed, rows: Sequence[EntryRow], faults: Sequence[Fault]) -> HttpResponse:
    faulty = [with_faults(row, faults, page_language()) for row in rows]
    return _shown(request, handed, faulty, told_of(faulty, faults, request.POST.dict()))


def _handed(request: HttpRequest, viewer: Viewer, slug: str, period: str, code: str) -> Handed:
    place = places.locality(slug)
    viewer.must(Act.HAND_IN, place)
    named, indicator = period_called(period), catalogue.indicator(code)
    owner = " ".join(request.GET.get("by", "").split())[:120]
    own = own_targets(place, Period(named.first_day, named.last_day), indicator, viewer)
    return Handed(place, named, indicator, owner, tuple(own))


def _sheet(handed: Handed, rows: Sequence[EntryRow], posted: Mapping[str, str]) -> Sheet:
    return Sheet(
        locality=handed.place,
        period=handed.days,
        planned=True,
        set_by=handed.owner,
        lang=page_language(),
        lines=with_answers((line for row in rows if (line := written_line(row, posted))), posted),
    )


def _sum_of(handed: Handed, rows: Sequence[EntryRow]) -> tuple[Quantity | None, Sum]:
    """The sum of what stands in the rows; what cannot be read is left out, since it is told as a fault."""
    parts = [part for row in rows if (part := _part(row, handed.indicator))]
    if not parts:
        return None, Sum.SEVERAL if handed.whole is None and handed.own else Sum.NO_WHOLE
    whole = handed.whole.quantity if handed.whole else None
    return summed(whole, parts, handed.indicator, several=len(handed.own) > 1)


def _part(row: EntryRow, indicator: Indicator) -> Quantity | None:
    if not row.values[Field.NUMBER].strip():
        return None
    bound = bound_called(row.values[Field.BOUND]) or Bound.EXACT
    try:
        read = written_quantity(row.values[Field.NUMBER], row.values[Field.UNIT], bound, page_language())
        return converted(read, unit=indicator.unit, measure=row.cell.series.measure)
    except (show.ShowError, LineFault, RegisterError):
        return None


def _shown(
    request: HttpRequest,
    handed: Handed,
    rows: Sequence[EntryRow],
    refused: Mapping[str, Any] = NOTHING_REFUSED,
    *,
    unsummed: bool = False,
) -> HttpResponse:
    total, stands = _sum_of(handed, rows)
    context = {
        "section": "places",
        "handed": handed,
        "place": handed.place,
        "period": handed.period,
        "rows": rows,
        "by_unit": True,
        "total": total,
        "stands": stands,
        ASKED: request.POST.get(ASKED, ""),
        **refused,
        **faulty_among(rows),
        "closed": closing_over(handed.place, handed.days),
        "unsummed": unsummed,
    }
    return render(request, "web/allocation.html", context, status=REFUSED if refused or unsummed else 200)
