"""The scoreboard: one page for a place and a period."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.timezone import localdate

from doichieu.claims import Period
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.plan_shares import amounts_of
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.composites import with_composites
from doichieu.hub.checks.days import within, year_before
from doichieu.hub.checks.early_estimates import with_estimates
from doichieu.hub.checks.following_amounts import following
from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.pacing import codes_awaited, with_pace
from doichieu.hub.checks.plan_shares import with_plan_shares
from doichieu.hub.checks.rows import PartResult, Row, rows_of, targets_elsewhere
from doichieu.hub.intake.proposed import proposals_now
from doichieu.hub.places.models import Locality
from doichieu.hub.register import queries as register
from doichieu.hub.register.deriving import Derived
from doichieu.hub.register.models import Measure
from doichieu.hub.register.queries import HeldFigure, last_reached, periods_of
from doichieu.hub.register.witness_queries import overtaken_rates

__all__ = ["Comparison", "PartResult", "Row", "Scoreboard", "last_reached", "periods_of", "scoreboard"]


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """What one place promised and did in one period."""

    locality: Locality
    period: PlanningPeriod
    rows: tuple[Row, ...]
    parts: tuple[PlanningPeriod, ...]  # periods within this one that have figures, the earliest first
    derived: tuple[Derived, ...] = ()  # amounts of this period that follow from others
    elsewhere: Mapping[PlanningPeriod, int] = field(default_factory=dict)  # rows whose targets a longer period lists

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many rows have which status; rows without a target are not counted."""
        return Counter(row.status for row in self.rows if row.status is not None)


def scoreboard(
    locality: Locality, period: PlanningPeriod, viewer: Viewer, as_of: datetime | None = None, *, timed: bool = True
) -> Scoreboard:
    """The rows of a place and period: targets, results, statuses and the reader's proposals.

    A stated growth of a result that no longer holds is left out: it is told of another amount than the one beside it.

    as_of: what held at that moment, of which nothing is proposed any more. timed: as in `current_figures`.
    At most fourteen database queries, seventeen where units sent what waits, sixteen of a past moment, whatever the
    number of indicators.
    """
    page = _days(period)
    figures = register.current_figures(
        viewer, locality=locality, within=_years_of(page), as_of=as_of, plans_over=page, timed=timed
    )
    proposals = proposals_now(locality, viewer, page) if as_of is None else []
    overtaken = overtaken_rates(figures, as_of)
    figures = with_plan_shares([held for held in figures if not _is_growth(held) or held.figure.id not in overtaken])
    rows = rows_of(figures, proposals, page, overtaken)
    if any(row.comparisons for row in rows):
        composites = catalogue.components()
        before = _before(codes_awaited(rows, composites), locality, page, viewer, as_of)
        on = localdate(as_of)  # of now without a moment
        rows = with_estimates(with_pace(rows, before, page), on)
        rows = with_composites(rows, [*figures, *before], composites, page)
    periods = {held.figure.period_id: held for held in figures}.values()
    parts = [held.figure.period for held in periods if _is_part(_days(held.figure.period), page)]
    ordered = sorted(parts, key=lambda part: (part.last_day, part.first_day, part.pk))
    derived = following(figures, locality, page, viewer, as_of)
    return Scoreboard(locality, period, rows, tuple(ordered), derived, targets_elsewhere(figures, rows, page))


def _is_growth(held: HeldFigure) -> bool:
    return held.figure.measure == Measure.GROWTH


def _days(period: PlanningPeriod) -> Period:
    return Period(period.first_day, period.last_day)


def _is_part(part: Period, page: Period) -> bool:
    return part != page and within(part, page)


def _years_of(page: Period) -> Period:
    """The years that the page's days lie in; an issuer's begins in December."""
    return Period(date(page.first.year - 1, 12, 1), Period.year(page.last.year).last)


def _before(
    codes: Collection[str], locality: Locality, page: Period, viewer: Viewer, as_of: datetime | None
) -> list[HeldFigure]:
    """The figures of these indicators in the year before: they only help to judge, and come without witnesses."""
    if not codes:
        return []
    figures = register.current_figures(
        viewer,
        locality=locality,
        within=year_before(page),
        codes={*codes, *amounts_of(codes)},
        as_of=as_of,
        cited_from=page.first,
        timed=False,
    )
    return with_plan_shares(figures)
