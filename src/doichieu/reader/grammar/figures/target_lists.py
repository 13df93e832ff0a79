"""Targets listed behind a colon: `thông qua 12 chỉ tiêu nhiệm kỳ 2022 - 2027, tiêu biểu: …`."""

import re
from functools import cache

from doichieu.reader.grammar.figures.plan_ends import turns_to_what_is_done
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import labels
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import TimeExpression
from doichieu.reader.grammar.times.openings import HOLDING
from doichieu.reader.grammar.times.periods import Role

LONGEST_LEAD = 40  # signs from the time that targets are set for to their colon: `, trong đó tiêu biểu là`
LONGEST_NAME = 40  # signs from a count of tasks to its colon
LONGEST_COUNT = 60  # signs from that time over the count of the targets: ` với 18 chỉ tiêu chủ yếu, trong đó`
_SET_FOR = HOLDING | {Role.TERM, Role.PLAN}
_RESULTS = frozenset(("reach", "exceed", "short"))
_REACHED = _RESULTS | {"to_level", "exists"}
_LEAD = re.compile(rf"[^:;.()\d]{{0,{LONGEST_LEAD}}}: ")


def time_of_targets(setting: Setting, document: Document) -> TimeExpression | None:
    """The time ahead that the targets before a colon are set for, of a figure behind the colon."""
    scene, start = setting.scene, setting.figure.start
    if not scene.times or not scene.has("plan_basis"):
        return None
    lower = scene.source.lower
    colon = lower.find(": ", scene.start, start)
    for time in scene.times_between(scene.start, start):
        if time.role not in _SET_FOR or time.period is None or not is_ahead(time.period, document.day):
            continue
        if _is_equated(scene, time) and _names_targets(setting, time):
            return None if turns_to_what_is_done(lower, time.end, start) else time
        if colon < 0:
            continue
        lead = _LEAD.match(lower, time.end, start)
        if (lead is not None and _names_targets(setting, time)) or _counts_targets(setting, time, colon):
            return time
    return None


def _is_equated(scene: Scene, time: TimeExpression) -> bool:
    """`mục tiêu năm 2026 là đón 1 triệu lượt khách; 92% hộ …; giành 45 huy chương`: `là` leads to all of them."""
    copula = next(iter(scene.cues_between(time.end, time.end + 2)), None)
    return copula is not None and copula.roles.get("reach") == "is" and "stop" in copula.roles


def is_one_of_tasks(setting: Setting) -> bool:
    """`với 4 nhóm việc: giải ngân đạt 98%; thu thêm 2 tỷ đồng; …`: tasks that are counted before a colon are planned as
    the count, and the figure before, are, up to a clause that tells what is done."""
    scene, lower = setting.scene, setting.scene.source.lower
    colon = lower.find(": ", scene.start, setting.figure.start)
    counted = next((x for x in scene.figures[: setting.number] if 0 <= colon - x.end <= LONGEST_NAME), None)
    if counted is None or labels("tasks").match(lower, counted.unit_start, colon + 1) is None:
        return False
    told = scene.cues_between(scene.start, colon)
    told_of_results = any(not _REACHED.isdisjoint(cue.roles) and "stop" not in cue.roles for cue in told)
    return not (told_of_results or turns_to_what_is_done(lower, colon, setting.figure.start))


def _names_targets(setting: Setting, time: TimeExpression) -> bool:
    """Whether a word for targets stands right before a time, or begins it, and no verb says what came of them."""
    scene = setting.scene
    begin = time.core if time.role is Role.PLAN else time.start
    words = [cue for cue in scene.cues_between(scene.start, begin) if "plan_basis" in cue.roles]
    if not words:
        return False
    between = scene.source.lower[words[-1].end : begin].strip()
    told = scene.cues_between(scene.clause(time.start)[0], words[-1].start)
    reached = any(not _RESULTS.isdisjoint(cue.roles) and "stop" not in cue.roles for cue in told)
    return not reached and (not between or _joint().fullmatch(between) is not None)


def _counts_targets(setting: Setting, time: TimeExpression, colon: int) -> bool:
    """`nhiệm vụ 6 tháng cuối năm với 18 chỉ tiêu chủ yếu là: …`: how many targets there are stands before the colon."""
    scene = setting.scene
    if not 0 < colon - time.end <= LONGEST_COUNT or any(
        sign in scene.source.lower[time.end : colon] for sign in ";.()"
    ):
        return False
    told = scene.cues_between(time.end, colon)
    counted = [figure for figure in scene.figures if time.end < figure.start < colon]
    named = any("plan_basis" in cue.roles and cue.start < counted[0].tail for cue in told) if counted else False
    return len(counted) == 1 and named and all(_RESULTS.isdisjoint(cue.roles) or "stop" in cue.roles for cue in told)


@cache
def _joint() -> re.Pattern[str]:
    """`chỉ tiêu của năm 2023`, `các mục tiêu cho nhiệm kỳ tới`"""
    return re.compile(any_of(forms_of("of", "at")))
