"""The job that delivers one outgoing event."""

from django_tasks import task


@task()
def deliver(outgoing_id: int) -> None:
    """Deliver one outgoing event; safe to run twice."""
    from doichieu.hub.ledger import services  # noqa: PLC0415  # the service enqueues this very job

    services.deliver(outgoing_id)
