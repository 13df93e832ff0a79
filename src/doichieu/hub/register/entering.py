"""How rows of the register come about: figures, their evidence and the `Current` projection, together.

Nothing here asks who may write or records in the ledger: the services that call it do, each in its own
transaction, with one link for all the rows that an act wrote.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from doichieu.claims import Claim, Quantity, Span
from doichieu.claims.codec import claim_to_json
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.documents.models import StoredText
from doichieu.hub.inserting import insert
from doichieu.hub.register.closings import Held, hold_open
from doichieu.hub.register.errors import ReasonMissing
from doichieu.hub.register.figure_errors import AlreadySuperseded, FigureStands, SeriesDiffer
from doichieu.hub.register.models import Current, Evidence, Figure, Maturity, Retraction, order_of
from doichieu.hub.register.rules import check_evidence, check_place, checked_quantity, quantity_of, same_statement
from doichieu.hub.register.series import Series, series_of
from doichieu.hub.register.turns import Key, key_of


@dataclass(frozen=True, slots=True)
class WitnessedClaim:
    """A claim and the stored text that it stands in."""

    text: StoredText
    claim: Claim


@dataclass(frozen=True, slots=True)
class Statement:
    """What is to be entered: a quantity of a series in a period, with its witness."""

    series: Series
    period: PlanningPeriod
    quantity: Quantity
    evidence: WitnessedClaim
    maturity: Maturity | str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """Which figure a statement replaces, and why."""

    supersedes: Figure
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """The figure that now holds the statement, and the rows that were written for it."""

    figure: Figure
    rows: tuple[Figure | Evidence, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a witness back wrote; `figure` is the row that was added, if the figure that held rested on it."""

    figure: Figure | None
    rows: tuple[Figure | Evidence | Retraction, ...]


def enter(
    statement: Statement, reviewer: User, correction: Correction | None = None, held: Held | None = None
) -> Written:
    """Store a statement as a figure with its witness, or add the witness to the figure that says the same.

    held: what is closed, where a bigger act of this transaction holds the place already.
    Raises what `register.services.add_figure` raises, but for access.
    """
    period = statement.period
    series = statement.series.in_period(period, correction.supersedes if correction else None)
    check_place(series, period)
    held = held or hold_open([series.locality])
    held.check(series.locality, period)
    check_evidence(statement.evidence.text, statement.evidence.claim)
    quantity = checked_quantity(series, statement.quantity, statement.evidence.claim.quote)
    standing = _standing(held, (series.digest, period.pk))
    if correction is not None:
        _check_correction(correction, series, period, standing)
    elif standing is not None:
        return _witnessed(standing, statement, quantity, reviewer)
    figure = _figure((series, period), reviewer, correction)
    _set_amount(figure, quantity)
    figure.maturity = str(statement.maturity)
    held.turns[series.digest, period.pk] = True
    return _stored(figure, [_evidence(figure, statement.evidence, reviewer)])


def take_back(
    figure: Figure, place: tuple[StoredText, Span], reason: str, reviewer: User, held: Held | None = None
) -> TakenBack:
    """Take a witness from every row of the figure's series and period, and see to it that what holds has one.

    place: of the witness. held: as in `enter`. Raises what `register.services.withdraw_witness` raises, but for access.
    """
    if not reason.strip():
        raise ReasonMissing
    held = held or hold_open([figure.locality])
    held.check(figure.locality, figure.period)
    held.wait_for_others([key_of(figure)])
    lost = list(
        Evidence.objects.filter(
            figure__series=figure.series, figure__period=figure.period_id, retraction__isnull=True,
            text=place[0], start=place[1].start, end=place[1].end,
        ).order_by("pk")
    )  # fmt: skip
    retractions = [_retraction(witness, reason, reviewer) for witness in lost]
    for row in retractions:
        row.save()
    standing = _standing(held, key_of(figure))
    if standing is None or standing.pk not in {witness.figure_id for witness in lost}:
        return TakenBack(None, tuple(retractions))
    written = _follow(standing, reason, reviewer)
    return TakenBack(written.figure, (*retractions, *written.rows))


def project(figures: Sequence[Figure]) -> list[Current]:
    """The rows of the projection for figures that hold, not stored yet."""
    return [
        Current(
            figure=figure,
            series=figure.series,
            period_id=figure.period_id,
            locality_id=figure.locality_id,
            indicator_id=figure.indicator_id,
        )
        for figure in figures
    ]


