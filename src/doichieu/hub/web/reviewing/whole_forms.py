"""All figures of a signed form confirmed by one act, each as its own card offers it and by the same rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from doichieu import show
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.errors import IntakeError
from doichieu.hub.intake.sent_anew import sent_since
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.web.pages import PageRequest, page
from doichieu.hub.web.reviewing.asking import Questioned
from doichieu.hub.web.reviewing.document_page import PENDING, Line, choices_of, line_of
from doichieu.hub.web.reviewing.refused import Contradicted, Misfilled
from doichieu.hub.web.reviewing.review import Sent, confirm


@require_http_methods(["GET", "HEAD", "POST"])
@page
def confirm_form(request: PageRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Confirm what waits of a signed form; what asks for a look is left, and told on its card once confirmed there."""
    document = documents.document(pk, viewer)
    if request.method != "POST":
        return redirect("document", pk=pk)
    viewer.must(Act.REVIEW, document.locality)
    if document.origin != Origin.ENTRY:
        raise Http404
    confirmed, left = _confirmed(document, viewer)
    said = ngettext("%(count)s figure was confirmed.", "%(count)s figures were confirmed.", confirmed)
    if left:
        rest = ngettext(
            "%(left)s asks for a look by itself: confirm it on its card, which says what is in doubt.",
            "%(left)s ask for a look by themselves: confirm them on their cards, which say what is in doubt.",
            left,
        )
        messages.warning(request, f"{said % {'count': confirmed}} {rest % {'left': left}}")
    else:
        messages.success(request, said % {"count": confirmed})
    return redirect("document", pk=pk)


@dataclass(frozen=True, slots=True)
class Parted:
    """What waits of a signed form, but for what its unit sent again."""

    together: Sequence[Line]  # what one act may confirm
    apart: int  # how many its own card alone may: they have no place yet, or did not keep all that their form said


def parted(document: Document, lines: Sequence[Line]) -> Parted:
    """Of the figures of a document those that wait; none of a file, which nobody signed. At most three queries."""
    if document.origin != Origin.ENTRY:
        return Parted((), 0)
    again = sent_since(document)
    waiting = [line for line in lines if line.state == PENDING and line.key not in again]
    together = [line for line in waiting if not line.why_not and line.claim.entered is not None]
    return Parted(together, len(waiting) - len(together))


def _confirmed(document: Document, viewer: Viewer) -> tuple[int, int]:
    """How many of the figures that waited are confirmed now, and how many still wait."""
    items = {item.claim.id: item for item in intake.review_of(document, viewer)}
    waiting = parted(document, [line_of(item) for item in items.values()])
    choices = choices_of(document)
    confirmed = 0
    for line in waiting.together:
        fields = {**line.fields, "action": "confirm"}
        try:
            confirm(Sent(document, items[line.key], viewer, fields, choices))
            confirmed += 1
        except (Misfilled, Contradicted, Questioned, IntakeError, RegisterError, show.ShowError):
            continue
    return confirmed, len(waiting.together) + waiting.apart - confirmed
