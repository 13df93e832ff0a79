"""What stands beside each cell of the entry page: the last value, the target, the same period last year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from doichieu.claims import Period
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import FIRST_DAY, LAST_DAY, named_days, year_earlier
from doichieu.hub.checks.days import is_target_of
from doichieu.hub.checks.own_units import OwnUnit
from doichieu.hub.checks.status import at_like_prices
from doichieu.hub.intake.entry_lines import KEY_LENGTH
from doichieu.hub.intake.waiting import sent_codes
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.glimpses import (
    INDICATOR,
    MEASURE,
    NUMBER,
    PERIOD,
    PLANNED,
    SERIES,
    SET_BY,
    Glimpse,
    Glimpses,
    glimpses,
)
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.series import Series
from doichieu.lexicon import folded

YEARS_BACK = 2  # of last values
MOST_FOUND = 30  # indicators by words
NOTHING_OWN = OwnUnit()
OF = "_"  # between code and digest


@dataclass(frozen=True, slots=True)
class EntryCell:
    """One figure that may be entered, with what is on record around it."""

    digest: str  # of the series
    series: Series
    standing: HeldFigure | None  # that holds now for this very period; it alone comes with its witnesses
    last: HeldFigure | None  # of the latest period before
    last_year: HeldFigure | None  # of the same days of the year before
    targets: tuple[HeldFigure, ...]  # one a plan; empty where targets themselves are entered
    own: bool = True  # False: offered to a unit since its place reports it, and for nothing of its own

    @property
    def key(self) -> str:
        """What the row is called by in a form."""
        return key_of(self.series, self.digest)

    @property
    def counted_in(self) -> str:
        """The unit of what is counted out of a whole, as it was last; empty of any other figure."""
        known = self.standing or self.last_year or self.last
        return known.quantity.unit if known and self.series.measure == Measure.PROGRESS else ""


@dataclass(frozen=True, slots=True)
class EntryScope:
    """What is entered on one page."""

    locality: Locality
    period: PlanningPeriod
    subject: Subject | None = None
    planned: bool = False
    set_by: str = ""  # whose plan, where targets are entered


def entry_cells(
    scope: EntryScope, viewer: Viewer, *, every: bool = False, own_unit: OwnUnit = NOTHING_OWN, search: str = ""
) -> list[EntryCell]:
    """The cells of a page, by sector and code; the database queries are as many whatever their number.

    Those of the indicators that have figures in the period, its year or the two years before; of a place that has none,
    of every indicator. Of a unit also those that it was given a target of, is asked for or sent for these days; where
    it has no figures those that it has ever reported on or sent, and, not as its own, those that its place reports.
    every: of all other indicators of the catalogue too. own_unit: what is the unit's own on the page's days.
    search: words by which further indicators are found; what a unit only might report is then left out.
    """
    own, page = _figures_around(scope, viewer)
    chosen = _series_on_record(own, scope)
    if scope.subject is None or every:
        indicators: Iterable[Indicator] = catalogue.indicators_in(scope.period.first_day) if every or not chosen else ()
        aside: Collection[Indicator] = ()
    else:
        alone = bool(chosen or search)
        indicators = _offered_to(scope, scope.subject, viewer, own_unit, alone=alone)
        aside = () if alone else set(_reported_by_place(scope, viewer)).difference(indicators)
    if search:
        found = (each for each in catalogue.found(search, MOST_FOUND) if each.merged_into_id is None)
        indicators = [*indicators, *(each for each in found if each.is_measured_in(scope.period.first_day))]
    known = {series.indicator.pk for series in chosen.values()}
    chosen |= _keyed(_plain(each, scope) for each in (*indicators, *aside) if each.pk not in known)
    cells = _cells(chosen, own, page, viewer, own_unit)
    return [replace(cell, own=False) if cell.series.indicator in aside else cell for cell in cells] if aside else cells


def _offered_to(scope: EntryScope, unit: Subject, viewer: Viewer, own_unit: OwnUnit, *, alone: bool) -> list[Indicator]:
    """The indicators in use that a unit is offered beside those that it has figures of, or that are searched for.

    alone: those of the page's days, and nothing that it reported or sent before.
    """
    first = own_unit.indicators(planned=scope.planned)
    others = [] if alone else _reported_before(scope, unit, viewer)
    offered = {each.pk: each for each in (*first, *others)}
    return [each for each in offered.values() if each.is_measured_in(scope.period.first_day)]


def cells_called(
    scope: EntryScope, viewer: Viewer, keys: Collection[str], *, cited: bool = True, own_unit: OwnUnit = NOTHING_OWN
) -> list[EntryCell]:
    """The cells with these keys, whatever the page would offer by now; fewer where some are of another page.

    cited: False where nobody asks for witnesses, as where a form is only read.
    """
    codes = {key.partition(OF)[0] for key in keys}
    own, page = _figures_around(scope, viewer, codes)
    chosen = _called(_series_on_record(own, scope), keys)
    if len(chosen) < len(keys):  # some have no figure yet
        indicators = catalogue.standing_codes(codes).values()
        chosen |= _called(_keyed(_plain(each, scope) for each in indicators), keys)
    return _cells(chosen, own, page, viewer if cited else None, own_unit)


def _called(series: Mapping[str, Series], keys: Collection[str]) -> dict[str, Series]:
    return {digest: each for digest, each in series.items() if key_of(each, digest) in keys}


def key_of(series: Series, digest: str) -> str:
    """What the row of a series is called by in a form: by its indicator, which its figures are found by, and itself."""
    return f"{series.indicator.code}{OF}{digest[:KEY_LENGTH]}"


def _figures_around(scope: EntryScope, viewer: Viewer, codes: Collection[str] | None = None) -> tuple[Glimpses, Period]:
    """The figures of the place or of the one subject, and the days of the page. codes: as in `glimpses`.

    A target counts on every clock; a result is compared with results of its own.
    """
    page = named_days(scope.period)
    around = Period(date(page.first.year - YEARS_BACK, 1, 1), date(page.last.year, 12, 31))
    found = glimpses(viewer, locality=scope.locality, subject=scope.subject, within=around, codes=codes)
    clocked = {number for number, period in found.periods.items() if period.clock == scope.period.clock}
    rows = [row for row in found.rows if row[PLANNED] != scope.planned or row[PERIOD] in clocked]
    return replace(found, rows=rows), page


def _series_on_record(own: Glimpses, scope: EntryScope) -> dict[str, Series]:
    """The series of amounts that are entered again; an indicator that has only targets so far gets a result."""
    first, clock, plan = scope.period.first_day, Clock(scope.period.clock), folded(scope.set_by)
    standing = {number: row.standing for number, row in own.indicators.items()}
    usual = {number for number, indicator in standing.items() if indicator.valid_to is None}
    every = [
        row
        for row in own.rows
        if row[MEASURE] in AMOUNTS
        and (row[INDICATOR] in usual or _is_entered(row, standing[row[INDICATOR]], own.periods[row[PERIOD]], scope))
    ]
    again = {
        row[SERIES]: row  # one of each series says what it is of
        for row in every
        if row[PLANNED] == scope.planned
        and standing[row[INDICATOR]].id == row[INDICATOR]
        and (not scope.planned or folded(row[SET_BY]) == plan)
    }
    chosen = dict(_keyed_from(own.series(row), row[SERIES], first, clock) for row in again.values())
    known = {series.indicator.id for series in chosen.values()}
    others = {standing[row[INDICATOR]].id: standing[row[INDICATOR]] for row in every}
    return chosen | _keyed(_plain(each, scope) for number, each in others.items() if number not in known)


def _is_entered(row: Glimpse, standing: Indicator, period: PlanningPeriod, scope: EntryScope) -> bool:
    """Whether the indicator is still in use then, or the row is a figure of those very days, which may be corrected."""
    if standing.is_measured_in(scope.period.first_day):
        return True
    return row[PLANNED] == scope.planned and named_days(period) == named_days(scope.period)


def _reported_before(scope: EntryScope, unit: Subject, viewer: Viewer) -> list[Indicator]:
    """The indicators in use that a unit has ever reported on, or sent figures of.

    As many queries as `glimpses`, and two.
    """
    ever = glimpses(viewer, locality=scope.locality, subject=unit, within=Period(FIRST_DAY, LAST_DAY))
    codes = {row.standing.code for row in ever.indicators.values()} | sent_codes(unit, viewer)
    return [each for each in catalogue.indicators_in(scope.period.first_day) if each.code in codes]


def _reported_by_place(scope: EntryScope, viewer: Viewer) -> list[Indicator]:
    """The indicators that the place itself has figures of around the period, as far as the viewer may see them."""
    figures, _ = _figures_around(replace(scope, subject=None), viewer)
    standing = {row.standing.pk: row.standing for row in figures.indicators.values()}
    return [each for each in standing.values() if each.is_measured_in(scope.period.first_day)]


def _plain(indicator: Indicator, scope: EntryScope) -> Series:
    return Series(indicator, scope.locality, scope.subject, planned=scope.planned, set_by=scope.set_by)


def _keyed_from(own: Series, digest: str, first: date, clock: Clock) -> tuple[str, Series]:
    """The series of a figure with its digest, which stands beside the figure unless the days make it another."""
    entered = own.from_day(first, clock)
    return (digest if entered is own else entered.digest), entered


def _keyed(series: Iterable[Series]) -> dict[str, Series]:
    return {each.digest: each for each in series}


def _targets(own: Glimpses, page: Period) -> Mapping[int, Sequence[Glimpse]]:
    """The amounts planned for the page's days, by the id of the indicator that they count as."""
    around = {number for number, period in own.periods.items() if is_target_of(named_days(period), page)}
    found: dict[int, list[Glimpse]] = defaultdict(list)
    for row in own.rows:
        if row[PERIOD] in around and row[PLANNED] and row[MEASURE] in AMOUNTS:
            found[own.indicators[row[INDICATOR]].standing.id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Periods:
    """The ids of the few periods of a page's figures, by how their days lie to its own."""

    own: Collection[int]
    last_year: Collection[int]
    before: Mapping[int, date]  # with their last days


def _periods_around(own: Glimpses, page: Period) -> _Periods:
    periods = {number: named_days(period) for number, period in own.periods.items()}
    last_year = year_earlier(page)
    return _Periods(
        own={number for number, days in periods.items() if days == page},
        last_year={number for number, days in periods.items() if days == last_year},
        before={number: days.last for number, days in periods.items() if days.last < page.last and days != page},
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """The rows that one cell shows; None and empty as in `EntryCell`."""

    standing: Glimpse | None = None
    last: Glimpse | None = None
    last_year: Glimpse | None = None


def _cells(
    chosen: Mapping[str, Series], own: Glimpses, page: Period, viewer: Viewer | None, own_unit: OwnUnit
) -> list[EntryCell]:
    """viewer: whose witnesses come with what stands; None for none."""
    beside = _rows_beside(own, _periods_around(own, page))
    targets = _targets(own, page)
    shown = [(digest, series, beside.get(digest, _NOTHING)) for digest, series in chosen.items()]
    aims = [() if series.planned else targets.get(series.indicator.id, ()) for _, series, _ in shown]
    stand = [rows.standing for _, _, rows in shown if rows.standing]
    others = [row for _, _, rows in shown for row in (rows.last, rows.last_year) if row]
    held = own.held({row[NUMBER]: row for row in chain(others, *aims)}.values())
    held |= own.cited(stand, viewer) if viewer else own.held(stand)
    handed = [each.target for each in own_unit.handed]
    cells = [
        EntryCell(
            digest=digest,
            series=series,
            standing=held.get(rows.standing[NUMBER]) if rows.standing else None,
            last=held[rows.last[NUMBER]] if rows.last else None,
            last_year=held[rows.last_year[NUMBER]] if rows.last_year else None,
            targets=_with_handed([held[row[NUMBER]] for row in planned], series, handed),
        )
        for (digest, series, rows), planned in zip(shown, aims, strict=True)
    ]
    return sorted(cells, key=lambda cell: (cell.series.indicator.sector, cell.series.indicator.code))


def _with_handed(seen: Sequence[HeldFigure], series: Series, handed: Sequence[HeldFigure]) -> tuple[HeldFigure, ...]:
    """The targets of a cell with those that the unit sees because they are its own; at the prices of its series."""
    if series.planned:
        return ()
    own = (each for each in handed if each.standing == series.indicator)
    every = {each.figure.pk: each for each in (*seen, *own)}
    return tuple(each for each in every.values() if at_like_prices(each.figure.price_basis, series.price_basis))


_NOTHING = _Beside()


def _rows_beside(own: Glimpses, periods: _Periods) -> Mapping[str, _Beside]:
    """What stands, was last, and was a year before, by series: the first of each, and the latest of what was before."""
    standing: dict[str, Glimpse] = {}
    last_year: dict[str, Glimpse] = {}
    last: dict[str, Glimpse] = {}
    before = periods.before
    for row in own.rows:
        series, period = row[SERIES], row[PERIOD]
        if period in periods.own and series not in standing:
            standing[series] = row
        if period in periods.last_year and series not in last_year:
            last_year[series] = row
        if period in before and (series not in last or before[period] > before[last[series][PERIOD]]):
            last[series] = row
    return {
        series: _Beside(standing.get(series), last.get(series), last_year.get(series))
        for series in {**standing, **last, **last_year}
    }