def _standing(held: Held, key: Key) -> Figure | None:
    """The figure that holds for series and period now, which nobody else writes meanwhile."""
    if not held.wait_for_others([key])[key]:
        return None
    series, period_id = key
    row = Current.objects.select_related("figure").filter(series=series, period=period_id).first()
    return row.figure if row else None


def _follow(holding: Figure, reason: str, reviewer: User) -> Written:
    """The row that follows a figure which lost a witness.

    It restates the figure, or else the last of those that it had replaced, on the witnesses that are left;
    where none is left for any of them, it is a withdrawal.
    """
    row = _figure((series_of(holding), holding.period), reviewer, Correction(holding, reason))
    before: Figure | None = holding
    while before is not None:
        left = list(before.evidence.filter(retraction__isnull=True).select_related("text").order_by("pk"))
        if left:
            _set_amount(row, quantity_of(before))
            row.maturity = before.maturity
            return _stored(row, [_copied(witness, row) for witness in left])
        before = before.supersedes
    row.withdrawn, row.unit = True, holding.unit
    return _stored(row, [])


def _check_correction(correction: Correction, series: Series, period: PlanningPeriod, standing: Figure | None) -> None:
    superseded = correction.supersedes
    if not correction.reason.strip():
        raise ReasonMissing
    if (superseded.series, superseded.period_id) != (series.digest, period.pk):
        raise SeriesDiffer(superseded=superseded)
    if standing is None or standing.pk != superseded.pk:
        _refuse_superseded(superseded)


def _refuse_superseded(figure: Figure) -> None:
    successor = Figure.objects.filter(supersedes=figure).first()
    if successor is not None or figure.withdrawn:
        raise AlreadySuperseded(figure=figure, successor=successor)


def _witnessed(standing: Figure, statement: Statement, quantity: Quantity, reviewer: User) -> Written:
    """Add a witness to the figure on record, where it says the same; once however often it is called."""
    if not same_statement(standing, quantity, str(statement.maturity)):
        raise FigureStands(standing)
    row = _evidence(standing, statement.evidence, reviewer)
    if Evidence.objects.filter(figure=standing, text=row.text, start=row.start, end=row.end).exists():
        return Written(standing, ())
    insert(row)
    return Written(standing, (row,))


def _figure(key: tuple[Series, PlanningPeriod], reviewer: User, correction: Correction | None) -> Figure:
    """A row that is not stored yet, still without an amount."""
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
        supersedes=correction.supersedes if correction else None,
        reason=correction.reason.strip() if correction else "",
        recorded_at=timezone.now(),
        recorded_by=reviewer,
    )


def _set_amount(figure: Figure, quantity: Quantity) -> None:
    figure.value, figure.upper, figure.total = quantity.value, quantity.upper, quantity.total
    figure.step, figure.unit, figure.bound = quantity.step, quantity.unit, quantity.bound.value
    figure.order = order_of(quantity.value)


def _stored(figure: Figure, witnesses: Sequence[Evidence]) -> Written:
    """Write a row, its witnesses and the projection; the loser of a race is told who won, and its transaction ends."""
    if figure.supersedes_id is not None:
        Current.objects.filter(figure_id=figure.supersedes_id).delete()
    try:
        insert(figure, *witnesses, *([] if figure.withdrawn else project([figure])))
    except IntegrityError:
        _explain_race(figure)
        raise
    return Written(figure, (figure, *witnesses))


def _explain_race(figure: Figure) -> None:
    if figure.supersedes is not None and figure._state.adding:  # noqa: SLF001 # it was not the projection
        _refuse_superseded(figure.supersedes)
    standing = Current.objects.filter(series=figure.series, period=figure.period).select_related("figure").first()
    if standing is not None:
        raise FigureStands(standing.figure)


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


def _retraction(witness: Evidence, reason: str, reviewer: User) -> Retraction:
    return Retraction(evidence=witness, reason=reason.strip(), recorded_at=timezone.now(), recorded_by=reviewer)


def _copied(witness: Evidence, figure: Figure) -> Evidence:
    facts: dict[str, Any] = {name: getattr(witness, name) for name in ("text", "start", "end", "claim")}
    return Evidence(figure=figure, recorded_at=figure.recorded_at, recorded_by=figure.recorded_by, **facts)
