"""Bare numbers whose noun stands before them: `Tổng số hồ sơ tiếp nhận: 9.415`, `Trường chuẩn quốc gia: 14/14`."""

import re
from dataclasses import replace

from doichieu.reader.grammar.amounts.quantities import Figure, Printed
from doichieu.reader.grammar.amounts.units import NOUN, Unit, units
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import labels, means

LABELLED = "count behind its label"
MEAN = "mean behind its label"
_NAMELESS = ("plan alone", "result alone")
LONGEST_LABEL = 70  # signs
LONGEST_NOUN = 4  # words
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"\s*(?:[,;.()]|\Z)")
_BEGINS = re.compile(r"[.;,:(\n]")
_BEGINS_OVER_COMMAS = re.compile(r"[.;:(\n]")


def labelled_count(scene: Scene, figure: Figure) -> Figure | None:
    """The number in the noun that its label begins with, or that `số` or `tổng số` counts there."""
    lower = scene.source.lower
    if _ENDS.match(lower, figure.end, scene.end) is None and not _is_joined(scene, figure):
        return None
    colon = scene.back_over_spaces(figure.start) - 1
    if colon >= scene.start and lower[colon] == ":":
        return _behind_colon(scene, figure, colon)
    return _of_mean(scene, figure) or _behind_verb(scene, figure)


def _is_joined(scene: Scene, figure: Figure) -> bool:
    """`lần lượt là 27/28 và 26/28`: another of the kind follows a conjunction."""
    joint = next(iter(scene.cues_between(figure.end, figure.end + 2)), None)
    if figure.printed.quantity.total is None or joint is None or "and" not in joint.roles:
        return False
    return scene.source.lower[scene.after_spaces(joint.end)].isdigit()


def _behind_verb(scene: Scene, figure: Figure) -> Figure | None:
    """`nâng tổng số sản phẩm OCOP lên 13`, `biên chế giao 62, có mặt 58`: what is counted, and a verb that leads on."""
    quantity = figure.printed.quantity
    verb = scene.cue_before(figure.start)
    leads_on = verb is not None and not _LEADING_ON.isdisjoint(verb.roles)
    if quantity.upper is not None or quantity.step != 1:
        return None
    lower, label = scene.source.lower, _label(scene, figure.start)
    end = verb.start if verb is not None and leads_on else scene.back_over_spaces(figure.start)
    counted = next(labels("number of").scan(lower, label, end), None)
    begin = counted[1] + 1 if counted is not None else label
    noun = units().match(lower, begin, end)
    if noun is None or noun[0].sort != NOUN:
        return None
    if quantity.total is not None:  # `với số phiếu 33/33`, `số phiếu lần lượt là 33/33 và 32/33`
        told = counted is not None and noun[1] == scene.back_over_spaces(scene.chain(figure.start)[1])
        return _counted(figure, lower[begin : noun[1]], LABELLED) if told else None
    named = counted is not None and (leads_on or (counted[0] == label and noun[1] < end))
    if not named and not (leads_on and noun[1] == scene.back_over_spaces(end)):
        return None
    return _counted(figure, lower[begin : noun[1]], LABELLED)


_LEADING_ON = frozenset(("to_level", "reach", "exists", "assigned", "assigns"))


def _behind_colon(scene: Scene, figure: Figure, colon: int) -> Figure | None:
    """`Trường chuẩn quốc gia: 14/14`, `Hộ nghèo: 45`, `Tổng số cán bộ, công chức: 38`; a single word may as well be a
    place on a form: `Thôn: 5`."""
    lower = scene.source.lower
    quantity = figure.printed.quantity
    label = _label(scene, colon)
    if any((alone := labels(kind).match(lower, label, colon)) and alone[1] == colon for kind in _NAMELESS):
        return None  # `Kế hoạch: 30`
    counted = labels("number of").match(lower, label, colon)
    if counted is None:
        whole = _label(scene, colon, over_commas=True)
        counted = labels("number of").match(lower, whole, colon)
        label = whole if counted is not None else label
    begin = counted[1] + 1 if counted is not None else label
    noun = units().match(lower, begin, colon)
    told = counted is not None or lower.count(" ", begin, colon) > 1 or _says_which(scene, noun, begin, colon)
    if counted is None and lower[begin:colon].rpartition(" ")[2] in labels("no count").facts:
        return None  # `Thửa đất số: 12`
    if noun is None or noun[0].sort != NOUN or not told or quantity.upper is not None or quantity.step != 1:
        return None
    return _counted(figure, lower[begin : noun[1]], LABELLED)


def _says_which(scene: Scene, noun: tuple[Unit, int] | None, begin: int, colon: int) -> bool:
    """`Hộ nghèo: 45`: small letters behind the noun say which ones, `Đảng viên: 214` those alone that are in no place;
    a name says where, `Xã Tân: 5`, `Tổ dân phố: 5`."""
    if noun is None:
        return False
    behind = scene.source.spelled[noun[1] : colon].strip()
    if behind:
        return behind.islower() and behind.isalpha()
    return " " in scene.source.lower[begin : noun[1]] and not noun[0].place


def _of_mean(scene: Scene, figure: Figure) -> Figure | None:
    """`tuổi bình quân 27,6`, `điểm trung bình các môn 6,38`: a mean, in the noun that it begins with."""
    lower = scene.source.lower
    if figure.printed.quantity.total is not None:
        return None
    label = _label(scene, figure.start)
    for mean, _, _ in means().scan(lower, label, figure.start):
        noun = _noun_before(lower, label, scene.back_over_spaces(mean))
        if noun is not None:
            return _counted(figure, noun, MEAN)
    return None


def _noun_before(lower: str, begin: int, end: int) -> str | None:
    """The counted noun that ends at `end`, the longest first."""
    starts = [found.start() for found in _WORD.finditer(lower, begin, end)]
    for start in starts[-LONGEST_NOUN:]:
        noun, named = units().match(lower, start, end), labels("mean of").match(lower, start, end)
        if (noun is not None and noun[0].sort == NOUN and noun[1] == end) or (named is not None and named[1] == end):
            return lower[start:end]
    return None


def _label(scene: Scene, end: int, *, over_commas: bool = False) -> int:
    """Where the words before `end` begin, back to a sign."""
    lower = scene.source.lower
    begin = max(scene.start, end - LONGEST_LABEL)
    for sign in (_BEGINS_OVER_COMMAS if over_commas else _BEGINS).finditer(lower, begin, end):
        begin = sign.end()
    while begin < end and not lower[begin].isalpha():
        begin += 1
    return begin


def _counted(figure: Figure, noun: str, rule: str) -> Figure:
    unit = " ".join(noun.split())
    return figure._replace(printed=Printed(replace(figure.printed.quantity, unit=unit), NOUN), rule=rule)
