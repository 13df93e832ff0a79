"""The size of a plan that was assigned, set, changed or kept, and what belongs to a plan before it."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from doichieu.reader.grammar.amounts.units import MONEY, NOUN
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS
from doichieu.reader.grammar.figures.near_times import plan_named_before
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import Cue
from doichieu.reader.grammar.times.atoms import forms_of
from doichieu.reader.grammar.times.document_times import is_part_of_year
from doichieu.reader.grammar.times.expressions import TimeExpression

LONGEST_ACTOR = 80  # signs
LONGEST_ASSIGNMENT = 130  # signs from the word for a plan to its size, who assigned it and by which decision between


_SIZING = frozenset(("plan_basis", "set_size", "assigned", "assigns", "keeps"))


def sizes_a_plan(setting: Setting) -> bool:
    """`được giao dự toán thu ngân sách 4.500 tỷ đồng`: the figure is the plan, not what was reached of it."""
    scene = setting.scene
    if not scene.has_any(_SIZING):
        return False
    lower = scene.source.lower
    named = scene.back_over_spaces(setting.chain_start)
    named -= lower.endswith(":", scene.start, named)  # `Kế hoạch vốn: 204 tỷ đồng`
    parted = max(lower.rfind(sign, setting.left, named) + 1 for sign in (",", ": "))
    begin = max(setting.left, parted, setting.chain_start - LONGEST_ASSIGNMENT)
    if _is_set_size(setting, max(begin, setting.chain_start - LONGEST_ACTOR)):
        return True
    if _is_adjusted(setting) or _is_kept(setting) or _is_named_by_its_time(setting) or _is_assigned(setting):
        return True
    words = [cue for cue in scene.cues_between(begin, setting.chain_start) if "plan_basis" in cue.roles]
    if words and scene.is_early_or_late(words[0].start):
        return False  # `sớm hơn kế hoạch 20 ngày`
    if not words or any(sign in lower[words[0].end : named] for sign in ";:()."):
        return False
    verbs = {
        role for cue in scene.cues_between(begin, words[0].start) for role in cue.roles if "predicate" not in cue.roles
    }
    between = scene.cues_between(words[0].end, setting.chain_start)
    reached = any("reach" in cue.roles for cue in (*between, *setting.chain) if cue.start >= words[0].end)
    return (
        "plan_size" in words[0].roles
        and not verbs & {"reach", "exceed", "stop", "verb", "compare", "adjusts", "gain"}
        and (not reached or _only_copulas(setting))
    )


def _is_adjusted(setting: Setting) -> bool:
    """`điều chỉnh dự toán thu từ 182 tỷ đồng lên 205 tỷ đồng`: what a plan was, and what it is from then on."""
    scene, start = setting.scene, setting.figure.start
    moved, counts = _is_moved(scene, setting.number), setting.figure.printed.sort == NOUN
    for cue in scene.with_role("adjusts", scene.clause(start)[0], start):
        named = _behind(scene, cue)
        if named is not None and not _CHANGES.isdisjoint(named.roles):  # `điều chỉnh tăng dự toán`
            named = _behind(scene, named)
        if named is None or _PLANS.isdisjoint(named.roles) or "," in scene.source.lower[cue.end : start]:
            continue
        if moved or ("plan_size" in named.roles and not counts and not scene.with_any(_ACTS, named.end, start)):
            return True
    return False


def _is_named_by_its_time(setting: Setting) -> bool:
    """`Chỉ tiêu năm nay là dưới 7 người`, and not `vượt kế hoạch năm 7 người`."""
    named = plan_named_before(setting)
    if named is None or named.start < setting.left or not _is_told(setting):
        return False
    before = setting.scene.cue_before(named.start)
    return before is None or {"exceed", "compare", "comparative", "reach"}.isdisjoint(before.roles)


def _is_told(setting: Setting) -> bool:
    """Whether `là` leads to the figure."""
    return any("stop" in cue.roles and "reach" in cue.roles for cue in setting.chain)


def _is_kept(setting: Setting) -> bool:
    """`giữ nguyên 14 chỉ tiêu còn lại`: targets that are left as they were set."""
    scene, figure = setting.scene, setting.figure
    kept = scene.cue_before(setting.chain_start)
    if kept is None or "keeps" not in kept.roles:
        return False
    return bool(scene.with_role("plan_basis", figure.unit_start, figure.tail))


def _behind(scene: Scene, cue: Cue) -> Cue | None:
    return next(iter(scene.cues_between(cue.end, cue.end + 2)), None)


_CHANGES = frozenset(("rise", "fall"))
_PLANS = frozenset(("plan_size", "plan_basis"))
_ACTS = frozenset(("verb", "governs", "predicate"))  # `điều chỉnh kế hoạch vốn đã giải ngân 45 tỷ đồng`


def _is_moved(scene: Scene, number: int) -> bool:
    """`từ 40 tấn xuống 35 tấn`: either of two figures of which one leads to the other."""
    for first, second in pairwise(scene.figures[max(number - 1, 0) : number + 2]):
        leading, begin = scene.chain(second.start)
        joined = not scene.source.lower[first.tail : begin].strip()
        if joined and any("to_level" in cue.roles for cue in leading):
            return True
    return False


def _is_assigned(setting: Setting) -> bool:
    """`(giao 45%, thực hiện 43,7%)`: the word for assigning alone, and right behind the figure what came of it."""
    scene, figure = setting.scene, setting.figure
    last = scene.cue_before(setting.chain_start)
    if last is None or "assigns" not in last.roles or setting.number + 1 == len(scene.figures):
        return False
    result = scene.figures[setting.number + 1]
    chain, begin = scene.chain(result.start)
    alike = (result.printed.sort, result.printed.quantity.unit) == (figure.printed.sort, figure.printed.quantity.unit)
    done = any("performs" in cue.roles for cue in chain)
    return alike and done and scene.source.lower[figure.tail : begin].strip() in {",", ";", "-", "–"}


def _is_set_size(setting: Setting, begin: int) -> bool:
    """`Tổng vốn giao năm 2022 là 128 tỷ đồng`, `tổng mức đầu tư 36 tỷ đồng`: what was assigned or decided."""
    roles = {role for cue in setting.scene.cues_between(begin, setting.chain_start) for role in cue.roles}
    if not _only_copulas(setting) or roles & {"rise", "fall", "exceed", "share", "estimate"}:
        return False
    last = setting.scene.cue_before(setting.chain_start)
    assigned = last is not None and "assigned" in last.roles  # `vốn được giao 46,2 tỷ đồng`
    if last is not None and "assigns" in last.roles and setting.figure.printed.sort == MONEY:
        assigned = assigned or "head" in roles  # `Vốn sự nghiệp giao 9.650 triệu đồng`
    told = "assigned" in roles and any("reach" in cue.roles for cue in setting.chain)
    return "set_size" in roles or assigned or told


def is_part_of_plan(setting: Setting, day: date | None, *, after_one: bool) -> bool:
    """`kế hoạch vốn 12 tỷ đồng, trong đó vốn tỉnh 7 tỷ đồng, vốn huyện 5 tỷ đồng`: no verb says that it was reached,
    and no part of the year that was over by `day`: `kế hoạch cả năm là 14 tỷ đồng, 9 tháng thu 12 tỷ đồng`."""
    scene, start = setting.scene, setting.figure.start
    between = scene.source.lower[scene.figures[setting.number - 1].tail : start]
    if not after_one or ";" in between or between.startswith(")"):
        return False  # `doanh thu 8,4 tỷ đồng (KH 8 tỷ đồng), xuất khẩu 5,9 tỷ đồng`
    if scene.figures[setting.number - 1].printed.sort != setting.figure.printed.sort or not _only_copulas(setting):
        return False
    if day is not None and any(_is_over(time, day) for time in scene.times_between(setting.left, start)):
        return False
    cues = scene.cues_between(setting.left, setting.chain_start)
    first = next((cue for cue in cues if not BEGINS.isdisjoint(cue.roles)), None)
    roles = {role for cue in cues for role in cue.roles}
    done = (
        first is not None and "head" not in first.roles and not _gives_source(setting, cues, first)
    ) or scene.with_role("in_place", setting.left, start)
    return not done and roles.isdisjoint(("predicate", "rise", "fall", "exceed", "compare"))


def _gives_source(setting: Setting, cues: Sequence[Cue], first: Cue) -> bool:
    """`kế hoạch vốn 12 tỷ đồng, gồm: ngân sách tỉnh hỗ trợ 7 tỷ đồng`: who is to give a part, named before the verb."""
    opened = next((cue for cue in cues if {"parts", "exists"} <= cue.roles.keys()), None)
    if opened is None or first.end != setting.scene.back_over_spaces(setting.chain_start):
        return False
    named = setting.scene.source.lower[opened.end : first.start].strip(" :")
    return bool(named) and {"performs", "reach"}.isdisjoint(first.roles) and "governs" not in first.roles


def _is_over(time: TimeExpression, day: date) -> bool:
    return is_part_of_year(time) and time.period is not None and time.period.last <= day


def shares_a_plan(setting: Setting) -> bool:
    """`cần thu hồi 58 ha đất của 439 hộ`: whose or for whom what is planned before is, no verb or sign between."""
    scene = setting.scene
    if not setting.number or setting.figure.printed.sort != NOUN:
        return False
    before = scene.figures[setting.number - 1].tail
    between = scene.source.lower[before : setting.figure.start]
    if any(sign in between for sign in ",;:.()") or not between.endswith(_owners()):
        return False
    return not scene.with_any(_ACTING, before, setting.figure.start)


_ACTING = frozenset(("verb", "reach", "exists", "in_place", "compare"))


@cache
def _owners() -> tuple[str, ...]:
    return tuple(f" {form} " for form in forms_of("whose"))


def _only_copulas(setting: Setting) -> bool:
    return all("stop" in cue.roles for cue in setting.chain if "reach" in cue.roles)
