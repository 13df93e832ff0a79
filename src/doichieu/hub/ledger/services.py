"""Every write of the ledger: one link a transaction, and the delivery of its events."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

from collections.abc import Mapping, Sequence
from functools import partial

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.module_loading import import_string

from doichieu.hub.ledger import tasks
from doichieu.hub.ledger.digests import digest_of, link_digest, row_entry
from doichieu.hub.ledger.errors import UnsavedRow
from doichieu.hub.ledger.models import Head, Link, Outgoing


@transaction.atomic
def record(event: str, *rows: Model, by: str) -> Link:
    """Chain one link that names `rows` and the digests of their fields; one outgoing event a row.

    event: what happened, as `settings.EVENT_HANDLERS` names it ("document stored").
    by: the account's name, or the system's own for jobs.
    Call it last in the transaction that wrote the rows: until that ends, other writers wait here.
    Raises UnsavedRow.
    """
    for row in rows:
        if row.pk is None:
            raise UnsavedRow(model=row._meta.label)
    link = _chained(event, [row_entry(row) for row in rows], by)
    _send(link)
    return link


@transaction.atomic
def record_bulk(event: str, *, app: str, model: str, facts: Mapping[str, object], by: str) -> Link:
    """Chain one link for many rows of one model that were loaded at once; no event goes out.

    facts: what identifies the rows that were loaded, such as the digest of their file and their number.
    """
    return _chained(event, [{"app": app, "model": model, "id": "", "digest": digest_of(facts)}], by)


def deliver(outgoing_id: int) -> None:
    """Call the handlers of one outgoing event with the id of its row, then mark it delivered.

    Handlers run one after the other, each in its own transactions. Where one raises, the event stays
    undelivered and all its handlers are called again next time.
    """
    outgoing = Outgoing.objects.get(pk=outgoing_id)
    if outgoing.delivered_at is not None:
        return
    object_id = apps.get_model(outgoing.app, outgoing.model)._meta.pk.to_python(outgoing.object_id)
    for path in settings.EVENT_HANDLERS.get(outgoing.event, ()):
        import_string(path)(object_id)
    Outgoing.objects.filter(pk=outgoing_id).update(delivered_at=timezone.now())


def _chained(event: str, entries: Sequence[Mapping[str, str]], by: str) -> Link:
    """A new link at the end of the chain; the head row is locked until the transaction ends."""
    head, _ = Head.objects.select_for_update().get_or_create(id=1)
    link = Link(
        number=head.number + 1,
        recorded_at=timezone.now(),
        actor=by,
        event=event,
        rows=list(entries),
        previous=head.digest,
    )
    link.digest = link_digest(link)
    link.save(force_insert=True)
    head.number, head.digest = link.number, link.digest
    head.save(update_fields=("number", "digest"))
    return link


def _send(link: Link) -> None:
    """One outgoing event for each row of `link`; without a handler there is nothing left to deliver."""
    handled = link.event in settings.EVENT_HANDLERS
    for row in link.rows:
        outgoing = Outgoing.objects.create(
            link=link,
            event=link.event,
            app=row["app"],
            model=row["model"],
            object_id=row["id"],
            delivered_at=None if handled else link.recorded_at,
        )
        if handled:
            transaction.on_commit(partial(tasks.deliver.enqueue, outgoing.pk))
