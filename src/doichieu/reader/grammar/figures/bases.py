"""What a percentage or a change is measured against: `dự toán giao đầu năm`, `cùng kỳ năm 2021`."""

import re
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import table
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import PERCENT, TIMES
from doichieu.reader.grammar.figures.funds import ASSIGNED, are_assigned, are_spent
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.phrases import Phrases, phrases
from doichieu.reader.grammar.text.vocabulary import Cue, labels, means
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression

LONGEST = 90  # signs of a basis
LONGEST_ACTOR = 30  # signs of who assigned a plan
LONGEST_WORD = 8  # signs of a word that may stand before a time: `cả năm 2024`
_SIGNS = r"(?!\d)|\(|(?<![12]\d{3})\s[-–]\s|\s[-–]\s(?![12]\d{3})"  # a dash between two years ends nothing
_STOP = re.compile(rf"[,;:.)!?…\"“”\n]{_SIGNS}")
_STOP_OVER_QUOTES = re.compile(rf"[,;:.)!?…\n]{_SIGNS}")
LEADING = frozenset(("compare", "plan_basis", "past_basis", *ASSIGNED))  # roles of the words that tell of a basis
_CHANGING = frozenset(("rise", "fall", "times", "exceed", "short", "to_level", "share"))
ENDING = _CHANGING | {"bound_after", "plan", "estimate", "cause", "turn"}
BEHIND_TIMES = frozenset(
    ("head", "filler", "past_basis", "word", "guard", "verb")
)  # of words that may begin one behind `lần`
_CHANGES = frozenset(("rise", "fall", "times"))
_COMPARING = _CHANGES | {"exceed", "short", "reach", "compare"}
_COMPARED = frozenset(("head", "plan_basis", "past_basis"))
_SPACE = re.compile(r"[\s]*")


class Basis(NamedTuple):
    """The words that a figure is measured against, and whether they are a plan or another time."""

    start: int
    end: int
    is_plan: bool
    compared: bool  # with `so với`
    reach: int  # where its words begin, `so với` included


def basis_behind(scene: Scene, figure: Figure, limit: int) -> Basis | None:
    """The basis that follows a figure, up to `limit`: right behind it, or after `so với` in the same clause."""
    lower = scene.source.lower
    if figure.printed.sort == TIMES and (named := _behind_times(scene, figure, limit)) is not None:
        return named
    if not scene.has_any(LEADING):
        return None
    at = _behind_bracket(scene, figure, limit)
    stop = clause_stop(lower, at, limit)
    spent = are_assigned(scene, at, stop) and are_spent(scene, figure)
    if figure.printed.sort == PERCENT and (spent or _is_assigned(scene, at, stop)):
        return _from(scene, at, stop, None)
    for cue in scene.cues_between(at, stop):
        if "compare" in cue.roles:
            return _from(scene, _skip(lower, cue.end), stop, cue.start)
        if cue.start == at and _names_a_basis(scene, cue):
            return _from(scene, at, stop, None)
        if cue.start == at and not {"bound_after", "owner"}.isdisjoint(cue.roles):
            at = _skip(lower, cue.end)  # `đạt 95% của kế hoạch`
    return None


def _names_a_basis(scene: Scene, cue: Cue) -> bool:
    """`57% kế hoạch năm`, `102% cùng kỳ`, `66% giá trị hợp đồng`: a plan, another time, or what a plan sets."""
    at = _skip(scene.source.lower, cue.end)
    of_plan = "head" in cue.roles and any("plan_basis" in behind.roles for behind in scene.cues_between(at, at + 1))
    return of_plan or "plan_basis" in cue.roles or "past_basis" in cue.roles


def _is_assigned(scene: Scene, start: int, stop: int) -> bool:
    """`58% tỉnh giao`, `so với HĐND huyện giao`: who sets plans, and that it was assigned."""
    if not scene.has("assigns") or owners().match(scene.source.lower, start, stop) is None:
        return False
    return bool(scene.with_role("assigns", start, min(stop, start + LONGEST)))


def assigned_behind(scene: Scene, start: int, limit: int) -> bool:
    """`8% ngành thuế giao`, `95% huyện giao`: who assigned what stands before, right behind it."""
    stop = clause_stop(scene.source.lower, start, limit)
    begin = _skip(scene.source.lower, start)
    assigns = scene.with_role("assigns", begin, min(stop, begin + LONGEST_ACTOR))
    return bool(assigns) and assigns[0].start > begin


