"""Parts that the reader did not tie to their whole, since they do not make it: a bracket, `gồm:`, `trong đó`.

In a bracket the figures may be something else than parts. They are held against the figure before it only where one
slip would explain the difference: two digits transposed, one or two too many, a factor of a thousand.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from doichieu.claims import Relation
from doichieu.claims.findings import Finding, Severity
from doichieu.lexicon import unit_kind
from doichieu.reconcile.adding import total_of, whole_by_part
from doichieu.reconcile.assigned import AMOUNTS
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import factor_between, slip_factor
from doichieu.reconcile.checks.listed_parts import (
    are_both_sexes,
    counts_the_same,
    is_comparable,
    is_tied_elsewhere,
    listed_behind,
    tells_what_became,
)
from doichieu.reconcile.checks.magnitude import likely
from doichieu.reconcile.measures import PERCENT, is_count
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import begins, ends, stands
from doichieu.reconcile.witnesses import Witness

FEW = 2  # a count that is off by so many was miscounted
NEAR = 6  # signs between two sentences that follow one another: spaces, a break, the sign of an item
LONG = 3  # digits of a whole that other parts seldom miss by a single one


def find(book: Book) -> Iterator[Finding]:
    """Every figure with what stands behind it in its sentence, and in the next where that begins with `Trong đó`."""
    yield from _of_next_sentences(book)
    for mates in book.shared_sentences:
        for place, whole in enumerate(mates):
            if whole.claim.kind not in AMOUNTS or whole.claim.total is not None:
                continue
            behind = mates[place + 1 :]
            yield from _of_first(book, whole, behind[:1])
            listed = listed_behind(book, whole, behind)
            parts = listed or _bracketed(whole, behind)
            if len(parts) > 1 and not all(_is_part(part, whole) for part in parts):
                yield from _of_parts(book, whole, parts, sure=bool(listed))
            elif not parts:
                yield from _of_parts(book, whole, _continued(whole, behind), sure=False)


def _of_first(book: Book, whole: Witness, behind: Sequence[Witness]) -> Iterator[Finding]:
    """`47 trường, trong đó 83 trường đạt chuẩn`: more than there are; the rate of a part may be above that of all.

    Behind the last of several parts it may be of all of them: `47 trường, gồm 30 tiểu học và 17 trung học, trong đó …`.
    """
    if not behind or PERCENT in {whole.claim.unit, behind[0].claim.unit} or not stands("among", whole.after):
        return
    part = behind[0]
    top = next((book.known[ref] for ref in whole.links(Relation.PART_OF) if ref in book.known), whole)
    size, all_of_it = book.size(part), book.size(top)
    said = part.claim.unit == top.claim.unit and is_comparable(part, top) and not _is_part(part, top)
    if said and size is not None and all_of_it is not None and size.low > all_of_it.high:
        yield finding("parts.above", Severity.WARNING, (top, part), part=part.ref, whole=top.ref)


def _of_next_sentences(book: Book) -> Iterator[Finding]:
    """`Thu 46,9 tỷ đồng. Trong đó thu tiền sử dụng đất 51,3 tỷ đồng`: more than all that it may be a part of.

    What the catalogue knows as part and whole is the matter of `wholes`, and a slip of magnitude is told elsewhere.
    """
    slips = {ref for clash in book.clashes if slip_factor(clash.contradiction) for ref in clash.contradiction.refs}
    for earlier, mates in pairwise(book.sentences.values()):
        part = mates[0]
        if not begins("among", part.before) or not _is_next(earlier[-1], part) or part.claim.unit == PERCENT:
            continue
        meant = [one for one in earlier if _may_hold(one, part)]
        size, sizes = book.size(part), [book.size(one) for one in meant]
        if size is None or not meant or any(one is None or size.low <= one.high for one in sizes):
            continue
        whole = meant[0]
        if slips & {whole.ref, part.ref}:
            continue
        if whole.claim.code is None or whole_by_part().get(part.claim.code or "") != whole.claim.code:
            yield finding("parts.above", Severity.WARNING, (whole, part), part=part.ref, whole=whole.ref)


def _may_hold(one: Witness, part: Witness) -> bool:
    """Whether it is an amount of the part's unit and time, planned where the part is."""
    alike = one.claim.unit == part.claim.unit and one.claim.planned == part.claim.planned
    return alike and one.claim.kind in AMOUNTS and is_comparable(part, one)


