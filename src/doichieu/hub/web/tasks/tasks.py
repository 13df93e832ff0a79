"""Tasks: the list, one with what became of it, and one entered by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access.insiders import is_inside
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences import deciding_tasks, task_lists
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.documents.models import Document
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import queries, services
from doichieu.hub.programmes.errors import ProgrammesError, TaskChanged, TaskEnded
from doichieu.hub.programmes.keepers import may_keep
from doichieu.hub.programmes.models import Task, TaskSource, TaskState
from doichieu.hub.programmes.queries import ENDED, TaskOnRecord
from doichieu.hub.web.pages import page, part_of
from doichieu.hub.web.tasks.forms import DUE, ActForm, PointsForm, TaskFilterForm, TellingForm, initial_of
from doichieu.hub.web.tasks.outcomes import DECISIONS, decided, page_after
from doichieu.hub.web.tasks.sameness import SAYINGS, SamenessForm, sameness_of, twins_page
from doichieu.hub.web.words.faults import worded_error

REFUSED, CONFLICT = 422, 409
CLOSING = {"done", "told_done"}
OFFERED = 200  # documents that may show an act


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was sent and not taken, and why."""

    faults: Sequence[str]
    changed: bool = False  # somebody else was first
    points: PointsForm | None = None
    act: ActForm | None = None
    ended: TaskEnded | None = None  # the question whether two are one although one has ended


@require_safe
@page
def task_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Tasks by place, lead, standing, source and due day, those due first at the head."""
    today = timezone.localdate()
    form = TaskFilterForm(request.GET)
    rows = task_lists.tasks_listed(form.asked(today), viewer, on=today)
    part = part_of(rows, request)
    shown = task_lists.with_sources(queries.shown(part.object_list, viewer, on=today), viewer, on=today)
    context = {
        "section": "tasks",
        "page": part,
        "tasks": shown,
        "texts": documents.texts({each.evidence.text_id for each in shown}, viewer),
        "session_days": conferences.first_days({each.evidence.document.pk for each in shown}, viewer),
        "asked": request.GET,
        "places": queries.places_with_tasks(viewer),
        "leads": queries.lead_names(viewer),
        "standings": [each.value for each in queries.standings_told(viewer)],
        "sources": TaskSource.values,
        "dues": DUE,
        **_of_place(request.GET.get("place", ""), viewer),
    }
    return render(request, "web/task_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def task(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One task by its six points, where it comes from and what became of it; who keeps it acts here."""
    shown = queries.task(pk, viewer, on=timezone.localdate())
    refusal: Refusal | None = None
    if request.method == "POST":
        refusal = _acted(request, viewer, shown)
        if refusal is None:
            messages.success(request, _("Noted."))
            closed = request.POST.get("action") in CLOSING and twins_page(shown.task, viewer, timezone.localdate())
            return redirect(closed or page_after(request.POST, _again_at(request, pk)))
        if refusal.changed:
            shown = queries.task(pk, viewer, on=timezone.localdate())
    status = 200 if refusal is None else CONFLICT if refusal.changed else REFUSED
    return render(request, "web/task.html", _context(shown, viewer, refusal, request.GET), status=status)


