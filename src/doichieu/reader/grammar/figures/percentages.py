"""A percentage without a verb of change: of a plan, named or not, an index, a change restated, or a level."""

from doichieu.claims import Kind, Quantity
from doichieu.reader.grammar.amounts.units import NOUN, PERCENT, POINTS
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.brackets import basis_before_bracket, is_alone_in_bracket
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, shifted, with_sign_of
from doichieu.reader.grammar.figures.compared_levels import (
    is_of_another_time,
    is_put_against_a_level,
    is_share_of_whole,
)
from doichieu.reader.grammar.figures.restated import is_index_of_part
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.verbs_apart import is_part_of_amount_due
from doichieu.reader.grammar.figures.verdicts import (
    AS_BEFORE,
    BY_UNKNOWN_WORD,
    INDEX,
    OF_COUNTED,
    OF_VOTES,
    Judgement,
    Verdict,
    decisive,
)
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.vocabulary import labels

RESTATED = 2  # points that a share printed with few digits may be off
LEAST_INDEX = 50  # %: what is less of another time, behind a word not known, is rather how far it rose or fell


def percentage(setting: Setting, basis: Basis | None, quantity: Quantity, before: Judgement | None) -> Verdict:
    """Without a verb of change, what a percentage is measured against decides; all else is a level."""
    if basis is not None and is_put_against_a_level(setting.scene, setting.number, basis):
        basis = before = None
    of_plan = basis is not None and basis.is_plan and (basis.compared or _equals(setting))
    if setting.figure.printed.sort != PERCENT or (decisive(setting.chain) == "share" and not of_plan):
        return "stated level", Kind.LEVEL, quantity
    changed = before if before is not None and before.kind is Kind.GROWTH else None
    if changed and (_restates(setting, changed) or _in_turn(setting) or _as_to_another(setting)):
        return AS_BEFORE, Kind.GROWTH, with_sign_of(changed.quantity, quantity)
    if basis is not None and basis.is_plan:
        return "percentage of a plan", Kind.ATTAINMENT, quantity
    if basis is not None or is_index_of_part(setting.scene, setting.number, setting.chain):
        return _against_another_time(setting, quantity)
    return _without_basis(setting, before, quantity)


def _against_another_time(setting: Setting, quantity: Quantity) -> Verdict:
    """So much of what it was then; below zero, and behind a word that may say that it rose, the number itself."""
    if quantity.value < 0:
        return "signed change", Kind.GROWTH, quantity
    if _is_behind_unknown_word(setting, quantity):
        return BY_UNKNOWN_WORD, Kind.GROWTH, quantity
    return INDEX, Kind.GROWTH, shifted(quantity, -HUNDRED)


def _is_behind_unknown_word(setting: Setting, quantity: Quantity) -> bool:
    """`số ca lao dốc 20% so với cùng kỳ`: no cue, no sign of a sentence, and less than any index is likely to be."""
    scene, start = setting.scene, setting.figure.start
    word = scene.source.lower[setting.left : start].rstrip()[-1:].isalpha()
    return word and not setting.chain and scene.cue_before(start) is None and quantity.value < LEAST_INDEX


def _equals(setting: Setting) -> bool:
    """`thu 95 tỷ đồng, tương đương 58% dự toán`; `đạt tỷ lệ 61% so với chỉ tiêu` is put against a plan without it."""
    return any("as_much" in cue.roles for cue in setting.chain)


def _without_basis(setting: Setting, before: Judgement | None, quantity: Quantity) -> Verdict:
    """Of votes, of a plan that is not named, else a level."""
    if before is not None and _is_share_of_votes(setting, before, quantity):
        return OF_VOTES, Kind.LEVEL, quantity
    if before is not None and _is_share_of_counted(setting, before, quantity):
        return OF_COUNTED, Kind.LEVEL, quantity
    if before is not None and (_is_result_of_plan_before(setting) or _is_share_of_graded(setting, quantity)):
        return "stated level", Kind.LEVEL, quantity
    if _is_of_unnamed_plan(setting, before, quantity):
        return "rate of an unnamed plan", Kind.ATTAINMENT, quantity
    return "stated level", Kind.LEVEL, quantity


