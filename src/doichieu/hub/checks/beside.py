"""What stands beside each cell of the entry page: the last value, the target, the same period last year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from doichieu.claims import Period
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import named_days, year_earlier
from doichieu.hub.checks.days import is_target_of
from doichieu.hub.intake.entry_lines import KEY_LENGTH
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register import queries as register
from doichieu.hub.register.models import AMOUNTS, Figure, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.series import Series, series_of
from doichieu.lexicon import folded

YEARS_BACK = 2  # of last values
OF = "_"  # between code and digest


@dataclass(frozen=True, slots=True)
class EntryCell:
    """One figure that may be entered, with what is on record around it."""

    digest: str  # of the series
    series: Series
    standing: HeldFigure | None  # that holds now for this very period
    last: HeldFigure | None  # of the latest period before
    last_year: HeldFigure | None  # of the same days of the year before
    targets: tuple[HeldFigure, ...]  # one a plan; empty where targets themselves are entered

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


def entry_cells(scope: EntryScope, viewer: Viewer, *, every: bool = False) -> list[EntryCell]:
    """The cells of a page, by sector and code; three database queries whatever their number.

    Those of the indicators that have figures of the place in the period, its year or the two years before;
    every: of all other indicators of the catalogue too. Where there is none at all, of every indicator.
    """
    own, page = _figures_around(scope, viewer)
    chosen = _series_on_record(own, scope)
    indicators = catalogue.indicators_in(scope.period.first_day) if every or not chosen else ()
    known = {series.indicator.pk for series in chosen.values()}
    chosen |= _keyed(_plain(each, scope) for each in indicators if each.pk not in known)
    return _cells(chosen, own, page)


def cells_called(scope: EntryScope, viewer: Viewer, keys: Collection[str]) -> list[EntryCell]:
    """The cells with these keys, whatever the page would offer by now; fewer where some are of another page."""
    codes = {key.partition(OF)[0] for key in keys}
    own, page = _figures_around(scope, viewer, codes)
    chosen = _called(_series_on_record(own, scope), keys)
    if len(chosen) < len(keys):  # some have no figure yet
        indicators = catalogue.standing_codes(codes).values()
        chosen |= _called(_keyed(_plain(each, scope) for each in indicators), keys)
    return _cells(chosen, own, page)


def _called(series: Mapping[str, Series], keys: Collection[str]) -> dict[str, Series]:
    return {digest: each for digest, each in series.items() if key_of(each, digest) in keys}


def key_of(series: Series, digest: str) -> str:
    """What the row of a series is called by in a form: by its indicator, which its figures are found by, and itself."""
    return f"{series.indicator.code}{OF}{digest[:KEY_LENGTH]}"


def _figures_around(
    scope: EntryScope, viewer: Viewer, codes: Collection[str] | None = None
) -> tuple[list[HeldFigure], Period]:
    """The figures of the place or of the one subject, and the days of the page. codes: as in `current_figures`.

    Those of the page's own days alone come with witnesses: they say whether everybody sees the figure.
    """
    page = named_days(scope.period)
    around = Period(date(page.first.year - YEARS_BACK, 1, 1), date(page.last.year, 12, 31))
    figures = register.current_figures(
        viewer, locality=scope.locality, within=around, codes=codes, cited_from=page.first, timed=False
    )
    about = scope.subject.pk if scope.subject else None
    return [held for held in figures if held.figure.subject_id == about and _is_of_clock(held, scope)], page


def _is_of_clock(held: HeldFigure, scope: EntryScope) -> bool:
    """A target counts on every clock; a result is compared with results of its own."""
    return held.figure.planned != scope.planned or held.figure.period.clock == scope.period.clock


def _cells(chosen: Mapping[str, Series], own: Sequence[HeldFigure], page: Period) -> list[EntryCell]:
    by_series, targets, periods = _grouped(own), _targets(own, page), _periods_around(own, page)
    cells = [_cell(series, digest, by_series.get(digest, ()), targets, periods) for digest, series in chosen.items()]
    return sorted(cells, key=lambda cell: (cell.series.indicator.sector, cell.series.indicator.code))


def _series_on_record(own: Iterable[HeldFigure], scope: EntryScope) -> dict[str, Series]:
    """The series of amounts that are entered again; an indicator that has only targets so far gets a result."""
    first, clock = scope.period.first_day, Clock(scope.period.clock)
    every = [held for held in own if held.figure.measure in AMOUNTS and _is_entered(held, scope)]
    amounts = [held for held in every if held.figure.indicator_id == held.standing.id]
    if scope.planned:
        plan = folded(scope.set_by)
        again = [held for held in amounts if held.figure.planned and folded(held.figure.set_by) == plan]
    else:
        again = [held for held in amounts if not held.figure.planned]
    figures = {held.figure.series: held.figure for held in again}.values()  # one of each series says what it is of
    chosen = dict(_keyed_from(figure, first, clock) for figure in figures)
    known = {series.indicator.id for series in chosen.values()}
    others = {held.standing.id: held.standing for held in every}
    return chosen | _keyed(_plain(each, scope) for number, each in others.items() if number not in known)


def _is_entered(held: HeldFigure, scope: EntryScope) -> bool:
    """Whether the indicator is still in use then, or has a figure of those very days, which may be corrected."""
    if held.standing.valid_to is None:
        return True
    return held.standing.is_measured_in(scope.period.first_day) or held.figure.period == scope.period


def _plain(indicator: Indicator, scope: EntryScope) -> Series:
    return Series(indicator, scope.locality, scope.subject, planned=scope.planned, set_by=scope.set_by)


def _keyed_from(figure: Figure, first: date, clock: Clock) -> tuple[str, Series]:
    """The series of a figure with its digest, which stands beside the figure unless the days make it another."""
    own = series_of(figure)
    entered = own.from_day(first, clock)
    return (figure.series if entered is own else entered.digest), entered


def _keyed(series: Iterable[Series]) -> dict[str, Series]:
    return {each.digest: each for each in series}


def _grouped(own: Iterable[HeldFigure]) -> Mapping[str, Sequence[HeldFigure]]:
    groups: dict[str, list[HeldFigure]] = defaultdict(list)
    for held in own:
        groups[held.figure.series].append(held)
    return groups


def _targets(own: Iterable[HeldFigure], page: Period) -> Mapping[int, Sequence[HeldFigure]]:
    """The amounts planned for the page's days, by the id of the indicator that they count as."""
    planned = [held for held in own if held.figure.planned and held.figure.measure in AMOUNTS]
    periods = {held.figure.period_id: held.days for held in planned}
    around = {number for number, days in periods.items() if is_target_of(days, page)}
    found: dict[int, list[HeldFigure]] = defaultdict(list)
    for held in planned:
        if held.figure.period_id in around:
            found[held.standing.id].append(held)
    return found


