"""Bare numbers beside a count or an amount, in its unit: how much it changed, what was planned, its parts and ranks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.quantities import Figure, Printed, figure_at
from doichieu.reader.grammar.amounts.units import MEASURE, MONEY, NOUN, PERCENT
from doichieu.reader.grammar.figures.counted_parts import PART, in_unit, number_end
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.text.phrases import Phrases, word_set
from doichieu.reader.grammar.text.vocabulary import labels

CHANGE = "change of a count"
BESIDE = "count beside a count"
RANKED = "count by rank"
AMOUNT = "part of an amount"
NEXT = "count of the next in a row"
SHARED = frozenset((PART, CHANGE, BESIDE, RANKED, AMOUNT, NEXT))
FURTHEST = 400  # signs between a figure and a number that has its unit: each number looks back no further
LONGEST_GAP = 60  # signs between a count and the number beside it
FEWEST_NAMED, MOST_MISSED = 3, 2  # parts in a bracket, and by how much they may miss the count
LONGEST_LABEL = 40  # signs of what tells one part in a bracket apart
_COUNTS = frozenset((NOUN, MEASURE))
_WHOLES = frozenset((NOUN, MEASURE, MONEY))
_CHANGES = frozenset(("rise", "fall"))
_LABELS = frozenset(("plan_size", "plan_local", "past_basis", "plan_basis"))
_TELLING = frozenset(("rise", "fall", "verb", "plan_basis", "year_before", "parts"))
MOST_OF_NAME = 8  # syllables between two numbers of a row
_PLANS = frozenset(("plan_size", "plan_local", "plan_basis"))
_SAID = frozenset(("filler", "predicate", "exists", "reach", "verb"))
_SECOND = re.compile(r"\s\d")  # `2 tỷ 500 triệu đồng`, `10 - 12 ha`
MOST_TIMES, MOST_TIMES_RATE = 10, 2  # between an amount, or a percentage, and its plan
_ENDS = re.compile(r"\s*(?:[,;.)]|\Z)")
_NUMBER = re.compile(r"(?<![\w.,/])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?![\w/%]|[.,][0-9]| ?%)")


def shared_unit(scene: Scene, figure: Figure) -> Figure | None:
    """A number without a unit read in that of a figure before it, where the words between say what it is.

    `12 vụ (tăng 2)`, `19 đảng viên (KH: 30)`, `9 vụ (cùng kỳ 14)`, `26 đoàn (huyện 5, xã 21)`, `54 người (thiếu 8)`,
    `3 giải Nhất, 5 Nhì`, `486 tỷ đồng, gồm: tỉnh 121,3; …`.
    """
    whole = _whole_before(scene, figure)
    if whole is None:
        return None
    if whole.printed.sort == MONEY:
        return _part_of_amount(scene, whole, figure) or _beside_amount(scene, whole, figure)
    if not _counts_alike(whole, figure):
        return _beside_amount(scene, whole, figure)
    rule = next((rule for rule, holds in _RULES if holds(scene, whole, figure)), None)
    if rule is None:
        return None
    printed = whole.printed
    unit = Printed(replace(figure.printed.quantity, unit=printed.quantity.unit), printed.sort)
    return figure._replace(printed=unit, rule=rule)


def _whole_before(scene: Scene, figure: Figure) -> Figure | None:
    """The nearest count or amount with a unit of its own, not far before the number; where none is, a percentage."""
    rate: Figure | None = None
    for other in reversed(scene.figures):
        if figure.start - other.tail > FURTHEST:
            return rate
        printed = other.printed
        if other.rule not in SHARED and (printed.sort in _WHOLES or "/" in printed.quantity.unit):
            return other
        rate = other if rate is None and printed.sort == PERCENT else rate
    return rate


def _counts_alike(whole: Figure, figure: Figure) -> bool:
    """Both are plain whole numbers, without a magnitude that the second would have to share."""
    quantity, counted = figure.printed.quantity, whole.printed.quantity
    plain = quantity.total is None and quantity.upper is None and quantity.step == 1
    return plain and whole.printed.sort in _COUNTS and counted.step <= 1 and "/" not in counted.unit


def _beside_amount(scene: Scene, whole: Figure, figure: Figure) -> Figure | None:
    """`62,5 tạ/ha (kế hoạch: 61)`, `12,4 tỷ đồng (cùng kỳ 11,9)`: printed as the amount is, and of about its size."""
    lower = scene.source.lower
    unit = lower[number_end(lower, whole) : whole.end]
    if figure.printed.quantity.total is not None or _SECOND.search(unit) or not _is_labelled(scene, whole, figure):
        return None
    shared = in_unit(lower, figure, unit)
    amount, most = whole.printed.quantity.value, MOST_TIMES_RATE if whole.printed.sort == PERCENT else MOST_TIMES
    near = shared is not None and amount / most <= shared.printed.quantity.value <= amount * most
    return shared._replace(rule=BESIDE) if shared is not None and near else None


def _is_change(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`4 người (tăng 1)`, `4.100 hội viên, tăng 250 so với đầu nhiệm kỳ`."""
    chain, start = scene.chain(figure.start)
    if not any(not _CHANGES.isdisjoint(cue.roles) for cue in chain):
        return False
    lower = scene.source.lower
    between = lower[whole.tail : start].rstrip()
    near = 0 < len(between) <= LONGEST_GAP and between[-1] in "(,;" and not any(x.isdigit() for x in between)
    return near and (_ends(scene, figure) or _is_compared(scene, figure))