def set_behind(scene: Scene, tail: int) -> bool:
    """`mục tiêu 8,5% đề ra`, `so với 120 tỷ đồng được giao`: that a figure was set or assigned, right behind it."""
    begin = _skip(scene.source.lower, tail)
    return bool(scene.with_any(_SETTING, begin, begin + 1))


_SETTING = frozenset(("assigns", "assigned", "plan_direct"))


@cache
def owners() -> Phrases[str]:
    """Who sets plans, by the forms of their names."""
    entries = (entry for entry in table("plan_words") if entry.fact("kind") == "owner")
    return phrases({form: entry.id for entry in entries for form in entry.forms})


def _behind_bracket(scene: Scene, figure: Figure, limit: int) -> int:
    """Where the words behind a figure begin: `giảm 5 tỷ đồng (10%) so với đầu năm` closes a bracket before them."""
    lower = scene.source.lower
    at = _skip(lower, figure.tail)
    alone = lower[figure.start - 1 : figure.start] == "("
    return min(_skip(lower, at + 1) if alone and lower.startswith(")", at) else at, limit)


def _behind_times(scene: Scene, figure: Figure, limit: int) -> Basis | None:
    """`gấp 1,6 lần bảng giá cũ`, `gấp 1,5 lần năm 2025`, `gấp 2 lần so với cùng kỳ năm 2025`."""
    if (named := _named_right_behind(scene, figure, limit)) is not None:
        return named
    time = _time_right_behind(scene, figure)
    if time is None:
        return _mean_right_behind(scene, figure, limit)
    compared = _compare_end(scene, time.start, time.end) if time.role is Role.BASIS else time.core
    begin = time.start if compared is None else _skip(scene.source.lower, compared)
    return Basis(begin, time.end, False, time.role is Role.BASIS, time.start)


def _mean_right_behind(scene: Scene, figure: Figure, limit: int) -> Basis | None:
    """`gấp 4 lần bình quân 10 tháng qua`: the mean of a time."""
    lower = scene.source.lower
    begin = _skip(lower, figure.tail)
    mean = means().match(lower, begin, limit)
    times = scene.times_between(mean[1], limit) if mean is not None else ()
    if mean is None or not times or lower[mean[1] : times[0].start].strip():
        return None
    return Basis(begin, times[0].end, False, False, begin)


def _named_right_behind(scene: Scene, figure: Figure, limit: int) -> Basis | None:
    """`gấp 1,6 lần bảng giá cũ`: what follows `lần` without a sign or verb is what the figure is measured against."""
    lower = scene.source.lower
    begin = _skip(lower, figure.tail)
    stop = clause_stop(lower, figure.tail, limit)
    if begin >= stop or scene.times_between(begin, stop) or _counts_times(scene, figure, begin):
        return None
    if any(BEHIND_TIMES.isdisjoint(cue.roles) for cue in scene.cues_between(begin, begin + 1)):
        return None
    cues = scene.cues_between(begin, stop)
    end = _end_of_phrase(scene, cues, begin, stop)
    is_plan = any(cue.start == begin and "plan_basis" in cue.roles for cue in cues)
    return Basis(begin, end, is_plan, False, begin) if end > begin else None


def _counts_times(scene: Scene, figure: Figure, begin: int) -> bool:
    """`Tỉnh đã 2 lần điều chuyển vốn`: how often, with no verb before it and none of what is compared with behind."""
    named = any(not _COMPARED.isdisjoint(cue.roles) for cue in scene.cues_between(begin, begin + 1))
    return not named and all(_COMPARING.isdisjoint(cue.roles) for cue in scene.chain(figure.start)[0])


def _time_right_behind(scene: Scene, figure: Figure) -> TimeExpression | None:
    """`gấp 1,5 lần năm 2025`: the time is what the figure is measured against."""
    for time in scene.times_between(figure.tail, figure.tail + LONGEST_WORD):
        between = scene.cues_between(figure.tail, time.start)
        told = scene.source.lower[figure.tail : time.start].strip()
        whole = (
            len(between) == 1 and "filler" in between[0].roles and told == scene.source.lower[slice(*between[0][:2])]
        )
        return time if not told or whole else None  # `gấp 3,2 lần cả năm 2024`
    return None


