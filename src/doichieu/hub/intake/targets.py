"""Targets that documents set: what of their planned figures is confirmed, and what waits for a reviewer."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from doichieu.claims import Claim, Span
from doichieu.claims.codec import claim_from_json, text_from_json
from doichieu.hub.access.insiders import inside_q
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.documents.models import StoredClaim, StoredText
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import undecided_claims
from doichieu.hub.register.models import Figure
from doichieu.show import sentence_of


@dataclass(frozen=True, slots=True)
class StatedAt:
    """The claim of a document that states a target."""

    document_id: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class SetTarget:
    """A planned figure that was confirmed from documents, with every claim that states it."""

    figure: Figure
    stated: tuple[StatedAt, ...]

    @property
    def documents(self) -> tuple[int, ...]:
        """Those that state it, each once."""
        return tuple(dict.fromkeys(each.document_id for each in self.stated))


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets that documents set."""

    confirmed: tuple[SetTarget, ...]  # each once, however many places state it
    waiting: Mapping[int, int]  # by document: planned figures on which nobody decided; none for those outside
    first_waiting: Mapping[int, str] = field(default_factory=dict)  # by document: the first of these, a claim's id


def targets_of(
    documents: Collection[int],
    viewer: Viewer,
    *,
    handed_out: Collection[tuple[int, Span]] = (),
    asked_for: Collection[tuple[int, Span]] = (),
) -> Targets:
    """The targets that these documents set, of those that the viewer may see; two database queries.

    handed_out: where tasks stand, with the text: a figure in such words that has no indicator is no target that waits,
    but how much of the task is to be done: `lắp 12 camera`. asked_for: the same of what delegates and voters said: a
    figure that they ask for is no target that anybody set.

    What is said of one indicator and period in one number is one target, whichever places say it.
    """
    seen = visible_documents_q(viewer, "text__document__")
    rows = Decision.objects.filter(
        seen,
        text__document__among=documents,
        replaced_by__isnull=True,
        action__in=(Action.CONFIRMED, Action.CORRECTED),
        figure__planned=True,
    )
    figures: dict[object, Figure] = {}
    stated: dict[object, list[StatedAt]] = defaultdict(list)
    whole = rows.select_related("text", "figure__indicator", "figure__period", "figure__locality")
    for row in whole.defer("text__data").order_by("text", "start"):
        if row.figure is not None:
            fact = _fact(row.figure)
            figures.setdefault(fact, row.figure)
            stated[fact].append(StatedAt(row.text.document_id, claim_from_json(row.claim)))
    confirmed = tuple(SetTarget(figure, tuple(stated[fact])) for fact, figure in figures.items())
    waiting = _waiting(documents, viewer, handed_out, asked_for)
    return Targets(
        confirmed, {key: len(ids) for key, ids in waiting.items()}, {key: ids[0] for key, ids in waiting.items()}
    )


def _fact(figure: Figure) -> object:
    """What a target says of what, whoever set it."""
    what = figure.indicator_id, figure.locality_id, figure.subject_id, figure.period_id, figure.measure
    return *what, figure.value, figure.upper, figure.bound, figure.unit


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
    inside = inside_q(viewer, "reading__text__document__locality__")
    return undecided_claims().filter(inside, planned=True, reading__text__document__among=documents)


def _waiting(
    documents: Collection[int],
    viewer: Viewer,
    handed_out: Collection[tuple[int, Span]],
    asked_for: Collection[tuple[int, Span]],
) -> Mapping[int, list[str]]:
    """The ids of the planned figures of each document that wait, told to those who may read inside its place."""
    rows = _undecided_targets(documents, viewer).order_by("reading__text", "start")
    found: dict[int, list[str]] = defaultdict(list)
    for document, text, start, end, code, name in rows.values_list(
        "reading__text__document", "reading__text", "start", "end", "code", "claim_id"
    ):
        at = text, Span(start, end)
        if not _stands_in(at, asked_for) and (code or not _stands_in(at, handed_out)):
            found[document].append(name)
    return found


def _stands_in(at: tuple[int, Span], places: Collection[tuple[int, Span]]) -> bool:
    return any(text == at[0] and span.touches(at[1]) for text, span in places)
