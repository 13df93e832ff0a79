"""Every read of intake, limited to what the viewer may see or review."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from doichieu.claims import Claim, Period, Span
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.outlines import Outline, Seer, outline_of, slots_of
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.composed import Composed, slot
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim, StoredReading, StoredText
from doichieu.hub.intake.entry_texts import kept_with
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.proposals import Proposal, proposal_for
from doichieu.hub.intake.surroundings import around_document, around_place, signed
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Figure
from doichieu.hub.register.validity import Validity, followed_among
from doichieu.lexicon import folded

Order = Literal["text", "confidence"]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One claim of a document with the decision that stands on it, or with the reader's proposal."""

    stored: StoredClaim | None  # None: decided on, but no longer read by the latest reader
    claim: Claim
    action: Action | None  # None while undecided
    figure: Figure | None  # that the decision entered or witnessed; None without an indicator
    decision: Decision | None  # who decided, and why
    proposal: Proposal | None  # None once decided


@dataclass(frozen=True, slots=True)
class PendingDocument:
    """A document with claims that wait for a reviewer."""

    document: Document
    claims: int
    undecided: int


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A claim with a known indicator that nobody decided on yet; pages mark it as a proposal."""

    document: Document
    text_id: int
    claim: Claim
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a claim that was confirmed or corrected, without who did so and why."""

    span: Span
    corrected: bool
    figure: Figure | None  # None: kept on its document only
    followed: Validity | None  # what became of it where another figure took its place


def review_of(document: Document, viewer: Viewer, order: Order = "text") -> list[ReviewItem]:
    """The claims of a document with what was decided or is proposed; empty before the document was read.

    Empty too for who may not read what is internal to the document's place, though the document be released:
    what was decided of it, and what is still to be decided, is the office's own.
    order: by place in the text, or with the least certain first.
    Raises documents.NotVisible.
    """
    documents.document(document.pk, viewer)
    reading = documents.stored_reading_of(document)
    if reading is None or not viewer.may(Act.READ_INTERNAL, document.locality):
        return []
    items = _items(document, reading)
    if order == "confidence":
        return sorted(items, key=lambda item: (item.claim.confidence, item.claim.span))
    return sorted(items, key=lambda item: item.claim.span)


def undecided_in(document: Document, viewer: Viewer) -> int:
    """How many claims of a document nobody decided on; 0 too for who may not know. Raises documents.NotVisible."""
    return sum(item.decision is None for item in review_of(document, viewer))


def accepted_of(document: Document, viewer: Viewer) -> list[Accepted]:
    """The claims of a document that were confirmed or corrected, for whoever may see the document.

    Rejections are left out: to outsiders they are as undecided as the rest. Raises documents.NotVisible.
    """
    documents.document(document.pk, viewer)
    reading = documents.stored_reading_of(document)
    if reading is None:
        return []
    decisions = list(_standing(reading.text).filter(action__in=(Action.CONFIRMED, Action.CORRECTED)))
    followed = followed_among([each.figure for each in decisions if each.figure is not None], viewer)
    return [
        Accepted(_span(each), each.action == Action.CORRECTED, each.figure, followed.get(each.figure_id or 0))
        for each in decisions
    ]


def rejected_of_entry(document: Document, viewer: Viewer) -> list[Decision]:
    """By what figures of a signed entry were rejected, for whoever may see it; none of a file, which nobody signed.

    Of a file a rejection says that it was misread; of an entry, that what somebody signed was turned down. By whom and
    why is told to those inside and to who signed alone. Raises documents.NotVisible.
    """
    documents.document(document.pk, viewer)
    reading = documents.stored_reading_of(document)
    if reading is None or document.origin != Origin.ENTRY:
        return []
    return list(_standing(reading.text).filter(action=Action.REJECTED))


def signed_again(form: Document) -> list[Document]:
    """The later forms of the file that a signed form has; nobody's view limits it."""
    own = {"locality": form.locality, "organisation": form.organisation, "origin": Origin.ENTRY}
    return list(Document.objects.filter(name__endswith=kept_with(form.pk), **own).defer("original"))


