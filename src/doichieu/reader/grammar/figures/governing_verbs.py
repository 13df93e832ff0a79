"""Which of several verbs before a figure says what was done with it."""

from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import Cue


def joined_verb(scene: Scene, anchors: list[Cue], end: int) -> Cue | None:
    """`thảo luận và biểu quyết thông qua 26 nghị quyết`: a verb right before a count, joined to those before it."""
    last = anchors[-1]
    before = scene.cue_before(last.start)
    joined = len(anchors) > 1 and before is not None and "and" in before.roles
    return last if joined and scene.back_over_spaces(end) == last.end else None


def achieved_verb(scene: Scene, anchors: list[Cue], end: int) -> Cue | None:
    """`đề nghị làm rõ vì sao dự án chỉ giải ngân được 12%`: the verb right before `được`, apart from the others."""
    last, end = anchors[-1], scene.back_over_spaces(end)
    achieved = any({"reach", "predicate"} <= cue.roles.keys() for cue in scene.cues_between(end, end + 2))
    apart = len(anchors) > 1 and scene.source.lower.count(" ", anchors[-2].end, last.start) > 1
    return last if achieved and apart and last.end == end else None


def said_verb(scene: Scene, anchors: list[Cue]) -> Cue:
    """The verb right behind `đã` or the like, else the first."""
    for cue in anchors:
        before = scene.cue_before(cue.start)
        if before is not None and "predicate" in before.roles:
            return cue
    return anchors[0]
