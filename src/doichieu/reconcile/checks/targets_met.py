"""How many targets are met, told twice in one document: `14/18 chỉ tiêu`, and later `13 chỉ tiêu đạt và vượt`.

Both are of all targets of one place and time; not where one is said to be rough, a part, or of a body of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from doichieu.claims import Bound, Kind, Relation
from doichieu.lexicon import folded
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import PERCENT, is_count
from doichieu.reconcile.stances import clauses, ends, first_clause, is_target, stands, without
from doichieu.reconcile.topics import Days, days_of
from doichieu.reconcile.witnesses import Witness

_OTHERWISE = ("unmet", "not yet", "roughly", "band", "rest", "among", "own body")  # it may be of something else


@dataclass(frozen=True, slots=True)
class _Count:
    """So many targets are met. total: of how many, where it is said."""

    witness: Witness
    total: Decimal | None


def differing(book: Book) -> Iterator[tuple[Witness, Witness]]:
    """The first two counts that differ, of each document, place, time and number of all targets."""
    groups: dict[tuple[object, ...], list[_Count]] = defaultdict(list)
    for mates in book.sentences.values():
        for one in _counts(book, mates):
            days: Days | None = days_of(one.witness.claim.period)
            groups[one.witness.ref.document, one.witness.place, one.witness.claim.subject, days].append(one)
    for group in groups.values():
        for alike in _of_one_whole(group):
            pair = next(((one, other) for one, other in pairwise(alike) if one.claim.value != other.claim.value), None)
            if pair is not None:
                yield pair


def _of_one_whole(counts: Sequence[_Count]) -> list[list[Witness]]:
    """Those of the same total; one without a total goes with the only total that there is."""
    totals = {one.total for one in counts} - {None}
    if len(totals) < 2:
        top = next(iter(totals), None)
        return [[one.witness for one in counts if top is None or one.witness.claim.value <= top]]
    return [[one.witness for one in counts if one.total == total] for total in totals]


def _counts(book: Book, mates: Sequence[Witness]) -> Iterator[_Count]:
    for place, one in enumerate(mates):
        behind = mates[place + 1 :]
        rated = bool(behind) and behind[0].claim.unit == PERCENT and first_clause(one.after) == one.after
        if not rated and _is_of_all(one) and not _are_others_exceeded(one, mates):
            links = [book.known[ref] for ref in one.links(Relation.PART_OF) if ref in book.known]
            total = one.claim.total if not links else links[0].claim.value
            if not any(map(_says_met, links)) and (total is not None or one.says("exceeded")):
                yield _Count(one, total)


def _are_others_exceeded(one: Witness, mates: Sequence[Witness]) -> bool:
    """`9 chỉ tiêu vượt, 8 chỉ tiêu đạt`: those that are exceeded stand beside it, and are none of them."""
    others = (mate for mate in mates if mate is not one and is_target(mate.claim.unit))
    apart = (mate for mate in others if one.ref not in mate.links(Relation.PART_OF) and not _says_met(mate))
    return not _says_exceeded(one) and any(map(_says_exceeded, apart))


def _is_of_all(one: Witness) -> bool:
    """Whether it counts the targets that are met, and no kind of them is named."""
    claim = one.claim
    plain = claim.kind in {Kind.LEVEL, Kind.PROGRESS} and is_target(claim.unit) and is_count(claim.quantity)
    exact = claim.bound is Bound.EXACT and not (claim.planned or claim.estimate) and claim.upper is None
    return plain and exact and _says_met(one) and not _is_of_some(one)


def _says_met(one: Witness) -> bool:
    return any(stands("met", words) for words in _words(one))


def _says_exceeded(one: Witness) -> bool:
    return any(stands("exceeded", words) for words in _words(one))


def _is_of_some(one: Witness) -> bool:
    own = without(folded(one.claim.indicator or ""), "all targets", "met", "exceeded")
    said = any(stands(kind, words) for kind in _OTHERWISE for words in _words(one))
    bracketed = one.before.rfind("(") > one.before.rfind(")")  # of another time or part
    return said or bracketed or any(not word.isdigit() for word in own.split())


def _words(one: Witness) -> tuple[str, str, str]:
    """Those of its name and its clause; what stands before a whole is of its part: `13 đạt trong tổng số 18`."""
    before = clauses(one.before)[-1]
    is_whole = ends("of total", before) or ends("of these", before)
    return folded(one.claim.indicator or ""), "" if is_whole else before, first_clause(one.after)
