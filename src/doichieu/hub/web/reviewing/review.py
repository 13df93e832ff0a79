"""What a reviewer decides about one figure: by a button or a key; with htmx the one line, else the page again."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doichieu import show
from doichieu.claims import Kind, Quantity
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.checks import findings as checks
from doichieu.hub.checks import services as finding_services
from doichieu.hub.checks.findings import FindingsByFigure, ShownFinding
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim, StoredText
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake import services
from doichieu.hub.intake.asking import Told, is_as_proposed
from doichieu.hub.intake.errors import IntakeError, ReasonMissing
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.queries import ReviewItem
from doichieu.hub.register import queries as register
from doichieu.hub.register.errors import ReasonMissing as ReplacementUnexplained
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.figure_errors import AlreadySuperseded, FigureStands
from doichieu.hub.register.models import Figure, Maturity
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.services import WitnessedClaim
from doichieu.hub.web.pages import PageRequest, page
from doichieu.hub.web.reviewing.asking import Questioned, ask_about, shown_in
from doichieu.hub.web.reviewing.by_hand import Refusal, number_called
from doichieu.hub.web.reviewing.document_page import Line, changed_lines, choices_of, context_of, line_of
from doichieu.hub.web.reviewing.forms import Choices, DecisionForm, PlacementForm, parsed_quantity
from doichieu.hub.web.reviewing.orders import order_of, page_in_order
from doichieu.hub.web.reviewing.refused import FORM, Contradicted, Misfilled, faults_of
from doichieu.hub.web.words.faults import worded
from doichieu.hub.web.words.languages import page_language

REFUSED = 422
Unexplained = ReasonMissing | ReplacementUnexplained


@dataclass(frozen=True, slots=True)
class Sent:
    """One decision as it was sent."""

    document: Document
    item: ReviewItem
    viewer: Viewer
    fields: Mapping[str, str]
    choices: Choices

    def reason(self) -> str:
        """Why, in the reviewer's words. Raises Misfilled."""
        given = _checked(DecisionForm(self.fields)).cleaned_data
        return str(given["reason"] or given["note"])

    def asked_about(self) -> Collection[str]:
        """The numbers of the findings that the reviewer was asked about before. Raises Misfilled."""
        return str(_checked(DecisionForm(self.fields)).cleaned_data["despite"]).split()

    def written_quantity(self) -> str:
        """The quantity as it stands in the form. Raises Misfilled."""
        return str(_checked(DecisionForm(self.fields)).cleaned_data["quantity"])

    def placement(self) -> Placement | None:
        """Where the figure belongs; None without an indicator. Raises Misfilled."""
        offered = self.item.proposal.placement if self.item.proposal else None
        return _checked(PlacementForm(self.fields, self.choices, offered)).placement()

    def told(self, quantity: Quantity, *, as_read: bool = False) -> Told:
        """The figure with the note and what was asked before. as_read: as it was proposed. Raises Misfilled."""
        signed = self.document.origin == Origin.ENTRY
        return Told(quantity, self.reason(), shown_in(self.fields), page_language(), signed, as_read)

    def superseded(self) -> Figure | None:
        """The figure on record that is to be replaced. Raises Misfilled, also where it may not be seen any more."""
        number = _checked(DecisionForm(self.fields)).cleaned_data["supersedes"]
        try:
            return register.figure(number, self.viewer).figure if number else None
        except Figure.DoesNotExist:
            raise Misfilled(worded(AlreadySuperseded.code, {}, AlreadySuperseded.code)) from None


Checked = TypeVar("Checked", bound=DecisionForm)


def _checked(form: Checked) -> Checked:
    """The form itself. Raises Misfilled."""
    if not form.is_valid():
        raise Misfilled(form=form)
    return form


