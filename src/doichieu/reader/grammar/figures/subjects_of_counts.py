"""Subjects of counts whose noun alone would say too little: a class of things, or a matter named whole before it."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.units import units
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.vocabulary import labels

LONGEST_SUBJECT = 10  # syllables
_TOLD = frozenset(("verb", "reach", "place", "exists", "parts", "rise", "fall", "plan", "cause", "turn", "session"))
_BEGINS = ".;:\n"
_ENDS = re.compile(r"\s*(?:[,;.(]|\Z)")


def is_of_class(setting: Setting, own: Phrase) -> bool:
    """`sức khỏe loại 1 có 74 thanh niên`, `trình độ đại học 46 đồng chí`: of which class those counted are.

    A place of a class has what is counted (`xã loại 1 có 30 cán bộ`).
    """
    lower = setting.scene.source.lower
    if own.rule != "clause" or _classes().search(lower, own.start, own.end) is None:
        return False
    place = units().match(lower, own.start, own.end)
    return place is None or not place[0].place


def is_whole_subject(setting: Setting, own: Phrase) -> bool:
    """`Tội phạm về trật tự xã hội 07 vụ`: a noun phrase opens a clause, the count right behind it, and no verb."""
    scene, figure = setting.scene, setting.figure
    lower = scene.source.lower
    if setting.chain or own.rule != "clause" or lower[own.end : figure.start].strip():
        return False
    before = scene.back_over_spaces(own.start)
    opens = before <= scene.start or lower[before - 1] in _BEGINS
    words = lower[own.start : own.end].split()
    named = any(sign.isupper() for sign in scene.source.spelled[own.start + 1 : own.end])
    plain = len(words) <= LONGEST_SUBJECT and not named and not scene.with_any(_TOLD, own.start, own.end)
    ends = _ENDS.match(lower, figure.end, scene.end) is not None or bool(
        scene.with_role("share", figure.end, figure.end + 2)  # `Đảng viên 26 vị chiếm 90%`
    )
    return opens and plain and ends


@cache
def _classes() -> re.Pattern[str]:
    """A word for a class and its number or letter at the end, or one that begins the name of a degree."""
    ranked = rf"{trie_pattern(labels('class').facts)} (?:[0-9]{{1,2}}|[a-eivx]{{1,3}})\Z"
    return re.compile(rf"(?<!\w)(?:{trie_pattern(labels('degree').facts)}(?!\w)|{ranked})")
