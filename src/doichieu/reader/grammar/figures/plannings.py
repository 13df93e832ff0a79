"""Whether a figure is planned: words of planning before it, an order, or the size of a plan that was assigned."""

from functools import cache

from doichieu.lexicon import table
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import MONEY, NOUN, PERCENT
from doichieu.reader.grammar.figures.duties_told import (
    follows_from_a_finding,
    is_told_in_results,
    names_a_base,
)
from doichieu.reader.grammar.figures.plan_ends import (
    goes_on_to_do,
    has_ended,
    turns_to_the_session,
    turns_to_what_is_done,
)
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import Phrases, word_set
from doichieu.reader.grammar.text.vocabulary import Cue, label_pattern, labels

LONGEST_ACTOR = 80  # signs
PLANNING = frozenset(
    ("plan", "plan_weak", "plan_first", "plan_direct", "order", "order_to", "intends", "resolves", "pledges")
)
YEAR_END = (12, 31)  # month and day


def planned_before(setting: Setting, *, strong_only: bool) -> bool:
    """Whether words of planning stand before the figure in its sentence."""
    scene = setting.scene
    return scene.has_any(PLANNING) and any(
        _plans(setting, cue, strong_only=strong_only)
        and not has_ended(setting, cue)
        and not turns_to_the_session(setting, cue)
        for cue in scene.cues_between(scene.start, setting.figure.start)
        if not PLANNING.isdisjoint(cue.roles)
    )


def _plans(setting: Setting, cue: Cue, *, strong_only: bool) -> bool:
    """Whether a word of planning holds for the figure."""
    scene = setting.scene
    if "plan" in cue.roles:
        return not (_tells_which(setting, cue) or _is_compared_with(scene, cue))
    if "resolves" in cue.roles:
        return _resolves_to_do(scene, cue) or _is_resolved(setting, cue)
    if ("intends" in cue.roles and _is_cost_foreseen(setting, cue)) or _is_pledged(setting, cue):
        return True
    if _sets_out(setting, cue) or ("intends" in cue.roles and _leads_to_a_deed(setting, cue)):
        return True
    if strong_only:  # `Phát biểu bế mạc kỳ họp, Chủ tịch HĐND đề nghị …`
        return _concluding().match(scene.source.lower, scene.start, cue.start) is not None and _is_order(scene, cue)
    return _plans_weakly(setting, cue) and not is_told_in_results(setting, cue)


def _plans_weakly(setting: Setting, cue: Cue) -> bool:
    """The same, of a word that plans only where it opens the sentence or stands near the figure, and of an order."""
    scene, start = setting.scene, setting.figure.start
    opens = not scene.source.lower[scene.start : cue.start].strip(" -–+•*0123456789.)")
    begin = max(setting.left, scene.clause(start)[0])
    if "plan_weak" in cue.roles and (cue.start >= begin or opens):
        return _is_due(setting, cue) or _is_order(scene, cue)
    if _is_of_paper(scene, cue):
        lower = scene.source.lower
        return ";" not in lower[cue.end : start] and not turns_to_what_is_done(lower, cue.end, start)
    if "future" in cue.roles:
        return goes_on_to_do(scene, cue, setting.number) or _is_order(scene, cue)
    first = "plan_first" in cue.roles and opens and not _is_handed_over(setting, cue)
    return first or _is_order(scene, cue)


def _sets_out(setting: Setting, cue: Cue) -> bool:
    """`Nghị quyết đề ra 15 chỉ tiêu`: words of setting out that lead to the figure, or to one before it."""
    scene = setting.scene
    if "plan_direct" not in cue.roles or _is_measured_against(scene, cue) or _tells_which_targets(scene, cue):
        return False
    if _leads_to_what_is_done(setting, cue):
        return True
    led_to = [figure for figure in scene.figures[: setting.number + 1] if cue in _chain_of(scene, figure)]
    return any(not _names_what_was_reached(scene, cue, figure) for figure in led_to)


def _is_measured_against(scene: Scene, setting_out: Cue) -> bool:
    """`vượt mục tiêu đề ra 12%`: the plan that was set out is what a figure is more or less than."""
    plan = scene.cue_before(setting_out.start)
    verb = scene.cue_before(plan.start) if plan is not None and "plan_basis" in plan.roles else None
    return verb is not None and not {"exceed", "comparative", "compare"}.isdisjoint(verb.roles)


def _tells_which_targets(scene: Scene, setting_out: Cue) -> bool:
    """`trong số 15 chỉ tiêu Nghị quyết đề ra có 12 chỉ tiêu đạt`: which are meant; what came of them stands behind."""
    counted = next((x for x in reversed(scene.figures) if x.end <= setting_out.start), None)
    if counted is None or counted.printed.sort != NOUN:
        return False
    if not scene.with_role("plan_basis", counted.unit_start, counted.end):
        return False
    between = scene.source.lower[counted.end : setting_out.start]
    return not any(sign in between for sign in ",;:()") and not scene.with_role("verb", counted.end, setting_out.start)


