"""The tasks that are to move indicators, as a viewer may know them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from doichieu.hub.access.outlines import Outline, outline_of, slots_of
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.composed import Composed, slot
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.asked_tasks import known_tasks
from doichieu.hub.programmes.models import TaskIndicator, TaskState
from doichieu.hub.programmes.standings import Standing, standing_q


@dataclass(frozen=True, slots=True)
class IndicatorTask:
    """A task that is to move an indicator, and who leads it."""

    number: int
    lead: str  # empty where nobody is named
    work: str
    proposed: bool = False  # nobody has confirmed it


def leads_of_indicators(
    place: Locality, indicators: Collection[int], viewer: Viewer
) -> Mapping[int, Sequence[IndicatorTask]]:
    """The tasks of a place that are to move these indicators, by the indicator's id; one query, none for none.

    Those given up are left out, as far as the viewer may know of it.
    """
    found: dict[int, list[IndicatorTask]] = defaultdict(list)
    if indicators:
        asked = _led(outline_of(viewer))
        facts = asked.rows(**slots_of(viewer), place=place.pk, indicators=indicators, today=timezone.localdate())
        for indicator, task, lead, words, work, state in facts:
            found[indicator].append(IndicatorTask(task, lead or words, work, state == TaskState.PROPOSED))
    return found


@cache
def _led(seer: Outline) -> Composed[Any]:
    def compose() -> QuerySet[TaskIndicator, Any]:
        given_up = standing_q(Standing.DROPPED, seer, on=slot("today"))
        seen = known_tasks(seer).filter(locality=slot("place")).exclude(given_up)
        rows = TaskIndicator.objects.filter(indicator__among=slot("indicators"), task__in=seen.values("pk"))
        columns = ("indicator", "task", "task__lead__name", "task__lead_words", "task__work", "task__state")
        return rows.order_by("task").values_list(*columns)

    return Composed(compose)
