"""Which figure is part of which: `trong đó`, `gồm`, a bracket behind the whole, a list under a lead-in."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from doichieu.claims import Kind, Relation
from doichieu.lexicon import folded
from doichieu.reader.grammar.figures.stated import (
    Scenes,
    Stated,
    alike,
    money_units,
    open_brackets,
    relation_words,
)
from doichieu.reader.grammar.relations.beside_rates import ASIDE
from doichieu.reader.grammar.relations.loose_parts import point, tie_loose_parts
from doichieu.reader.grammar.relations.part_lists import (
    FEWEST_TO_ADD,
    SLACK,
    adding_up,
    behind_colons,
    first_of_items,
    items_adding_up,
    items_below,
    up_to_the_sum,
)
from doichieu.reader.grammar.relations.parts_told import tie_told, told_ends
from doichieu.reader.grammar.text.phrases import one_spaced, trie_pattern
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source

_CUT = re.compile(r"[,;:]")
_NEXT_BRACKET = re.compile(r"[^;:.()]*\)[^;:.()\d]*\(")  # from one in a bracket to the first of the next
LONGEST_OPENING = 24  # signs from `trong tổng số` to the number


def tie_parts(source: Source, layout: Layout, scenes: Scenes) -> None:
    """Point every part of the prose to its whole."""
    for place, stated in enumerate(scenes):
        for start, end, word in _markers(source, stated):
            inside, listed = _region(source, layout, scenes, place, (start, end))
            inside = inside[:1] if word in relation_words()["apart"] else inside
            for whole in _wholes(source, scenes, place, start, word):
                if _is_of_time_apart(stated, (start, end), inside, whole) or _tie(whole, inside, listed=listed):
                    point(whole, up_to_the_sum(source, whole, stated))
                    break
        tie_told(source, scenes, place)
        _tie_of_all(source, stated)
        for whole, inside in behind_colons(source, stated):
            point(whole, inside)
        if (below := items_below(source, layout, scenes, place)) is not None:
            any(_tie(whole, below[1], listed=True) for whole in reversed(below[0]) if whole.is_size)
        if len(stated) > FEWEST_TO_ADD and (told := adding_up(source, stated)) is not None:
            point(*told)
        if place and (told := items_adding_up(source, layout, scenes, place)) is not None:
            point(*told)
        for whole, inside in _brackets(source, stated):
            _tie_bracket(whole, inside)
            _tie_brackets_behind(source, whole, inside, stated)
        _tie_bracket_behind_rate(source, stated)
        tie_loose_parts(source, stated)


def tie_rows(source: Source, rows: Sequence[Sequence[Stated]]) -> None:
    """Point the figures of the rows below `Trong đó:` to the figures of the row above, column by column."""
    whole: Sequence[Stated] = ()
    dashed = False
    for row in rows:
        _tie_columns(row)
        lower = source.lower
        begin = row[0].row if row[0].row is not None else row[0].start
        head = lower[begin : row[0].start]
        opens = _part_words().search(head) is not None
        if not opens and not (dashed and head.lstrip("\t |").startswith(("-", "–", "+", "•"))):
            whole, dashed = row, False
            continue
        dashed = True
        for one in row:
            above = next((x for x in whole if _column(x) == _column(one) and x.claim.kind is one.claim.kind), None)
            if above is not None and one.is_size and above.is_size and alike(above, one) and one.value <= above.value:
                one.links[Relation.PART_OF] = above


def _tie_columns(row: Sequence[Stated]) -> None:
    """Point the figure of a column `Trong đó: …` to the nearest before it in its row that is none."""
    for place, one in enumerate(row):
        if one.part and one.is_size:
            wholes = (x for x in reversed(row[:place]) if not x.part and x.is_size and alike(x, one))
            whole = next((x for x in wholes if x.claim.planned == one.claim.planned), None)
            if whole is not None and one.value <= whole.value:
                one.links[Relation.PART_OF] = whole


def _column(one: Stated) -> str:
    return (one.claim.cell or "").rpartition(":")[2]


def _markers(source: Source, stated: list[Stated]) -> Iterator[tuple[int, int, str]]:
    scene = stated[0].scene
    if scene is not None:
        told = told_ends(stated)
        for found in _part_words().finditer(source.lower, scene.start, scene.end):
            if found.end() in told:
                continue
            if all(one.start - found.end() > 1 for one in stated) or one_spaced(found[0]) not in _wholes_before():
                yield found.start(), found.end(), one_spaced(found[0])


def _wholes(source: Source, scenes: Scenes, place: int, at: int, word: str) -> Iterator[Stated]:
    """The figures before the words that name a part, the nearest first, from the sentence before too."""
    stated = scenes[place]
    scene = stated[0].scene
    before = [one for one in stated if one.end <= at]
    if not before and scene is not None and place and not source.lower[scene.start : at].strip(" -–+•*,"):
        before = [one for one in scenes[place - 1] if Relation.PART_OF not in one.links]
        if not before or source.lower.count("\n", before[-1].end, at) > 2:  # a paragraph lies between
            return
    for one in reversed(before):
        if not one.is_size or open_brackets(source.lower, one.end, at)[0] or _is_others(source, one.end, at, word):
            continue
        above = one.linked(Relation.PART_OF)
        yield above if above is not None and word in relation_words()["apart"] else one


def _is_others(source: Source, begin: int, at: int, word: str) -> bool:
    """`Ban Chấp hành gồm 39 đồng chí, Đoàn đại biểu gồm 17 đại biểu`: a second subject has parts of its own."""
    if word not in relation_words()["consists"]:
        return False
    comma = max(source.lower.rfind(", ", begin, at), source.lower.rfind("; ", begin, at))
    words = source.spelled[comma + 2 : at].split() if comma >= 0 else []
    return len(words) > 1 and words[0][0].isupper()


def _is_of_time_apart(
    stated: Sequence[Stated], marker: tuple[int, int], inside: Sequence[Stated], whole: Stated
) -> bool:
    """`… 13.480 ha. Riêng tháng 9, bão làm 327 ha lúa bị ngập`: what a sentence tells of a time apart is a part of the
    same matter only."""
    scene = stated[0].scene
    if scene is None or marker[0] != scene.start or not inside or not scene.times_between(marker[1], marker[1] + 2):
        return False
    this, that = (folded(one.claim.indicator or "") for one in (inside[0], whole))
    return not this or not that or not (this.startswith(that) or that.startswith(this))


def _region(
    source: Source, layout: Layout, scenes: Scenes, place: int, marker: tuple[int, int]
) -> tuple[list[Stated], bool]:
    """The figures that may be parts, and whether they are listed: a list may name overlapping parts."""
    stated, lower = scenes[place], source.lower
    scene = stated[0].scene
    end = scene.end if scene is not None else stated[-1].end
    first = next((one.start for one in stated if one.start >= marker[1]), end)
    opened = _CUT.search(lower, marker[1], first)
    listed = opened is not None and opened[0] == ":"
    stop = end
    if not listed:
        stop = min((found for sign in ";" if (found := lower.find(sign, marker[1], end)) >= 0), default=end)
    following = _part_words().search(lower, marker[1], stop)
    stop = following.start() if following else stop
    inside = [one for one in stated if marker[1] <= one.start < stop]
    inside = [one for one in inside if open_brackets(lower, marker[1], one.start) == (0, 0)]
    inside = [one for at, one in enumerate(inside) if not _grew_to(one, inside[at + 1 : at + 2])]
    if listed and not inside and lower[:end].rstrip().endswith(":"):
        opener = layout.sentences[scene.index].line if scene is not None else 0
        inside = list(first_of_items(source, layout, scenes[place + 1 :], opener))
    return inside, listed


def _grew_to(one: Stated, behind: Sequence[Stated]) -> bool:
    """`tăng từ 84 lên 91 cơ sở`: of a level and what came of it, only the later is told as a part."""
    scene = one.scene
    if scene is None or not behind or one.claim.unit != behind[0].claim.unit:
        return False
    words = scene.source.lower[one.end : behind[0].start].strip()
    cues = scene.cues_between(one.end, behind[0].start)
    return any("to_level" in cue.roles and scene.source.lower[cue.start : cue.end] == words for cue in cues)


def _tie(whole: Stated, inside: Sequence[Stated], *, listed: bool) -> bool:
    """The figures of one kind with the whole are its parts, as long as they do not add up to more."""
    sizes = [one for one in inside if one.is_size and one is not whole]
    parts = sizes if _is_sum(whole, sizes) else [one for one in sizes if alike(whole, one)]
    total = Decimal(0)
    for one in parts:
        total += one.value
        if one.value > whole.value or (not listed and total > whole.value * SLACK):
            break
        if Relation.PART_OF not in one.links:
            one.links[Relation.PART_OF] = whole
    return any(one.linked(Relation.PART_OF) is whole for one in parts)


def _tie_of_all(source: Source, stated: Sequence[Stated]) -> None:
    """`Trong số 4 dự án, 1 dự án xong, 3 dự án đang làm`: the first figure is the whole."""
    scene = stated[0].scene
    first = stated[0]
    if scene is None or first.claim.kind is Kind.PROGRESS:
        return
    opening = _all_words().search(source.lower, max(scene.start, first.start - LONGEST_OPENING), first.start)
    if opening is None or source.lower[opening.end() : first.start].strip():
        return
    parts = [one for one in stated[1:] if one.is_size and one.claim.unit == first.claim.unit]
    if not parts and (others := _counts_alike(stated[1:])) and _is_sum(first, others):
        point(first, others)  # `Trong 24 chủ đầu tư, 6 đơn vị … , 18 đơn vị …`
    elif not parts and folded(first.claim.unit) in relation_words()["people"]:
        _tie(first, [one for one in stated[1:] if one.is_size], listed=True)  # `46 đảng viên mới có 29 đồng chí là nữ`
    _tie(first, parts, listed=False)


def _counts_alike(stated: Sequence[Stated]) -> list[Stated]:
    """The counts in the noun of the first of them; amounts of money count nothing."""
    sizes = [one for one in stated if one.is_size and one.claim.unit not in money_units()]
    return [one for one in sizes if one.claim.unit == sizes[0].claim.unit]


def _brackets(source: Source, stated: Sequence[Stated]) -> Iterator[tuple[Stated, list[Stated]]]:
    """Each figure with those of the bracket right behind its words; a plan is no part of what was reached, and a norm
    none of a mean: `41 trẻ/lớp, vượt quy định (35 trẻ/lớp)`."""
    lower = source.lower
    for place, whole in enumerate(stated[:-1]):
        opening = lower.find("(", whole.end, stated[place + 1].start)
        if (
            opening < 0
            or not whole.is_size
            or "/" in whole.claim.unit
            or _CUT.search(lower[whole.end : opening].replace(",", ""))
        ):
            continue
        if lower.count(",", whole.end, opening) > 1 or open_brackets(lower, whole.end, opening + 1) != (0, 1):
            continue
        closing = lower.find(")", opening)
        inside = [one for one in stated[place + 1 :] if one.start < closing]
        if inside and inside[0].claim.planned is whole.claim.planned and not _speaks_of_another(inside, opening):
            yield whole, inside


def _tie_bracket_behind_rate(source: Source, stated: Sequence[Stated]) -> None:
    """`Thu 21 tỷ đồng, đạt 81% dự toán (thuế 4 tỷ đồng, lệ phí 2 tỷ đồng)`: several parts of what the rate measures."""
    lower = source.lower
    for place, rate in enumerate(stated[:-1]):
        whole = rate.linked(Relation.RATES)
        opening = lower.find("(", rate.end, stated[place + 1].start)
        if whole is None or opening < 0 or _CUT.search(lower, rate.end, opening):
            continue
        closing = lower.find(")", opening)
        inside = [one for one in stated[place + 1 :] if one.start < closing and one.is_size]
        several = len(inside) > 1 and all(one.claim.unit == whole.claim.unit for one in inside)
        if several and inside[0] is stated[place + 1] and not _speaks_of_another(inside, opening):
            _tie_bracket(whole, inside)


def _speaks_of_another(inside: Sequence[Stated], opening: int) -> bool:
    """`(cùng kỳ 5 vụ)`, `(KH: 1.100 lao động)`, `(năm 2023: 10 vụ)`: another time, or a plan; `(thêm 1 trường)`."""
    scene = inside[0].scene
    if scene is None:
        return True
    if _added_words().match(scene.source.lower, opening + 1, inside[0].start):
        return True
    cues = scene.cues_between(opening, inside[-1].start)
    named = any(not ASIDE.isdisjoint(cue.roles) for cue in cues) or _part_words().search(
        scene.source.lower, opening, inside[-1].start
    )
    return bool(named) or bool(scene.times_between(opening, inside[-1].start))


def _tie_bracket(whole: Stated, inside: list[Stated]) -> None:
    sizes = [one for one in inside if one.is_size]
    same = [one for one in sizes if one.claim.unit == whole.claim.unit]
    parts = sizes if len(sizes) > 1 and _is_sum(whole, sizes) else same
    if parts and sum((one.value for one in parts), Decimal(0)) <= whole.value * SLACK:
        for one in parts:
            one.links.setdefault(Relation.PART_OF, whole)


def _tie_brackets_behind(source: Source, whole: Stated, inside: Sequence[Stated], stated: Sequence[Stated]) -> None:
    """`hại 37 ha ngô ở xã Hạ (25 ha) và xã Thượng (12 ha)`: the first figures of the brackets that follow."""
    parts = [one for one in inside if one.linked(Relation.PART_OF) is whole]
    if len(parts) != 1 or parts[0] is not inside[0] or _most_words().search(source.lower, whole.end, parts[0].start):
        return
    total, last = parts[0].value, inside[-1]
    for one in stated[stated.index(last) + 1 :]:
        between = source.lower[last.end : one.start]
        named = _NEXT_BRACKET.fullmatch(between)
        if open_brackets(source.lower, last.end, one.start) == (1, 1) and named is not None:
            total += one.value
            if one.claim.unit != whole.claim.unit or not one.is_size or total > whole.value:
                return
            one.links.setdefault(Relation.PART_OF, whole)
        elif ")" in between:
            return
        last = one


def _is_sum(whole: Stated, sizes: Sequence[Stated]) -> bool:
    """Whether two or more counts add up exactly to the whole, whatever they are called."""
    return len(sizes) > 1 and sum((one.value for one in sizes), Decimal(0)) == whole.value


@cache
def _wholes_before() -> frozenset[str]:
    """Words that name a part only where no number stands right behind them: `trong số 4 khu` opens with the whole."""
    return frozenset(relation_words()["of all"])


@cache
def _added_words() -> re.Pattern[str]:
    words = relation_words()
    return re.compile(trie_pattern([*words["added"], *words["lacking"]]))


@cache
def _most_words() -> re.Pattern[str]:
    """`nhiều nhất ở xã Hạ (25 ha)` leaves open what the rest is."""
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['most'])}")


@cache
def _part_words() -> re.Pattern[str]:
    words = relation_words()
    listed = rf"{trie_pattern(words['listed'])}(?=\s*:)"
    return re.compile(rf"(?<!\w)(?:{trie_pattern([*words['part'], *words['apart']])}|{listed})")


@cache
def _all_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['of all'])}")
