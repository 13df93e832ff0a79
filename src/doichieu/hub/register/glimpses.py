"""Figures of a place as plain rows: a page looks through hundreds, and makes objects of those alone that it shows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from doichieu.claims import Period
from doichieu.hub.access.outlines import Outline, outline_of, slots_of
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.composed import Composed, columns_of, slot, whole
from doichieu.hub.documents.queries import visible_sources
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.holding import HeldFigure, holding, in_force, lying, witnesses_of
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.rules import quantity_as
from doichieu.hub.register.series import Series
from doichieu.hub.rows import let_know

Glimpse = tuple[Any, ...]  # all columns of a figure but when it was recorded, which costs ten calls; at its head:
_HEAD = (
    *("id", "series", "indicator_id", "period_id", "subject_id", "measure"),
    *("planned", "set_by", "price_basis", "cumulative"),
)
NUMBER, SERIES, INDICATOR, PERIOD, SUBJECT, MEASURE, PLANNED, SET_BY, PRICE_BASIS, CUMULATIVE = range(len(_HEAD))
_COLUMNS = (*_HEAD, *(name for name in columns_of(Figure) if name not in {*_HEAD, "recorded_at"}))
_OF_PERIOD = columns_of(PlanningPeriod)
_OF_INDICATOR = tuple(name for name in columns_of(Indicator) if name != "search")  # as pages read it
_PERIOD = slice(len(_COLUMNS), len(_COLUMNS) + len(_OF_PERIOD))  # behind the figure's, where few are asked for
_INDICATOR = slice(_PERIOD.stop, _PERIOD.stop + len(_OF_INDICATOR))
_MEASURES = {each.value: each for each in Measure}


@dataclass(frozen=True, slots=True)
class Glimpses:
    """What holds for one unit of a place, as far as the viewer may see a witness of it, with what the rows refer to."""

    locality: Locality
    subject: Subject | None  # None: the place itself
    rows: Sequence[Glimpse]
    indicators: Mapping[int, Indicator]
    periods: Mapping[int, PlanningPeriod]

    def series(self, row: Glimpse) -> Series:
        """What the figure of a row is of."""
        return Series(
            indicator=self.indicators[row[INDICATOR]],
            locality=self.locality,
            subject=self.subject,
            measure=_MEASURES[row[MEASURE]],
            planned=row[PLANNED],
            set_by=row[SET_BY],
            price_basis=row[PRICE_BASIS],
            cumulative=row[CUMULATIVE],
        )

    def held(self, rows: Collection[Glimpse]) -> dict[int, HeldFigure]:
        """The figures of these rows by their ids, without witnesses."""
        figures = [Figure.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row) for row in rows]
        let_know(
            figures,
            locality={self.locality.pk: self.locality},
            indicator=self.indicators,
            period=self.periods,
            subject={self.subject.pk if self.subject else None: self.subject},
        )
        days = {number: named_days(self.periods[number]) for number in {row[PERIOD] for row in rows}}
        return {
            each.id: HeldFigure(each, quantity_as(each, standing), (), standing, days[each.period_id])
            for each in figures
            for standing in (each.indicator.standing,)
        }

    def cited(self, rows: Collection[Glimpse], viewer: Viewer) -> dict[int, HeldFigure]:
        """The same with their witnesses, at most one database query; without what lost its last one meanwhile."""
        held = self.held(rows)
        known = witnesses_of([each.figure for each in held.values()], viewer) if held else {}
        return {number: each._replace(witnesses=known[number]) for number, each in held.items() if known[number]}


def glimpses(
    viewer: Viewer,
    *,
    locality: Locality,
    subject: Subject | None,
    within: Period,
    codes: Collection[str] | None = None,
) -> Glimpses:
    """What holds now for the place, or for the one subject of it, in the periods within these days; four queries.

    codes: of the indicators wanted, one query, two where one was merged into another; None for all.
    """
    about, days = subject.pk if subject else None, {"first": within.first, "last": within.last, "place": locality.pk}
    if codes is None:
        rows = [row for row in _seen(_OF_PLACE.rows(**days), viewer) if row[SUBJECT] == about]
        indicators = catalogue.indicators_known({row[INDICATOR] for row in rows})
        return Glimpses(locality, subject, rows, indicators, catalogue.periods_known({row[PERIOD] for row in rows}))
    found = _of_indicators(outline_of(viewer)).rows(**slots_of(viewer), **days, codes=codes)
    found = [row for row in found if row[SUBJECT] == about]
    periods = {row[PERIOD]: whole(PlanningPeriod, row[_PERIOD]) for row in found}
    rows = [row[: _PERIOD.start] for row in found]
    return Glimpses(locality, subject, rows, _measured(found), periods)


def _measured(found: Sequence[Glimpse]) -> Mapping[int, Indicator]:
    """The indicators of rows that have all of them, each with what it was merged into."""
    values = {row[INDICATOR]: row[_INDICATOR] for row in found}
    rows = {number: Indicator.from_db(DEFAULT_DB_ALIAS, _OF_INDICATOR, each) for number, each in values.items()}
    merged = any(row.merged_into_id is not None for row in rows.values())
    return catalogue.indicators_known(rows.keys()) if merged else rows


def _seen(witnessed: Sequence[Glimpse], viewer: Viewer) -> Iterable[Glimpse]:
    """Those of which the viewer may see a witness, each once; one database query.

    A place has hundreds of figures and a dozen documents: what asks for each figure whether one of its documents may be
    seen takes the database four times as long.

    witnessed: with the text of a witness behind the columns, a row for each witness.
    """
    visible = visible_sources({row[-1] for row in witnessed} - {None}, viewer)
    return {row[NUMBER]: row[:-1] for row in witnessed if row[-1] in visible}.values()


def _around(place: QuerySet[Figure]) -> QuerySet[Figure]:
    days = lying(None, period__first_day__gte=slot("first"), period__last_day__lte=slot("last"))
    return place.filter(lying(None, locality=slot("place")), days)


_OF_PLACE: Composed[Glimpse] = Composed(lambda: _around(in_force()).values_list(*_COLUMNS, "evidence__text"))


@cache
def _of_indicators(seer: Outline) -> Composed[Glimpse]:
    """Of few figures each is looked up by itself, and comes with its period and indicator."""

    def compose() -> QuerySet[Figure, Glimpse]:
        called = Indicator.objects.order_by().filter(code__among=slot("codes"))
        either = Indicator.objects.order_by().filter(
            Q(pk__in=called.values("pk")) | Q(merged_into__in=called.values("pk"))
        )
        rows = _around(holding(seer)).filter(lying(None, indicator__among=either.values("pk")))
        named = (f"current__period__{name}" for name in _OF_PERIOD)
        return rows.values_list(*_COLUMNS, *named, *(f"indicator__{name}" for name in _OF_INDICATOR))

    return Composed(compose)
