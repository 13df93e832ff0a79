"""Levels that another figure is put against: `31%, còn thấp so với mục tiêu 38%`, `thấp hơn mức 8% tỉnh giao`."""

from collections.abc import Sequence

from doichieu.reader.grammar.bases import Basis
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.vocabulary import Cue, bound_openers

_COMPARING = frozenset(("level_word", "compare"))  # without one of these nothing is put against a level
_SETS_LEVELS = frozenset(("comparative", "compare"))


def is_compared_with(scene: Scene, number: int, chain: Sequence[Cue], chain_start: int) -> bool:
    """Whether a figure is the level itself that the one before it is put against, rather than how far from it that is.

    chain: the verbs and bounds right before the figure, nearest first; chain_start: where they begin.
    """
    if number == 0 or not scene.has_any(_COMPARING):
        return False
    nearest = next((cue for cue in chain if "bound" not in cue.roles), None)
    if nearest is not None:
        before = scene.cue_before(nearest.start)
        return "level_word" in nearest.roles and before is not None and not _SETS_LEVELS.isdisjoint(before.roles)
    plan = scene.cue_before(chain_start) if scene.has("compare") else None
    before = scene.cue_before(plan.start) if plan is not None and "plan_basis" in plan.roles else None
    return before is not None and "compare" in before.roles


def is_put_against_a_level(scene: Scene, number: int, basis: Basis) -> bool:
    """`5,3% so với mức quy định không quá 5%`, `từ 24,6% đầu nhiệm kỳ còn 8,9%`: no rate of what is named behind it."""
    figure = scene.figures[number]
    if number + 1 >= len(scene.figures) or basis.reach < figure.tail:
        return False
    following, start = scene.chain(scene.figures[number + 1].start)
    if scene.source.lower[basis.end : start].strip():
        return False
    opened = bound_openers().search(scene.source.lower, scene.chain(figure.start)[1], figure.start)
    led_on = any("to_level" in cue.roles for cue in following)
    return (opened is not None and led_on) or (basis.compared and all("bound" in cue.roles for cue in following))
