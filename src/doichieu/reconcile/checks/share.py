"""A share does not follow: 4.126 of 4.208 are not 99,2 %."""

from collections.abc import Iterator

from doichieu.claims.findings import Finding
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.book import Book, Clash
from doichieu.reconcile.checks import rows_of_rates
from doichieu.reconcile.checks.clashing import slip_factor, worded
from doichieu.reconcile.checks.implying import implied
from doichieu.reconcile.measures import stated_total
from doichieu.reconcile.network import LawKind

NAME = "share"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions by shares alone; the shares that fit; rows of a table whose rate is not that of the others."""
    for clash in book.clashes:
        if clash.contradiction.kinds != {LawKind.SHARE} or slip_factor(clash.contradiction) is not None:
            continue
        if not _is_of_another_total(book, clash):
            yield worded(book, clash, NAME)
    yield from implied(book, LawKind.SHARE, NAME)
    yield from rows_of_rates.find(book)


def _is_of_another_total(book: Book, clash: Clash) -> bool:
    """`có 33/35 đại biểu; 33/33 đại biểu tán thành, bằng 94,3% tổng số`: the share is of the Y of another figure."""
    rate = book.known[clash.contradiction.laws[-1].ref]
    amount = next((one for one in clash.witnesses if one is not rate), rate)
    size, ratio = book.size(amount), book.ratio(rate)
    others = (one for one in book.mates(rate) if one is not amount and same_unit(one.claim.unit, amount.claim.unit))
    totals = (total for one in others if (total := stated_total(one.claim)) is not None)
    shares = (size.over(total) for total in totals if size is not None)
    return ratio is not None and any(share is not None and share.meets(ratio) for share in shares)
