"""How a task stands on a day, as far as a viewer may know: by its row, and as a condition of a query."""

from datetime import date
from enum import StrEnum

from django.db.models import F, Q, Value

from doichieu.hub.access import insiders
from doichieu.hub.access.outlines import Seer
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.programmes.models import Task, TaskAct, TaskState

CLOSING = {TaskAct.DONE, TaskAct.DROPPED}


class Standing(StrEnum):
    """How a task stands on a day, as far as the viewer may know."""

    PROPOSED = "proposed"
    OPEN = "open"
    OVERDUE = "overdue"
    UNREPORTED = "unreported"  # seen from outside: its day is past, and no released document tells of its end
    DONE = "done"
    DONE_LATE = "done_late"
    DROPPED = "dropped"


ENDED = (Standing.DONE, Standing.DONE_LATE, Standing.DROPPED)


def standing_of(row: Task, *, on: date, closing_known: bool = True, inside: bool = True) -> Standing:
    """How a task stands. From outside, one whose end is not known and one that has none are alike."""
    if row.state == TaskState.DROPPED and closing_known:
        return Standing.DROPPED
    if row.state == TaskState.DONE and closing_known:
        late = row.due is not None and row.closed_on is not None and row.closed_on > row.due
        return Standing.DONE_LATE if late else Standing.DONE
    if row.state in {TaskState.PROPOSED, TaskState.REJECTED}:
        return Standing.PROPOSED
    if row.due is None or row.due >= on:
        return Standing.OPEN
    return Standing.OVERDUE if inside else Standing.UNREPORTED


def standing_q(standing: Standing, viewer: Seer, *, on: date | Value) -> Q:
    """Condition: the task stands so, as far as the viewer may know."""
    inside, seen = inside_q(viewer), _closing_seen_q(viewer)
    pending = Q(state=TaskState.OPEN) | (Q(state__in=(TaskState.DONE, TaskState.DROPPED)) & ~seen)
    past, late = Q(due__isnull=False, due__lt=on), Q(due__isnull=False, closed_on__gt=F("due"))
    conditions = {
        Standing.PROPOSED: Q(state=TaskState.PROPOSED),
        Standing.OPEN: pending & ~past,
        Standing.OVERDUE: pending & past & inside,
        Standing.UNREPORTED: pending & past & ~inside,
        Standing.DONE: Q(state=TaskState.DONE) & seen & ~late,
        Standing.DONE_LATE: Q(state=TaskState.DONE) & seen & late,
        Standing.DROPPED: Q(state=TaskState.DROPPED) & seen,
    }
    return conditions[standing]


def standings_told(viewer: Viewer) -> tuple[Standing, ...]:
    """How tasks may stand for this viewer: outside nothing is proposed, and nothing overdue."""
    inside = insiders.is_inside_somewhere(viewer) or viewer.covered_organisations(Act.READ_INTERNAL)
    return tuple(each for each in Standing if inside or each not in {Standing.PROPOSED, Standing.OVERDUE})


def is_inside(row: Task, viewer: Viewer) -> bool:
    """Whether the viewer reads inside the place of a task, or handed its document in."""
    own = viewer.user is not None and row.text.document.stored_by_id == viewer.user.pk
    return own or insiders.is_inside(viewer, row.locality)


def _closing_seen_q(viewer: Seer) -> Q:
    shown_by = Q(closed_by__text__isnull=False) & visible_documents_q(viewer, "closed_by__text__document__")
    return shown_by | inside_q(viewer)


def inside_q(viewer: Seer) -> Q:
    """Condition: `is_inside`."""
    own = Q(text__document__stored_by=viewer.user) if viewer.user else Q(pk__in=())
    return own | insiders.inside_q(viewer, "locality__")
