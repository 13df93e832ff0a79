"""The job that checks the figures of one place after an import."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult


@task()
def refresh_place(place_id: int, text_id: int) -> None:
    """Check what an import brought for one place; safe to run twice."""
    from doichieu.hub.checks import refreshing  # noqa: PLC0415  # the service enqueues this very job

    refreshing.refresh_place(place_id, text_id)


def places_waiting(text_id: int) -> frozenset[int]:
    """The ids of the places whose job for a text has not begun yet: it will see all that is on record by now."""
    jobs = DBTaskResult.objects.ready().filter(task_path=refresh_place.module_path)
    asked = (job["args"] for job in jobs.values_list("args_kwargs", flat=True))
    return frozenset(place for place, text in asked if text == text_id)
