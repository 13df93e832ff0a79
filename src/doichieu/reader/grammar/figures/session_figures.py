"""Whether a figure is about the session itself: who came, what was voted, adopted and awarded there."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import NOUN
from doichieu.reader.grammar.figures.bases import clause_stop
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.expressions import TimeExpression

LONGEST_VOTERS = 40  # signs from a share of votes to the word for voting
LONGEST_PASSIVE = 12  # signs from a count to what was done with it
_SESSIONS = frozenset(("session_noun", "session"))
_HOLDERS = _SESSIONS | {"council"}
_OF_SESSIONS = frozenset(("session", "session_act", "attends"))


def is_of_session(setting: Setting, *, of_council: bool) -> bool:
    """Whether the figure is about the session itself: said in its own clause.

    of_council: the document tells of a session, so that what a council does it does there.
    """
    scene, figure = setting.scene, setting.figure
    if not scene.has_any(_OF_SESSIONS):
        return False
    begin, end = scene.clause(figure.start)
    attended = _lists_who_attends(scene, scene.start) or _lists_who_attends(scene, begin)
    if figure.printed.sort == NOUN and (attended or _opens_with_the_occasion(scene)):
        return True
    begin = max(begin, scene.source.lower.rfind(":", begin, figure.start))
    stop = clause_stop(scene.source.lower, figure.tail, end)
    if scene.with_role("session", begin, stop) or (of_council and _is_all_of_a_line(setting)):
        return True
    if figure.printed.quantity.unit in _ballots() and scene.with_role("session_act", begin, figure.start):
        return True  # `Hội nghị bầu đ/c … giữ chức … với 32/33 phiếu`
    return _counted_by_session(setting, begin, _HOLDERS if of_council else _SESSIONS)


def _lists_who_attends(scene: Scene, begin: int) -> bool:
    """`Dự Đại hội có …; … cùng 209 đảng viên`, `…; có mặt 33/35 ủy viên`: a sentence, or a clause of it, that opens
    with attendance counts those who came."""
    begin = scene.after_spaces(begin)
    return bool(scene.with_role("attends", begin, begin + 1))


def _opens_with_the_occasion(scene: Scene) -> bool:
    """`Dịp này, 5 đảng viên được trao Huy hiệu; 3 tập thể được khen`: all of the sentence was done there."""
    return bool(scene.cues) and scene.cues[0].start == scene.start and "occasion" in scene.cues[0].roles


def _is_all_of_a_line(setting: Setting) -> bool:
    """`Thông qua 42 nghị quyết`, as a heading: what was done with what is counted, and nothing else."""
    scene, figure = setting.scene, setting.figure
    acts = scene.with_role("session_act", scene.start, figure.start)
    if figure.printed.sort != NOUN or not acts or acts[0].start != scene.start:
        return False
    return scene.after_spaces(acts[0].end) == figure.start and figure.tail == scene.end


def _counted_by_session(setting: Setting, begin: int, holders: frozenset[str]) -> bool:
    """`Kỳ họp đã thống nhất thông qua 7 nghị quyết`: what a session that opens a clause did with what is counted."""
    scene = setting.scene
    if setting.figure.printed.sort != NOUN:
        return False
    acts = scene.with_role("session_act", begin, setting.figure.start)
    if not acts:
        return _is_passed(setting) and _opens_with_session(scene, setting.figure.start, holders)
    told = scene.cues_between(acts[-1].end, setting.chain_start)
    return all(BEGINS.isdisjoint(cue.roles) for cue in told) and _opens_with_session(scene, acts[-1].start, holders)


def _is_passed(setting: Setting) -> bool:
    """`15 nghị quyết được thông qua`: what a session does follows the thing counted, one word between."""
    scene, tail = setting.scene, setting.figure.tail
    for act in scene.with_role("session_act", tail, tail + LONGEST_PASSIVE)[:1]:
        between = scene.cues_between(tail, act.start)
        return len(between) == 1 and between[0].start == tail + 1 and between[0].end + 1 == act.start
    return False


def _opens_with_session(scene: Scene, end: int, holders: frozenset[str]) -> bool:
    """Whether a session, or who holds it, begins the sentence or a clause of it, before `end`."""
    lower = scene.source.lower
    return any(
        not lower[scene.start : cue.start].strip(' -–+•*“"') or lower.endswith((", ", ": ", "; "), 0, cue.start)
        for cue in scene.with_any(holders, scene.start, end)
    )


def is_within_list(setting: Setting, time: TimeExpression) -> bool:
    """`tặng giấy khen cho 9 tập thể tiêu biểu năm 2017 và 20 đảng viên`: the time tells the item before apart."""
    return setting.number > 0 and setting.scene.figures[0].start < time.start < setting.figure.start


def is_outside_of_votes(setting: Setting, time: TimeExpression) -> bool:
    """`Nghị quyết về nhiệm vụ quý IV được 100% đại biểu tán thành`: no time but a day says when a session voted.

    Nor when it did what is told behind the vote: `… năm 2026 được 24/25 phiếu (96%), 8 nghị quyết còn lại đạt 100%`.
    """
    if time.shape is Shape.DAY or time.start >= setting.figure.start:
        return False
    lower = setting.scene.source.lower
    return any(_is_vote(lower, one) for one in setting.scene.figures[: setting.number + 1] if one.start > time.start)


def _is_vote(lower: str, one: Figure) -> bool:
    """Whether it counts those who vote, or is their share, and how they voted follows."""
    voters = _voters().match(lower, one.tail, one.tail + LONGEST_VOTERS)
    voters = voters or _voters().search(lower, one.start, one.tail)  # `31 đại biểu`, the voters being the unit
    return voters is not None and _votes().search(lower, voters.end(), voters.end() + LONGEST_VOTERS) is not None


@cache
def _ballots() -> frozenset[str]:
    return frozenset(forms("votes", "ballots"))


@cache
def _voters() -> re.Pattern[str]:
    """Those who vote, `số` before."""
    number_of, voters = (trie_pattern(forms("votes", kind)) for kind in ("number of", "voters"))
    return re.compile(rf"\s*(?:{number_of}\s+)?{voters}")


@cache
def _votes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(forms('votes', 'in favour', 'against', 'vote'))}")
