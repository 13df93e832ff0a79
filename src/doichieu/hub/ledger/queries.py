"""Every read of the ledger."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from doichieu.hub.composed import ComposedObjects, slot
from doichieu.hub.ledger.models import Heartbeat, Link, Outgoing


def chain() -> QuerySet[Link]:
    """All links, from the first to the last."""
    return Link.objects.order_by("number")


def outgoing(number: int) -> Outgoing:
    """One event. Raises Outgoing.DoesNotExist."""
    for row in _OUTGOING.objects(number=number):
        return row
    raise Outgoing.DoesNotExist(number)


_OUTGOING = ComposedObjects(lambda: Outgoing.objects.filter(pk=slot("number")))


def undelivered() -> QuerySet[Outgoing]:
    """Events that still wait for their handlers, the oldest first; not those that were given up."""
    return Outgoing.objects.filter(delivered_at__isnull=True, given_up_at__isnull=True).order_by("pk")


def waiting_jobs(job: str) -> list[list[Any]]:
    """What the jobs of one kind, by its dotted path, were asked for with that wait in the queue and have not begun."""
    waiting = DBTaskResult.objects.ready().filter(task_path=job)
    return [each["args"] for each in waiting.values_list("args_kwargs", flat=True)]


def worker_seen_at() -> datetime | None:
    """When the job worker was last heard of; None where it never was."""
    return Heartbeat.objects.filter(id=1).values_list("seen_at", flat=True).first()
