"""The plan told right before its result: `kế hoạch 120 tỷ đồng, thực hiện 96 tỷ đồng, đạt 80%`, or right behind it."""

from collections.abc import Mapping, Sequence

from doichieu.claims.findings import ClaimRef
from doichieu.lexicon import folded, unit_kind
from doichieu.reconcile.stances import only, stands, without
from doichieu.reconcile.topics import PLAN, RESULT, Topic
from doichieu.reconcile.witnesses import Witness


def result_and_plan(
    rate: Witness, pair: Sequence[Witness], topics: Mapping[ClaimRef, Topic]
) -> tuple[Topic, Topic] | None:
    """The result and its plan, whatever days it is told of; None where the rate names another plan than the words do.

    pair: the two figures right before the rate.
    """
    plan, result = sorted(pair, key=lambda one: not one.claim.planned)
    of, by = topics.get(plan.ref), topics.get(result.ref)
    if stands("late", rate.before) or of is None or by is None or not _are_plain([*pair, rate]) or not _is_held(of, by):
        return None
    if _is_of_one_matter(of, by):
        basis = folded(rate.claim.basis or "")
        return (by, of) if basis in plan.before and not any(";" in one.before for one in (pair[1], rate)) else None
    return (by, of) if pair[0] is plan and _is_spent_of(plan, result) and _names_plan(rate, plan) else None


def _are_plain(row: Sequence[Witness]) -> bool:
    """Whether no total stands in them; a table tells by its columns what is what."""
    return all(one.claim.total is None and one.claim.cell is None for one in row)


def _is_held(plan: Topic, result: Topic) -> bool:
    """Whether the one is planned and the other not, and the plan's days hold the result's."""
    holds = plan.days.first <= result.days.first and result.days.last <= plan.days.last
    return (plan.role, result.role) == (PLAN, RESULT) and holds


def _is_of_one_matter(plan: Topic, result: Topic) -> bool:
    return plan._replace(role=result.role, owner=result.owner, days=result.days) == result


def _is_spent_of(plan: Witness, result: Witness) -> bool:
    """`kế hoạch vốn 32,5 tỷ đồng; đã giải ngân 19,5 tỷ đồng`: what is only said to be spent is of that capital."""
    money = unit_kind(plan.claim.unit) == "money" and plan.claim.unit == result.claim.unit
    one_place = (plan.place, plan.claim.subject) == (result.place, result.claim.subject)
    named = f"{plan.before} {folded(plan.claim.indicator or '')}"
    return money and one_place and only("spent", folded(result.claim.indicator or "")) and stands("capital", named)


def _names_plan(rate: Witness, plan: Witness) -> bool:
    """Whether the basis of the rate is no other plan: each of its words is general, or stands before the plan."""
    own = without(folded(rate.claim.basis or ""), "all targets", "capital").split()
    return all(word.isdigit() or word in plan.before.split() for word in own)
