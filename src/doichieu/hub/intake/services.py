"""Every write of intake: what a reviewer decides about a claim, and the figure that follows from it."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.timezone import localdate

from doichieu.claims import Quantity, Span
from doichieu.claims.codec import claim_from_json, claim_to_json
from doichieu.hub.access.viewers import Actor
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.periods import name_on
from doichieu.hub.catalogue.services import ensure_period
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim, StoredText
from doichieu.hub.documents.queries import stored_text_of
from doichieu.hub.intake import queries
from doichieu.hub.intake.early import is_early
from doichieu.hub.intake.errors import AlreadyDecided, NothingDecided, ReasonMissing, RejectionUnexplained
from doichieu.hub.intake.line_errors import PeriodNotOver
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.placements import Placement, series_of
from doichieu.hub.ledger import services as ledger
from doichieu.hub.register import services as register
from doichieu.hub.register.closings import hold_open
from doichieu.hub.register.models import Figure
from doichieu.hub.register.rules import check_validity
from doichieu.hub.register.services import WitnessedClaim, reviewer_of


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a reviewer decided: an action, what is to be entered and where, and why."""

    action: Action
    entered: tuple[Placement, Quantity] | None = None
    supersedes: Figure | None = None
    reason: str = ""
    remark: str = ""  # kept where no reason was given; it answers no question
    for_good: bool | None = None  # of a rejection: what was signed is not to be sent again


Decided = StoredClaim | WitnessedClaim  # what is decided on: a claim of a reading, or a passage that a person marked


@transaction.atomic
def confirm_claim(  # noqa: PLR0913 # what was read, where it belongs, and what was said of it
    *,
    claim: Decided,
    placement: Placement | None,
    by: Actor,
    supersedes: Figure | None = None,
    reason: str = "",
    remark: str = "",
) -> Decision:
    """Enter a claim as a figure, its quantity as read; without a placement it stays on its document.

    supersedes: the figure on record that this one corrects, with the reason. remark: kept where no reason is given,
    and no answer to what asks for one.
    Raises access.Refused and UnknownActor, AlreadyDecided, PeriodNotOver without a reason, and whatever the register
    refuses (FigureStands, UnitMismatch, IndicatorEnded and others).
    """
    witnessed = _witnessed(claim)
    entered = None if placement is None else (placement, witnessed.claim.quantity)
    return _decide(witnessed, by, _Outcome(Action.CONFIRMED, entered, supersedes, reason, remark))


@transaction.atomic
def correct_claim(  # noqa: PLR0913 # what was read, what is right, and why
    *,
    claim: Decided,
    quantity: Quantity,
    placement: Placement,
    reason: str,
    by: Actor,
    supersedes: Figure | None = None,
) -> Decision:
    """Enter a figure with another quantity than was read; the evidence keeps what was read.

    Raises ReasonMissing, and what `confirm_claim` raises.
    """
    if not reason.strip():
        raise ReasonMissing
    return _decide(_witnessed(claim), by, _Outcome(Action.CORRECTED, (placement, quantity), supersedes, reason))


@transaction.atomic
def reject_claim(*, claim: Decided, by: Actor, reason: str = "", for_good: bool = False) -> Decision:
    """Note that a claim is no figure, and why: of what was signed always, of what was read where it was one before.

    for_good: who signed it is not asked to send it again.
    Raises access.Refused, UnknownActor, RejectionUnexplained, ReasonMissing, AlreadyDecided.
    """
    return _decide(_witnessed(claim), by, _Outcome(Action.REJECTED, reason=reason, for_good=for_good))


@transaction.atomic
def reopen_claim(*, decision: Decision, reason: str, by: Actor) -> Decision:
    """Take a decision back: its witness leaves the figure, and with the last witness goes the figure.

    What that figure had replaced then holds again, where its own witnesses still stand.
    Raises access.Refused, UnknownActor, ReasonMissing, NothingDecided.
    """
    reviewer = reviewer_of(by, decision.text.document.locality)
    if not reason.strip():
        raise ReasonMissing
    _wait_for_others(decision.text)
    if decision.action == Action.REOPENED or Decision.objects.filter(replaces=decision).exists():
        raise NothingDecided(decision=decision)
    row, *others = _reopened(decision, reason, by, reviewer)
    ledger.record("decision reopened", row, *others, by=reviewer.username)
    return row


@transaction.atomic
def take_back_document(*, document: Document, reason: str, by: Actor, for_good: bool = True) -> list[Decision]:
    """Take back every decision on a document at once, all of them or none; what was decided last goes first.

    What was signed is then rejected, also what still waited: an entry that is out of the figures waits for nobody. A
    file that the reader read can be reviewed anew. Nothing is written where nothing is left.
    for_good: the unit that signed it is asked for none of it again.
    Returns a row for each figure that was taken out: of an entry its rejection, of a file what took its decision back.
    Raises access.Refused, UnknownActor, ReasonMissing, documents.NotReadYet,
    and register.PeriodClosed where one of its figures lies in a closed period.
    """
    reviewer = reviewer_of(by, document.locality)
    if not reason.strip():
        raise ReasonMissing
    text = stored_text_of(document)
    _wait_for_others(text)
    standing = queries.standing_decisions(text).order_by("-pk")
    signed = document.origin == Origin.ENTRY
    taken = [_reopened(each, reason, by, reviewer) for each in standing if not (signed and _is_rejected(each))]
    rows = [row for row, *_ in taken]
    rejected = _rejected(document, text, _Outcome(Action.REJECTED, reason=reason, for_good=for_good), reviewer)
    if not rows and not rejected:
        return []
    others = [each for _, *rest in taken for each in rest]
    ledger.record("decision reopened" if rows else "claim rejected", *rows, *others, *rejected, by=reviewer.username)
    return rejected if signed else rows


