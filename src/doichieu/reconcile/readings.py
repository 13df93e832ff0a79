"""Of what a rate is, where its sentence offers several pairs: the one that fits, else the one that its words favour."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from doichieu.claims import Relation
from doichieu.claims.findings import ClaimRef
from doichieu.reconcile.adding import sum_of
from doichieu.reconcile.assigned import AMOUNTS, same_unit
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import stated_total
from doichieu.reconcile.stances import begins
from doichieu.reconcile.witnesses import Witness

Sizes = Mapping[ClaimRef, Interval | None]


class Pair(NamedTuple):
    """A figure and what it is held against: its Y where that is an "X/Y"; None where nothing is printed."""

    part: Witness
    whole: Witness | None


def head_of_list(rate: Witness, amount: Witness, mates: Sequence[Witness]) -> Witness | None:
    """The whole whose parts stand between it and the rate, and nothing else: `52 ha, gồm 40 ha … và 12 ha …, đạt 104%`.

    None where the amount is no last part.
    """
    place = mates.index(rate)
    whole = next((one for one in mates[:place] if one.ref in amount.links(Relation.PART_OF)), None)
    if whole is None or whole.claim.kind not in AMOUNTS or whole.claim.planned or whole.claim.total is not None:
        return None
    parts = mates[mates.index(whole) + 1 : place]
    tied = all(whole.ref in part.links(Relation.PART_OF) for part in parts)
    return whole if tied and parts[-1:] == [amount] else None


def is_of_list(rate: Witness, whole: Witness, mates: Sequence[Witness], sizes: Sizes) -> bool:
    """Whether a comma stands before the rate, and the parts before it are all of the whole."""
    parts = [sizes[one.ref] for one in mates if whole.ref in one.links(Relation.PART_OF)]
    size, known = sizes[whole.ref], [one for one in parts if one is not None]
    apart = "," in rate.before or ";" in rate.before
    return apart and size is not None and len(parts) == len(known) > 1 and sum_of(known).meets(size)


def in_bracket_behind(rate: Witness, mates: Sequence[Witness]) -> Witness | None:
    """The one amount in the bracket behind a rate: `đạt 104% kế hoạch (50 ha)`, `95% tổng số đại biểu (42)`."""
    behind = mates[mates.index(rate) + 1 :][:1]
    opened = "(" in rate.after and ")" not in rate.after
    closed = (one for one in behind if opened and one.after.lstrip().startswith(")"))
    return next((one for one in closed if one.claim.kind in AMOUNTS and one.claim.total is None), None)


def above(whole: Witness, mates: Sequence[Witness]) -> Witness | None:
    """What the whole of a part is a part of itself: `20 vụ, gồm 12 vụ … và 8 vụ …; trong đó có 5 vụ nghiêm trọng`."""
    return next((one for one in mates if one.ref in whole.links(Relation.PART_OF) and not one.claim.total), None)


def totals_before(rate: Witness, amount: Witness, mates: Sequence[Witness]) -> list[Witness]:
    """Each X/Y of its unit before another, and any where the rate is of all: `41/42 đồng chí; đồng ý 40/41 phiếu`."""
    totals = (one for one in mates if one.claim.total and one.order < amount.order)
    return [one for one in totals if is_of_all(rate) or same_unit(one.claim.unit, amount.claim.unit)]


def is_of_all(rate: Witness) -> bool:
    """Whether it says that it is of all there are: `bằng 95,2% tổng số ủy viên`."""
    return begins("out of all", rate.after)


def is_second_rate(rate: Witness, amount: Witness, mates: Sequence[Witness]) -> bool:
    """Whether another percentage of the amount stands before: `40/41 phiếu, đạt 97,6%, bằng 95,2% tổng số`."""
    between = [one for one in mates if amount.order < one.order < rate.order]
    return any(one.claim.unit == rate.claim.unit and amount.ref in one.links(Relation.RATES) for one in between)


def fitting(pairs: Sequence[Pair], ratio: Interval | None, sizes: Sizes) -> Pair | None:
    """The first pair whose quotient is the rate, to the digits printed."""
    for pair in pairs:
        part, whole = sizes[pair.part.ref], _whole(pair.whole, sizes)
        quotient = part.over(whole) if part is not None and whole is not None else None
        if ratio is not None and quotient is not None and quotient.meets(ratio):
            return pair
    return None


def _whole(one: Witness | None, sizes: Sizes) -> Interval | None:
    if one is None:
        return None
    return stated_total(one.claim) if one.claim.total is not None else sizes[one.ref]
