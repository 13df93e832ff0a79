"""A percentage that two figures before it give: `thu 12 tỷ đồng trong khi kế hoạch là 20 tỷ đồng, tức 60%`."""

from doichieu.claims import Quantity
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED
from doichieu.reader.grammar.figures.settings import Setting


def measures_the_result(setting: Setting, last: int) -> bool:
    """Whether a percentage is of the figure before that of number `last`, which is the size of its plan."""
    scene = setting.scene
    if setting.figure.printed.sort != PERCENT:
        return False
    result, plan = scene.figures[last - 1 : last + 1]
    if not scene.with_role("plan_basis", result.tail, plan.start):
        return False
    return is_quotient(setting.figure.printed.quantity, result.printed.quantity, plan.printed.quantity)


def is_quotient(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a percentage is, as far as it is printed, how much of `whole` `part` is."""
    if part.unit != whole.unit or not whole.value or not (part.total is whole.total is share.upper is None):
        return False
    return abs(part.value / whole.value * HUNDRED - share.value) <= share.step
