"""The bracket behind a rate: `bằng 83% kế hoạch (12 ha)`, `giảm 2 vụ so với cùng kỳ (5 vụ)`.

Whatever name the reader gives the figure in it, it is the plan or the base that the rate is measured against.
"""

from collections.abc import Mapping, Sequence

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import ClaimRef
from doichieu.reconcile.assigned import counts_alike
from doichieu.reconcile.network import Law, LawKind
from doichieu.reconcile.topics import PLAN, Topic
from doichieu.reconcile.witnesses import Witness


def bracketed_ends(
    laws: Sequence[Law],
    known: Mapping[ClaimRef, Witness],
    mates: Mapping[tuple[str, int], Sequence[Witness]],
    topics: Mapping[ClaimRef, Topic],
) -> dict[ClaimRef, Topic]:
    """The number that each figure in such a bracket states.

    mates: the witnesses of each sentence, in order. topics: of amounts, by their own words.
    """
    ends: dict[ClaimRef, Topic] = {}
    for law in laws:
        rate = known[law.ref]
        beside = mates[rate.ref.document, rate.sentence]
        place = beside.index(rate)
        amount = next((one for one in reversed(beside[:place]) if topics.get(one.ref) == law.left), None)
        if amount is None or law.kind is LawKind.SHARE:
            continue
        for figure in beside[place + 1 : place + 2]:
            topic = topics.get(figure.ref)
            if topic is None or not _stands_alone(rate, figure) or not _is_like(figure, amount, rate):
                continue
            if _is_of(topic, law) or _is_mean_of_year(topic, law, amount):
                ends[figure.ref] = law.right
    return ends


def _stands_alone(rate: Witness, figure: Witness) -> bool:
    """Whether one bracket opens behind the rate, and closes right behind the figure."""
    return "(" in rate.after and ")" not in rate.after and figure.after.lstrip().startswith(")")


def _is_like(figure: Witness, amount: Witness, rate: Witness) -> bool:
    """Whether it is a level of the amount's unit, of no other code than it or the rate has, and no part of anything."""
    claim = figure.claim
    plain = claim.kind is Kind.LEVEL and claim.total is None and not figure.links(Relation.PART_OF)
    return (
        plain
        and claim.code in {None, amount.claim.code, rate.claim.code}
        and counts_alike(claim.unit, amount.claim.unit)
    )


def _is_of(topic: Topic, law: Law) -> bool:
    """A plan for a plan, whatever its days; a base for a base of the same days."""
    if law.right.role == PLAN:
        return topic.role == PLAN
    return topic.role != PLAN and topic.days == law.right.days


def _is_mean_of_year(topic: Topic, law: Law, amount: Witness) -> bool:
    """An income for each, told of nine months, beside that of all the year before: `so với năm 2025 (57,8 triệu)`."""
    held = topic.days.first <= law.right.days.first and law.right.days.last <= topic.days.last
    return held and "/" in amount.claim.unit and PLAN not in {topic.role, law.right.role}
