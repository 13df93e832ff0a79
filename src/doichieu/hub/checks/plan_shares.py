"""What rates the plan of an amount, counted as a level of the indicator that is this amount's share of plan. So is an
attainment of that indicator itself: `giải ngân đạt 66% kế hoạch` and the 66 of a table's row are one thing.

Which pairs there are says the catalogue (`catalogue.plan_shares`). The register keeps each figure as it was confirmed:
this is how boards and promises look at it, so that the newest share judges, whichever code it stands under.
"""

import copy
from collections.abc import Sequence

from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.catalogue.plan_shares import committed_shares, plan_shares
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.queries import HeldFigure

_Place = tuple[int, int, int]  # ids of an indicator and of a subject, 0 for the place itself; the year that days end in


def with_plan_shares(figures: Sequence[HeldFigure]) -> list[HeldFigure]:
    """The same figures in their order; one database query at most.

    A rate stays with its amount where that has a target of the same year and its share has no figure: it rates that
    target.
    """
    every = [_counted(held, held.standing) if _is_share(held) and _rates_a_plan(held) else held for held in figures]
    shares = plan_shares({held.standing.code for held in every if _rates_a_plan(held)})
    if not shares:
        return every
    targets = {_place(held, held.standing) for held in every if held.figure.planned and _is_amount(held)}
    levels = {_place(held, held.standing) for held in every if _is_amount(held)}
    return [
        _counted(held, share)
        if (share := shares.get(held.standing.code))
        and _rates_a_plan(held)
        and (_place(held, held.standing) not in targets or _place(held, share) in levels)
        else held
        for held in every
    ]


def _is_share(held: HeldFigure) -> bool:
    return held.standing.code in committed_shares().values()


def _rates_a_plan(held: HeldFigure) -> bool:
    return held.figure.measure == Measure.ATTAINMENT and held.quantity.unit == PERCENT


def _is_amount(held: HeldFigure) -> bool:
    return held.figure.measure in AMOUNTS


def _place(held: HeldFigure, of: Indicator) -> _Place:
    return of.pk, held.figure.subject_id or 0, held.days.last.year


def _counted(held: HeldFigure, share: Indicator) -> HeldFigure:
    """The figure as a level of the share; its row on record is another object, and stays what it was."""
    figure = copy.copy(held.figure)
    figure.indicator, figure.measure = share, Measure.LEVEL
    return held._replace(figure=figure, standing=share)
