"""What happens, before the verb that says so: `Cháy rừng xảy ra 1 vụ`, `bệnh sởi ghi nhận 14 ca`."""

import re

from doichieu.reader.grammar.figures.actors import CAPITALISED
from doichieu.reader.grammar.figures.clause_heads import past_times
from doichieu.reader.grammar.figures.indicator_phrases import past_openers
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import Cue, label_pattern, labels

LONGEST_MATTER = 6  # syllables of what happens
LONGEST_LABEL = 9  # syllables of what an item is about
_WHERE = frozenset(("place", "stop", "verb", "cause"))
_SIGN = re.compile(r"[:;.()\d]")


def happened(scene: Scene, start: int, verb: Cue) -> int | None:
    """`Cháy rừng xảy ra 1 vụ`: where the words begin that say what happened; None where they only say where."""
    records = "records" in verb.roles
    if not records and "happens" not in verb.roles:
        return None
    begin = past_times(scene, start, verb.start)
    if records and (begin >= verb.start or not _is_case(scene.source.lower, begin, verb.start)):
        return None
    if begin >= verb.start:
        return _label(scene, verb.start)
    words = scene.source.lower[begin : verb.start].split()
    named = CAPITALISED.search(scene.source.spelled, begin + 1, verb.start) is not None
    placed = any(not _WHERE.isdisjoint(cue.roles) for cue in scene.cues_between(begin, verb.start))
    return begin if 1 < len(words) <= LONGEST_MATTER and not named and not placed else None


def _is_case(lower: str, begin: int, end: int) -> bool:
    """`bệnh sởi`, `tai nạn giao thông`: whether the words name what is recorded; any others may be who records it."""
    if label_pattern("no case").search(lower, begin, end):
        return False
    return labels("case").match(lower, begin, end) is not None


def _label(scene: Scene, end: int) -> int | None:
    """`Tai nạn giao thông: xảy ra 5 vụ`: where the few words begin that a sentence opens with, up to a colon."""
    if (about := _about(scene, end)) is not None:
        return about
    colon = scene.back_over_spaces(end) - 1
    begin = past_openers(scene.source.lower, scene.start, colon)
    told = scene.source.lower[begin:colon]
    opens = scene.source.lower[colon] == ":" and not scene.times_between(begin, colon)
    return begin if opens and 1 < len(told.split()) <= LONGEST_LABEL and not _SIGN.search(told) else None


def _about(scene: Scene, end: int) -> int | None:
    """`Về đuối nước trẻ em, từ đầu năm xảy ra 2 vụ`: where the words begin for what a sentence is about."""
    opened = scene.with_role("as_to", scene.start, scene.start + 1)
    comma = scene.source.lower.find(",", scene.start, end)
    if not opened or comma < 0 or scene.source.lower.find(",", comma + 1, end) >= 0:
        return None
    begin = scene.after_spaces(opened[0].end)
    words = scene.source.lower[begin:comma].split()
    return begin if 1 < len(words) <= LONGEST_LABEL and not scene.times_between(begin, comma) else None
