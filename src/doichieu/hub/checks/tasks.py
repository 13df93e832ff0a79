"""The job that checks the figures of one place after an import."""

from django_tasks import task


@task()
def refresh_place(place_id: int, text_id: int) -> None:
    """Check what an import brought for one place; safe to run twice."""
    from doichieu.hub.checks import refreshing  # noqa: PLC0415  # the service enqueues this very job

    refreshing.refresh_place(place_id, text_id)