@dataclass(frozen=True, slots=True)
class _Periods:
    """The ids of the few periods of a page's figures, by how their days lie to its own."""

    own: frozenset[int]
    last_year: frozenset[int]
    before: frozenset[int]


def _periods_around(own: Iterable[HeldFigure], page: Period) -> _Periods:
    periods = {held.figure.period_id: held.days for held in own}
    last_year = year_earlier(page)
    return _Periods(
        own=frozenset(number for number, days in periods.items() if days == page),
        last_year=frozenset(number for number, days in periods.items() if days == last_year),
        before=frozenset(number for number, days in periods.items() if days.last < page.last and days != page),
    )


def _cell(
    series: Series,
    digest: str,
    same: Sequence[HeldFigure],
    targets: Mapping[int, Sequence[HeldFigure]],
    periods: _Periods,
) -> EntryCell:
    """same: what is on record of the series."""
    before = [held for held in same if held.figure.period_id in periods.before]
    return EntryCell(
        digest=digest,
        series=series,
        standing=next((held for held in same if held.figure.period_id in periods.own), None),
        last=max(before, key=lambda held: held.days.last, default=None),
        last_year=next((held for held in same if held.figure.period_id in periods.last_year), None),
        targets=() if series.planned else tuple(targets.get(series.indicator.id, ())),
    )
