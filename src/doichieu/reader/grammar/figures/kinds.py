"""The kind of a figure, its value, and what it is measured against: from the verbs around it."""

from dataclasses import replace

from doichieu.claims import Bound, Kind, Quantity
from doichieu.reader.grammar.amounts.units import MEASURE, MONEY, NOUN, PERCENT, POINTS, TIMES
from doichieu.reader.grammar.figures.bases import Basis, basis_before, basis_behind, exceeded, is_standard
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, negative, shifted, with_sign_of
from doichieu.reader.grammar.figures.compared_levels import is_compared_with
from doichieu.reader.grammar.figures.paces import is_told_of_pace, off_pace, slower_than
from doichieu.reader.grammar.figures.percentages import percentage
from doichieu.reader.grammar.figures.rates import AGAINST_PLANS, is_no_index, off_target
from doichieu.reader.grammar.figures.restated import is_as_much, is_change_in_unit, is_change_of_part
from doichieu.reader.grammar.figures.rows_of_rates import basis_of_row, first_in_turn
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.shared_bases import under_opening
from doichieu.reader.grammar.figures.stated_bounds import bound_of, estimated, is_kept_from
from doichieu.reader.grammar.figures.verbs_apart import (
    adds,
    falls_by,
    is_reached_too,
    is_second_of_pair,
    is_taken_away,
    lacks,
    loses,
    rises_by,
)
from doichieu.reader.grammar.figures.verdicts import AS_BEFORE, OF_PART, SECOND, Judgement, Verdict, decisive


def judged(setting: Setting, before: Judgement | None, opening: Basis | None) -> Judgement:
    """Kind, value, bound and basis of one figure; `before`: the figure before it in the sentence; `opening`: what the
    sentence opens with as the basis of all."""
    basis = _basis_of(setting, opening)
    quantity, bound = setting.figure.printed.quantity, bound_of(setting)
    if bound is not quantity.bound:
        quantity = replace(quantity, bound=bound)
    verb = decisive(setting.chain) or _verb_apart(setting)
    if (first := first_in_turn(setting)) is not None:
        verb = verb or decisive(setting.scene.chain(first.start)[0])
        basis = basis or basis_of_row(
            setting, before.basis if before is not None and first is not setting.figure else None
        )
    if verb == "exceed" and setting.chain and is_reached_too(setting.scene, setting.chain):
        verb = "reach"
    elif verb is None and basis is not None and basis.compared and lacks(setting.scene, setting.chain_start):
        sort = setting.figure.printed.sort
        due = sort == MONEY and (basis.is_plan or is_standard(setting.scene, basis))
        due = due or (sort == PERCENT and basis.is_plan)
        verb, basis = ("short", basis._replace(is_plan=True)) if due else (None, None)
    elif verb is None and basis is not None and basis.compared and adds(setting.chain):
        verb = "rise"
    elif verb is None and basis is not None and basis.compared and loses(setting.scene, setting.chain_start, basis):
        verb = "short" if basis.is_plan else "fall"
    if verb is None or _is_only_said(setting):
        rate = setting.figure.printed.sort in (PERCENT, POINTS)
        verb, basis = exceeded(setting.scene, setting.left, setting.chain_start, rate=rate) or (verb, basis)
    rule, kind, value = _kind(setting, verb, basis, quantity, before)
    if rule == AS_BEFORE and basis is None and before is not None and setting.figure.printed.sort == PERCENT:
        basis = before.basis
    if rule == SECOND and basis is None and before is not None:
        basis = before.basis
    return Judgement(
        kind=kind,
        quantity=value,
        basis=basis if kind in (Kind.ATTAINMENT, Kind.GROWTH) else None,
        estimate=estimated(setting),
        rule=rule,
        sure=rule not in ("rate of an unnamed plan", "stated level"),
    )


