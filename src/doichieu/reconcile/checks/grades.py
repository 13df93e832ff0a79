"""Shares of one whole that add up to more than all of it: `120 (9,8%), 980 (80,1%), 130 (15,6%)`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from doichieu.claims import Kind
from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.adding import sum_of
from doichieu.reconcile.assigned import is_share
from doichieu.reconcile.book import Book
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.rating import rated
from doichieu.reconcile.reports import between, finding
from doichieu.reconcile.witnesses import Witness

ALL = Interval.point(100)  # percent
FEWEST = 3  # shares in a row: the whole that two of them give is what the third is held against


def shares_above_all(book: Book) -> Iterator[Finding]:
    """Counts of one unit in a row, each with its share: all but one give the same whole, and together are above it.

    Where each gives the whole that the others give, more than all of it means that they overlap, and is none.
    """
    for mates in book.shared_sentences:
        pairs = _pairs(book, mates)
        sizes = [size for _, share in pairs if (size := book.size(share)) is not None]
        if len(sizes) < FEWEST or len(sizes) < len(pairs):
            continue
        total = sum_of(sizes)
        odd = _odd_one(book, pairs) if total.low > ALL.high else None
        if odd is not None:
            shares = [share for _, share in pairs]
            computed = between(total, "%")
            yield finding(
                "ranges.shares", Severity.WARNING, shares, computed=computed, amount=odd[0].ref, share=odd[1].ref
            )


def _pairs(book: Book, mates: Sequence[Witness]) -> list[tuple[Witness, Witness]]:
    """Each count with the share that follows it; none where the counts are of several units or of parts."""
    found: list[tuple[Witness, Witness]] = []
    for amount, share in pairwise(mates):
        plain = amount.claim.kind is Kind.LEVEL and amount.claim.total is None and is_count(amount.claim.quantity)
        if plain and is_share(share) and rated(share, book.known) is amount and amount.claim.value > 0:
            found.append((amount, share))
    alike = {(amount.claim.unit, amount.claim.period, amount.claim.planned) for amount, _ in found}
    return found if len(alike) == 1 else []


def _odd_one(book: Book, pairs: Sequence[tuple[Witness, Witness]]) -> tuple[Witness, Witness] | None:
    """The one pair whose whole is not that of all the others."""
    wholes = [_whole(book, *pair) for pair in pairs]
    for place, odd in enumerate(wholes):
        others = [one for other, one in enumerate(wholes) if other != place]
        if odd is None or None in others:
            return None
        known = [one for one in others if one is not None]
        agree = all(one.meets(other) for one in known for other in known)
        if agree and not any(odd.meets(one) for one in known):
            return pairs[place]
    return None


def _whole(book: Book, amount: Witness, share: Witness) -> Interval | None:
    size, ratio = book.size(amount), book.ratio(share)
    return size.over(ratio) if size is not None and ratio is not None else None
