"""Whether a figure is planned: words of planning before it, an order, or the size of a plan that was assigned."""

from datetime import date
from functools import cache
from itertools import pairwise

from doichieu.lexicon import table
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import NOUN, PERCENT
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.text.phrases import Phrases, word_set
from doichieu.reader.grammar.text.vocabulary import Cue
from doichieu.reader.grammar.times.expressions import Role

LONGEST_ACTOR = 80  # signs
LONGEST_ASSIGNMENT = 130  # signs from the word for a plan to its size, who assigned it and by which decision between
PLANNING = frozenset(("plan", "plan_weak", "plan_first", "plan_direct", "order", "order_to", "intends"))
YEAR_END = (12, 31)  # month and day


def planned_before(setting: Setting, *, strong_only: bool) -> bool:
    """Whether words of planning stand before the figure in its sentence."""
    scene = setting.scene
    return scene.has_any(PLANNING) and any(
        _plans(setting, cue, strong_only=strong_only) and not _has_come_to_now(setting, cue)
        for cue in scene.cues_between(scene.start, setting.figure.start)
        if not PLANNING.isdisjoint(cue.roles)
    )


def _plans(setting: Setting, cue: Cue, *, strong_only: bool) -> bool:
    """Whether a word of planning holds for the figure."""
    scene, start = setting.scene, setting.figure.start
    if "plan" in cue.roles:
        return not (_tells_which(setting, cue) or _is_compared_with(scene, cue))
    if _sets_out(setting, cue) or ("intends" in cue.roles and _leads_to_a_deed(setting, cue)):
        return True
    if strong_only:  # `Phát biểu bế mạc kỳ họp, Chủ tịch HĐND đề nghị …`
        return _concluding().match(scene.source.lower, scene.start, cue.start) is not None and _is_order(scene, cue)
    opens = not scene.source.lower[scene.start : cue.start].strip(" -–+•*0123456789.)")
    begin = max(setting.left, scene.clause(start)[0])
    if "plan_weak" in cue.roles and (cue.start >= begin or opens):
        return _is_due(setting, cue) or _is_order(scene, cue)
    if _is_of_paper(scene, cue):
        return ";" not in scene.source.lower[cue.end : start]
    return ("plan_first" in cue.roles and opens and not _is_handed_over(setting)) or _is_order(scene, cue)


def _sets_out(setting: Setting, cue: Cue) -> bool:
    """`Nghị quyết đề ra 15 chỉ tiêu`: words of setting out that lead to the figure, or to one before it."""
    scene = setting.scene
    if "plan_direct" not in cue.roles:
        return False
    led_to = [figure for figure in scene.figures[: setting.number + 1] if cue in _chain_of(scene, figure)]
    return any(not _names_what_was_reached(scene, cue, figure) for figure in led_to)


def _names_what_was_reached(scene: Scene, setting_out: Cue, figure: Figure) -> bool:
    """`chỉ tiêu nghị quyết đề ra đạt 97% mục tiêu`: which targets are meant, and behind them how much was reached."""
    if figure.printed.sort != PERCENT:  # `kế hoạch đề ra đạt 120 tỷ đồng`
        return False
    behind = scene.cues_between(setting_out.end, setting_out.end + 2)
    before = scene.cues_between(scene.clause(setting_out.start)[0], setting_out.start)
    return bool(behind) and "reach" in behind[0].roles and any("plan_basis" in cue.roles for cue in before)


def _leads_to_a_deed(setting: Setting, cue: Cue) -> bool:
    """`dự kiến khởi công 3 công trình`: what is intended is to be done, in the same clause, rather than come about."""
    behind = setting.scene.cues_between(cue.end, cue.end + 2)
    clause = setting.scene.clause(setting.figure.start)[0]
    led = cue.start >= max(setting.left, clause) and bool(behind) and "verb" in behind[0].roles
    return led and not _is_estimated(setting, cue)


