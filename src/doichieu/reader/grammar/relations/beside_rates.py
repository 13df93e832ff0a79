"""Brackets behind a figure in which no rate of it stands: a plan, a rate of another time, or a plan and its result."""

from collections.abc import Sequence

from doichieu.reader.grammar.figures.brackets import is_bracketed_behind
from doichieu.reader.grammar.figures.stated import Stated, open_brackets

ASIDE = frozenset(("plan_basis", "plan_local", "plan_size", "past_basis", "year_before", "compare"))
OTHERS = frozenset(("plan_basis", "plan_local", "past_basis", "year_before"))


def is_of_another_time_in_bracket(one: Stated, before: Stated) -> bool:
    """`tăng 8,6% so cùng kỳ (cùng kỳ tăng 7,9%)`, `đạt 84% (chỉ tiêu 75%)`: in a bracket behind a rate, the rate of
    another time or of the plan."""
    scene = one.scene
    if scene is None or not before.is_ratio:
        return False
    opening = scene.source.lower.rfind("(", before.end, one.start)
    inside = scene.source.lower[opening + 1 : one.start]
    if opening < 0 or any(sign in inside for sign in ",;)"):
        return False
    cues = scene.cues_between(opening + 1, one.start)
    if any("compare" in cue.roles for cue in cues):
        return False
    told = not OTHERS.isdisjoint(cues[0].roles) and cues[0].start == opening + 1 if cues else False
    return told or any(time.start == opening + 1 for time in scene.times_between(opening + 1, one.start))


def is_plan_in_bracket(one: Stated, before: Stated) -> bool:
    """`93%, thấp hơn 2 điểm % so với chỉ tiêu (95%)`: the plan that another is put against measures nothing.

    Nor does the plan of a rate behind a count: `1 chỉ tiêu chưa đạt là tỷ lệ hộ nghèo (kế hoạch 2,5%, …)`.
    """
    if not one.claim.planned or before.claim.planned or one.is_change:
        return False
    return is_size_of_plan(one, before) or _opens_with_plan(one, before)


def _opens_with_plan(one: Stated, before: Stated) -> bool:
    scene = one.scene
    if scene is None:
        return False
    opening = scene.source.lower.rfind("(", before.end, one.start)
    return opening >= 0 and any(plan.start == opening + 1 for plan in scene.with_role("plan_basis", opening, one.start))


def is_size_of_plan(one: Stated, before: Stated) -> bool:
    """`đạt 14,5% chỉ tiêu năm (200 đảng viên)`: in the bracket behind a plan stands how much it is."""
    scene = one.scene
    if scene is None:
        return False
    plans = scene.with_role("plan_basis", before.end, one.start)
    return is_bracketed_behind(scene, (plan.end for plan in plans), one.start)


def is_aside(other: Stated, one: Stated) -> bool:
    """`142,9 tỷ đồng (dự toán 151 tỷ đồng; đạt 94,64%)`: in one bracket stands the plan, not the result."""
    scene = one.scene
    if scene is None:
        return False
    opening = scene.source.lower.rfind("(", scene.start, other.start)
    closing = scene.source.lower.rfind(")", scene.start, other.start)
    if opening <= closing:
        return False
    return any(not ASIDE.isdisjoint(cue.roles) for cue in scene.cues_between(opening, other.start))


def plan_beside(stated: Sequence[Stated], place: int) -> Stated | None:
    """`(kế hoạch 2,5%, thực hiện 3,8%)`: the plan before a rate in the same bracket."""
    one = stated[place]
    if one.scene is None or one.claim.planned:
        return None
    lower = one.scene.source.lower
    beside = (plan for plan in stated[:place] if plan.claim.planned and not plan.is_change and is_aside(plan, one))
    return next((plan for plan in beside if open_brackets(lower, plan.end, one.start) == (0, 0)), None)
