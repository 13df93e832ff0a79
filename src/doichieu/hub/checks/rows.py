"""A scoreboard's rows from the figures of one place: pure, so that it costs no query whatever their number."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import cached_property

from doichieu.claims import Period, Span
from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.checks.comparisons import Comparison, comparisons_of, latest, merged_beside
from doichieu.hub.checks.days import awaits_result, is_target_of, within
from doichieu.hub.checks.judgements import Reason, Status
from doichieu.hub.checks.plan_days import rates
from doichieu.hub.intake.queries import ProposedClaim
from doichieu.hub.places.models import Subject
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.queries import HeldFigure

WORST_FIRST = (
    Status.NOT_MET,
    Status.HARD,
    Status.BEHIND,
    Status.ON_PACE,
    Status.LIKELY,
    Status.MET,
    Status.EXCEEDED,
    Status.UNKNOWN,
    Status.NOT_COMPARABLE,
)


@dataclass(frozen=True, slots=True)
class PartResult:
    """A result of a part of the page's period."""

    period: PlanningPeriod
    result: HeldFigure


@dataclass(frozen=True)
class Row:
    """All that is on record of one indicator, of the place itself or of one subject."""

    indicator: Indicator
    subject: Subject | None
    result: HeldFigure | None  # of the page's own period, else the latest within it
    comparisons: tuple[Comparison, ...]  # one a target; by plan's owner
    results: tuple[HeldFigure, ...]  # amounts of the page's own period
    attainments: tuple[HeldFigure, ...]  # stated, of the page's own period
    growths: tuple[HeldFigure, ...]  # stated, of the page's own period
    parts: tuple[PartResult, ...]  # amounts of parts of the period, the earliest first
    proposals: tuple[ProposedClaim, ...]  # not reviewed yet
    merged: tuple[HeldFigure, ...] = ()  # what a merged code says of the days of `result`

    @cached_property
    def status(self) -> Status | None:
        """The least favourable status of the row's targets; None where there is none to compare with."""
        return min((each.status for each in self.comparisons), key=WORST_FIRST.index, default=None)

    @property
    def reason(self) -> Reason | None:
        """The reason of `status`."""
        return next((each.reason for each in self.comparisons if each.status == self.status), None)

    @cached_property
    def cited(self) -> tuple[HeldFigure, ...]:
        """Each figure once: targets, results, rates, parts."""
        compared = [
            held for each in self.comparisons for held in (each.target, each.result, each.attainment, *each.unassigned)
        ]
        counted = [held for each in self.comparisons if (run := each.reason.running) for held in run.figures]
        parts = [part.result for part in self.parts]
        every = (*compared, *counted, self.result, *self.results, *self.attainments, *self.growths, *parts)
        return tuple({held.figure.id: held for held in every if held is not None}.values())

    @property
    def places(self) -> frozenset[tuple[int, Span]]:
        """The places of texts, by their ids, that its figures rest on and its proposals were read at."""
        stated = {(witness.text_id, witness.span) for held in self.cited for witness in held.witnesses}
        return frozenset(stated | {(proposed.text_id, proposed.claim.span) for proposed in self.proposals})


def texts_of(rows: Sequence[Row]) -> set[int]:
    """The ids of the texts that figures of these rows rest on and their proposals were read in."""
    stated = {witness.text_id for row in rows for held in row.cited for witness in held.witnesses}
    return stated | {proposed.text_id for row in rows for proposed in row.proposals}


RowKey = tuple[int, int]  # ids of the indicator and of the subject, 0 for the place itself


def key_of(row: Row) -> RowKey:
    """Of which indicator, and of what, it is."""
    return row.indicator.id, row.subject.id if row.subject else 0


def rows_of(
    figures: Iterable[HeldFigure],
    proposals: Iterable[ProposedClaim],
    page: Period,
    overtaken: Collection[int] = frozenset(),
) -> tuple[Row, ...]:
    """The rows of a page, by sector and code.

    figures: of the page's period, of its parts, and of what it is a part of.
    overtaken: ids of stated rates that are shown and judge nothing, since what they rate no longer holds.
    """
    every = list(figures)
    groups, lying = by_row(every), _lying(every, page)
    rated = _rated(every, lying)
    offered: dict[RowKey, list[ProposedClaim]] = defaultdict(list)
    for each in proposals:
        if each.proposal.indicator and each.claim.period and within(each.claim.period, page):
            subject = each.proposal.subject
            offered[each.proposal.indicator.pk, subject.pk if subject else 0].append(each)
    keys = groups.keys() | offered.keys()
    placed = {key: [(held, lying[held.figure.period_id]) for held in groups.get(key, ())] for key in keys}
    rows = {key: _row(placed[key], offered.get(key, []), page, overtaken) for key in keys}
    return in_order(_without_own_total(row) if key in rated else row for key, row in rows.items() if row is not None)


