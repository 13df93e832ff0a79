"""Parts and their whole: `58 tỷ, gồm: 30 tỷ; 14,5 tỷ; 11,5 tỷ`.

Parts that are said to be all must make the whole. Others may be fewer, and counts of things may overlap (`nữ 17,
đoàn viên 96`), so there only a part that is more than its whole, or parts that nearly make it, are held against it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import ClaimRef, Fact, Finding, Severity
from doichieu.reconcile.assigned import AMOUNTS
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import FACTORS
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import kind_of_unit
from doichieu.reconcile.reports import between, exactly, finding
from doichieu.reconcile.stances import stands
from doichieu.reconcile.topics import days_of
from doichieu.reconcile.witnesses import Witness

NAME = "parts"


def find(book: Book) -> Iterator[Finding]:
    """Every whole with its parts, where they are of one time and one unit."""
    wholes: dict[ClaimRef, list[Witness]] = defaultdict(list)
    for witness in book.witnesses:
        for ref in witness.links(Relation.PART_OF):
            if ref in book.known and _is_comparable(witness, book.known[ref]):
                wholes[ref].append(witness)
    for mates in book.sentences.values():
        for place, whole in enumerate(mates):
            parts = _listed_parts(whole, mates[place + 1 :])
            if len(parts) > max(len(wholes.get(whole.ref, ())), 1):
                wholes.pop(whole.ref, None)
                yield from _of_unlinked(book, whole, parts)
    for ref, linked in wholes.items():
        yield from _of_whole(book, book.known[ref], linked)


def _listed_parts(whole: Witness, mates: Sequence[Witness]) -> list[Witness]:
    """The amounts behind `gồm:` that the reader did not take for parts, since one of them is above the whole."""
    if not stands("whole", whole.after) or whole.claim.kind is not Kind.LEVEL:
        return []
    parts: list[Witness] = []
    for mate in mates:
        if not _is_comparable(mate, whole) or mate.claim.unit != whole.claim.unit or _is_tied_elsewhere(mate, whole):
            break
        parts.append(mate)
    return parts


def _is_tied_elsewhere(part: Witness, whole: Witness) -> bool:
    """Whether it is a rate, a repetition, or part of something else."""
    return any(link.relation is not Relation.PART_OF or link.claim != whole.ref.claim for link in part.claim.links)


def _of_unlinked(book: Book, whole: Witness, parts: Sequence[Witness]) -> Iterator[Finding]:
    """Parts that make a thousand times their whole, or more than it by what one slip may do."""
    size = book.size(whole)
    sizes = [book.size(part) for part in parts]
    known = [one for one in sizes if one is not None]
    if size is None or len(known) < len(parts):
        return
    total = sum(known[1:], known[0])
    factor = next((one for one in FACTORS if (size * Interval.point(one)).meets(total)), None)
    if factor is not None:
        facts: dict[str, Fact] = {"one": between(size, whole.claim.unit), "two": between(total, whole.claim.unit)}
        facts["factor"] = exactly(max(factor, 1 / factor), "")
        yield finding("magnitude.slip", Severity.ERROR, (whole, *parts), **facts)
    elif not total.meets(size):
        made = exactly(sum((Fraction(part.claim.value) for part in parts), Fraction(0)), whole.claim.unit)
        yield finding("parts.sum", Severity.WARNING, (whole, *parts), whole=whole.ref, computed=made)


def _is_comparable(part: Witness, whole: Witness) -> bool:
    one, other = part.claim, whole.claim
    counts = {kind_of_unit(one.unit), kind_of_unit(other.unit)} == {"noun"}
    same_time = one.period is None or other.period is None or days_of(one.period) == days_of(other.period)
    amounts = one.kind in AMOUNTS and other.kind in AMOUNTS and one.total is None
    planned = other.planned or not one.planned  # a plan in a bracket is no part of a result
    return amounts and same_time and planned and (one.unit == other.unit or counts)


def _of_whole(book: Book, whole: Witness, parts: Sequence[Witness]) -> Iterator[Finding]:
    size = book.size(whole)
    sizes = [book.size(part) for part in parts]
    known = [one for one in sizes if one is not None]
    if size is None or len(known) < len(parts):
        return
    for part, one in zip(parts, known, strict=True):
        if one.low > size.high:
            yield finding("parts.above", Severity.ERROR, (whole, part), part=part.ref, whole=whole.ref)
            return
    if len(parts) > 1:
        yield from _of_sum(book, whole, parts, sum(known[1:], known[0]))


def _of_sum(book: Book, whole: Witness, parts: Sequence[Witness], total: Interval) -> Iterator[Finding]:
    size = book.size(whole)
    if size is None:
        return
    printed = sum((Fraction(part.claim.value) for part in parts), Fraction(0))
    ranges = any(part.claim.upper is not None for part in parts)
    made = between(total, whole.claim.unit) if ranges else exactly(printed, whole.claim.unit)
    facts: dict[str, Fact] = {"whole": whole.ref, "computed": made}
    if total.meets(size):
        yield finding("parts.agree", Severity.AGREES, (whole, *parts), **facts)
        return
    off = abs(total.middle - size.middle)
    nearly = off <= book.settings.nearly_whole * abs(size.middle)
    severity = _severity(whole, parts, too_much=total.low > size.high, nearly=nearly)
    if severity is not None:
        yield finding("parts.sum", severity, (whole, *parts), **facts)


def _severity(whole: Witness, parts: Sequence[Witness], *, too_much: bool, nearly: bool) -> Severity | None:
    """None where the parts need not make the whole."""
    is_rest_unnamed = stands("rest", parts[-1].after)
    if _are_all(whole, parts) and not is_rest_unnamed:
        return Severity.ERROR
    overlap = kind_of_unit(whole.claim.unit) == "noun" and not nearly
    if too_much:
        return None if overlap else Severity.ERROR
    return Severity.QUESTION if nearly and not is_rest_unnamed and len(parts) > 2 else None


def _are_all(whole: Witness, parts: Sequence[Witness]) -> bool:
    between_them = f"{whole.after} {parts[0].before}"
    return stands("whole", between_them) or whole.after.rstrip().endswith("(")
