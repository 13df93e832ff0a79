"""Rates and shares, in percent themselves: how far they are off their target, and what is no index of them."""

from dataclasses import replace
from functools import cache

from doichieu.claims import Kind
from doichieu.lexicon import table
from doichieu.reader.grammar.amounts.units import PERCENT, POINTS, first_of
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, shifted
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.verdicts import OF_UNTOLD_RATE, Judgement, Verdict, decisive
from doichieu.reader.grammar.text.phrases import Phrases, word_set
from doichieu.reader.grammar.text.vocabulary import label_pattern, labels

MANY_POINTS = 5  # of a rate whose level is not told: as likely so much of its plan
BEYOND = "more than a plan"  # rule of kinds
AGAINST_PLANS = frozenset((BEYOND, "less than a plan", "change against a plan"))  # others of them
_BETWEEN = " ,;(-–"
_SAID = frozenset(("rise", "fall", "exceed", "short", "lacks", "comparative", "to_level", "filler", "reach", "and"))
_OTHER_TIMES = frozenset(("past_basis", "year_before"))


def off_target(setting: Setting, told: Verdict, basis: Basis | None, before: Judgement | None) -> Verdict | None:
    """`Tỷ lệ hộ nghèo 2,1%, thấp hơn chỉ tiêu 0,5%`: of a rate these are points; `thu 45 tỷ đồng, vượt 5%` is 105 %."""
    if told[0] == BEYOND and basis is not None and setting.scene.with_role("limit", basis.start, basis.start + 1):
        return None  # `vượt công suất thiết kế 12%`
    points = shifted(told[2], -HUNDRED)
    level = before.quantity.value if before is not None and _is_rate(setting, before, basis) else None
    if level is None and not (basis is not None and is_of_rate(setting)):
        return None
    if level is not None and points.value >= abs(level):
        return None  # no target is below zero
    guessed = level is None and points.value >= MANY_POINTS  # `Tỷ lệ thu nợ thuế vượt 12% kế hoạch`
    rule = OF_UNTOLD_RATE if guessed else "difference from a plan"
    return rule, Kind.ATTAINMENT, replace(points, unit=first_of(POINTS).id)


def _is_rate(setting: Setting, before: Judgement, basis: Basis | None) -> bool:
    """Whether the figure before is a level in percent, and only the words that measure this one against it between."""
    last = setting.scene.figures[setting.number - 1]
    if before.quantity.value > HUNDRED:
        return False  # `đạt tỷ lệ 105%, vượt 5% kế hoạch`: how much of the plan itself
    if last.printed.sort != PERCENT or not (before.kind is Kind.LEVEL or _is_change_of_rate(setting, before)):
        return False
    stop = min(setting.chain_start, basis.reach if basis is not None else setting.chain_start)
    return last.tail <= stop and _goes_on(setting, last.tail, stop)


def _goes_on(setting: Setting, start: int, stop: int) -> bool:
    """`91,3% dân số, tuy thấp hơn …`: what the rate is of, perhaps, and then only words that measure."""
    scene, lower = setting.scene, setting.scene.source.lower
    at = max(lower.rfind(", ", start, stop) + 2, start)
    if any(sign in lower[start:at] for sign in ";:."):
        return False
    conceded = labels("concession").match(lower, at, stop)
    at = at if conceded is None else conceded[1]
    for cue in scene.cues_between(at, stop):
        if _SAID.isdisjoint(cue.roles) or lower[at : cue.start].strip(_BETWEEN):
            return False
        at = cue.end
    return not lower[at:stop].strip(_BETWEEN)


def _is_change_of_rate(setting: Setting, before: Judgement) -> bool:
    """`tỷ lệ hộ nghèo giảm 1,2%, vượt 0,2% so với kế hoạch`: the change before is one of a rate, in points too."""
    scene, last = setting.scene, setting.scene.figures[setting.number - 1]
    named = label_pattern("rate").search(scene.source.lower, scene.clause(last.start)[0], last.start)
    return before.kind is Kind.GROWTH and named is not None


def is_of_rate(setting: Setting) -> bool:
    """Whether the words before a figure begin with the name of a rate: `tỷ lệ che phủ rừng đạt 56%`."""
    return _is_named(setting, labels("rate"), setting.chain_start)


def is_no_index(setting: Setting, basis: Basis) -> bool:
    """`đạt 60% so với dân số`, `so với năm 2020, tỷ lệ hộ dùng nước sạch đạt 98%`, `tỷ lệ tăng thu so năm trước: 10%`:
    a share of a whole, a rate told as it is, and a rate of growth; none says how much of another time's it is."""
    if setting.figure.printed.sort != PERCENT or basis.is_plan or not basis.compared:
        return False
    if basis.end <= setting.chain_start and _is_named(setting, _growths(), basis.reach):
        return decisive(setting.chain) in (None, "reach")
    if decisive(setting.chain) != "reach" or any("equals" in cue.roles for cue in setting.chain):
        return False
    return _is_whole(setting, basis) or is_of_rate(setting)


def _is_whole(setting: Setting, basis: Basis) -> bool:
    """`so với tổng số hộ`, `so với dân số`: how many there are in all, and of no other time."""
    scene = setting.scene
    named = scene.cues_between(basis.start, basis.start + 1)
    if not named or "whole" not in named[0].roles or setting.figure.printed.quantity.value > HUNDRED:
        return False
    if not (scene.times_between(basis.start, basis.end) or scene.with_any(_OTHER_TIMES, basis.start, basis.end)):
        return True  # else `tỷ lệ kết nạp đạt 4% so với tổng số đảng viên đầu năm`
    begin = scene.clause(setting.figure.start)[0]
    return label_pattern("rate").search(scene.source.lower, begin, setting.chain_start) is not None


def _is_named(setting: Setting, names: Phrases[None], end: int) -> bool:
    """Whether one of these names begins the words up to `end`: right behind the figure before, or a sign."""
    lower = setting.scene.source.lower
    begin = max(setting.left, *(lower.rfind(sign, setting.left, end) + 1 for sign in (", ", "; ", ": ")))
    while begin < end and not lower[begin].isalpha():
        begin += 1
    return names.match(lower, begin, setting.scene.end) is not None


@cache
def _growths() -> Phrases[None]:
    return word_set(form for entry in table("below_zero") if entry.id == "changes" for form in entry.forms)
