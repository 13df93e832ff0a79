"""The findings of the places that a viewer reads inside: what contradicts what, who looks after it, whom to ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doichieu import show
from doichieu.claims import Text
from doichieu.claims.findings import Severity
from doichieu.hub.access import queries as access
from doichieu.hub.access.models import Grant
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.accounts.models import User
from doichieu.hub.checks import findings as checks
from doichieu.hub.checks import services
from doichieu.hub.checks.errors import AssigneeOutside, ChecksError, NoteMissing
from doichieu.hub.checks.findings import Asked, NamedFigure, ShownFinding
from doichieu.hub.checks.models import FindingState, StoredFinding
from doichieu.hub.documents import queries as documents
from doichieu.hub.web.findings.letters import question_about
from doichieu.hub.web.pages import page, part_of
from doichieu.hub.web.words.faults import worded_error

REFUSED = 422
OPEN_SEVERITIES = tuple(each.value for each in Severity if each.is_open)
BY_PEOPLE = tuple(state for state in FindingState.values if state != FindingState.GONE)
EVERY = "all"  # states
FIELDS = {NoteMissing.code: "note", AssigneeOutside.code: "assignee"}  # by the code of what is refused
MOST_ONLY = 100  # findings asked for by their numbers


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure with its sentence, which is left out where the figure before stands in the same one."""

    figure: NamedFigure
    text: Text | None


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form of a finding: as it is on record, or as it was sent and refused."""

    state: str
    note: str
    assignee: int | None
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by the name of a field; empty for the whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding of the page."""

    found: ShownFinding
    cited: tuple[Cited, ...]
    question: str  # to the unit, ready to be copied
    people: tuple[User, ...]  # who may look after it; empty for who may not decide
    written: Written

    @property
    def may_decide(self) -> bool:
        return bool(self.people) and self.found.row.state != FindingState.GONE


class FilterForm(forms.Form):
    """Which findings are wanted: without a word about states, the open ones."""

    place = forms.CharField(required=False)
    check = forms.CharField(required=False)
    severity = forms.ChoiceField(choices=[(each, each) for each in OPEN_SEVERITIES], required=False)
    state = forms.ChoiceField(choices=[(EVERY, EVERY), *FindingState.choices], required=False)
    only = forms.CharField(required=False)  # 12.15.18

    def __init__(self, given: QueryDict, people: Sequence[User]) -> None:
        super().__init__(given)
        # those who look after any that the viewer sees, and the words of `checks.findings`
        known = (checks.ME, checks.NOBODY, *(person.username for person in people))
        self.fields["assignee"] = forms.ChoiceField(choices=[(each, each) for each in known], required=False)

    def unknown(self) -> list[str]:
        """What was asked for and is not known, as it was sent."""
        refused = [] if self.is_valid() else [self.data.get(name, "") for name in self.errors]
        place, check = (self.cleaned_data.get(name) or "" for name in ("place", "check"))
        strange = [place] if place and not checks.is_place(place) else []
        return [*strange, *([check] if check and check not in checks.check_names() else []), *refused]

    def asked(self) -> Asked:
        """What was asked for; nothing is of a place or check that is not known, another such word is passed over."""
        self.is_valid()
        only = re.findall(r"(?<!\d)\d{1,18}(?!\d)", self.cleaned_data.get("only") or "")[:MOST_ONLY]
        given = {name: self.cleaned_data.get(name) or "" for name in self.fields if name != "only"}
        state = given.pop("state") or FindingState.OPEN.value
        return Asked(**given, state="" if state == EVERY else state, only=tuple(map(int, only)))


class DecisionForm(forms.Form):
    """What became of a finding."""

    state = forms.ChoiceField(choices=[(each, each) for each in BY_PEOPLE])
    note = forms.CharField(required=False, max_length=500)
    assignee = forms.IntegerField(required=False)