def basis_before(scene: Scene, start: int, end: int) -> Basis | None:
    """The basis that stands before a figure: `so với tháng trước tăng 1,6%`."""
    start = max(start, scene.source.lower.rfind(";", start, end))
    for time in scene.times_between(start, end):
        if time.role is not Role.BASIS or time.end > end:
            continue
        compared = _compare_end(scene, time.start, time.end)
        if compared is not None:
            return Basis(_skip(scene.source.lower, compared), time.end, False, True, time.start)
    for cue in scene.with_role("compare", start, end):
        if any(not _CHANGES.isdisjoint(verb.roles) for verb in scene.cues_between(start, cue.start)):
            continue
        begin = _skip(scene.source.lower, cue.end)
        past = next((x for x in scene.with_role("past_basis", begin, end) if x.start == begin), None)
        stop = clause_stop(scene.source.lower, begin, end) if past is None else past.end
        found = _from(scene, begin, stop, cue.start)
        if found is not None and found.end <= end:
            return found
    return None


def exceeded(scene: Scene, start: int, end: int, *, rate: bool) -> tuple[str, Basis] | None:
    """`vượt dự toán 4,2 tỷ đồng`, `thấp hơn cùng kỳ 3%`: the verb, and what it names before the figure at `end`."""
    lower = scene.source.lower
    for cue in reversed(scene.cues_between(start, end)):
        role = next((_EXCEEDING[role] for role in _EXCEEDING if role in cue.roles), None)
        if role is None or (_NAMED_ALONE.isdisjoint(cue.roles) and role in ("rise", "fall")):
            continue
        begin, stop = _skip(lower, cue.end), scene.back_over_spaces(end)
        named = scene.cues_between(begin, begin + 1)
        if named and "compare" in named[0].roles:
            begin = _skip(lower, named[0].end)
            named = scene.cues_between(begin, begin + 1)
        if (time := _time_named(scene, begin, stop)) is not None:
            return role, Basis(begin, time.end, False, True, cue.start)
        if not named or _MEASURES.isdisjoint(named[0].roles) or clause_stop(lower, begin, stop) < stop:
            return None
        behind = {other for found in scene.cues_between(named[0].end, stop) for other in found.roles}
        if stop - begin > LONGEST or not (rate or _NAMING.isdisjoint(behind)):
            return None
        return role, Basis(begin, stop, "past_basis" not in named[0].roles, True, cue.start)
    return None


def _time_named(scene: Scene, begin: int, stop: int) -> TimeExpression | None:
    """`cao hơn quý I/2025 (tính theo địa giới mới) 13,8%`, `thấp hơn vụ hè thu năm 2018`: another time, or a season
    of it, a bracket perhaps behind it."""
    season = labels("season").match(scene.source.lower, begin, stop)
    at = begin if season is None else scene.after_spaces(season[1])
    time = next((x for x in scene.times_between(begin, at + 1) if x.start <= at), None)
    if time is None or time.period is None or time.end > stop:
        return None
    apart = scene.source.lower[time.end : stop].strip()
    return time if not apart or (apart[0] == "(" and apart.find(")") == len(apart) - 1) else None


_EXCEEDING = {"exceed": "exceed", "short": "short", "rise": "rise", "fall": "fall", "more": "rise", "less": "fall"}
_NAMED_ALONE = frozenset(("comparative", "more", "less"))
_MEASURES = frozenset(("plan_basis", "past_basis", "limit"))
_NAMING = frozenset(("verb", "head", "reach", "stop"))


def is_standard(scene: Scene, basis: Basis) -> bool:
    """`so với chuẩn còn thiếu 4 triệu đồng`, `thiếu 3 tỷ đồng so với nhu cầu`: what something falls short of, and no
    other time."""
    named = labels("standard").match(scene.source.lower, basis.start, basis.end)
    return named is not None and not scene.times_between(basis.start, basis.end)


def _compare_end(scene: Scene, start: int, end: int) -> int | None:
    cues = scene.with_role("compare", start - 8, end)
    return cues[0].end if cues else None


