"""The parts that a sentence lists behind their whole: where the list opens, which figures it holds, where it ends."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from doichieu.claims import Kind, Relation
from doichieu.lexicon import folded, unit_kind
from doichieu.reconcile.adding import total_of
from doichieu.reconcile.assigned import AMOUNTS, same_unit
from doichieu.reconcile.book import Book
from doichieu.reconcile.stances import begins, clauses, ends, only, stands, unit_family
from doichieu.reconcile.topics import days_of
from doichieu.reconcile.witnesses import Witness

_SEXES = ("men", "women")
SHORT_LEAD = 5  # words that say no more than that parts follow: `chia ra các nguồn gồm`


def is_comparable(part: Witness, whole: Witness) -> bool:
    """Whether both are amounts of one time, of one unit or counts.

    A plan in a bracket is no part of a result, and so much for each is none of anything.
    """
    one, other = part.claim, whole.claim
    if stands("each", clauses(part.before)[-1]):
        return False
    counts = {unit_kind(one.unit), unit_kind(other.unit)} == {"noun"}
    same_time = one.period is None or other.period is None or days_of(one.period) == days_of(other.period)
    amounts = one.kind in AMOUNTS and other.kind in AMOUNTS and one.total is None
    return amounts and same_time and (other.planned or not one.planned) and (one.unit == other.unit or counts)


def listed_behind(book: Book, whole: Witness, behind: Sequence[Witness]) -> list[Witness]:
    """The amounts of its unit behind `gồm`, up to what is none, or what is told of all of them.

    `gồm 31 đơn kiến nghị và 16 đơn tố cáo; đã giải quyết 42 đơn`: behind a conjunction, behind a semicolon where commas
    part the list, and where the parts make the whole another clause begins.
    """
    parts: list[Witness] = []
    changes = list(takewhile(_is_change, behind))
    opening = changes[-1].after if changes else whole.after
    behind = behind[len(changes) :]
    for mate in _outside_brackets(behind) if lists_all(opening) and whole.claim.kind is Kind.LEVEL else ():
        if not is_comparable(mate, whole) or not counts_the_same(mate, whole) or is_tied_elsewhere(mate, whole):
            break
        if len(parts) > 1 and (is_closed(parts) or (make(book, whole, parts) and not _is_next_number(parts, mate))):
            break
        if parts and tells_what_became(mate) and not tells_what_became(parts[0]):
            break
        parts.append(mate)
    return [] if are_of_a_change(book, whole, parts) else parts


def are_of_a_change(book: Book, whole: Witness, parts: Sequence[Witness]) -> bool:
    """`120 hộ, tăng 5 hộ, gồm 3 hộ mới và 2 hộ chuyển đến`: whether they make the change that stands before them."""
    mates = book.mates(whole)
    total = sum((part.claim.value for part in parts), Decimal(0))
    changes = takewhile(_is_change, mates[mates.index(whole) + 1 :])
    return bool(parts) and any(abs(one.claim.value) == total for one in changes)


def are_both_sexes(parts: Sequence[Witness]) -> bool:
    """`nam 80, nữ 50`: two parts that are all of the people, whatever words stand before them."""
    names = [folded(part.claim.indicator or "") for part in parts]
    if len(names) != len(_SEXES):
        return False
    return any(all(map(only, order, names)) for order in (_SEXES, _SEXES[::-1]))


def _is_change(one: Witness) -> bool:
    return one.claim.kind is Kind.GROWTH


def _outside_brackets(behind: Sequence[Witness]) -> Iterator[Witness]:
    """Those that stand in no bracket of their own: `gồm 28 đảng bộ (có 210 chi bộ trực thuộc) và 24 chi bộ`."""
    depth = 0
    for number, mate in enumerate(behind):
        depth += (mate.before.count("(") - mate.before.count(")")) if number else 0
        if depth < 0:
            return
        if not depth:
            yield mate


def _is_next_number(parts: Sequence[Witness], mate: Witness) -> bool:
    """`khiển trách 5, cảnh cáo 4, khai trừ 1`: one more name with a bare number, as all before it."""
    bare = all(one.claim.quote.isdecimal() for one in (*parts, mate))
    return bare and parts[-1].after.strip().startswith(",") and not tells_what_became(mate)


def lists_all(words: str) -> bool:
    """Whether words behind a whole say that its parts follow; not `39 đồng chí, Đoàn đại biểu dự Đại hội tỉnh gồm`."""
    first, *others = clauses(words)
    named = [clause for clause in others if stands("whole", clause)]
    short = [clause for clause in named if begins("whole", clause) or len(clause.split()) <= SHORT_LEAD]
    return stands("whole", first) or bool(short)


def is_closed(parts: Sequence[Witness]) -> bool:
    """Whether a conjunction stood before the last, or a semicolon behind it and none before."""
    last = parts[-1]
    return ends("and", last.before) or (";" in last.after and not any(";" in part.before for part in parts[1:]))


def make(book: Book, whole: Witness, parts: Sequence[Witness]) -> bool:
    """Whether the parts may be all of the whole."""
    size, total = book.size(whole), total_of(parts, book.size)
    return size is not None and total is not None and total.meets(size)


def tells_what_became(one: Witness) -> bool:
    """Whether the words before a count tell what was done with what is listed, or name a part of it."""
    return any(stands(kind, one.before) for kind in ("done", "settles", "under way", "rest", "among"))


def counts_the_same(part: Witness, whole: Witness) -> bool:
    """`đơn thư` and `đơn` too, and bodies of the Party, of whatever rank."""
    if all(only("party body", folded(one.claim.unit)) for one in (part, whole)):
        return True
    return same_unit(unit_family(part.claim.unit), unit_family(whole.claim.unit))


def is_tied_elsewhere(part: Witness, whole: Witness) -> bool:
    """Whether it is a rate, a repetition, or part of something else."""
    return any(link.relation is not Relation.PART_OF or link.claim != whole.ref.claim for link in part.claim.links)
