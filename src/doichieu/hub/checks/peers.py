"""The same figure of like places: of one kind, under the same parent, in the same period."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import F

from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Figure, Measure

_Key = tuple[int, int, str, bool | None]  # indicator, period, price basis, whether it is cumulative


@dataclass(frozen=True, slots=True)
class Peers:
    """The figures of like places, as doubles: they serve to compare, and are shown nowhere."""

    values: Mapping[_Key, list[float]]

    def of(self, figure: Figure) -> list[float]:
        """Results in amounts that stand beside this one; none for a target, a rate, or a figure of a subject."""
        plain = figure.measure == Measure.LEVEL and not figure.planned and figure.subject_id is None
        key = figure.indicator_id, figure.period_id, figure.price_basis, figure.cumulative
        return self.values.get(key, []) if plain else []


def peers_of(place: Locality, indicators: Collection[int], periods: Collection[int | None]) -> Peers:
    """What like places report of these indicators in these periods; one database query, none without a period."""
    periods = [number for number in periods if number is not None]
    if not periods or place.parent_id is None:
        return Peers({})
    rows = Figure.objects.filter(
        current__indicator__in=indicators,
        current__period__in=periods,
        current__locality__parent=place.parent_id,
        current__locality__level=place.level,
        current__locality__kind=place.kind,
        measure=Measure.LEVEL,
        planned=False,
        subject__isnull=True,
    )
    found: dict[_Key, list[float]] = defaultdict(list)
    columns = (F("current__locality"), F("current__indicator"), F("current__period"))
    for where, indicator, period, basis, cumulative, value in rows.values_list(
        *columns, "price_basis", "cumulative", "order"
    ):
        if where != place.pk:
            found[indicator, period, basis, cumulative].append(value)
    return Peers(found)
