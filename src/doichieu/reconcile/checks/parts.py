"""Parts and their whole: `58 tỷ, gồm: 30 tỷ; 14,5 tỷ; 11,5 tỷ`.

Parts that are said to be all must make the whole. Others may be fewer, and counts of things may overlap (`nữ 17,
đoàn viên 96`), so there only a part that is more than its whole, or parts that nearly make it, are held against it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from doichieu.claims import Relation
from doichieu.claims.findings import ClaimRef, Fact, Finding, Severity
from doichieu.lexicon import unit_kind
from doichieu.reconcile.adding import sum_of
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks import loose_parts, rows_of_places
from doichieu.reconcile.checks.clashing import FACTORS
from doichieu.reconcile.checks.listed_parts import (
    are_both_sexes,
    are_of_a_change,
    is_closed,
    is_comparable,
    listed_behind,
    lists_all,
    make,
    tells_what_became,
)
from doichieu.reconcile.checks.loose_parts import is_one_slip_apart
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.reports import between, exactly, finding
from doichieu.reconcile.stances import stands
from doichieu.reconcile.witnesses import Witness

NAME = "parts"


def find(book: Book) -> Iterator[Finding]:
    """Every whole with its parts, where they are of one time and one unit; then those that the reader left untied."""
    wholes: dict[ClaimRef, list[Witness]] = defaultdict(list)
    for witness in book.witnesses:
        for ref in witness.links(Relation.PART_OF):
            if ref in book.known and is_comparable(witness, book.known[ref]):
                wholes[ref].append(witness)
    for ref, linked in wholes.items():
        yield from _of_whole(book, book.known[ref], _of_one_row(book, book.known[ref], linked))
    yield from loose_parts.find(book)
    yield from rows_of_places.find(book)


def _of_one_row(book: Book, whole: Witness, parts: Sequence[Witness]) -> Sequence[Witness]:
    """The parts as the list behind the whole has them; none where it has more, which `loose_parts` tells of.

    `gồm: 31 đơn kiến nghị và 16 đơn tố cáo; đã giải quyết 42 đơn`: what became of them is no part. As few of the first
    as make the whole are all of it: `thu 60 tỷ, gồm: thuế 40 tỷ, phí 20 tỷ; chi 55 tỷ`.
    """
    mates = book.mates(whole)
    listed = listed_behind(book, whole, mates[mates.index(whole) + 1 :])
    if set(parts) < set(listed):
        return ()
    if make(book, whole, parts):
        return parts
    starts = [parts[:count] for count in range(2, len(parts))]
    row = next((start for start in starts if make(book, whole, start)), None)
    if row is None and stands("whole", parts[0].before):
        row = next(filter(is_closed, starts), None)
    if row is not None or len(listed) < 2 or not set(listed) < set(parts):
        return row or parts
    more = next(part for part in parts if part not in listed)
    return listed if is_closed(listed) or tells_what_became(more) else parts


def _of_whole(book: Book, whole: Witness, parts: Sequence[Witness]) -> Iterator[Finding]:
    size = book.size(whole)
    sizes = [book.size(part) for part in parts]
    known = [one for one in sizes if one is not None]
    if size is None or not parts or len(known) < len(parts) or are_of_a_change(book, whole, parts):
        return
    for part, one in zip(parts, known, strict=True):
        if one.low > size.high:
            yield finding("parts.above", Severity.ERROR, (whole, part), part=part.ref, whole=whole.ref)
            return
    if len(parts) > 1:
        yield from _of_sum(book, whole, parts, sum_of(known))


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
    slipped = _slipped(book, whole, parts, total)
    if slipped is not None:
        yield slipped
        return
    off = abs(total.middle - size.middle)
    nearly = off <= book.settings.nearly_whole * abs(size.middle)
    unnamed = _is_rest_unnamed(book, parts[-1])
    severity = _severity(whole, parts, too_much=total.low > size.high, nearly=nearly, is_rest_unnamed=unnamed)
    if severity is not None:
        yield finding("parts.sum", severity, (whole, *parts), **facts)


def _slipped(book: Book, whole: Witness, parts: Sequence[Witness], total: Interval) -> Finding | None:
    """The sum of money among the parts that would make the whole in another magnitude: `15,5 triệu` for `15,5 tỷ`."""
    size = book.size(whole)
    if size is None or unit_kind(whole.claim.unit) != "money":
        return None
    for part in parts:
        one = book.size(part)
        for factor in FACTORS if one is not None and one.low > 0 else ():
            if one is not None and _exchanged(total, one, factor).meets(size):
                facts: dict[str, Fact] = {"whole": whole.ref, "part": part.ref}
                facts["factor"] = exactly(max(factor, 1 / factor), "")
                return finding("magnitude.part", Severity.ERROR, (whole, *parts), **facts)
    return None


def _exchanged(total: Interval, one: Interval, factor: Fraction) -> Interval:
    """The sum with one part taken `factor` times."""
    rest = Interval(total.low - one.low, total.high - one.high)
    return rest + one * Interval.point(factor)


def _severity(
    whole: Witness, parts: Sequence[Witness], *, too_much: bool, nearly: bool, is_rest_unnamed: bool
) -> Severity | None:
    """None where the parts need not make the whole."""
    if _are_all(whole, parts) and not is_rest_unnamed:
        return Severity.ERROR
    if are_both_sexes(parts) and not is_rest_unnamed:
        return Severity.WARNING
    if _are_bracketed(whole, parts) and not is_rest_unnamed and (nearly or is_one_slip_apart(whole, parts)):
        return Severity.ERROR if whole.after.rstrip().endswith("(") else Severity.WARNING
    overlap = unit_kind(whole.claim.unit) == "noun" and not nearly
    if too_much:
        return None if overlap else Severity.ERROR
    return Severity.QUESTION if nearly and not is_rest_unnamed and len(parts) > 2 else None


def _are_all(whole: Witness, parts: Sequence[Witness]) -> bool:
    """Whether the words between say so, without a semicolon, behind which another whole begins."""
    return ";" not in whole.after and lists_all(f"{whole.after} {parts[0].before}")


def _is_rest_unnamed(book: Book, last: Witness) -> bool:
    """Whether a rest without a figure follows the last part, or its rates: `21 tỷ (54%), còn lại là thu khác`."""
    mates = book.mates(last)
    behind = mates[mates.index(last) + 1 :]
    rates = takewhile(lambda mate: mate.claim.unit == PERCENT, behind)
    return stands("rest", last.after) or any(stands("rest", mate.after) for mate in rates)


def _are_bracketed(whole: Witness, parts: Sequence[Witness]) -> bool:
    """Whether one bracket behind the whole holds them all."""
    opens = "(" in whole.after and ")" not in whole.after
    return opens and ")" in parts[-1].after and not any(")" in part.after for part in parts[:-1])
