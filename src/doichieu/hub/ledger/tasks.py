"""The job that delivers one outgoing event."""

from django_tasks import task

from doichieu.hub.ledger import delivering


@task()
def deliver(outgoing_id: int) -> None:
    """Deliver one outgoing event; safe to run twice."""
    delivering.deliver(outgoing_id)