def _from(scene: Scene, start: int, stop: int, compare: int | None) -> Basis | None:
    """The noun phrase from `start`: up to a stop, a verb of change, or a verb that leads to another figure."""
    stop = min(stop, start + LONGEST)
    cues = scene.cues_between(start, stop)
    is_plan = any("plan_basis" in cue.roles for cue in cues if cue.start < start + 40)
    is_plan = is_plan or _is_assigned(scene, start, stop) or are_assigned(scene, start, stop)
    is_past = any("past_basis" in cue.roles for cue in cues if cue.start < start + 40)
    if compare is not None and _moments().match(scene.source.lower, start, stop):
        is_plan, is_past = False, True  # `so với thời điểm lập dự toán`
    end = _before_next_subject(scene, start, _end_of_phrase(scene, cues, start, stop))
    if end <= start or (compare is None and not (is_plan or is_past)):
        return None
    if is_plan and is_past:
        is_plan = _first(cues, "plan_basis") <= _first(cues, "past_basis")
    return Basis(start, end, is_plan, compare is not None, start if compare is None else compare)


def _before_next_subject(scene: Scene, start: int, end: int) -> int:
    """`đạt 94% kế hoạch và đàn gia cầm gần 9.000 con`: what stands behind `và` is what the next figure measures."""
    lower = scene.source.lower
    following = next((figure for figure in scene.figures if figure.start >= end), None)
    if following is None or lower[end : scene.chain(following.start)[1]].strip():
        return end
    for joint in scene.with_role("and", start, end):
        at = _skip(lower, joint.end)
        heads = [cue for cue in scene.cues_between(at, at + 1) if not _SUBJECTS.isdisjoint(cue.roles)]
        if heads and "plan_basis" not in heads[0].roles and not scene.with_role("assigns", at, end):
            return scene.back_over_spaces(joint.start)
    return end


_SUBJECTS = frozenset(("head", "sector", "verb"))


@cache
def _moments() -> re.Pattern[str]:
    return re.compile(rf"{any_of((*forms_of('moment'), *forms_of('moment_of')))}(?!\w)")


def _first(cues: list[Cue], role: str) -> int:
    return next(cue.start for cue in cues if role in cue.roles)


def _end_of_phrase(scene: Scene, cues: list[Cue], start: int, stop: int) -> int:
    lower = scene.source.lower
    times = {time.core for time in scene.times_between(start - 20, stop)}
    parted = scene.has("with")
    for cue in cues:
        verb = not ENDING.isdisjoint(cue.roles) or ("reach" in cue.roles and _leads_on(scene, cue))
        verb = verb or (parted and "with" in cue.roles and _is_whole_before(scene, cue.start))
        if cue.start > start and cue.start not in times and verb and not _names_a_plan(scene, cue):
            end = scene.back_over_spaces(cue.start)
            return _without_conjunction(scene, end)
    end = _without_conjunction(scene, scene.back_over_spaces(stop))
    return end if end > start and lower[start:end].strip() else start


def _is_whole_before(scene: Scene, at: int) -> bool:
    """`so với kế hoạch | với nhiều giống mới`: a plan or a time is named; not `kế hoạch ký với tỉnh`."""
    before = scene.cue_before(at)
    named = before is not None and not _WHOLE.isdisjoint(before.roles)
    return named or scene.time_before(at) is not None


_WHOLE = frozenset(("plan_basis", "past_basis"))


def _names_a_plan(scene: Scene, verb: Cue) -> bool:
    """`chỉ tiêu giảm hộ nghèo`: a verb between the word for a plan and what is planned is part of its name."""
    before = scene.cue_before(verb.start)
    at = _skip(scene.source.lower, verb.end)
    behind = scene.cues_between(at, at + 1)
    return before is not None and "plan_basis" in before.roles and bool(behind) and "head" in behind[0].roles


def _leads_on(scene: Scene, cue: Cue) -> bool:
    """Whether a verb leads to another figure, or says what the subject is: `so với năm 2024 và là xã dẫn đầu`."""
    before = scene.cue_before(cue.start) if cue.roles.get("reach") == "is" else None
    if before is not None and "and" in before.roles:
        return True
    return any(scene.chain(figure.start)[1] <= cue.start < figure.start for figure in scene.figures)


def _without_conjunction(scene: Scene, end: int) -> int:
    cue = scene.cue_before(end)
    return scene.back_over_spaces(cue.start) if cue is not None and "stop" in cue.roles else end


def clause_stop(lower: str, start: int, end: int, *, over_quotes: bool = False) -> int:
    """The first sign from `start` that ends a clause, or `end`; over_quotes: what is quoted is part of the clause."""
    found = (_STOP_OVER_QUOTES if over_quotes else _STOP).search(lower, start, end)
    return found.start() if found else end


def _skip(lower: str, at: int) -> int:
    found = _SPACE.match(lower, at)
    return found.end() if found else at
