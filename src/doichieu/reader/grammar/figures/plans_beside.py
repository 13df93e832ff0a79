"""The plan that stands beside the figure of what was reached: `(KH: 1.100 lao động)`, `mục tiêu giao là 92%`."""

import re
from functools import cache

from doichieu.claims import Kind
from doichieu.reader.grammar.figures.bases import assigned_behind, owners, set_behind
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, shifted
from doichieu.reader.grammar.figures.compared_levels import is_compared_with
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.verdicts import OF_UNTOLD_RATE, Judgement
from doichieu.reader.grammar.text.vocabulary import Cue, label_pattern, labels

_AGAINST_PLANS = frozenset(("change against a plan", "difference from a plan", OF_UNTOLD_RATE))  # rules of kinds
_PLANS = frozenset(("plan_size", "plan_basis", "limit"))
_SETS_AGAINST = frozenset(("comparative", "exceed", "short"))
_OF_PLAN = _PLANS | {"plan_local"}
_ASKED_FOR = _OF_PLAN | {"set_level", "assigns", "assigned"}  # without one of these no plan stands beside anything
_MODIFIERS = frozenset(("assigned", "assigns", "bound", "limit", "plan_basis", "filler"))


def as_change_of_plan(judgement: Judgement) -> Judgement:
    """`Kế hoạch vốn năm 2022 là 845 tỷ đồng, tăng 18% so với kế hoạch năm 2021`: of a plan, how it differs from another
    plan is a change, and nothing was reached."""
    if judgement.rule not in _AGAINST_PLANS:
        return judgement
    quantity = judgement.quantity
    changed = shifted(quantity, -HUNDRED) if quantity.unit == "%" else quantity
    return judgement._replace(kind=Kind.GROWTH, quantity=changed, rule="change")


def plan_beside(setting: Setting) -> bool:
    """`(KH: 1.100 lao động)`, `(dự toán giao 151 tỷ đồng)`, `mục tiêu giao là 92%`: the words of this figure alone."""
    scene = setting.scene
    if not scene.has_any(_ASKED_FOR):
        return False
    if is_compared_with(scene, setting.number, setting.chain, setting.chain_start):
        plan = scene.cue_before(setting.chain_start)
        return (plan is not None and "plan_basis" in plan.roles) or _is_set(setting)
    return _is_told_before(setting)


def _is_told_before(setting: Setting) -> bool:
    """Whether the word of a plan before the figure is told of it alone."""
    scene, start, lower = setting.scene, setting.figure.start, setting.scene.source.lower
    for cue in scene.with_any(_OF_PLAN, setting.left, start):
        if _is_basis(scene, cue):
            if "plan_basis" in cue.roles and _is_told_behind(setting, cue):
                return True
            if "plan_told" in cue.roles and cue.end + 1 == setting.chain_start:
                return True  # `vượt mục tiêu đề ra là 1%`
            continue
        adjacent = setting.chain_start - cue.end <= 1  # `đạt 55%, chưa đạt kế hoạch 60%`
        if "plan_basis" in cue.roles and _is_missed(setting, cue) and (adjacent or _is_told_behind(setting, cue)):
            return True
        if (adjacent or _only_modifiers(scene, cue.end, start) or _is_titled(setting, cue)) and _opens(setting, cue):
            return True
        if "plan_local" in cue.roles:
            named = any("head" in other.roles for other in scene.cues_between(cue.end, setting.chain_start))
            told = lower[cue.end - 1] == ":"
            said = not named if told else any("reach" in verb.roles for verb in setting.chain)
            return (said or adjacent) and not any(sign in lower[cue.end : start] for sign in ",;.")
    return False


def _is_set(setting: Setting) -> bool:
    """`thấp hơn mức 8% ngành thuế giao`, `so với mức quy định không quá 5%`: a level that someone set."""
    scene, figure = setting.scene, setting.figure
    limited = any("limit" in cue.roles or "set_level" in cue.roles for cue in setting.chain)
    return limited or set_behind(scene, figure.tail) or assigned_behind(scene, figure.tail, setting.right)