def _again_at(request: HttpRequest, pk: int) -> str:
    """The page of the task: once it is assigned with the sentence that may close it, as the promises proposed it."""
    sentence = request.GET.urlencode() if request.POST.get("action") == "assign" else ""
    return f"{reverse('task', args=[pk])}{'?' if sentence else ''}{sentence}"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def new_task(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """Enter a task of a place for which there is no document; the signature is its evidence."""
    place = places.locality(slug)
    if not may_keep(viewer, place):
        viewer.must(Act.KEEP_SESSIONS, place)
    form = PointsForm(place, request.POST if request.method == "POST" else None)
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            [entered] = services.enter_tasks(locality=place, entries=[form.points()], by=viewer)
        except (ProgrammesError, DocumentError) as error:
            faults = [worded_error(error)]
        else:
            messages.success(request, _("The task is on record."))
            return redirect("task", pk=entered.pk)
    faults += [str(fault) for each in form.errors.values() for fault in each]
    context = {"section": "tasks", "place": place, "form": form, "faults": faults}
    return render(request, "web/task_new.html", context, status=REFUSED if faults else 200)


def _of_place(slug: str, viewer: Viewer) -> dict[str, Any]:
    """The place that the list is of, and what may be done there; nothing where there is no such place."""
    try:
        place = places.locality(slug)
    except Locality.DoesNotExist:
        return {"place": None}
    return {"place": place, "keeps": may_keep(viewer, place), "inside": is_inside(viewer, place)}


def _context(shown: TaskOnRecord, viewer: Viewer, refusal: Refusal | None, asked: QueryDict) -> dict[str, Any]:
    row, place = shown.task, shown.task.locality
    keeps = may_keep(viewer, place)
    quoted = {shown.evidence.text_id, *(step.evidence.text_id for step in shown.steps if step.evidence)}
    context = {
        "section": "tasks",
        "shown": shown,
        "task": row,
        "texts": documents.texts(quoted, viewer),
        "session_days": conferences.first_days([shown.evidence.document.pk], viewer),
        "keeps": keeps,
        "refusal": refusal,
        "told": queries.told_of(shown, queries.outcomes_of([shown], viewer)) if _may_be_told_of(shown) else (),
        **sameness_of(shown, viewer, keeps=keeps, on=timezone.localdate()),
    }
    if not keeps:
        return context
    sets_points = row.state in {TaskState.PROPOSED, TaskState.OPEN} and row.same_as_id is None
    kept = refusal.points if refusal else None
    act = (refusal.act if refusal else None) or ActForm(viewer, initial=_proposed(asked) | {"seen": row.step})
    return context | {
        "points": (_again(kept, row) or PointsForm(place, initial=initial_of(row))) if sets_points else None,
        "act": act,
        "documents": _offered(place, act.chosen, viewer),
    }


def _offered(place: Locality | None, chosen: int | None, viewer: Viewer) -> list[Document]:
    """The documents of the place, the latest first, behind the one that is chosen where it is none of these."""
    near = queries.documents_near(place, viewer, most=OFFERED)
    if chosen is None or any(each.pk == chosen for each in near):
        return near
    try:
        return [documents.document(chosen, viewer), *near]
    except DocumentError:
        return near


def _may_be_told_of(shown: TaskOnRecord) -> bool:
    """Whether it matters what later documents tell: not of what has ended, nor of what somebody said is no task, or is
    another one."""
    row = shown.task
    return shown.standing not in ENDED and row.state != TaskState.REJECTED and row.same_as_id is None


def _proposed(asked: QueryDict) -> dict[str, Any]:
    """The document and the words that may show what became of the task, as the page of promises hands them on."""
    return {name: asked[name] for name in ("document", "words") if name in asked}


def _again(sent: PointsForm | None, row: Task) -> PointsForm | None:
    """The form as it was sent, over the task as it stands now: sent once more, it is what holds."""
    if sent is not None and isinstance(sent.data, QueryDict):
        data = sent.data.copy()
        data["seen"] = str(row.step)
        again = PointsForm(row.locality, data)
        again.is_valid()
        return again
    return None


def _acted(request: HttpRequest, viewer: Viewer, shown: TaskOnRecord) -> Refusal | None:
    """What is wrong with what was sent; None where it was taken."""
    action = request.POST.get("action", "")
    for actions, take in ((POINTS, _set), (DECISIONS, _decided), (SAYINGS, _said), (ACTS, _acted_on)):
        if action in actions:
            return take(request.POST, viewer, shown, action)
    raise Http404


def _acted_on(sent: QueryDict, viewer: Viewer, shown: TaskOnRecord, action: str) -> Refusal | None:
    form = ActForm(viewer, sent)
    if not form.is_valid():
        return Refusal(_faults(form), act=form)
    try:
        ACTS[action](shown.task, form, viewer)
    except TaskChanged as error:
        return Refusal([worded_error(error)], changed=True)
    except (ProgrammesError, DocumentError) as error:
        return Refusal([worded_error(error)], act=form)
    return None


def _said(sent: QueryDict, viewer: Viewer, shown: TaskOnRecord, action: str) -> Refusal | None:
    form = SamenessForm(sent)
    if not form.is_valid():
        return Refusal(_faults(form))
    try:
        SAYINGS[action](shown.task, form, viewer, timezone.localdate())
    except TaskEnded as error:
        return Refusal([worded_error(error)], ended=error)
    except ProgrammesError as error:
        return Refusal([worded_error(error)], changed=isinstance(error, TaskChanged))
    return None


def _decided(sent: QueryDict, viewer: Viewer, shown: TaskOnRecord, action: str) -> Refusal | None:
    form = TellingForm(sent, action)
    if not form.is_valid():
        return Refusal(_faults(form))
    try:
        decided(shown.task, form, viewer, action)
    except TaskChanged as error:
        return Refusal([worded_error(error)], changed=True)
    except (ProgrammesError, DocumentError) as error:
        return Refusal([worded_error(error)])
    return None


def _set(sent: QueryDict, viewer: Viewer, shown: TaskOnRecord, action: str) -> Refusal | None:
    form = PointsForm(shown.task.locality, sent)
    if not form.is_valid():
        return Refusal(_faults(form), points=form)
    given = form.cleaned_data
    try:
        POINTS[action](task=shown.task, points=form.points(), seen=given["seen"] or 0, note=given["note"], by=viewer)
    except TaskChanged as error:
        return Refusal([worded_error(error)], changed=True, points=form)
    except ProgrammesError as error:
        return Refusal([worded_error(error)], points=form)
    return None


def _faults(form: forms.Form) -> list[str]:
    return [str(fault) for each in form.errors.values() for fault in each]


def _progress(row: Task, form: ActForm, viewer: Viewer) -> None:
    services.note_progress(task=row, by=viewer, witnessing=form.witnessing, **_told(form))


def _done(row: Task, form: ActForm, viewer: Viewer) -> None:
    services.complete_task(task=row, by=viewer, witnessing=form.witnessing, **_told(form))


def _dropped(row: Task, form: ActForm, viewer: Viewer) -> None:
    told = _told(form)
    services.drop_task(task=row, by=viewer, reason=told.pop("note"), witnessing=form.witnessing, **told)


def _reopened(row: Task, form: ActForm, viewer: Viewer) -> None:
    services.reopen_task(task=row, reason=form.cleaned_data["note"], seen=form.cleaned_data["seen"], by=viewer)


def _rejected(row: Task, form: ActForm, viewer: Viewer) -> None:
    deciding_tasks.reject_task(task=row, note=form.cleaned_data["note"], seen=form.cleaned_data["seen"], by=viewer)


def _told(form: ActForm) -> dict[str, Any]:
    given = form.cleaned_data
    day: date = given["day"] or timezone.localdate()
    return {"day": day, "note": given["note"], "seen": given["seen"]}


POINTS: dict[str, Callable[..., Task]] = {"assign": services.assign_task, "edit": services.edit_task}
ACTS: dict[str, Callable[[Task, ActForm, Viewer], None]] = {
    "progress": _progress,
    "done": _done,
    "dropped": _dropped,
    "reopen": _reopened,
    "reject": _rejected,
}
