"""A figure in the bracket right behind what another is put against: `so với cùng kỳ (129 ca)`, `chỉ tiêu (45 ha)`."""

from collections.abc import Iterable

from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.scenes import Scene


def basis_before_bracket(scene: Scene, bases: Iterable[Basis], start: int) -> Basis | None:
    """Of these the first that nothing but a bracket parts from what begins at `start`."""
    lower = scene.source.lower
    return next((x for x in bases if x.end <= start and lower[x.end : start].strip() == "("), None)


def is_alone_in_bracket(scene: Scene, figure: Figure) -> bool:
    """Not so in `đạt 100% chỉ tiêu (tăng 12 ha)`."""
    lower = scene.source.lower
    return lower.endswith("(", scene.start, scene.back_over_spaces(figure.start)) and lower.startswith(")", figure.tail)


def is_bracketed_behind(scene: Scene, ends: Iterable[int], start: int) -> bool:
    """Whether what begins at `start` opens a bracket behind the last of the words that end there.

    What stands behind a comma tells of others: `tăng so với cùng kỳ, tử vong (2 ca)`.
    """
    last, lower = max(ends, default=start), scene.source.lower
    return lower.endswith("(", last, scene.back_over_spaces(start)) and "," not in lower[last:start]