def is_all_rejected(document: Document) -> bool:
    """Whether a signed form has nothing that waits or was accepted; nobody's view limits it. At most two queries."""
    latest = Decision.objects.filter(text__document=document, replaced_by__isnull=True)
    if document.origin != Origin.ENTRY or latest.filter(action__in=(Action.CONFIRMED, Action.CORRECTED)).exists():
        return False
    return not undecided_claims().filter(reading__text__document=document).exists()


def standing_decisions(text: StoredText) -> QuerySet[Decision]:
    """The decisions that stand on a text, reopened ones not counted, each with its figure."""
    return _standing(text)


def changing_decisions(text: StoredText) -> QuerySet[Decision]:
    """Of the decisions that stand on a text those by which it no longer holds as read, each with its figure."""
    latest = Decision.objects.filter(
        text=text, replaced_by__isnull=True, action__in=(Action.CORRECTED, Action.REJECTED)
    )
    return latest.select_related("figure__period")


def settled_places(texts: Collection[int]) -> Mapping[int, list[Span]]:
    """The places of texts, by their ids, at which a figure was entered or a claim was rejected; one database query.

    For services that check what is on record: nobody's view limits it.
    """
    found: dict[int, list[Span]] = defaultdict(list)
    for text, start, end in _SETTLED.rows(texts=texts) if texts else ():
        found[text].append(Span(start, end))
    return found


def _settled() -> QuerySet[Decision, Any]:
    rows = Decision.objects.filter(text__among=slot("texts"), replaced_by__isnull=True).exclude(action=Action.REOPENED)
    return rows.exclude(action=Action.CONFIRMED, figure__isnull=True).order_by().values_list("text", "start", "end")


_SETTLED: Composed[Any] = Composed(_settled)


def kept_places(texts: Collection[int]) -> Mapping[int, list[Span]]:
    """The places of texts, by their ids, at which a claim was kept on its document alone; one database query.

    As `settled_places`: nobody's view limits it.
    """
    kept = Decision.objects.filter(action=Action.CONFIRMED, figure__isnull=True, replaced_by__isnull=True)
    found: dict[int, list[Span]] = defaultdict(list)
    rows = kept.filter(text__among=texts).order_by().values_list("text", "start", "end") if texts else ()
    for text, start, end in rows:
        found[text].append(Span(start, end))
    return found


def decision_at(text: StoredText, span: Span) -> Decision | None:
    """The decision that stands on a passage, reopened ones not counted."""
    return _touching(_standing(text), span)


def last_decision_at(text: StoredText, span: Span) -> Decision | None:
    """The last decision on exactly this passage, a reopening included: what the next one replaces."""
    latest = Decision.objects.filter(text=text, start=span.start, end=span.end, replaced_by__isnull=True)
    return latest.select_related("decided_by", "figure").first()


def last_decisions(text: StoredText) -> list[Decision]:
    """The last decision on each passage of a text, reopenings included; one database query."""
    return list(Decision.objects.filter(text=text, replaced_by__isnull=True).select_related("decided_by"))


def pending_documents(viewer: Viewer) -> list[PendingDocument]:
    """The documents whose claims the viewer may review and nobody has decided on, the oldest first."""
    claims = _latest_claims().filter(covered_q(viewer, Act.REVIEW, "reading__text__document__locality__"))
    counts = claims.values_list("reading__text__document").annotate(
        all=Count("pk"), undecided=Count("pk", filter=_undecided())
    )
    waiting = {number: (total, undecided) for number, total, undecided in counts.order_by() if undecided}
    rows = documents.documents(viewer).filter(pk__among=waiting).order_by("stored_at", "pk")
    return [PendingDocument(row, *waiting[row.pk]) for row in rows]


def proposals_for(locality: Locality, viewer: Viewer, within: Period) -> list[ProposedClaim]:
    """Claims about days of `within` in a place's documents, with a known indicator, that nobody decided on.

    None for who may not read what is internal to the place: a claim that was rejected would be missing. Claims
    that name another place are left to the review of their document. One query; three where there are any, and one
    where they name a subject.
    """
    if not viewer.may(Act.READ_INTERNAL, locality):
        return []
    asked = _open_claims_within(outline_of(viewer))
    rows = asked.rows(**slots_of(viewer), place=locality.pk, first=within.first, last=within.last)
    found = [(claim_from_json(data), *stated_in) for data, *stated_in in rows]
    if not found:
        return []
    claims = [claim for claim, *_ in found]
    rows_of = Document.objects.select_related("organisation").defer("original", "search")
    stated = rows_of.in_bulk({document for *_, document in found})
    around = around_place(locality, claims)
    proposed = (
        ProposedClaim(stated[document], text, claim, proposal_for(claim, signed(around, stated[document])))
        for claim, text, document in found
    )
    return [each for each in proposed if each.proposal.locality is not None and each.proposal.indicator is not None]


