"""Bare numbers beside a count, in its unit: how much it changed, what was planned, what it was before, its parts."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from doichieu.reader.grammar.counted_parts import PART
from doichieu.reader.grammar.quantities import Figure, Printed
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.units import MEASURE, NOUN

CHANGE = "change of a count"
BESIDE = "count beside a count"
LONGEST_GAP = 60  # signs between a count and the number beside it
_COUNTS = frozenset((NOUN, MEASURE))
_CHANGES = frozenset(("rise", "fall"))
_LABELS = frozenset(("plan_size", "plan_local", "past_basis"))
_ENDS = re.compile(r"\s*(?:[,;.)]|\Z)")
_SEVERAL = re.compile(r"\((?:[^\W\d_][^\d,;().]*[ :]\d+(?:[,;] )?){2,}\)")
_EACH = re.compile(r"\d+")


def beside_count(scene: Scene, figure: Figure) -> Figure | None:
    """A number without a unit read in that of the count before it, where the words between say what it is.

    `12 vụ (tăng 2)`, `19 đảng viên (KH: 30)`, `9 vụ (cùng kỳ 14)`, `26 đoàn (huyện 5, xã 21)`.
    """
    whole = next((x for x in reversed(scene.figures) if x.rule not in (PART, CHANGE, BESIDE)), None)
    if whole is None or not _counts_alike(whole, figure):
        return None
    rule = next((rule for rule, holds in _RULES if holds(scene, whole, figure)), None)
    if rule is None:
        return None
    printed = whole.printed
    unit = Printed(replace(figure.printed.quantity, unit=printed.quantity.unit), printed.sort)
    return figure._replace(printed=unit, rule=rule)


def _counts_alike(whole: Figure, figure: Figure) -> bool:
    """Both are plain whole numbers, without a magnitude that the second would have to share."""
    quantity, counted = figure.printed.quantity, whole.printed.quantity
    plain = quantity.total is None and quantity.upper is None and quantity.step == 1
    return plain and whole.printed.sort in _COUNTS and counted.step <= 1 and "/" not in counted.unit


def _is_change(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`4 người (tăng 1)`, `4.100 hội viên, tăng 250 so với đầu nhiệm kỳ`."""
    chain, start = scene.chain(figure.start)
    if not any(not _CHANGES.isdisjoint(cue.roles) for cue in chain):
        return False
    lower = scene.source.lower
    between = lower[whole.tail : start].rstrip()
    near = 0 < len(between) <= LONGEST_GAP and between[-1] in "(,;" and not any(x.isdigit() for x in between)
    return near and (_ends(scene, figure) or _is_compared(scene, figure))


def _is_compared(scene: Scene, figure: Figure) -> bool:
    return any("compare" in cue.roles for cue in scene.cues_between(figure.end, figure.end + 2))


def _is_labelled(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`28 giường (KH năm: 30)`, `9 vụ (cùng kỳ năm trước 14)`, `12 vụ (năm 2023: 10)`: alone in a bracket."""
    lower = scene.source.lower
    opening = lower.rfind("(", whole.tail, figure.start)
    if opening < 0 or opening - whole.tail > LONGEST_GAP or not lower.startswith(")", figure.end):
        return False
    end = scene.back_over_spaces(figure.start)
    told = any(not _LABELS.isdisjoint(cue.roles) for cue in scene.cues_between(opening, figure.start))
    dated = any(not lower[time.end : end].strip(" :") for time in scene.times_between(opening, end))
    return told or dated


def _is_one_of_parts(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`26 đoàn (huyện 5, xã 21)`: the numbers of a bracket that add up to what stands before it."""
    lower = scene.source.lower
    opening = lower.rfind("(", whole.tail, figure.start)
    if opening < 0 or opening - whole.tail > LONGEST_GAP:
        return False
    several = _SEVERAL.match(lower, opening, scene.end)
    return several is not None and sum(map(Decimal, _EACH.findall(several[0]))) == whole.printed.quantity.value


def _ends(scene: Scene, figure: Figure) -> bool:
    return _ENDS.match(scene.source.lower, figure.end, scene.end) is not None


_RULES: tuple[tuple[str, Callable[[Scene, Figure, Figure], bool]], ...] = (
    (CHANGE, _is_change),
    (BESIDE, _is_labelled),
    (PART, _is_one_of_parts),
)
