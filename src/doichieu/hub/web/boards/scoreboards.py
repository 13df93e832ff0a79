"""The scoreboard of a place: what was promised and what was done in a period, each figure on its sentence."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.periods import period_name
from doichieu.hub.checks import queries as checks
from doichieu.hub.checks.findings import Asked as FindingsAsked
from doichieu.hub.checks.findings import findings_asked_for, marks_on
from doichieu.hub.checks.findings import shown as shown_findings
from doichieu.hub.checks.judgements import Status
from doichieu.hub.documents import queries as documents
from doichieu.hub.intake.corrections import correction_reasons
from doichieu.hub.intake.on_behalf import own_organisations
from doichieu.hub.intake.proposed import proposed_periods
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.indicator_tasks import leads_of_indicators
from doichieu.hub.register.successions import predecessors_with_figures
from doichieu.hub.web.boards.lines import Board, board_of, missed_indicators, texts_cited, witnesses_of
from doichieu.hub.web.boards.other_periods import OtherPeriod, other_period, this_year
from doichieu.hub.web.boards.workbooks import TakenAway, board_workbook, file_name
from doichieu.hub.web.moments import AS_OF, REFUSED, Asked, answered, asked_moment
from doichieu.hub.web.pages import file_answer, page, period_called
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.said import moment, source_url


@require_safe
@page
def place(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """A place: its latest year, where it came from, what lies right below, and what waits to be confirmed."""
    shown, asked, other = places.locality(slug), asked_moment(request), other_period(request)
    if other.opened is not None:
        return redirect(_at(reverse("scoreboard", args=[slug, other.opened.name]), asked))
    confirmed = checks.periods_of(shown, viewer, asked.at)
    periods = _with_proposed(confirmed, shown, viewer) if asked.at is None else confirmed
    opened = _opened(confirmed or periods, shown, viewer, asked)
    context = {
        **_board_context(shown, opened, viewer, asked, _status_asked(request)),
        "periods": periods,
        "confirmed_periods": {each.name for each in confirmed},
        "predecessors": places.predecessors_of(shown),
        "successors": places.successors_of(shown),
        "children": places.children_of(shown, shown.valid_to or timezone.localdate()),
        "other": other,
    }
    return render(request, "web/scoreboard.html", context, status=REFUSED if other.fault or asked.fault else 200)


@require_safe
@page
def scoreboard(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> HttpResponse:
    """The scoreboard of a place and period.

    At most fourteen database queries, one more where a target was missed or is behind (who leads what is to move it),
    one where figures contradict each other, one for proposals, three where units sent what is proposed, and three for
    what is under way.
    """
    shown, asked = places.locality(slug), asked_moment(request)
    wanted = period_called(period)
    periods = checks.periods_of(shown, viewer, asked.at)
    names = {each.name for each in periods}
    context = {
        **_board_context(shown, wanted, viewer, asked, _status_asked(request)),
        "periods": periods if wanted.name in names else [wanted, *periods],
        "confirmed_periods": names,
        "other": OtherPeriod(),
    }
    return render(request, "web/scoreboard.html", context, **answered(asked))


@require_safe
@page
def workbook(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> HttpResponse:
    """The same as a workbook to take away: what the page shows this viewer, no more."""
    shown, asked = places.locality(slug), asked_moment(request)
    wanted = period_called(period)
    board = _board(shown, wanted, viewer, asked.at, _status_asked(request))
    page_of = reverse("scoreboard", args=[slug, period])
    taken = TakenAway(
        place=shown,
        period=wanted,
        board=board,
        texts=documents.texts(texts_cited(board), viewer),
        linked=lambda witness: request.build_absolute_uri(source_url(witness)),
        moment=moment(asked.at or timezone.now()),
        address=request.build_absolute_uri(f"{page_of}?{request.GET.urlencode()}" if request.GET else page_of),
        findings=_findings_of(board, viewer, request),
    )
    return file_answer(board_workbook(taken), file_name(slug, period), **answered(asked))


def _at(address: str, asked: Asked) -> str:
    return f"{address}?{AS_OF}={asked.kept}" if asked.at else address


def _findings_of(board: Board, viewer: Viewer, request: HttpRequest) -> Mapping[int, tuple[str, str]]:
    """The line and the whole address of each finding that a row of the board is marked with."""
    numbers = {number for sector in board.sectors for row in sector.rows for number in row.findings}
    found = shown_findings(findings_asked_for(FindingsAsked(only=tuple(numbers)), viewer)) if numbers else []
    return {
        each.row.pk: (each.line(page_language()), request.build_absolute_uri(reverse("finding", args=[each.row.pk])))
        for each in found
    }


def _status_asked(request: HttpRequest) -> Status | None:
    """The one status whose rows the address asks for; None for every row, and for no status that there is."""
    written = request.GET.get("status", "")
    return next((each for each in Status if each.value == written), None)


def _board_context(
    shown: Locality, period: PlanningPeriod | None, viewer: Viewer, asked: Asked, only: Status | None
) -> dict[str, Any]:
    board = _board(shown, period, viewer, asked.at, only) if period else None
    texts = documents.texts(texts_cited(board), viewer) if board else {}
    reasons = correction_reasons(witnesses_of(board), viewer, asked.at) if board else {}
    may_read = viewer.may(Act.READ_INTERNAL, shown)
    may_enter = viewer.may(Act.HAND_IN, shown) or bool(own_organisations(viewer, shown))
    return {
        "section": "places",
        "asked": asked,
        "place": shown,
        "period": period,
        "board": board,
        "texts": texts,
        "reasons": reasons,
        "before_it": [] if board and board.has_figures else predecessors_with_figures(shown, viewer, period, asked.at),
        "entered": period or this_year(),
        "may_read": may_read,
        "may_enter": may_enter,
        "may_act": (may_enter or may_read) and not asked.at,
    }


def _board(
    shown: Locality, period: PlanningPeriod, viewer: Viewer, as_of: datetime | None, only: Status | None
) -> Board:
    """The board; what is contradictory now, and who leads what by now, marks nothing of a past moment."""
    scores = checks.scoreboard(shown, period, viewer, as_of, timed=False)
    if as_of is not None:
        return board_of(scores, {}, only)
    tasks = leads_of_indicators(shown, missed_indicators(scores), viewer)
    return board_of(scores, marks_on(scores.rows, viewer), only, tasks)


def _with_proposed(confirmed: list[PlanningPeriod], shown: Locality, viewer: Viewer) -> list[PlanningPeriod]:
    """The periods with figures and those of which only proposals are at hand, the latest first."""
    names = {period.name: period for period in reversed(confirmed)}
    for days in proposed_periods(shown, viewer):
        name = period_name(days.first, days.last)
        names.setdefault(name, PlanningPeriod(name=name, first_day=days.first, last_day=days.last))
    return sorted(names.values(), key=lambda period: (period.last_day, -period.first_day.toordinal()), reverse=True)


def _opened(periods: list[PlanningPeriod], shown: Locality, viewer: Viewer, asked: Asked) -> PlanningPeriod | None:
    """The latest whole year, which is what plans are made for; else the latest period with a result, else any."""
    if not periods:
        return None
    year = next((period for period in periods if period.name.isdecimal()), None)
    return year or checks.last_reached(shown, viewer, asked.at) or periods[0]
