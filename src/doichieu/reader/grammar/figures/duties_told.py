"""Words of duty beside a finding: what it led to, and which things are meant."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import Cue
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role

LEAST_TOLD = 2  # figures: how many there were, and how many more or less than before
_CHANGES = frozenset(("rise", "fall", "comparative", "exceed"))
_ORDERS = frozenset(("plan", "order", "order_to"))
_PLANS = frozenset(("plan", "plan_basis"))
_DEEDS = frozenset(("verb", "reach", "exists"))


def follows_from_a_finding(scene: Scene, duty: Cue) -> bool:
    """`kết luận 4 đảng viên vi phạm, phải kỷ luật 2 trường hợp`: nobody named, behind a comma, after what was found."""
    lower = scene.source.lower
    if not lower.endswith(", ", scene.start, duty.start):
        return False
    found = _findings().search(lower, scene.start, duty.start)
    if found is None or ": " in lower[found.end() : duty.start] or scene.with_any(_ORDERS, scene.start, duty.start):
        return False
    return any(found.end() <= figure.start < duty.start for figure in scene.figures)


def names_a_base(setting: Setting, duty: Cue) -> bool:
    """`bằng 62% diện tích phải thu hồi, cao hơn cùng kỳ 3%`: the duty tells what the share is of; a change follows."""
    scene = setting.scene
    if not setting.number or scene.figures[setting.number - 1].printed.sort != PERCENT:
        return False
    base = scene.figures[setting.number - 1].tail
    comma = scene.source.lower.find(", ", duty.end, setting.figure.start)
    if not base < duty.start < comma or any(sign in scene.source.lower[base : duty.start] for sign in ",;:("):
        return False
    before = {role for cue in scene.cues_between(base, duty.start) for role in cue.roles}
    behind = scene.cues_between(comma + 2, comma + 3)
    return before.isdisjoint(_DEEDS) and bool(behind) and not _CHANGES.isdisjoint(behind[0].roles)


def is_told_in_results(setting: Setting, order: Cue) -> bool:
    """`Chỉ đạo Ủy ban Kiểm tra giải quyết 4 đơn, tăng 1 đơn so với cùng kỳ`: what was directed, and how it has changed
    since; measured against a plan, or told of another time, it is still to be done."""
    scene = setting.scene
    if "directs" not in order.roles:
        return False
    behind = [figure for figure in scene.figures if figure.start > order.end]
    if len(behind) < LEAST_TOLD or behind[0].printed.quantity.unit != behind[1].printed.quantity.unit:
        return False
    chain, begin = scene.chain(behind[1].start)
    told = scene.source.lower[behind[0].tail : begin].strip() == ","
    if not told or all(_CHANGES.isdisjoint(cue.roles) for cue in chain):
        return False
    since, end = behind[1].tail, scene.clause(behind[1].start)[1]
    if scene.with_any(_PLANS, since, end) or not scene.with_role("past_basis", since, end):
        return False
    return all(time.role is Role.BASIS for time in scene.times_between(since, end))


@cache
def _findings() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('finding'))}(?!\w)")
