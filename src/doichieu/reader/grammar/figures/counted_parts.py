"""Numbers without a unit of their own: parts of a count, and numbers that share the unit of the last of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from doichieu.claims import Quantity
from doichieu.reader.grammar.amounts.quantities import Figure, Printed, figure_at
from doichieu.reader.grammar.amounts.units import NOUN, PERCENT, units
from doichieu.reader.grammar.figures.labelled_counts import LABELLED
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import bound_openers, labels
from doichieu.reader.grammar.times.expressions import Role

PART = "part of a count"
LIKE_THE_LAST = "so many out of as many as the last"
LONGEST_NAME = 60  # signs of what a part is told apart by
_CLOSING = (",", ";", ".", ")", " (", " =")


def in_unit_of(scene: Scene, bare: Sequence[Figure], last: Figure) -> list[Figure]:
    """The bare numbers before `last` that share its unit, each read in it."""
    found = in_turn(scene, bare, last) or listed_before(scene, bare, last) or from_level(scene, bare, last)
    return found or before_verbs(scene, bare, last)


def in_turn(scene: Scene, bare: Sequence[Figure], last: Figure) -> list[Figure]:
    """`lần lượt là 7,4, 6,1 và 5,6 tấn/ha`: the numbers right before `last`, each read in its unit."""
    lower = scene.source.lower
    listed: list[Figure] = []
    following = last.start
    for figure in reversed(bare):
        if figure.start < scene.start or not _joins(scene, figure.end, following):
            break
        listed.insert(0, figure)
        following = figure.start
    if not listed or not any("respectively" in cue.roles for cue in scene.cues_between(scene.start, following)):
        return []
    unit = lower[number_end(lower, last) : last.end]
    return [shared for figure in listed if (shared := in_unit(lower, figure, unit)) is not None]


def _joins(scene: Scene, start: int, end: int) -> bool:
    """Whether only a comma or a conjunction stands between two numbers."""
    between = scene.source.lower[start:end].strip(" ,;")
    cues = scene.cues_between(start, end)
    return not between or (
        len(cues) == 1 and "and" in cues[0].roles and between == scene.source.lower[slice(*cues[0][:2])]
    )


def number_end(lower: str, figure: Figure) -> int:
    """Where the digits of a figure end, and its magnitude or unit begins."""
    end = figure.start
    while end < figure.end and (lower[end].isdigit() or lower[end] in ".,"):
        end += 1
    return end


def in_unit(lower: str, figure: Figure, unit: str) -> Figure | None:
    """The number read with the unit written behind it, but ending where it ends."""
    text = lower[figure.start : figure.end] + unit
    read = figure_at(text, 0, len(text))
    if read is None or not read.printed.quantity.unit:
        return None
    return figure._replace(printed=read.printed, rule="number, its unit shared")


def part_of_count(scene: Scene, figure: Figure) -> Figure | None:
    """`09 đảng viên, trong đó khiển trách 6`, `19 vụ, chết 7`: a bare number behind what tells a part apart."""
    known = [x for x in reversed(scene.figures) if x.printed.sort == NOUN and x.rule != PART]
    counts = [x for x in known if not _is_change(scene, x)] or known
    whole = _named(scene, figure, counts) or next(iter(counts), None)
    if whole is None or not _is_set_apart(scene, figure, whole) or _is_of_noun_behind(scene, figure, whole):
        return None
    suffered = scene.cue_before(figure.start)
    unit = suffered.roles.get("of_people") if suffered is not None else None
    if unit is None and not _may_be_part(figure.printed.quantity, whole.printed.quantity):
        return None
    unit = unit or whole.printed.quantity.unit
    counted = Printed(replace(figure.printed.quantity, unit=unit), NOUN)
    return figure._replace(printed=counted, rule=PART)


def _is_of_noun_behind(scene: Scene, figure: Figure, whole: Figure) -> bool:
    """`71 quần chúng; khai trừ 2, cảnh cáo 5 đảng viên`: behind a semicolon, verbs that share a noun of their own."""
    lower = scene.source.lower
    apart = lower.find(";", whole.end, figure.start) >= 0
    if not apart or (found := _NEXT_DEED.match(lower, figure.end, scene.end)) is None:
        return False
    following = figure_at(lower, found.start(1), scene.end)
    return following is not None and following.printed.sort == NOUN and bool(following.printed.quantity.unit)


_NEXT_DEED = re.compile(r"(?:,(?: [^\W\d_]+){1,4} (\d[\d.]*))+(?= [^\W\d_])")


def _is_change(scene: Scene, figure: Figure) -> bool:
    """`11 đảng viên, giảm 4 trường hợp, gồm khiển trách 7`: a list behind a change is of the count itself."""
    return any(not _CHANGING.isdisjoint(cue.roles) for cue in scene.chain(figure.start)[0])


_CHANGING = frozenset(("rise", "fall"))


def _named(scene: Scene, figure: Figure, counts: Sequence[Figure]) -> Figure | None:
    """`1.541 đảng viên ở 47 chi bộ; trong đó, đảng viên chính thức là 1.497`: the count whose thing names the part."""
    lower = scene.source.lower
    begin = max(lower.rfind(sign, scene.start, figure.start) + 1 for sign in ",;:(")
    label = lower[begin : figure.start].lstrip()
    return next((x for x in counts if label.startswith(x.printed.quantity.unit + " ")), None)


def like_the_last(scene: Scene, figure: Figure) -> Figure | None:
    """`Mỹ Sơn (17/19 tiêu chí), Hưng Hòa (15/19)`, `huyện A 214/200 đảng viên, huyện B 168/160`: of the same things."""
    last = scene.figures[-1] if scene.figures else None
    quantity = figure.printed.quantity
    if last is not None and (noun := _noun_of_share(scene, last, figure)) is not None:
        return figure._replace(printed=Printed(replace(quantity, unit=noun), NOUN), rule=LIKE_THE_LAST)
    if last is None or quantity.total is None or last.printed.quantity.total is None or last.printed.sort != NOUN:
        return None
    alike = last.printed.quantity.total == quantity.total or _is_next_in_list(scene, last.end, figure.start)
    if not alike or not _is_closed(scene, figure, bracket=False):
        return None
    unit = last.printed.quantity.unit
    return figure._replace(printed=Printed(replace(quantity, unit=unit), NOUN), rule=LIKE_THE_LAST)


def _noun_of_share(scene: Scene, share: Figure, figure: Figure) -> str | None:
    """`100% đại biểu có mặt tán thành (27/27)`: what a share is of, where the numbers in a bracket give it."""
    lower, quantity = scene.source.lower, figure.printed.quantity
    if share.printed.sort != PERCENT or not quantity.total or not _is_closed(scene, figure, bracket=True):
        return None
    between = lower[share.tail : figure.start]
    told = abs(quantity.value / quantity.total * 100 - share.printed.quantity.value) < 1
    if not told or not between.endswith("(") or any(sign in between[:-1] for sign in ",;:.()") or quantity.unit:
        return None
    noun = units().match(lower, share.tail + 1, figure.start)
    return lower[share.tail + 1 : noun[1]] if noun is not None and noun[0].sort == NOUN else None


def listed_before(scene: Scene, bare: Sequence[Figure], last: Figure) -> list[Figure]:
    """`Mỹ Sơn 17/19, Hưng Hòa 15/18 và Tân Lập 13/19 tiêu chí`: those before `last` in a list, each in its unit."""
    lower, following = scene.source.lower, last
    listed: list[Figure] = []
    unit = lower[last.unit_start : last.end]
    for figure in reversed(bare if last.printed.quantity.total is not None and last.printed.sort == NOUN else ()):
        in_list = figure.start >= scene.start and _is_next_in_list(scene, figure.end, following.start)
        shared = in_unit(lower, figure, " " + unit) if in_list and figure.printed.quantity.total is not None else None
        if shared is None:
            break
        listed.insert(0, shared)
        following = figure
    return listed


def from_level(scene: Scene, bare: Sequence[Figure], last: Figure) -> list[Figure]:
    """`giảm từ 36,06 xuống 31,44%`: the level that a change begins at, in the unit of the one that it ends at."""
    lower, figure = scene.source.lower, bare[-1] if bare else None
    if figure is None or figure.start < scene.start or figure.printed.quantity.total is not None:
        return []
    chain, start = scene.chain(last.start)
    if lower[figure.end : start].strip() or not any("to_level" in cue.roles for cue in chain):
        return []
    opened = scene.cue_before(figure.start)
    if opened is None or bound_openers().search(lower, opened.start, opened.end) is None:
        return []
    if last.rule == LABELLED:
        unit = Printed(replace(figure.printed.quantity, unit=last.printed.quantity.unit), NOUN)
        return [figure._replace(printed=unit, rule=LABELLED)]  # `số điểm ngập giảm từ 14 xuống còn 5`
    shared = in_unit(lower, figure, lower[number_end(lower, last) : last.end])
    return [shared] if shared is not None else []


def before_verbs(scene: Scene, bare: Sequence[Figure], last: Figure) -> list[Figure]:
    """`xây mới 7 và sửa chữa 15 nhà`, `khiển trách 3, cảnh cáo 2, cách chức 1 đảng viên`: verbs share the last noun."""
    if last.printed.sort != NOUN or not _is_plain(last) or last.rule == PART:
        return []
    listed: list[Figure] = []
    following = last
    for figure in reversed(bare):
        if figure.start < scene.start or not _is_plain(figure) or not _is_next_deed(scene, figure, following):
            break
        shared = in_unit(scene.source.lower, figure, " " + scene.source.lower[last.unit_start : last.end])
        if shared is None:
            break
        listed.insert(0, shared)
        following = figure
    return listed


def _is_next_deed(scene: Scene, figure: Figure, following: Figure) -> bool:
    """Whether a verb stands right before each of two numbers, and only a comma or `và` between them."""
    first, second = scene.cue_before(figure.start), scene.cue_before(following.start)
    if first is None or second is None or "verb" not in first.roles or "head" in first.roles:
        return False
    between = scene.source.lower[figure.end : second.start].strip()
    joined = [cue for cue in scene.cues_between(figure.end, second.start) if "and" in cue.roles]
    beside = between == "," or any(between == scene.source.lower[cue.start : cue.end] for cue in joined)
    return beside and not second.roles.keys().isdisjoint(_DEEDS)


_DEEDS = frozenset(("verb", "to_level"))  # `giải quyết 40, còn 5 vụ án`


def _is_plain(figure: Figure) -> bool:
    quantity = figure.printed.quantity
    return quantity.total is None and quantity.upper is None and quantity.step == 1 and "/" not in quantity.unit


def _is_next_in_list(scene: Scene, start: int, end: int) -> bool:
    """Whether one sign or conjunction and the words of another item, no verb among them, part two numbers."""
    lower = scene.source.lower
    between = lower[start:end].strip()
    signs = [sign for sign in between if not (sign.isalnum() or sign.isspace())]
    cues = scene.cues_between(start, end)
    joined = between.startswith((",", ";")) or (bool(cues) and cues[0].start <= start + 1 and "and" in cues[0].roles)
    spelled = scene.source.spelled
    said = any(not _SAYING.isdisjoint(cue.roles) and spelled[cue.start].islower() for cue in cues)
    return joined and not said and len(signs) <= 1 and 1 < len(between) <= LONGEST_NAME


_SAYING = frozenset(("verb", "rise", "fall", "exceed", "to_level", "plan_basis", "year_before"))


def _may_be_part(part: Quantity, whole: Quantity) -> bool:
    if part.total is not None or part.upper is not None or "/" in whole.unit:
        return False
    return part.value == part.value.to_integral_value() and part.value <= max(whole.value, whole.total or whole.value)


def _is_set_apart(scene: Scene, figure: Figure, whole: Figure) -> bool:
    """Words for the part stand right before the number, and a sign that ends it right behind."""
    lower = scene.source.lower
    end = scene.back_over_spaces(figure.start)
    bracket = lower[end - 1] == "("
    if not _is_closed(scene, figure, bracket=bracket):
        return False
    last = scene.figures[-1]
    told = any("parts" in cue.roles for cue in scene.cues_between(whole.end, figure.start))
    end -= told and lower[end - 1] == ":"  # `trong đó nữ: 15`
    begin = max(last.tail, *(lower.rfind(sign, last.tail, end - bracket) + 1 for sign in ",;:"))
    words = lower[begin : end - bracket].strip()
    if not words or not words[-1].isalpha() or len(words) > LONGEST_NAME or any(sign in words for sign in ".()"):
        return False
    told = told or _LEADS_IN.match(lower, whole.end, begin) is not None
    verb = scene.with_any(_DONE, begin, end) or _is_left(scene, begin, end)
    dated = any(time.role is not Role.NOW for time in scene.times_between(begin, end))
    return (told or last.rule in _GOES_ON or (bool(verb) and not bracket)) and not dated


def _is_left(scene: Scene, begin: int, end: int) -> bool:
    """`đã trả lời 12, còn 3 đang xem xét`, `nay chỉ còn 5`, `đạt 11`: `còn` or a verb of reaching alone before it."""
    cue = scene.cue_before(end)
    if cue is None or _LEFT.isdisjoint(cue.roles):
        return False
    return scene.chain(end)[1] <= scene.after_spaces(begin)


_LEFT = frozenset(("to_level", "reach"))
_DONE = frozenset(("verb", "predicate", "in_place"))  # `đã tuyển 98`


_GOES_ON = (PART, LABELLED)  # `biên chế giao 62, có mặt 58`


def _is_closed(scene: Scene, figure: Figure, *, bracket: bool) -> bool:
    lower = scene.source.lower
    if bracket:
        return lower.startswith(")", figure.end)
    return figure.end >= scene.end or lower.startswith(_CLOSING, figure.end) or _goes_on(scene, figure)


def _goes_on(scene: Scene, figure: Figure) -> bool:
    """`còn 3 đang xem xét`, `đã hoàn thành 6 trong năm 2024`: what is said of the number, or its time, right behind."""
    times = scene.times_between(figure.end, figure.end + 2)
    behind = next(iter(scene.cues_between(figure.end, figure.end + 2)), None)
    said = behind is not None and ("predicate" in behind.roles or scene.source.lower[slice(*behind[:2])] in _not_yet())
    return bool(times) or said


@cache
def _not_yet() -> frozenset[str]:
    return frozenset(labels("not yet").facts)


_LEADS_IN = re.compile(r"[^\d:;.,()]{0,40}:")  # `28.240 hồ sơ: …`, `71 cơ sở được xếp loại: …`