def _is_rejected(decision: Decision) -> bool:
    return decision.action == Action.REJECTED


def _rejected(document: Document, text: StoredText, outcome: _Outcome, reviewer: User) -> list[Decision]:
    """The rows by which every claim of an entry on which no decision stands is no figure any more; none of a file."""
    if document.origin != Origin.ENTRY:
        return []
    found = (WitnessedClaim(text, claim_from_json(each.data)) for each in documents.claims_of(document))
    waiting = (each for each in found if queries.decision_at(text, each.claim.span) is None)
    return [_stored_decision(each, outcome, reviewer, None) for each in waiting]


def _reopened(decision: Decision, reason: str, by: Actor, reviewer: User) -> tuple[Decision, *tuple[Model, ...]]:
    """The row that takes a decision back, and the rows by which its witness left its figure."""
    rows = _taken_back(decision, reason, by)
    row = Decision(
        text=decision.text,
        start=decision.start,
        end=decision.end,
        action=Action.REOPENED,
        claim=decision.claim,
        reason=reason.strip(),
        replaces=decision,
        decided_at=timezone.now(),
        decided_by=reviewer,
    )
    row.save(force_insert=True)
    return row, *rows


def _decide(witnessed: WitnessedClaim, by: Actor, outcome: _Outcome) -> Decision:
    """Store a decision with the figure that follows from it, in one link of the chain."""
    reviewer = reviewer_of(by, witnessed.text.document.locality)
    _wait_for_others(witnessed.text)
    _refuse_decided(witnessed)
    if outcome.action == Action.REJECTED and not outcome.reason.strip():
        _ask_why_rejected(witnessed)
    rows: list[Model] = []
    figure = _entered(witnessed, by, outcome, rows)
    decision = _stored_decision(witnessed, outcome, reviewer, figure)
    ledger.record(f"claim {outcome.action.value}", decision, *rows, by=reviewer.username)
    return decision


def _entered(witnessed: WitnessedClaim, by: Actor, outcome: _Outcome, rows: list[Model]) -> Figure | None:
    """The figure that follows from a decision; None where nothing is to be entered. rows: takes what was written."""
    if outcome.entered is None:
        return None
    placement, quantity = outcome.entered
    _ask_if_early(witnessed.text.document, placement, outcome.reason)
    reviewer = reviewer_of(by, placement.locality)
    held = hold_open([placement.locality])
    period = ensure_period(placement.period.first, placement.period.last, placement.clock, by=reviewer.username)
    series = series_of(placement)
    if outcome.supersedes is None:  # what is on record already may still be corrected
        check_validity(series, period)
    return register.add_figure(
        series=series,
        period=period,
        quantity=quantity,
        evidence=witnessed,
        maturity=placement.maturity,
        supersedes=outcome.supersedes,
        reason=outcome.reason,
        by=by,
        into=rows,
        held=held,
    )


def _ask_if_early(document: Document, placement: Placement, reason: str) -> None:
    """A document tells of days that were far from over: asked once, unless its signer was. Raises PeriodNotOver."""
    if document.origin == Origin.ENTRY or reason.strip():
        return
    told, days = document.published or localdate(document.stored_at), placement.period
    if is_early(days, told, planned=placement.planned, maturity=placement.maturity):
        raise PeriodNotOver(period=name_on(days.first, days.last, placement.clock), last=days.last)


def _wait_for_others(text: StoredText) -> None:
    """Decisions on one text are taken one after the other: the second reviewer sees the first's."""
    StoredText.objects.select_for_update(no_key=True).only("pk").get(pk=text.pk)


def _refuse_decided(witnessed: WitnessedClaim) -> None:
    standing = queries.decision_at(witnessed.text, witnessed.claim.span)
    if standing is not None:
        raise AlreadyDecided(standing)


def _ask_why_rejected(witnessed: WitnessedClaim) -> None:
    """Raises RejectionUnexplained of what was signed, ReasonMissing of what was a figure before."""
    if witnessed.text.document.origin == Origin.ENTRY:
        raise RejectionUnexplained
    before = _taken_back_at(witnessed)
    if before is not None and before.figure_id is not None:
        raise ReasonMissing


def _taken_back_at(witnessed: WitnessedClaim) -> Decision | None:
    """The decision on a passage that was taken back last, where none followed."""
    last = queries.last_decision_at(witnessed.text, witnessed.claim.span)
    return last.replaces if last is not None and last.action == Action.REOPENED else None


def _stored_decision(witnessed: WitnessedClaim, outcome: _Outcome, reviewer: User, figure: Figure | None) -> Decision:
    span = witnessed.claim.span
    decision = Decision(
        text=witnessed.text,
        start=span.start,
        end=span.end,
        action=outcome.action,
        claim=claim_to_json(witnessed.claim),
        figure=figure,
        reason=outcome.reason.strip() or outcome.remark,
        for_good=outcome.for_good,
        replaces=queries.last_decision_at(witnessed.text, span),
        decided_at=timezone.now(),
        decided_by=reviewer,
    )
    decision.save(force_insert=True)
    return decision


def _taken_back(decision: Decision, reason: str, by: Actor) -> list[Model]:
    """The rows by which the decision's witness left its figure."""
    rows: list[Model] = []
    if decision.figure is not None:
        span = Span(decision.start, decision.end)
        register.withdraw_witness(
            figure=decision.figure, text=decision.text, span=span, reason=reason, by=by, into=rows
        )
    return rows


def _witnessed(claim: Decided) -> WitnessedClaim:
    if isinstance(claim, WitnessedClaim):
        return claim
    return WitnessedClaim(claim.reading.text, claim_from_json(claim.data))
