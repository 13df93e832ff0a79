"""What is on record of the places that a place came from, beside what follows for it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, When

from doichieu.claims import Quantity
from doichieu.hub.access.outlines import Outline, outline_of, slots_of
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.composed import Composed, ComposedObjects, slot
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Lineage, Locality
from doichieu.hub.register.carrying import Amounts, Carried, carried
from doichieu.hub.register.holding import holding, lying
from doichieu.hub.register.models import Measure
from doichieu.hub.register.queries import HeldFigure, figures_of_indicator


@dataclass(frozen=True, slots=True)
class Before:
    """The results of a place's predecessors in one period, side by side."""

    period: PlanningPeriod
    figures: tuple[HeldFigure, ...]  # by predecessor
    carried: Carried | None  # what follows for the successor, where every share is on record


def before(indicator: Indicator, place: Locality, viewer: Viewer, as_of: datetime | None = None) -> tuple[Before, ...]:
    """What the predecessors of `place` reached that the viewer may see, the latest period first.

    Three database queries, and two more for each of a rate's numerator and denominator.
    """
    steps = places.predecessors_of(place)
    if not steps:
        return ()
    own = _by_period(indicator.code, steps, viewer, as_of)
    parts = {
        part.code: _by_period(part.code, steps, viewer, as_of)
        for part in (indicator.numerator, indicator.denominator)
        if part is not None
    }
    known = {**parts, indicator.code: own}
    found: list[Before] = []
    for name, figures in own.items():
        amounts = {code: _amounts(held.get(name, ())) for code, held in known.items()}
        found.append(Before(figures[0].figure.period, tuple(figures), carried(indicator, steps, amounts)))
    return tuple(sorted(found, key=lambda each: (each.period.last_day, each.period.first_day), reverse=True))


@dataclass(frozen=True, slots=True)
class Known:
    """A predecessor of which figures are on record."""

    place: Locality
    period: PlanningPeriod  # the one that was asked for, where it has figures of it; else its latest


def predecessors_with_figures(
    place: Locality, viewer: Viewer, wanted: PlanningPeriod | None = None, as_of: datetime | None = None
) -> list[Known]:
    """The predecessors of `place` with figures that the viewer may see, for a page that has none of its own.

    At most three database queries.
    """
    near = [step.predecessor for step in places.predecessors_of(place)]
    periods = periods_to_show(near, viewer, wanted, as_of)
    return [Known(each, periods[each.pk]) for each in near if each.pk in periods]


def periods_to_show(
    localities: Collection[Locality],
    viewer: Viewer,
    wanted: PlanningPeriod | None = None,
    as_of: datetime | None = None,
) -> Mapping[int, PlanningPeriod]:
    """By the id of the place the period that was asked for, where it has figures of it; else its latest.

    Places without figures that the viewer may see are left out. Two database queries at most.
    """
    if not localities:
        return {}
    asked = _periods_to_show(outline_of(viewer), past=as_of is not None)
    where = [place.pk for place in localities]
    rows = asked.rows(**slots_of(viewer), places=where, name=wanted.name if wanted else "", moment=as_of)
    shown = {place: period for place, period in rows if period is not None}
    periods = {each.pk: each for each in _PERIODS.objects(periods=set(shown.values()))} if shown else {}
    return {place: periods[period] for place, period in shown.items()}


@cache
def _periods_to_show(seer: Outline, *, past: bool) -> Composed[tuple[int, int | None]]:
    def compose() -> QuerySet[Locality, tuple[int, int | None]]:
        as_of = slot("moment") if past else None
        there = lying(as_of, locality=OuterRef(OuterRef("pk")), period=OuterRef("pk"))
        one = Subquery(holding(seer, as_of).filter(there).values("pk")[:1])  # of thousands
        others = Case(When(name=slot("name"), then=0), default=1, output_field=IntegerField())
        periods = PlanningPeriod.objects.alias(one=one).filter(one__isnull=False)
        first = periods.order_by(others, "-last_day", "first_day").values("pk")[:1]
        rows = Locality.objects.filter(pk__among=slot("places")).annotate(shown=Subquery(first))
        return rows.order_by().values_list("pk", "shown")

    return Composed(compose)


_PERIODS = ComposedObjects(lambda: PlanningPeriod.objects.filter(pk__among=slot("periods")).order_by())


def predecessors_measured(
    indicator: Indicator, place: Locality, viewer: Viewer, as_of: datetime | None = None
) -> list[Locality]:
    """The predecessors of `place` with any figure of an indicator, a target or a rate too; two database queries."""
    steps = places.predecessors_of(place)
    near = [step.predecessor for step in steps]
    held = figures_of_indicator(indicator.code, viewer, localities=near, as_of=as_of) if near else []
    known = {each.figure.locality_id for each in held}
    return [each for each in near if each.pk in known]


def _by_period(
    code: str, steps: Sequence[Lineage], viewer: Viewer, as_of: datetime | None
) -> Mapping[str, list[HeldFigure]]:
    """The amounts reached by the name of their period."""
    found: dict[str, list[HeldFigure]] = defaultdict(list)
    predecessors = [step.predecessor for step in steps]
    for held in figures_of_indicator(code, viewer, localities=predecessors, as_of=as_of):
        row = held.figure
        if not row.planned and row.measure == Measure.LEVEL and row.subject_id is None:
            found[row.period.name].append(held)
    return found


def _amounts(figures: Sequence[HeldFigure]) -> Amounts:
    """The amount of each predecessor, where there is only one."""
    amounts: dict[int, list[Quantity]] = defaultdict(list)
    for held in figures:
        amounts[held.figure.locality_id].append(held.quantity)
    return {place: found[0] for place, found in amounts.items() if len(found) == 1}
