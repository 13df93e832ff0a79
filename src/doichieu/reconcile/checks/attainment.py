"""Attainment does not follow: in one sentence or table row, result, plan and percentage do not go together.

Also a percentage that no whole plan gives: 30 businesses are never 147.3 % of a plan.
"""

from collections.abc import Iterator

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.lexicon import unit_kind
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.book import Book, Clash
from doichieu.reconcile.checks.clashing import clashes_of, worded
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import PERCENT, is_count, stated_total
from doichieu.reconcile.network import LawKind
from doichieu.reconcile.rating import rated
from doichieu.reconcile.reports import finding, percent
from doichieu.reconcile.stances import stands
from doichieu.reconcile.witnesses import Witness

NAME = "attainment"


def find(book: Book) -> Iterator[Finding]:
    """Contradictions of one sentence, and rates that may rate the progress beside them."""
    for clash in clashes_of(book, LawKind.ATTAINMENT, in_one_sentence=True):
        if clash.contradiction.other is not None or not _another_count_fits(book, clash):
            yield _of_whole_before(book, clash) or worded(book, clash, NAME)
    for witness in book.witnesses:
        yield from _beside_progress(book, witness)


def _of_whole_before(book: Book, clash: Clash) -> Finding | None:
    """`tổng số 63 kiến nghị, đã giải quyết 41, đạt 78,2%`: the whole that stands before is meant, and no plan."""
    law = clash.contradiction.laws[-1]
    rate = book.known[law.ref]
    amount = next((one for one in clash.witnesses if one is not rate), None)
    if clash.contradiction.other is not None or amount is None or rate.claim.basis:
        return None
    mates = book.mates(amount)
    behind, top = mates[: mates.index(amount)], book.size(amount)
    whole = next((one for one in reversed(behind) if _is_whole_of(one, amount)), None)
    size = book.size(whole) if whole is not None else None
    share = top.over(size) if top is not None and size is not None else None
    if whole is None or share is None:
        return None
    facts: dict[str, Fact] = {"amount": amount.ref, "other": whole.ref, "rate": rate.ref, "computed": percent(share)}
    return finding("attainment.differs", clash.severity, (whole, amount, rate), **facts)


def _is_whole_of(one: Witness, amount: Witness) -> bool:
    """Whether it counts the same, and more of it, of the same time."""
    claim, of = one.claim, amount.claim
    plain = claim.kind is Kind.LEVEL and claim.total is None and is_count(claim.quantity) and of.total is None
    alike = same_unit(claim.unit, of.unit) and (claim.period, claim.planned) == (of.period, of.planned)
    return plain and alike and claim.value > of.value


def _another_count_fits(book: Book, clash: Clash) -> bool:
    """Whether it may rate another figure before it in its sentence.

    A count for which it gives a whole plan, or any amount that stands nearer than the one it is said to rate:
    `23 dự án với tổng vốn 418 triệu USD, bằng 37,2% kế hoạch`.
    """
    claim_of_rate = book.known[clash.contradiction.laws[-1].ref]
    ratio = book.ratio(claim_of_rate)
    place = book.mates(claim_of_rate).index(claim_of_rate)
    nearest = book.mates(claim_of_rate)[place - 1] if place else claim_of_rate
    if nearest.ref not in clash.contradiction.refs and unit_kind(nearest.claim.unit) in {"money", "measure"}:
        return True
    for mate in book.mates(claim_of_rate):
        if mate.claim.span.start >= claim_of_rate.claim.span.start or not is_count(mate.claim.quantity):
            continue
        size = book.size(mate)
        implied = size.over(ratio) if size is not None and ratio is not None else None
        if implied is not None and implied.whole_numbers() is not None:
            return True
    return False


def _beside_progress(book: Book, witness: Witness) -> Iterator[Finding]:
    """`80/71 lớp với 13.900 học viên, đạt 148%`: the rate names no plan, and does not fit what has one."""
    claim = witness.claim
    if claim.kind is not Kind.ATTAINMENT or claim.unit != PERCENT or claim.basis:
        return
    amount = rated(witness, book.known)
    if amount is None:
        return
    earlier = [mate for mate in book.mates(witness) if mate.claim.span.start < amount.claim.span.start]
    progress = next((mate for mate in reversed(earlier) if mate.claim.total is not None), None)
    if progress is None or amount.claim.total is not None or ";" in progress.after + amount.before:
        return
    if _is_of_one_among(book, amount, progress):
        return
    if stands("equivalent", amount.before):  # `301/312 ha, tương đương 37 km, đạt 96,1%`: of either
        return
    top, total = book.size(progress), stated_total(progress.claim)
    ratio = book.ratio(witness)
    share = top.over(total) if top is not None and total is not None else None
    if share is not None and ratio is not None and not share.meets(ratio) and not _is_share(book, amount, top, ratio):
        facts: dict[str, Fact] = {"progress": progress.ref, "rate": witness.ref, "computed": percent(share)}
        yield finding("attainment.beside", Severity.WARNING, (progress, witness), **facts)


def _is_of_one_among(book: Book, amount: Witness, progress: Witness) -> bool:
    """`10/15 khoản thu đạt, trong đó thuế 58 tỷ đồng (104,6%)`: something else of each, with a plan of its own."""
    between = [one for one in book.mates(progress) if progress.order < one.order <= amount.order]
    tied = progress.ref in amount.links(Relation.PART_OF)
    return not tied and any(stands("among", one.before) for one in between)


def _is_share(book: Book, part: Witness, whole: Interval | None, ratio: Interval) -> bool:
    """`25/25 thanh niên, trong đó cao đẳng 9 đồng chí (36%)`: the share of a part, and of no plan."""
    size = book.size(part)
    share = size.over(whole) if size is not None and whole is not None else None
    return share is not None and share.meets(ratio)
