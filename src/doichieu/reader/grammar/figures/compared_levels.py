"""Levels that another figure is put against (`31%, còn thấp so với mục tiêu 38%`), and shares of a whole before."""

from collections.abc import Sequence

from doichieu.claims import Quantity
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.bases import Basis, set_behind
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import Cue, bound_openers

_COMPARING = frozenset(("level_word", "compare", "comparative"))  # without one of these nothing is put against a level
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
    plan = scene.cue_before(chain_start)
    if plan is not None and set_behind(scene, scene.figures[number].tail) and _is_put_against_plan(scene, plan):
        return True
    plan = plan if scene.has("compare") else None
    before = scene.cue_before(plan.start) if plan is not None and "plan_basis" in plan.roles else None
    return before is not None and "compare" in before.roles


def _is_put_against_plan(scene: Scene, last: Cue) -> bool:
    """`thấp hơn mục tiêu | 8,5% đề ra`, `96 tỷ đồng so với | 120 tỷ đồng được giao`: of a plan, its size."""
    before = scene.cue_before(last.start) if "plan_basis" in last.roles else last
    return before is not None and not _SETS_LEVELS.isdisjoint(before.roles)


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


def is_of_another_time(scene: Scene, number: int) -> bool:
    """`năm 2025 đạt 70%, năm 2030 đạt 90%`: a percentage behind a percentage, with a year of its own."""
    last = scene.figures[number - 1]
    times = scene.times_between(last.tail, scene.figures[number].start)
    return last.printed.sort == PERCENT and any(time.period is not None and time.year is not None for time in times)


def is_share_of_whole(scene: Scene, number: int, share: Quantity) -> bool:
    """`4.760 hồ sơ, trong đó đúng hạn 4.737 hồ sơ, đạt 99,5%`: so much is the part told last of the whole before it."""
    if number < 2 or not scene.has("parts"):
        return False
    part = scene.figures[number - 1].printed.quantity
    wholes = (x.printed.quantity for x in scene.figures[: number - 1])
    whole = next((x.value for x in wholes if x.unit == part.unit and x.total is None), None)
    return bool(whole) and whole is not None and abs(part.value / whole * HUNDRED - share.value) <= share.step
