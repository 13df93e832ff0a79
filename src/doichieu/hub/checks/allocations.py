"""What a place hands down: its own target beside the targets of its units, and whether these make up the whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Aggregation, Indicator
from doichieu.hub.checks.beside import EntryCell
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register import queries as register
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.series import Series
from doichieu.hub.register.units import EXACTLY
from doichieu.lexicon import folded

Unit = Locality | Subject


class Sum(StrEnum):
    """How the targets of the units stand to the place's own."""

    AGREES = "agrees"
    SHORT = "short"  # they make up less than the place has to reach
    OVER = "over"  # they make up more
    NO_WHOLE = "no_whole"  # the place itself has no target on record
    SEVERAL = "several"  # it has several, and which of them was handed down is not said
    NOT_ADDED = "not_added"  # a share or an average: it does not add over places


@dataclass(frozen=True, slots=True)
class Part:
    """The target of one unit."""

    unit: Unit
    target: HeldFigure


@dataclass(frozen=True, slots=True)
class Allocation:
    """One indicator's target as it was handed down by one owner."""

    indicator: Indicator
    owner: str  # of the units' targets; empty where their sources do not say
    whole: HeldFigure | None  # the place's own target that was handed down
    own: tuple[HeldFigure, ...]  # every target of its own
    parts: tuple[Part, ...]
    total: Quantity | None  # of the parts; None where they do not add
    difference: Quantity | None  # total less whole
    sum: Sum


def allocations_of(locality: Locality, period: Period, viewer: Viewer) -> list[Allocation]:
    """The targets of a period that units of a place have, by indicator and owner; six database queries."""
    units = units_of(locality, period)
    below = [unit for unit in units if isinstance(unit, Locality)]
    figures = register.planned_amounts(viewer, localities=[locality, *below], period=period)
    own: dict[int, list[HeldFigure]] = defaultdict(list)
    parts: dict[tuple[int, str], list[Part]] = defaultdict(list)
    by_key = {_key(unit): unit for unit in units}
    for held in figures:
        figure = held.figure
        unit = by_key.get((figure.locality_id, figure.subject_id or 0))
        if unit is not None:
            parts[figure.indicator.standing.pk, folded(figure.set_by)].append(Part(unit, held))
        elif figure.locality_id == locality.pk and figure.subject_id is None:
            own[figure.indicator.standing.pk].append(held)
    found = [_allocation(group, own.get(indicator, ())) for (indicator, _), group in parts.items()]
    return sorted(found, key=lambda each: (each.indicator.sector, each.indicator.code, each.owner))


def units_of(locality: Locality, period: Period) -> list[Unit]:
    """The places right below, and the organisations, hamlets, revenue lines and projects of a place."""
    return [*places.children_of(locality, period.last), *places.subjects_on(locality, period.first)]


def allocation_cells(
    locality: Locality, period: Period, indicator: Indicator, owner: str, viewer: Viewer
) -> list[EntryCell]:
    """A cell for each unit's target of one indicator, to be entered."""
    units = units_of(locality, period)
    below = [unit for unit in units if isinstance(unit, Locality)]
    figures = register.planned_amounts(viewer, localities=[locality, *below], period=period)
    standing = {held.figure.series: held for held in figures if held.days == period}
    cells = []
    for unit in units:
        place, subject = (unit, None) if isinstance(unit, Locality) else (locality, unit)
        series = Series(indicator, place, subject, planned=True, set_by=owner)
        digest = series.digest
        cells.append(EntryCell(digest, series, standing.get(digest), None, None, ()))
    return cells


def own_targets(locality: Locality, period: Period, indicator: Indicator, viewer: Viewer) -> list[HeldFigure]:
    """The targets in amounts of a place itself, of any owner; two database queries."""
    figures = register.planned_amounts(viewer, localities=[locality], period=period)
    own = [held for held in figures if held.figure.subject_id is None and held.figure.locality_id == locality.pk]
    return [held for held in own if held.figure.indicator.standing.pk == indicator.standing.pk]


def whole_among(own: Sequence[HeldFigure], owner: str) -> HeldFigure | None:
    """Of a place's own targets the one of the same owner, else its only one."""
    same = [held for held in own if folded(held.figure.set_by) == folded(owner)]
    if same:
        return same[0]
    return own[0] if len(own) == 1 else None


def summed(
    whole: Quantity | None, parts: Iterable[Quantity], indicator: Indicator, *, several: bool = False
) -> tuple[Quantity | None, Sum]:
    """The sum of the parts, exact, and how it stands to the whole. The whole's words count: `ít nhất 100` is also
    made up by 105, `không quá 100` by 95.

    several: where there is no whole, whether the place has several targets that it could be.
    """
    given = list(parts)
    if indicator.aggregation_space != Aggregation.SUM or len({part.unit for part in given}) != 1:
        return None, Sum.NOT_ADDED
    value = Decimal(0)
    for part in given:
        value = EXACTLY.add(value, part.value)
    total = Quantity(value, None, None, min(part.step for part in given), given[0].unit)
    if whole is None:
        return total, Sum.SEVERAL if several else Sum.NO_WHOLE
    return total, _stands(whole, value)


def _stands(whole: Quantity, value: Decimal) -> Sum:
    high = whole.value if whole.upper is None else whole.upper
    if whole.value <= value <= high:
        return Sum.AGREES
    if value > high:
        return Sum.AGREES if whole.bound in {Bound.AT_LEAST, Bound.OVER} else Sum.OVER
    return Sum.AGREES if whole.bound in {Bound.AT_MOST, Bound.UNDER} else Sum.SHORT


def _allocation(parts: Sequence[Part], own: Sequence[HeldFigure]) -> Allocation:
    first = parts[0].target.figure
    whole = whole_among(own, first.set_by)
    amounts = (part.target.quantity for part in parts)
    total, stands = summed(whole.quantity if whole else None, amounts, first.indicator, several=len(own) > 1)
    return Allocation(
        indicator=first.indicator.standing,
        owner=first.set_by,
        whole=whole,
        own=tuple(own),
        parts=tuple(parts),
        total=total,
        difference=_less(total, whole.quantity) if total and whole else None,
        sum=stands,
    )


def _less(total: Quantity, whole: Quantity) -> Quantity | None:
    if total.unit != whole.unit:
        return None
    return Quantity(EXACTLY.subtract(total.value, whole.value), None, None, min(total.step, whole.step), total.unit)


def _key(unit: Unit) -> tuple[int, int]:
    return (unit.locality_id, unit.pk) if isinstance(unit, Subject) else (unit.pk, 0)
