"""Every write of intake: what a reviewer decides about a claim, and the figure that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from doichieu.claims import Quantity, Span
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.viewers import Actor
from doichieu.hub.accounts.models import User
from doichieu.hub.deadlocks import atomic_or_again
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim, StoredText
from doichieu.hub.documents.queries import stored_text_of
from doichieu.hub.intake import queries
from doichieu.hub.intake.deciding import Outcome, Shared, decision_on, enter, shared_by, standing_at, wait_for_others
from doichieu.hub.intake.errors import AlreadyDecided, IntakeError, NothingDecided, ReasonMissing, RejectionUnexplained
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.placements import Placement
from doichieu.hub.ledger import services as ledger
from doichieu.hub.register import services as register
from doichieu.hub.register.closings import Held
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.models import Figure
from doichieu.hub.register.services import WitnessedClaim, reviewer_of

Refusal = Refused | IntakeError | RegisterError
Decided = StoredClaim | WitnessedClaim  # what is decided on: a claim of a reading, or a passage that a person marked


@atomic_or_again
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
    return _decide(witnessed, by, Outcome(Action.CONFIRMED, entered, supersedes, reason, remark))


@atomic_or_again
def confirm_claims(*, claims: Sequence[tuple[StoredClaim, Placement]], by: Actor) -> list[Decision | Refusal]:
    """Enter claims of one text as figures, as they were read, each that nothing stands against; one link for all.

    Returns for each its decision, or why it was refused: AlreadyDecided, access.Refused where it is of another place,
    PeriodNotOver, and what the register refuses. Raises access.Refused and UnknownActor.
    """
    if not claims:
        return []
    text = claims[0][0].reading.text
    reviewer = reviewer_of(by, text.document.locality)
    wait_for_others(text)
    shared = shared_by(placement for _, placement in claims)
    act = _Confirming(by, reviewer, queries.last_decisions(text), shared, [])
    answers = [_confirmed(_witnessed(claim), placement, act) for claim, placement in claims]
    decisions = Decision.objects.bulk_create([each for each in answers if isinstance(each, Decision)])
    if decisions:
        ledger.record("claim confirmed", *decisions, *act.rows, by=reviewer.username)
    return answers


@atomic_or_again
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
    return _decide(_witnessed(claim), by, Outcome(Action.CORRECTED, (placement, quantity), supersedes, reason))


@atomic_or_again
def reject_claim(*, claim: Decided, by: Actor, reason: str = "", for_good: bool = False) -> Decision:
    """Note that a claim is no figure, and why: of what was signed always, of what was read where it was one before.

    for_good: who signed it is not asked to send it again.
    Raises access.Refused, UnknownActor, RejectionUnexplained, ReasonMissing, AlreadyDecided.
    """
    return _decide(_witnessed(claim), by, Outcome(Action.REJECTED, reason=reason, for_good=for_good))


@atomic_or_again
def reopen_claim(*, decision: Decision, reason: str, by: Actor) -> Decision:
    """Take a decision back: its witness leaves the figure, and with the last witness goes the figure.

    What that figure had replaced then holds again, where its own witnesses still stand.
    Raises access.Refused, UnknownActor, ReasonMissing, NothingDecided.
    """
    reviewer = reviewer_of(by, decision.text.document.locality)
    if not reason.strip():
        raise ReasonMissing
    wait_for_others(decision.text)
    if decision.action == Action.REOPENED or Decision.objects.filter(replaces=decision).exists():
        raise NothingDecided(decision=decision)
    row, *others = _reopened(decision, reason, by, reviewer)
    ledger.record("decision reopened", row, *others, by=reviewer.username)
    return row


@atomic_or_again
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
    wait_for_others(text)
    signed = document.origin == Origin.ENTRY
    standing = queries.standing_decisions(text).select_related("figure__locality", "figure__period").order_by("-pk")
    leaving = [each for each in standing if not (signed and _is_rejected(each))]
    held = register.hold_figures([each.figure for each in leaving if each.figure is not None])
    taken = [_reopened(each, reason, by, reviewer, held) for each in leaving]
    rows = [row for row, *_ in taken]
    rejected = _rejected(document, text, Outcome(Action.REJECTED, reason=reason, for_good=for_good), reviewer)
    if not rows and not rejected:
        return []
    others = [each for _, *rest in taken for each in rest]
    ledger.record("decision reopened" if rows else "claim rejected", *rows, *others, *rejected, by=reviewer.username)
    return rejected if signed else rows


def _is_rejected(decision: Decision) -> bool:
    return decision.action == Action.REJECTED


def _rejected(document: Document, text: StoredText, outcome: Outcome, reviewer: User) -> list[Decision]:
    """The rows by which every claim of an entry on which no decision stands is no figure any more; none of a file."""
    if document.origin != Origin.ENTRY:
        return []
    found = (WitnessedClaim(text, claim_from_json(each.data)) for each in documents.claims_of(document))
    waiting = (each for each in found if queries.decision_at(text, each.claim.span) is None)
    return [_stored_decision(each, outcome, reviewer, None) for each in waiting]


def _reopened(
    decision: Decision, reason: str, by: Actor, reviewer: User, held: Held | None = None
) -> tuple[Decision, *tuple[Model, ...]]:
    """The row that takes a decision back, and the rows by which its witness left its figure."""
    rows = _taken_back(decision, reason, by, held)
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


@dataclass(frozen=True, slots=True)
class _Confirming:
    """What the figures of one text have in common that are confirmed by one act."""

    by: Actor
    reviewer: User
    last: Sequence[Decision]  # on the text, before
    shared: Shared
    rows: list[Model]  # takes what is written


def _confirmed(witnessed: WitnessedClaim, placement: Placement, act: _Confirming) -> Decision | Refusal:
    """A decision that is not stored yet, with the figure that it enters, or why there is none."""
    span, outcome = witnessed.claim.span, Outcome(Action.CONFIRMED, (placement, witnessed.claim.quantity))
    standing = standing_at(span, act.last)
    if standing is not None:
        return AlreadyDecided(standing)
    written: list[Model] = []
    try:
        with transaction.atomic():
            figure = enter(witnessed, act.by, outcome, act.shared, written)
    except (Refused, IntakeError, RegisterError) as error:
        return error
    act.rows.extend(written)
    before = next((each for each in act.last if (each.start, each.end) == (span.start, span.end)), None)
    return decision_on(witnessed, outcome, act.reviewer, figure, before)


def _decide(witnessed: WitnessedClaim, by: Actor, outcome: Outcome) -> Decision:
    """Store a decision with the figure that follows from it, in one link of the chain."""
    reviewer = reviewer_of(by, witnessed.text.document.locality)
    wait_for_others(witnessed.text)
    _refuse_decided(witnessed)
    if outcome.action == Action.REJECTED and not outcome.reason.strip():
        _ask_why_rejected(witnessed)
    rows: list[Model] = []
    figure = enter(witnessed, by, outcome, Shared(), rows)
    decision = _stored_decision(witnessed, outcome, reviewer, figure)
    ledger.record(f"claim {outcome.action.value}", decision, *rows, by=reviewer.username)
    return decision


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


def _stored_decision(witnessed: WitnessedClaim, outcome: Outcome, reviewer: User, figure: Figure | None) -> Decision:
    last = queries.last_decision_at(witnessed.text, witnessed.claim.span)
    decision = decision_on(witnessed, outcome, reviewer, figure, last)
    decision.save(force_insert=True)
    return decision


def _taken_back(decision: Decision, reason: str, by: Actor, held: Held | None) -> list[Model]:
    """The rows by which the decision's witness left its figure."""
    rows: list[Model] = []
    if decision.figure is not None:
        span = Span(decision.start, decision.end)
        register.withdraw_witness(
            figure=decision.figure, text=decision.text, span=span, reason=reason, by=by, into=rows, held=held
        )
    return rows


def _witnessed(claim: Decided) -> WitnessedClaim:
    if isinstance(claim, WitnessedClaim):
        return claim
    return WitnessedClaim(claim.reading.text, claim_from_json(claim.data))
