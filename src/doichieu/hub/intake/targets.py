"""Targets that documents set: what of their planned figures is confirmed, and what waits for a reviewer."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from doichieu.claims import Claim
from doichieu.claims.codec import claim_from_json, text_from_json
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents.models import StoredClaim, StoredText
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import undecided_claims
from doichieu.hub.register.models import Figure
from doichieu.show import sentence_of


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


@dataclass(frozen=True, slots=True)
class WaitingTarget:
    """A planned figure that a document states, and on which nobody decided."""

    claim: Claim
    text: StoredText  # with its document

    @property
    def sentence(self) -> str:
        """The sentence that states it."""
        text = text_from_json(self.text.data)
        return sentence_of(text, self.claim.span).of(text)


def waiting_targets(documents: Collection[int], viewer: Viewer) -> list[WaitingTarget]:
    """The planned figures of these documents that wait for a reviewer, in the order of their texts, for those who may
    read inside their places; one database query."""
    rows = _undecided_targets(documents, viewer).select_related("reading__text__document")
    whole = rows.defer("reading__data", "reading__text__document__original", "reading__text__document__search")
    ordered = whole.order_by("reading__text__document__published", "reading__text", "start", "pk")
    return [WaitingTarget(claim_from_json(row.data), row.reading.text) for row in ordered]


def _undecided_targets(documents: Collection[int], viewer: Viewer) -> QuerySet[StoredClaim]:
    inside = covered_q(viewer, Act.READ_INTERNAL, "reading__text__document__locality__")
    return undecided_claims().filter(inside, planned=True, reading__text__document__in=documents)


def _waiting(documents: Collection[int], viewer: Viewer) -> dict[int, int]:
    """How many planned figures of each document wait, told to those who may read inside its place."""
    rows = _undecided_targets(documents, viewer).order_by()
    return dict(rows.values_list("reading__text__document").annotate(all=Count("pk")))
