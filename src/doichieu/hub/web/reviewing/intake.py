"""Handing in documents, what became of them, and what waits for a reviewer."""

from datetime import date
from time import monotonic
from typing import TypedDict

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
from doichieu.hub.intake.on_behalf import own_organisations
from doichieu.hub.intake.sent_anew import pending_now
from doichieu.hub.intake.waiting import waiting_in_forms
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.web.days import DayField
from doichieu.hub.web.pages import page
from doichieu.hub.web.words.faults import worded, worded_error

REFUSED = 422
SHOWN = 30  # of what was handed in
SECONDS = 60.0  # that the files of one form may take to open; the one that is open then is finished


class Holder(TypedDict):
    """Whose a document is: a place's, or an organisation's."""

    locality: Locality | None
    organisation: Subject | None


class PublishedForm(forms.Form):
    """When the documents were published, where somebody says it."""

    published = DayField(called=gettext_lazy("Published on"), required=False)


class GivenDayForm(forms.Form):
    """The day of a document that bears none: today at the latest."""

    published = DayField(called=gettext_lazy("Published on"))

    def clean_published(self) -> date:
        """The day. Raises ValidationError for one that has not come."""
        given: date = self.cleaned_data["published"]
        if given > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Check the year."), code="to-come")
        return given


class PageForm(PublishedForm):
    """The text of a page that somebody copied, and where it stood."""

    title = forms.CharField(max_length=300, error_messages={"required": gettext_lazy("Give the page its title.")})
    source = forms.CharField(
        max_length=500, error_messages={"required": gettext_lazy("Say where the text stood: an address, or in words.")}
    )
    text = forms.CharField(strip=False, required=False)

    def clean_text(self) -> str:
        """The text as it was pasted, blank lines around it too. Raises ValidationError where there are no words."""
        text = str(self.cleaned_data["text"])
        if not text.strip():
            raise forms.ValidationError(_("Paste the text of the page."), code="required")
        return text


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def intake(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The forms, what the viewer handed in, and the documents that wait for them."""
    if request.method != "POST":
        return _shown(request, viewer)
    return _page_handed_in(request, viewer) if "text" in request.POST else _handed_in(request, viewer)


def _shown(
    request: HttpRequest, viewer: Viewer, form: PageForm | None = None, refusal: str = "", status: int = 200
) -> HttpResponse:
    """form: what was pasted and not taken, which nobody should have to copy again."""
    handed_in = documents.handed_in_by(viewer, SHOWN)
    waiting = waiting_in_forms([each.document for each in handed_in], viewer)
    context = {
        "section": "intake",
        "may_hand_in": viewer.may_somewhere(Act.HAND_IN) or bool(viewer.covered_organisations(Act.HAND_IN)),
        "any_place": viewer.may_somewhere(Act.HAND_IN),
        "may_review": viewer.may_somewhere(Act.REVIEW),
        "file_endings": FILE_ENDINGS,
        "places": _own_places(viewer),
        "organisations": own_organisations(viewer),
        "handed_in": [(each, waiting.get(each.document.pk)) for each in handed_in],
        "any_waiting": any(not each.is_read and not each.document.fault for each in handed_in),
        "pending": pending_now(viewer),
        "pasted": form,
        "pasted_place": form.data.get("place") if form else None,
        "refusal": refusal,
    }
    return render(request, "web/intake.html", context, status=status)


def _page_handed_in(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Store the pasted text of a page like a file; what was typed stays on the page until it is taken."""
    whose, form = _whose(request.POST.get("place", ""), viewer), PageForm(request.POST)
    if not form.is_valid():
        return _shown(request, viewer, form, status=REFUSED)
    began = timezone.now()
    given = form.cleaned_data
    try:
        stored = services.store_page(
            text=given["text"],
            title=given["title"],
            source=given["source"],
            published=given["published"],
            by=viewer,
            **_holder(whose),
        )
    except DocumentError as error:
        return _shown(request, viewer, form, worded_error(error), REFUSED)
    _tell(request, stored, given["title"], known=stored.stored_at < began)
    return redirect("intake")


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
            published=published,
            **_holder(whose),
        )
    except DocumentError as error:
        messages.error(request, worded_error(error))
        return
    _tell(request, stored, name, known=stored.stored_at < began)


def _holder(whose: Locality | Subject | None) -> Holder:
    """Whose a document is, as `documents.services` takes it."""
    place = whose if isinstance(whose, Locality) else None
    return {"locality": place, "organisation": whose if isinstance(whose, Subject) else None}


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
