"""A share above 100 % or below 0, and more met than there are."""

from collections.abc import Iterator

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Finding, Severity
from doichieu.lexicon import folded
from doichieu.reconcile.assigned import rated
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.reports import finding
from doichieu.reconcile.stances import stands
from doichieu.reconcile.witnesses import Witness

NAME = "ranges"
WHOLE = 100  # percent


def find(book: Book) -> Iterator[Finding]:
    """Shares of something, as their link, a part or their name shows; a rate of its own may be above 100 %."""
    for witness in book.witnesses:
        claim = witness.claim
        if claim.unit != PERCENT or claim.kind is not Kind.LEVEL:
            continue
        if claim.value < 0:
            yield finding("ranges.below", Severity.ERROR, (witness,), share=witness.ref)
        elif claim.value > WHOLE and _is_share(book, witness):
            yield finding("ranges.above", Severity.WARNING, (witness,), share=witness.ref)
        elif claim.value > WHOLE and claim.basis is None and stands("share of", folded(claim.indicator or "")):
            yield finding("ranges.above", Severity.QUESTION, (witness,), share=witness.ref)


def _is_share(book: Book, witness: Witness) -> bool:
    """Whether it is the share of a part, or of X in "X/Y"."""
    amount = rated(witness, book.known)
    return amount is not None and (amount.claim.total is not None or bool(amount.links(Relation.PART_OF)))
