"""What a value is told for each of: `trên 1 ha`, `trên 10.000 dân`."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.quantities import Figure, figure_at
from doichieu.reader.grammar.amounts.units import MONEY, bases, denominators
from doichieu.reader.grammar.figures.bases import clause_stop
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import Cue, label_pattern, means

# Roles of the words that say something of a subject.
FINITE = frozenset(("reach", "rise", "fall", "times", "exceed", "to_level", "estimate", "exists"))
ROUND = frozenset((100, 1000, 10_000, 100_000))
_NUMBER_BEHIND = re.compile(r"[^\d,;:.()\n]*(?=\d)")


def is_reckoned_by(scene: Scene, figure: Figure) -> bool:
    """`giá trị sản xuất trên 1 ha đạt 120 triệu đồng`: one of what a value is told for each of; `số bác sĩ
    trên 10.000 dân là 9`: so many people."""
    if scene.mentions(_each_words) and _is_for_each(scene, figure.start):
        return True
    lower, quantity = scene.source.lower, figure.printed.quantity
    of_people = quantity.value in ROUND and bases().match(lower, figure.start, scene.end) is not None
    of_one = quantity.value == 1 and quantity.unit in denominators().facts
    if quantity.upper is not None or quantity.total is not None or not (of_people or of_one):
        return False
    over = scene.cue_before(figure.start)
    if over is None or over.roles.get("bound") != "over":
        return of_people and _behind_mean(scene, figure.start)
    clause = lower.rfind(",", scene.start, over.start) + 1
    before = scene.cues_between(max(clause, scene.start), over.start)
    heads = [cue for cue in before if "head" in cue.roles]
    said = any(_is_finite(cue) for cue in before if heads and cue.start > heads[-1].start)
    behind = scene.cues_between(figure.end, clause_stop(scene.source.lower, figure.end, scene.end))
    if not heads or said:
        return False
    if lower.startswith(":", clause_stop(lower, figure.end, scene.end)):
        return True  # `Giá trị thu hoạch trên 1 ha đất: 172 triệu đồng`
    return _gives_the_value(scene, figure) or any(not FINITE.isdisjoint(cue.roles) for cue in behind)


@cache
def _each_words() -> re.Pattern[str]:
    return label_pattern("each of")


def _is_for_each(scene: Scene, start: int) -> bool:
    """`cứ 100 hộ có 85 hộ`, `bình quân cứ 10 xã`: behind a sign, at the head, or behind a word for a mean."""
    word = next((found for found in _each_words().finditer(scene.source.lower, scene.start, start)
                 if not scene.source.lower[found.end() : start].strip()), None)  # fmt: skip
    if word is None:
        return False
    before = scene.back_over_spaces(word.start())
    return before == scene.start or not scene.source.lower[before - 1].isalpha() or _behind_mean(scene, before)


def _behind_mean(scene: Scene, start: int) -> bool:
    """`bình quân 10.000 dân có 9 bác sĩ`"""
    end = scene.back_over_spaces(start)
    return any(scene.source.lower.endswith(form, scene.start, end) for form in means().facts)


def _gives_the_value(scene: Scene, figure: Figure) -> bool:
    """`giá trị sản phẩm trên 1 ha đất trồng trọt 105 triệu đồng`: the amount of money right behind, no sign between."""
    lower = scene.source.lower
    number = _NUMBER_BEHIND.match(lower, figure.end, scene.end)
    amount = figure_at(lower, number.end(), scene.end) if number is not None else None
    return amount is not None and amount.printed.sort == MONEY


def _is_finite(cue: Cue) -> bool:
    """Whether a word says something of a subject; in `giá trị thu được` the last only belongs to the verb before it."""
    return not FINITE.isdisjoint(cue.roles) and "predicate" not in cue.roles
