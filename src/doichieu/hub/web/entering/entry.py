"""The entry page of a place and period: a figure a row, with the last value, the target and last year beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import Clock
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.checks.beside import NOTHING_OWN, EntryCell, EntryScope, cells_called, entry_cells
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.checks.own_units import OwnUnit, own_unit_on
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.intake.entries import Signed, sign_entry
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.entry_lines import Fault, Sheet
from doichieu.hub.intake.on_behalf import own_organisations, signs_for
from doichieu.hub.intake.waiting import WaitingFigure, waiting_figures
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Subject
from doichieu.hub.register.closings import closing_over
from doichieu.hub.web.entering.answers import told_of, with_answers
from doichieu.hub.web.entering.forms import (
    Choice,
    EntryRow,
    changed_rows,
    faulty_among,
    offered,
    sent_keys,
    sent_row,
    with_faults,
    written_line,
)
from doichieu.hub.web.pages import page, period_called
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.labels import sector_place
from doichieu.hub.web.words.languages import page_language

REFUSED = 422
MOST_NAMED = 3  # of those whom the figures of an entry are about
TARGETS = "targets"
HANDED_DOWN, ASKED_FOR = "handed_down", "asked_for"  # the first tables of a unit's form
ASIDE = "aside"  # names the rows that a unit's form folds away, by their keys
NOTHING_REFUSED: Mapping[str, Any] = {}


@dataclass(frozen=True)
class EntryPage:
    """What an address asks to enter."""

    scope: EntryScope
    viewer: Viewer
    every: bool
    organisation: Subject | None = None  # that the viewer signs for; None: for the whole place
    find: str = ""  # words by which further indicators are offered

    @cached_property
    def own(self) -> OwnUnit:
        """What is the chosen unit's own on these days: only who shows the page asks for it."""
        unit = self.scope.subject
        page = named_days(self.scope.period)
        return own_unit_on(unit, self.viewer, page, self.days) if unit else NOTHING_OWN

    @cached_property
    def waiting(self) -> Sequence[WaitingFigure]:
        """What was signed of these days and waits for a reviewer: only who shows the page asks for it."""
        scope = self.scope
        return waiting_figures(scope.locality, scope.subject, self.days, self.viewer, planned=scope.planned)

    def cells(self) -> list[EntryCell]:
        """The cells that the page offers."""
        return entry_cells(self.scope, self.viewer, every=self.every, own_unit=self.own, search=self.find)

    @cached_property
    def subjects(self) -> Sequence[Subject]:
        """Those that may be chosen: only who shows the page asks for them."""
        place, chosen, first = self.scope.locality, self.scope.subject, self.scope.period.first_day
        own = own_organisations(self.viewer, place) if self.organisation else places.subjects_known(place)
        return [each for each in own if each == chosen or places.stands_on(each, first)]

    @property
    def days(self) -> Period:
        """First and last day of the period."""
        return Period(self.scope.period.first_day, self.scope.period.last_day)

    @property
    def asked(self) -> Mapping[str, str]:
        """The choices of the page, as its address says them."""
        scope = self.scope
        chosen = {
            "what": TARGETS if scope.planned else "",
            "by": scope.set_by,
            "unit": str(scope.subject.pk) if scope.subject else "",
            "every": "1" if self.every else "",
            "find": self.find,
            "clock": Clock.ISSUER if scope.period.clock == Clock.ISSUER else "",
        }
        return {name: value for name, value in chosen.items() if value}

    def address(self, name: str = "entry") -> str:
        """Where a page of this place and period stands, the same choices made."""
        bare = reverse(name, args=[self.scope.locality.slug, self.scope.period.name])
        return f"{bare}?{urlencode(self.asked)}" if self.asked else bare

    @property
    def sheet_address(self) -> str:
        """Where a workbook or pasted rows are handed over."""
        return self.address("entry_sheet")

    @property
    def workbook_address(self) -> str:
        """Where the workbook to fill in is."""
        return self.address("entry_workbook")

    @property
    def unit_page(self) -> str:
        """Where the page of the unit stands that the figures are about; empty where they are the place's."""
        unit = self.scope.subject
        return reverse("unit", args=[self.scope.locality.slug, unit.pk]) if unit else ""

    def sheet(self, **more: Any) -> Sheet:
        """A sheet to be signed, still without lines unless `more` gives them."""
        given: dict[str, Any] = {"lines": (), "lang": page_language()} | more
        scope = self.scope
        return Sheet(
            locality=scope.locality,
            period=self.days,
            clock=Clock(scope.period.clock),
            planned=scope.planned,
            set_by=scope.set_by,
            subject=scope.subject,
            organisation=self.organisation,
            **given,
        )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def entry(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> HttpResponse:
    """Enter the figures of a place and period; at most twelve database queries to show, thirty-five of a unit."""
    asked = page_asked(request, viewer, slug, period)
    if request.method != "POST":
        lang = page_language()
        return _shown(request, viewer, asked, [offered(cell, lang) for cell in asked.cells()])
    posted = request.POST.dict()
    rows = _sent_rows(asked, viewer, posted, changed_rows(posted), cited=False)
    lines = with_answers((line for row in rows if (line := written_line(row, posted))), posted)
    try:
        signed = sign_entry(sheet=asked.sheet(lines=lines), by=viewer, further=contradictions)
    except SheetRefused as error:
        return _refused(request, viewer, asked, posted, error.checked.faults)
    except DocumentError as error:
        messages.error(request, worded_error(error))
        return redirect(asked.address())
    tell_signed(request, signed)
    return redirect(asked.address())


def page_asked(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> EntryPage:
    """The place, period and choices of an address.

    Raises access.Refused for who may not enter figures there; Http404 where it names a unit that the place has not.
    """
    place = places.locality(slug)
    asked = request.GET
    unit = asked.get("unit")
    chosen = next((each for each in places.subjects_known(place) if str(each.pk) == unit), None) if unit else None
    if unit and chosen is None:
        viewer.must(Act.HAND_IN, place)  # to others a unit that is not there is as one that is not theirs
        raise Http404("no such unit of this place")
    organisation = signs_for(viewer, place, chosen)
    planned = asked.get("what") == TARGETS
    scope = EntryScope(
        locality=place,
        period=period_called(period, Clock.ISSUER if asked.get("clock") == Clock.ISSUER else Clock.CALENDAR),
        subject=organisation or chosen,
        planned=planned,
        set_by=" ".join(asked.get("by", "").split())[:120] if planned else "",
    )
    find = " ".join(asked.get("find", "").split())[:120]
    return EntryPage(scope, viewer, bool(asked.get("every")), organisation, find)


def tell_signed(request: HttpRequest, signed: Signed) -> None:
    """Say what became of an entry."""
    if signed.document is None:
        known = _("Nothing was changed: every figure is on record already.")
        messages.info(request, known if signed.unchanged else _("No figure was entered or changed."))
        return
    if signed.waits:
        said = ngettext(
            "%(count)s figure of %(whose)s is signed and handed in. "
            "It waits until a reviewer of %(place)s confirms it.",
            "%(count)s figures of %(whose)s are signed and handed in. "
            "They wait until a reviewer of %(place)s confirms them.",
            signed.written,
        )
    else:
        said = ngettext(
            "%(count)s figure of %(whose)s was entered.", "%(count)s figures of %(whose)s were entered.", signed.written
        )
    words = said % {"count": signed.written, "whose": _whose(signed), "place": signed.document.locality or ""}
    address = reverse("document", args=[signed.document.pk])
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, address, _("See the signed entry")))


