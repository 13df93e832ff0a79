"""What follows for figures from the documents that they rest on: rates that were overtaken, and what is public."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from doichieu.hub.access.outlines import Outline, outline_of, slots_of
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.composed import Composed, slot
from doichieu.hub.documents.models import State
from doichieu.hub.register.holding import known_evidence
from doichieu.hub.register.models import AMOUNTS, Current, Evidence, Figure, Measure
from doichieu.hub.register.queries import HeldFigure

RATES = frozenset({Measure.ATTAINMENT, Measure.GROWTH})


def overtaken_rates(figures: Collection[HeldFigure], as_of: datetime | None = None) -> frozenset[int]:
    """Ids of the rates among these, attainments and growths, whose documents state a result that was corrected or
    withdrawn since.

    They rate what no longer holds, whether or not the viewer sees what took its place. One database query at most.
    as_of: corrected or withdrawn by that moment.
    """
    rates = [held for held in figures if held.figure.measure in RATES and not held.figure.planned]
    texts = {witness.text_id for held in rates for witness in held.witnesses}
    if not texts:
        return frozenset()
    rows = Evidence.objects.filter(text__among=texts, figure__measure__in=AMOUNTS, figure__planned=False)
    key = ("text", "figure__indicator", "figure__locality", "figure__subject", "figure__period")
    holds: dict[tuple[int | None, ...], bool] = defaultdict(bool)
    for *where, standing in _held_then(rows, as_of).values_list(*key, "standing"):
        holds[tuple(where)] |= standing
    return frozenset(held.figure.pk for held in rates if held.witnesses and not any(_stands(held, holds)))


def _held_then(rows: QuerySet[Evidence], as_of: datetime | None) -> QuerySet[Evidence]:
    """Whether the figure of each witness holds, or held at the moment, as `standing`."""
    if as_of is None:
        return rows.annotate(standing=Exists(Current.objects.filter(figure=OuterRef("figure"))))
    later = Figure.objects.filter(supersedes=OuterRef("figure"), recorded_at__lte=as_of)
    known = rows.filter(recorded_at__lte=as_of)
    return known.annotate(standing=~Exists(later))


def _stands(held: HeldFigure, holds: Mapping[tuple[int | None, ...], bool]) -> Iterable[bool]:
    """For each witness of a rate, whether the result that its document states holds, or it states none."""
    row = held.figure
    for witness in held.witnesses:
        yield holds.get((witness.text_id, row.indicator_id, row.locality_id, row.subject_id, row.period_id), True)


def seen_among(figures: Collection[int], viewer: Viewer) -> Mapping[int, bool]:
    """Of these figures, by their ids, those of which the viewer may see a witness, each with whether everybody sees it;
    one database query.
    """
    seen: dict[int, bool] = defaultdict(bool)
    for number, state in _seen(outline_of(viewer)).rows(**slots_of(viewer), figures=figures) if figures else ():
        seen[number] |= state == State.RELEASED
    return dict(seen)


@cache
def _seen(seer: Outline) -> Composed[Any]:
    """The witnesses of some figures: the figure's id and the state of the document."""

    def compose() -> QuerySet[Evidence, Any]:
        rows = known_evidence(seer).filter(figure__among=slot("figures"))
        return rows.values_list("figure", "text__document__state")

    return Composed(compose)
