"""Changes that are told one behind the other, with nothing but their verbs: all have the time of the first."""

from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.times.expressions import TimeExpression

_CHANGES = frozenset(("rise", "fall"))


def is_of_changes_alone(setting: Setting, time: TimeExpression) -> bool:
    """`Tai nạn ngày 2/9 giảm 3 vụ; giảm 1 người chết; …`: behind the time and behind each semicolon a change is told,
    without a subject, up to the figure."""
    scene, lower, start = setting.scene, setting.scene.source.lower, setting.figure.start
    if not scene.has_any(_CHANGES) or lower.find(";", time.end, start) < 0:
        return False
    at = time.end
    while 0 <= at < start:
        begin = scene.after_spaces(at)
        verbs = scene.cues_between(begin, begin + 1)
        if not verbs or _CHANGES.isdisjoint(verbs[0].roles):
            return False
        at = lower.find(";", begin, start) + 1 or start
    return True