def _basis_of(setting: Setting, opening: Basis | None) -> Basis | None:
    """What a figure is measured against, by words behind it, before it, or at the head of the sentence."""
    basis = basis_behind(setting.scene, setting.figure, setting.right) or basis_before(
        setting.scene, setting.left, setting.chain_start
    )
    if basis is None:
        return under_opening(setting, opening)
    return None if is_told_of_pace(setting, basis) or is_no_index(setting, basis) else basis


def _is_only_said(setting: Setting) -> bool:
    """`thấp hơn cùng thời điểm năm 2022 là 5,4 điểm %`: only a copula leads to the figure."""
    return len(setting.chain) == 1 and {"reach", "stop"} <= setting.chain[0].roles.keys()


def _verb_apart(setting: Setting) -> str | None:
    apart = (setting.scene, setting.number, setting.chain, setting.left, setting.chain_start)
    return "fall" if falls_by(*apart) else "rise" if rises_by(*apart) else None


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
    if basis is None and sort == PERCENT and (ruled := _by_a_rule(setting, verb, quantity)) is not None:
        return ruled
    if verb == "to_level":
        return _end_of_change(setting, basis, quantity)
    told = slower_than(setting, basis, quantity) or _of_verb(sort, verb, basis, quantity)
    if told is not None and sort == PERCENT and told[1] is Kind.ATTAINMENT and told[0] in AGAINST_PLANS:
        told = off_target(setting, told, basis, before) or told
    told = told or (off_pace(setting, basis, quantity) if verb is None else None)
    return told or percentage(setting, basis, quantity, before)


def _end_of_change(setting: Setting, basis: Basis | None, quantity: Quantity) -> Verdict:
    """`tỷ lệ che phủ nâng lên 41%` is a level; `đưa tổng thu lên 80% dự toán` so much of a plan."""
    of_plan = basis is not None and basis.is_plan and basis.start >= setting.figure.tail
    if of_plan and setting.figure.printed.sort == PERCENT:
        return "percentage of a plan", Kind.ATTAINMENT, quantity
    return "level that a change ends at", Kind.LEVEL, quantity


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
        is_second_of_pair(setting.scene, setting.number, basis, against)
        or is_change_in_unit(setting.scene, setting.number, changed.quantity)
    ):
        return SECOND, Kind.GROWTH, with_sign_of(changed.quantity, quantity)
    if changed and is_change_of_part(setting.scene, setting.number, setting.chain, goes_on=changed.rule == OF_PART):
        return OF_PART, Kind.GROWTH, quantity
    return ("signed change", Kind.GROWTH, quantity) if _is_signed_change(setting) else None


def _is_signed_change(setting: Setting) -> bool:
    """`(+4,6% so với năm 2024)`, `(đạt 76%; -14,3%)`: a plus, or a minus without a verb, says how much more or less."""
    figure, lower = setting.figure, setting.scene.source.lower
    if not figure.signed:
        return False
    return lower[figure.start] == "+" or lower[setting.left : setting.chain_start].rstrip().endswith(("(", ";", ","))


def _by_a_rule(setting: Setting, verb: str | None, quantity: Quantity) -> Verdict | None:
    """What is not to be exceeded, or a reduction in force: levels that somebody sets."""
    if verb == "exceed" and is_kept_from(setting):
        return "level that is not to be exceeded", Kind.LEVEL, replace(quantity, bound=Bound.AT_MOST)
    if verb == "fall" and in_force(setting):
        return "reduction by a rule", Kind.LEVEL, quantity
    return None


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
    if (verb == "times" and sort not in (NOUN, MONEY, MEASURE)) or (sort == TIMES and basis is not None):
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


def in_force(setting: Setting) -> bool:
    """`mức thu … 160.000 đồng`: words before the figure say that a rule sets it, and no verb that it was reached."""
    scene = setting.scene
    if not scene.with_role("in_force", scene.start, setting.chain_start):
        return False
    reached = (cue.roles for cue in setting.chain if "reach" in cue.roles)
    return all("stop" in roles or "predicate" in roles for roles in reached)
