"""What is on record of the places that a place came from, beside what follows for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from doichieu.claims import Quantity
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Lineage, Locality
from doichieu.hub.register.carrying import Amounts, Carried, carried
from doichieu.hub.register.models import Measure
from doichieu.hub.register.queries import HeldFigure, figures_of_indicator, periods_of


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
    steps = list(places.predecessors_of(place))
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

    One database query, and one for each predecessor.
    """
    known: list[Known] = []
    for step in places.predecessors_of(place):
        periods = periods_of(step.predecessor, viewer, as_of)
        if periods:
            same = (each for each in periods if wanted is not None and each.name == wanted.name)
            known.append(Known(step.predecessor, next(same, periods[0])))
    return known


def predecessors_measured(
    indicator: Indicator, place: Locality, viewer: Viewer, as_of: datetime | None = None
) -> list[Locality]:
    """The predecessors of `place` with any figure of an indicator, a target or a rate too; two database queries."""
    steps = list(places.predecessors_of(place))
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
