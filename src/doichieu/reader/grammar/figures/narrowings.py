"""The words behind a figure that narrow it: `30 đảng viên mới`, `109,1 tỷ đồng tiền thuế`."""

import re

from doichieu.reader.grammar.amounts.units import NOUN, PERCENT, units
from doichieu.reader.grammar.figures.bases import clause_stop
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS, Phrase, past_openers
from doichieu.reader.grammar.figures.of_those import behind_of_those, of_those
from doichieu.reader.grammar.figures.phrase_ends import before_hanging
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.sizes import before_size
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.vocabulary import Cue, labels
from doichieu.reader.grammar.times.expressions import Role

LONGEST_NARROWING = 70  # signs
LONGEST_LISTED = 3  # words of one of several names
MOST_LISTED = 4
LONGEST_STILL = 5  # words


def narrowing(setting: Setting, *, share: bool) -> Phrase | None:
    """The words behind a figure that narrow it: with its noun for a count, alone for an amount or share."""
    return _right_behind(setting, share=share) or (None if share else _behind_own_share(setting))


def _right_behind(setting: Setting, *, share: bool) -> Phrase | None:
    scene, figure = setting.scene, setting.figure
    lower = scene.source.lower
    limit = min(setting.right, figure.end + LONGEST_NARROWING)
    stop = _clause_end(scene, figure.end, limit)
    if share and figure.printed.sort == PERCENT:
        stop = _past_listed_nouns(scene, figure.end, stop, limit)
    at = _past_bound(scene, figure.end) if share and figure.printed.sort == PERCENT else figure.end
    begin = past_openers(lower, at, stop) if stop > at else stop
    if lower[at:begin].strip() or _names_its_plan(setting, begin):
        return None
    if share and (bound := scene.with_role("bound_after", begin, begin + 1)) and bound[0].end < stop:
        begin = past_openers(lower, bound[0].end, stop)  # `90% trở lên tổ chức đảng`
    if not share and (states := _states_a_count(setting, begin)) is not None:
        return states
    begin = _over_names(setting, begin, limit)
    told = behind_of_those(scene, figure.end) if not share and scene.mentions(of_those) else None
    begin = begin if told is None else scene.after_spaces(told)
    begin = begin if share else _over_place(scene, begin, limit)
    stop = _clause_end(scene, begin, limit) if begin > stop else stop
    named = begin > figure.end + 1
    end, predicate = _phrase_end(scene, begin, stop)
    if (joined := scene.cue_before(end)) is not None and "and" in joined.roles:
        end = scene.back_over_spaces(joined.start)
    ending = ("to_level", "into", "with") if share else ("to_level",)
    if any(not cue.roles.keys().isdisjoint(ending) for cue in scene.cues_between(begin, begin + 1)):
        return None
    start = begin if share or named else figure.unit_start
    kept = end if _is_meant(scene, end) else before_hanging(scene, begin, end)
    if predicate is not None and (end <= begin + 1 or kept <= begin):  # `2 mỏ | chưa được cấp phép`
        return _predicate(setting, predicate, stop, min(start, predicate.start))
    if kept <= begin < end and start < begin:  # `6 xã | có tỷ lệ hộ nghèo cao`
        kept = figure.end
    return Phrase(start, kept, "narrowed") if end > begin and kept > start else None


def _past_bound(scene: Scene, at: int) -> int:
    """`giảm từ 5% trở lên | số vụ phạm pháp`: behind the words that only bound the percentage."""
    bound = next((cue for cue in scene.cues_between(at, at + 2) if "bound_after" in cue.roles), None)
    return bound.end if bound is not None else at


