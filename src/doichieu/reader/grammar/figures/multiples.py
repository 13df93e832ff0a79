"""How many times as much, and a half: `gấp đôi`, `gấp 4 so với năm 2020`, `giảm một nửa`."""

from doichieu.reader.grammar.amounts.numbers import number_at
from doichieu.reader.grammar.amounts.quantities import HALF, Figure, as_half, as_times
from doichieu.reader.grammar.amounts.units import SHARE
from doichieu.reader.grammar.figures.bases import basis_behind
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.verdicts import decisive

MOST_TIMES = 100
_FOLLOWING = frozenset(("compare", "past_basis", "plan_basis", "and"))


def so_many_times(scene: Scene, figure: Figure) -> Figure | None:
    """`gấp ba năm 2020`, `gấp 4 so với cùng kỳ`: a number without a unit, with nothing behind it that is counted.

    In `gấp hai, ba lần` the number behind the comma has the unit; `sửa gấp 12 nhà` tells of haste.
    """
    quantity = figure.printed.quantity
    if quantity.unit or quantity.total is not None or not 1 < quantity.value <= MOST_TIMES:
        return None
    if decisive(scene.chain(figure.start)[0]) != "times":
        return None
    lower, at = scene.source.lower, scene.after_spaces(figure.end)
    ends = at >= scene.end or lower[at] in ").;:" or (lower[at] == "," and not _goes_on(scene, at))
    told = any(not _FOLLOWING.isdisjoint(cue.roles) for cue in scene.cues_between(at, at + 1))
    dated = any(time.start == at for time in scene.times_between(at, at + 1))
    return as_times(figure) if ends or told or dated else None


def _goes_on(scene: Scene, comma: int) -> bool:
    """Whether another number, in digits or words, stands behind the comma."""
    return number_at(scene.source.lower, scene.after_spaces(comma + 1), scene.end) is not None


def in_words(scene: Scene, figure: Figure) -> Figure | None:
    """The figure of a number in words; None of a half that tells of no change."""
    quantity = figure.printed.quantity
    if quantity.total == 2 and figure.printed.sort == SHARE:
        return _halved(scene, figure) or (None if figure.rule == HALF else figure)
    return figure if quantity.unit else so_many_times(scene, figure)


def _halved(scene: Scene, figure: Figure) -> Figure | None:
    """`giảm một nửa`, `bằng một nửa cùng kỳ`: fifty percent, behind a verb of change or before another time.

    Of a half of anything else nothing is told: `làm được một nửa`.
    """
    verb = decisive(scene.chain(figure.start)[0])
    if verb in ("rise", "fall"):
        return as_half(figure)
    if verb != "reach" or figure.rule != HALF:
        return None
    half = as_half(figure)
    return half if basis_behind(scene, half, scene.end) is not None else None
