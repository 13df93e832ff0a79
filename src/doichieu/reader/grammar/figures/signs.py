"""The plus or minus right before a number, where it belongs to the number and to no word, list or range."""

from doichieu.reader.grammar.amounts.numbers import minus_word
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import PERCENT, POINTS
from doichieu.reader.grammar.figures.guards import STRONG
from doichieu.reader.grammar.figures.scenes import Scene

SIGNS = "+-\N{MINUS SIGN}\N{EN DASH}"
SIGNED = frozenset((PERCENT, POINTS))


def sign_before(scene: Scene, figure: Figure) -> tuple[str, int] | None:
    """The sign of a figure and where it stands.

    Before a number of things it may open the item of a list; in a bracket, or behind `đạt` and `là`, it is a sign.
    """
    lower, at, first = scene.source.lower, figure.start - 1, scene.start
    if at < first:
        return None
    if lower[at] == " " and at > first + 1 and lower[at - 1] in SIGNS and lower[at - 2] == "(":
        return lower[at - 1], at - 1  # `27 vụ (- 6 vụ so cùng kỳ)`
    if lower[at] in SIGNS:
        bracketed = at > first and lower[at - 1] == "("
        free = figure.printed.sort in SIGNED and (at == first or lower[at - 1] in " :")
        return (lower[at], at) if bracketed or free or _is_told(scene, figure, at) else None
    return minus_word(lower, figure.start, first) if figure.printed.sort in STRONG else None


def _is_told(scene: Scene, figure: Figure, sign: int) -> bool:
    """`lợi nhuận đạt -3 tỷ đồng`: a verb that leads to an amount stands right before the sign."""
    verb = scene.cue_before(sign) if scene.source.lower[sign - 1].isspace() else None
    return verb is not None and figure.printed.sort in STRONG and not {"reach", "to_level"}.isdisjoint(verb.roles)
