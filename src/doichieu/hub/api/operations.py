"""The operations of the API: the same queries and services as the pages, so that rights are the same."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from ninja import Query, Status
from ninja.errors import HttpError

from doichieu.claims import Period
from doichieu.hub.access.tokens import viewer_with
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.api.board_schemas import RowOut
from doichieu.hub.api.catalogue_operations import router as catalogue_acts
from doichieu.hub.api.described import DescribedAPI
from doichieu.hub.api.finding_schemas import FindingOut, FindingsWanted, FindingWhole
from doichieu.hub.api.programme_operations import router as programmes
from doichieu.hub.api.refusals import ABSENCE, other_method, refuse_in_one_form
from doichieu.hub.api.schemas import (
    BesideOut,
    DerivedOut,
    DocumentOut,
    DocumentWhole,
    EnteredOut,
    EntryIn,
    EntryOut,
    FaultOut,
    FigureOut,
    IndicatorOut,
    PlaceOut,
    PlaceWhole,
    RefusalOut,
)
from doichieu.hub.api.session_operations import router as sessions
from doichieu.hub.api.wording import said
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.periods import days_of, days_on
from doichieu.hub.checks import findings
from doichieu.hub.checks import queries as checks
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.checks.findings import Asked
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.errors import DocumentError, NotReadYet
from doichieu.hub.intake.entries import sign_entry, waits_for_review
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.entry_lines import EntryLine, Field, Sheet, WrittenLine
from doichieu.hub.intake.on_behalf import signs_for_called
from doichieu.hub.places import queries as places
from doichieu.hub.register import queries as register
from doichieu.hub.register.moments import moment_of
from doichieu.hub.register.resting import replaced_in

SCHEME = "Bearer"
MOST = 100  # rows of one answer


class ViewerRequest(HttpRequest):
    """A request with whoever sends it."""

    auth: Viewer


def bearer(request: HttpRequest) -> Viewer:
    """Who acts: by a token, or an anonymous visitor without one. A token that is not good is refused."""
    given = request.headers.get("Authorization", "")
    if not given:
        return Viewer(None)
    scheme, _, secret = given.partition(" ")
    viewer = viewer_with(secret.strip()) if scheme == SCHEME else None
    if viewer is None:
        raise HttpError(401, "this token is not good, or no longer: ask for another on the page of your account")
    return viewer


api = DescribedAPI(
    title="Doi Chieu",
    version="1",
    description="Targets and results of local authorities, each with the sentence that states it.",
    auth=bearer,
    docs_url=None,
    urls_namespace="api",
)
refuse_in_one_form(api)
api.add_router("", programmes)
api.add_router("", catalogue_acts)
api.add_router("", sessions)


@api.get("/places", response=list[PlaceOut])
def list_places(request: HttpRequest, q: str) -> Any:
    """Places whose name, or the name of a place above, holds every word."""
    return [PlaceOut.of(place) for place in places.found(q, limit=MOST)]


@api.get("/places/{slug}", response=PlaceWhole)
def get_place(request: ViewerRequest, slug: str) -> Any:
    """One place, with the units that it came from, of which figures may be on record, and what became of it."""
    return PlaceWhole.whole(places.locality(slug), request.auth)


@api.get("/places/{slug}/periods/{period}/scoreboard", response=list[RowOut])
def get_scoreboard(request: ViewerRequest, slug: str, period: str, as_of: str = "") -> Any:
    """Targets beside results, each with its status and the reason; as_of: as on record on that day, or minute."""
    first, last = days_of(period)
    named = PlanningPeriod(name=period, first_day=first, last_day=last)
    moment = _moment(as_of)
    board = checks.scoreboard(places.locality(slug), named, request.auth, moment)
    marks = findings.marks_on(board.rows, request.auth) if moment is None else {}
    return [RowOut.of(row, marks) for row in board.rows]


@api.get("/places/{slug}/periods/{period}/derived", response=list[DerivedOut])
def list_derived(request: ViewerRequest, slug: str, period: str, as_of: str = "") -> Any:
    """Amounts of a place and period that no document states, each with the figures that it follows from."""
    first, last = days_of(period)
    named = PlanningPeriod(name=period, first_day=first, last_day=last)
    board = checks.scoreboard(places.locality(slug), named, request.auth, _moment(as_of))
    return [DerivedOut.of(each) for each in board.derived]


@api.get("/places/{slug}/indicators/{code}/figures", response=list[FigureOut])
def list_history(request: ViewerRequest, slug: str, code: str, as_of: str = "") -> Any:
    """Everything recorded of an indicator in a place, corrections and withdrawals too; as_of: by that day or minute."""
    place = places.locality(slug)
    catalogue.indicator(code)
    history = register.history_of(code, place, request.auth, _moment(as_of))
    return [FigureOut.of(revision) for series in history for period in series.periods for revision in period.revisions]


@api.post("/places/{slug}/periods/{period}/entry", response={200: EntryOut, 422: RefusalOut})
def post_entry(request: ViewerRequest, slug: str, period: str, payload: EntryIn) -> Any:
    """Sign figures: all of them are written, or none. What is on record already changes nothing."""
    viewer = request.auth
    place = places.locality_alone(slug)
    organisation = signs_for_called(viewer, place, payload.organisation)
    first, last = days_on(period, payload.clock)
    sheet = Sheet(
        locality=place,
        period=Period(first, last),
        clock=payload.clock,
        lines=tuple(_line(number, line) for number, line in enumerate(payload.lines, 1)),
        planned=payload.planned,
        set_by=payload.set_by if payload.planned else "",
        organisation=organisation,
    )
    try:
        if payload.dry_run:
            checked = checked_sheet(sheet, viewer, contradictions)
            if checked.faults:
                raise SheetRefused(checked)
            unchanged, waits = len(checked.lines) - len(checked.changes), waits_for_review(checked.changes, viewer)
            lines = _entered(checked.lines)
            return EntryOut(document=None, figures=[], unchanged=unchanged, waits_for_review=waits, lines=lines)
        signed = sign_entry(sheet=sheet, by=viewer, further=contradictions)
    except SheetRefused as error:
        return Status(422, _refusal(error))
    except DocumentError as error:
        return Status(422, RefusalOut(code=error.code, message=said(error)))
    return EntryOut(
        document=signed.document.pk if signed.document else None,
        figures=[figure.pk for figure in signed.figures],
        unchanged=signed.unchanged,
        waits_for_review=signed.waits,
        lines=_entered(signed.lines),
    )


@api.get("/indicators", response=list[IndicatorOut])
def list_indicators(request: HttpRequest) -> Any:
    """The catalogue."""
    return [IndicatorOut.of(row) for row in catalogue.indicators_whole()]


@api.get("/indicators/{code}", response=IndicatorOut)
def get_indicator(request: HttpRequest, code: str) -> Any:
    """One indicator."""
    return IndicatorOut.of(catalogue.indicator(code))


@api.get("/figures/{number}", response=FigureOut)
def get_figure(request: ViewerRequest, number: int) -> Any:
    """One figure with the witnesses that may be seen."""
    return FigureOut.of(register.figure(number, request.auth))


@api.get("/documents", response=list[DocumentOut])
def list_documents(request: ViewerRequest, after: int = 0) -> Any:
    """Documents by their number, a hundred at once; after: the number of the last one that is known."""
    rows = documents.documents(request.auth).filter(pk__gt=after).order_by("pk")[:MOST]
    replaced = replaced_in([row.pk for row in rows], request.auth)
    return [DocumentOut.of(row, replaced) for row in rows]


@api.get("/documents/{number}", response=DocumentWhole)
def get_document(request: ViewerRequest, number: int) -> Any:
    """One document with its text."""
    row = documents.document(number, request.auth)
    try:
        text = documents.text_of(row).content
    except NotReadYet:
        text = None
    return DocumentWhole(**DocumentOut.of(row, replaced_in([row.pk], request.auth)).dict(), text=text)


@api.get("/findings", response=list[FindingOut])
def list_findings(request: ViewerRequest, wanted: Query[FindingsWanted]) -> Any:
    """Figures that do not go together, by number, a hundred at once."""
    asked = Asked(**wanted.dict(exclude={"after"}))
    rows = findings.findings_asked_for(asked, request.auth).filter(pk__gt=wanted.after).order_by("pk")[:MOST]
    return [FindingOut.of(found) for found in findings.shown(rows)]


@api.get("/findings/{number}", response=FindingWhole)
def get_finding(request: ViewerRequest, number: int) -> Any:
    """One finding with what became of it."""
    found = findings.finding(number, request.auth)
    return FindingWhole.whole(found, findings.steps_of(found.row))


def unknown(request: HttpRequest) -> HttpResponse:
    """What an address without an operation answers: programs read no pages."""
    return ABSENCE.to(request, api)


def in_one_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An operation's view, which tells in the form of every fault that it does not take a method."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        answer = view(request, *args, **named)
        return other_method(request, api, answer) if isinstance(answer, HttpResponseNotAllowed) else answer

    return answered


def _moment(written: str) -> datetime | None:
    return moment_of(written) if written.strip() else None


def _line(number: int, line: Any) -> WrittenLine:
    return WrittenLine(
        number=line.number,
        indicator=line.indicator,
        about=line.about,
        unit=line.unit,
        bound=line.bound,
        maturity=line.maturity,
        price_basis=line.price_basis,
        cumulative={True: "yes", False: "no", None: ""}.get(line.cumulative, str(line.cumulative)),
        note=line.note,
        asked=frozenset(line.answers),
        seen=line.seen,
        at={Field.LINE: str(number)},
    )


def _entered(lines: Iterable[EntryLine]) -> list[EnteredOut]:
    return [EnteredOut.of(line) for line in lines]


def _refusal(error: SheetRefused) -> RefusalOut:
    faults = [
        FaultOut(
            line=int(fault.where),
            field=fault.field.value,
            code=fault.error.code,
            message=said(fault.error),
            beside=[BesideOut.of(each) for each in getattr(fault.error, "beside", ())],
        )
        for fault in error.checked.faults
    ]
    return RefusalOut(code=error.code, message=said(error), faults=faults)
