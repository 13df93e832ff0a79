"""Documents: the list, one with its figures marked beside their review, its place and its release."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.checks.findings import findings_of
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents import services
from doichieu.hub.documents.dating import day_offered
from doichieu.hub.documents.errors import AlreadyDated, AlreadyPlaced, DocumentError, KeptThere, NotReadYet
from doichieu.hub.documents.models import Document
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.sent_anew import anew_in
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.places.naming import kind_and_name
from doichieu.hub.register.resting import replaced_in, replaced_of
from doichieu.hub.web.pages import PageRequest, page, part_of
from doichieu.hub.web.reviewing.document_page import context_of
from doichieu.hub.web.reviewing.intake import GivenDayForm
from doichieu.hub.web.reviewing.orders import order_of, remembered
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.said import day as said_day
from doichieu.hub.web.words.said import place_name
from doichieu.lexicon import folded

PLACES_OFFERED = 12
REFUSED = 422


@require_safe
@page
def document_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The documents that the viewer may see, the latest first."""
    part = part_of(documents.documents(viewer), request)
    replaced = replaced_in([each.pk for each in part], viewer)
    context = {"section": "documents", "page": part, "replaced": replaced}
    return render(request, "web/document_list.html", context)


@require_safe
@page
def document(request: PageRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """A document with its figures highlighted, and what was decided about each."""
    shown = documents.document(pk, viewer)
    if request.htmx:  # the page of a document that waits to be read asks whether it was
        return _whether_read(shown)
    context = context_of(shown, viewer, order=order_of(request))
    return remembered(render(request, "web/document.html", {**context, **_wanted(request, viewer, shown)}), request)


def _wanted(request: HttpRequest, viewer: Viewer, shown: Document, sent: GivenDayForm | None = None) -> dict[str, Any]:
    """What the viewer is asked about a document: its place and its day. sent: a day that was refused."""
    return {**_place_wanted(request, viewer, shown), **_day_wanted(viewer, shown, sent)}


def _place_wanted(request: HttpRequest, viewer: Viewer, shown: Document) -> dict[str, Any]:
    """For a document without a place, or whose text names an unknown one: whether the viewer may say whose it is.

    With what the search for a place found, at first for the name in the text.
    """
    if shown.locality is not None and not shown.named_place:
        return {"may_place": False}
    if not (viewer.may_somewhere(Act.HAND_IN) if shown.locality is None else _keeps(viewer, shown)):
        return {"may_place": False}
    asked = request.GET.get("place", shown.named_place if shown.locality is None else "").strip()
    found = places.found(asked, limit=PLACES_OFFERED)
    if asked == shown.named_place:
        found = _so_named(asked, found)
    of_that_name = places.named(shown.named_place) if shown.named_place else []
    return {
        "may_place": True,
        "place_asked": asked,
        "is_listed": bool(of_that_name),
        "may_none": bool(of_that_name) and not any(viewer.may(Act.HAND_IN, place) for place in of_that_name),
        "places_found": [place for place in found if viewer.may(Act.HAND_IN, place)],
    }


def _so_named(asked: str, found: Sequence[Locality]) -> list[Locality]:
    """Of what was found for the name in a text those whose own name it is; a word of a place above does not count.

    Where none has it, the list has it of another kind or province, if at all.
    """
    name = kind_and_name(asked)[1].split(",")[0]
    words = set(folded(name).split())
    candidates = [*found, *places.found(name, limit=PLACES_OFFERED)]
    return list(dict.fromkeys(place for place in candidates if words <= set(folded(place.name).split())))


def _day_wanted(viewer: Viewer, shown: Document, sent: GivenDayForm | None) -> dict[str, Any]:
    """For a document that is read and without a day: whether the viewer may say it, and the day that it offers."""
    stored = documents.stored_reading_of(shown)
    if shown.published is not None or stored is None or not _keeps(viewer, shown):
        return {"may_date": False}
    day = day_offered(documents.reading_in(stored), localdate(shown.stored_at))
    return {
        "may_date": True,
        "day_offered": day,
        "day_written": sent.data.get("published", "") if sent else said_day(day) if day else "",
        "day_faults": sent.errors.get("published", ()) if sent else (),
    }


def _keeps(viewer: Viewer, shown: Document) -> bool:
    return viewer.may(Act.HAND_IN, shown.locality, shown.organisation)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def release(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Release a document, or take its release back; asked without a form, back to it.

    Where figures of it are undecided or replaced, or contradictions open, that is said first, and whether it is
    released all the same is asked.
    """
    shown = documents.document(pk, viewer)
    if request.method != "POST":
        return redirect("document", pk=pk)
    try:
        if request.POST.get("action") == "withdraw":
            services.withdraw_release(document=shown, by=viewer)
            messages.success(request, _("The release was taken back. The document is internal again."))
        elif (
            viewer.may(Act.RELEASE, shown.locality)
            and not request.POST.get("anyway")
            and (waiting := _waiting(shown, viewer))
        ):
            context = {"section": "documents", "document": shown, **waiting}
            return render(request, "web/release.html", context, status=REFUSED)
        else:
            services.release_document(document=shown, by=viewer)
            messages.success(request, _("Released: everyone may now read this document."))
    except NotReadYet as error:
        messages.error(request, worded_error(error))
    return redirect("document", pk=pk)


def _waiting(shown: Document, viewer: Viewer) -> dict[str, Any]:
    """What is to be known before a release: undecided figures, contradictions that nobody has taken up, those that are
    being corrected, what other documents put in the place of its figures, and of a signed entry what was sent anew,
    rejected or taken out; empty where there is nothing."""
    contradictions = [each for each in findings_of(shown, viewer) if each.is_open]
    rejected, anew = len(intake.rejected_of_entry(shown, viewer)), len(anew_in(shown, viewer))
    waiting = {
        "undecided": intake.undecided_in(shown, viewer) - anew,
        "anew": anew,
        "rejected": rejected,
        "none_left": bool(rejected) and rejected == len(intake.review_of(shown, viewer)),
        "contradictions": [each for each in contradictions if not each.is_being_corrected],
        "corrected": [each for each in contradictions if each.is_being_corrected],
        "replaced": replaced_of(shown.pk, viewer),
    }
    return waiting if any(waiting.values()) else {}


@require_http_methods(["GET", "HEAD", "POST"])
@page
def place(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Say whose a document is; asked without a form, back to it."""
    shown = documents.document(pk, viewer)
    if request.method != "POST":
        return redirect("document", pk=pk)
    if shown.locality is not None and shown.named_place:
        return _settled(request, viewer, shown)
    chosen = places.locality(request.POST.get("place", ""))
    try:
        services.place_document(document=shown, locality=chosen, by=viewer)
        messages.success(request, _("The document now belongs to %(place)s.") % {"place": place_name(chosen)})
    except (AlreadyPlaced, KeptThere) as error:
        messages.error(request, worded_error(error))
    return redirect("document", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def day(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Say of which day a document is; asked without a form, back to it."""
    shown = documents.document(pk, viewer)
    if request.method != "POST":
        return redirect("document", pk=pk)
    form = GivenDayForm(request.POST)
    if not form.is_valid():
        context = {**context_of(shown, viewer, order=order_of(request)), **_wanted(request, viewer, shown, form)}
        return render(request, "web/document.html", context, status=REFUSED)
    try:
        services.date_document(document=shown, published=form.cleaned_data["published"], by=viewer)
        messages.success(request, _("Put on record."))
    except AlreadyDated as error:
        messages.error(request, worded_error(error))
    return redirect("document", pk=pk)


def _settled(request: HttpRequest, viewer: Viewer, shown: Document) -> HttpResponse:
    """The document stays with its place, or is handed in for another one too, which is shown then."""
    if request.POST.get("action") == "keep":
        services.confirm_place(document=shown, by=viewer)
        messages.success(request, _("Put on record."))
        return redirect("document", pk=shown.pk)
    chosen = places.locality(request.POST.get("place", ""))
    try:
        other = services.hand_in_elsewhere(document=shown, locality=chosen, by=viewer)
    except DocumentError as error:
        messages.error(request, worded_error(error))
        return redirect("document", pk=shown.pk)
    told = _("The document was handed in for %(place)s too. Reject the figures where it does not belong.")
    messages.success(request, told % {"place": place_name(chosen)})
    return redirect("document", pk=other.pk)


def _whether_read(shown: Document) -> HttpResponse:
    """Tell the page to load itself again once there is something to show."""
    done = bool(shown.fault) or documents.stored_reading_of(shown) is not None
    return HttpResponse(headers={"HX-Refresh": "true"}) if done else HttpResponse(status=204)
