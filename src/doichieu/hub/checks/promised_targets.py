"""The targets that documents set, each beside its latest result."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from doichieu.claims import Period
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.plan_shares import amounts_of
from doichieu.hub.checks.comparisons import Comparison, comparisons_of, paced
from doichieu.hub.checks.days import within, year_before
from doichieu.hub.checks.early_estimates import before_its_end
from doichieu.hub.checks.plan_shares import with_plan_shares
from doichieu.hub.register import queries as register
from doichieu.hub.register.queries import HeldFigure, Witness


def set_targets(documents: Collection[int], viewer: Viewer, *, on: date) -> tuple[Comparison, ...]:
    """The planned figures that these documents state, each held against the latest result of its days.

    on: the day on which an estimate is of days that are over, or not.
    """
    targets = with_plan_shares(register.planned_figures(viewer, documents=documents))
    figures = _figures_beside(targets, viewer)
    compared = (_compared(each, figures.get(each.figure.locality_id, ())) for each in targets)
    return tuple(before_its_end(each, on) for each in compared)


def witnesses_of(compared: Comparison) -> Sequence[Witness]:
    """The places that state the target."""
    return compared.target.witnesses if compared.target else ()


def is_over(compared: Comparison, on: date) -> bool:
    """Whether the days of the target are past."""
    return compared.target is not None and compared.target.days.last < on


def _figures_beside(targets: Sequence[HeldFigure], viewer: Viewer) -> Mapping[int, Sequence[HeldFigure]]:
    """What is on record for the places of targets in their years; two database queries a place."""
    of_place: dict[int, list[HeldFigure]] = defaultdict(list)
    for target in targets:
        of_place[target.figure.locality_id].append(target)
    found = {}
    for place, held in of_place.items():
        days = Period(
            Period.year(min(each.days.first.year for each in held) - 1).first,
            Period.year(max(each.days.last.year for each in held)).last,
        )
        codes = {code for each in held for code in (each.figure.indicator.code, each.figure.indicator.standing.code)}
        figures = register.current_figures(
            viewer, locality=held[0].figure.locality, within=days, codes=codes | amounts_of(codes)
        )
        found[place] = with_plan_shares(figures)
    return found


def _compared(target: HeldFigure, beside: Iterable[HeldFigure]) -> Comparison:
    """The target beside its result, by the rule of the scoreboard."""
    page = _days_told_of(target)
    same = [held for held in beside if not held.figure.planned and _is_of(held, target)]
    reached = [held for held in same if within(held.days, page)]
    last_years = [held for held in same if within(held.days, year_before(page))]
    compared = next(each for each in comparisons_of([target], reached, page) if each.target is target)
    return paced(compared, last_years, page)


def _days_told_of(target: HeldFigure) -> Period:
    """The days whose results can tell of a target: `đến cuối năm 2026` is reached by what its year comes to."""
    days = target.days
    return Period(Period.year(days.last.year).first, days.last) if days.first == days.last else days


def _is_of(held: HeldFigure, target: HeldFigure) -> bool:
    """Whether a figure is of the target's indicator and subject."""
    one, other = held.figure, target.figure
    return one.indicator.standing == other.indicator.standing and one.subject_id == other.subject_id
