"""How far work is off its pace: `chậm 4,5% so với tiến độ`, `chậm hơn so với kế hoạch 2%`."""

import re
from functools import cache

from doichieu.claims import Kind, Quantity
from doichieu.reader.grammar.amounts.units import PERCENT, POINTS
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, negative, shifted
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.verdicts import Verdict
from doichieu.reader.grammar.text.vocabulary import label_pattern

BEHIND = "behind a plan"  # rule


def off_pace(setting: Setting, basis: Basis | None, quantity: Quantity) -> Verdict | None:
    """`chậm 4,5% so với tiến độ`, `vượt tiến độ 1,1%`: how far the work is off what it should have come to.

    In `tỷ lệ hồ sơ chậm 4,5%` the word only says which papers are meant.
    """
    if setting.figure.printed.sort not in (PERCENT, POINTS):
        return None
    compared = basis is not None or not setting.scene.source.lower[setting.left : setting.chain_start].strip(" ,")
    late = {"late", "slow"} if compared else {"late"}
    if any(not late.isdisjoint(cue.roles) for cue in setting.chain):
        return BEHIND, Kind.ATTAINMENT, negative(quantity)
    if any("ahead" in cue.roles for cue in setting.chain):
        return "ahead of a plan", Kind.ATTAINMENT, shifted(quantity, HUNDRED)
    return None


def slower_than(setting: Setting, basis: Basis | None, quantity: Quantity) -> Verdict | None:
    """`chậm so với cùng kỳ 3%`, `chậm hơn so với kế hoạch 2%`: by how much, behind what it is slower than."""
    if basis is None or not basis.compared or basis.end > setting.chain_start:
        return None
    scene = setting.scene
    if setting.figure.printed.sort not in (PERCENT, POINTS) or not scene.has("slow"):
        return None
    before = scene.cue_before(basis.reach)
    slower = scene.with_role("slow", basis.reach, basis.reach + 1) or (before is not None and "slow" in before.roles)
    if not slower or scene.source.lower[basis.end : setting.chain_start].strip():
        return None
    return (
        (BEHIND, Kind.ATTAINMENT, negative(quantity)) if basis.is_plan else ("change", Kind.GROWTH, negative(quantity))
    )


def is_told_of_pace(setting: Setting, basis: Basis) -> bool:
    """`Giải ngân chậm so với cùng kỳ, đạt 45%`: how something is beside another time is told whole before the comma."""
    if basis.is_plan or not basis.compared or basis.end > setting.chain_start:
        return False
    lower = setting.scene.source.lower
    apart = lower[basis.end : setting.chain_start].strip() == ","
    return apart and _graded().search(lower, setting.left, basis.reach) is not None


@cache
def _graded() -> re.Pattern[str]:
    return re.compile(rf"{label_pattern('graded').pattern} +\Z")
