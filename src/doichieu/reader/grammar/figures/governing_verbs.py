"""Which of several verbs before a figure says what was done with it."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.units import units
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.proper_names import capitalised, forms
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.vocabulary import Cue, labels


def joined_verb(scene: Scene, anchors: list[Cue], end: int) -> Cue | None:
    """`thảo luận và biểu quyết thông qua 26 nghị quyết`: a verb right before a count, joined to those before it."""
    last = anchors[-1]
    before = scene.cue_before(last.start)
    joined = len(anchors) > 1 and before is not None and "and" in before.roles
    return last if joined and scene.back_over_spaces(end) == last.end else None


def achieved_verb(scene: Scene, anchors: list[Cue], end: int) -> Cue | None:
    """`đề nghị làm rõ vì sao dự án chỉ giải ngân được 12%`: the verb right before `được`, apart from the others."""
    last, end = anchors[-1], scene.back_over_spaces(end)
    achieved = any({"reach", "predicate"} <= cue.roles.keys() for cue in scene.cues_between(end, end + 2))
    apart = len(anchors) > 1 and scene.source.lower.count(" ", anchors[-2].end, last.start) > 1
    return last if achieved and apart and last.end == end else None


def said_verb(scene: Scene, anchors: list[Cue]) -> Cue:
    """The verb right behind `đã` or the like, else the first."""
    for cue in anchors:
        before = scene.cue_before(cue.start)
        if before is not None and "predicate" in before.roles:
            return cue
    return anchors[0]


def raised_number(setting: Setting, begin: int, end: int) -> int | None:
    """`nâng số trường đạt chuẩn lên 49/58 trường`, `nâng tổng số lên 31 xã`: where the words for it begin."""
    if not any("to_level" in cue.roles for cue in setting.chain):
        return None
    scene, lower = setting.scene, setting.scene.source.lower
    brings = scene.with_role("brings", begin, end)
    at = scene.after_spaces(brings[-1].end) if brings else end
    label = labels("number of").match(lower, at, end)
    if label is None:
        return None
    counted = units().match(lower, scene.after_spaces(label[1]), end)
    alone = label[1] == scene.back_over_spaces(end) and " " in lower[at : label[1]]
    return at if counted is not None or alone else None


def before_person(scene: Scene, start: int, end: int) -> int:
    """`bầu ông Vũ Ba giữ chức Chủ tịch với 27/28 phiếu`: back to the one whom a verb speaks of."""
    if not scene.mentions(_honorifics):
        return end
    for found in _honorifics().finditer(scene.source.lower, start + 1, end):
        if capitalised(scene.source.spelled, scene.after_spaces(found.end())):
            return scene.back_over_spaces(found.start())
    return end


@cache
def _honorifics() -> re.Pattern[str]:
    return scanner(forms("persons", "honorific"))


def tells_how_far(scene: Scene, tail: int) -> bool:
    """`kết nạp 40 đảng viên vượt chỉ tiêu giao`: right behind a count, what became of a plan."""
    reached = next((cue for cue in scene.cues_between(tail, tail + 2) if not _REACHED.isdisjoint(cue.roles)), None)
    following = scene.cues_between(reached.end, reached.end + 2) if reached is not None else ()
    return any("plan_basis" in cue.roles for cue in following)


_REACHED = frozenset(("reach", "exceed"))


def growth_itself(setting: Setting) -> Phrase | None:
    """`6 tháng tăng trưởng 8,2%`: a verb that names what it tells of, where nothing else does."""
    lower = setting.scene.source.lower
    named = (cue for cue in setting.chain if lower[cue.start : cue.end] in labels("growth").facts)
    return next((Phrase(cue.start, cue.end, "verb", sure=False) for cue in named), None)
