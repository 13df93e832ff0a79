"""A scoreboard's rows from the figures of one place: pure, so that it costs no query whatever their number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from doichieu.claims import Period, Span
from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.checks.comparisons import (
    Comparison,
    comparisons_of,
    days_of,
    is_a_day,
    is_target_of,
    latest,
    merged_beside,
    within,
)
from doichieu.hub.checks.judgements import Reason, Status
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
        parts = (part.result for part in self.parts)
        every = [*compared, self.result, *self.results, *self.attainments, *self.growths, *parts]
        return tuple({held.figure.pk: held for held in every if held is not None}.values())

    @property
    def texts(self) -> frozenset[int]:
        """The ids of the texts that its figures rest on and its proposals were read in."""
        stated = {witness.text_id for held in self.cited for witness in held.witnesses}
        return frozenset(stated | {proposed.text_id for proposed in self.proposals})

    @property
    def places(self) -> frozenset[tuple[int, Span]]:
        """The places of texts, by their ids, that its figures rest on and its proposals were read at."""
        stated = {(witness.text_id, witness.span) for held in self.cited for witness in held.witnesses}
        return frozenset(stated | {(proposed.text_id, proposed.claim.span) for proposed in self.proposals})


RowKey = tuple[int, int]  # ids of the indicator and of the subject, 0 for the place itself


def key_of(row: Row) -> RowKey:
    """Of which indicator, and of what, it is."""
    return row.indicator.pk, row.subject.pk if row.subject else 0


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
    groups = by_row(figures)
    rated = _rated(groups.values(), page)
    offered: dict[RowKey, list[ProposedClaim]] = defaultdict(list)
    for each in proposals:
        if each.proposal.indicator and each.claim.period and within(each.claim.period, page):
            subject = each.proposal.subject
            offered[each.proposal.indicator.pk, subject.pk if subject else 0].append(each)
    keys = groups.keys() | offered.keys()
    rows = {key: _row(groups.get(key, []), offered.get(key, []), page, overtaken) for key in keys}
    return in_order(_without_own_total(row) if key in rated else row for key, row in rows.items() if row is not None)


def _rated(groups: Iterable[Sequence[HeldFigure]], page: Period) -> set[RowKey]:
    """The rows whose share in percent is a row of the page itself: schools, and their share."""
    return {
        (share.numerator_id, held.figure.subject_id or 0)
        for held in (held for group in groups for held in group)
        if (share := held.standing).numerator_id is not None and share.unit == PERCENT and _belongs(held, page)
    }


def _belongs(held: HeldFigure, page: Period) -> bool:
    return is_target_of(days_of(held), page) if held.figure.planned else within(days_of(held), page)


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
        groups[held.standing.pk, held.figure.subject_id or 0].append(held)
    return groups


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """By sector and code, the place itself before its subjects."""
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[str, str, str]:
    return row.indicator.sector, row.indicator.code, row.subject.name if row.subject else ""


def _row(
    figures: Sequence[HeldFigure], proposals: Sequence[ProposedClaim], page: Period, overtaken: Collection[int]
) -> Row | None:
    """One row; None where nothing of it belongs to the page."""
    dated = [(held, days_of(held)) for held in figures]
    results = [(held, days) for held, days in dated if not held.figure.planned]
    reached = [held for held, days in results if within(days, page)]
    awaited = reached or not is_a_day(page)  # nobody reports on each single day of a year
    planned = [(held, days) for held, days in dated if held.figure.planned and is_target_of(days, page)]
    targets = [held for held, days in planned if awaited or days == page]
    if not (targets or reached or proposals):
        return None
    own = [held for held, days in results if days == page]
    amounts = [held for held in reached if held.figure.measure in AMOUNTS]
    indicator, subject = _subject_matter(figures, proposals)
    judging = [held for held in reached if held.figure.pk not in overtaken]
    result = latest(amounts, page)
    return Row(
        indicator=indicator,
        subject=subject,
        result=result,
        comparisons=tuple(comparisons_of(targets, judging, page)),
        results=tuple(held for held in own if held.figure.measure in AMOUNTS),
        attainments=tuple(held for held in own if held.figure.measure == Measure.ATTAINMENT),
        growths=tuple(held for held in own if held.figure.measure == Measure.GROWTH),
        parts=tuple(_parts(amounts, page)),
        proposals=tuple(proposals),
        merged=merged_beside(result, amounts),
    )


def _subject_matter(
    figures: Sequence[HeldFigure], proposals: Sequence[ProposedClaim]
) -> tuple[Indicator, Subject | None]:
    if figures:
        return figures[0].standing, figures[0].figure.subject
    indicator = proposals[0].proposal.indicator
    assert indicator is not None  # noqa: S101 # `rows_of` keeps only those that have one
    return indicator, proposals[0].proposal.subject


def _parts(amounts: Iterable[HeldFigure], page: Period) -> list[PartResult]:
    parts = [PartResult(held.figure.period, held) for held in amounts if days_of(held) != page]
    return sorted(parts, key=lambda part: (part.period.last_day, part.period.first_day))
