"""The amounts of a page's period that no document states and that follow from others of the place."""

from collections.abc import Sequence
from datetime import datetime

from doichieu.claims import Period
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks.days import within
from doichieu.hub.places.models import Locality
from doichieu.hub.register import queries as register
from doichieu.hub.register.deriving import Derived, derived
from doichieu.hub.register.queries import HeldFigure


def following(
    figures: Sequence[HeldFigure], locality: Locality, page: Period, viewer: Viewer, as_of: datetime | None
) -> tuple[Derived, ...]:
    """The computed amounts of just these days, by indicator.

    figures: of the years that the page lies in, with the plans of several years around it. Two database queries where
    there are such plans, for those of their single years; else none.
    """
    known = {held.figure.id: held for held in figures}
    terms = [held for held in figures if held.figure.planned and _is_longer(held.days, page)]
    if terms:
        span = Period(min(held.days.first for held in terms), max(held.days.last for held in terms))
        codes = {held.figure.indicator.standing.code for held in terms}
        plans = register.current_figures(viewer, locality=locality, within=span, codes=codes, as_of=as_of)
        known |= {held.figure.id: held for held in plans}
    found = derived(known.values(), wanted=page)
    return tuple(sorted(found, key=lambda each: each.parts[0].held.figure.indicator.standing.code))


def _is_longer(days: Period, page: Period) -> bool:
    return days.first.year != days.last.year and within(page, days)
