"""Rates told in turn share a verb, and what they are measured against: `vượt lần lượt 2% và 3% so với chỉ tiêu`."""

from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import PERCENT, POINTS
from doichieu.reader.grammar.figures.bases import Basis, basis_behind
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting

_RATES = frozenset((PERCENT, POINTS))


def first_in_turn(setting: Setting) -> Figure | None:
    """The first rate of the row that a rate stands in, if it is told in turn with others; maybe itself."""
    scene, number = setting.scene, setting.number
    if not scene.has("respectively") or setting.figure.printed.sort not in _RATES:
        return None
    while number and _goes_on(scene, number):
        number -= 1
    told = scene.with_role("respectively", scene.chain(scene.figures[number].start)[1] - _NEAR, setting.figure.start)
    row = number < setting.number or _goes_on(scene, setting.number + 1)
    return scene.figures[number] if told and row else None


def basis_of_row(setting: Setting, before: Basis | None) -> Basis | None:
    """What the last of a row is measured against, else the one before it."""
    scene, last = setting.scene, setting.number
    while _goes_on(scene, last + 1):
        last += 1
    return (basis_behind(scene, scene.figures[last], scene.end) if last > setting.number else None) or before


def _goes_on(scene: Scene, number: int) -> bool:
    """Whether a figure goes on with the row of the one before it: only a comma or `và` between two rates."""
    if not 0 < number < len(scene.figures):
        return False
    last, figure = scene.figures[number - 1 : number + 1]
    between = scene.source.lower[last.tail : figure.start].strip()
    joins = scene.with_role("and", last.tail, figure.start)
    joined = between == "," or (len(joins) == 1 and scene.source.lower[slice(*joins[0][:2])] == between.strip(", "))
    return last.printed.sort == figure.printed.sort and figure.printed.sort in _RATES and joined


_NEAR = 12  # signs