def _leads_to_what_is_done(setting: Setting, cue: Cue) -> bool:
    """`Nghị quyết đề ra kết nạp 40 đảng viên`: what is set out is a deed, and the first figure behind it counts it."""
    scene, lower = setting.scene, setting.scene.source.lower
    if any(sign in lower[cue.end : setting.figure.start] for sign in ",;:()"):
        return False
    before = scene.cues_between(scene.clause(cue.start)[0], cue.start)
    behind = scene.cues_between(cue.end, cue.end + 2)
    set_out = any("plan_basis" in word.roles for word in before)
    return set_out and bool(behind) and "verb" in behind[0].roles and "reach" not in behind[0].roles


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


def _resolves_to_do(scene: Scene, cue: Cue) -> bool:
    """`HĐND xã quyết nghị bổ sung 3 tỷ đồng`: to be done; `quyết nghị thông qua 7 tờ trình` is done in saying so."""
    behind = scene.cues_between(cue.end, cue.end + 2)
    return bool(behind) and "verb" in behind[0].roles and {"session", "session_act"}.isdisjoint(behind[0].roles)


def _is_resolved(setting: Setting, cue: Cue) -> bool:
    """`HĐND huyện quyết nghị 520 tỷ đồng`: an amount that is resolved as such."""
    return setting.figure.printed.sort == MONEY and setting.chain_start <= setting.scene.after_spaces(cue.end)


def _is_pledged(setting: Setting, cue: Cue) -> bool:
    """`huyện đăng ký 12 xã về đích`: right behind the verb, and what those counted are to reach right behind them;
    nothing that an office registers, or that has been put down already."""
    scene, figure = setting.scene, setting.figure
    if "pledges" not in cue.roles or figure.printed.sort != NOUN or setting.chain_start > scene.after_spaces(cue.end):
        return False
    if not figure.printed.place and figure.printed.quantity.unit not in labels("pledges").facts:
        return False
    begin = max(scene.start, scene.source.lower.rfind(";", scene.start, cue.start))
    if label_pattern("registers").search(scene.source.lower, begin, cue.start) is not None:
        return False
    return labels("pledged").match(scene.source.lower, scene.after_spaces(figure.end), setting.right) is not None


def _is_cost_foreseen(setting: Setting, intent: Cue) -> bool:
    """`Kinh phí dự kiến 35 triệu đồng`: what something is to cost."""
    if setting.figure.printed.sort != MONEY or intent.end + 1 != setting.figure.start:
        return False
    before = setting.scene.cue_before(intent.start)
    return before is not None and "costs" in before.roles


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


def _is_handed_over(setting: Setting, cue: Cue) -> bool:
    """`Giao 165/165 quân`, `Giao 14 tân binh, bảo đảm 100% chỉ tiêu`, `Giao 12 thanh niên nhập ngũ`: recruits, and so
    many out of so many."""
    scene, first = setting.scene, setting.scene.figures[0]
    if setting.figure.printed.quantity.total is not None or scene.with_role("recruits", first.start, first.tail):
        return True
    handed = scene.chain(first.start)[1] <= scene.after_spaces(cue.end)
    return handed and bool(scene.with_role("recruits", first.tail, scene.after_spaces(first.tail) + 1))


def _is_due(setting: Setting, duty: Cue) -> bool:
    """Whether what has to be done is the figure: not what people underwent, nor what tells which thing is meant."""
    scene = setting.scene
    led_in = ": " in scene.source.lower[duty.end : setting.figure.start]
    done = scene.source.lower.startswith(forms("speeches", "over"), duty.end + 1)  # `trước mắt đã sửa 3 cầu`
    told = done or follows_from_a_finding(scene, duty) or names_a_base(setting, duty)
    return not (led_in or told or _is_suffered(scene, duty) or _names_a_subject(setting, duty))


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
    """`diện tích đất phải thu hồi đạt 72%`, `sai phạm phải xử lý là 4 tỷ đồng, gồm …`: the duty tells which area or
    money is meant, and the verb what was reached of it, or how much it is."""
    scene = setting.scene
    at = scene.after_spaces(duty.end)
    following = scene.cues_between(at, at + 1)
    if not following or "verb" not in following[0].roles:
        return False
    if _is_equated(scene, duty):
        return True
    if not any("reach" in cue.roles for cue in setting.chain):
        return False
    before = scene.cues_between(max(setting.left, scene.source.lower.rfind(",", scene.start, duty.start)), duty.start)
    return any("head" in cue.roles for cue in before) and not any(
        {"verb", "reach", "exists"} & cue.roles.keys() for cue in before
    )


def _is_equated(scene: Scene, duty: Cue) -> bool:
    """Whether `là` leads to the first figure behind a duty."""
    first = next((figure for figure in scene.figures if figure.start > duty.end), None)
    chain, begin = scene.chain(first.start) if first is not None else ((), duty.end)
    apart = any(sign in scene.source.lower[duty.end : begin] for sign in ",;:")
    return not apart and any(cue.roles.get("reach") == "is" for cue in chain)


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
    begin = max(scene.start, *(lower.rfind(sign, scene.start, cue.start) + 1 for sign in (", ", ": ")))
    verbs = any("verb" in other.roles or "reach" in other.roles for other in scene.cues_between(begin, cue.start))
    labelled = lower.startswith(": ", begin - 1) and not scene.figures[0].start < cue.start
    told = (
        lower.startswith(":", cue.end)
        or begin == scene.start
        or labelled
        or _concluding().match(lower, scene.start, begin)
    )
    leads = named and _leads(scene, begin, cue.start)
    return cue.start - begin <= LONGEST_ACTOR and (told or leads) and not verbs


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