def _is_estimated(setting: Setting, intent: Cue) -> bool:
    """`Đến 31/12 dự kiến hoàn thành 15/17 chỉ tiêu`, `dự kiến tạo việc làm cho 900 lao động, đạt 105% kế hoạch`: what a
    year is seen to come to, by its last day, a word of estimating, or how much of a plan that will be."""
    scene, tail = setting.scene, setting.figure.tail
    if scene.with_role("estimate", scene.start, intent.start):
        return True
    before = (time.period for time in scene.times_between(scene.start, intent.start))
    if any(
        period is not None and period.first == period.last and (period.last.month, period.last.day) == YEAR_END
        for period in before
    ):
        return True
    parted = scene.source.lower.find(";", tail, scene.end)
    rated = scene.with_role("plan_basis", tail, scene.end if parted < 0 else parted)
    return bool(rated) and any(
        tail < figure.start < rated[0].start and figure.printed.sort == PERCENT for figure in scene.figures
    )


def _is_handed_over(setting: Setting) -> bool:
    """`Giao 165/165 quân`, `Giao 14 tân binh, bảo đảm 100% chỉ tiêu`: recruits, and so many out of so many."""
    first = setting.scene.figures[0]
    counted_out = setting.figure.printed.quantity.total is not None
    return counted_out or bool(setting.scene.with_role("recruits", first.start, first.tail))


def _is_due(setting: Setting, duty: Cue) -> bool:
    """Whether what has to be done is the figure: not what people underwent, nor what tells which thing is meant."""
    scene = setting.scene
    led_in = ": " in scene.source.lower[duty.end : setting.figure.start]
    return not (led_in or _is_suffered(scene, duty) or _names_a_subject(setting, duty))


def _has_come_to_now(setting: Setting, plan: Cue) -> bool:
    """`Phấn đấu kết nạp 45 đảng viên, đến nay đã kết nạp 33`: a clause that opens with the present tells what is."""
    scene, start = setting.scene, setting.figure.start
    lower = scene.source.lower
    for time in scene.times_between(plan.end, start):
        opens = lower[plan.end : time.start].rstrip().endswith((",", "("))
        if time.role is Role.NOW and opens and not any(sign in lower[time.end : start] for sign in ";)"):
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
    return time is not None and time.period is not None and time.period.last < day


def _tells_which(setting: Setting, plan: Cue) -> bool:
    """`Với 3 xã phấn đấu đạt chuẩn trong năm: A đạt 18/20 tiêu chí, B 16/20`: which are meant, and how far they are."""
    scene, start = setting.scene, setting.figure.start
    colon = scene.source.lower.find(": ", plan.end, start)
    counted = scene.figures[0]
    listed = colon >= 0 and setting.figure.printed.quantity.total is not None
    return listed and counted.printed.sort == NOUN and counted.tail <= plan.start


def _is_compared_with(scene: Scene, plan: Cue) -> bool:
    """`chậm 2 tháng so với cam kết; 2 khu còn lại đang thi công`: what was promised is measured against."""
    before = scene.cue_before(plan.start)
    return before is not None and "compare" in before.roles


def _is_suffered(scene: Scene, duty: Cue) -> bool:
    """`Phải di dời khẩn cấp 1.025 hộ`: what people underwent."""
    behind = scene.with_role("undergoes", duty.end, duty.end + 2)
    return bool(behind)


def _names_a_subject(setting: Setting, duty: Cue) -> bool:
    """`diện tích đất phải thu hồi đạt 72%`: the duty tells which area is meant, and the verb what was reached of it."""
    scene = setting.scene
    at = duty.end
    while at < scene.end and scene.source.lower[at].isspace():
        at += 1
    following = scene.cues_between(at, at + 1)
    if not following or "verb" not in following[0].roles or not any("reach" in cue.roles for cue in setting.chain):
        return False
    before = scene.cues_between(max(setting.left, scene.source.lower.rfind(",", scene.start, duty.start)), duty.start)
    return any("head" in cue.roles for cue in before) and not any(
        {"verb", "reach", "exists"} & cue.roles.keys() for cue in before
    )