@require_http_methods(["GET", "HEAD", "POST"])
@page
def decide(request: PageRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Confirm, correct, keep, reject or reopen one figure of a document; asked without a form, back to it."""
    document = documents.document(pk, viewer)
    if request.method != "POST":
        return redirect("document", pk=pk)
    viewer.must(Act.REVIEW, document.locality)
    if request.POST.get("action") == "enter":
        return _by_hand(request, document, viewer)
    act = ACTS.get(request.POST.get("action", ""))
    item = _item_called(request.POST.get("claim", ""), document, viewer)
    if act is None or item is None:
        raise Http404
    sent = Sent(document, item, viewer, request.POST.dict(), choices_of(document))
    before = checks.findings_beside(document, viewer)
    try:
        decision = act(sent)
    except (Misfilled, Contradicted, Questioned, IntakeError, RegisterError, show.ShowError) as error:
        return _refused(request, document, sent, _line_refused(error, sent))
    if decision.action == Action.CONFIRMED:  # what follows is left to the job behind the answer
        return _done(request, document, sent)
    finding_services.refresh_after_decision(decision.pk)
    return _done(request, document, sent, before)


def _line_refused(error: Exception, sent: Sent) -> Line:
    """The line as it was sent, with why it was refused."""
    if isinstance(error, Contradicted):
        return _asked(error, sent)
    if isinstance(error, Questioned):
        return _questioned(error, sent)
    faults = faults_of(error)
    rejecting = sent.fields["action"].startswith("reject") and "reason" in faults
    fields = {**sent.fields, "rejecting": "yes", "asked": "yes"} if rejecting else sent.fields
    return line_of(sent.item, fields, faults=faults, standing=_standing(error, sent))


def _by_hand(request: PageRequest, document: Document, viewer: Viewer) -> HttpResponse:
    """Enter a figure for a number that could not be read; then back to its card, or to its form with what is wrong."""
    stored = documents.stored_reading_of(document)
    key = request.POST.get("claim", "")
    item = number_called(key, documents.reading_in(stored)) if stored is not None else None
    if stored is None or item is None:
        raise Http404
    sent = Sent(document, item, viewer, request.POST.dict(), choices_of(document))
    try:
        _enter(sent, stored.text)
    except (Misfilled, Questioned, IntakeError, RegisterError, show.ShowError) as error:
        asked = error.fields if isinstance(error, Questioned) else {}
        refusal = Refusal(key, {**sent.fields, **asked}, faults_of(error), _standing(error, sent))
    else:
        messages.success(request, _("Noted."))
        return redirect(f"{reverse('document', args=[document.pk])}#r-{key}")
    context = context_of(document, viewer, order=order_of(request), refusal=refusal)
    return render(request, "web/document.html", context, status=REFUSED)


def _standing(error: Exception, sent: Sent) -> HeldFigure | None:
    """The figure on record that a decision was refused for, or would replace if it said why, where it may be seen."""
    try:
        if isinstance(error, FigureStands):
            return register.figure(error.existing.pk, sent.viewer)
        chosen = sent.superseded() if isinstance(error, Unexplained) else None
        return register.figure(chosen.pk, sent.viewer) if chosen is not None else None
    except (Figure.DoesNotExist, Misfilled):
        return None


def _enter(sent: Sent, text: StoredText) -> Decision:
    """The figure as the reviewer wrote it, with the number of the text as its evidence. Raises Misfilled and
    Questioned."""
    placement = sent.placement()
    if placement is None:
        raise Misfilled(_("Choose the indicator: a figure that is entered by hand goes to the register."))
    quantity = show.parsed_quantity(sent.written_quantity(), page_language())
    ask_about(placement, sent.told(quantity), sent.viewer, (text.pk, sent.item.claim.span))
    claim = replace(
        sent.item.claim,
        kind=Kind(placement.measure.value),
        planned=placement.planned,
        quantity=quantity,
        estimate=placement.maturity == Maturity.ESTIMATE,
        period=placement.period,
    )
    return services.confirm_claim(
        claim=WitnessedClaim(text, claim),
        placement=placement,
        by=sent.viewer,
        supersedes=sent.superseded(),
        reason=sent.reason(),
    )


def confirm(sent: Sent) -> Decision:
    """Confirm the claim as it was read, or, where another quantity was written, as it was corrected.

    Raises Misfilled, Contradicted and Questioned.
    """
    claim, placement, supersedes = _stored(sent), sent.placement(), sent.superseded()
    read = sent.item.claim.quantity
    quantity = parsed_quantity(sent.written_quantity(), read, page_language())
    if placement is not None:
        ask(sent, placement, quantity)
    if quantity == read:
        return services.confirm_claim(
            claim=claim,
            placement=placement,
            by=sent.viewer,
            supersedes=supersedes,
            reason=sent.reason(),
            remark=_remark(sent),
        )
    if placement is None:
        raise Misfilled(_("A correction needs an indicator; without one, keep the figure on the document."))
    return services.correct_claim(
        claim=claim,
        quantity=quantity,
        placement=placement,
        reason=sent.reason(),
        by=sent.viewer,
        supersedes=supersedes,
    )


def ask(sent: Sent, placement: Placement, quantity: Quantity) -> None:
    """What is asked about a figure of a claim before it is entered. Raises Questioned and Misfilled."""
    as_read = quantity == sent.item.claim.quantity and is_as_proposed(placement, sent.item.proposal)
    passage = _stored(sent).reading.text_id, sent.item.claim.span
    ask_about(placement, sent.told(quantity, as_read=as_read), sent.viewer, passage)


def _remark(sent: Sent) -> str:
    """What is kept of a contradiction about which nothing was said. Raises Contradicted before it was asked about.

    A note that answers other questions says nothing of a contradiction that was not shown with them.
    """
    noted = bool(sent.reason().strip())
    if noted and not shown_in(sent.fields):
        return ""
    found = _contradicting(sent)
    if any(str(each.row.pk) not in sent.asked_about() for each in found):
        raise Contradicted(found)
    return _("Confirmed all the same, after the contradiction was shown") if found and not noted else ""


def _contradicting(sent: Sent) -> Sequence[ShownFinding]:
    return checks.errors_about(sent.document, sent.item.claim.span, sent.viewer)


def _keep(sent: Sent) -> Decision:
    """Leave the claim on its document as it was read. Raises Misfilled where another quantity was written."""
    read = sent.item.claim.quantity
    if parsed_quantity(sent.written_quantity(), read, page_language()) != read:
        as_read = show.quantity(read, page_language())
        raise Misfilled(
            _("Kept on this document only, a figure stays as read: %(read)s. Write that, or confirm as corrected.")
            % {"read": as_read},
            field="quantity",
        )
    return services.confirm_claim(claim=_stored(sent), placement=None, by=sent.viewer, reason=sent.reason())


def _reject(sent: Sent, *, for_good: bool = False) -> Decision:
    return services.reject_claim(claim=_stored(sent), by=sent.viewer, reason=sent.reason(), for_good=for_good)


def _reopen(sent: Sent) -> Decision:
    if sent.item.decision is None:
        raise Misfilled(_("Nothing was decided here yet. Load the page again."))
    return services.reopen_claim(decision=sent.item.decision, reason=sent.reason(), by=sent.viewer)


ACTS: Mapping[str, Callable[[Sent], Decision]] = {
    "confirm": confirm,
    "keep": _keep,
    "reject": _reject,
    "reject_for_good": partial(_reject, for_good=True),
    "reopen": _reopen,
}


def _stored(sent: Sent) -> StoredClaim:
    """The claim of the latest reading. Raises Misfilled for one that is only on record in a decision."""
    if sent.item.stored is None:
        raise Misfilled(_("The figure is no longer read at this place. Load the page again."))
    return sent.item.stored


def _item_called(key: str, document: Document, viewer: Viewer) -> ReviewItem | None:
    return next((item for item in intake.review_of(document, viewer) if item.claim.id == key), None)


def _asked(error: Contradicted, sent: Sent) -> Line:
    """The line with what contradicts it, to be explained or confirmed all the same."""
    lines = (each.line(page_language()) for each in error.found)
    faults = [
        _("%(told)s. If the figure is right, say why, or confirm it all the same.") % {"told": each} for each in lines
    ]
    return line_of(sent.item, {**sent.fields, "despite": str(error), "asked": "yes"}, faults={FORM: faults})


def _questioned(error: Questioned, sent: Sent) -> Line:
    """The line with what is asked about it and, unless it is corrected, what contradicts it: one note answers both."""
    as_read = error.told.quantity == sent.item.claim.quantity
    contradicted = Contradicted(_contradicting(sent) if as_read else [])
    faults = [*error.faults, *(f"{each.line(page_language())}." for each in contradicted.found)]
    return line_of(sent.item, {**sent.fields, **error.fields, "despite": str(contradicted)}, faults={FORM: faults})


def _done(request: PageRequest, document: Document, sent: Sent, before: FindingsByFigure | None = None) -> HttpResponse:
    if not request.htmx:
        messages.success(request, _("Noted."))
        return redirect(page_in_order(document, request, f"#r-{sent.item.claim.id}"))
    return _one_line(request, document, sent, None, before)


def _refused(request: PageRequest, document: Document, sent: Sent, line: Line) -> HttpResponse:
    if request.htmx:
        return _one_line(request, document, sent, line)
    context = context_of(document, sent.viewer, order=order_of(request), replaced=line)
    return render(request, "web/document.html", context, status=REFUSED)


def _one_line(
    request: PageRequest,
    document: Document,
    sent: Sent,
    refused: Line | None,
    before: FindingsByFigure | None = None,
) -> HttpResponse:
    """The line alone, with the bar that counts and what changed beside others, as htmx puts them in place.

    before: the findings that held before the decision; None where none has changed.
    """
    context = context_of(document, sent.viewer, order=order_of(request), replaced=refused)
    line = next((line for line in context["lines"] if line.key == sent.item.claim.id), refused)
    if line is None:  # taken back, and the reader reads nothing there: it is among the other numbers again
        return HttpResponse(headers={"HX-Refresh": "true"})
    changed = [] if before is None else changed_lines(context["lines"], before, context["findings"])
    answer = {**context, "line": line, "changed": [each for each in changed if each is not line], "oob": True}
    return render(request, "web/parts/claim_answer.html", answer, status=200 if refused is None else REFUSED)
