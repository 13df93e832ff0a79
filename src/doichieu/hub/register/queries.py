"""Every read of the register, limited to what the viewer may see.

A figure is visible where the document of one of its witnesses is, and only such witnesses come with it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from doichieu.claims import Period, Span
from doichieu.hub.access.outlines import Outline, outline_of, slots_of
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.composed import Composed, ComposedObjects, columns_of, slot, whole
from doichieu.hub.places.models import Locality
from doichieu.hub.register.histories import PeriodHistory, Revision, SeriesHistory, history_of
from doichieu.hub.register.holding import (
    HeldFigure,
    Witness,
    held,
    holding,
    in_force,
    known_evidence,
    loaded,
    loaded_of,
    lying,
    told,
    witnesses_of,
)
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.validity import validities_of

__all__ = [
    "HeldFigure",
    "PeriodHistory",
    "Reported",
    "Revision",
    "SeriesHistory",
    "Witness",
    "current_figures",
    "figure",
    "figures_of_indicator",
    "figures_on_record",
    "history_of",
    "indicators_with_figures",
    "periods_of",
    "periods_of_indicator",
    "places_of_indicator",
    "places_with_figures",
    "planned_amounts",
    "planned_figures",
    "reported",
    "witnessed_spans",
]


def current_figures(  # noqa: PLR0913 # which figures, and as of when
    viewer: Viewer,
    *,
    locality: Locality,
    within: Period,
    codes: Collection[str] | None = None,
    as_of: datetime | None = None,
    plans_over: Period | None = None,
    cited_from: date | None = None,
    timed: bool = True,
) -> list[HeldFigure]:
    """The figures that hold for a place in the periods within these days; four database queries, five with subjects.

    codes: of the indicators wanted; None for all. as_of: the moment at which they held; None for now.
    plans_over: also the targets of longer periods that hold these days, such as those of a term.
    cited_from: as in `held`. timed: False where nobody asks when a figure was recorded, which costs ten calls for each.
    """
    asked = _figures_of_place(
        None if cited_from is None else outline_of(viewer),
        past=as_of is not None,
        coded=codes is not None,
        longer=plans_over is not None,
        timed=timed,
    )
    days = {"first": within.first, "last": within.last}
    if plans_over is not None:
        days |= {"longer_from": plans_over.first, "longer_to": plans_over.last}
    rows = asked.objects(**slots_of(viewer), **days, place=locality.pk, codes=codes, moment=as_of)
    return held(loaded_of(locality, rows), viewer, as_of, cited_from)


@cache
def _figures_of_place(
    seer: Outline | None, *, past: bool, coded: bool, longer: bool, timed: bool
) -> ComposedObjects[Figure]:
    """What `current_figures` asks for. seer: None where `held` leaves out what they may not see."""

    def compose() -> QuerySet[Figure]:
        as_of = slot("moment") if past else None
        days = lying(as_of, period__first_day__gte=slot("first"), period__last_day__lte=slot("last"))
        if longer:
            around = {"period__first_day__lte": slot("longer_from"), "period__last_day__gte": slot("longer_to")}
            days |= Q(planned=True) & lying(as_of, **around)
        rows = in_force(as_of) if seer is None else holding(seer, as_of)
        rows = rows.filter(lying(as_of, locality=slot("place")), days)
        rows = rows if timed else rows.defer("recorded_at")
        codes = slot("codes")
        called = Q(indicator__code__among=codes) | Q(indicator__merged_into__code__among=codes)
        return rows.filter(called) if coded else rows

    return ComposedObjects(compose)


def planned_amounts(viewer: Viewer, *, localities: Collection[Locality], period: Period) -> list[HeldFigure]:
    """The targets in amounts that hold now for these places, and their subjects, in just this period; two queries."""
    rows = holding(viewer).filter(
        current__locality__in=[place.pk for place in localities],
        current__period__first_day=period.first,
        current__period__last_day=period.last,
        planned=True,
        measure=Measure.LEVEL,
    )
    return held(loaded(rows.order_by("locality__level", "locality__name", "subject__name", "pk")), viewer)


def planned_figures(viewer: Viewer, *, documents: Collection[int], set_by: str = "") -> list[HeldFigure]:
    """The targets that hold now and that these documents state, or that `set_by` is named to have set; two queries."""
    stated = known_evidence(viewer).filter(figure=OuterRef("pk"), text__document__in=documents)
    named = Q(set_by__icontains=set_by) if set_by else Q(pk__in=())
    rows = holding(viewer).filter(Q(Exists(stated)) | named, planned=True)
    return held(loaded(rows.order_by("indicator__code", "period__last_day", "pk")), viewer)


def figures_of_indicator(
    code: str,
    viewer: Viewer,
    *,
    localities: Collection[Locality],
    period: str = "",
    as_of: datetime | None = None,
) -> list[HeldFigure]:
    """The figures that hold for an indicator in these places, by place and period; two database queries.

    period: its name; empty for all. as_of: the moment at which they held; None for now.
    """
    there = lying(as_of, locality__in=[place.pk for place in localities])
    rows = _of_indicator(code, viewer, period, as_of).filter(there)
    ordered = rows.order_by("locality__level", "locality__name", "locality", "period__last_day", "pk")
    return held(loaded(ordered), viewer, as_of)


def places_of_indicator(
    code: str, viewer: Viewer, period: str = "", as_of: datetime | None = None
) -> QuerySet[Locality]:
    """The places that have figures of an indicator, by level and name. period: its name; empty for all."""
    with_figures = _of_indicator(code, viewer, period, as_of).values("locality")
    return Locality.objects.filter(pk__in=with_figures).order_by("level", "name", "pk")


def periods_of_indicator(code: str, viewer: Viewer, as_of: datetime | None = None) -> list[PlanningPeriod]:
    """The periods in which an indicator has figures, the latest first."""
    with_figures = _of_indicator(code, viewer, "", as_of).values("period")
    return list(PlanningPeriod.objects.filter(pk__in=with_figures).order_by("-last_day", "-first_day"))


def figures_on_record(
    *, localities: Collection[Locality], indicators: Collection[Indicator], within: Period
) -> list[Figure]:
    """The figures that hold now, for services that check what is to be written: nobody's view limits them.

    Pages show what `current_figures` gives. One database query, and one more where some are of subjects.
    """
    where, what = ([row.pk for row in rows] for rows in (localities, indicators))
    rows = _ON_RECORD.rows(places=where, indicators=what, first=within.first, last=within.last)
    figures = [whole(Figure, row[: -len(_OF_PERIOD)]) for row in rows]
    days = {row[-len(_OF_PERIOD)]: row[-len(_OF_PERIOD) :] for row in rows}
    return told(figures, localities, indicators, {pk: whole(PlanningPeriod, row) for pk, row in days.items()})


def _on_record() -> QuerySet[Figure, Any]:
    """The figures that hold now for some places and indicators, in periods between two days, with their periods."""
    here = {"current__locality__among": slot("places"), "current__indicator__among": slot("indicators")}
    days = {"current__period__first_day__gte": slot("first"), "current__period__last_day__lte": slot("last")}
    rows = Figure.objects.filter(**here, **days).order_by("current__period__last_day", "pk")
    return rows.values_list(*_OF_FIGURE, *(f"current__period__{name}" for name in _OF_PERIOD))


_OF_FIGURE, _OF_PERIOD = columns_of(Figure), columns_of(PlanningPeriod)
_ON_RECORD: Composed[Any] = Composed(_on_record)


@dataclass(frozen=True, slots=True)
class Reported:
    """That a figure is on record, without the figure."""

    days: Period
    locality_id: int
    subject_id: int | None
    indicator_id: int
    measure: str
    planned: bool
    set_by: str
    price_basis: str
    cumulative: bool | None
    recorded_at: datetime


def reported(viewer: Viewer, *, localities: Collection[Locality], within: Period) -> list[Reported]:
    """What holds now for these places in the periods within these days; one database query."""
    rows = holding(viewer).filter(
        current__locality__in=[place.pk for place in localities],
        current__period__first_day__gte=within.first,
        current__period__last_day__lte=within.last,
    )
    rows = rows.annotate(counted=Coalesce("indicator__merged_into", "indicator"))
    series = ("locality", "subject", "counted", "measure", "planned", "set_by", "price_basis", "cumulative")
    return [
        Reported(Period(first, last), *told)
        for first, last, *told in rows.values_list("period__first_day", "period__last_day", *series, "recorded_at")
    ]


def figure(figure_id: int, viewer: Viewer) -> HeldFigure:
    """One figure, whether or not it still holds.

    Raises Figure.DoesNotExist, also for one that the viewer may not see.
    """
    seen = Exists(known_evidence(viewer).filter(figure=OuterRef("pk")))
    row = loaded(Figure.objects.filter(seen, withdrawn=False)).get(pk=figure_id)
    found = HeldFigure.of(row, witnesses_of([row], viewer)[row.pk])
    return found._replace(validity=validities_of([row], viewer)[row.pk])


def periods_of(locality: Locality, viewer: Viewer, as_of: datetime | None = None) -> list[PlanningPeriod]:
    """The periods in which a place has figures, or had at a moment, the latest first."""
    asked = _periods_of(outline_of(viewer), past=as_of is not None)
    return asked.objects(**slots_of(viewer), place=locality.pk, moment=as_of)


@cache
def _periods_of(seer: Outline, *, past: bool) -> ComposedObjects[PlanningPeriod]:
    def compose() -> QuerySet[PlanningPeriod]:
        as_of = slot("moment") if past else None
        figures = holding(seer, as_of).filter(lying(as_of, locality=slot("place"), period=OuterRef("pk")))
        first = Subquery(figures.values("pk")[:1])  # one of each period is enough: a place has thousands
        return PlanningPeriod.objects.alias(one=first).filter(one__isnull=False).order_by("-last_day", "first_day")

    return ComposedObjects(compose)


def last_reached(locality: Locality, viewer: Viewer, as_of: datetime | None = None) -> PlanningPeriod | None:
    """The latest period in which a place has a result, and not only targets; None without one. One query."""
    results = holding(viewer, as_of).filter(lying(as_of, locality=locality), planned=False)
    reached = PlanningPeriod.objects.filter(pk__in=results.values("period"))
    return reached.order_by("-last_day", "first_day").first()


def places_with_figures(viewer: Viewer) -> list[Locality]:
    """The places that have figures, by level and name."""
    with_figures = holding(viewer).values("locality")
    return list(Locality.objects.filter(pk__in=with_figures).order_by("level", "name", "pk"))


def indicators_with_figures(viewer: Viewer) -> list[Indicator]:
    """The indicators that have figures, by sector and code."""
    with_figures = holding(viewer).values("indicator")
    return list(Indicator.objects.filter(pk__in=with_figures))


def witnessed_spans(text_id: int, viewer: Viewer) -> list[Span]:
    """The places of a text on which figures rest that hold now, for who may see its document."""
    rows = known_evidence(viewer).filter(text=text_id, figure__current__isnull=False)
    return [Span(*place) for place in rows.values_list("start", "end").distinct().order_by("start", "end")]


def _of_indicator(code: str, viewer: Viewer, period: str, as_of: datetime | None) -> QuerySet[Figure]:
    counted = lying(as_of, indicator__code=code) | lying(as_of, indicator__merged_into__code=code)
    rows = holding(viewer, as_of).filter(counted)
    return rows.filter(lying(as_of, period__name=period)) if period else rows
