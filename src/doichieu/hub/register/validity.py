"""Whether what a figure states holds now: it, or another row of its series and period that says the same."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from django.db.models import Exists, OuterRef

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.register.models import Evidence, Figure


class Validity(StrEnum):
    """What became of a figure."""

    HOLDS = "holds"
    REPLACED = "replaced"  # another figure holds in its place
    WITHDRAWN = "withdrawn"  # nothing holds in its place


def validities_of(figures: Collection[Figure], viewer: Viewer) -> Mapping[int, Validity]:
    """What became of each by now; one database query, none without figures.

    A row that was only restated, on the witnesses that are left, holds. In whose place another row holds that the
    viewer may not see, counts as replaced, whatever that states: that it states the same is not told either.
    """
    if not figures:
        return {}
    seen = Evidence.objects.filter(visible_documents_q(viewer, "text__document__"), figure=OuterRef("pk"))
    held = Figure.objects.filter(
        current__series__among={row.series for row in figures},
        current__period__among={row.period_id for row in figures},
    ).annotate(seen=Exists(seen))
    standing = {(row.series, row.period_id): row for row in held}
    hidden = {row.pk for row in standing.values() if not row.seen}
    return {row.pk: _validity(row, standing.get((row.series, row.period_id)), hidden) for row in figures}


def followed_among(figures: Collection[Figure], viewer: Viewer) -> Mapping[int, Validity]:
    """Those of them, by their ids, in whose place another was put, and what became of each for the viewer; two
    database queries.
    """
    if not figures:
        return {}
    after = Figure.objects.filter(supersedes__among={row.pk for row in figures}, withdrawn=False)
    numbers = set(after.values_list("supersedes", flat=True))
    return validities_of([row for row in figures if row.pk in numbers], viewer)


def _validity(row: Figure, standing: Figure | None, hidden: Collection[int]) -> Validity:
    if standing is None:
        return Validity.WITHDRAWN
    if standing.pk != row.pk and standing.pk in hidden:
        return Validity.REPLACED
    return Validity.HOLDS if _stated(row) == _stated(standing) else Validity.REPLACED


def _stated(row: Figure) -> tuple[object, ...]:
    return row.value, row.upper, row.total, row.unit, row.bound, row.maturity
