"""Every write of the register: figures are added, never changed; `Current` follows in the same transaction."""

from django.db import transaction

from doichieu.claims import Quantity, Span
from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.register import entering
from doichieu.hub.register.entering import Correction, Statement, WitnessedClaim, Written, latest
from doichieu.hub.register.models import Current, Figure, Maturity
from doichieu.hub.register.series import Series

__all__ = [
    "WitnessedClaim",
    "add_figure",
    "latest",
    "rebuild_current",
    "withdraw_figure",
    "withdraw_witness",
]


@transaction.atomic
def add_figure(  # noqa: PLR0913 # the parts of a statement
    *,
    series: Series,
    period: PlanningPeriod,
    quantity: Quantity,
    evidence: WitnessedClaim,
    by: Actor,
    maturity: Maturity | str = "",
    supersedes: Figure | None = None,
    reason: str = "",
) -> Figure:
    """Enter a confirmed figure with its witness, or add the witness to the figure that says the same.

    The quantity is kept in the indicator's unit. An equal figure on record gets one more witness and is
    returned. Raises access.Refused and UnknownActor; UnitMismatch, NotANumber, TooLarge, NegativeCount,
    RangeReversed, WrongPlace, WrongSubject and EvidenceMismatch for a faulty figure; FigureStands where
    another value holds and `supersedes` does not name it; SeriesDiffer, AlreadySuperseded and
    ReasonMissing for a faulty correction.
    """
    reviewer = reviewer_of(by, series.locality)
    statement = Statement(series, period, quantity, evidence, maturity)
    written = entering.enter(statement, reviewer, Correction(supersedes, reason) if supersedes else None)
    _record("figure corrected" if supersedes else "figure added", written, reviewer)
    return written.figure


@transaction.atomic
def withdraw_figure(*, figure: Figure, reason: str, by: Actor) -> Figure:
    """Take a figure back, by a row without a value that supersedes it; earlier rows stay as history.

    Raises access.Refused, UnknownActor, ReasonMissing, AlreadySuperseded.
    """
    reviewer = reviewer_of(by, figure.locality)
    written = entering.withdraw(figure, reason, reviewer)
    _record("figure withdrawn", written, reviewer)
    return written.figure


@transaction.atomic
def withdraw_witness(*, figure: Figure, text: StoredText, span: Span, reason: str, by: Actor) -> Figure | None:
    """Take back one witness of the figure that holds now; with its last witness goes the figure.

    While others remain, a row with the same value and the remaining witnesses supersedes the figure.
    Returns the row that was added; None where the figure does not rest on this witness. Raises as
    `withdraw_figure` does.
    """
    reviewer = reviewer_of(by, figure.locality)
    written = entering.withdraw_one_witness(figure, text, span, reason, reviewer)
    if written is None:
        return None
    _record("witness withdrawn", written, reviewer)
    return written.figure


@transaction.atomic
def rebuild_current() -> int:
    """Build the projection again from the figures, and return how many hold now."""
    Current.objects.all().delete()
    holding = Figure.objects.filter(superseded_by__isnull=True, withdrawn=False).order_by("pk")
    return len(Current.objects.bulk_create(entering.project(list(holding)), batch_size=1000))


def reviewer_of(by: Actor, locality: Locality | None) -> User:
    """The account that decides on figures of a place.

    Raises access.Refused where it may not there, access.UnknownActor for the system itself.
    """
    actor = acting(by)
    actor.must(Act.REVIEW, locality)
    return actor.person(Act.REVIEW)


def _record(event: str, written: Written, reviewer: User) -> None:
    if written.rows:
        ledger.record(event, *written.rows, by=reviewer.username)
