"""Every write about findings."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from doichieu.claims import Claim
from doichieu.claims.codec import claim_to_json, reading_from_json, text_from_json
from doichieu.hub.access.viewers import Act, Actor, acting, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.errors import AssigneeOutside, NoLongerFollows, NoteMissing
from doichieu.hub.checks.following import Followed, followed
from doichieu.hub.checks.models import FindingFigure, FindingState, FindingStep, StoredFinding
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, StoredReading
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.models import Decision
from doichieu.hub.ledger import services as ledger

CHECKER = "checks"  # who acts in the ledger when a job finds
NEEDS_NOTE = frozenset({FindingState.EXPLAINED, FindingState.ACCEPTED})


@transaction.atomic
def refresh_findings(document_id: int) -> None:
    """Bring the findings about a document's figures up to date with its reading and the decisions on it.

    The job of "document read". New ones are opened; those that no longer follow are closed as such; one that
    follows again is opened again. Called again it changes nothing.
    """
    document = Document.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=document_id)
    stored = documents.stored_reading_of(document)
    if stored is None:
        return
    reading = reading_from_json(stored.data, text_from_json(stored.text.data))
    now = {one.key: one for one in followed(document_id, reading, intake.standing_decisions(stored.text))}
    known = {row.key: row for row in StoredFinding.objects.filter(document=document).prefetch_related("figures")}
    _open([one for key, one in now.items() if key not in known], stored, document)
    _renew([(row, now[key]) for key, row in known.items() if key in now])
    _close([row for key, row in known.items() if key not in now and row.state != FindingState.GONE])


def refresh_after_decision(decision_id: int) -> None:
    """Bring the findings of the document up to date on which something was decided: the job of decisions."""
    refresh_findings(Decision.objects.values_list("text__document_id", flat=True).get(pk=decision_id))


@transaction.atomic
def decide_finding(
    *, finding: StoredFinding, state: FindingState, by: Actor, note: str = "", assignee: User | None = None
) -> StoredFinding:
    """Say what became of a finding, and who looks after it.

    Raises access.Refused, access.UnknownActor, NoteMissing, NoLongerFollows, AssigneeOutside.
    """
    actor = acting(by)
    place = finding.document.locality
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
    ledger.record(f"finding {state.value}", locked, _step(locked, actor.name), by=actor.name)
    return locked


def _open(found: Iterable[Followed], stored: StoredReading, document: Document) -> None:
    rows = [_opened(one, stored, document) for one in found]
    if rows:
        ledger.record("findings opened", *rows, *_steps(rows), by=CHECKER)


def _opened(one: Followed, stored: StoredReading, document: Document) -> StoredFinding:
    row = StoredFinding.objects.create(
        key=one.key,
        document=document,
        check_name=one.finding.check,
        wording=one.finding.wording,
        severity=one.finding.severity.value,
        facts=one.facts,
        found_at=timezone.now(),
    )
    FindingFigure.objects.bulk_create(
        _figure(row, number, claim, stored.text_id) for number, claim in enumerate(one.claims)
    )
    return row


def _figure(row: StoredFinding, position: int, claim: Claim, text_id: int) -> FindingFigure:
    return FindingFigure(
        finding=row,
        position=position,
        text_id=text_id,
        start=claim.span.start,
        end=claim.span.end,
        claim=claim_to_json(claim),
    )


def _renew(pairs: Iterable[tuple[StoredFinding, Followed]]) -> None:
    """What follows still, or again: figures by the names of the latest reading."""
    again = []
    for row, one in pairs:
        for figure, claim in zip(row.figures.all(), one.claims, strict=True):
            data = claim_to_json(claim)
            if figure.claim != data:
                figure.claim = data
                figure.save(update_fields=("claim",))
        if row.state == FindingState.GONE:
            again.append(row)
    _move(again, FindingState.OPEN, "findings opened again")


def _close(rows: list[StoredFinding]) -> None:
    _move(rows, FindingState.GONE, "findings no longer follow")


def _move(rows: list[StoredFinding], state: FindingState, event: str) -> None:
    """Give findings another state, by the job; notes and assignees stay."""
    for row in rows:
        row.state = state
        row.save(update_fields=("state",))
    if rows:
        ledger.record(event, *rows, *_steps(rows), by=CHECKER)


def _steps(rows: Iterable[StoredFinding]) -> list[FindingStep]:
    return [_step(row, CHECKER) for row in rows]


def _step(row: StoredFinding, by: str) -> FindingStep:
    return FindingStep.objects.create(
        finding=row, state=row.state, assignee=row.assignee, note=row.note, made_at=timezone.now(), made_by=by
    )
