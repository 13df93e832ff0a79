"""A share above 100 % or below 0, a structure whose shares are not all of it, more met or agreed than there are."""

from collections.abc import Iterator

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Finding, Severity
from doichieu.lexicon import folded
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.grades import shares_above_all
from doichieu.reconcile.checks.present import more_agreed
from doichieu.reconcile.checks.structures import structures
from doichieu.reconcile.measures import PERCENT, is_count
from doichieu.reconcile.rating import rated
from doichieu.reconcile.reports import finding
from doichieu.reconcile.stances import begins, clauses, counts_people, first_clause, is_target, stands
from doichieu.reconcile.witnesses import Witness

NAME = "ranges"
WHOLE = 100  # percent


def find(book: Book) -> Iterator[Finding]:
    """Shares of something, as their link, a part or their name shows; a rate of its own may be above 100 %."""
    yield from more_agreed(book)
    yield from shares_above_all(book)
    yield from structures(book)
    for witness in book.witnesses:
        claim = witness.claim
        if _is_above_all(witness):
            yield finding("ranges.more", Severity.WARNING, (witness,), share=witness.ref)
            continue
        if _is_more_than_there_are(book, witness):
            yield finding("ranges.count", Severity.WARNING, (witness,), amount=witness.ref)
        if claim.unit != PERCENT or claim.kind is not Kind.LEVEL:
            continue
        if claim.value < 0:
            yield finding("ranges.below", Severity.ERROR, (witness,), share=witness.ref)
        elif claim.value > WHOLE and _is_share(book, witness):
            yield finding("ranges.above", Severity.WARNING, (witness,), share=witness.ref)
        elif claim.value > WHOLE and claim.basis is None and stands("share of", folded(claim.indicator or "")):
            yield finding("ranges.above", Severity.QUESTION, (witness,), share=witness.ref)


def _is_above_all(witness: Witness) -> bool:
    """`đạt 112% tổng đàn`: more than all that there is, where no plan and no other time is meant."""
    claim = witness.claim
    if claim.unit != PERCENT or claim.value <= WHOLE or claim.planned or claim.kind is Kind.GROWTH:
        return False
    clause = first_clause(witness.after)
    return stands("of all that is", clause) and not stands("another measure", clause)


def _is_more_than_there_are(book: Book, witness: Witness) -> bool:
    """`có 12/10 trường`: of things that there are, not of a plan that may be surpassed, as a rate above 100 % shows."""
    claim = witness.claim
    if claim.total is None or claim.value <= claim.total or claim.total == 0 or not is_count(claim.quantity):
        return False
    said = _is_of_all(witness) and not is_target(claim.unit)
    around = (witness.before, witness.after)
    planned = claim.planned or any(stands(kind, words) for kind in ("another measure", "exceeded") for words in around)
    surpassed = any(mate.claim.unit == PERCENT and mate.claim.value > WHOLE for mate in book.mates(witness))
    return said and not planned and not surpassed


def _is_of_all(witness: Witness) -> bool:
    """Whether the words say that there are so many, or the number of such things is fixed and no deed is told of them.

    `11/9 thôn đạt chuẩn`, but `xây 11/9 trường`; so many people are counted of those who sit, else of a plan.
    """
    last = witness.before.split()[-1:]
    there_are = bool(last) and stands("there are", last[0])
    if stands("fixed number", folded(witness.claim.unit)):
        return there_are or (witness.claim.cell is None and _is_told_no_deed(witness))
    return there_are and not counts_people(witness.claim.unit)


def _is_told_no_deed(witness: Witness) -> bool:
    """Whether its clause begins with the number, or with how such things are called: `số thôn đạt chuẩn: 11/9 thôn`."""
    clause = clauses(witness.before)[-1].strip(" -–+•*\t\n")
    named = witness.before.rstrip().endswith(":") and begins("number of", witness.before)
    return not clause and (named or not witness.before.rstrip().endswith(":"))


def _is_share(book: Book, witness: Witness) -> bool:
    """Whether it is the share of a part, or of X in "X/Y"."""
    amount = rated(witness, book.known)
    if amount is None:
        return False
    total = amount.claim.total
    surpassed = total is not None and amount.claim.value > total and stands("met", witness.before)  # of a plan
    return (total is not None and not surpassed) or bool(amount.links(Relation.PART_OF))
