"""Every write of the register: figures are added, never changed; `Current` follows in the same transaction.

Each service records one link of the ledger's chain. A bigger act, such as a reviewer's decision, hands over a
list that takes the rows instead, and records them with its own in one link.
"""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Model

from doichieu.claims import Quantity, Span
from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.register import entering
from doichieu.hub.register.closings import Held, hold_open
from doichieu.hub.register.entering import Correction, Statement, WitnessedClaim
from doichieu.hub.register.models import Figure, Maturity
from doichieu.hub.register.series import Series
from doichieu.hub.register.turns import key_of

__all__ = ["WitnessedClaim", "add_figure", "hold_figures", "reviewer_of", "withdraw_witness"]


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
    into: list[Model] | None = None,
    held: Held | None = None,
) -> Figure:
    """Enter a confirmed figure with its witness, or add the witness to the figure that says the same.

    The quantity is kept in the indicator's unit. An equal figure on record gets one more witness and is
    returned. A bigger act records the rows written itself, and takes them `into` its own, and says what it `held`:
    the places, which nobody closes meanwhile, and all series and periods that it touches.
    Raises access.Refused and UnknownActor; UnitMismatch, NotANumber, TooLarge, NegativeCount, NegativeShare,
    FractionalCount, RangeReversed, WrongPlace, WrongSubject and EvidenceMismatch for a faulty figure;
    FigureStands where another value holds and `supersedes` does not name it; SeriesDiffer, AlreadySuperseded and
    ReasonMissing for a faulty correction.
    """
    reviewer = reviewer_of(by, series.locality)
    statement = Statement(series, period, quantity, evidence, maturity)
    with transaction.atomic(savepoint=into is None):
        written = entering.enter(statement, reviewer, Correction(supersedes, reason) if supersedes else None, held)
        _record("figure corrected" if supersedes else "figure added", written.rows, reviewer, into)
    return written.figure


@transaction.atomic
def withdraw_witness(  # noqa: PLR0913 # which witness, and why
    *,
    figure: Figure,
    text: StoredText,
    span: Span,
    reason: str,
    by: Actor,
    into: list[Model] | None = None,
    held: Held | None = None,
) -> Figure | None:
    """Take back the witness of a figure at a place of a text; what holds afterwards has a witness.

    While others remain, a row with the same value and the remaining witnesses supersedes the figure. With its
    last witness goes the figure: what it had replaced holds again, by a row that restates it with the witnesses
    that are left to it; where there is no such figure, a row without a value takes it back.
    Returns the row that was added; None where what holds does not rest on this witness, as where the figure
    was replaced. into, held: as in `add_figure`. Raises access.Refused, UnknownActor, ReasonMissing.
    """
    reviewer = reviewer_of(by, figure.locality)
    taken = entering.take_back(figure, (text, span), reason, reviewer, held)
    _record("witness withdrawn", taken.rows, reviewer, into)
    return taken.figure


def hold_figures(figures: Collection[Figure]) -> Held:
    """Let nobody else write the series and periods of these figures, or close them; before the first is taken back."""
    held = hold_open(list({figure.locality_id: figure.locality for figure in figures}.values()))
    held.wait_for_others(map(key_of, figures))
    return held


def reviewer_of(by: Actor, locality: Locality | None) -> User:
    """The account that decides on figures of a place.

    Raises access.Refused where it may not there, access.UnknownActor for the system itself.
    """
    actor = acting(by)
    actor.must(Act.REVIEW, locality)
    return actor.person(Act.REVIEW)


def _record(event: str, rows: Sequence[Model], reviewer: User, into: list[Model] | None) -> None:
    if into is not None:
        into.extend(rows)
    elif rows:
        ledger.record(event, *rows, by=reviewer.username)
