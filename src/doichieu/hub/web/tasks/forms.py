"""The forms of tasks: which are wanted, their six points, and what became of them."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, SubjectKind
from doichieu.hub.programmes.models import Task, TaskSource
from doichieu.hub.programmes.points import SixPoints, points_of
from doichieu.hub.programmes.queries import AskedTasks, Standing
from doichieu.hub.programmes.services import Witnessing
from doichieu.hub.web.days import DayField

DUE = ("past", "7", "30", "90", "none")
ADDRESS = re.compile(r"(?:.*/d/)?(\d{1,18})/?(?:#.*)?")  # of a document, or its number


class TaskFilterForm(forms.Form):
    """Which tasks are wanted; a word that is not known is passed over."""

    place = forms.CharField(required=False)
    lead = forms.CharField(required=False)
    standing = forms.ChoiceField(choices=[(each.value, each.value) for each in Standing], required=False)
    source = forms.ChoiceField(choices=TaskSource.choices, required=False)
    due = forms.ChoiceField(choices=[(each, each) for each in DUE], required=False)
    q = forms.CharField(required=False)

    def asked(self, on: date) -> AskedTasks:
        """What was asked for, on this day."""
        self.is_valid()
        given = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        due, words = given.pop("due"), given.pop("q")
        days = timedelta(days=int(due)) if due.isdecimal() else None
        return AskedTasks(
            **given,
            words=words,
            due_from=on if days else None,
            due_to=on + days if days else (on - timedelta(days=1) if due == "past" else None),
            undated=due == "none",
        )


class PointsForm(forms.Form):
    """The six points of a task, its indicators by their codes, its projects."""

    work = forms.CharField(max_length=2000)
    lead = forms.CharField(max_length=200, required=False)
    co_workers = forms.CharField(max_length=2000, required=False)
    due = DayField(called=_("Due day"), required=False)
    deliverable = forms.CharField(max_length=300, required=False)
    responsible = forms.CharField(max_length=120, required=False)
    responsible_post = forms.CharField(max_length=200, required=False)
    authority = forms.CharField(max_length=200, required=False)
    indicators = forms.CharField(max_length=400, required=False)
    projects = forms.MultipleChoiceField(required=False)
    note = forms.CharField(max_length=500, required=False)
    seen = forms.IntegerField(required=False, min_value=0)

    def __init__(self, place: Locality | None, data: QueryDict | None = None, initial: dict[str, Any] | None = None):
        super().__init__(data, initial=initial)
        subjects = list(places.subjects_of(place)) if place else []
        self.bodies = [each.name for each in subjects if each.kind == SubjectKind.ORGANISATION]
        self.offered = {str(each.pk): each for each in subjects if each.kind == SubjectKind.PROJECT}
        projects = self.fields["projects"]
        assert isinstance(projects, forms.MultipleChoiceField)  # noqa: S101 # as declared above
        projects.choices = [(number, each.name) for number, each in self.offered.items()]
        self.asked_indicators: tuple[Indicator, ...] = ()

    def clean_indicators(self) -> str:
        """The codes, each of which the catalogue must have."""
        written = str(self.cleaned_data["indicators"])
        codes = dict.fromkeys(re.split(r"[\s,;]+", written.upper().strip()))
        try:
            self.asked_indicators = tuple(catalogue.indicator(code) for code in codes if code)
        except Indicator.DoesNotExist:
            raise forms.ValidationError(_("The catalogue has no such indicator. Write codes like BUD01.")) from None
        return written

    @property
    def chosen_projects(self) -> list[str]:
        """The numbers of the projects that are chosen."""
        if self.is_bound:
            return [str(number) for number in self.data.getlist("projects")] if isinstance(self.data, QueryDict) else []
        return [str(number) for number in self.initial.get("projects", ())]

    def points(self) -> SixPoints:
        """What was written, of a form that is valid."""
        given = self.cleaned_data
        return SixPoints(
            work=given["work"],
            lead_words=given["lead"],
            co_workers=tuple(given["co_workers"].replace(";", "\n").splitlines()),
            due=given["due"],
            deliverable=given["deliverable"],
            responsible=given["responsible"],
            responsible_post=given["responsible_post"],
            authority=given["authority"],
            indicators=self.asked_indicators,
            projects=tuple(self.offered[number] for number in given["projects"]),
        )


def initial_of(task: Task) -> dict[str, Any]:
    """What stands in the form of a task."""
    points = points_of(task)
    return {
        "work": points.work,
        "lead": points.lead_name,
        "co_workers": "\n".join(points.co_workers),
        "due": points.due.strftime("%d/%m/%Y") if points.due else "",
        "deliverable": points.deliverable,
        "responsible": points.responsible,
        "responsible_post": points.responsible_post,
        "authority": points.authority,
        "indicators": ", ".join(indicator.code for indicator in points.indicators),
        "projects": [str(project.pk) for project in points.projects],
        "seen": task.step,
    }


class ActForm(forms.Form):
    """What became of a task, on which day, and what shows it."""

    day = DayField(called=_("Day"), required=False)
    note = forms.CharField(max_length=500, required=False)
    document = forms.CharField(max_length=200, required=False)
    words = forms.CharField(max_length=500, required=False)
    seen = forms.IntegerField(min_value=0)

    def __init__(self, viewer: Viewer, data: QueryDict | None = None, initial: dict[str, Any] | None = None):
        super().__init__(data, initial=initial)
        self._viewer = viewer
        self.witnessing: Witnessing | None = None

    @property
    def chosen(self) -> int | None:
        """The number of the document that is chosen, or that the address of the page proposes."""
        found = ADDRESS.fullmatch(str(self["document"].value() or "").strip())
        return int(found[1]) if found else None

    def clean(self) -> dict[str, Any]:
        """The document that shows it must be one that the viewer may see."""
        given = super().clean() or self.cleaned_data
        if str(given.get("document") or "").strip():
            try:
                document = documents.document(self.chosen or 0, self._viewer)
                self.witnessing = Witnessing(document, given.get("words") or "")
            except NotVisible:
                self.add_error("document", _("There is no such document. Choose one from the list."))
        return given


class TellingForm(forms.Form):
    """A sentence that may tell of a task, by the numbers of its rows, and the day on which the task was done."""

    day = DayField(called=_("Day"), required=False)
    seen = forms.IntegerField(min_value=0)
    outcomes = forms.RegexField(r"^\d{1,18}(?:,\d{1,18}){0,99}$")

    def __init__(self, data: QueryDict, action: str):
        super().__init__(data)
        self.fields["day"].required = action in {"told_done", "told_progress"}

    @property
    def numbers(self) -> list[int]:
        """Of the rows, of a form that is valid."""
        return [int(number) for number in str(self.cleaned_data["outcomes"]).split(",")]
