"""The kind of figures whose verb stands apart from them, or is not said: `giảm tỷ lệ hộ nghèo 2%`, `thu đạt 53%`."""

import re
from collections.abc import Sequence
from decimal import Decimal

from doichieu.claims import Quantity
from doichieu.reader.grammar.amounts.units import MONEY, NOUN, PERCENT, POINTS, units
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import Cue, label_pattern, labels

LEAST_REACHED = Decimal(25)  # %: below it, `giá trị sản xuất đạt 12%` may tell how far it rose
LONGEST_TOLD = 4  # words of what the first of several changes counts
_SAYS = frozenset(("reach", "rise", "fall", "exceed", "short", "to_level", "share", "times", "compare", "plan_basis"))
_CHANGES = frozenset(("rise", "fall"))
_TIMES = frozenset(("past_basis", "year_before"))
_OF_PARTS = frozenset(("exists", "with", "level_word", "in_force"))
_NAMES = frozenset(("head", "plan_basis"))
_LAST_SIGN = re.compile(r"[,;:(](?!\d)")


def is_taken_away(scene: Scene, number: int) -> bool:
    """`cắt giảm 156,4 tỷ đồng của 14 dự án`: an amount that was taken from those counted behind it, and no change."""
    figure = scene.figures[number]
    if figure.printed.sort != MONEY or number + 1 >= len(scene.figures):
        return False
    of, following = scene.cues_between(figure.tail, figure.tail + 2), scene.figures[number + 1]
    owned = bool(of) and "owner" in of[0].roles and not scene.source.lower[of[0].end : following.start].strip()
    return owned and following.printed.sort == NOUN


def falls_by(scene: Scene, number: int, chain: Sequence[Cue], left: int, chain_start: int) -> bool:
    """`giảm tỷ lệ hộ nghèo 2,5 - 3%`: what falls stands between the verb and how far; no verb but that one.

    chain: the words right before the figure of that number; left: where the words that belong to it begin.
    """
    figure = scene.figures[number]
    if figure.printed.sort not in (PERCENT, POINTS) or not scene.has("fall"):
        return False
    verb = _verb_of_change(scene, chain, left, chain_start)
    if verb is None or "fall" not in verb.roles or "comparative" in verb.roles:
        return False
    return _names_what(scene, verb.end + 1, chain_start) and not _begins_a_way(scene, number)


def _verb_of_change(scene: Scene, chain: Sequence[Cue], left: int, chain_start: int) -> Cue | None:
    """The one verb of the clause that tells of the figure, apart from it; none in `tỷ lệ giảm hộ nghèo 2%`, a rate."""
    if any("bound" not in cue.roles and "filler" not in cue.roles for cue in chain):
        return None
    cues = scene.cues_between(max(left, _clause_begins(scene, left, chain_start)), chain_start)
    verb = next((cue for cue in reversed(cues) if _says(cue)), None)
    before = scene.cue_before(verb.start) if verb is not None else None
    return None if before is not None and not _NAMES.isdisjoint(before.roles) else verb


def rises_by(scene: Scene, number: int, chain: Sequence[Cue], left: int, chain_start: int) -> bool:
    """`phấn đấu tăng tổng thu ngân sách 10 - 12%/năm`: an amount, and nothing else that is measured, stands between the
    verb and how far it is to rise; a rate, or nearly all of something, would be the level that it rises to."""
    figure = scene.figures[number]
    value = figure.printed.quantity.upper or figure.printed.quantity.value
    if figure.printed.sort != PERCENT or value >= LEAST_REACHED or not scene.has("rise"):
        return False
    verb = _verb_of_change(scene, chain, left, chain_start)
    if verb is None or "rise" not in verb.roles or "comparative" in verb.roles:
        return False
    if scene.with_any(_OF_PARTS, verb.end, figure.start):
        return False
    return _is_one_amount(scene, verb.end + 1, chain_start) and not _begins_a_way(scene, number)


def _is_one_amount(scene: Scene, start: int, end: int) -> bool:
    """Not `số xã có tỷ lệ hộ nghèo`, `vốn cho vay với lãi suất`: the percentage is of what stands within the name."""
    lower, heads = scene.source.lower, scene.with_role("head", start, end)
    if len(heads) != 1 or heads[0].start != start or "," in lower[start:end]:
        return False
    return label_pattern("rate").search(lower, start, end) is None


def is_reached_too(scene: Scene, chain: Sequence[Cue]) -> bool:
    """`đạt và vượt 105% dự toán`: how much of the plan, rather than how much more than it."""
    joined = scene.cue_before(chain[-1].start)
    reached = scene.cue_before(joined.start) if joined is not None and "and" in joined.roles else None
    return reached is not None and "reach" in reached.roles


def lacks(scene: Scene, chain_start: int) -> bool:
    """`thiếu 1,6 triệu đồng so với mục tiêu`: a verb that tells of a shortfall only where it is compared."""
    verb = scene.cue_before(chain_start)
    return verb is not None and "lacks" in verb.roles


