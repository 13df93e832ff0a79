"""The same figure of like places: of one kind, under the same parent, in the same period."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from doichieu.hub.checks.on_record import Recorded
from doichieu.hub.composed import Composed, slot
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Current, Measure

_Key = tuple[int, int | None, str, bool | None]  # indicator, period, price basis, whether it is cumulative


@dataclass(frozen=True, slots=True)
class Peers:
    """The figures of like places, as doubles: they serve to compare, and are shown nowhere."""

    values: Mapping[_Key, list[float]]

    def of(self, figure: Recorded) -> list[float]:
        """Results in amounts that stand beside this one; none for a target, a rate, or a figure of a subject."""
        if figure.measure != Measure.LEVEL or figure.planned or figure.subject is not None:
            return []
        return self.values.get((figure.indicator_id, figure.period_id, figure.price_basis, figure.cumulative), [])


def peers_of(place: Locality, indicators: Collection[int], periods: Collection[int | None]) -> Peers:
    """What like places report of these indicators in these periods; one database query, none without a period."""
    periods = [number for number in periods if number is not None]
    if not periods or place.parent_id is None:
        return Peers({})
    rows = _RESULTS.rows(
        indicators=indicators, periods=periods, parent=place.parent_id, level=place.level, kind=place.kind
    )
    found: dict[_Key, list[float]] = defaultdict(list)
    for where, indicator, period, basis, cumulative, value in rows:
        if where != place.pk:
            found[indicator, period, basis, cumulative].append(value)
    return Peers(found)


def _results() -> QuerySet[Current, tuple[int, int, int, str, bool | None, float]]:
    """The results in amounts that hold of places of one kind under one parent."""
    rows = Current.objects.filter(
        indicator__among=slot("indicators"),
        period__among=slot("periods"),
        locality__parent=slot("parent"),
        locality__level=slot("level"),
        locality__kind=slot("kind"),
        figure__measure=Measure.LEVEL,
        figure__planned=False,
        figure__subject=None,
    )
    columns = ("price_basis", "cumulative", "order")
    return rows.values_list("locality", "indicator", "period", *(f"figure__{name}" for name in columns))


_RESULTS = Composed(_results)
