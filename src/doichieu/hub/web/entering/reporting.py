"""Who has not reported, with a message for each; closing a period and reopening it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doichieu import show
from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.checks.reporting import UnitReport, reports_of
from doichieu.hub.intake.entry_words import said
from doichieu.hub.intake.waiting import turned_down_results, waiting_documents, waiting_results
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Level, Locality, Subject
from doichieu.hub.register import closings
from doichieu.hub.web.days import DayField
from doichieu.hub.web.entering.closing import ASKING, close_or_reopen, figures_in
from doichieu.hub.web.pages import page, period_called
from doichieu.hub.web.words.bodies import committee_of

TO = gettext_lazy("To: %(unit)s")
NOTHING_CAME = gettext_lazy("%(place)s has no figures from you yet for %(period)s.")
SOME_CAME = gettext_lazy("%(place)s has %(count)s of your figures for %(period)s; some are missing.")
PLEASE_SEND = gettext_lazy("Please send these indicators:")
BY_DAY = gettext_lazy("They are needed by %(day)s.")
WAS_DUE = gettext_lazy("They were needed by %(day)s, which is past.")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One unit with a message that is ready to be copied."""

    report: UnitReport
    message: str


class DueForm(forms.Form):
    """By when figures are needed."""

    due = DayField(called=gettext_lazy("Needed by"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def reporting(request: HttpRequest, viewer: Viewer, slug: str, period: str) -> HttpResponse:
    """Which units have reported for the period and which have not; whether the period is closed."""
    place, named = places.locality(slug), period_called(period)
    days = Period(named.first_day, named.last_day)
    if request.method == "POST":
        return close_or_reopen(request, viewer, place, days, period)
    due = DueForm(request.GET)
    reports = reports_of(
        place, days, viewer, waiting_results(place, days, viewer), turned_down_results(place, days, viewer)
    )
    day = due.cleaned_data["due"] if due.is_valid() else None
    waiting = waiting_documents(place, days, viewer)
    standing = list(closings.closings_over([place], days))
    behind = [report for report in reports if report.is_behind]
    context = {
        "section": "places",
        "place": place,
        "period": named,
        "reminders": [Reminder(report, message_to(report, place, days, day)) for report in behind],
        "complete": [report for report in reports if report.has_reported],
        "unasked": [report for report in reports if not report.is_behind and not report.has_sent],
        "due": due,
        "closings": closings.closings_of(place, days),
        "standing": standing,
        "may_close": viewer.may(Act.CLOSE, place),
        "asking": ASKING in request.GET and not standing and viewer.may(Act.CLOSE, place),
        "waiting": waiting,
        "waiting_figures": figures_in(waiting),
        "may_add": viewer.may(Act.REVIEW, place) or viewer.may(Act.MANAGE_PLACES, place),
    }
    return render(request, "web/reporting.html", context)


def message_to(report: UnitReport, place: Locality, days: Period, due: date | None) -> str:
    """A message to a unit that is behind, in Vietnamese, ready to be copied."""
    facts: dict[str, Any] = {
        "place": _capital(str(place)),
        "period": show.period(days, "vi"),
        "count": report.sent,
    }
    lines = [said(TO, unit=_name(report.unit)), ""]
    lines.append(said(SOME_CAME, **facts) if report.has_sent else said(NOTHING_CAME, **facts))
    lines.append(said(PLEASE_SEND))
    lines += [
        f"{number}. {indicator.name_vi} ({indicator.shown_in})" for number, indicator in enumerate(report.missing, 1)
    ]
    lines += [said(BY_DAY if due >= localdate() else WAS_DUE, day=show.day(due))] if due else []
    return "\n".join(lines)


def _name(unit: Locality | Subject) -> str:
    """A place is written to by its People's Committee; a unit, and a hamlet, by its name."""
    if isinstance(unit, Subject):
        return unit.name
    return _capital(str(unit) if unit.level == Level.HAMLET else committee_of(unit))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
