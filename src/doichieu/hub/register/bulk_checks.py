"""The rules for one row of an import: those of a single figure, with what many rows share looked up once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from doichieu.claims import Quantity, Span, Text
from doichieu.hub.catalogue.models import Clock, PlanningPeriod
from doichieu.hub.places.models import Locality
from doichieu.hub.register.closings import check_open_among, standing_closings, wait_for_closings
from doichieu.hub.register.errors import EvidenceMismatch, PeriodClosed
from doichieu.hub.register.models import Maturity
from doichieu.hub.register.rules import check_place, check_validity, checked_quantity
from doichieu.hub.register.series import Series

MOST_KEPT = 20_000  # series that are kept at hand
_About = tuple[int, int | None, int]  # ids of place, subject and period


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as a source states it: the quantity in whatever unit, and the place of its words."""

    series: Series
    period: PlanningPeriod
    quantity: Quantity
    span: Span  # of the words that state it, in the text of the source
    quote: str  # those words
    maturity: Maturity | str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A row that keeps the rules."""

    number: int  # of the row, from 1 on
    row: Row
    key: tuple[str, int]  # digest of the series, and number of the period: one figure holds for them
    kept: Quantity  # in the indicator's unit


class RowChecks:
    """The rules over the text of one source.

    Rows of one series come with the same object most of the time: what is looked up is kept by it.
    """

    def __init__(self, text: Text) -> None:
        self._content = text.content
        self._closings = standing_closings()
        self._touched: dict[_About, tuple[int, Locality, PlanningPeriod]] = {}  # with their first row
        self._known: dict[int, _Known] = {}  # by the series' identity

    def stated(self, number: int, row: Row) -> Stated:
        """Raises what `register.services.add_figure` raises for a faulty figure, and IndicatorEnded."""
        period = row.period.id
        series, digest = self._placed(row, number)
        row = row if series is row.series else replace(row, series=series)
        found = self._content[row.span.start : row.span.end]
        if found != row.quote:
            raise EvidenceMismatch(quote=row.quote, found=found)
        return Stated(number, row, (digest, period), checked_quantity(row.series, row.quantity, row.quote))

    def closed_meanwhile(self) -> Iterator[tuple[int, PeriodClosed]]:
        """The first row of each place and period that somebody closed while the rows were read.

        From now on nobody closes one before the transaction ends.
        """
        places = {place.pk: place for _, place, _ in self._touched.values()}
        wait_for_closings(list(places.values()))
        closings = standing_closings()
        for number, place, period in self._touched.values():
            try:
                check_open_among(closings, place, period)
            except PeriodClosed as closed:
                yield number, closed

    def _placed(self, row: Row, number: int) -> tuple[Series, str]:
        """The series that a row is entered under, with its digest; its place stood in the period.

        What was merged into another indicator is entered as that one, and what is counted from the first day of a year
        like any other figure of those days. Raises WrongPlace, WrongSubject, PeriodClosed, IndicatorEnded.
        """
        known = self._known.get(id(row.series))
        if known is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            known = self._known[id(row.series)] = _known(row.series)
        period = row.period
        placed = known.placed.get(period.id)
        if placed is None:
            series = known.standing.from_day(period.first_day, Clock(period.clock))
            self._check(series, period, number)
            check_validity(series, period)
            placed = known.placed[period.id] = (series, known.digest if series is known.standing else series.digest)
        return placed

    def _check(self, series: Series, period: PlanningPeriod, number: int) -> None:
        """Raises WrongPlace, WrongSubject, PeriodClosed."""
        about = series.locality.id, series.subject.pk if series.subject else None, period.id
        if about not in self._touched:
            check_place(series, period)
            check_open_among(self._closings, series.locality, period)
            self._touched[about] = number, series.locality, period


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up once of a series."""

    given: Series  # kept, so that nothing else gets its identity
    standing: Series  # of the indicator that its figures count as now
    digest: str
    placed: dict[int, tuple[Series, str]]  # by ids of the periods in which its place stood


def _known(series: Series) -> _Known:
    counted = series.indicator.standing
    standing = series if counted is series.indicator else replace(series, indicator=counted)
    return _Known(series, standing, standing.digest, {})
