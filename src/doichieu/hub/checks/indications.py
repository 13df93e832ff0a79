"""What the rule of statuses needs to know of an indicator."""

from functools import lru_cache

from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.catalogue.models import Aggregation, Indicator
from doichieu.hub.checks.judgements import Better, Indication


def indication_of(indicator: Indicator) -> Indication:
    """Its direction, and how it adds up over time."""
    return _indication(indicator.direction, indicator.aggregation_time, indicator.unit)


@lru_cache(maxsize=256)
def _indication(direction: str, aggregation: str, unit: str) -> Indication:
    return Indication(
        better=Better(direction),
        adds=aggregation == Aggregation.SUM,
        holds=aggregation == Aggregation.LAST and unit != PERCENT,
    )
