"""Every write of the ledger: one link a transaction, and the jobs that deliver its events."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from doichieu.hub.inserting import MOST, Change, insert
from doichieu.hub.ledger import queries, tasks
from doichieu.hub.ledger.batches import Batch
from doichieu.hub.ledger.delivering import MOST_ATTEMPTS, PATIENCE, give_up, handlers_of
from doichieu.hub.ledger.digests import digest_of, link_digest, row_entry
from doichieu.hub.ledger.errors import UnsavedRow
from doichieu.hub.ledger.models import Head, Heartbeat, Link, Outgoing
from doichieu.hub.statements import asked, on_postgresql


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
    entries = [row_entry(row) for row in rows]
    about = [(entry["app"], entry["model"], entry["id"]) for entry in entries]
    with transaction.atomic(savepoint=False):
        return _chained(event, entries, by, about)


@transaction.atomic
def record_bulk(event: str, *, app: str, model: str, facts: Mapping[str, object], by: str) -> Link:
    """Chain one link for many rows of one model that were loaded at once; no event goes out.

    facts: what identifies the rows that were loaded, such as the digest of their file and their number.
    """
    return _chained(event, [{"app": app, "model": model, "id": "", "digest": digest_of(facts)}], by)


@transaction.atomic
def record_batches(event: str, *batches: Batch, by: str, about: Model | None = None) -> Link:
    """Chain one link for many rows that were written at once, each with its digest.

    about: the row that one event goes out for, in place of all of them; without it no event goes out.
    """
    told = [(about._meta.app_label, str(about._meta.model_name), str(about.pk))] if about is not None else []
    return _chained(event, [batch.entry() for batch in batches], by, told)


def redeliver(*, at_start: bool = False) -> list[Outgoing]:
    """Ask for another attempt at every event that is due and whose job does not wait in the queue; returns those.

    at_start: when jobs begin to run, events count as due whose job died with the process before. One that was
    tried MOST_ATTEMPTS times, and was never said to have failed, killed its process: it is given up.
    """
    waiting = queries.undelivered()
    due = _unasked(waiting if at_start else waiting.filter(due_at__lte=timezone.now()))
    for outgoing in due:
        if outgoing.attempts >= MOST_ATTEMPTS:
            give_up(outgoing)
        else:
            _ask_for(outgoing)
    return due


def begin_again() -> list[Outgoing]:
    """Ask anew for every event that is undelivered, also for those that were given up; returns them."""
    open_ones = list(Outgoing.objects.filter(delivered_at=None).order_by("pk"))
    for outgoing in open_ones:
        outgoing.attempts, outgoing.given_up_at = 0, None
        outgoing.save(update_fields=("attempts", "given_up_at"))
    for outgoing in _unasked(open_ones):
        _ask_for(outgoing)
    return open_ones


def beat() -> None:
    """Note that the job worker is alive."""
    Heartbeat.objects.update_or_create(id=1, defaults={"seen_at": timezone.now()})


def stop_beating() -> None:
    """Note that the job worker has ended as it should."""
    Heartbeat.objects.all().delete()


def _unasked(events: Iterable[Outgoing]) -> list[Outgoing]:
    """Those for which no job waits: after many restarts, or behind a long queue, another would only make it longer."""
    due = list(events)
    asked = {event for [event] in queries.waiting_jobs(tasks.deliver.module_path)} if due else ()
    return [outgoing for outgoing in due if outgoing.pk not in asked]


@transaction.atomic
def _ask_for(outgoing: Outgoing) -> None:
    """Enqueue a job for one event; it is not due again before that has had its time."""
    outgoing.due_at = timezone.now() + PATIENCE
    outgoing.save(update_fields=("due_at",))
    tasks.deliver.enqueue(outgoing.pk)


def _chained(
    event: str, entries: Sequence[Mapping[str, object]], by: str, about: Sequence[tuple[str, str, str]] = ()
) -> Link:
    """A new link at the end of the chain; the head row is locked until the transaction ends.

    about: the rows that an event goes out for, by app, model and id. Without a handler there is nothing left to
    deliver; else a job is enqueued in the same transaction, in the same database: what is recorded is also asked for.
    """
    number, digest = _last()
    link = Link(
        number=number + 1,
        recorded_at=timezone.now(),
        actor=by,
        event=event,
        rows=list(entries),
        previous=digest,
    )
    link.digest = link_digest(link)
    for outgoing in _stored(link, [_outgoing(link, *each) for each in about]):
        if outgoing.delivered_at is None:
            tasks.deliver.enqueue(outgoing.pk)
    return link


def _last() -> tuple[int, str]:
    """Number and digest of the last link; the head row is locked until the transaction ends."""
    lock = " FOR UPDATE" if on_postgresql() else ""  # SQLite has one writer at a time
    for number, digest in asked(f"SELECT number, digest FROM ledger_head WHERE id = 1{lock}"):  # noqa: S608
        return number, digest
    head, _ = Head.objects.select_for_update().get_or_create(id=1)
    return head.number, head.digest


def _stored(link: Link, outgoing: Sequence[Outgoing]) -> Sequence[Outgoing]:
    """Add a link with its events, and have the head say that it is the last."""
    few = outgoing if len(outgoing) < MOST else ()
    insert(link, *few, also=Change(_LAST_IS, (link.number, link.digest)))
    if not few:
        Outgoing.objects.bulk_create(outgoing)
    return outgoing


_LAST_IS = "UPDATE ledger_head SET number = %s, digest = %s WHERE id = 1"


def _outgoing(link: Link, app: str, model: str, object_id: str) -> Outgoing:
    """Not stored yet; without a handler it is delivered already."""
    handled = bool(handlers_of(link.event, app, model))
    return Outgoing(
        link=link,
        event=link.event,
        app=app,
        model=model,
        object_id=object_id,
        due_at=link.recorded_at + PATIENCE,
        delivered_at=None if handled else link.recorded_at,
    )