def loses(scene: Scene, chain_start: int, basis: Basis) -> bool:
    """`mất 12 ha so với năm 2023`: a verb that tells of a fall only against another time, or a plan."""
    verb = scene.cue_before(chain_start)
    if verb is None or "loses" not in verb.roles:
        return False
    timed = scene.times_between(basis.reach, basis.end) or scene.with_any(_TIMES, basis.start, basis.end)
    return basis.is_plan or bool(timed)


def adds(chain: Sequence[Cue]) -> bool:
    """`thêm 142 cơ sở so với cuối năm trước`: a word that tells of a rise only where it is compared."""
    return any("adds" in cue.roles for cue in chain)


def _names_what(scene: Scene, at: int, end: int) -> bool:
    """Whether what is measured, or something counted, is named right there."""
    headed = any("head" in cue.roles for cue in scene.cues_between(at, at + 1))
    return headed or units().match(scene.source.lower, at, end) is not None


def _begins_a_way(scene: Scene, number: int) -> bool:
    """`giảm tỷ lệ hộ nghèo từ 5% xuống còn 3%`: the level that a change begins at."""
    behind = scene.figures[number + 1 : number + 2]
    return any("to_level" in cue.roles for figure in behind for cue in scene.chain(figure.start)[0])


def _says(cue: Cue) -> bool:
    """Whether a word is a verb that tells of a figure; `tỷ lệ` may be one, and may name what is measured."""
    return "head" not in cue.roles and not _SAYS.isdisjoint(cue.roles)


def _clause_begins(scene: Scene, left: int, end: int) -> int:
    signs = list(_LAST_SIGN.finditer(scene.source.lower, left, end))
    return signs[-1].end() if signs else left


def is_second_of_pair(scene: Scene, number: int, basis: Basis | None, against: Basis | None) -> bool:
    """`tăng 25 vụ/153 đối tượng`, `tăng 46 việc, 0,9%`, `giảm 2 vụ và 1 người chết`: the verb of the first is that of
    the second; so it is in `giảm 2 vụ, 1 người so với cùng kỳ`, and in `so với cùng kỳ giảm 2 vụ, 1 người chết`.

    basis, against: what the second, and the first, are measured against.
    """
    last, figure = scene.figures[number - 1], scene.figures[number]
    between = scene.source.lower[last.tail : figure.start].strip()
    if between == "/":
        return True
    if figure.printed.sort == PERCENT and last.printed.sort != PERCENT:
        return between == ","
    if not figure.printed.sort == last.printed.sort == NOUN:
        return False
    if basis is None and against is None and _is_next_told(scene, last.tail, between) and _are_victims(scene, number):
        return True
    joins = [cue for cue in scene.cues_between(last.tail, figure.start) if "and" in cue.roles]
    joined = len(joins) == 1 and joins[0].end - joins[0].start == len(between)
    if against is not None and against.end <= last.start and _is_next_told(scene, last.tail, between):
        return against.compared and not against.is_plan
    return joined or (between == "," and basis is not None and basis.compared and not basis.is_plan)


def _are_victims(scene: Scene, number: int) -> bool:
    """`Tai nạn giao thông giảm 5 vụ, 2 người chết, 8 người bị thương`: those who suffered what has become rarer; in
    `xảy ra 12 vụ, giảm 6 vụ, 2 người chết` they are of what happened."""
    figure, begin = scene.figures[number], scene.clause(scene.figures[number].start)[0]
    if not scene.with_role("of_people", figure.unit_start, figure.tail + 2):
        return False
    first = next(other for other in scene.figures if other.start >= begin)
    return any(not _CHANGES.isdisjoint(cue.roles) for cue in scene.chain(first.start)[0])


def _is_next_told(scene: Scene, at: int, between: str) -> bool:
    """`so với cùng kỳ giảm 3 vụ, 2 người chết, 5 người bị thương`: a comma, and before it a few words of the first."""
    told = between.removesuffix(",").split()
    plain = between.endswith(",") and len(told) <= LONGEST_TOLD and all(word.isalpha() for word in told)
    return plain and not scene.with_any(_SAYS, at, at + len(between))


def is_part_of_amount_due(scene: Scene, chain: Sequence[Cue], left: int, chain_start: int, quantity: Quantity) -> bool:
    """`thu ngân sách đạt 53%`: an amount of money or of goods that is told in percent was measured against its plan."""
    if quantity.value < LEAST_REACHED or not any("reach" in cue.roles and "stop" not in cue.roles for cue in chain):
        return False
    if _is_plan_alone(scene, left, chain_start):
        return True
    lower, begin = scene.source.lower, _clause_begins(scene, left, chain_start)
    while begin < chain_start and not lower[begin].isalpha():
        begin += 1
    return labels("amount").match(lower, begin, chain_start) is not None


def _is_plan_alone(scene: Scene, begin: int, end: int) -> bool:
    """`217 ha/300 ha KH (đạt 72,3%)`: only the word for a plan, and signs, stand between."""
    plans = scene.with_role("plan_basis", begin, end)
    last = next((figure for figure in scene.figures if figure.tail == begin), None)
    if len(plans) != 1 or last is None or last.printed.quantity.total is None:
        return False
    lower = scene.source.lower
    return not (lower[begin : plans[0].start] + lower[plans[0].end : end]).strip(" (,")
