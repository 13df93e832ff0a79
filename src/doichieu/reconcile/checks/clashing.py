"""What checks share that word a contradiction: which of them it belongs to, and its arithmetic."""

from collections.abc import Iterator
from fractions import Fraction

from doichieu.claims.findings import Between, ClaimRef, Fact, Finding
from doichieu.lexicon import unit_kind
from doichieu.reconcile.book import Book, Clash
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import PERCENT, TIMES
from doichieu.reconcile.network import Contradiction, Law, LawKind
from doichieu.reconcile.reports import between, finding, percent, printed_unit

FACTORS = tuple(Fraction(10) ** power for power in (-9, -6, -3, 3, 6, 9))


def slip_factor(contradiction: Contradiction) -> Fraction | None:
    """The power of a thousand that would make both sides meet; None where none does, or there is one side only."""
    if contradiction.other is None:
        return None
    return factor_between(contradiction.one.size, contradiction.other.size)


def factor_between(one: Interval, other: Interval) -> Fraction | None:
    """The power of a thousand by which the first meets the other; None where none does."""
    return next((factor for factor in FACTORS if (one * Interval.point(factor)).meets(other)), None)


def clashes_of(book: Book, kind: LawKind, *, in_one_sentence: bool) -> Iterator[Clash]:
    """Contradictions by laws of this kind alone, of one sentence or of several.

    Slips of magnitude are no such, nor a count without a whole number by a rate behind a semicolon, which may rate
    something else.
    """
    for clash in book.clashes:
        one = clash.contradiction
        if one.other is None and any(";" in book.known[law.ref].before for law in one.laws):
            continue
        if one.kinds == {kind} and clash.is_of_one_sentence is in_one_sentence and slip_factor(one) is None:
            yield clash


def worded(book: Book, clash: Clash, prefix: str) -> Finding:
    """The finding that fits: a rate beside both its figures, a count without a whole number, or two implied ones."""
    one = clash.contradiction
    laws = one.laws
    if one.other is None:
        facts = _one_sided(book, one, laws[-1])
        return finding(f"{prefix}.no_whole", clash.severity, clash.witnesses, **facts)
    both = _both_ends(book, one, laws[0]) if len(laws) == 1 else None  # none either where the rate is one of zero
    if both is not None:
        is_gap = laws[0].kind is LawKind.ATTAINMENT and laws[0].ratio is None
        wording = "of_total" if both["amount"] == both["other"] else "gap" if is_gap else "differs"
        return finding(f"{prefix}.{wording}", clash.severity, clash.witnesses, **both)
    return finding(f"{prefix}.two", clash.severity, clash.witnesses, **two_sides(clash))


def _both_ends(book: Book, one: Contradiction, law: Law) -> dict[str, Fact] | None:
    left, right = book.stated(law.left, one.refs), book.stated(law.right, one.refs)
    if left is None or right is None:
        return None
    computed = _computed(book, law, left[1], right[1])
    if computed is None:
        return None
    implied = law.backward(left[1])
    name = "change" if law.kind is LawKind.GROWTH else "computed"
    facts: dict[str, Fact] = {"amount": left[0], "other": right[0], "rate": law.ref, name: computed}
    unit = printed_unit(law.right, (book.known[right[0]],))
    return facts | ({"implied": between(implied, unit)} if implied is not None else {})


def _computed(book: Book, law: Law, left: Interval, right: Interval) -> Between | None:
    """The rate as it would follow from both figures, in the unit that the claim states it in; None of zero."""
    unit = book.known[law.ref].claim.unit
    if law.ratio is None:
        return between(left - right, unit)
    ratio = left.over(right)
    if ratio is None:
        return None
    if unit_kind(unit) == TIMES:
        return between(ratio, unit)
    growth = Interval.point(1 if law.kind is LawKind.GROWTH else 0)
    return percent(ratio - growth) if unit == PERCENT else between(left - right, unit)


def _one_sided(book: Book, one: Contradiction, law: Law) -> dict[str, Fact]:
    amount: ClaimRef = next((ref for ref in book.in_order(one.refs) if ref != law.ref), law.ref)
    unit = printed_unit(one.topic, (book.known[amount],))
    return {"amount": amount, "rate": law.ref, "implied": between(one.one.size, unit)}


def two_sides(clash: Clash) -> dict[str, Fact]:
    """Both intervals of the number that the claims contradict one another about."""
    one = clash.contradiction
    unit = printed_unit(one.topic, clash.witnesses)
    facts: dict[str, Fact] = {"one": between(one.one.size, unit)}
    return facts | ({"two": between(one.other.size, unit)} if one.other else {})
