"""What depends on a document, or on one of its figures: to look at, and to be seen before it is taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.checks.dependents import Dependents, dependents_of
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.errors import NotReadYet
from doichieu.hub.documents.models import Document, Origin, State
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake import services
from doichieu.hub.intake.errors import ReasonMissing
from doichieu.hub.intake.models import Action
from doichieu.hub.intake.queries import ReviewItem
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.web.pages import page
from doichieu.hub.web.words.faults import worded_error

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@page
def dependents(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """What depends on a document, with the acts that would move it; sent with a reason, all of it is taken back."""
    shown = documents.document(pk, viewer)
    fault = ""
    if request.method == "POST":
        viewer.must(Act.REVIEW, shown.locality)
        try:
            reason, again = request.POST.get("reason", ""), request.POST.get("action") == "send_again"
            taken = services.take_back_document(document=shown, reason=reason, by=viewer, for_good=not again)
        except (ReasonMissing, NotReadYet, RegisterError) as error:
            fault = worded_error(error)
        else:
            messages.success(request, _said(shown, len(taken)))
            return redirect("document", pk=pk)
    item = _item(request.GET.get("claim", ""), shown, viewer)
    found = dependents_of(shown, viewer, item.claim.span if item else None)
    context = {**_context(shown, viewer, found), "item": item, "fault": fault}
    return render(request, "web/dependents.html", context, status=REFUSED if fault else 200)


def _said(shown: Document, count: int) -> str:
    if shown.origin == Origin.ENTRY:
        said = ngettext("%(count)s figure was taken out.", "%(count)s figures were taken out.", count)
    else:
        said = ngettext("%(count)s decision was taken back.", "%(count)s decisions were taken back.", count)
    return said % {"count": count}


def _context(shown: Document, viewer: Viewer, found: Dependents) -> dict[str, Any]:
    return {
        "section": "documents",
        "document": shown,
        "dependents": found,
        "public": [each for each in found.figures if each.public_by_it],
        "falling": [each for each in found.figures if not each.stays],
        "signed": shown.origin == Origin.ENTRY,
        "may_take_back": viewer.may(Act.REVIEW, shown.locality) and _may_be_taken_out(shown, found, viewer),
        "may_withdraw": shown.state == State.RELEASED and viewer.may(Act.RELEASE, shown.locality),
    }


def _may_be_taken_out(shown: Document, found: Dependents, viewer: Viewer) -> bool:
    waits = shown.origin == Origin.ENTRY and intake.undecided_in(shown, viewer) > 0
    return waits or bool(_taken_back_with(shown, found))


def _taken_back_with(shown: Document, found: Dependents) -> set[Action]:
    """What kinds of decisions a document loses where it is taken out; an entry keeps its rejections."""
    return set(found.decisions) - ({Action.REJECTED} if shown.origin == Origin.ENTRY else set())


def _item(key: str, shown: Document, viewer: Viewer) -> ReviewItem | None:
    """The figure that the address asks about; None for the whole document."""
    if not key:
        return None
    for item in intake.review_of(shown, viewer):
        if item.claim.id == key:
            return item
    raise Http404(key)
