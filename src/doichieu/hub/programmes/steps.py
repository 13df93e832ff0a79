"""What an act leaves behind on a record or a task: its step, numbered; services alone call this."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from doichieu.claims import Span
from doichieu.hub.documents.models import StoredText
from doichieu.hub.programmes.models import Instrument, InstrumentAct, InstrumentStep, Task, TaskAct, TaskStep

PROPOSER = "programmes"  # who acts in the ledger when a job proposes


@dataclass(frozen=True, slots=True)
class Shown:
    """A place in a document that shows what an act says."""

    text: StoredText
    span: Span


def step_of_task(  # noqa: PLR0913 # what an act says
    task: Task,
    act: TaskAct,
    *,
    by: str,
    day: date | None = None,
    note: str = "",
    shown: Shown | None = None,
    facts: dict[str, Any] | None = None,
) -> TaskStep:
    """Add the next step; the row of the task gets its number and is not saved here."""
    task.step += 1
    return TaskStep.objects.create(
        task=task,
        number=task.step,
        act=act,
        day=day or timezone.localdate(),
        note=note.strip()[:500],
        text=shown.text if shown else None,
        start=shown.span.start if shown else None,
        end=shown.span.end if shown else None,
        facts=facts or {},
        made_at=timezone.now(),
        made_by=by,
    )


def step_of_instrument(instrument: Instrument, act: InstrumentAct, *, by: str, note: str = "") -> InstrumentStep:
    """Add the next step with what the record says now; the row gets its number and is not saved here."""
    instrument.step += 1
    return InstrumentStep.objects.create(
        instrument=instrument,
        number=instrument.step,
        act=act,
        note=note.strip()[:500],
        facts=_facts(instrument),
        made_at=timezone.now(),
        made_by=by,
    )


def _facts(instrument: Instrument) -> dict[str, Any]:
    days = {name: getattr(instrument, name) for name in ("issued", "first_day", "last_day")}
    return {
        "kind": instrument.kind,
        "written": instrument.written,
        "title": instrument.title,
        "issuer": instrument.issuer,
        "locality": instrument.locality_id,
        "document": instrument.document_id,
        "merged_into": instrument.merged_into_id,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
