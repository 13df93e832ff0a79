"""The plan that stands beside the figure of what was reached: `(KH: 1.100 lao động)`, `mục tiêu giao là 92%`."""

from doichieu.reader.grammar.kinds import Setting
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.vocabulary import Cue

_SETS_AGAINST = frozenset(("comparative", "exceed", "short"))


def plan_beside(setting: Setting) -> bool:
    """`(KH: 1.100 lao động)`, `(dự toán 151 tỷ đồng; …)`, `mục tiêu giao là 92%`: the words of this figure alone."""
    scene, start, lower = setting.scene, setting.figure.start, setting.scene.source.lower
    for cue in scene.cues_between(setting.left, start):
        if _is_basis(scene, cue):
            continue
        adjacent = setting.chain_start - cue.end <= 1
        sized = not {"plan_size", "plan_basis"}.isdisjoint(cue.roles)
        if sized and adjacent and lower.endswith(("(", ", ", "/"), 0, cue.start):
            return True
        if "plan_local" in cue.roles:
            named = any("head" in other.roles for other in scene.cues_between(cue.end, setting.chain_start))
            told = lower[cue.end - 1] == ":"
            said = not named if told else any("reach" in verb.roles for verb in setting.chain)
            return (said or adjacent) and not any(sign in lower[cue.end : start] for sign in ",;.")
    return False


def _is_basis(scene: Scene, plan: Cue) -> bool:
    """`thấp hơn mục tiêu 1,8 bác sĩ`: what a figure is measured against, no plan of its own."""
    before = scene.cue_before(plan.start)
    return before is not None and not _SETS_AGAINST.isdisjoint(before.roles)
