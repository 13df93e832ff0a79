"""What a rate implies of the other end of its law, and whether anyone states that."""

from collections.abc import Iterator
from fractions import Fraction

from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.network import Law, LawKind
from doichieu.reconcile.reports import between, exactly, finding, printed_unit
from doichieu.reconcile.witnesses import Witness


def implied(book: Book, kind: LawKind, prefix: str) -> Iterator[Finding]:
    """One finding for each law of this kind whose figure is stated by the claim that the rate measures."""
    clashing = {ref for clash in book.clashes for ref in clash.contradiction.refs}
    for law in book.ties.laws:
        if law.kind is not kind or law.ref in clashing:
            continue
        amounts = [witness for witness in book.by_topic.get(law.left, ()) if witness.ref != law.ref]
        here = [one for one in amounts if one.ref.document == law.ref.document]
        amount = next((one for one in here if one in book.mates(book.known[law.ref])), next(iter(here), None))
        if amount is not None:
            yield from _of_law(book, law, amount, prefix)


def _of_law(book: Book, law: Law, amount: Witness, prefix: str) -> Iterator[Finding]:
    known = book.stated(law.left, [amount.ref])
    size = law.backward(known[1]) if known is not None else None
    if size is None:
        return
    rate = book.known[law.ref]
    other = _other_end(book, law, amount)
    if other is not None:
        facts: dict[str, Fact] = {"amount": amount.ref, "rate": law.ref, "other": other.ref}
        yield finding(f"{prefix}.agrees", Severity.AGREES, (amount, rate, other), **facts)
        return
    whole = size.whole_numbers() if law.right.is_counted else size
    unit = printed_unit(law.right, (amount,))
    about = _about(law, amount, rate, size)
    facts = {"amount": amount.ref, "rate": law.ref, "implied": between(whole or size, unit)}
    if whole is not None and whole.is_point:
        yield finding(f"{prefix}.exact", Severity.IMPLIED, (amount, rate), **facts)
        return
    facts["about"] = exactly(round(about) if law.right.is_counted else about, unit)
    yield finding(f"{prefix}.implied", Severity.IMPLIED, (amount, rate), **facts)


def _other_end(book: Book, law: Law, amount: Witness) -> Witness | None:
    """Who states the plan, base or whole: the amount itself where it is Y of its "X/Y"."""
    others = [one for one in book.by_topic.get(law.right, ()) if one.ref != law.ref]
    return next(iter(others), amount if book.stated(law.right, [amount.ref]) else None)


def _about(law: Law, amount: Witness, rate: Witness, size: Interval) -> Fraction:
    """The other end by the numbers as printed, for people to recognise; else the middle of its interval."""
    printed = Fraction(rate.claim.value) / 100 + (1 if law.kind is LawKind.GROWTH else 0)
    exact = law.ratio is not None and rate.claim.unit == PERCENT and rate.claim.upper is None and printed != 0
    return Fraction(amount.claim.value) / printed if exact else size.middle