def _is_result_of_plan_before(setting: Setting) -> bool:
    """`(kế hoạch 2,5%, thực hiện 3,8%)`, `(giao 2,5%, …)`: planned is a percentage, and so is what came of it."""
    scene, last = setting.scene, setting.scene.figures[setting.number - 1]
    if last.printed.sort != PERCENT or not rates_the_one_before(setting):
        return False
    plan = scene.cue_before(scene.chain(last.start)[1])
    done = any("reach" in cue.roles for cue in setting.chain)
    return done and plan is not None and not {"plan_basis", "assigns"}.isdisjoint(plan.roles)


def _is_beside_basis(setting: Setting, before: Judgement) -> bool:
    """`so với chỉ tiêu giao (35,5%)`: the level that the one before is put against."""
    bases = (before.basis,) if before.basis is not None else ()
    return basis_before_bracket(setting.scene, bases, setting.figure.start) is not None


def _is_of_unnamed_plan(setting: Setting, before: Judgement | None, quantity: Quantity) -> bool:
    if setting.scene.with_role("ranks", setting.scene.start, setting.chain_start):
        return True
    if before is None or _is_beside_basis(setting, before):
        return before is None and _is_of_amount(setting, quantity)
    if before.kind is Kind.ATTAINMENT and _is_part_reached(setting):
        return True
    rates = not _says_of_what(setting) and rates_the_one_before(setting)
    rates = rates and not is_of_another_time(setting.scene, setting.number)
    return (rates and _rates_a_plan(setting, before, quantity)) or _is_of_amount(setting, quantity)


def _is_of_amount(setting: Setting, quantity: Quantity) -> bool:
    return is_part_of_amount_due(setting.scene, setting.chain, setting.left, setting.chain_start, quantity)


def _is_part_reached(setting: Setting) -> bool:
    """`đạt 54% dự toán, trong đó thu nội địa đạt 52%`: the parts are measured as the whole is."""
    scene, lower = setting.scene, setting.scene.source.lower
    last = setting.scene.figures[setting.number - 1]
    reached = any("reach" in cue.roles and "stop" not in cue.roles for cue in setting.chain)
    parted = scene.with_role("parts", scene.start, setting.chain_start)
    parted = parted or scene.with_role("excluding", last.tail, setting.chain_start)
    return (
        last.printed.sort == PERCENT and reached and bool(parted) and ";" not in lower[last.tail : setting.figure.start]
    )


def _restates(setting: Setting, change: Judgement) -> bool:
    """`giảm 3 vụ (20%)`, `giảm 3 vụ trộm cắp (20%)`: a percentage alone in a bracket right behind a change.

    In `tăng 1,2% so với cùng kỳ năm trước (97,5%)` the bracket tells the level of that time.
    """
    scene, figure = setting.scene, setting.figure
    if scene.figures[setting.number - 1].printed.sort in (PERCENT, POINTS) and _is_beside_basis(setting, change):
        return False
    return scene.source.lower[setting.left : figure.start].strip() == "(" and is_alone_in_bracket(scene, figure)


def _in_turn(setting: Setting) -> bool:
    """`tăng lần lượt 3% và 8%`: the verb of the first figure is that of the second."""
    scene = setting.scene
    joined = scene.cues_between(setting.left, setting.figure.start)
    in_turn = scene.with_role("respectively", scene.start, setting.left)
    return bool(in_turn) and len(joined) <= 1 and all("and" in cue.roles for cue in joined)


def _as_to_another(setting: Setting) -> bool:
    """`tăng 26% về số lượng và 12% về vốn`: the verb of the first holds for the second matter."""
    scene, figure = setting.scene, setting.figure
    last = scene.figures[setting.number - 1]
    joined = scene.cue_before(setting.chain_start)
    if last.printed.sort != PERCENT or setting.chain or joined is None or "and" not in joined.roles:
        return False
    first, second = (scene.cues_between(at, at + 2) for at in (last.tail, figure.tail))
    return all(bool(cues) and "as_to" in cues[0].roles for cues in (first, second))