_SIZING = frozenset(("plan_basis", "set_size", "assigned"))


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
    if _is_adjusted(setting):
        return True
    words = [cue for cue in scene.cues_between(begin, setting.chain_start) if "plan_basis" in cue.roles]
    if not words or any(sign in lower[words[0].end : named] for sign in ";:()."):
        return False
    verbs = {
        role for cue in scene.cues_between(begin, words[0].start) for role in cue.roles if "predicate" not in cue.roles
    }
    between = scene.cues_between(words[0].end, setting.chain_start)
    reached = any("reach" in cue.roles for cue in (*between, *setting.chain) if cue.start >= words[0].end)
    return (
        "plan_size" in words[0].roles
        and not verbs & {"reach", "exceed", "stop", "verb", "compare", "adjusts"}
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


def _is_set_size(setting: Setting, begin: int) -> bool:
    """`Tổng vốn giao năm 2022 là 128 tỷ đồng`, `tổng mức đầu tư 36 tỷ đồng`: what was assigned or decided."""
    roles = {role for cue in setting.scene.cues_between(begin, setting.chain_start) for role in cue.roles}
    if not _only_copulas(setting) or roles & {"rise", "fall", "exceed", "share", "estimate"}:
        return False
    last = setting.scene.cue_before(setting.chain_start)
    assigned = last is not None and "assigned" in last.roles  # `vốn được giao 46,2 tỷ đồng`
    told = "assigned" in roles and any("reach" in cue.roles for cue in setting.chain)
    return "set_size" in roles or assigned or told


def is_part_of_plan(setting: Setting, *, after_one: bool) -> bool:
    """`kế hoạch vốn 12 tỷ đồng, trong đó vốn tỉnh 7 tỷ đồng, vốn huyện 5 tỷ đồng`: no verb says that it was reached."""
    scene, start = setting.scene, setting.figure.start
    between = scene.source.lower[scene.figures[setting.number - 1].tail : start]
    if not after_one or ";" in between or between.startswith(")"):
        return False  # `doanh thu 8,4 tỷ đồng (KH 8 tỷ đồng), xuất khẩu 5,9 tỷ đồng`
    if scene.figures[setting.number - 1].printed.sort != setting.figure.printed.sort or not _only_copulas(setting):
        return False
    cues = scene.cues_between(setting.left, setting.chain_start)
    first = next((cue for cue in cues if not BEGINS.isdisjoint(cue.roles)), None)
    roles = {role for cue in cues for role in cue.roles}
    done = (first is not None and "head" not in first.roles) or scene.with_role("in_place", setting.left, start)
    return not done and roles.isdisjoint(("predicate", "rise", "fall", "exceed", "compare"))


def _only_copulas(setting: Setting) -> bool:
    return all("stop" in cue.roles for cue in setting.chain if "reach" in cue.roles)


def _chain_of(scene: Scene, figure: Figure) -> tuple[Cue, ...]:
    chain, start = scene.chain(figure.start)
    before = scene.cue_before(start)
    return (*chain, before) if before is not None else chain


def _is_order(scene: Scene, cue: Cue) -> bool:
    """`UBND huyện yêu cầu …`, `Kết luận kỳ họp, chủ tọa đề nghị …`: who orders, and nothing else, stands before."""
    named = "order_to" in cue.roles and scene.source.spelled[cue.end : cue.end + 2].strip().isupper()
    if not named and "order" not in cue.roles:
        return False
    lower = scene.source.lower
    begin = max(scene.start, lower.rfind(", ", scene.start, cue.start) + 1)
    verbs = any("verb" in other.roles or "reach" in other.roles for other in scene.cues_between(begin, cue.start))
    told = lower.startswith(":", cue.end) or begin == scene.start or _concluding().match(lower, scene.start, begin)
    leads = named and _leads(scene, begin, cue.start)
    return cue.start - begin <= LONGEST_ACTOR and (bool(told) or leads) and not verbs


def _leads(scene: Scene, begin: int, end: int) -> bool:
    """`…, Chủ tịch UBND huyện giao Ban Quản lý dự án …`: a leader's post, and nothing else, begins the clause."""
    return leaders().match(scene.source.lower, scene.after_spaces(begin), end) is not None


def _is_of_paper(scene: Scene, cue: Cue) -> bool:
    """`Nghị quyết số 05-NQ/HU giao năm 2024 giảm 4,5%`: a paper that sets plans, and that it assigns."""
    if "order_to" not in cue.roles:
        return False
    lower = scene.source.lower
    begin = max(scene.start, lower.rfind(": ", scene.start, cue.start) + 1)
    while not lower[begin].isalpha():
        begin += 1
    return bool(scene.with_role("plan_basis", begin, begin + 1)) and cue.start - begin <= LONGEST_ACTOR


@cache
def _concluding() -> Phrases[None]:
    """`Kết luận`, `Phát biểu bế mạc`: how a sentence opens that tells what a leader said."""
    return word_set(form for entry in table("sections") if entry.fact("role") == "conclusion" for form in entry.forms)
