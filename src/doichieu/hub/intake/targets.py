"""Targets that documents set: what of their planned figures is confirmed, and what waits for a reviewer."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count

from doichieu.claims import Claim
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import undecided_claims
from doichieu.hub.register.models import Figure


@dataclass(frozen=True, slots=True)
class SetTarget:
    """A planned figure that was confirmed from a document, with the claim that states it there."""

    text_id: int
    claim: Claim
    figure: Figure


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets that one document sets."""

    confirmed: tuple[SetTarget, ...]
    waiting: int  # planned figures on which nobody decided; 0 for those outside


def targets_of(documents: Collection[int], viewer: Viewer) -> Mapping[int, Targets]:
    """The targets that these documents set, by document, of those that the viewer may see; two database queries."""
    seen = visible_documents_q(viewer, "text__document__")
    rows = Decision.objects.filter(
        seen,
        text__document__in=documents,
        replaced_by__isnull=True,
        action__in=(Action.CONFIRMED, Action.CORRECTED),
        figure__planned=True,
    )
    confirmed = defaultdict(list)
    whole = rows.select_related("text", "figure__indicator", "figure__period", "figure__locality")
    for row in whole.defer("text__data").order_by("text", "start"):
        if row.figure is not None:
            confirmed[row.text.document_id].append(SetTarget(row.text_id, claim_from_json(row.claim), row.figure))
    waiting = _waiting(documents, viewer)
    return {
        number: Targets(tuple(confirmed[number]), waiting.get(number, 0))
        for number in documents
        if number in confirmed or number in waiting
    }


def _waiting(documents: Collection[int], viewer: Viewer) -> dict[int, int]:
    """How many planned figures of each document wait, told to those who may read inside its place."""
    inside = covered_q(viewer, Act.READ_INTERNAL, "reading__text__document__locality__")
    rows = undecided_claims().filter(inside, planned=True, reading__text__document__in=documents).order_by()
    return dict(rows.values_list("reading__text__document").annotate(all=Count("pk")))
