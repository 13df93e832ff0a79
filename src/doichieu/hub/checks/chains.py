"""From what was promised to what was done: a target, the estimates that followed, the official figure at last.

Each step has its source and, where that reports on one, its session; each says by how much it moved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from doichieu.claims import Quantity
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.checks.status import DIGITS, at_like_prices, share_of
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.conferences.models import Conference
from doichieu.hub.register.models import AMOUNTS
from doichieu.hub.register.queries import PeriodHistory, Revision, SeriesHistory, Witness
from doichieu.hub.register.series import Series


class StepKind(StrEnum):
    """What a step states."""

    TARGET = "target"
    RESULT = "result"  # of a maturity that its source does not say
    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Moved:
    """By how much a figure moved against the one before it."""

    by: Quantity  # the difference, in the figure's unit
    share: Decimal | None  # the difference in parts of the figure before; None where that is not above zero


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a chain with its source."""

    kind: StepKind
    revision: Revision
    source: Witness
    session: Conference | None  # that the source reports on
    moved: Moved | None  # against the target before where it is one, else against the result of another stage before
    share: Decimal | None  # in parts of the target that held last; None of a target


@dataclass(frozen=True, slots=True)
class Chain:
    """The targets of one plan for one period, and the results of that period, in the order in which they came."""

    period: PlanningPeriod
    series: Series  # of the target; of the result where no target is on record
    steps: tuple[Step, ...]


def chains_of(history: Sequence[SeriesHistory], viewer: Viewer) -> list[Chain]:
    """The chains of an indicator in one place, the latest period first; a chain has two steps at least.

    history: as `register.history_of` gives it to the same viewer. At most three database queries.
    """
    documents = {
        witness.document_id
        for series in history
        for period in series.periods
        for revision in period.revisions
        for witness in revision.witnesses
    }
    sessions = conferences.conferences_of(documents, viewer)
    amounts = [series for series in history if series.series.measure in AMOUNTS]
    chains = [chain for series in amounts for chain in _chains(series, amounts, sessions)]
    return sorted(chains, key=lambda chain: (chain.period.last_day, chain.period.first_day), reverse=True)


def _chains(
    series: SeriesHistory, others: Sequence[SeriesHistory], sessions: Mapping[int, Conference]
) -> Iterable[Chain]:
    """A chain for each period of a plan; for a result, where no plan of that period is on record."""
    for period in series.periods:
        if series.series.planned:
            results = [other for other in others if _answers(other.series, series.series)]
            reached = [revision for each in results for revision in _revisions(each, period.period)]
        elif any(_answers(series.series, other.series) and _revisions(other, period.period) for other in others):
            continue
        else:
            reached = []
        steps = _steps(_standing(period), reached, sessions)
        if len(steps) > 1:
            yield Chain(period.period, series.series, steps)


def _answers(result: Series, target: Series) -> bool:
    """Whether a result is held against a target: of the same subject and measure, prices and way of counting."""
    if result.planned or not target.planned or result.measure != target.measure:
        return False
    same = (result.subject.pk if result.subject else None) == (target.subject.pk if target.subject else None)
    counted = {result.cumulative, target.cumulative} - {None}
    return same and at_like_prices(target.price_basis, result.price_basis) and len(counted) < 2


def _revisions(series: SeriesHistory, period: PlanningPeriod) -> list[Revision]:
    return [revision for each in series.periods if each.period == period for revision in _standing(each)]


def _standing(history: PeriodHistory) -> list[Revision]:
    """What was stated and not taken back since: a withdrawal ends all before it, a restatement what came between."""
    kept: list[Revision] = []
    for revision in history.revisions:
        if revision.quantity is None:
            kept = []
            continue
        again = (number for number, before in enumerate(kept) if _restates(revision, before))
        kept = [*kept[: next(again, len(kept))], revision]
    return kept


def _restates(revision: Revision, before: Revision) -> bool:
    """Whether it says the same on witnesses that the one before had: what is left where one was taken back."""
    places = [{(witness.text_id, witness.span) for witness in each.witnesses} for each in (revision, before)]
    same = (revision.quantity, revision.figure.maturity) == (before.quantity, before.figure.maturity)
    return same and places[0] <= places[1]


def _steps(
    own: Sequence[Revision], reached: Sequence[Revision], sessions: Mapping[int, Conference]
) -> tuple[Step, ...]:
    steps: list[Step] = []
    target: Quantity | None = None
    result: tuple[StepKind, Quantity] | None = None
    for revision in sorted([*own, *reached], key=lambda each: each.figure.pk):  # as they came
        if revision.quantity is None or not revision.witnesses:
            continue
        source = revision.witnesses[0]
        planned, kind = revision.figure.planned, _kind(revision)
        before = target if planned else _at_another_stage(kind, result)
        steps.append(
            Step(
                kind=kind,
                revision=revision,
                source=source,
                session=sessions.get(source.document_id),
                moved=_moved(before, revision.quantity),
                share=None if planned or target is None else _share(revision.quantity, target),
            )
        )
        target, result = (revision.quantity, result) if planned else (target, (kind, revision.quantity))
    return tuple(steps)


def _at_another_stage(kind: StepKind, before: tuple[StepKind, Quantity] | None) -> Quantity | None:
    """The result before, where it was no slip: another of the same stage was put right, and nothing moved."""
    return None if before is None or before[0] is kind else before[1]


def _kind(revision: Revision) -> StepKind:
    if revision.figure.planned:
        return StepKind.TARGET
    return StepKind(revision.figure.maturity or StepKind.RESULT)


def _moved(before: Quantity | None, after: Quantity) -> Moved | None:
    """None for a first figure, for one of another unit, and for one that stayed as it was."""
    if before is None or before.unit != after.unit or before.value == after.value:
        return None
    with localcontext(prec=DIGITS):
        by = after.value - before.value
        share = by / before.value if before.value > 0 else None
    step = min(before.step, after.step)
    return Moved(Quantity(by, None, None, step, after.unit), share)


def _share(result: Quantity, target: Quantity) -> Decimal | None:
    return share_of(result, target) if result.unit == target.unit else None
