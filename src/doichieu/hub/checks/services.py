"""Every write about findings."""

from django.db import transaction

from doichieu.hub.access.viewers import Act, Actor, acting, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.errors import AssigneeOutside, NoLongerFollows, NoteMissing
from doichieu.hub.checks.models import FindingState, StoredFinding
from doichieu.hub.checks.recording import CHECKER, step_of
from doichieu.hub.checks.refreshing import refresh_after_decision, refresh_after_figure, refresh_findings
from doichieu.hub.checks.tasks import refresh_after_import
from doichieu.hub.ledger import services as ledger

__all__ = [
    "CHECKER",
    "decide_finding",
    "refresh_after_decision",
    "refresh_after_figure",
    "refresh_after_import",
    "refresh_findings",
]
NEEDS_NOTE = frozenset({FindingState.EXPLAINED, FindingState.ACCEPTED})


@transaction.atomic
def decide_finding(
    *, finding: StoredFinding, state: FindingState, by: Actor, note: str = "", assignee: User | None = None
) -> StoredFinding:
    """Say what became of a finding, and who looks after it.

    Raises access.Refused, access.UnknownActor, NoteMissing, NoLongerFollows, AssigneeOutside.
    """
    actor = acting(by)
    place = finding.about
    actor.must(Act.REVIEW, place)
    actor.person(Act.REVIEW)
    if state in NEEDS_NOTE and not note.strip():
        raise NoteMissing
    if assignee is not None and not viewer_of(assignee).may(Act.READ_INTERNAL, place):
        raise AssigneeOutside(name=assignee.username)
    locked = StoredFinding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    if FindingState.GONE in {state, locked.state}:
        raise NoLongerFollows(finding=locked.pk)
    locked.state, locked.note, locked.assignee = state, note.strip(), assignee
    locked.save(update_fields=("state", "note", "assignee"))
    ledger.record(f"finding {state.value}", locked, step_of(locked, actor.name), by=actor.name)
    return locked
