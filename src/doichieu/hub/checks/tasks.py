"""The job that checks the figures of one place after an import, and who asks for it."""

from django_tasks import task

from doichieu.hub.checks import refreshing
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.register.models import Evidence


@task()
def refresh_place(place_id: int, text_id: int) -> None:
    """Check what an import brought for one place; safe to run twice."""
    refreshing.refresh_place(place_id, text_id)


def refresh_after_import(text_id: int) -> None:
    """Ask for a job for each place that figures of a source are about: each looks at all of them once.

    A source may be imported in many parts: a place whose job still waits needs no other one.
    """
    waiting = _places_waiting(text_id)
    places = Evidence.objects.filter(text=text_id).order_by().values_list("figure__locality", flat=True).distinct()
    for place_id in places:
        if place_id not in waiting:
            refresh_place.enqueue(place_id, text_id)


def _places_waiting(text_id: int) -> frozenset[int]:
    """The ids of the places whose job for a text has not begun yet: it will see all that is on record by now."""
    asked = ledger.waiting_jobs(refresh_place.module_path)
    return frozenset(place for place, text in asked if text == text_id)