def _is_titled(setting: Setting, plan: Cue) -> bool:
    """`(chỉ tiêu năm 2024 theo Quyết định số 468/QĐ-TTg: 80%)`: a plan, by which paper, and a colon before its size."""
    lower = setting.scene.source.lower
    between = lower[plan.end : setting.chain_start].rstrip()
    return lower.endswith("(", 0, plan.start) and between.endswith(":") and not any(x in between for x in "();")


def _is_missed(setting: Setting, plan: Cue) -> bool:
    """`78,3%, không đạt kế hoạch (95%)`: a plan that a figure of the same kind does not come up to; in `Thu phí không
    đạt kế hoạch (95%)` the bracket tells what was reached of it."""
    scene, printed = setting.scene, setting.figure.printed
    last = scene.figures[setting.number - 1].printed if setting.number else None
    alike = last is not None and last.sort == printed.sort and last.quantity.unit == printed.quantity.unit
    return alike and _missed().search(scene.source.lower, scene.start, plan.start) is not None


@cache
def _missed() -> re.Pattern[str]:
    return re.compile(rf"{label_pattern('missed').pattern} +\Z")


def _is_told_behind(setting: Setting, plan: Cue) -> bool:
    """`cao hơn kịch bản đề ra (8,5%)`: the plan that a figure is more or less than, its size in a bracket."""
    scene, start = setting.scene, setting.figure.start
    bracket = scene.source.lower.rfind("(", plan.end, start)
    told = bracket >= 0 and not scene.source.lower[bracket + 1 : start].strip()
    named = labels("plan alone").match(scene.source.lower, plan.start, start)  # `kế hoạch năm (80%)`
    return told and _only_modifiers(scene, max(plan.end, named[1] if named is not None else 0), bracket)


def _opens(setting: Setting, plan: Cue) -> bool:
    """`(chỉ tiêu 200)`, `203 ha/kế hoạch 260 ha`, `…, KH cả năm 95%`, `(38,6%, chỉ tiêu 42%)`; not `Năm 2025, chỉ tiêu
    đạt 90%`."""
    lower = setting.scene.source.lower
    if lower.endswith(("(", "/"), 0, plan.start):
        return not _PLANS.isdisjoint(plan.roles)
    if any("reach" in cue.roles for cue in setting.chain):
        return False
    if _is_given(setting, plan):
        return True
    if not lower.endswith(", ", 0, plan.start):
        return False
    within = lower.rfind("(", setting.scene.start, plan.start) > lower.rfind(")", setting.scene.start, plan.start)
    return "plan_size" in plan.roles or (within and not _PLANS.isdisjoint(plan.roles))


def _is_given(setting: Setting, plan: Cue) -> bool:
    """`mới đạt 78%, trong khi nghị quyết giao 90%`: a paper that gives the size, behind a comma or a turn."""
    scene = setting.scene
    given, turn = scene.cue_before(setting.chain_start), scene.cue_before(plan.start)
    apart = scene.source.lower.endswith((", ", "; "), 0, plan.start) or (turn is not None and "turn" in turn.roles)
    assigned = given is not None and "assigns" in given.roles and "plan_basis" in plan.roles
    return bool(setting.number) and apart and assigned


def _only_modifiers(scene: Scene, start: int, end: int) -> bool:
    """Whether only who set the plan, for when, and a bound stand between its word and its size."""
    lower, at = scene.source.lower, start
    while at < end:
        if lower[at].isspace():
            at += 1
            continue
        time = next((time for time in scene.times if time.core == at), None)
        cue = next(iter(scene.cues_between(at, at + 1)), None)
        owner = owners().match(lower, at, end)
        ends = [time.end] if time is not None else []
        if cue is not None and not _MODIFIERS.isdisjoint(cue.roles):
            ends.append(cue.end)
        if owner is not None:
            ends.append(owner[1])
        if not ends:
            return False
        at = max(ends)
    return True


def _is_basis(scene: Scene, plan: Cue) -> bool:
    """`thấp hơn mục tiêu 1,8 bác sĩ`: what a figure is measured against, no plan of its own."""
    before = scene.cue_before(plan.start)
    return before is not None and not _SETS_AGAINST.isdisjoint(before.roles)
