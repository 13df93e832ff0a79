"""Resolutions, programmes, schemes and plans: the list, and one with all that cites it and all that it hands out."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.documents import queries as documents
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import queries, services
from doichieu.hub.programmes.errors import ProgrammesError, RecordChanged
from doichieu.hub.programmes.keepers import may_keep_record
from doichieu.hub.programmes.models import Instrument, InstrumentKind, InstrumentState, RelationKind
from doichieu.hub.programmes.queries import AskedRecords, RecordPage
from doichieu.hub.programmes.services import RecordFacts
from doichieu.hub.web.days import DayField
from doichieu.hub.web.pages import page, part_of
from doichieu.hub.web.words.faults import worded_error

REFUSED, CONFLICT = 422, 409
OFFERED = 60  # other records, to merge with or to tie to
Given = dict[str, Any]
STATES = (InstrumentState.PROPOSED.value, InstrumentState.KNOWN.value)


class RecordFilterForm(forms.Form):
    """Which records are wanted; a word that is not known is passed over."""

    q = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=InstrumentKind.choices, required=False)
    place = forms.CharField(required=False)
    state = forms.ChoiceField(choices=[(state, state) for state in STATES], required=False)

    def asked(self) -> AskedRecords:
        self.is_valid()
        given = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return AskedRecords(words=given.pop("q"), **given)


class RecordForm(forms.Form):
    """What a record is."""

    kind = forms.ChoiceField(choices=InstrumentKind.choices)
    written = forms.CharField(max_length=60, required=False)
    title = forms.CharField(max_length=300, required=False)
    issuer = forms.CharField(max_length=200, required=False)
    place = forms.CharField(max_length=120, required=False)
    issued = DayField(called=gettext_lazy("Day of issue"), required=False)
    first_day = DayField(called=gettext_lazy("First day"), required=False)
    last_day = DayField(called=gettext_lazy("Last day"), required=False)

    def facts(self) -> RecordFacts:
        """What was written, of a form that is valid. Raises Locality.DoesNotExist."""
        given = dict(self.cleaned_data)
        slug, kind = given.pop("place"), InstrumentKind(given.pop("kind"))
        return RecordFacts(kind=kind, locality=places.locality(slug) if slug else None, **given)


class SeenForm(forms.Form):
    """What every act on a record says: at which act it was seen, a note, and the other record."""

    seen = forms.IntegerField(min_value=0)
    note = forms.CharField(max_length=500, required=False)
    other = forms.IntegerField(required=False)
    relation = forms.ChoiceField(choices=RelationKind.choices, required=False)


@require_safe
@page
def record_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Records by words, kind, place and state, the latest first."""
    part = part_of(queries.instruments_asked_for(RecordFilterForm(request.GET).asked(), viewer), request)
    context = {
        "section": "records",
        "page": part,
        "records": queries.told(part.object_list, viewer),
        "asked": request.GET,
        "kinds": InstrumentKind.values,
        "places": queries.places_with_instruments(viewer),
        "states": queries.record_states(viewer),
    }
    return render(request, "web/record_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def record(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One record: what it is, what it does to others, its targets, its tasks, and every place that cites it."""
    shown = queries.instrument(pk, viewer, on=timezone.localdate())
    faults: Sequence[str] = ()
    status = 200
    if request.method == "POST":
        try:
            standing = _acted(request, viewer, shown)
        except (ProgrammesError, forms.ValidationError) as error:
            faults = [worded_error(error)] if isinstance(error, ProgrammesError) else error.messages
            status = CONFLICT if isinstance(error, RecordChanged) else REFUSED
            shown = queries.instrument(pk, viewer, on=timezone.localdate())
        else:
            messages.success(request, _("Noted."))
            return redirect("record", pk=standing)
    return render(request, "web/record.html", _context(shown, viewer, faults), status=status)


def _context(shown: RecordPage, viewer: Viewer, faults: Sequence[str]) -> dict[str, Any]:
    row = shown.record.instrument
    quoted = {place.text_id for place in shown.citations}
    quoted |= {each.evidence.text_id for each in (*shown.does, *shown.undergoes) if each.evidence}
    quoted |= {witness.text_id for held in shown.targets for witness in held.witnesses}
    keeps = shown.record.whole or shown.inside
    keeps = keeps and row.state in STATES and may_keep_record(viewer, row.locality)
    context = {
        "section": "records",
        "shown": shown,
        "record": row,
        "texts": documents.texts(quoted, viewer),
        "faults": faults,
        "keeps": keeps,
        "kinds": InstrumentKind.values,
        "relation_kinds": RelationKind.values,
    }
    if keeps:
        context["others"] = queries.other_records(row, viewer, most=OFFERED)
        context["places"] = _places_of(row.locality, viewer, shown)
    return context


def _places_of(place: Locality | None, viewer: Viewer, shown: RecordPage) -> list[Locality]:
    """The places that a record may be of: its own, those above it, and those of the documents that cite it."""
    cited = (quoted.document.locality for quoted in shown.citations)
    near = [each for each in (place, *cited) if each is not None]
    above = [each for one in dict.fromkeys(near) for each in places.ancestors_of(one)]
    return [each for each in dict.fromkeys((*near, *above)) if may_keep_record(viewer, each)]


def _acted(request: HttpRequest, viewer: Viewer, shown: RecordPage) -> int:
    """The number of the record that stands after what was sent. Raises ProgrammesError, ValidationError."""
    action = ACTS.get(request.POST.get("action", ""))
    if action is None:
        raise Http404
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise forms.ValidationError([fault for each in form.errors.values() for fault in each])
    return action(request.POST, viewer, shown, form.cleaned_data)


def _confirm(sent: QueryDict, viewer: Viewer, shown: RecordPage, given: Given) -> int:
    form = RecordForm(sent)
    if not form.is_valid():
        raise forms.ValidationError([fault for each in form.errors.values() for fault in each])
    row = shown.record.instrument
    services.confirm_record(instrument=row, facts=form.facts(), seen=given["seen"], note=given["note"], by=viewer)
    return row.pk


def _reject(sent: QueryDict, viewer: Viewer, shown: RecordPage, given: Given) -> int:  # noqa: ARG001 # as every act
    row = shown.record.instrument
    services.reject_record(instrument=row, reason=given["note"], seen=given["seen"], by=viewer)
    return row.pk


def _merge(sent: QueryDict, viewer: Viewer, shown: RecordPage, given: Given) -> int:  # noqa: ARG001
    into = _other(given, viewer)
    row = shown.record.instrument
    return services.merge_record(instrument=row, into=into, seen=given["seen"], note=given["note"], by=viewer).pk


def _relate(sent: QueryDict, viewer: Viewer, shown: RecordPage, given: Given) -> int:  # noqa: ARG001
    row, kind = shown.record.instrument, RelationKind(given["relation"] or RelationKind.CARRIES_OUT)
    services.relate_records(instrument=row, kind=kind, other=_other(given, viewer), seen=given["seen"], by=viewer)
    return row.pk


def _unrelate(sent: QueryDict, viewer: Viewer, shown: RecordPage, given: Given) -> int:  # noqa: ARG001
    relation = next((each.relation for each in shown.does if each.relation.pk == given["other"]), None)
    if relation is None:
        raise Http404
    services.end_relation(relation=relation, seen=given["seen"], by=viewer)
    return shown.record.instrument.pk


def _other(given: Given, viewer: Viewer) -> Instrument:
    """The record that was chosen, of those that the viewer may know of. Raises Instrument.DoesNotExist."""
    return queries.instrument(given["other"] or 0, viewer, on=timezone.localdate()).record.instrument


ACTS: dict[str, Callable[[QueryDict, Viewer, RecordPage, Given], int]] = {
    "confirm": _confirm,
    "reject": _reject,
    "merge": _merge,
    "relate": _relate,
    "unrelate": _unrelate,
}
