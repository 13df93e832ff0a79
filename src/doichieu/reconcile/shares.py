"""Shares that only the words of a sentence tie to their part and whole: `87 hộ trên tổng số 5.200 hộ, chiếm 1,67%`."""

from collections.abc import Sequence

from doichieu.claims import Kind
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.stances import only, stands
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


def _is_share(rate: Witness) -> bool:
    claim = rate.claim
    return claim.unit == PERCENT and claim.kind in {Kind.LEVEL, Kind.ATTAINMENT} and claim.basis is None


def _are_comparable(part: Witness, whole: Witness) -> bool:
    """Two plain levels of one unit, both planned or neither."""
    one, other = part.claim, whole.claim
    plain = {one.kind, other.kind} == {Kind.LEVEL} and one.total is None and other.total is None
    return plain and one.planned == other.planned and same_unit(one.unit, other.unit)
