"""The days of the plan that a stated attainment rates."""

from doichieu.claims import Period
from doichieu.hub.checks.days import within
from doichieu.hub.register.models import Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.lexicon.plan_owners import is_part_of_year


def plan_days(attainment: HeldFigure) -> Period:
    """The days of the plan: the whole year, unless the words name a part of it or the result covers several."""
    own = attainment.days
    of_a_part = any(is_part_of_year(witness.claim.basis or "") for witness in attainment.witnesses)
    return own if of_a_part or own.first.year != own.last.year else Period.year(own.first.year)


def rates(held: HeldFigure, page: Period) -> bool:
    """Whether a figure may say something of a page: of one of several years no attainment of a shorter plan does."""
    if held.figure.measure != Measure.ATTAINMENT or held.figure.planned or page.first.year == page.last.year:
        return True
    plan = plan_days(held)
    return plan == page or not within(plan, page)
