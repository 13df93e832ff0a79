"""Tasks that somebody enters where no document hands them out: a signature is the evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doichieu import show
from doichieu.claims import Span, Text
from doichieu.hub.access.viewers import Actor
from doichieu.hub.documents import services as documents
from doichieu.hub.documents.models import StoredText
from doichieu.hub.intake.entry_words import said
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.assigning import refuse_faulty
from doichieu.hub.programmes.keepers import keeper
from doichieu.hub.programmes.models import Task, TaskAct, TaskSource, TaskState
from doichieu.hub.programmes.points import SixPoints, put, tidied, tie
from doichieu.hub.programmes.steps import step_of_task

TITLE = _("Signed entry: tasks, %(place)s")
SIGNED = _("Entered and signed at %(moment)s.")
LEAD, CO_WORKERS, DUE = _("Lead: %(what)s"), _("Together with: %(what)s"), _("Due: %(what)s")
DELIVERABLE, RESPONSIBLE = _("Deliverable: %(what)s"), _("Answers for it: %(what)s")
AUTHORITY = _("By authority of: %(what)s")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The file that tasks came in; all its words are looked through for a secrecy stamp."""

    name: str
    data: bytes
    words: str


@transaction.atomic
def enter_tasks(
    *,
    locality: Locality,
    entries: Sequence[SixPoints],
    by: Actor,
    sheet: Sheet | None = None,
    into: list[Model] | None = None,
) -> list[Task]:
    """Put tasks on record that are open from now on, with one signed entry as their evidence.

    into: takes the rows written, for a bigger act that records them itself. Raises access.Refused and UnknownActor,
    WorkMissing, LeadMissing, LeadElsewhere; documents.MarkedSecret, EntryKnown.
    """
    actor = keeper(by, locality)
    tidy = [tidied(points, locality) for points in entries]
    for points in tidy:
        refuse_faulty(points, locality)
    text, spans = written_out(tidy, locality, timezone.now())
    rows: list[Model] = []
    reading = documents.store_entry(
        name=sheet.name if sheet else f"tasks-{timezone.localdate():%Y%m%d}.txt",
        title=said(TITLE, place=str(locality)),
        text=text,
        claims=(),
        locality=locality,
        original=sheet.data if sheet else b"",
        beside=sheet.words if sheet else "",
        by=actor,
        into=rows,
    )
    tasks = [
        _entered(points, reading.text, span, locality, actor.name, rows)
        for points, span in zip(tidy, spans, strict=True)
    ]
    if into is None:
        ledger.record("tasks entered", *rows, by=actor.name)
    else:
        into.extend(rows)
    return tasks


def written_out(entries: Sequence[SixPoints], locality: Locality, moment: datetime) -> tuple[Text, list[Span]]:
    """The text of an entry, a line a task, and the place of each."""
    content = f"{said(TITLE, place=str(locality))}\n{said(SIGNED, moment=_moment(moment))}\n\n"
    spans = []
    for points in entries:
        start = len(content)
        spans.append(Span(start, start + len(points.work)))
        content += "; ".join((points.work, *_others(points))) + ".\n"
    return Text(content), spans


def _others(points: SixPoints) -> Iterator[str]:
    """The points beside the work, of those that are given. A person's name is not written out."""
    due = show.day(points.due) if points.due else ""
    given = (
        (LEAD, points.lead_name),
        (CO_WORKERS, ", ".join(points.co_workers)),
        (DUE, due),
        (DELIVERABLE, points.deliverable),
        (RESPONSIBLE, points.responsible_post),
        (AUTHORITY, points.authority),
    )
    return (said(label, what=words) for label, words in given if words)


def _entered(  # noqa: PLR0913, PLR0917 # a task and where it stands
    points: SixPoints, text: StoredText, span: Span, locality: Locality, by: str, rows: list[Model]
) -> Task:
    task = Task(
        locality=locality,
        source=TaskSource.ENTRY,
        text=text,
        start=span.start,
        end=span.end,
        quote=points.work,
        state=TaskState.OPEN,
    )
    put(points, task)
    task.save(force_insert=True)
    tie(points, task)
    step = step_of_task(task, TaskAct.ENTERED, by=by, facts=points.facts())
    task.save(update_fields=("step",))
    rows += [task, step]
    return task


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local:%H:%M:%S} {show.day(local.date())}"
