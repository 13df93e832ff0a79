"""The delivery of one event that was recorded: its handlers, and what is called where they fail for good."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

from collections.abc import Sequence
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from doichieu.hub.ledger import queries
from doichieu.hub.ledger.models import Outgoing
from doichieu.hub.statements import order

MOST_ATTEMPTS = 3  # at delivering one event
PATIENCE = timedelta(minutes=5)  # that a job has before another is asked for, longer after each attempt


def deliver(outgoing_id: int) -> None:
    """Call the handlers of one outgoing event with the id of its row, then mark it delivered.

    Handlers run one after the other, each in its own transactions. Where one raises, the event stays
    undelivered and all its handlers are called again next time, until it has been tried MOST_ATTEMPTS times.
    """
    outgoing = queries.outgoing(outgoing_id)
    if outgoing.delivered_at is not None or outgoing.given_up_at is not None:
        return
    _note_attempt(outgoing)
    try:
        _call(handlers_of(outgoing.event, outgoing.app, outgoing.model), outgoing)
    except Exception:
        if outgoing.attempts >= MOST_ATTEMPTS:
            give_up(outgoing)
        raise
    order("UPDATE ledger_outgoing SET delivered_at = %s WHERE id = %s", timezone.now(), outgoing_id)


def _note_attempt(outgoing: Outgoing) -> None:
    """Count it before it begins, so that one counts too that takes the process with it."""
    outgoing.attempts += 1
    outgoing.due_at = timezone.now() + PATIENCE * outgoing.attempts
    noted = "UPDATE ledger_outgoing SET attempts = %s, due_at = %s WHERE id = %s"
    order(noted, outgoing.attempts, outgoing.due_at, outgoing.pk)


@transaction.atomic
def give_up(outgoing: Outgoing) -> None:
    """Say that an event is not tried again, and call what its kind has for that."""
    outgoing.given_up_at = timezone.now()
    outgoing.save(update_fields=("given_up_at",))
    _call(settings.EVENT_LAST_RESORTS.get(outgoing.event, ()), outgoing)


def _call(paths: Sequence[str], outgoing: Outgoing) -> None:
    """Call functions by their dotted paths with the id of the event's row."""
    object_id = apps.get_model(outgoing.app, outgoing.model)._meta.pk.to_python(outgoing.object_id)
    for path in paths:
        import_string(path)(object_id)


def handlers_of(event: str, app: str, model: str) -> tuple[str, ...]:
    """Those of the event, and those of its rows of this model alone."""
    of_all, of_model = (settings.EVENT_HANDLERS.get(name, ()) for name in (event, f"{event}: {app}.{model}"))
    return (*of_all, *of_model)