def proposed_days(locality: Locality, viewer: Viewer) -> set[tuple[Period, int | None]]:
    """The days of the claims that `proposals_for` would find; of what a unit signed with the claim's id; one query."""
    if not viewer.may(Act.READ_INTERNAL, locality):
        return set()
    signed = Case(When(reading__text__document__organisation__isnull=False, then="pk"))
    known = _open_claims(locality, viewer).filter(code__in=Indicator.objects.values("code")).order_by()
    days = known.values_list("first_day", "last_day", "data__locality", signed).distinct()
    own = {"", folded(locality.name)}
    found = (each for each in days if each[0] and each[1] and folded(each[2] or "") in own)
    return {(Period(first, last), claim) for first, last, _, claim in found}


def undecided_claims() -> QuerySet[StoredClaim]:
    """The claims of every document's latest reading on which nobody decided, for queries that limit them further."""
    return _latest_claims().filter(_undecided())


@cache
def _open_claims_within(seer: Outline) -> Composed[Any]:
    """Claims about the days between two slots, each with its text and its document."""

    def compose() -> QuerySet[StoredClaim, Any]:
        rows = _open_claims(slot("place"), seer).filter(first_day__gte=slot("first"), last_day__lte=slot("last"))
        return rows.order_by("pk").values_list("data", "reading__text", "reading__text__document")

    return Composed(compose)


def _open_claims(locality: Locality | Value, viewer: Seer) -> QuerySet[StoredClaim]:
    """Claims of a place's documents with a code, on which nobody decided."""
    seen = documents.visible_documents_q(viewer, "reading__text__document__")
    return _latest_claims().filter(seen, _undecided(), ~Q(code=""), reading__text__document__locality=locality)


def _latest_claims() -> QuerySet[StoredClaim]:
    return StoredClaim.objects.filter(reading__in=documents.latest_readings())


def _undecided() -> Q:
    """Condition on a stored claim: no decision stands on any part of it, and it says more than how a vote went."""
    standing = Decision.objects.filter(
        text=OuterRef("reading__text"),
        start__lt=OuterRef("end"),
        end__gt=OuterRef("start"),
        replaced_by__isnull=True,
    ).exclude(action=Action.REOPENED)
    return ~Q(Exists(standing)) & Q(of_vote=False)


def _standing(text: StoredText) -> QuerySet[Decision]:
    """The decisions that stand on a text."""
    latest = Decision.objects.filter(text=text, replaced_by__isnull=True).exclude(action=Action.REOPENED)
    return latest.select_related("decided_by", "figure__indicator", "figure__period")


def _touching(decisions: Iterable[Decision], span: Span) -> Decision | None:
    return next((decision for decision in decisions if _span(decision).touches(span)), None)


def _span(decision: Decision) -> Span:
    return Span(decision.start, decision.end)


def _items(document: Document, reading: StoredReading) -> list[ReviewItem]:
    """Every claim of the reading but the numbers of votes on which nobody decided, and the decisions on passages where
    it reads none."""
    stored_claims = list(reading.claims.all())
    decisions = list(_standing(reading.text))
    claims = [claim_from_json(stored.data) for stored in stored_claims]
    around = around_document(document, reading, claims)
    items = []
    for stored, claim in zip(stored_claims, claims, strict=True):
        decision = _touching(decisions, claim.span)
        if decision:
            items.append(_decided(stored, claim, decision))
        elif not stored.of_vote:
            items.append(ReviewItem(stored, claim, None, None, None, proposal_for(claim, around)))
    left = (each for each in decisions if not any(claim.span.touches(_span(each)) for claim in claims))
    return items + [_decided(None, claim_from_json(each.claim), each) for each in left]


def _decided(stored: StoredClaim | None, claim: Claim, decision: Decision) -> ReviewItem:
    return ReviewItem(stored, claim, Action(decision.action), decision.figure, decision, None)
