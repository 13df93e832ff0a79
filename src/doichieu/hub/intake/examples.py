"""The decisions of the demo reviewer, entered through the same services as anyone's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from doichieu import show
from doichieu.claims import Claim, Kind, Quantity, Span
from doichieu.claims.codec import claim_from_json, text_from_json
from doichieu.hub.access.viewers import Actor
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.intake.errors import AlreadyDecided, FaultyReviews
from doichieu.hub.intake.placements import Placement, series_of
from doichieu.hub.intake.reviews import Entered, Review, ReviewedDocument, reviewed_documents
from doichieu.hub.intake.services import confirm_claim, correct_claim, reject_claim
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.models import Maturity
from doichieu.hub.register.rules import checked_quantity
from doichieu.hub.register.services import WitnessedClaim

MARKED = "marked by the reviewer"  # the rule of a claim that no rule read
_PRINTED = re.compile(r"\d[\d.]*(?:,(\d+))?")


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of applying review files."""

    decided: int
    known: int  # decided before: applying the same files again changes nothing
    marked: int  # figures that the reader did not read, entered on the reviewer's word
    unread: tuple[str, ...]  # left alone, since the reader did not read them and nothing was to be entered


def apply_reviews(folder: Path, *, by: Actor) -> Applied:
    """Enter the decisions of a folder of worked examples about the documents that are on record already.

    Raises FaultyReviews, which names the file, the entry and the fault; decisions before it stay.
    """
    outcomes = [
        _apply(reviewed, stored, review, by)
        for reviewed in reviewed_documents(folder)
        for stored in [_document_of(reviewed)]
        for review in reviewed.reviews
    ]
    return Applied(
        decided=sum(outcome in {"decided", "marked"} for outcome in outcomes),
        known=outcomes.count("known"),
        marked=outcomes.count("marked"),
        unread=tuple(outcome for outcome in outcomes if outcome not in {"decided", "marked", "known"}),
    )


@dataclass(frozen=True, slots=True)
class _Stored:
    """A document with its text and the claims of its latest reading."""

    locality: Locality
    text: StoredText
    content: str
    claims: Sequence[Claim]


def _document_of(reviewed: ReviewedDocument) -> _Stored:
    document = Document.objects.filter(name=reviewed.document).select_related("locality").order_by("pk").first()
    if document is None:
        raise FaultyReviews(file=reviewed.file, entry="document", fault=f"{reviewed.document} is not on record")
    if document.locality is None:
        raise FaultyReviews(file=reviewed.file, entry="document", fault=f"{reviewed.document} has no place")
    try:
        text = documents.stored_text_of(document)
    except DocumentError as error:
        raise FaultyReviews(file=reviewed.file, entry="document", fault=str(error)) from error
    claims = [claim_from_json(stored.data) for stored in documents.claims_of(document)]
    return _Stored(document.locality, text, text_from_json(text.data).content, claims)


def _apply(reviewed: ReviewedDocument, stored: _Stored, review: Review, by: Actor) -> str:
    """Enter one decision; says what came of it, or names what was left alone."""
    span = _place(reviewed, stored.content, review)
    claim = _claim_at(stored.claims, span)
    marked = claim is None
    if claim is None:
        if review.entered is None:
            return f"{reviewed.document}: {review.name}"
        claim = _marked(review, review.entered, span)
    try:
        _decide(WitnessedClaim(stored.text, claim), review, stored.locality, by)
    except AlreadyDecided:
        return "known"
    except (RegisterError, Indicator.DoesNotExist) as error:
        raise FaultyReviews(file=reviewed.file, entry=review.name, fault=str(error)) from error
    return "marked" if marked else "decided"


def _decide(witnessed: WitnessedClaim, review: Review, locality: Locality, by: Actor) -> None:
    if review.action == "reject":
        reject_claim(claim=witnessed, reason=review.reason, by=by)
    elif review.entered is None:
        confirm_claim(claim=witnessed, placement=None, by=by)
    else:
        _enter(witnessed, review, review.entered, locality, by)


def _enter(witnessed: WitnessedClaim, review: Review, entered: Entered, locality: Locality, by: Actor) -> None:
    """Confirm where the claim was read as the reviewer has it, else correct it."""
    placement = Placement(
        code=entered.code,
        locality=locality,
        period=entered.period,
        measure=entered.measure,
        planned=entered.planned,
        set_by=entered.set_by,
        maturity=Maturity.ESTIMATE if entered.estimate else "",
    )
    quantity = _quantity(entered, witnessed.claim.quote)
    as_read = witnessed.claim.quantity
    if review.action == "confirm" and _says_the_same(placement, as_read, quantity):
        confirm_claim(claim=witnessed, placement=placement, by=by)
        return
    reason = review.reason or f"{show.quantity(as_read)} → {show.quantity(quantity)}"
    correct_claim(claim=witnessed, quantity=quantity, placement=placement, reason=reason, by=by)


def _says_the_same(placement: Placement, read: Quantity, entered: Quantity) -> bool:
    series = series_of(placement)
    wanted = checked_quantity(series, entered)
    try:
        held = checked_quantity(series, read)
    except RegisterError:
        return False
    return (held.value, held.upper, held.total, held.bound) == (
        wanted.value,
        wanted.upper,
        wanted.total,
        wanted.bound,
    )


def _place(reviewed: ReviewedDocument, content: str, review: Review) -> Span:
    start = -1
    for _ in range(review.nth):
        start = content.find(review.quote, start + 1)
        if start < 0:
            raise FaultyReviews(file=reviewed.file, entry=review.name, fault="does not stand in the text")
    return Span(start, start + len(review.quote))


def _claim_at(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The claim that shares most with the quote, and at least half of the shorter of the two."""

    def shared(claim: Claim) -> int:
        return min(claim.span.end, span.end) - max(claim.span.start, span.start)

    best = max(claims, key=shared, default=None)
    if best is None:
        return None
    shorter = min(span.end - span.start, best.span.end - best.span.start)
    return best if shared(best) * 2 >= shorter else None


def _marked(review: Review, entered: Entered, span: Span) -> Claim:
    """A claim on the reviewer's word, at the place of its quote."""
    return Claim(
        id=f"marked-{span.start}",
        span=span,
        quote=review.quote,
        kind=Kind(entered.measure),
        planned=entered.planned,
        quantity=_quantity(entered, review.quote),
        estimate=entered.estimate,
        indicator=None,
        period=entered.period,
        basis=None,
        rule=MARKED,
        confidence=1.0,
        code=entered.code,
    )


def _quantity(entered: Entered, quote: str) -> Quantity:
    step = _step(entered.value, quote)
    return Quantity(entered.value, entered.upper, entered.total, step, entered.unit, entered.bound)


def _step(value: Decimal, quote: str) -> Decimal:
    """The size of the last printed digit, from the number that the quote prints and the value that it stands for.

    Where the quote prints no plain multiple of the value (`2.034 tỷ 609 triệu đồng`), of the value's last digit
    that is not zero.
    """
    found = _PRINTED.search(quote)
    printed = Decimal(found.group().rstrip(".").replace(".", "").replace(",", ".")) if found else Decimal(0)
    if printed and value:
        factor = (value / printed).normalize()
        if abs(factor).as_tuple().digits == (1,):
            return abs(factor).scaleb(-len(found.group(1) or "")) if found else factor
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