@dataclass(frozen=True, slots=True)
class _Lying:
    """How the days of a figure lie to those of a page: found once for each of the few periods of a hundred figures."""

    own: bool  # the very days
    inside: bool
    around: bool  # a target of theirs is one of the page
    awaits: bool  # such a target lacks something as long as the page has no result


_Placed = tuple[HeldFigure, _Lying]


def _lying(figures: Iterable[HeldFigure], page: Period) -> Mapping[int, _Lying]:
    """By the period's id."""
    periods = {held.figure.period_id: held.days for held in figures}
    return {
        number: _Lying(days == page, within(days, page), is_target_of(days, page), awaits_result(days, page))
        for number, days in periods.items()
    }


def _rated(figures: Iterable[HeldFigure], lying: Mapping[int, _Lying]) -> set[RowKey]:
    """The rows whose share in percent is a row of the page itself: schools, and their share."""
    shares = [held for held in figures if held.standing.unit == PERCENT and held.standing.numerator_id is not None]
    placed = ((held, lying[held.figure.period_id]) for held in shares)
    return {
        (held.standing.numerator_id or 0, held.figure.subject_id or 0)
        for held, at in placed
        if (at.around if held.figure.planned else at.inside)
    }


def _without_own_total(row: Row) -> Row:
    """`7/7` schools of a row whose share is judged in its own: what is met there is not counted a second time."""
    kept = tuple(each for each in row.comparisons if each.target or each.attainment or not _is_of_total(each))
    return row if kept == row.comparisons else replace(row, comparisons=kept)


def _is_of_total(comparison: Comparison) -> bool:
    return comparison.result is not None and comparison.result.figure.measure == Measure.PROGRESS


def by_row(figures: Iterable[HeldFigure]) -> Mapping[RowKey, list[HeldFigure]]:
    """The figures of each row."""
    groups: dict[RowKey, list[HeldFigure]] = defaultdict(list)
    for held in figures:
        groups[held.standing.id, held.figure.subject_id or 0].append(held)
    return groups


def targets_elsewhere(figures: Iterable[HeldFigure], rows: Iterable[Row], page: Period) -> Mapping[PlanningPeriod, int]:
    """How many rows have targets of a longer period alone, and nothing of the page's own days that answers them."""
    listed = {key_of(row) for row in rows}
    planned = [(held.standing.id, held.figure.subject_id or 0, held) for held in figures if held.figure.planned]
    longer = {
        (indicator, subject): held.figure.period
        for indicator, subject, held in planned
        if (indicator, subject) not in listed and is_target_of(held.days, page)
    }
    return dict(Counter(longer.values()))  # a template asks a Counter for its "items"


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """By sector and code, the place itself before its subjects."""
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[str, str, str]:
    return row.indicator.sector, row.indicator.code, row.subject.name if row.subject else ""


def _row(
    placed: Sequence[_Placed], proposals: Sequence[ProposedClaim], page: Period, overtaken: Collection[int]
) -> Row | None:
    """One row; None where nothing of it belongs to the page."""
    inside = [(held, at) for held, at in placed if at.inside and not held.figure.planned]
    within_page = [(held, at) for held, at in inside if rates(held, page)]
    reached = [held for held, _ in within_page]
    answered = bool(reached or proposals)
    targets = [held for held, at in placed if held.figure.planned and at.around and (answered or at.awaits)]
    known = [held for held, _ in placed if not held.figure.planned]
    if not (targets or answered):
        return None
    own = [held for held, at in within_page if at.own]
    amounts = [held for held in reached if held.figure.measure in AMOUNTS]
    indicator, subject = _subject_matter(placed, proposals)
    judging = [held for held in reached if held.figure.id not in overtaken] if overtaken else reached
    result = latest(amounts, page)
    return Row(
        indicator=indicator,
        subject=subject,
        result=result,
        comparisons=tuple(comparisons_of(targets, judging, page, known)),
        results=tuple([held for held in own if held.figure.measure in AMOUNTS]),
        attainments=tuple([held for held in own if held.figure.measure == Measure.ATTAINMENT]),
        growths=tuple([held for held in own if held.figure.measure == Measure.GROWTH]),
        parts=_parts(within_page),
        proposals=tuple(proposals),
        merged=merged_beside(result, amounts),
    )


def _subject_matter(placed: Sequence[_Placed], proposals: Sequence[ProposedClaim]) -> tuple[Indicator, Subject | None]:
    if placed:
        held, _ = placed[0]
        return held.standing, held.figure.subject
    indicator = proposals[0].proposal.indicator
    assert indicator is not None  # noqa: S101 # `rows_of` keeps only those that have one
    return indicator, proposals[0].proposal.subject


def _parts(within_page: Iterable[_Placed]) -> tuple[PartResult, ...]:
    amounts = [held for held, at in within_page if not at.own and held.figure.measure in AMOUNTS]
    parts = [PartResult(held.figure.period, held) for held in amounts]
    return tuple(sorted(parts, key=lambda part: (part.period.last_day, part.period.first_day))) if parts else ()