def _whose(signed: Signed) -> str:
    """Whom the figures of an entry are about, the first few of many."""
    names = ", ".join(str(each) for each in signed.about[:MOST_NAMED])
    return names if len(signed.about) <= MOST_NAMED else f"{names}, …"


def _sent_rows(
    asked: EntryPage, viewer: Viewer, posted: Mapping[str, str], keys: Collection[str], *, cited: bool = True
) -> list[EntryRow]:
    """Rows that came back, whatever the page would offer by now; cited: as in `cells_called`.

    Raises Http404 for rows of another page.
    """
    own = asked.own if cited else NOTHING_OWN
    cells = cells_called(asked.scope, viewer, keys, cited=cited, own_unit=own) if keys else []
    if len(cells) != len(keys):
        raise Http404("a row of the form belongs to another page")
    return [sent_row(cell, posted, page_language()) for cell in cells]


def _refused(
    request: HttpRequest, viewer: Viewer, asked: EntryPage, posted: Mapping[str, str], faults: Sequence[Fault]
) -> HttpResponse:
    """The form again, with what was typed and what is wrong with it; what others entered meanwhile is read anew."""
    lang = page_language()
    aside = {*posted.get(ASIDE, "").split()} - changed_rows(posted)
    sent = _sent_rows(asked, viewer, posted, sent_keys(posted))
    rows = [with_faults(row.put_aside() if row.key in aside else row, faults, lang) for row in sent]
    return _shown(request, viewer, asked, rows, told_of(rows, faults, posted))


def _shown(
    request: HttpRequest,
    viewer: Viewer,
    asked: EntryPage,
    rows: Sequence[EntryRow],
    refused: Mapping[str, Any] = NOTHING_REFUSED,
) -> HttpResponse:
    ordered = sorted(rows, key=lambda row: sector_place(row.cell.series.indicator.sector))
    sectors = _tables([row for row in ordered if row.cell.own], asked)
    place, unit = asked.scope.locality, asked.scope.subject
    context = {
        "section": "places",
        "asked": asked,
        "place": place,
        "unit": unit,
        "own": asked.own,
        "waiting": asked.waiting,
        "unit_page": asked.unit_page,
        "on_form": True,
        "may_send": True,
        "period": asked.scope.period,
        "rows": rows,
        "sectors": sectors,
        "aside": _by_sector(row for row in ordered if not row.cell.own),
        "aside_keys": [row.key for row in ordered if not row.cell.own],
        "clocks": Clock.values,
        "choices": Choice,
        **refused,
        **faulty_among([row for _, group in sectors for row in group]),
        "confirms": viewer.may(Act.REVIEW, place),
        "closed": closing_over(place, named_days(asked.scope.period)),
    }
    return render(request, "web/entry.html", context, status=REFUSED if refused else 200)


def _tables(rows: Sequence[EntryRow], asked: EntryPage) -> list[tuple[str, list[EntryRow]]]:
    """A table for each sector; before them what was handed down to the unit, and what else it is asked for."""
    own = asked.own
    handed = set() if asked.scope.planned else {each.target.standing for each in own.handed}
    wanted = set() if asked.scope.planned else own.missing - handed
    first = [row for row in rows if row.cell.series.indicator in handed]
    then = [row for row in rows if row.cell.series.indicator in wanted]
    rest = (row for row in rows if row.cell.series.indicator not in handed | wanted)
    return [table for table in ((HANDED_DOWN, first), (ASKED_FOR, then), *_by_sector(rest)) if table[1]]


def _by_sector(rows: Iterable[EntryRow]) -> list[tuple[str, list[EntryRow]]]:
    return [(code, list(group)) for code, group in groupby(rows, key=lambda row: row.cell.series.indicator.sector)]