def _says_of_what(setting: Setting) -> bool:
    """Whether a noun follows the percentage: `64,40% diện tích phải thu hồi`."""
    scene, tail = setting.scene, setting.figure.tail
    following = scene.source.lower[tail : min(tail + 2, scene.end)]
    if len(following) < 2 or not following[0].isspace() or not following[1].isalpha():
        return False
    cues = scene.cues_between(tail, tail + 2)
    if not cues or "head" in cues[0].roles:
        return True  # `92,5% tổng số hộ nghèo`
    return not {"stop", "rise", "fall", "filler", "predicate", "cause", "bound_after"} & cues[0].roles.keys()


def rates_the_one_before(setting: Setting) -> bool:
    """Whether only verbs, commas and brackets part the figure from the one before: `19 đảng viên (KH: 30), đạt 63%`."""
    lower = setting.scene.source.lower
    between = lower[setting.left : setting.chain_start].removeprefix(")")
    opening = lower.rfind("(", setting.scene.start, setting.left)
    in_bracket = opening > lower.rfind(")", setting.scene.start, setting.left)
    return not between.strip(" ,(-–;" if in_bracket else " ,(-–")


def _rates_a_plan(setting: Setting, before: Judgement, quantity: Quantity) -> bool:
    """`đạt 148%`, `(105%)`: of a plan not named; a share that is only restated is one where it is `đạt`."""
    if any("reach" in cue.roles for cue in setting.chain):
        return not is_share_of_whole(setting.scene, setting.number, quantity)
    if _is_of_targets_counted(setting, quantity):
        return False
    if before.kind is Kind.PROGRESS and before.quantity.total:
        return not _is_share_of(before, quantity)
    return setting.scene.has("plan_basis") or (setting.in_planned_parts and _restates(setting, before))


def _is_of_targets_counted(setting: Setting, quantity: Quantity) -> bool:
    """`3 chỉ tiêu chưa đạt kế hoạch (20%)`: how many of all targets, in a bracket behind what became of so many."""
    scene, last = setting.scene, setting.scene.figures[setting.number - 1]
    counted = last.printed.sort == NOUN and bool(scene.with_role("plan_basis", last.unit_start, last.tail))
    return counted and quantity.value <= HUNDRED and is_alone_in_bracket(scene, setting.figure)


def _is_share_of_votes(setting: Setting, before: Judgement, quantity: Quantity) -> bool:
    """`25/26 phiếu đồng ý, đạt 96,15%`: how many of those who voted, once more, and no plan that was reached."""
    of_voters = before.kind is Kind.PROGRESS and before.quantity.unit in forms("votes", "voters")
    return of_voters and _is_share_of(before, quantity) and rates_the_one_before(setting)


def _is_share_of_counted(setting: Setting, before: Judgement, quantity: Quantity) -> bool:
    """`3.551/3.884 hộ đạt gia đình văn hóa, đạt 91,4%`: how many of those there are, once more, and no plan; in `kết
    nạp 74/150 đảng viên, đạt 49,3%` all there are is the plan."""
    scene, last = setting.scene, setting.scene.figures[setting.number - 1]
    if before.kind is not Kind.PROGRESS or last.printed.sort != NOUN or not _is_share_of(before, quantity):
        return False
    if scene.has("plan_basis") and scene.with_role("plan_basis", scene.start, setting.figure.start):
        return False
    assigned = labels("assigned")
    return next(assigned.scan(scene.source.lower, scene.clause(last.start)[0], setting.chain_start), None) is None


def _is_share_of_graded(setting: Setting, quantity: Quantity) -> bool:
    """`78 đồng chí hoàn thành tốt nhiệm vụ, đạt 78,8%`: behind a count by grade, how many of all who were graded."""
    scene, last = setting.scene, setting.scene.figures[setting.number - 1]
    if last.printed.sort != NOUN or quantity.value > HUNDRED or scene.has("plan_basis"):
        return False
    if not any("reach" in cue.roles for cue in setting.chain):
        return False
    stop = scene.source.lower.find(",", last.tail, setting.figure.start)
    if stop < 0 or scene.source.lower[stop + 1 : setting.chain_start].strip():
        return False
    return any(end == stop for _, end, _ in labels("grade").scan(scene.source.lower, last.tail, stop))


def _is_share_of(before: Judgement, quantity: Quantity) -> bool:
    """Whether a percentage tells again how many out of how many the figure before it is."""
    total = before.quantity.total
    return (
        bool(total) and total is not None and abs(before.quantity.value / total * HUNDRED - quantity.value) <= RESTATED
    )
