"""Handing in documents, what became of them, and what waits for a reviewer."""

from datetime import date
from time import monotonic

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files import File
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doichieu.hub.access import queries as access
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents import services
from doichieu.hub.documents.door import FILE_ENDINGS, MOST_BYTES
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.documents.models import Document
from doichieu.hub.intake import queries as intakes
from doichieu.hub.intake.on_behalf import own_organisations
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.web.days import DayField
from doichieu.hub.web.faults import worded, worded_error
from doichieu.hub.web.pages import page

SHOWN = 30  # of what was handed in
SECONDS = 60.0  # that the files of one form may take to open; the one that is open then is finished


class PublishedForm(forms.Form):
    """When the documents were published, where somebody says it."""

    published = DayField(called=gettext_lazy("Published on"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def intake(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The form, what the viewer handed in, and the documents that wait for them."""
    if request.method == "POST":
        return _handed_in(request, viewer)
    handed_in = documents.handed_in_by(viewer, SHOWN)
    context = {
        "section": "intake",
        "may_hand_in": viewer.may_somewhere(Act.HAND_IN) or bool(viewer.covered_organisations(Act.HAND_IN)),
        "any_place": viewer.may_somewhere(Act.HAND_IN),
        "may_review": viewer.may_somewhere(Act.REVIEW),
        "file_endings": FILE_ENDINGS,
        "places": _own_places(viewer),
        "organisations": own_organisations(viewer),
        "handed_in": handed_in,
        "any_waiting": any(not each.is_read and not each.document.fault for each in handed_in),
        "pending": intakes.pending_documents(viewer),
    }
    return render(request, "web/intake.html", context)


def _handed_in(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Store every file; what is wrong with one keeps no other from being stored, unless it takes too long."""
    whose = _whose(request.POST.get("place", ""), viewer)
    form = PublishedForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(fault) for fault in form.errors["published"]))
        return redirect("intake")
    files = request.FILES.getlist("files")
    if not files:
        messages.error(request, _("Choose at least one file."))
    end = monotonic() + SECONDS
    for file in files:
        if monotonic() < end:
            _store(request, viewer, file, whose, form.cleaned_data["published"])
        else:
            messages.error(
                request,
                _("%(file)s was not taken: the files before it took too long. Hand it in again.") % {"file": file.name},
            )
    return redirect("intake")


def _whose(asked: str, viewer: Viewer) -> Locality | Subject | None:
    """The place or the organisation that the form names, or the viewer's only one. Raises Http404 for another's."""
    if asked.isdecimal():
        own_one = next((each for each in own_organisations(viewer) if str(each.pk) == asked), None)
        if own_one is None:
            raise Http404("no organisation that the viewer hands in for")
        return own_one
    if asked:
        return places.locality(asked)
    own = own_organisations(viewer)
    return own[0] if len(own) == 1 and not viewer.may_somewhere(Act.HAND_IN) else None


def _store(
    request: HttpRequest, viewer: Viewer, file: File[bytes], whose: Locality | Subject | None, published: date | None
) -> None:
    name = file.name or ""
    began = timezone.now()
    try:
        stored = services.store_document(
            name=name,
            data=file.read(MOST_BYTES + 1),
            by=viewer,
            locality=whose if isinstance(whose, Locality) else None,
            organisation=whose if isinstance(whose, Subject) else None,
            published=published,
        )
    except DocumentError as error:
        messages.error(request, worded_error(error))
        return
    _tell(request, stored, name, known=stored.stored_at < began)


def _tell(request: HttpRequest, stored: Document, name: str, *, known: bool) -> None:
    """What became of a file, under the name that it has here and now. known: it was on record before."""
    if stored.fault:
        messages.warning(request, worded(stored.fault_code, stored.fault_facts, stored.fault))
    elif known:
        words = _("%(file)s is on record already:") % {"file": name}
        messages.info(request, format_html('{} <a href="{}">{}</a>', words, _address(stored), stored.title))
    else:
        messages.success(request, _("%(file)s was handed in.") % {"file": name})


def _address(stored: Document) -> str:
    return reverse("document", args=[stored.pk])


def _own_places(viewer: Viewer) -> list[Locality]:
    """The places that the viewer's roles are held for."""
    grants = access.grants_of(viewer.user) if viewer.user else ()
    held = [grant.locality for grant in grants if grant.locality and viewer.may(Act.HAND_IN, grant.locality)]
    return list({place.pk: place for place in held}.values())
