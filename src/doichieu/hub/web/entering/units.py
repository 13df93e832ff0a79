"""The units of a place: added, renamed, ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doichieu import show
from doichieu.claims import Period
from doichieu.hub.access import services as access
from doichieu.hub.access.units import LONGEST_REASON, end_subject, may_change, rename_subject
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.periods import FIRST_DAY, LAST_DAY
from doichieu.hub.checks.own_units import asked_now, own_unit
from doichieu.hub.intake.shut_out import closing_of
from doichieu.hub.places import queries as places
from doichieu.hub.places.errors import NameBorne, PlaceError, PlaceExists
from doichieu.hub.places.models import Locality, OrganisationType, Subject, SubjectKind
from doichieu.hub.places.naming import bare
from doichieu.hub.register.queries import last_reached
from doichieu.hub.web.days import DayField
from doichieu.hub.web.pages import page, part_of, period_called
from doichieu.hub.web.words.faults import worded_error

REFUSED = 422


class NameField(forms.CharField):
    """What a unit is called."""

    def __init__(self) -> None:
        super().__init__(max_length=200, error_messages={"required": gettext_lazy("Write the name.")})

    def to_python(self, value: Any) -> str:
        """The name without what nobody sees."""
        return bare(super().to_python(value) or "")


class UnitForm(forms.Form):
    """A new unit of a place."""

    kind = forms.ChoiceField(choices=SubjectKind.choices)
    organisation_type = forms.ChoiceField(choices=[("", ""), *OrganisationType.choices], required=False)
    name = NameField()

    def __init__(self, *given: Any, place: Locality, **more: Any) -> None:
        super().__init__(*given, **more)
        self._place = place

    def clean(self) -> dict[str, Any]:
        """Names a unit that is on record already, however it was spelled."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("name") and given.get("kind"):
            known = places.subject_named(self._place, given["kind"], given["name"])
            if known is not None:
                self.add_error("name", worded_error(PlaceExists(name=known.name)))
                return given
            bearer = places.once_called(self._place, given["name"])
            if bearer is not None:
                self.add_error("name", worded_error(NameBorne(name=given["name"], bearer=bearer.name)))
        return given


class ChangeForm(forms.Form):
    """Why a unit is changed; whether there is a reason, the service asks."""

    reason = forms.CharField(max_length=LONGEST_REASON, required=False)


class RenameForm(ChangeForm):
    """What a unit is called from now on."""

    name = NameField()


class LastDayForm(ChangeForm):
    """When a unit ended; empty: it stands."""

    last_day = DayField(called=gettext_lazy("Last day"), required=False)

    def clean_last_day(self) -> date | None:
        """The day, if documents can speak of its year."""
        day: date | None = self.cleaned_data["last_day"]
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("No document speaks of such a year. Check the days of the period."))
        return day


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def units(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """The organisations, hamlets, revenue lines and projects of a place; another one is added here."""
    place = places.locality(slug)
    viewer.must(Act.READ_INTERNAL, place)
    form = UnitForm(request.POST if request.method == "POST" else None, place=place)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kind = SubjectKind(given["kind"])
        added = access.add_subject(
            locality=place, kind=kind, name=given["name"], organisation_type=given["organisation_type"], by=viewer
        )
        messages.success(request, _("%(unit)s is on record.") % {"unit": added.name})
        return redirect("units", slug=slug)
    context = {
        "section": "places",
        "place": place,
        "subjects": places.subjects_of(place),
        "kinds": SubjectKind.values,
        "types": OrganisationType.values,
        "form": form,
        "may_add": viewer.may(Act.REVIEW, place) or viewer.may(Act.MANAGE_PLACES, place),
    }
    return render(request, "web/units.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def unit(request: HttpRequest, viewer: Viewer, slug: str, pk: int) -> HttpResponse:
    """One unit: its targets and all that it sent, with what became of it; renamed, ended or standing again.

    Who acts for the unit alone sees its own, and not what was changed of it.
    """
    place = places.locality(slug)
    if pk not in viewer.covered_organisations(Act.READ_INTERNAL):  # whose own page it is
        viewer.must(Act.READ_INTERNAL, place)
    shown, inside = places.subject(place, pk), viewer.may(Act.READ_INTERNAL, place)
    fault = ""
    if request.method == "POST":
        try:
            fault = _changed(request, viewer, shown)
        except PlaceError as error:
            fault = worded_error(error)
        if not fault:
            messages.success(request, _("The change is on record."))
            return redirect("unit", slug=slug, pk=pk)
    due = _due(place, viewer)
    days = Period(due.first_day, due.last_day)
    own = asked_now(shown, own_unit(shown, viewer), viewer, localdate(), days)
    context = {
        "section": "places",
        "place": place,
        "unit": shown,
        "inside": inside,
        "changes": places.changes_of(shown) if inside else (),
        "own": own,
        "page": part_of(own.sent, request),
        "due": due,
        "due_closed": closing_of(due.name, own.closings),
        "due_is_asked": any(each.days == days for each in own.asked),
        "may_send": viewer.may(Act.HAND_IN, place, shown),
        "fault": fault,
        "may_change": may_change(viewer, shown),
        "asked": _asked(request.POST if fault else {}, shown),
    }
    return render(request, "web/unit.html", context, status=REFUSED if fault else 200)


def _due(place: Locality, viewer: Viewer) -> PlanningPeriod:
    """The period that a unit reports now: the latest one of this year with a result of its place, else the year."""
    year, reached = localdate().year, last_reached(place, viewer)
    return reached if reached and reached.last_day.year == year else period_called(f"{year:04d}")


def _asked(sent: Mapping[str, str], shown: Subject) -> Mapping[str, str]:
    """What stands in the fields: as it was sent and refused, else as the unit is."""
    reason, renames = sent.get("reason", ""), "name" in sent
    last_day = show.day(shown.last_day) if shown.last_day else ""
    return {
        "name": sent.get("name", shown.name),
        "why_name": reason if renames else "",
        "last_day": sent.get("last_day", last_day),
        "why_end": "" if renames else reason,
    }


def _changed(request: HttpRequest, viewer: Viewer, shown: Subject) -> str:
    """Do what the form asks for; what is wrong with its fields. Raises PlaceError, access.Refused."""
    form = RenameForm(request.POST) if "name" in request.POST else LastDayForm(request.POST)
    if not form.is_valid():
        return str(next(iter(form.errors.values()))[0])
    given = form.cleaned_data
    if "name" in given:
        rename_subject(subject=shown, name=given["name"], reason=given["reason"], by=viewer)
    else:
        end_subject(subject=shown, last_day=given["last_day"], reason=given["reason"], by=viewer)
    return ""