def _behind_own_share(setting: Setting) -> Phrase | None:
    """`14/19 xã (73,7%) đạt chuẩn nông thôn mới`: what is said of a count behind the bracket that holds its share."""
    scene, lower = setting.scene, setting.scene.source.lower
    share = next(iter(scene.figures[setting.number + 1 : setting.number + 2]), None)
    if share is None or share.printed.sort != PERCENT or lower[setting.figure.end : share.start].strip() != "(":
        return None
    begin = share.tail + 2
    said = scene.cues_between(begin, begin + 1)
    if not lower.startswith(") ", share.tail) or not said or _SAID_OF_ALL.isdisjoint(said[0].roles):
        return None
    following = next(
        (scene.chain(x.start)[1] for x in scene.figures[setting.number + 2 : setting.number + 3]), scene.end
    )
    stop = _clause_end(scene, begin, min(following, begin + LONGEST_NARROWING))
    end, _ = _phrase_end(scene, said[0].end, stop)
    return Phrase(begin, end, "narrowed") if end > said[0].end + 1 else None


def _names_its_plan(setting: Setting, begin: int) -> bool:
    """`217 ha/300 ha KH`, `tăng 486 tấn SCK`: what stands behind only says what the amount is out of, or against."""
    printed = setting.figure.printed
    if printed.sort == NOUN:
        return False
    roles = {role for cue in setting.scene.cues_between(begin, begin + 1) for role in cue.roles}
    return "past_basis" in roles or (printed.quantity.total is not None and "plan_basis" in roles)


def _clause_end(scene: Scene, start: int, limit: int) -> int:
    """The first sign that ends a clause, which the dash of a pair is not: `10 chỉ tiêu kinh tế - xã hội`."""
    stop = clause_stop(scene.source.lower, start, limit)
    for pair in scene.with_role("pair", start, limit):
        if pair.start < stop < pair.end:
            stop = clause_stop(scene.source.lower, pair.end, limit)
    return stop


def _past_listed_nouns(scene: Scene, start: int, stop: int, limit: int) -> int:
    """`85% bản, làng đạt chuẩn văn hóa`: past the commas between short names of which one thing is said."""
    lower = scene.source.lower
    at = stop
    for _ in range(MOST_LISTED):
        begin = start if at == stop else at + 1
        if not lower.startswith(", ", at) or not _is_a_name(scene, begin, at):
            return stop
        start_of_next, at = at, clause_stop(lower, at + 1, limit)
        said = [cue for cue in scene.cues_between(start_of_next, at) if not _SAID_OF_ALL.isdisjoint(cue.roles)]
        if said and said[0].start > start_of_next + 2 and _is_a_name(scene, start_of_next + 1, said[0].start):
            return scene.back_over_spaces(said[0].start)
    return stop


def _is_a_name(scene: Scene, start: int, end: int) -> bool:
    """Whether one to three words, none of them a verb or a number, stand between."""
    words = scene.source.lower[start:end].split()
    cues = scene.cues_between(start, end)
    plain = all(word.isalpha() for word in words) and all(_NO_NAME.isdisjoint(cue.roles) for cue in cues)
    return 0 < len(words) <= LONGEST_LISTED and plain


_SAID_OF_ALL = frozenset(("reach", "predicate"))
_NO_NAME = _SAID_OF_ALL | {"verb", "rise", "fall", "stop", "exceed", "filler", "plan", "share", "compare"}


def _states_a_count(setting: Setting, begin: int) -> Phrase | None:
    """`01 xã đạt 19 tiêu chí`, `8 chỉ tiêu đạt trên 50%`: what is counted is told apart by another figure."""
    scene = setting.scene
    if setting.number + 1 >= len(scene.figures):
        return None
    following = scene.figures[setting.number + 1]
    chain, start = scene.chain(following.start)
    reached = any("reach" in cue.roles and "stop" not in cue.roles for cue in chain) and start <= begin
    had = not reached and following.printed.sort == PERCENT and _have(scene, begin, start)
    if not (reached or had) or "," in scene.source.lower[setting.figure.end : begin]:
        return None
    limited = following.printed.quantity.upper is not None or any("bound" in cue.roles for cue in chain)
    told = had or following.printed.sort == NOUN or (following.printed.sort == PERCENT and limited)
    return Phrase(setting.figure.unit_start, following.end, "narrowed") if told else None


def _is_meant(scene: Scene, end: int) -> bool:
    """`28 dự án phải | thu hồi 12 ha`: what those counted are to do with the next figure."""
    meant = scene.cue_before(end)
    return meant is not None and "plan_weak" in meant.roles


