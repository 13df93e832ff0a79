"""Figures that say again, or of a part, what the figure before them says: no change of their own is told."""

import re
from collections.abc import Sequence
from itertools import pairwise

from doichieu.claims import Quantity
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.text.vocabulary import Cue


def is_as_much(scene: Scene, number: int, chain: Sequence[Cue], basis: Basis | None) -> bool:
    """`tăng 7,7%, tương đương 1,6 tỷ đồng`, `giảm 19 vụ so với năm 2014, tương ứng 26,8%`: the change right before it
    in another unit.

    chain: the verbs right before the figure of that number in its sentence; basis: of the change before it.
    """
    told = [cue for cue in chain if "as_much" in cue.roles]
    if number == 0 or not told:
        return False
    change, again = scene.figures[number - 1], scene.figures[number]
    compared = basis is not None and again.printed.sort == PERCENT and change.tail <= basis.reach < told[0].start
    start = basis.end if basis is not None and compared else change.tail
    apart = scene.source.lower[start : told[0].start].strip(" ,(")
    return (change.printed.sort == PERCENT) is not (again.printed.sort == PERCENT) and not apart


def is_change_in_unit(scene: Scene, number: int, rate: Quantity) -> bool:
    """`sản lượng 33.000 tấn, giảm 2,3% (768 tấn)`: behind a change in percent, in a bracket, that much of the level.

    rate: the change.
    """
    figure, last = scene.figures[number], scene.figures[number - 1]
    lower = scene.source.lower
    alone = lower[last.tail : figure.start].strip() == "(" and lower.startswith(")", figure.end)
    if not alone or last.printed.sort != PERCENT or figure.printed.sort == PERCENT or rate.upper is not None:
        return False
    unit, told = figure.printed.quantity.unit, figure.printed.quantity.value
    alike = (x.printed.quantity.value for x in reversed(scene.figures[: number - 1]) if x.printed.quantity.unit == unit)
    level = next(alike, None)
    if not level or not rate.value:
        return False
    return abs(told / level * HUNDRED - abs(rate.value)) <= max(rate.step, abs(rate.value) / 4)


def is_index_of_part(scene: Scene, number: int, chain: Sequence[Cue]) -> bool:
    """`bằng 99% so với cùng kỳ, trong đó …, bằng 98%`: the parts are put against what the whole is put against."""
    if not scene.has("year_before") or not scene.has("parts") or scene.has("plan_basis"):
        return False
    verbs = [one_spaced(scene.source.lower[cue.start : cue.end]) for cue in chain if "reach" in cue.roles]
    if not any(verb in forms("relations", "equals") for verb in verbs):
        return False
    rates = [pair for pair in pairwise(scene.figures[: number + 1]) if pair[0].printed.sort == PERCENT]
    return any("year_before" in cue.roles for one, then in rates for cue in scene.cues_between(one.tail, then.start))


def is_change_of_part(scene: Scene, number: int, chain: Sequence[Cue], *, goes_on: bool) -> bool:
    """`tăng 9,5%, trong đó: nông nghiệp 3,2%; công nghiệp 12,8%`: how far the parts of what has changed did.

    goes_on: the figure before it is such a part.
    """
    figure, last = scene.figures[number], scene.figures[number - 1]
    lower = scene.source.lower
    between = lower[last.tail : figure.start].strip()
    cues = scene.cues_between(last.tail, figure.start)
    told = any("parts" in cue.roles for cue in cues) or between.startswith(("(", ":"))
    rates = figure.printed.sort == last.printed.sort == PERCENT
    if not rates or not (between and between[-1].isalpha()) or not (goes_on or told):
        return False
    others = _OTHERS if goes_on else _OTHERS | {"verb"}
    if any(cue.roles.keys() - {"filler"} for cue in chain) or any(not others.isdisjoint(cue.roles) for cue in cues):
        return False
    return _CLOSED.match(lower, figure.tail, scene.end) is not None


_OTHERS = frozenset(("reach", "share", "plan_basis", "plan_size", "year_before", "past_basis", "compare", "rise"))
_CLOSED = re.compile(r"\s*(?:[,;.)]|\Z)")
