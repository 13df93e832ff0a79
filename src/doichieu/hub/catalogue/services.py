"""Loading the catalogue, and periods; what stewards do is in `stewardship` and `suggestions`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from doichieu.hub.access.viewers import SYSTEM, Act, Actor, acting
from doichieu.hub.catalogue import loading
from doichieu.hub.catalogue.models import Clock, PlanningPeriod
from doichieu.hub.catalogue.periods import name_on
from doichieu.hub.ledger import services as ledger


@transaction.atomic
def load_catalogue(*, by: Actor) -> Mapping[str, int]:
    """Load the committed indicators and wordings; an indicator that changed in the file is brought up to date.

    Returns how many rows were new or changed: {"indicators": …, "wordings": …}.
    Raises access.Refused, FaultyCatalogue.
    """
    actor = acting(by)
    actor.must(Act.MANAGE_CATALOGUE, None)
    counts = loading.load()
    if any(counts.values()):
        facts = {"files": loading.data_digest(), **counts}
        ledger.record_bulk("catalogue loaded", app="catalogue", model="indicator", facts=facts, by=actor.name)
    return counts


def ensure_period(first: date, last: date, clock: Clock = Clock.CALENDAR, by: str = SYSTEM) -> PlanningPeriod:
    """The period of these days, put on record where it is not. Raises ValueError where they run backwards."""
    facts = {"name": name_on(first, last, clock), "clock": clock, "first_day": first, "last_day": last}
    return PlanningPeriod.objects.filter(**facts).first() or _named(facts, by)


@transaction.atomic
def _named(facts: Mapping[str, Any], by: str) -> PlanningPeriod:
    period, new = PlanningPeriod.objects.get_or_create(**facts)
    if new:
        ledger.record("period named", period, by=by)
    return period
