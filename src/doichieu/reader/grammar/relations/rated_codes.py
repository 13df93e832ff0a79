"""The code of a rate, by that of the figure that it measures."""

from doichieu.claims import Bound, Kind
from doichieu.reader.grammar.amounts.units import NOUN, POINTS
from doichieu.reader.grammar.figures.stated import Stated, units_of
from doichieu.reader.grammar.relations.indicator_wordings import indicators

PERCENT = "%"


def of_rated(one: Stated, code: str | None) -> str | None:
    """`45 hộ nghèo, chiếm 2%, giảm 0,4 điểm %`: the code of the figure that a rate measures, or of its share."""
    indicator = indicators().get(code) if code is not None else None
    if indicator is None or indicator.share is None:
        return code
    of_whole = one.claim.kind is Kind.LEVEL and one.claim.unit == PERCENT
    return indicator.share if of_whole or one.claim.unit in units_of(POINTS) else code


def is_rate(code: str) -> bool:
    """Whether an indicator is told in percent by itself."""
    indicator = indicators().get(code)
    return indicator is not None and PERCENT in indicator.units


def is_threshold(one: Stated) -> bool:
    """`3 chủ đầu tư có tỷ lệ giải ngân dưới 30%`: how much those counted right before it have, and not all together."""
    scene = one.scene
    if scene is None or one.claim.bound is Bound.EXACT or one.claim.kind is not Kind.LEVEL:
        return False
    before = [figure for figure in scene.figures if figure.end <= one.start]
    if not before or before[-1].printed.sort != NOUN or before[-1].printed.quantity.total is not None:
        return False
    apart = any(sign in scene.source.lower[before[-1].end : one.start] for sign in ",;:.()")
    return not apart and scene.clause(one.start)[0] <= before[-1].start