def _is_next(one: Witness, other: Witness) -> bool:
    """Whether nothing but a stop and one break lies between their sentences."""
    gap = other.sentence - (one.claim.span.end + len(one.after))
    return (
        one.ref.document == other.ref.document and gap <= NEAR and one.claim.cell is None and other.claim.cell is None
    )


def _bracketed(whole: Witness, behind: Sequence[Witness]) -> list[Witness]:
    """All figures of the bracket that opens behind it; none where one of them is no such amount."""
    if "(" not in whole.after or ")" in whole.after:
        return []
    parts: list[Witness] = []
    for mate in behind:
        if not is_comparable(mate, whole) or is_tied_elsewhere(mate, whole):
            return []
        parts.append(mate)
        if ")" in mate.after:
            return parts
    return []


def _continued(whole: Witness, behind: Sequence[Witness]) -> list[Witness]:
    """All parts in a row behind `trong đó`, `trong 11 nghị quyết` or a colon, where not all are tied.

    The reader ties parts as long as they do not add up to more, so that the one that makes them too many is left.
    """
    parts: list[Witness] = []
    opens = stands("among", whole.after) or ends("of these", whole.before) or ":" in whole.after
    for mate in behind if opens else ():
        plain = counts_the_same(mate, whole) and is_comparable(mate, whole) and not is_tied_elsewhere(mate, whole)
        if not plain or (parts and not _goes_on(parts, mate)):
            break
        parts.append(mate)
    met = any(part.says("unmet") for part in parts)  # met and not met: `partition`
    return [] if met or all(_is_part(part, whole) for part in parts) else parts


def _goes_on(parts: Sequence[Witness], mate: Witness) -> bool:
    """Whether a comma or a conjunction parts it from the last, no bracket and no new clause, and it is no outcome."""
    between = parts[-1].after
    joined = "," in between or ends("and", between)
    told = tells_what_became(mate) and not tells_what_became(parts[0])
    return joined and not told and not any(sign in between for sign in ";():.")


def _is_part(part: Witness, whole: Witness) -> bool:
    return whole.ref in part.links(Relation.PART_OF)


def _of_parts(book: Book, whole: Witness, parts: Sequence[Witness], *, sure: bool) -> Iterator[Finding]:
    size, total = book.size(whole), total_of(parts, book.size)
    if size is None or total is None:
        return
    factor = factor_between(size, total)
    if factor is not None:
        yield likely(Severity.ERROR, (whole, *parts), whole, factor)
        return
    is_slip = sure or is_one_slip_apart(whole, parts) or are_both_sexes(parts)
    amounts = unit_kind(whole.claim.unit) in {"money", "measure"} and stands("among", whole.after)
    if not total.meets(size) and (is_slip or (amounts and total.low > size.high)):
        made = exactly(sum((Fraction(part.claim.value) for part in parts), Fraction(0)), whole.claim.unit)
        tied = sure and any(_is_part(part, whole) for part in parts)
        severity = Severity.ERROR if tied else Severity.WARNING if is_slip else Severity.QUESTION  # amounts may overlap
        yield finding("parts.sum", severity, (whole, *parts), whole=whole.ref, computed=made)


def is_one_slip_apart(whole: Witness, parts: Sequence[Witness]) -> bool:
    """Whether one slip explains that the parts do not make the whole.

    Two digits of one figure in another order, one digit of a longer figure, or a count off by two.
    """
    off = sum((part.claim.value for part in parts), Decimal(0)) - whole.claim.value
    if is_count(whole.claim.quantity) and abs(off) <= FEW:
        return True
    if _digits(off) == 1 and _digits(whole.claim.value) >= LONG:
        return True
    return off in _changes(whole.claim.value) or any(-off in _changes(part.claim.value) for part in parts)


def _digits(value: Decimal) -> int:
    """How many digits from the first to the last that is not zero."""
    return len("".join(map(str, value.normalize().as_tuple().digits)))


def _changes(value: Decimal) -> set[Decimal]:
    """By how much a number changes when two neighbouring digits change places."""
    digits = str(value)
    places = [place for place, sign in enumerate(digits) if sign.isdigit()]
    swapped = (
        digits[:one] + digits[other] + digits[one + 1 : other] + digits[one] + digits[other + 1 :]
        for one, other in pairwise(places)
    )
    return {Decimal(number) - value for number in swapped} - {Decimal(0)}
