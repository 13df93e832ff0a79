"""Findings on record brought up to date with what follows now; jobs alone call this, each in its own transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from doichieu.claims.codec import claim_to_json
from doichieu.hub.checks.following import Followed, Named
from doichieu.hub.checks.models import FindingFigure, FindingState, FindingStep, StoredFinding
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality

CLOSING = frozenset({FindingState.OPEN, FindingState.CORRECTED})
CHECKER = "checks"  # who acts in the ledger when a job finds


@dataclass(frozen=True, slots=True)
class Scope:
    """What findings are about: an indicator of a place, or, without both, a document by itself."""

    place: Locality | None = None
    indicator_id: int | None = None


def is_up_to_date(now: Iterable[tuple[Followed, Scope]], known: Sequence[StoredFinding]) -> bool:
    """Whether `bring_up_to_date` would write nothing."""
    following = {one.key: one for one, _ in now}
    if following.keys() - {row.key for row in known}:
        return False
    return all(_stands(row, following.get(row.key)) for row in known)


def bring_up_to_date(now: Iterable[tuple[Followed, Scope]], known: Sequence[StoredFinding]) -> None:
    """Open what is new or follows again, renew what follows still, close what follows no longer.

    What a person explained or accepted stays so: only what is open, or being corrected, closes by itself.
    known: with their figures prefetched. Called again it changes nothing.
    """
    following = {one.key: (one, scope) for one, scope in now}
    on_record = {row.key: row for row in known}
    _open([pair for key, pair in following.items() if key not in on_record])
    _renew([(row, following[key][0]) for key, row in on_record.items() if key in following])
    gone = [row for key, row in on_record.items() if key not in following and row.state in CLOSING]
    _move(gone, FindingState.GONE, "findings no longer follow")


def _stands(row: StoredFinding, follows: Followed | None) -> bool:
    if follows is None:
        return row.state not in CLOSING
    named = [claim_to_json(figure.claim) for figure in follows.figures]
    return row.state != FindingState.GONE and [figure.claim for figure in row.figures.all()] == named


def step_of(row: StoredFinding, by: str) -> FindingStep:
    """One more row of a finding's history: as it stands now."""
    return FindingStep.objects.create(
        finding=row, state=row.state, assignee=row.assignee, note=row.note, made_at=timezone.now(), made_by=by
    )


def _open(found: Sequence[tuple[Followed, Scope]]) -> None:
    documents = _documents_of([one for one, _ in found])
    rows = [_opened(one, scope, documents) for one, scope in found]
    if rows:
        ledger.record("findings opened", *rows, *_steps(rows), by=CHECKER)


def _documents_of(found: Iterable[Followed]) -> Mapping[int, int]:
    """The document of each text that a finding names."""
    texts = {figure.text_id for one in found for figure in one.figures}
    return dict(StoredText.objects.filter(pk__among=texts).values_list("pk", "document")) if texts else {}


def _opened(one: Followed, scope: Scope, documents: Mapping[int, int]) -> StoredFinding:
    row = StoredFinding.objects.create(
        key=one.key,
        document_id=documents[max(figure.text_id for figure in one.figures)],
        place=scope.place,
        indicator_id=scope.indicator_id,
        check_name=one.finding.check,
        wording=one.finding.wording,
        severity=one.finding.severity.value,
        facts=one.facts,
        found_at=timezone.now(),
    )
    FindingFigure.objects.bulk_create(_figure(row, number, named) for number, named in enumerate(one.figures))
    return row


def _figure(row: StoredFinding, position: int, named: Named) -> FindingFigure:
    return FindingFigure(
        finding=row,
        position=position,
        text_id=named.text_id,
        start=named.claim.span.start,
        end=named.claim.span.end,
        claim=claim_to_json(named.claim),
    )


def _renew(pairs: Iterable[tuple[StoredFinding, Followed]]) -> None:
    """What follows still, or again: figures by the names of the latest reading."""
    again = []
    for row, one in pairs:
        for figure, named in zip(row.figures.all(), one.figures, strict=True):
            data = claim_to_json(named.claim)
            if figure.claim != data:
                figure.claim = data
                figure.save(update_fields=("claim",))
        if row.state == FindingState.GONE:
            again.append(row)
    _move(again, FindingState.OPEN, "findings opened again")


def _move(rows: Sequence[StoredFinding], state: FindingState, event: str) -> None:
    """Give findings another state, by the job; notes and assignees stay."""
    for row in rows:
        row.state = state
        row.save(update_fields=("state",))
    if rows:
        ledger.record(event, *rows, *_steps(rows), by=CHECKER)


def _steps(rows: Iterable[StoredFinding]) -> list[FindingStep]:
    return [step_of(row, CHECKER) for row in rows]