def _have(scene: Scene, begin: int, end: int) -> bool:
    """`3 xã có tỷ lệ giải ngân dưới 20%`: what those counted have, and no more, stands before how much of it."""
    has = next(iter(scene.cues_between(begin, begin + 1)), None)
    if has is None or "exists" not in has.roles or not scene.source.lower[has.end : end].replace(" ", "").isalpha():
        return False
    had = scene.cues_between(has.end, end)
    named = bool(had) and had[0].start == has.end + 1 and "head" in had[0].roles
    return named and all(_KEPT.isdisjoint(cue.roles) for cue in had)


_KEPT = frozenset(("stop", "turn", "predicate", "rise", "fall"))


def _over_names(setting: Setting, begin: int, stop: int) -> int:
    """Past the names of the things counted: `2 xã Yên Mỹ và Đại Áng`, `2 xã Yên Mỹ, Đại Áng đạt chuẩn`."""
    if not setting.figure.printed.place:
        return begin
    spelled = setting.scene.source.spelled
    found = _NAMES.match(spelled, begin, stop)
    return found.end() if found else begin


def _over_place(scene: Scene, begin: int, limit: int) -> int:
    """`120 hộ ở tổ dân phố số 4 và số 9 chưa có nước sạch`: past where they are, to what is said of them."""
    lower = scene.source.lower
    at = next((cue for cue in scene.cues_between(begin, begin + 1) if "stop" in cue.roles), None)
    if at is None or lower[at.start : at.end] not in relation_words()["at"]:
        return begin
    place = scene.after_spaces(at.end)
    stop = clause_stop(lower, at.end, limit)
    kind = units().match(lower, place, stop)
    if not scene.source.spelled[place : place + 1].isupper() and (kind is None or not kind[0].place):
        return begin
    cues = (cue for cue in scene.cues_between(at.end, stop) if "and" not in cue.roles)
    said = next((cue for cue in cues if not _PARTING.isdisjoint(cue.roles)), None)
    told = said is not None and "predicate" in said.roles
    end = said.start if said is not None else stop
    lacking = next((found[0] for found in labels("not yet").scan(lower, place, end)), None)
    return lacking or (end if told else begin)


_PARTING = frozenset(("predicate", "stop", "verb", "turn"))


_NAME = rf"[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]+)+"
_NAMES = re.compile(rf"{_NAME}(?:(?:,|\s+[{LOWER}]{{2}})\s+{_NAME})*\s*")


def _phrase_end(scene: Scene, begin: int, stop: int) -> tuple[int, Cue | None]:
    """Where a noun phrase from `begin` ends, and the predicate word that ends it."""
    for time in scene.times_between(begin, stop):
        if time.role is not Role.LENGTH:
            stop = min(stop, time.start)
    runs_on = _runs_into_a_figure(scene, stop)
    for cue in scene.cues_between(begin, stop):
        if runs_on and not BEGINS.isdisjoint(cue.roles) and _is_last_of(scene, cue, stop):
            return scene.back_over_spaces(cue.start), None
        if _ends(scene, cue, begin) and not _is_still(scene, cue, begin):
            return scene.back_over_spaces(cue.start), None
        if "predicate" in cue.roles or _is_still(scene, cue, begin):
            return max(scene.back_over_spaces(cue.start), begin), cue
    while stop > begin and scene.source.lower[stop - 1] in _OPENED:
        stop -= 1
    return (before_size(scene, begin, stop) if runs_on else stop), None


def _is_still(scene: Scene, cue: Cue, begin: int) -> bool:
    """`3 hộ còn khiếu nại`: `còn` right behind what is counted, and a few words up to a sign, none of them a number."""
    if cue.start != begin or "turn" not in cue.roles or "to_level" not in cue.roles:
        return False
    stop = clause_stop(scene.source.lower, cue.end, scene.end)
    said = scene.source.lower[cue.end : stop]
    return 0 < len(said.split()) <= LONGEST_STILL and not any(sign.isdigit() for sign in said)


_OPENED = " \t\n(-–,"  # signs before a time that is left out


