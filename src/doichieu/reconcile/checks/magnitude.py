"""A slip of magnitude: two sides that would agree if one were a thousand, a million or a billion times as much.

`1.046,8 triệu đồng` where the table has `1.046,8 tỷ đồng`. Rates that were meant in points, and the other way round,
fit by themselves: a change in percent of a percentage is tried as both. Which of the two figures slipped is told by
the others of the same number: the plan, the months before, the year before.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import log10

from doichieu.claims.findings import ClaimRef, Fact, Finding, Severity
from doichieu.reconcile.book import Book, Clash
from doichieu.reconcile.checks.clashing import slip_factor, two_sides
from doichieu.reconcile.network import Value
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.witnesses import Witness

NAME = "magnitude"
SLIP, EITHER = "slip", ("one", "other")  # the facts that name the figures that may have slipped


def find(book: Book) -> Iterator[Finding]:
    """Contradictions of any kind that a power of a thousand explains; each figure that slipped is told once."""
    told: set[ClaimRef] = set()
    for clash in book.clashes:
        factor = slip_factor(clash.contradiction)
        if factor is None:
            continue
        one, other = _roots(book, clash)
        if one is None or other is None:
            facts = two_sides(clash) | {"factor": exactly(max(factor, 1 / factor), "")}
            yield finding("magnitude.slip", clash.severity, clash.witnesses, **facts)
            continue
        slipped = [pair for pair in ((one, factor), (other, 1 / factor)) if _stands_apart(book, *pair, (one, other))]
        if len(slipped) != 1:
            yield either(clash.severity, clash.witnesses, one, other, factor)
        elif slipped[0][0].ref not in told:
            told.add(slipped[0][0].ref)
            yield likely(clash.severity, clash.witnesses, *slipped[0])


def likely(severity: Severity, witnesses: Iterable[Witness], slipped: Witness, factor: Fraction) -> Finding:
    """The figure that slipped, what it is likely to be, and the figures with which it goes then."""
    claim, known = slipped.claim, list(witnesses)
    facts: dict[str, Fact] = {SLIP: slipped.ref, "likely": exactly(Fraction(claim.value) * factor, claim.unit)}
    others = (one.ref for one in known if one.ref != slipped.ref)
    facts |= {f"beside{number}": ref for number, ref in enumerate(others, start=1)}
    return finding("magnitude.likely", severity, known, **facts)


def either(severity: Severity, witnesses: Iterable[Witness], one: Witness, other: Witness, factor: Fraction) -> Finding:
    """One of two figures slipped, and nothing says which."""
    facts: dict[str, Fact] = {"one": one.ref, "other": other.ref, "factor": exactly(max(factor, 1 / factor), "")}
    return finding("magnitude.either", severity, witnesses, **facts)


def slips_told(found: Iterable[Finding]) -> list[frozenset[ClaimRef]]:
    """The figures that slipped by these findings; two together where it is one of the two."""
    slips = [dict(one.facts) for one in found if one.check == NAME]
    named = ([facts[name] for name in (SLIP, *EITHER) if name in facts] for facts in slips)
    refs = (frozenset(fact for fact in facts if isinstance(fact, ClaimRef)) for facts in named)
    return [each for each in refs if each]


def _roots(book: Book, clash: Clash) -> list[Witness | None]:
    """The amount that each side begins with; None where it is not one."""
    one = clash.contradiction
    return [_root(book, side) if side is not None else None for side in (one.one, one.other)]


def _root(book: Book, side: Value) -> Witness | None:
    begun = side.refs - {law.ref for law in side.laws}
    return book.known[next(iter(begun))] if len(begun) == 1 else None


def _stands_apart(book: Book, one: Witness, factor: Fraction, both: Sequence[Witness]) -> bool:
    """Whether the others that are stated of its number, of whatever time and plan, are nearer to the corrected one."""
    own = book.ties.topics.get(one.ref)
    if own is None or own.is_private or one.claim.value <= 0:
        return False
    alike = (each for topic, group in book.by_topic.items() if topic[:4] == own[:4] for each in group)
    sizes = [log10(each.claim.value) for each in alike if each not in both and each.claim.value > 0]
    stated = log10(one.claim.value)
    off = log10(factor)
    nearer = sum(abs(stated + off - size) < abs(stated - size) for size in sizes)
    return nearer * 2 > len(sizes)
