"""The tasks that are to move indicators, as a viewer may know them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.asked_tasks import known_tasks
from doichieu.hub.programmes.models import TaskIndicator
from doichieu.hub.programmes.standings import Standing, standing_q


@dataclass(frozen=True, slots=True)
class IndicatorTask:
    """A task that is to move an indicator, and who leads it."""

    number: int
    lead: str  # empty where nobody is named
    work: str


def leads_of_indicators(
    place: Locality, indicators: Collection[int], viewer: Viewer
) -> Mapping[int, Sequence[IndicatorTask]]:
    """The tasks of a place that are to move these indicators, by the indicator's id; one query, none for none.

    Those given up are left out, as far as the viewer may know of it.
    """
    found: dict[int, list[IndicatorTask]] = defaultdict(list)
    if indicators:
        given_up = standing_q(Standing.DROPPED, viewer, on=timezone.localdate())
        seen = known_tasks(viewer).filter(locality=place).exclude(given_up)
        rows = TaskIndicator.objects.filter(indicator__among=indicators, task__in=seen.values("pk")).order_by("task")
        facts = rows.values_list("indicator", "task", "task__lead__name", "task__lead_words", "task__work")
        for indicator, task, lead, words, work in facts:
            found[indicator].append(IndicatorTask(task, lead or words, work))
    return found
