"""The kind of a figure, its bound, and whether it is an estimate: from the verbs around it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from doichieu.claims import Bound, Kind, Quantity
from doichieu.reader.grammar.amounts.units import MEASURE, MONEY, NOUN, PERCENT, POINTS, TIMES
from doichieu.reader.grammar.figures.bases import Basis, basis_before, basis_behind, exceeded
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, negative, shifted, with_sign_of
from doichieu.reader.grammar.figures.compared_levels import (
    is_compared_with,
    is_of_another_time,
    is_put_against_a_level,
    is_share_of_whole,
)
from doichieu.reader.grammar.figures.restated import is_as_much, is_change_in_unit, is_change_of_part, is_index_of_part
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated_bounds import bound_of, estimated
from doichieu.reader.grammar.figures.verbs_apart import (
    falls_by,
    is_part_of_amount_due,
    is_reached_too,
    is_second_of_pair,
    is_taken_away,
    lacks,
)
from doichieu.reader.grammar.text.vocabulary import Cue

Verdict = tuple[str, Kind, Quantity]
AS_BEFORE = "change, restated or in turn"
OF_PART = "change of a part"
DECISIVE = ("rise", "fall", "times", "exceed", "short", "to_level", "share", "reach")


class Judgement(NamedTuple):
    """What the verbs say of a figure."""

    kind: Kind
    quantity: Quantity
    basis: Basis | None
    estimate: bool
    rule: str
    sure: bool  # by words of its own, not by what stands near


def judged(setting: Setting, before: "Judgement | None") -> Judgement:
    """Kind, value, bound and basis of one figure; `before`: the figure before it in the sentence."""
    basis = basis_behind(setting.scene, setting.figure, setting.right) or basis_before(
        setting.scene, setting.left, setting.chain_start
    )
    quantity, bound = setting.figure.printed.quantity, bound_of(setting)
    if bound is not quantity.bound:
        quantity = replace(quantity, bound=bound)
    verb = decisive(setting.chain) or _verb_apart(setting)
    if verb == "exceed" and is_reached_too(setting.scene, setting.chain):
        verb = "reach"
    elif verb is None and basis is not None and basis.compared and lacks(setting.scene, setting.chain_start):
        due = basis.is_plan and setting.figure.printed.sort in (MONEY, PERCENT)
        verb, basis = ("short", basis) if due else (None, None)
    if verb is None:
        rate = setting.figure.printed.sort in (PERCENT, POINTS)
        verb, basis = exceeded(setting.scene, setting.left, setting.chain_start, rate=rate) or (None, basis)
    rule, kind, value = _kind(setting, verb, basis, quantity, before)
    if rule == AS_BEFORE and basis is None and before is not None and setting.figure.printed.sort == PERCENT:
        basis = before.basis
    return Judgement(
        kind=kind,
        quantity=value,
        basis=basis if kind in (Kind.ATTAINMENT, Kind.GROWTH) else None,
        estimate=estimated(setting),
        rule=rule,
        sure=rule not in ("rate of an unnamed plan", "stated level"),
    )


def _verb_apart(setting: Setting) -> str | None:
    falls = falls_by(setting.scene, setting.number, setting.chain, setting.left, setting.chain_start)
    return "fall" if falls else None


def _kind(
    setting: Setting, verb: str | None, basis: Basis | None, quantity: Quantity, before: Judgement | None
) -> Verdict:
    """The first of these rules that holds."""
    sort = setting.figure.printed.sort
    if quantity.total is not None:
        return "so many out of so many", Kind.PROGRESS, quantity
    if (unsaid := _without_own_verb(setting, verb, basis, quantity, before)) is not None:
        return unsaid
    if verb == "to_level" and _is_open(quantity) and (change := _range_of_change(setting)) is not None:
        return _change(sort, change, basis, quantity)
    if verb == "fall" and basis is None and sort == PERCENT and in_force(setting):
        return "reduction by a rule", Kind.LEVEL, quantity
    if verb == "to_level":
        return "level that a change ends at", Kind.LEVEL, quantity
    return _of_verb(sort, verb, basis, quantity) or _percentage(setting, basis, quantity, before)


def _without_own_verb(
    setting: Setting, verb: str | None, basis: Basis | None, quantity: Quantity, before: Judgement | None
) -> Verdict | None:
    """What a sign says, the change right before, or what the figure before is put against."""
    if is_compared_with(setting.scene, setting.number, setting.chain, setting.chain_start):
        return "level that another is put against", Kind.LEVEL, quantity
    changed = before if before is not None and before.kind is Kind.GROWTH else None
    against = changed.basis if changed is not None else None
    if changed is not None and is_as_much(setting.scene, setting.number, setting.chain, against):
        return AS_BEFORE, Kind.GROWTH, with_sign_of(changed.quantity, quantity)
    if verb is not None:
        counts = setting.figure.printed.sort == NOUN and any("all_of" in cue.roles for cue in setting.chain[:1])
        counts = counts or (verb == "fall" and basis is None and is_taken_away(setting.scene, setting.number))
        return ("stated level", Kind.LEVEL, quantity) if counts else None  # `giảm cả 3 tiêu chí`
    if changed is not None and (
        is_second_of_pair(setting.scene, setting.number, basis)
        or is_change_in_unit(setting.scene, setting.number, changed.quantity)
    ):
        return "second of a pair of changes", Kind.GROWTH, with_sign_of(changed.quantity, quantity)
    if changed and is_change_of_part(setting.scene, setting.number, setting.chain, goes_on=changed.rule == OF_PART):
        return OF_PART, Kind.GROWTH, quantity
    return ("signed change", Kind.GROWTH, quantity) if _is_signed_change(setting) else None


def _is_signed_change(setting: Setting) -> bool:
    """`(+4,6% so với năm 2024)`, `(đạt 76%; -14,3%)`: a plus, or a minus without a verb, says how much more or less."""
    figure, lower = setting.figure, setting.scene.source.lower
    if not figure.signed:
        return False
    return lower[figure.start] == "+" or lower[setting.left : setting.chain_start].rstrip().endswith(("(", ";", ","))


def _is_open(quantity: Quantity) -> bool:
    """`từ 4 - 5%`, `từ 0,5% trở lên`: how much, rather than which level."""
    return quantity.upper is not None or quantity.bound in (Bound.AT_LEAST, Bound.AT_MOST)


def _range_of_change(setting: Setting) -> str | None:
    """`tăng từ 11 đến 11,5%`: from so much to so much is how far the change goes."""
    for cue in setting.chain:
        for role in ("rise", "fall"):
            if f"{role}_from" in cue.roles:
                return role
    return None


def _of_verb(sort: str, verb: str | None, basis: Basis | None, quantity: Quantity) -> Verdict | None:
    """What a verb of change or excess says."""
    if verb in ("rise", "fall") or (verb == "short" and basis is not None and not basis.is_plan):
        return _change(sort, "rise" if verb == "rise" else "fall", basis, quantity)
    if verb == "times" or (sort == TIMES and basis is not None):
        planned = basis is not None and basis.is_plan and sort == TIMES
        kind = Kind.ATTAINMENT if planned else Kind.GROWTH
        return "so many times a plan" if planned else "so many times as much", kind, quantity
    if verb == "short":
        signed = negative(quantity)
        return "less than a plan", Kind.ATTAINMENT, shifted(signed, HUNDRED) if sort == PERCENT else signed
    if verb == "exceed" and basis is not None and not basis.is_plan:
        return "more than at another time", Kind.GROWTH, quantity
    if verb == "exceed" and (sort in (PERCENT, MONEY, MEASURE) or basis is not None):
        reached = shifted(quantity, HUNDRED) if sort == PERCENT else quantity
        return "more than a plan", Kind.ATTAINMENT, reached
    return None


def _change(sort: str, verb: str, basis: Basis | None, quantity: Quantity) -> Verdict:
    """tăng 6,7%, giảm 12 vụ; `tăng 121,4% dự toán` says what was reached of the plan"""
    signed = negative(quantity) if verb == "fall" else quantity
    if basis is None or not basis.is_plan:
        return "change", Kind.GROWTH, signed
    if sort != PERCENT:
        return "difference from a plan", Kind.ATTAINMENT, signed
    if verb == "rise" and not basis.compared:
        return "rise of a plan", Kind.ATTAINMENT, quantity
    return "change against a plan", Kind.ATTAINMENT, shifted(signed, HUNDRED)


def _percentage(setting: Setting, basis: Basis | None, quantity: Quantity, before: Judgement | None) -> Verdict:
    """Without a verb of change, what a percentage is measured against decides; all else is a level."""
    if basis is not None and is_put_against_a_level(setting.scene, setting.number, basis):
        basis = before = None
    of_plan = basis is not None and basis.is_plan and basis.compared  # `đạt tỷ lệ 61% so với chỉ tiêu`
    if setting.figure.printed.sort != PERCENT or (decisive(setting.chain) == "share" and not of_plan):
        return "stated level", Kind.LEVEL, quantity
    if before is not None and before.kind is Kind.GROWTH and (_restates(setting, before) or _in_turn(setting)):
        return AS_BEFORE, Kind.GROWTH, with_sign_of(before.quantity, quantity)
    if basis is not None and basis.is_plan:
        return "percentage of a plan", Kind.ATTAINMENT, quantity
    if basis is not None or is_index_of_part(setting.scene, setting.number, setting.chain):
        return "index against another time", Kind.GROWTH, shifted(quantity, -HUNDRED)
    if _is_of_unnamed_plan(setting, before, quantity):
        return "rate of an unnamed plan", Kind.ATTAINMENT, quantity
    return "stated level", Kind.LEVEL, quantity


def _is_beside_basis(setting: Setting, before: Judgement) -> bool:
    """`so với chỉ tiêu giao (35,5%)`: the level that the one before is put against."""
    basis, start = before.basis, setting.figure.start
    return basis is not None and basis.end <= start and setting.scene.source.lower[basis.end : start].strip() == "("


def _is_of_unnamed_plan(setting: Setting, before: Judgement | None, quantity: Quantity) -> bool:
    if setting.scene.with_role("ranks", setting.scene.start, setting.chain_start):
        return True
    if before is None or _is_beside_basis(setting, before):
        return before is None and _is_of_amount(setting, quantity)
    if before.kind is Kind.ATTAINMENT and _is_part_reached(setting):
        return True
    rates = not _says_of_what(setting) and rates_the_one_before(setting)
    rates = rates and not is_of_another_time(setting.scene, setting.number)
    return (rates and _rates_a_plan(setting, before, quantity)) or _is_of_amount(setting, quantity)


def _is_of_amount(setting: Setting, quantity: Quantity) -> bool:
    return is_part_of_amount_due(setting.scene, setting.chain, setting.left, setting.chain_start, quantity)


def _is_part_reached(setting: Setting) -> bool:
    """`đạt 54% dự toán, trong đó thu nội địa đạt 52%`: the parts are measured as the whole is."""
    scene, lower = setting.scene, setting.scene.source.lower
    last = setting.scene.figures[setting.number - 1]
    reached = any("reach" in cue.roles and "stop" not in cue.roles for cue in setting.chain)
    parted = scene.with_role("parts", scene.start, setting.chain_start)
    parted = parted or scene.with_role("excluding", last.tail, setting.chain_start)
    return (
        last.printed.sort == PERCENT and reached and bool(parted) and ";" not in lower[last.tail : setting.figure.start]
    )


def _restates(setting: Setting, change: Judgement) -> bool:
    """`giảm 3 vụ (20%)`, `giảm 3 vụ trộm cắp (20%)`: a percentage alone in a bracket right behind a change.

    In `tăng 1,2% so với cùng kỳ năm trước (97,5%)` the bracket tells the level of that time.
    """
    lower, figure = setting.scene.source.lower, setting.figure
    if setting.scene.figures[setting.number - 1].printed.sort in (PERCENT, POINTS) and _is_beside_basis(
        setting, change
    ):
        return False
    return lower[setting.left : figure.start].strip() == "(" and lower.startswith(")", figure.tail)


def in_force(setting: Setting) -> bool:
    """`mức thu … 160.000 đồng`: words before the figure say that a rule sets it, and no verb that it was reached."""
    scene = setting.scene
    if not scene.with_role("in_force", scene.start, setting.chain_start):
        return False
    reached = (cue.roles for cue in setting.chain if "reach" in cue.roles)
    return all("stop" in roles or "predicate" in roles for roles in reached)


def _in_turn(setting: Setting) -> bool:
    """`tăng lần lượt 3% và 8%`: the verb of the first figure is that of the second."""
    scene = setting.scene
    joined = scene.cues_between(setting.left, setting.figure.start)
    in_turn = scene.with_role("respectively", scene.start, setting.left)
    return bool(in_turn) and len(joined) <= 1 and all("and" in cue.roles for cue in joined)


def _says_of_what(setting: Setting) -> bool:
    """Whether a noun follows the percentage: `64,40% diện tích phải thu hồi`."""
    scene, tail = setting.scene, setting.figure.tail
    following = scene.source.lower[tail : tail + 2]
    if len(following) < 2 or not following[0].isspace() or not following[1].isalpha():
        return False
    cues = scene.cues_between(tail, tail + 2)
    if not cues or "head" in cues[0].roles:
        return True  # `92,5% tổng số hộ nghèo`
    return not {"stop", "rise", "fall", "filler", "predicate", "cause", "bound_after"} & cues[0].roles.keys()


def rates_the_one_before(setting: Setting) -> bool:
    """Whether only verbs, commas and brackets part the figure from the one before: `19 đảng viên (KH: 30), đạt 63%`."""
    lower = setting.scene.source.lower
    between = lower[setting.left : setting.chain_start].removeprefix(")")
    opening = lower.rfind("(", setting.scene.start, setting.left)
    in_bracket = opening > lower.rfind(")", setting.scene.start, setting.left)
    return not between.strip(" ,(-–;" if in_bracket else " ,(-–")


def _rates_a_plan(setting: Setting, before: Judgement, quantity: Quantity) -> bool:
    """`đạt 148%`, `(105%)`: of a plan not named; a share that is only restated is one where it is `đạt`."""
    if any("reach" in cue.roles for cue in setting.chain):
        return not is_share_of_whole(setting.scene, setting.number, quantity)
    if before.kind is Kind.PROGRESS and before.quantity.total:
        share = before.quantity.value / before.quantity.total * HUNDRED
        return abs(share - quantity.value) > 2
    return setting.scene.has("plan_basis") or (setting.in_planned_parts and _restates(setting, before))


def decisive(chain: Sequence[Cue]) -> str | None:
    """The role of the nearest verb of the chain that says what sort of figure this is."""
    for position, cue in enumerate(chain):
        for role in DECISIVE:
            if role in cue.roles:
                leads_on = role == "reach" and "predicate" in cue.roles and position + 1 < len(chain)
                return decisive(chain[position + 1 :]) or role if leads_on else role
    return None
