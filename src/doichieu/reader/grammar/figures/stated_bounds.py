"""The bound that the words around a figure give it, and whether they say that it is an estimate."""

import re
from functools import cache

from doichieu.claims import Bound
from doichieu.reader.grammar.amounts.units import NOUN, PERCENT, POINTS, TIMES
from doichieu.reader.grammar.figures.bases import clause_stop
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.vocabulary import Cue, bound_openers
from doichieu.reader.grammar.times.atoms import any_of

NEAR = 8  # signs: the longest word of denial, and what parts it from its verb
_CHANGES = frozenset(("rise", "fall"))


def bound_of(setting: Setting) -> Bound:
    """The bound in the words right before the figure, or behind it (`từ 40 đảng viên trở lên`).

    In `9 sản phẩm đạt từ 3 sao trở lên` only the number after `từ` is bounded.
    """
    scene, figure = setting.scene, setting.figure
    for cue in scene.with_role("bound_after", figure.tail, setting.right):
        stop = clause_stop(scene.source.lower, figure.tail, setting.right)
        if cue.start < stop and _reaches_back(setting, cue):
            return Bound(cue.roles["bound_after"])
    for cue in setting.chain:
        if "bound" in cue.roles:
            bound = Bound(cue.roles["bound"])
            return Bound.AT_MOST if bound is Bound.OVER and is_kept_from(setting) else bound
        if "filler" not in cue.roles and "times" not in cue.roles:
            break
    return Bound.UNDER if _falls_short(setting) else Bound.EXACT


def is_kept_from(setting: Setting) -> bool:
    """`không để tỷ lệ nợ xấu vượt 2%`: more is not allowed; behind a comma something else is told."""
    scene = setting.scene
    begin = max(setting.left, scene.clause(setting.figure.start)[0])
    kept = scene.with_role("keeps_from", begin, setting.chain_start)
    return bool(kept) and "," not in scene.source.lower[kept[-1].end : setting.chain_start]


def _falls_short(setting: Setting) -> bool:
    """`chưa đạt 60% dự toán`: less than that was reached; `chưa đạt 2/15 chỉ tiêu` counts those that were not."""
    reached = next((cue.start for cue in setting.chain if "reach" in cue.roles), None)
    if setting.figure.printed.sort != PERCENT or reached is None:
        return False
    if any(not _CHANGES.isdisjoint(cue.roles) for cue in setting.chain):
        return False  # `số xã chưa đạt giảm 9,6%`: the words name what changed
    return denials().search(setting.scene.source.lower, max(reached - NEAR, 0), reached) is not None


@cache
def denials() -> re.Pattern[str]:
    """`chưa` right before a verb."""
    return re.compile(rf"(?<!\w){any_of(forms('speeches', 'not yet'))} +\Z")


def _reaches_back(setting: Setting, bound: Cue) -> bool:
    """Whether a bound behind a figure is its own, not that of a number or rank between: `đạt 3 sao trở lên`."""
    scene, tail = setting.scene, setting.figure.tail
    lower = scene.source.lower
    if bound_openers().search(lower, tail, bound.start):
        return False
    if bound_openers().search(lower, setting.chain_start, setting.figure.start):
        return True
    if any(sign.isdigit() for sign in lower[tail : bound.start]):
        return False
    counted = setting.figure.printed.sort == NOUN
    return not counted or not any("guard" in cue.roles for cue in scene.cues_between(tail, bound.start))


def estimated(setting: Setting) -> bool:
    """Whether an estimate word governs the figure."""
    scene, sort = setting.scene, setting.figure.printed.sort
    if any("estimate" in cue.roles for cue in setting.chain):
        return True
    if sort in (PERCENT, POINTS, TIMES) or not scene.has("estimate"):
        return False
    before = scene.with_role("estimate", setting.left, setting.chain_start)
    if any(cue.roles["estimate"] == "clause" for cue in before):
        return True
    opening = scene.cues[0] if scene.cues else None
    if opening is not None and "estimate" in opening.roles and opening.start <= scene.start + 2:
        return True
    if sort == NOUN:
        stop = clause_stop(scene.source.lower, setting.figure.tail, setting.right)
        behind = scene.with_role("estimate", setting.figure.tail, stop)
        return any(cue.roles["estimate"] == "clause" for cue in behind)
    return False
