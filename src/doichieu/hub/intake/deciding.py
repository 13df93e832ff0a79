"""How a decision on a text comes about, with the figure that follows from it.

Nothing here asks who may decide on the text or records in the ledger: the services that call it do, each in its own
transaction, with one link for all the rows that an act wrote.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils import timezone
from django.utils.timezone import localdate

from doichieu.claims import Period, Quantity, Span
from doichieu.claims.codec import claim_to_json
from doichieu.hub.access.viewers import Actor
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import name_on
from doichieu.hub.catalogue.services import ensure_period
from doichieu.hub.documents.models import Document, Origin, StoredText
from doichieu.hub.intake.early import is_early
from doichieu.hub.intake.line_errors import PeriodNotOver
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.placements import Placement, series_of
from doichieu.hub.register import services as register
from doichieu.hub.register.closings import Held, hold_open
from doichieu.hub.register.models import Figure
from doichieu.hub.register.rules import check_validity
from doichieu.hub.register.services import WitnessedClaim, reviewer_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reviewer decided: an action, what is to be entered and where, and why."""

    action: Action
    entered: tuple[Placement, Quantity] | None = None
    supersedes: Figure | None = None
    reason: str = ""
    remark: str = ""  # kept where no reason was given; it answers no question
    for_good: bool | None = None  # of a rejection: what was signed is not to be sent again


@dataclass(frozen=True, slots=True)
class Shared:
    """What the figures of one act have in common, asked for once; empty: each asks for its own."""

    held: Held | None = None  # their places, series and periods
    indicators: Mapping[str, Indicator] = field(default_factory=dict)  # what their codes lead to
    periods: dict[tuple[Period, Clock], PlanningPeriod] = field(default_factory=dict)  # on record


def shared_by(placements: Iterable[Placement]) -> Shared:
    """For figures that go to these, which nobody else writes from now on where any are on record.

    Three database queries, two on SQLite, one more for each period, and on PostgreSQL one where any is on record.
    """
    listed = list(placements)
    held = hold_open(list({each.locality.pk: each.locality for each in listed}.values()))
    indicators = catalogue.standing_codes({each.code for each in listed})
    periods = {days: row for days in {(each.period, each.clock) for each in listed} if (row := _on_record(*days)).pk}
    placed = ((each, periods.get((each.period, each.clock))) for each in listed)
    held.wait_for_others(
        (series_of(each, indicators.get(each.code)).digest, row.pk) for each, row in placed if row is not None
    )
    return Shared(held, indicators, periods)


def _on_record(days: Period, clock: Clock) -> PlanningPeriod:
    name = name_on(days.first, days.last, clock)
    return catalogue.on_record(PlanningPeriod(name=name, clock=clock, first_day=days.first, last_day=days.last))


def wait_for_others(text: StoredText) -> None:
    """Decisions on one text are taken one after the other: the second reviewer sees the first's."""
    StoredText.objects.select_for_update(no_key=True).only("pk").get(pk=text.pk)


def enter(witnessed: WitnessedClaim, by: Actor, outcome: Outcome, shared: Shared, rows: list[Model]) -> Figure | None:
    """The figure that follows from a decision; None where nothing is to be entered. rows: takes what was written.

    Raises access.Refused, PeriodNotOver, and what `register.services.add_figure` raises.
    """
    if outcome.entered is None:
        return None
    placement, quantity = outcome.entered
    _ask_if_early(witnessed.text.document, placement, outcome.reason)
    reviewer = reviewer_of(by, placement.locality)
    held = shared.held or hold_open([placement.locality])
    days, clock = placement.period, placement.clock
    period = shared.periods.get((days, clock)) or ensure_period(days.first, days.last, clock, by=reviewer.username)
    series = series_of(placement, shared.indicators.get(placement.code))
    if outcome.supersedes is None:  # what is on record already may still be corrected
        check_validity(series, period)
    figure = register.add_figure(
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
    shared.periods[days, clock] = period  # not before: a new one goes with a figure that is refused
    return figure


def decision_on(
    witnessed: WitnessedClaim, outcome: Outcome, reviewer: User, figure: Figure | None, last: Decision | None
) -> Decision:
    """The row of a decision, not stored yet. last: on exactly this passage before, a reopening."""
    return Decision(
        text=witnessed.text,
        start=witnessed.claim.span.start,
        end=witnessed.claim.span.end,
        action=outcome.action,
        claim=claim_to_json(witnessed.claim),
        figure=figure,
        reason=outcome.reason.strip() or outcome.remark,
        for_good=outcome.for_good,
        replaces=last,
        decided_at=timezone.now(),
        decided_by=reviewer,
    )


def standing_at(span: Span, last: Sequence[Decision]) -> Decision | None:
    """Of the last decisions on a text the one that stands on a passage."""
    touching = (each for each in last if span.touches(Span(each.start, each.end)))
    return next((each for each in touching if each.action != Action.REOPENED), None)


def _ask_if_early(document: Document, placement: Placement, reason: str) -> None:
    """A document tells of days that were far from over: asked once, unless its signer was. Raises PeriodNotOver."""
    if document.origin == Origin.ENTRY or reason.strip():
        return
    told, days = document.published or localdate(document.stored_at), placement.period
    if is_early(days, told, planned=placement.planned, maturity=placement.maturity):
        raise PeriodNotOver(period=name_on(days.first, days.last, placement.clock), last=days.last)