def _is_compared(scene: Scene, figure: Figure) -> bool:
    return any("compare" in cue.roles for cue in scene.cues_between(figure.end, figure.end + 2))


def _is_labelled(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`28 giường (KH năm: 30)`, `9 vụ (cùng kỳ năm trước 14)`, `12 vụ (năm 2023: 10)`, `đạt 67% chỉ tiêu năm (110)`."""
    lower = scene.source.lower
    opening = _opening(scene, whole, figure)
    if opening is None or not lower.startswith((")", ", ", "; "), figure.end):
        return False
    if not lower.startswith(")", figure.end):  # `12 đảng viên (KH năm: 15, đạt 80%)`
        return _is_size_of_plan(scene, opening, figure)
    if not lower[opening + 1 : figure.start].strip():
        return any("plan_basis" in cue.roles for cue in scene.cues_between(opening - LONGEST_LABEL // 2, opening))
    end = scene.back_over_spaces(figure.start)
    told = any(not _LABELS.isdisjoint(cue.roles) for cue in scene.cues_between(opening, figure.start))
    dated = any(not lower[time.end : end].strip(" :") for time in scene.times_between(opening, end))
    return told or dated


def _is_next_in_row(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`xã Sơn Hà (21 tân binh), xã Trà Lâm (19) và xã Lộc An (17)`: alone in the bracket behind another name."""
    lower, last = scene.source.lower, scene.figures[-1]
    row = last is whole or last.rule == NEXT
    brackets = lower.startswith(")", figure.end) and lower.startswith("(", figure.start - 1)
    if not row or not brackets or not lower.startswith(")", last.tail) or lower[whole.start - 1] != "(":
        return False
    joint, name = lower[last.tail + 1 : figure.start - 1], scene.source.spelled[last.tail + 1 : figure.start - 1]
    joined = joint.startswith((",", ";")) or any("and" in x.roles for x in scene.cues_between(last.tail, last.tail + 3))
    words = name.strip(" ,;").split()
    said = scene.with_any(_TELLING, last.tail, figure.start)
    named = 1 < len(words) <= MOST_OF_NAME and words[-1].istitle() and words[-1].isalpha()
    return joined and named and all(scene.source.spelled[cue.start].isupper() for cue in said)


def _is_size_of_plan(scene: Scene, opening: int, figure: Figure) -> bool:
    """Whether a bracket opens with the word for a plan, and no sign but a colon stands between it and its size."""
    plan = next(iter(scene.cues_between(opening + 1, opening + 2)), None)
    between = scene.source.lower[plan.end : figure.start] if plan is not None else ""
    return plan is not None and not _PLANS.isdisjoint(plan.roles) and not any(sign in between for sign in ",;(")


def _is_one_of_parts(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`26 đoàn (huyện 5, xã 21)`, `49 dự án (31 FDI, 18 trong nước)`: numbers in a bracket that add up to the count.

    Three or more with words of their own may miss it by a little: they were miscounted.
    """
    opening = _opening(scene, whole, figure)
    if opening is None:
        colon = _colon(scene, whole, figure)
        return colon is not None and sum(_plain_numbers(scene, colon)) == whole.printed.quantity.value
    parts = list(_plain_numbers(scene, opening))
    if len(parts) < FEWEST_NAMED or sum(parts) == whole.printed.quantity.value:
        return len(parts) > 1 and sum(parts) == whole.printed.quantity.value
    off = abs(sum(parts) - whole.printed.quantity.value)
    named = _TOLD_APART.match(scene.source.lower, opening, scene.end)
    return named is not None and scene.source.spelled[opening + 1].islower() and off <= MOST_MISSED


def _plain_numbers(scene: Scene, opening: int) -> Iterator[Decimal]:
    """The whole numbers of a bracket, percentages aside."""
    lower = scene.source.lower
    closing = lower.find(")", opening, min(opening + FURTHEST, scene.end)) if lower[opening] == "(" else scene.end
    for found in _NUMBER.finditer(lower, opening, closing if closing >= 0 else opening):
        yield Decimal(found[1].replace(".", ""))


def _is_the_one_part(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`4.718 đảng viên (dự bị 131)`, `54 người (thiếu 8)`: words and a smaller number, alone in a bracket."""
    lower = scene.source.lower
    opening = _opening(scene, whole, figure)
    if opening is None or not lower.startswith(")", figure.end):
        return False
    label = lower[opening + 1 : figure.start].strip(" :")
    told = scene.source.spelled[opening + 1 : opening + 2].islower() and len(label) <= LONGEST_LABEL
    words = told and all(word.isalpha() for word in label.split())
    return words and figure.printed.quantity.value < whole.printed.quantity.value


def _is_one_of_told(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`1.126 đảng viên (nữ 402, dân tộc thiểu số 87)`: of people, words and a smaller number, one of several."""
    if folded(whole.printed.quantity.unit) not in relation_words()["people"]:
        return False
    opening = _opening(scene, whole, figure)
    found = _TOLD_APART.match(scene.source.lower, opening, scene.end) if opening is not None else None
    if found is None or not scene.source.spelled[found.start() + 1].islower():
        return False
    return figure.printed.quantity.value < whole.printed.quantity.value


_TOLD_APART = re.compile(r"\((?:[^\W\d_]+ ){1,5}\d[\d.]*(?:[,;] (?:[^\W\d_]+ ){1,5}\d[\d.]*)+\)")


def _is_of_all(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`trong 642 trụ sở nói trên, 198 đã bán; 53 được cho thuê`: a part of those just named, and what is said of it."""
    opens = scene.cue_before(whole.start)
    first = scene.cue_before(opens.start) if opens is not None else None
    told = (
        labels("of all").match(scene.source.lower, cue.start, whole.start) for cue in (opens, first) if cue is not None
    )
    if all(found is None or opens is None or found[1] != opens.end for found in told):
        return False
    if figure.printed.quantity.value > whole.printed.quantity.value:
        return False
    said = next(iter(scene.cues_between(figure.end, figure.end + 2)), None)
    return said is not None and not _SAID.isdisjoint(said.roles)


def _colon(scene: Scene, whole: Figure, figure: Figure) -> int | None:
    """Where the colon stands that the number is listed behind, a few words behind the count: `1.200 ha lúa: …`."""
    found = _LISTED_BEHIND.match(scene.source.lower, whole.end, figure.start)
    return found.end() - 1 if found is not None else None


_LISTED_BEHIND = re.compile(r"(?: [^\W\d_]+){0,5}:")


def _opening(scene: Scene, whole: Figure, figure: Figure) -> int | None:
    """Where the bracket opens that the number stands in, not far behind the count."""
    opening = scene.source.lower.rfind("(", whole.tail, figure.start)
    near = opening >= 0 and ")" not in scene.source.lower[opening : figure.start]
    return opening if near and opening - whole.tail <= LONGEST_GAP else None


def ranked(scene: Scene, figure: Figure) -> Figure | None:
    """`5 huy chương vàng, 3 bạc, 12 đồng`: a rank that would be a unit elsewhere."""
    whole = scene.figures[-1] if scene.figures else None
    if whole is None or whole.printed.quantity.unit not in _prizes() or figure.printed.quantity.total is not None:
        return None
    start = figure.start
    bare = figure_at(scene.source.lower, start, number_end(scene.source.lower, figure))
    if bare is None or not _is_ranked(scene, whole, bare):
        return None
    return bare._replace(
        printed=Printed(replace(bare.printed.quantity, unit=whole.printed.quantity.unit), NOUN), rule=RANKED
    )


def _is_ranked(scene: Scene, whole: Figure, figure: Figure) -> bool:
    """`1 giải Nhất, 11 Nhì và 18 Ba`: the rank behind a number, in a row that its first names the thing of."""
    lower = scene.source.lower
    at = figure.end + 1
    rank = _ranks().match(lower, at, scene.end) if lower.startswith(" ", figure.end) else None
    return rank is not None and _ends_or_joins(scene, rank[1]) and "." not in lower[whole.tail : figure.start]


def _ends_or_joins(scene: Scene, at: int) -> bool:
    joined = any("and" in cue.roles for cue in scene.cues_between(at, at + 2))
    return joined or _ENDS.match(scene.source.lower, at, scene.end) is not None


@cache
def _ranks() -> Phrases[None]:
    return word_set(form for entry in table("ranks") for form in entry.forms)


@cache
def _prizes() -> frozenset[str]:
    return frozenset(thing for entry in table("ranks") for thing in entry.facts["of"])


def _part_of_amount(scene: Scene, whole: Figure, figure: Figure) -> Figure | None:
    """`486,9 tỷ đồng, gồm: NS tỉnh 121,3; NS xã 97,4; …`: told to be parts, smaller, and printed as the whole is."""
    lower = scene.source.lower
    told = any("parts" in cue.roles for cue in scene.cues_between(whole.end, figure.start))
    if not told or not _ends(scene, figure):
        return None
    begin = max(lower.rfind(sign, whole.end, figure.start) for sign in ",;:(") + 1
    label = lower[begin : figure.start].strip()
    if not label or not label[-1].isalpha() or len(label) > LONGEST_GAP or scene.times_between(begin, figure.start):
        return None
    shared = in_unit(lower, figure, lower[number_end(lower, whole) : whole.end])
    if shared is None or not 0 < shared.printed.quantity.value < whole.printed.quantity.value:
        return None
    return shared._replace(rule=AMOUNT)


def _ends(scene: Scene, figure: Figure) -> bool:
    return _ENDS.match(scene.source.lower, figure.end, scene.end) is not None


_RULES: tuple[tuple[str, Callable[[Scene, Figure, Figure], bool]], ...] = (
    (CHANGE, _is_change),
    (BESIDE, _is_labelled),
    (NEXT, _is_next_in_row),
    (PART, _is_one_of_parts),
    (PART, _is_the_one_part),
    (PART, _is_one_of_told),
    (PART, _is_of_all),
)
