"""What the worked examples make of their tasks and records: `examples/README.md` gives the format."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from doichieu.hub.access.viewers import Actor, acting
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.errors import FaultyReviews
from doichieu.hub.programmes.assigning import (
    Witnessing,
    assign_task,
    complete_task,
    drop_task,
    note_progress,
)
from doichieu.hub.programmes.keeping_records import RecordFacts, confirm_record
from doichieu.hub.programmes.models import Instrument, InstrumentKind, InstrumentState, Task, TaskState
from doichieu.hub.programmes.points import SixPoints, points_of

FILE = "tasks.toml"
POINTS = ("due", "deliverable", "responsible_post", "authority")


def apply_tasks(folder: Path, *, by: Actor) -> int:
    """Assign the tasks that `folder`/tasks.toml names, with what became of each; returns how many.

    What was decided before is left alone, so that calling it again changes nothing. Raises FaultyReviews.
    """
    data = tomllib.loads((folder / FILE).read_text("utf-8"))
    for entry in data.get("record", ()):
        _confirm(entry, by)
    return sum(_assign(entry, by) for entry in data.get("task", ()))


def _confirm(entry: Mapping[str, Any], by: Actor) -> None:
    record = Instrument.objects.filter(document__name=entry["document"]).select_related("locality").first()
    if record is None:
        raise FaultyReviews(file=FILE, entry=str(entry["document"]), fault="is no record")
    if record.state == InstrumentState.PROPOSED:
        same = ("written", "title", "issuer", "locality", "issued", "first_day", "last_day")
        facts = RecordFacts(InstrumentKind(record.kind), **{name: getattr(record, name) for name in same})
        confirm_record(instrument=record, facts=facts, seen=record.step, by=by)


def _assign(entry: Mapping[str, Any], by: Actor) -> bool:
    rows = Task.objects.select_related("locality", "lead")
    task = rows.filter(text__document__name=entry["document"], quote=entry["quote"]).first()
    if task is None:
        raise FaultyReviews(file=FILE, entry=str(entry["quote"]), fault=f"is no task of {entry['document']}")
    if task.state != TaskState.PROPOSED:
        return False
    task = assign_task(task=task, points=_points(task, entry), seen=task.step, note=str(entry.get("note", "")), by=by)
    for step in entry.get("step", ()):
        task = _act(task, step, by)
    return True


def _points(task: Task, entry: Mapping[str, Any]) -> SixPoints:
    given: dict[str, Any] = {name: entry[name] for name in POINTS if name in entry}
    return replace(
        points_of(task),
        co_workers=tuple(entry.get("co_workers", ())),
        indicators=tuple(catalogue.indicator(code) for code in entry.get("indicators", ())),
        **given,
    )


def _act(task: Task, step: Mapping[str, Any], by: Actor) -> Task:
    note, day = str(step.get("note", "")), step["day"]
    shown = _witnessing(step, by)
    if step["act"] == "dropped":
        return drop_task(task=task, day=day, reason=note, witnessing=shown, seen=task.step, by=by)
    service = complete_task if step["act"] == "done" else note_progress
    return service(task=task, day=day, note=note, witnessing=shown, seen=task.step, by=by)


def _witnessing(step: Mapping[str, Any], by: Actor) -> Witnessing | None:
    if "shown" not in step:
        return None
    number = Document.objects.values_list("pk", flat=True).get(name=step["shown"])
    return Witnessing(documents.document(number, acting(by)), str(step.get("words", "")))
