"""Every write of the register: figures are added, never changed; `Current` follows in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from doichieu.claims import Claim, Quantity, Span
from doichieu.claims.codec import claim_to_json
from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import AlreadySuperseded, FigureStands, ReasonMissing, SeriesDiffer
from doichieu.hub.register.models import Current, Evidence, Figure, Maturity
from doichieu.hub.register.rules import check_evidence, check_place, checked_quantity, quantity_of, same_statement
from doichieu.hub.register.series import Series, series_of


@dataclass(frozen=True, slots=True)
class WitnessedClaim:
    """A claim and the stored text that it stands in."""

    text: StoredText
    claim: Claim


@transaction.atomic
def add_figure(  # noqa: PLR0913
    *,
    series: Series,
    period: PlanningPeriod,
    quantity: Quantity,
    maturity: Maturity | str = "",
    evidence: WitnessedClaim,
    by: Actor,
    supersedes: Figure | None = None,
    reason: str = "",
) -> Figure:
    """Enter a confirmed figure with its witness, or add the witness to the figure that says the same.

    The quantity is kept in the indicator's unit. An equal figure on record gets one more witness and is
    returned. Raises access.Refused; UnitMismatch, NotANumber, TooLarge, NegativeCount, RangeReversed,
    WrongPlace, WrongSubject and EvidenceMismatch for a faulty figure; FigureStands where another value
    holds and `supersedes` does not name it; SeriesDiffer, AlreadySuperseded and ReasonMissing for a
    faulty correction.
    """
    reviewer = _reviewer(by, series.locality)
    check_place(series, period)
    check_evidence(evidence.text, evidence.claim)
    kept = checked_quantity(series, quantity, evidence.claim.quote)
    standing = _standing(series, period)
    if supersedes is not None:
        _check_correction(supersedes, series, period, standing, reason)
    elif standing is not None:
        return _witnessed(standing, kept, maturity, evidence, reviewer)
    figure = _figure((series, period), kept, reviewer, supersedes, reason)
    figure.maturity = str(maturity)
    _store(figure, [_evidence(figure, evidence, reviewer)])
    ledger.record("figure corrected" if supersedes else "figure added", figure, by=reviewer.username)
    return figure


@transaction.atomic
def withdraw_figure(*, figure: Figure, reason: str, by: Actor) -> Figure:
    """Take a figure back, by a row without a value that supersedes it; earlier rows stay as history.

    Raises access.Refused, ReasonMissing, AlreadySuperseded.
    """
    reviewer = _reviewer(by, figure.locality)
    if not reason.strip():
        raise ReasonMissing
    _refuse_superseded(figure)
    row = _figure((series_of(figure), figure.period), None, reviewer, figure, reason)
    _store(row, [])
    ledger.record("figure withdrawn", row, by=reviewer.username)
    return row


@transaction.atomic
def withdraw_witness(*, figure: Figure, text: StoredText, span: Span, reason: str, by: Actor) -> Figure | None:
    """Take back one witness of a figure: with its last witness goes the figure.

    While others remain, a row with the same value and the remaining witnesses supersedes the figure.
    Returns the row that was added; None where the figure that holds now does not rest on this witness.
    Raises as `withdraw_figure` does.
    """
    holding = latest(figure)
    witnesses = list(holding.evidence.select_related("text"))
    remaining = [row for row in witnesses if (row.text_id, row.start, row.end) != (text.pk, span.start, span.end)]
    if holding.withdrawn or len(remaining) == len(witnesses):
        return None
    if not remaining:
        return withdraw_figure(figure=holding, reason=reason, by=by)
    return _restated(holding, remaining, reason, by)


def latest(figure: Figure) -> Figure:
    """The last row of the chain of corrections that `figure` belongs to; it may be a withdrawal."""
    while (successor := Figure.objects.filter(supersedes=figure).first()) is not None:
        figure = successor
    return figure


@transaction.atomic
def rebuild_current() -> int:
    """Build the projection again from the figures, and return how many hold now."""
    Current.objects.all().delete()
    holding = Figure.objects.filter(superseded_by__isnull=True, withdrawn=False).order_by("pk")
    return len(Current.objects.bulk_create([_current(figure) for figure in holding.iterator()], batch_size=1000))


def _reviewer(by: Actor, locality: Locality) -> User:
    """The account that writes. Raises Refused where it may not here, UnknownActor for the system itself."""
    actor = acting(by)
    actor.must(Act.REVIEW, locality)
    return actor.person(Act.REVIEW)


def _standing(series: Series, period: PlanningPeriod) -> Figure | None:
    """The figure that holds for series and period now, locked where the database can."""
    row = (
        Current.objects.select_for_update(of=("self",))
        .filter(series=series.digest, period=period)
        .select_related("figure")
        .first()
    )
    return row.figure if row else None


def _check_correction(
    superseded: Figure, series: Series, period: PlanningPeriod, standing: Figure | None, reason: str
) -> None:
    if not reason.strip():
        raise ReasonMissing
    if (superseded.series, superseded.period_id) != (series.digest, period.pk):
        raise SeriesDiffer(superseded=superseded)
    if standing is None or standing.pk != superseded.pk:
        _refuse_superseded(superseded)


def _refuse_superseded(figure: Figure) -> None:
    successor = Figure.objects.filter(supersedes=figure).first()
    if successor is not None or figure.withdrawn:
        raise AlreadySuperseded(figure=figure, successor=successor)


def _witnessed(
    standing: Figure, quantity: Quantity, maturity: Maturity | str, evidence: WitnessedClaim, reviewer: User
) -> Figure:
    """Add a witness to the figure on record, where it says the same; once however often it is called."""
    if not same_statement(standing, quantity, str(maturity)):
        raise FigureStands(standing)
    row = _evidence(standing, evidence, reviewer)
    known = Evidence.objects.filter(figure=standing, text=row.text, start=row.start, end=row.end)
    if not known.exists():
        row.save()
        ledger.record("witness added", row, by=reviewer.username)
    return standing


def _restated(figure: Figure, witnesses: Sequence[Evidence], reason: str, by: Actor) -> Figure:
    reviewer = _reviewer(by, figure.locality)
    if not reason.strip():
        raise ReasonMissing
    row = _figure((series_of(figure), figure.period), quantity_of(figure), reviewer, figure, reason)
    row.maturity = figure.maturity
    _store(row, [_copied(witness, row) for witness in witnesses])
    ledger.record("witness withdrawn", row, by=reviewer.username)
    return row


def _figure(
    key: tuple[Series, PlanningPeriod],
    quantity: Quantity | None,
    reviewer: User,
    supersedes: Figure | None,
    reason: str,
) -> Figure:
    """A row that is not stored yet; without a quantity it is a withdrawal of what it supersedes."""
    series, period = key
    return Figure(
        indicator=series.indicator,
        locality=series.locality,
        subject=series.subject,
        period=period,
        measure=series.measure,
        planned=series.planned,
        set_by=series.set_by,
        price_basis=series.price_basis,
        cumulative=series.cumulative,
        series=series.digest,
        supersedes=supersedes,
        reason=reason.strip(),
        recorded_at=timezone.now(),
        recorded_by=reviewer,
        **(_amount(quantity) if quantity else {"withdrawn": True, "unit": supersedes.unit if supersedes else ""}),
    )


def _amount(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": quantity.value,
        "upper": quantity.upper,
        "total": quantity.total,
        "step": quantity.step,
        "unit": quantity.unit,
        "bound": quantity.bound,
        "order": float(quantity.value),
    }


def _store(figure: Figure, witnesses: Sequence[Evidence]) -> None:
    """Write a row, its witnesses and the projection; the loser of a race is told who won."""
    try:
        with transaction.atomic():
            figure.save()
            for witness in witnesses:
                witness.save()
            _project(figure)
    except IntegrityError:
        _explain_race(figure)
        raise


def _project(figure: Figure) -> None:
    if figure.supersedes_id is not None:
        Current.objects.filter(figure_id=figure.supersedes_id).delete()
    if not figure.withdrawn:
        _current(figure).save(force_insert=True)


def _explain_race(figure: Figure) -> None:
    superseded = figure.supersedes
    if superseded is not None:
        _refuse_superseded(superseded)
    standing = Current.objects.filter(series=figure.series, period=figure.period).select_related("figure").first()
    if standing is not None:
        raise FigureStands(standing.figure)


def _current(figure: Figure) -> Current:
    return Current(
        figure=figure,
        series=figure.series,
        period_id=figure.period_id,
        locality_id=figure.locality_id,
        indicator_id=figure.indicator_id,
    )


def _evidence(figure: Figure, evidence: WitnessedClaim, reviewer: User) -> Evidence:
    return Evidence(
        figure=figure,
        text=evidence.text,
        start=evidence.claim.span.start,
        end=evidence.claim.span.end,
        claim=claim_to_json(evidence.claim),
        recorded_at=timezone.now(),
        recorded_by=reviewer,
    )


def _copied(witness: Evidence, figure: Figure) -> Evidence:
    return Evidence(
        figure=figure,
        text=witness.text,
        start=witness.start,
        end=witness.end,
        claim=witness.claim,
        recorded_at=figure.recorded_at,
        recorded_by=figure.recorded_by,
    )
