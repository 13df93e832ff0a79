"""Whether a figure is about the session itself: who came, what was voted, adopted and awarded there."""

from doichieu.reader.grammar.bases import clause_stop
from doichieu.reader.grammar.indicator_phrases import BEGINS
from doichieu.reader.grammar.kinds import Setting
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.times.expressions import TimeExpression
from doichieu.reader.grammar.units import NOUN

_OF_SESSIONS = frozenset(("session", "session_act", "attends"))


def is_of_session(setting: Setting) -> bool:
    """Whether the figure is about the session itself: said in its own clause."""
    scene, figure = setting.scene, setting.figure
    if not scene.has_any(_OF_SESSIONS):
        return False
    if figure.printed.sort == NOUN and _lists_who_attends(scene):
        return True
    begin, end = scene.clause(figure.start)
    begin = max(begin, scene.source.lower.rfind(":", begin, figure.start))
    stop = clause_stop(scene.source.lower, figure.tail, end)
    return bool(scene.with_role("session", begin, stop)) or _counted_by_session(setting, begin)


def _lists_who_attends(scene: Scene) -> bool:
    """`Dự Đại hội có …; … cùng 209 đảng viên`: a sentence that opens with attendance counts those who came."""
    return bool(scene.cues) and scene.cues[0].start == scene.start and "attends" in scene.cues[0].roles


def _counted_by_session(setting: Setting, begin: int) -> bool:
    """`Kỳ họp đã thống nhất thông qua 7 nghị quyết`: what a session that opens a clause did with what is counted."""
    scene, lower = setting.scene, setting.scene.source.lower
    acts = scene.with_role("session_act", begin, setting.figure.start)
    if not acts or setting.figure.printed.sort != NOUN:
        return False
    told = scene.cues_between(acts[-1].end, setting.chain_start)
    opens = (
        not lower[scene.start : cue.start].strip(' -–+•*“"') or lower.endswith((", ", ": ", "; "), 0, cue.start)
        for cue in scene.with_role("session_noun", scene.start, acts[-1].start)
    )
    return all(BEGINS.isdisjoint(cue.roles) for cue in told) and any(opens)


def is_within_list(setting: Setting, time: TimeExpression) -> bool:
    """`tặng giấy khen cho 9 tập thể tiêu biểu năm 2017 và 20 đảng viên`: the time tells the item before apart."""
    return setting.number > 0 and setting.scene.figures[0].start < time.start < setting.figure.start
