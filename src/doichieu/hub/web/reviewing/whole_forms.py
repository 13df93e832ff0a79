"""All figures of a signed form confirmed by one act, each as its own card offers it and by the same rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from doichieu import show
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.checks import findings as checks
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake import services
from doichieu.hub.intake.errors import AlreadyDecided, IntakeError
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.sent_anew import sent_since
from doichieu.hub.register.errors import PeriodClosed, RegisterError
from doichieu.hub.web.pages import PageRequest, page
from doichieu.hub.web.reviewing.asking import Questioned
from doichieu.hub.web.reviewing.document_page import PENDING, Line, choices_of, line_of
from doichieu.hub.web.reviewing.orders import page_in_order
from doichieu.hub.web.reviewing.refused import Misfilled
from doichieu.hub.web.reviewing.review import Sent, ask


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
    outcome = _confirmed(document, viewer)
    tell = messages.success if outcome.confirmed == outcome.waited else messages.warning
    tell(request, " ".join(_told(outcome)))
    return redirect(page_in_order(document, request))


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the figures of a form that waited."""

    waited: int
    confirmed: int
    overtaken: int  # on which somebody else decided meanwhile
    closed: int  # of a period that is closed

    @property
    def left(self) -> int:
        """How many wait for a look by itself."""
        return self.waited - self.confirmed - self.overtaken - self.closed


def _confirmed(document: Document, viewer: Viewer) -> Outcome:
    """Confirm of the figures that wait those that nothing stands against."""
    items = {item.claim.id: item for item in intake.review_of(document, viewer)}
    waiting = parted(document, [line_of(item) for item in items.values()])
    contradicted, choices = checks.places_contradicted(document, viewer), choices_of(document)
    sent = (
        Sent(document, items[line.key], viewer, {**line.fields, "action": "confirm"}, choices)
        for line in waiting.together
        if line.claim.span not in contradicted
    )
    answers = services.confirm_claims(claims=list(_unquestioned(sent)), by=viewer)
    return Outcome(
        waited=len(waiting.together) + waiting.apart,
        confirmed=sum(isinstance(each, Decision) for each in answers),
        overtaken=sum(isinstance(each, AlreadyDecided) for each in answers),
        closed=sum(isinstance(each, PeriodClosed) for each in answers),
    )


def _unquestioned(waiting: Iterable[Sent]) -> Iterator[tuple[StoredClaim, Placement]]:
    """The claims about which their cards would ask nothing, and where they belong."""
    for sent in waiting:
        try:
            placement = sent.placement()
            if placement is None or sent.item.stored is None:
                continue
            ask(sent, placement, sent.item.claim.quantity)
        except (Misfilled, Questioned, IntakeError, RegisterError, show.ShowError):
            continue
        yield sent.item.stored, placement


def _told(outcome: Outcome) -> Iterator[str]:
    """What became of a form, in sentences."""
    counted = {"count": outcome.confirmed}
    yield ngettext("%(count)s figure was confirmed.", "%(count)s figures were confirmed.", outcome.confirmed) % counted
    if outcome.overtaken:
        yield ngettext(
            "On %(count)s figure somebody else decided meanwhile.",
            "On %(count)s figures somebody else decided meanwhile.",
            outcome.overtaken,
        ) % {"count": outcome.overtaken}
    if outcome.closed:
        yield ngettext(
            "%(count)s figure is of a closed period: it waits until somebody opens the period again.",
            "%(count)s figures are of a closed period: they wait until somebody opens the period again.",
            outcome.closed,
        ) % {"count": outcome.closed}
    if outcome.left:
        yield ngettext(
            "%(left)s asks for a look by itself: confirm it on its card, which says what is in doubt.",
            "%(left)s ask for a look by themselves: confirm them on their cards, which say what is in doubt.",
            outcome.left,
        ) % {"left": outcome.left}
