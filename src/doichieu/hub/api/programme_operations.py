"""The operations about tasks and about resolutions, programmes and plans."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.api.programme_schemas import RecordOut, RecordWhole, TaskOut
from doichieu.hub.programmes import queries
from doichieu.hub.programmes.models import InstrumentKind, InstrumentState, TaskSource
from doichieu.hub.programmes.queries import AskedRecords, AskedTasks, Standing

MOST = 100  # rows of one answer
router = Router()


class ViewerRequest(HttpRequest):
    """A request with whoever sends it."""

    auth: Viewer


@router.get("/tasks", response=list[TaskOut])
def list_tasks(  # noqa: PLR0913, PLR0917 # the filters of the list
    request: ViewerRequest,
    place: str = "",
    lead: str = "",
    standing: Standing | None = None,
    source: TaskSource | None = None,
    due_from: date | None = None,
    due_to: date | None = None,
    q: str = "",
    after: int = 0,
) -> Any:
    """Tasks by number, 100 at a time; after: the number behind which to go on."""
    today = timezone.localdate()
    asked = AskedTasks(
        place=place,
        lead=lead,
        standing=standing.value if standing else "",
        source=source.value if source else "",
        due_from=due_from,
        due_to=due_to,
        words=q,
    )
    rows = queries.tasks_asked_for(asked, request.auth, on=today).filter(pk__gt=after).order_by("pk")[:MOST]
    return [TaskOut.of(each) for each in queries.shown(rows, request.auth, on=today)]


@router.get("/tasks/{number}", response=TaskOut)
def get_task(request: ViewerRequest, number: int) -> Any:
    """One task, with what became of it."""
    return TaskOut.of(queries.task(number, request.auth, on=timezone.localdate()))


@router.get("/records", response=list[RecordOut])
def list_records(  # noqa: PLR0913, PLR0917 # the filters of the list
    request: ViewerRequest,
    q: str = "",
    kind: InstrumentKind | None = None,
    place: str = "",
    state: InstrumentState | None = None,
    after: int = 0,
) -> Any:
    """Resolutions, programmes, schemes and plans by number on record, 100 at a time; after: where to go on."""
    asked = AskedRecords(words=q, kind=kind.value if kind else "", place=place, state=state.value if state else "")
    rows = queries.instruments_asked_for(asked, request.auth).filter(pk__gt=after).order_by("pk")[:MOST]
    return [RecordOut.of(each) for each in queries.told(rows, request.auth)]


@router.get("/records/{number}", response=RecordWhole)
def get_record(request: ViewerRequest, number: int) -> Any:
    """One record with its targets, its tasks, and every place that cites it."""
    return RecordWhole.of(queries.instrument(number, request.auth, on=timezone.localdate()))
