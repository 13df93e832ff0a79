"""Counts of what was counted before, at another time or place: `127 ca (năm 2023 là 342 ca)`."""

from doichieu.reader.grammar.amounts.units import NOUN, TIMES
from doichieu.reader.grammar.figures.brackets import is_alone_in_bracket, is_bracketed_behind
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS, Phrase
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.whose_figures import follows_a_place
from doichieu.reader.grammar.text.vocabulary import labels
from doichieu.reader.grammar.times.expressions import Role


def is_of_another_time(setting: Setting) -> bool:
    """`(cùng kỳ 5 vụ)`: the same count, a year earlier."""
    if _is_beside_its_time(setting) or _is_put_beside_another_time(setting) or _has_come_to(setting):
        return True
    if not setting.scene.has("year_before"):
        return False
    cues = setting.scene.cues_between(setting.left, setting.chain_start)
    return any("year_before" in cue.roles for cue in cues) and all(BEGINS.isdisjoint(cue.roles) for cue in cues)


def _is_put_beside_another_time(setting: Setting) -> bool:
    """`412 ca, gấp 3,2 lần so với cùng kỳ năm 2022 (129 ca)`: alone in the bracket behind what a change is against."""
    scene, figure = setting.scene, setting.figure
    if not setting.number or not is_alone_in_bracket(scene, figure):
        return False
    last = scene.figures[setting.number - 1]
    times = [x.end for x in scene.times_between(last.tail, figure.start)
             if x.role is Role.BASIS or last.printed.sort == TIMES]  # `gấp 3 lần năm 2021 (56 ca)` # fmt: skip
    ends = [*times, *(cue.end for cue in scene.with_any(_ANOTHER_TIME, last.tail, figure.start))]
    told = is_bracketed_behind(scene, ends, figure.start)
    counts = (other.printed.quantity.unit for other in scene.figures[: setting.number])
    return told and last.printed.sort != NOUN and figure.printed.quantity.unit in counts


_ANOTHER_TIME = frozenset(("past_basis", "year_before"))


def _has_come_to(setting: Setting) -> bool:
    """`đầu năm có 94 hộ nghèo, nay 61 hộ`: of the same, now, behind a comma with nothing else between."""
    scene, last = setting.scene, setting.scene.figures[setting.number - 1]
    if not setting.number or not scene.times or last.printed.quantity.unit != setting.figure.printed.quantity.unit:
        return False
    time = scene.time_before(setting.figure.start)
    if time is None or time.role is not Role.NOW:
        return False
    between = scene.source.lower[last.tail : time.start].strip()
    return between.endswith(",") and all(word.isalpha() for word in between[:-1].split())


def _is_beside_its_time(setting: Setting) -> bool:
    """`45 ca cúm (năm 2023 là 62 ca)`: the same unit, and only a time between it and its bracket."""
    scene, last = setting.scene, setting.scene.figures[setting.number - 1]
    if not setting.number or last.printed.quantity.unit != setting.figure.printed.quantity.unit:
        return False
    opening = scene.source.lower.rfind("(", last.tail, setting.figure.start)
    times = scene.times_between(opening, setting.figure.start) if opening >= 0 else ()
    if not times or scene.source.lower[opening + 1 : times[0].start].strip():
        return False
    return scene.back_over_spaces(setting.chain_start) <= times[-1].end or not scene.source.lower[
        times[-1].end : setting.chain_start
    ].strip(" :")


def is_of_same_case(setting: Setting, before: Phrase) -> bool:
    """`đánh bạc 5 vụ, 21 đối tượng`: those who did what the cases right before them are."""
    scene, figure, last = setting.scene, setting.figure, setting.scene.figures[setting.number - 1]
    named = setting.number > 0 and before.rule != "noun"
    if not named or figure.printed.quantity.unit not in labels("suspects").facts:
        return False
    between = scene.source.lower[last.tail : figure.start].strip()
    joined = [cue for cue in scene.cues_between(last.tail, figure.start) if "with" in cue.roles]
    beside = between in (",", "/") or any(between == scene.source.lower[cue.start : cue.end] for cue in joined)
    return beside and last.printed.quantity.unit in labels("cases").facts


def is_of_next_place(setting: Setting, before: Phrase) -> bool:
    """`xã Lâm Hạ còn 64 hộ chưa nhận tiền, xã Tân Phú còn 38 hộ`: the same is said of another place."""
    last = setting.scene.figures[setting.number - 1]
    if not setting.number or before.rule not in _TOLD_OF:
        return False
    return last.printed.quantity.unit == setting.figure.printed.quantity.unit and follows_a_place(setting)


_TOLD_OF = frozenset(("narrowed", "predicate"))