def _ends(scene: Scene, cue: Cue, begin: int) -> bool:
    """Whether a word ends the noun phrase that begins at `begin`."""
    if "and" in cue.roles and cue.start > begin and _joins_verbs(scene, cue):
        return False
    is_generic_head = "filler" in cue.roles and "head" in cue.roles
    return is_generic_head or ("verb" not in cue.roles and not _ENDS.isdisjoint(cue.roles))


def _runs_into_a_figure(scene: Scene, stop: int) -> bool:
    """Whether only spaces and verbs part `stop` from the next figure."""
    following = next((figure for figure in scene.figures if figure.start >= stop), None)
    if following is None:
        return False
    chain, begin = scene.chain(following.start)
    in_ways = any("all_of" in cue.roles for cue in chain)  # `giảm 5% tai nạn trên cả 3 tiêu chí`
    return not in_ways and not scene.source.lower[stop:begin].strip()


def _is_last_of(scene: Scene, cue: Cue, stop: int) -> bool:
    """Whether no other verb, head, `và` or `nhưng` stands between the cue and `stop`: it is of the figure behind."""
    return all(_PARTED.isdisjoint(other.roles) for other in scene.cues_between(cue.end, stop))


_PARTED = BEGINS | {"and", "turn"}


def _joins_verbs(scene: Scene, cue: Cue) -> bool:
    """`đạt và vượt kế hoạch`, `đào tạo và bồi dưỡng`: one predicate."""
    following = scene.cues_between(cue.end, cue.end + 2)
    return bool(following) and not {"exceed", "verb", "reach"}.isdisjoint(following[0].roles)


_ENDS = frozenset(("place", "stop", "compare", "bound_after", "cause", "governs", "share", "turn"))


def _predicate(setting: Setting, cue: Cue, stop: int, start: int) -> Phrase | None:
    """`3 hộ bị thiệt hại`: what is said of the things counted."""
    scene = setting.scene
    for time in scene.times_between(cue.end, stop):
        if time.role is not Role.LENGTH or " " in scene.source.lower[cue.end : time.start].strip():
            stop = min(stop, time.start)  # `đã quá 24 tháng` is told by its length
    end = scene.back_over_spaces(stop)
    for boundary in scene.cues_between(cue.end + 1, stop):
        if not {"place", "share", "cause"}.isdisjoint(boundary.roles) or (
            "stop" in boundary.roles and "reach" not in boundary.roles
        ):
            end = scene.back_over_spaces(boundary.start)
            break
    end = before_hanging(scene, cue.end, end)
    return Phrase(start, end, "predicate") if end > cue.end else None


def matter_named_behind(setting: Setting) -> Phrase | None:
    """`tăng 8,9% về vốn`: what has changed is named behind the change."""
    scene, tail = setting.scene, setting.figure.tail
    for cue in scene.cues_between(tail, tail + 2):
        if "as_to" in cue.roles:
            begin = past_openers(scene.source.lower, cue.end, scene.end)
            end, _ = _phrase_end(scene, begin + 1, clause_stop(scene.source.lower, begin, setting.right))
            return Phrase(begin, end, "narrowed") if end > begin else None
    return None


def shared_predicate(setting: Setting) -> Phrase | None:
    """`48 hộ và 9 hợp tác xã tham gia liên kết`: what is said of the second is said of both."""
    scene = setting.scene
    if setting.number + 1 >= len(scene.figures):
        return None
    following = scene.figures[setting.number + 1]
    between = scene.cues_between(setting.figure.end, following.start)
    if len(between) != 1 or "stop" not in between[0].roles or following.printed.sort != NOUN:
        return None
    if scene.source.lower[setting.figure.end : following.start].strip() != scene.source.lower[slice(*between[0][:2])]:
        return None
    begin = past_openers(scene.source.lower, following.end, scene.end)
    verbs = scene.cues_between(begin, begin + 1)
    if not verbs or "verb" not in verbs[0].roles or begin > following.end + 1:
        return None
    end, _ = _phrase_end(scene, begin, clause_stop(scene.source.lower, begin, scene.end))
    return Phrase(begin, end, "narrowed") if end > begin else None
