"""Shares that only the words of a sentence tie to their part and whole: `87 hộ trên tổng số 5.200 hộ, chiếm 1,67%`."""

from collections.abc import Sequence

from doichieu.claims import Kind
from doichieu.lexicon import folded
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.measures import PERCENT, is_count
from doichieu.reconcile.stances import begins, clauses, only, stands
from doichieu.reconcile.witnesses import Witness


def part_and_whole(rate: Witness, mates: Sequence[Witness]) -> tuple[Witness, Witness] | None:
    """The two levels right before a percentage that say they are part and whole; None where they do not.

    mates: the witnesses of its sentence in order, itself among them.
    """
    place = mates.index(rate)
    if place < 2 or not _is_share(rate):
        return None
    part, whole = mates[place - 2 : place]
    named = stands("of total", whole.before) and says_share(whole)
    return (part, whole) if named and _are_comparable(part, whole) else None


def says_share(amount: Witness) -> bool:
    """Whether the words right behind it, up to the next figure, say that its share follows: `…, chiếm`."""
    words = amount.after.rpartition(",")[2].strip()
    return bool(words) and only("share", words)


def is_own_rate(rate: Witness, amount: Witness) -> bool:
    """Whether a percentage is of a matter of its own, and none of the amount before it.

    What is planned is no rate of what was reached; `1 chỉ tiêu chưa đạt (đạt 78%)` tells how far that one came; `14/15
    chỉ tiêu đạt, có chỉ tiêu đạt 118%` speaks of some of them; and in `14/15 chỉ tiêu đạt; chưa đạt là thu nhập, đạt
    91%` another matter stands between.
    """
    if rate.claim.planned and not amount.claim.planned:
        return True
    if rate.claim.kind is Kind.ATTAINMENT and _is_of_unmet(amount):
        return True
    _, *others, own = ["", *clauses(amount.after)] if rate.before == amount.after else ["", ""]
    return bool(others) and (_names_some(own, amount) or _turns_away(rate, amount, others[1:]))


def _names_some(words: str, amount: Witness) -> bool:
    """`có chỉ tiêu đạt`: things of the amount's unit, and not how many."""
    return begins("there are", words) and folded(amount.claim.unit) in words


def _turns_away(rate: Witness, amount: Witness, between: Sequence[str]) -> bool:
    """Whether clauses between the amount's own and the rate's tell of something else."""
    told = [words for words in between if words.strip()]
    same = folded(rate.claim.indicator or "") == folded(amount.claim.indicator or "")
    return any(stands("unmet", words) or not same for words in told)


def _is_of_unmet(amount: Witness) -> bool:
    """Whether it counts what did not reach its target, by its name or the words right behind it."""
    counted = amount.claim.total is None and is_count(amount.claim.quantity)
    return counted and (stands("unmet", folded(amount.claim.indicator or "")) or begins("unmet", amount.after))


def _is_share(rate: Witness) -> bool:
    claim = rate.claim
    return claim.unit == PERCENT and claim.kind in {Kind.LEVEL, Kind.ATTAINMENT} and claim.basis is None


def _are_comparable(part: Witness, whole: Witness) -> bool:
    """Two plain levels of one unit, both planned or neither."""
    one, other = part.claim, whole.claim
    plain = {one.kind, other.kind} == {Kind.LEVEL} and one.total is None and other.total is None
    return plain and one.planned == other.planned and same_unit(one.unit, other.unit)