@require_safe
@login_required
@page
def finding_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Findings by place, check, severity, state and assignee, the gravest first; open ones unless the address asks."""
    people = list(checks.assignees(viewer))
    form = FilterForm(request.GET, people)
    asked = form.asked()
    part = part_of(checks.findings_asked_for(asked, viewer), request)
    context = {
        "section": "findings",
        "page": part,
        "entries": entries_of(checks.shown(part.object_list), viewer),
        "asked": asked,
        "unknown": form.unknown(),
        "asked_as": request.GET.urlencode(),
        "places": checks.places_with_findings(viewer),
        "checks": checks.check_names(),
        "severities": OPEN_SEVERITIES,
        "states": FindingState.values,
        "states_by_people": BY_PEOPLE,
        "every": EVERY,
        "people": people,
        "me": checks.ME,
        "nobody": checks.NOBODY,
    }
    return render(request, "web/finding_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def finding(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One finding with what became of it; a reviewer says so here."""
    found = checks.finding(pk, viewer)
    refused: Written | None = None
    if request.method == "POST":
        refused = _refused(request, viewer, found.row)
        if refused is None:
            messages.success(request, _("Noted."))
            asked = QueryDict(request.POST.get("asked", "")).urlencode()
            back = reverse("finding_list") if "asked" in request.POST else reverse("finding", args=[pk])
            return redirect(f"{back}?{asked}" if asked else back)
    [entry] = entries_of([found], viewer)
    context = {
        "section": "findings",
        "entry": replace(entry, written=refused) if refused else entry,
        "faults": refused.faults.get("", ()) if refused else (),
        "asked_as": request.POST.get("asked"),
        "steps": checks.steps_of(found.row),
        "states_by_people": BY_PEOPLE,
    }
    return render(request, "web/finding.html", context, status=REFUSED if refused else 200)


def entries_of(found: Sequence[ShownFinding], viewer: Viewer) -> list[Entry]:
    """Findings ready to be shown; two database queries, whatever their number."""
    texts = documents.texts({figure.text_id for each in found for figure in each.figures}, viewer)
    grants = access.grants_over([each.row.about for each in found], Act.READ_INTERNAL)
    return [
        Entry(
            each,
            tuple(_cited(each, texts)),
            question_about(each, texts),
            _people(each.row, viewer, grants),
            Written(each.row.state, each.row.note, each.row.assignee_id),
        )
        for each in found
    ]


def _people(row: StoredFinding, viewer: Viewer, grants: Sequence[Grant]) -> tuple[User, ...]:
    """Who may look after a finding, for who may decide on it."""
    place = row.about
    if not viewer.may(Act.REVIEW, place):
        return ()
    path = place.path if place else ""
    over = (each for each in grants if each.locality is None or path.startswith(each.locality.path))
    return tuple(dict.fromkeys(each.user for each in over))


def _cited(found: ShownFinding, texts: Mapping[int, Text]) -> Iterator[Cited]:
    """The figures in order; the sentence with the first one that stands in it."""
    before: Any = None
    for figure in found.figures:
        text = texts.get(figure.text_id)
        sentence = (figure.text_id, show.sentence_of(text, figure.claim.span)) if text else None
        yield Cited(figure, text if sentence != before else None)
        before = sentence


def _refused(request: HttpRequest, viewer: Viewer, row: StoredFinding) -> Written | None:
    """A decision as it was sent, with what is wrong with it; None where it was taken."""
    form = DecisionForm(request.POST)
    faults = {name: [str(fault) for fault in told] for name, told in form.errors.items()}
    given = form.cleaned_data
    if not faults:
        assignee = accounts.account_numbered(given["assignee"]) if given["assignee"] else None
        try:
            services.decide_finding(
                finding=row, state=FindingState(given["state"]), note=given["note"], assignee=assignee, by=viewer
            )
        except ChecksError as error:
            faults = {FIELDS.get(error.code, ""): [worded_error(error)]}
    sent = Written(request.POST.get("state", ""), request.POST.get("note", ""), given.get("assignee"), faults)
    return sent if faults else None
