"""Numbers in the names of things: streets, mottoes, markets where nothing is paid, and the scales of maps."""

import re

from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.amounts.units import MONEY
from doichieu.reader.grammar.figures.guards import Guarded, names_a_place
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import labels

_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
SCALE = 100  # the least that a map is drawn to
_OPENING = "“\"‘'"
_MOTTO = re.compile(r"(?: [^\W\d_]+){1,3}(?:,? [0-9]{1,2}(?: [^\W\d_]+){1,3})*(?=[”\"’'])")


def named(scene: Scene, figure: Figure) -> Guarded | None:
    """A number in the name of something."""
    quantity = figure.printed.quantity
    if not quantity.unit:
        return _motto(scene, figure)
    if figure.unit_start >= figure.end:
        return _named_street(scene, figure)
    return _free_of_charge(scene, figure) if not quantity.value else None


def is_scale(figure: Figure) -> bool:
    """`quy hoạch chi tiết tỷ lệ 1/500`: of a map."""
    quantity = figure.printed.quantity
    return (
        quantity.value == 1 and quantity.total is not None and quantity.total >= SCALE and quantity.total % SCALE == 0
    )


def _motto(scene: Scene, figure: Figure) -> Guarded | None:
    """`“3 cùng”`, `"5 rõ, 4 dám"`: quoted words that open with a number of no known unit; all of it is named."""
    lower = scene.source.lower
    if figure.start <= scene.start or lower[figure.start - 1] not in _OPENING:
        return None
    quoted = _MOTTO.match(lower, figure.end, scene.end)
    return Guarded(figure.start, quoted.end(), "name") if quoted else None


def _free_of_charge(scene: Scene, figure: Figure) -> Guarded | None:
    """`phiên chợ 0 đồng`"""
    if figure.printed.sort != MONEY:
        return None
    end = scene.back_over_spaces(figure.start)
    free = any(scene.source.lower.endswith(form, scene.start, end) for form in labels("free").facts)
    return Guarded(figure.start, figure.end, "name") if free else None


def _named_street(scene: Scene, figure: Figure) -> Guarded | None:
    """`12 Triệu Việt Vương`: a magnitude with a capital, and another capital behind it, is the name of a street."""
    if figure.unit_start < figure.end or not figure.printed.quantity.unit:
        return None
    word = _LAST_WORD.search(scene.source.spelled, figure.start, figure.end)
    if word is None or not word[0].istitle() or not names_a_place(scene, figure.end):
        return None
    return Guarded(figure.start, figure.end, "name")
