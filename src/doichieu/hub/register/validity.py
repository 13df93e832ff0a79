"""Whether what a figure states holds now: it, or another row of its series and period that says the same."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from doichieu.hub.register.models import Figure


class Validity(StrEnum):
    """What became of a figure."""

    HOLDS = "holds"
    REPLACED = "replaced"  # another figure holds in its place
    WITHDRAWN = "withdrawn"  # nothing holds in its place


def validities_of(figures: Collection[Figure]) -> Mapping[int, Validity]:
    """What became of each by now, whoever may see what took its place; one database query, none without figures.

    A row that was only restated, on the witnesses that are left, holds.
    """
    if not figures:
        return {}
    held = Figure.objects.filter(
        current__series__among={row.series for row in figures},
        current__period__among={row.period_id for row in figures},
    )
    standing = {(row.series, row.period_id): row for row in held}
    return {row.pk: _validity(row, standing.get((row.series, row.period_id))) for row in figures}


def followed_among(figures: Collection[Figure]) -> Mapping[int, Validity]:
    """Those of them, by their ids, in whose place another was put, and what became of each; two database queries."""
    if not figures:
        return {}
    after = Figure.objects.filter(supersedes__among={row.pk for row in figures}, withdrawn=False)
    numbers = set(after.values_list("supersedes", flat=True))
    return validities_of([row for row in figures if row.pk in numbers])


def _validity(row: Figure, standing: Figure | None) -> Validity:
    if standing is None:
        return Validity.WITHDRAWN
    return Validity.HOLDS if _stated(row) == _stated(standing) else Validity.REPLACED


def _stated(row: Figure) -> tuple[object, ...]:
    return row.value, row.upper, row.total, row.unit, row.bound, row.maturity
