"""The plan that stands beside the figure of what was reached: `(KH: 1.100 lao động)`, `mục tiêu giao là 92%`."""

from doichieu.reader.grammar.kinds import Setting
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.vocabulary import Cue

_PLANS = frozenset(("plan_size", "plan_basis"))
_SETS_AGAINST = frozenset(("comparative", "exceed", "short"))


def plan_beside(setting: Setting) -> bool:
    """`(KH: 1.100 lao động)`, `(dự toán 151 tỷ đồng; …)`, `mục tiêu giao là 92%`: the words of this figure alone."""
    scene, start, lower = setting.scene, setting.figure.start, setting.scene.source.lower
    for cue in scene.cues_between(setting.left, start):
        if _is_basis(scene, cue):
            continue
        adjacent = setting.chain_start - cue.end <= 1
        if adjacent and _opens(setting, cue):
            return True
        if "plan_local" in cue.roles:
            named = any("head" in other.roles for other in scene.cues_between(cue.end, setting.chain_start))
            told = lower[cue.end - 1] == ":"
            said = not named if told else any("reach" in verb.roles for verb in setting.chain)
            return (said or adjacent) and not any(sign in lower[cue.end : start] for sign in ",;.")
    return False


def _opens(setting: Setting, plan: Cue) -> bool:
    """`(chỉ tiêu 200)`, `203 ha/kế hoạch 260 ha`, `…, KH cả năm 95%`; not `Năm 2025, chỉ tiêu đạt 90%`."""
    lower = setting.scene.source.lower
    if lower.endswith(("(", "/"), 0, plan.start):
        return not _PLANS.isdisjoint(plan.roles)
    told = any("reach" in cue.roles for cue in setting.chain)
    return "plan_size" in plan.roles and not told and lower.endswith(", ", 0, plan.start)


def _is_basis(scene: Scene, plan: Cue) -> bool:
    """`thấp hơn mục tiêu 1,8 bác sĩ`: what a figure is measured against, no plan of its own."""
    before = scene.cue_before(plan.start)
    return before is not None and not _SETS_AGAINST.isdisjoint(before.roles)
