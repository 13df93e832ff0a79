"""Closing a period by hand, once what waits has been looked at, and reopening it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from doichieu import show
from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.intake.waiting import WaitingDocument, waiting_documents
from doichieu.hub.places.models import Locality
from doichieu.hub.register import closings
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.models import PeriodClosing
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.languages import page_language

ASKING = "closing"  # in the address of the page that asks whether the period is to be closed


def close_or_reopen(request: HttpRequest, viewer: Viewer, place: Locality, days: Period, period: str) -> HttpResponse:
    """Close the period, or reopen one of its closings. Raises access.Refused, Http404."""
    viewer.must(Act.CLOSE, place)
    if request.POST.get("action") == "close":
        return _close(request, viewer, place, days, period)
    return _reopen(request, viewer, place, days, period)


def figures_in(waiting: Sequence[WaitingDocument]) -> int:
    """How many figures wait."""
    return sum(each.figures for each in waiting)


def _close(request: HttpRequest, viewer: Viewer, place: Locality, days: Period, period: str) -> HttpResponse:
    """Only by who was shown what waits: fewer may wait by now, not more."""
    back = reverse("reporting", args=[place.slug, period])
    waiting, seen = figures_in(waiting_documents(place, days, viewer)), request.POST.get("seen", "")
    if not seen.isdecimal() or waiting > int(seen):
        if seen:
            messages.warning(request, _("More figures wait by now, so the period was not closed. Look again."))
        return redirect(f"{back}?{ASKING}=1#closing-title")
    closings.close_period(locality=place, period=days, reason=request.POST.get("reason", ""), by=viewer)
    messages.success(request, _("The period is closed. Nothing more can be entered or changed in it."))
    return redirect(back)


def _reopen(request: HttpRequest, viewer: Viewer, place: Locality, days: Period, period: str) -> HttpResponse:
    chosen = request.POST.get("reopen", "")
    closing = next((each for each in closings.closings_of(place, days) if str(each.pk) == chosen), None)
    if closing is None:
        raise Http404
    try:
        closings.reopen_period(closing=closing, reason=request.POST.get("reason", ""), by=viewer)
    except RegisterError as error:
        messages.error(request, worded_error(error))
    else:
        _tell_reopened(request, closing, place, days)
    return redirect("reporting", slug=place.slug, period=period)


def _tell_reopened(request: HttpRequest, closing: PeriodClosing, place: Locality, days: Period) -> None:
    """Say what is open again, and which closings still stand over these days."""
    opened = show.capitalised(_period_words(closing))
    messages.success(request, _("%(period)s is open again. The reopening is on record.") % {"period": opened})
    left = [f"{_period_words(each)} ({each.locality})" for each in closings.closings_over([place], days)]
    if left:
        words = _("Nothing can be entered here yet: still closed is %(closings)s.")
        messages.warning(request, words % {"closings": "; ".join(left)})


def _period_words(closing: PeriodClosing) -> str:
    return show.period(Period(closing.period.first_day, closing.period.last_day), page_language())
