"""Figures laid out for tables: what was planned, what was reached, and what rates the sources state."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.queries import HeldFigure, PeriodHistory, SeriesHistory, Witness


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The figures of one indicator in one place and period."""

    period: PlanningPeriod
    planned: tuple[HeldFigure, ...]
    results: tuple[HeldFigure, ...]  # levels and progress reached
    rates: tuple[HeldFigure, ...]  # attainment and growth as the sources state them


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """The figures of one indicator in one place, by period."""

    locality: Locality
    rows: tuple[PeriodRow, ...]


@dataclass(frozen=True, slots=True)
class PeriodSeries:
    """What is on record of one series in one period, beside the series that it belongs to."""

    series: SeriesHistory
    history: PeriodHistory


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    """Everything ever recorded of one indicator and place in one period."""

    period: PlanningPeriod
    entries: tuple[PeriodSeries, ...]


def by_place(figures: Iterable[HeldFigure]) -> list[PlaceRows]:
    """Grouped by place, in the order that they come in; the latest period first."""
    groups: dict[int, list[HeldFigure]] = defaultdict(list)
    for held in figures:
        groups[held.figure.locality_id].append(held)
    return [PlaceRows(group[0].figure.locality, by_period(group)) for group in groups.values()]


def by_period(figures: Iterable[HeldFigure]) -> tuple[PeriodRow, ...]:
    """Grouped by period, the latest first."""
    groups: dict[int, list[HeldFigure]] = defaultdict(list)
    for held in figures:
        groups[held.figure.period_id].append(held)
    rows = [_row(group) for group in groups.values()]
    return tuple(sorted(rows, key=lambda row: (row.period.last_day, row.period.first_day), reverse=True))


def records(history: Iterable[SeriesHistory]) -> list[PeriodRecord]:
    """The same history by period, the latest first; targets before results."""
    groups: dict[int, list[PeriodSeries]] = defaultdict(list)
    for series in history:
        for period in series.periods:
            groups[period.period.pk].append(PeriodSeries(series, period))
    found = [PeriodRecord(group[0].history.period, tuple(sorted(group, key=_place))) for group in groups.values()]
    return sorted(found, key=lambda record: (record.period.last_day, record.period.first_day), reverse=True)


def texts_of(history: Iterable[PeriodRecord]) -> set[int]:
    """The ids of every text that a revision rests on."""
    return {witness.text_id for witness in witnesses_of(history)}


def witnesses_of(history: Iterable[PeriodRecord]) -> list[Witness]:
    """Every witness of every revision."""
    revisions = (each for record in history for entry in record.entries for each in entry.history.revisions)
    return [witness for revision in revisions for witness in revision.witnesses]


def _row(figures: list[HeldFigure]) -> PeriodRow:
    reached = [held for held in figures if not held.figure.planned]
    return PeriodRow(
        period=figures[0].figure.period,
        planned=tuple(held for held in figures if held.figure.planned),
        results=tuple(held for held in reached if held.figure.measure in AMOUNTS),
        rates=tuple(held for held in reached if held.figure.measure not in AMOUNTS),
    )


def _place(entry: PeriodSeries) -> tuple[bool, int, str]:
    series = entry.series.series
    return not series.planned, list(Measure).index(series.measure), series.set_by
