"""What ends a plan within its sentence: the present, what was carried out, why something is asked for."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

from doichieu.reader.grammar.figures.requests import FURTHEST, asks_to_explain, tells_why
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.times_behind import over
from doichieu.reader.grammar.text.vocabulary import Cue
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role
from doichieu.reader.grammar.times.openings import OPENING
from doichieu.reader.grammar.times.periods import REPORTING_LAG
from doichieu.reader.grammar.times.relatives import HALF_TERM

LONGEST_LIST = 12  # figures of the deeds that one word for the future holds for


def has_ended(setting: Setting, plan: Cue) -> bool:
    """Whether what a word of planning opened is over before the figure."""
    return _has_come_to_now(setting, plan) or _is_carried_out(setting, plan) or _is_why(setting, plan)


def goes_on_to_do(scene: Scene, future: Cue, number: int) -> bool:
    """`sẽ tặng 60 suất quà, mở 2 lớp cho 80 em; trồng 9 cây`: up to a figure, each clause opens with a deed."""
    last = scene.figures[max(number - LONGEST_LIST, 0) : number + 1]
    if last[0].start > future.end and number > LONGEST_LIST:
        return False
    behind = [figure for figure in last if figure.start > future.end]
    if turns_to_what_is_done(scene.source.lower, future.end, behind[0].start):
        return False
    return all(_goes_on(scene, one.tail, other.start) for one, other in pairwise(behind))


def _goes_on(scene: Scene, start: int, end: int) -> bool:
    """Whether between two figures the deed goes on to what or whom it is for, another begins, or its cost is told."""
    lower = scene.source.lower
    if any(sign in lower[start:end] for sign in ".:()"):
        return False
    comma = max(lower.rfind(sign, start, end) for sign in (", ", "; "))
    if comma < 0:
        return not scene.with_any(_STATES, start, end) and over().search(lower, start, end) is None
    verb = next(iter(scene.cues_between(comma + 2, comma + 3)), None)
    begins = verb is not None and not _DEEDS.isdisjoint(verb.roles)
    return verb is not None and begins and not scene.with_any(_STATES, verb.end, end)


def turns_to_what_is_done(lower: str, start: int, end: int) -> bool:
    """`sẽ tiếp tục vận động; đã tặng 15 xe`, `Kế hoạch giao 120 ha, đã trồng 98 ha`: a clause tells what is over."""
    parted = max(lower.rfind(sign, start, end) for sign in (", ", "; "))
    return parted >= 0 and over().search(lower, parted, end) is not None


def turns_to_the_session(setting: Setting, plan: Cue) -> bool:
    """`quyết nghị bổ sung 3 tỷ đồng; bầu bổ sung 1 ủy viên`: behind a semicolon, what was done there and then."""
    scene = setting.scene
    begin = scene.after_spaces(scene.clause(setting.figure.start)[0])
    return begin > plan.end and bool(scene.with_role("session", begin, begin + 1))


_DEEDS = frozenset(("verb", "costs"))  # `sẽ lắp 45 camera, kinh phí 675 triệu đồng`: what the deed costs
_ASKED_TOO = frozenset(("and", "plan", "plan_basis"))
_STATES = frozenset(("reach", "exists", "in_place", "rise", "fall", "exceed"))


def _is_why(setting: Setting, order: Cue) -> bool:
    """`đề nghị xem lại cách tính vì hóa đơn tăng 8%`: why something is asked for is so already."""
    if "order" not in order.roles or setting.figure.start - order.end > FURTHEST:
        return False
    lower, start = setting.scene.source.lower, setting.figure.start
    if tells_why(lower, order.end, start):
        return True
    return asks_to_explain(lower, order.end, start) and not _asks_for_more(setting.scene, order.end, start)


def _asks_for_more(scene: Scene, begin: int, end: int) -> bool:
    """`giải trình và hoàn trả 5 tỷ đồng`, `làm rõ mục tiêu trồng 50 ha`: more is joined, or a plan explained."""
    return bool(scene.with_any(_ASKED_TOO, begin, end))


def _is_carried_out(setting: Setting, plan: Cue) -> bool:
    """`kế hoạch đề ra 120 tỷ đồng, thực hiện 115 tỷ đồng`: of the same, in the same unit, what came of it.

    In `phấn đấu trồng 50 ha rừng, thực hiện 20 ha khoanh nuôi` the words behind name another deed.
    """
    scene, figure = setting.scene, setting.figure
    if not setting.number or scene.figures[setting.number - 1].start < plan.end:
        return False
    told = any("performs" in cue.roles for cue in setting.chain)
    alike = scene.figures[setting.number - 1].printed.quantity.unit == figure.printed.quantity.unit
    of_it = "plan_direct" in plan.roles or not scene.source.lower[figure.tail : figure.tail + 2].strip(" .,;:()\n")
    return (
        told
        and alike
        and of_it
        and scene.source.lower[setting.left : setting.chain_start].rstrip().endswith((",", ";", "-", "–"))
    )


def _has_come_to_now(setting: Setting, plan: Cue) -> bool:
    """`Phấn đấu kết nạp 45 đảng viên, đến nay đã kết nạp 33`: a clause that opens with the present tells what is."""
    scene, start = setting.scene, setting.figure.start
    lower = scene.source.lower
    for time in scene.times_between(plan.end, start):
        opens = lower[plan.end : time.start].rstrip().endswith((",", "(", ";"))
        over = time.grain == HALF_TERM and not time.offset  # `nửa đầu nhiệm kỳ`
        if (time.role is Role.NOW or over) and opens and not any(sign in lower[time.end : start] for sign in ";)"):
            return True
    return False


def is_told_of_the_past(setting: Setting, day: date | None) -> bool:
    """`giảm còn 14,8% (đầu năm 18,5%)`, `giải ngân 95% (đến 15/4 mới được 14 tỷ đồng)`: in a bracket that opens with a
    time before `day`."""
    scene, start = setting.scene, setting.figure.start
    if day is None or not scene.times:
        return False
    opening = scene.source.lower.rfind("(", scene.start, start)
    if opening < 0 or scene.source.lower.find(")", opening, start) >= 0:
        return False
    time = next(iter(scene.times_between(opening + 1, opening + 2)), None)
    if time is None or time.period is None:
        return False
    closes = scene.source.lower.startswith(":", time.end) and time.period.last - day <= REPORTING_LAG
    return time.period.last < day or closes  # `86 triệu đồng (năm 2025: 78 triệu đồng)`, told in December


def is_lately(setting: Setting) -> bool:
    """`Tết vừa qua, phường tặng 860 suất quà`, among plans: a sentence that opens with what has just been, up to a
    semicolon."""
    scene, lower = setting.scene, setting.scene.source.lower
    opened = lower.find(",", scene.start, scene.start + OPENING)
    if opened < 0 or ";" in lower[opened : setting.figure.start]:
        return False
    return _lately().search(lower, scene.start, opened) is not None


@cache
def _lately() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('past'))}\Z")
