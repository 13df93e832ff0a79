"""A retirement is taken back: the indicator is in use again, and both acts stay on record."""

from datetime import date

from django.db import transaction

from doichieu.hub.access.viewers import Actor
from doichieu.hub.catalogue.errors import NotRetired
from doichieu.hub.catalogue.models import Act, Indicator
from doichieu.hub.catalogue.queries import parts_of
from doichieu.hub.catalogue.stewardship import lock, reason_of, record_act, refuse_merged, steward_of


@transaction.atomic
def reinstate_indicator(*, indicator: Indicator, reason: str, by: Actor) -> Indicator:
    """An indicator that was retired has no last day any more.

    Raises access.Refused, access.UnknownActor, UnsaidReason, MergedAway, NotRetired.
    """
    steward, why = steward_of(by), reason_of(reason)
    [locked] = lock([indicator])
    had = end_of(locked)
    locked.valid_to, locked.stewarded = None, True
    locked.save(update_fields=("valid_to", "stewarded"))
    record_act(Act.REINSTATED, locked, {"had": had.isoformat()}, why, steward)
    return locked


def end_of(indicator: Indicator) -> date:
    """The last day that may be taken back. Raises MergedAway, NotRetired; of what was split, parts go on."""
    refuse_merged(indicator)
    if indicator.valid_to is None or parts_of(indicator):
        raise NotRetired(indicator=indicator.code)
    return indicator.valid_to
