"""A share does not follow: 4.126 of 4.208 are not 99,2 %."""

from collections.abc import Iterator

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Finding
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.book import Book, Clash
from doichieu.reconcile.checks import rows_of_rates
from doichieu.reconcile.checks.clashing import slip_factor, worded
from doichieu.reconcile.checks.implying import implied
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import is_count, stated_total
from doichieu.reconcile.network import Law, LawKind
from doichieu.reconcile.stances import first_clause
from doichieu.reconcile.witnesses import Witness

NAME = "share"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions by shares alone; the shares that fit; rows of a table whose rate is not that of the others."""
    for clash in book.clashes:
        if clash.contradiction.kinds != {LawKind.SHARE} or slip_factor(clash.contradiction) is not None:
            continue
        if not (_is_of_another_whole(book, clash) or _is_of_each(book, clash) or _is_of_own_plan(book, clash)):
            yield worded(book, clash, NAME)
    yield from implied(book, LawKind.SHARE, NAME)
    yield from rows_of_rates.find(book)


def _is_of_another_whole(book: Book, clash: Clash) -> bool:
    """Whether it is of another whole of its sentence: of the Y of another figure, or of a count that its words name.

    `có 33/35 đại biểu; 33/33 đại biểu tán thành, bằng 94,3% tổng số`; `nhận 250 hồ sơ; đang xử lý 40 hồ sơ, trong đó
    10 hồ sơ quá hạn, chiếm 4% số hồ sơ đã nhận`.
    """
    rate = book.known[clash.contradiction.laws[-1].ref]
    amount = _amount(book, clash.contradiction.laws[-1]) or rate
    size, ratio = book.size(amount), book.ratio(rate)
    others = (one for one in book.mates(rate) if one is not amount and same_unit(one.claim.unit, amount.claim.unit))
    wholes = (whole for one in others if (whole := _whole(book, one, rate)) is not None)
    shares = (size.over(whole) for whole in wholes if size is not None)
    return ratio is not None and any(share is not None and share.meets(ratio) for share in shares)


def _whole(book: Book, one: Witness, rate: Witness) -> Interval | None:
    """Its Y; the count itself where words behind the rate say what that is of."""
    if one.claim.total is not None:
        return stated_total(one.claim)
    named = (
        one.claim.kind is Kind.LEVEL and one.claim.span.start < rate.claim.span.start and is_count(one.claim.quantity)
    )
    return book.size(one) if named and first_clause(rate.after).strip() else None


def _is_of_each(book: Book, clash: Clash) -> bool:
    """`4 công trình đang thi công, đạt 35 - 80% khối lượng`: a range is of each of them, and no share of all."""
    law = clash.contradiction.laws[-1]
    amount = _amount(book, law)
    ranged = book.known[law.ref].claim.upper is not None
    return ranged and amount is not None and amount.claim.upper is None and is_count(amount.claim.quantity)


def _is_of_own_plan(book: Book, clash: Clash) -> bool:
    """`thu 80 tỷ, đạt 61% dự toán, trong đó: thuế 30 tỷ (62,5%); phí 6 tỷ (41%)`: each part is rated as the whole is.

    So where no rate in a bracket behind its parts is its share of the whole.
    """
    law = clash.contradiction.laws[-1]
    beside = [other for other in book.ties.laws if other.kind is LawKind.SHARE and other.right == law.right]
    if not all(_is_bracketed(book, other) and not _fits(book, other) for other in beside):
        return False
    wholes = {whole.ref for whole in book.by_topic.get(law.right, ())}
    plan_rates = (one for one in book.witnesses if one.claim.kind is Kind.ATTAINMENT)
    return any(not wholes.isdisjoint(one.links(Relation.RATES)) for one in plan_rates)


def _is_bracketed(book: Book, law: Law) -> bool:
    """Whether nothing but the sign of a bracket stands before the rate."""
    return book.known[law.ref].before.strip() == "("


def _fits(book: Book, law: Law) -> bool:
    """Whether the rate is the part's share of the whole."""
    rate, part = book.known[law.ref], _amount(book, law)
    whole = next(iter(book.by_topic.get(law.right, ())), None)
    size, of = (book.size(one) if one is not None else None for one in (part, whole))
    share = size.over(of) if size is not None and of is not None else None
    ratio = book.ratio(rate)
    return share is None or ratio is None or share.meets(ratio)


def _amount(book: Book, law: Law) -> Witness | None:
    """The amount of its sentence that a rate is said to be of."""
    mates = book.mates(book.known[law.ref])
    return next((one for one in book.by_topic.get(law.left, ()) if one in mates), None)
