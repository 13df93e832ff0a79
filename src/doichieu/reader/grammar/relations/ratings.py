"""Which figure a percentage, or a number of times, measures."""

import re
from collections.abc import Sequence
from functools import cache

from doichieu.claims import Kind, Relation
from doichieu.lexicon import folded
from doichieu.reader.grammar.amounts.units import MEASURE, MONEY
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import WORDLESS, Scenes, Stated, open_brackets, relation_words
from doichieu.reader.grammar.relations.beside_rates import (
    is_aside,
    is_of_another_time_in_bracket,
    is_plan_in_bracket,
    is_size_of_plan,
    plan_beside,
)
from doichieu.reader.grammar.relations.rates_in_turn import VERBS, paired_in_turn
from doichieu.reader.grammar.relations.same_matters import (
    is_own_share,
    most_alike,
    names_the_same,
    of_same_matter,
    up_to_result,
)
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.vocabulary import Cue
from doichieu.reader.grammar.times.expressions import Role

SILENT = frozenset(("filler", "compare", "plan_basis", "past_basis", "reach", "rise", "fall", "more", "less", "times",
                    "exceed", "to_level", "share", "bound", "estimate", "respectively", "stop",
                    "year_before"))  # fmt: skip
AMOUNTS = frozenset((MONEY, MEASURE))
_CUT = re.compile(r"[,;(:]")
LONGEST_LIMIT = 40  # signs of `giải quyết trước và đúng hạn`


def rate_figures(scenes: Scenes, layout: Layout) -> None:
    """Point every rate of the prose to the figure that it measures."""
    before: list[Stated] = []
    for stated in scenes:
        in_turn = paired_in_turn(stated)
        for place, one in enumerate(stated):
            if not one.is_ratio:
                one.beside = _beside(stated, place) if place else None
                continue
            if one in in_turn:
                target = in_turn[one]
                _measure_the_same(one, target)
            elif place:
                target = _measured(stated, place)
            else:
                target = _of_sentence_before(before, one, layout)
            if target is None and place + 1 < len(stated):
                target = _level_behind(one, stated[place + 1])
            if target is None and one not in in_turn and _names_its_matter(stated, place):
                target = of_same_matter(one, [*_in_line(before, one, layout), *stated[:place]])
            if target is not None:
                one.links[Relation.RATES] = target
        before = stated


def _names_its_matter(stated: Sequence[Stated], place: int) -> bool:
    """`số trường hợp giảm 18%`, `tăng 9% về vốn`: whether a change of another time has a matter of its own words."""
    one = stated[place]
    if one.claim.kind is not Kind.GROWTH or one.phrase is None or one.scene is None:
        return False
    return one.phrase.start >= (stated[place - 1].end if place else one.scene.start)


def _in_line(before: Sequence[Stated], one: Stated, layout: Layout) -> Sequence[Stated]:
    """The figures of the sentence before, where it stands in the same line."""
    scenes = (one.scene, before[-1].scene if before else None)
    lines = [layout.sentences[scene.index].line for scene in scenes if scene is not None]
    return before if len(lines) == len(scenes) and lines[0] == lines[1] else ()


def _level_behind(one: Stated, following: Stated) -> Stated | None:
    """`đá giảm 8% còn 410 nghìn m3`: what it comes to; `60% dự toán, tương đương 9 tỷ đồng`: how much a share is."""
    scene = one.scene
    if scene is None or not following.is_size:
        return None
    if one.claim.kind is not Kind.GROWTH:
        return following if _amounting().fullmatch(scene.source.lower, one.end, following.start) else None
    cues = [cue for cue in scene.cues_between(one.end, following.start) if "to_level" in cue.roles]
    words = scene.source.lower[one.end : following.start].strip()
    return following if cues and words == scene.source.lower[cues[0].start : cues[-1].end] else None


def _measure_the_same(one: Stated, target: Stated | None) -> None:
    """A rate told in turn is of the matter of its own figure, not of the one right before it."""
    if target is not None and target.claim.indicator is not None:
        one.phrase = target.phrase
        one.claim.indicator = target.claim.indicator


def rate_rows(rows: Sequence[Sequence[Stated]]) -> None:
    """Point every rate of a table row to the result that stands in the row."""
    for row in rows:
        for place, one in enumerate(row):
            if one.is_ratio and (one.is_change or _is_share_of_row(row, one)):
                target = _result(row, place)
                if target is not None:
                    one.links[Relation.RATES] = target


def _is_share_of_row(row: Sequence[Stated], one: Stated) -> bool:
    return any(other.is_size for other in row) and one.claim.kind is Kind.LEVEL


def _result(row: Sequence[Stated], place: int) -> Stated | None:
    """Of the figures of a row the latest that is as planned as the rate, the nearest to its left among equals."""
    one = row[place]
    levels = [x for x in row if not x.is_change and (not x.is_ratio or one.is_change) and x is not one]
    levels = [x for x in levels if x.part == one.part] or levels
    same = [x for x in levels if x.claim.planned == one.claim.planned]
    left = [x for x in same if x.start < one.start] or same
    dated = [x.claim.period.last for x in left if x.claim.period]
    latest = [x for x in left if x.claim.period and x.claim.period.last == max(dated)] if dated else left
    return latest[-1] if latest else None


def _measured(stated: Sequence[Stated], place: int) -> Stated | None:
    """The figure before a rate that it speaks of, where nothing between them speaks of something else."""
    one, last = stated[place], stated[place - 1]
    if one.scene is None:
        return None
    if _tells_of_time_limits(one, last):
        return last
    if is_own_share(one, last):
        return None
    if (
        is_of_another_time_in_bracket(one, last)
        or is_plan_in_bracket(one, last)
        or not _speaks_of_the_one_before(one, last)
    ):
        return None
    if (
        last.is_change
        and last.beside is not None
        and one.scene.source.lower[last.end : one.start].rstrip().endswith("(")
    ):
        return last.beside  # `giảm 104 vụ (-26,6%)`
    found = _nearest_measured(up_to_result(stated[:place], one), one, one.scene.source.lower)
    plan = plan_beside(stated, place)
    return found if found is None or plan is None or not _is_apart(found, plan, one) else _reached(last, plan)


def _is_apart(found: Stated, plan: Stated, one: Stated) -> bool:
    """`14/15 chỉ tiêu đạt; riêng hộ nghèo chưa đạt (kế hoạch 2,5%, thực hiện 3,8%)`: a rate beside its own plan in a
    bracket is of the matter that the bracket stands behind; a percentage that a count should have is none of it."""
    scene = one.scene
    if scene is None or (plan.is_ratio and found.claim.kind is Kind.LEVEL and found.claim.unit != one.claim.unit):
        return scene is not None
    lower = scene.source.lower
    opening = lower.rfind("(", found.end, plan.start)
    cuts = [place.end() for place in _CUT.finditer(lower, found.end, opening)]
    if any(lower[at - 1] in ";:" for at in cuts) or (cuts and not _is_silent(scene, cuts[-1], opening)):
        return True
    named = max((place.end() for place in _CUT.finditer(lower, opening + 1, plan.start)), default=opening + 1)
    return not _is_silent(scene, opening + 1, named)


def _reached(last: Stated, plan: Stated) -> Stated | None:
    """`(kế hoạch 60 đảng viên, kết nạp 47 đảng viên, đạt 78%)`: what is held against the plan."""
    return last if last is not plan and last.is_size and last.claim.unit == plan.claim.unit else None


def _nearest_measured(before: Sequence[Stated], one: Stated, lower: str) -> Stated | None:
    """The nearest figure before a rate that is no aside, or what that one measures itself."""
    for other in reversed(before):
        closed, opened = open_brackets(lower, other.end, one.start)
        if closed or (not opened and is_aside(other, one)):
            continue
        if other.is_ratio and (target := other.linked(Relation.RATES)) is not None:
            return target
        if not other.is_change:
            return other if not other.is_ratio or one.is_change else None
        if other.beside is not None and not opened:
            return other.beside
        if other.is_ratio:
            break  # `giá trị thi công đạt 41% hợp đồng, chậm 6%`: no figure beside it
    return None


def _tells_of_time_limits(one: Stated, before: Stated) -> bool:
    """`giải quyết 310 hồ sơ, đúng và trước hạn 99,6%`: how many of the papers right before were done in time."""
    words = relation_words()
    if one.scene is None or one.is_change or not before.is_size or folded(before.claim.unit) not in words["papers"]:
        return False
    _, begin = one.scene.chain(one.start)
    clause = one.scene.source.lower[before.end : begin].rpartition(",")[2].strip()
    return len(clause) <= LONGEST_LIMIT and clause.endswith(words["in time"]) and not _CUT.search(clause)


def _beside(stated: Sequence[Stated], place: int) -> Stated | None:
    """`12 vụ, giảm 3 vụ`, `142,9 tỷ đồng (dự toán 151 tỷ đồng)`: the size that a difference or a plan goes with."""
    one = stated[place]
    sizes = [x for x in stated[:place] if x.is_size and x.claim.unit == one.claim.unit and not is_aside(x, x)]
    if not sizes:
        return None
    narrowed = one.phrase is not None and one.phrase.end > one.end
    alike = most_alike(one, sizes)
    if one.is_change and narrowed:
        return alike if alike is not None and names_the_same(one, alike) else None
    changes = one.is_change and (one.claim.basis or _speaks_of_the_one_before(one, stated[place - 1]))
    is_plan = one.is_size and (is_aside(one, one) or is_size_of_plan(one, stated[place - 1]))
    return alike if changes or is_plan else None


def _speaks_of_the_one_before(one: Stated, before: Stated) -> bool:
    """Whether between a rate and the figure before it stand only signs, verbs, and words that say nothing."""
    scene = one.scene
    if scene is None:
        return False
    chain, begin = scene.chain(one.start)
    gap = scene.source.lower[before.end : begin]
    if _part_words().search(gap) or (one.is_change and one.phrase is not None and one.phrase.start >= one.end):
        return False
    if gap == "/":  # `53 hộ/0,58%`
        return before.is_size
    closed, opened = open_brackets(scene.source.lower, before.end, one.start)
    if opened and not closed:
        opening = gap.rfind("(")
        return not _CUT.search(gap[:opening].rstrip(" ,")) and _is_silent(scene, before.end + opening + 1, begin)
    if before.is_ratio and before.linked(Relation.RATES) and not gap.strip(" ;,+-"):
        return ";" not in gap or not _is_of_another_time(scene, before.end, one.start)
    verbs = one.is_change or any(not VERBS.isdisjoint(cue.roles) for cue in chain) or _reaches(chain)
    verbs = verbs or _equals(scene, before.end, one.start)
    start = before.end + _last_cut(one, before, gap)
    apart = before.end + gap.rfind(";") + 1
    return (
        verbs
        and (apart == before.end or _is_silent(scene, apart, start))  # `10 khu; xã Hạ xử lý dứt điểm, đạt 100%`
        and start >= before.end
        and _is_silent(scene, start, begin, folded(one.claim.basis or ""))
        and not _is_of_another_time(scene, start, one.start)
        and not _has_own_subject(one, before, start)
    )


def _last_cut(one: Stated, before: Stated, gap: str) -> int:
    """Behind the last comma of the gap, or the last `và` of two rates; far before where nothing joins them."""
    cut = max((found.end() for found in _CUT.finditer(gap)), default=0)
    if cut or ")" in gap:
        return cut
    scene = one.scene
    if scene is None:
        return -len(gap) - 1
    joints = [cue.end - before.end for cue in scene.cues_between(before.end, one.start) if "and" in cue.roles]
    if before.is_ratio and joints:
        return joints[-1]
    return 0 if _joins(scene, one, before.end) or _is_reached(scene, one, before) else -len(gap) - 1


def _joins(scene: Scene, one: Stated, start: int) -> bool:
    """`12 tỷ đồng bằng 60% dự toán`: a verb that needs no comma before it."""
    chain, _ = scene.chain(one.start)
    return any(not VERBS.isdisjoint(cue.roles) for cue in chain) or _equals(scene, start, one.start)


def _is_reached(scene: Scene, one: Stated, before: Stated) -> bool:
    """`mía 1.009 ha đạt 104% KH`: of an amount; `17 đơn vị đạt 15%` tells which units are meant."""
    if one.claim.kind is not Kind.ATTAINMENT or not _reaches(scene.chain(one.start)[0]):
        return False
    return any(figure.start == before.start and figure.printed.sort in AMOUNTS for figure in scene.figures)


def _is_of_another_time(scene: Scene, start: int, end: int) -> bool:
    """`bằng 88,2%; ước đến 31/12 đạt 97%`: the rate has a time of its own."""
    times = [time for time in scene.times_between(start, end) if time.role is not Role.BASIS]
    return any(not _is_compared(scene, start, time.start) for time in times)


def _equals(scene: Scene, start: int, end: int) -> bool:
    return _equal_words().search(scene.source.lower, start, end) is not None


def _reaches(chain: Sequence[Cue]) -> bool:
    """Whether a verb of reaching stands right before the rate."""
    return any("reach" in cue.roles for cue in chain)


def _is_silent(scene: Scene, start: int, end: int, basis: str = "") -> bool:
    """Whether a stretch holds no word that names a matter of its own; what the rate is measured against names none."""
    if start >= end:
        return True
    against = scene.source.lower.find(basis, start, end) if basis else -1
    words = list(scene.source.lower[start:end])
    spans = [(cue.start, cue.end) for cue in scene.cues_between(start, end) if not SILENT.isdisjoint(cue.roles)]
    spans += [(time.start, time.end) for time in scene.times_between(start, end)]
    spans += [found.span() for found in _equal_words().finditer(scene.source.lower, start, end)]
    spans += [found.span() for found in _silent_words().finditer(scene.source.lower, start, end)]
    if against >= 0:
        spans.append((against, against + len(basis)))
    for first, last in spans:
        words[first - start : last - start] = " " * (min(last, end) - first)
    return WORDLESS.fullmatch("".join(words)) is not None


def _is_compared(scene: Scene, start: int, end: int) -> bool:
    return any("compare" in cue.roles for cue in scene.cues_between(start, end))


def _has_own_subject(one: Stated, before: Stated, end: int) -> bool:
    """`5 hộ, đời sống nâng lên, đạt 95%`: a matter of its own stands in an earlier clause of the gap."""
    phrase = one.phrase
    if phrase is None or phrase.rule != "subject":
        return False
    return before.end <= phrase.start and phrase.end <= end and (before.phrase is None or phrase != before.phrase)


def _of_sentence_before(before: Sequence[Stated], one: Stated, layout: Layout) -> Stated | None:
    """`Thu đạt 12 tỷ đồng. Tăng 5% so với cùng kỳ.`: a sentence that opens with a verb of change goes on."""
    scene = one.scene
    if not before or scene is None or before[-1].scene is None or not one.is_change:
        return None
    if layout.sentences[scene.index].line != layout.sentences[before[-1].scene.index].line:
        return None
    chain, begin = scene.chain(one.start)
    if not chain or scene.source.lower[scene.start : begin].strip():
        return None
    last = before[-1]
    return last.linked(Relation.RATES) or (None if last.is_change else last)


@cache
def _part_words() -> re.Pattern[str]:
    words = relation_words()
    return re.compile(rf"(?<!\w){trie_pattern([*words['part'], *words['apart']])}")


@cache
def _silent_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['as'])}")


@cache
def _amounting() -> re.Pattern[str]:
    """What stands between a share and how much it is: what it is a share of, and a sign."""
    return re.compile(
        rf"[^\d,;.:()]{{0,40}}(?:, | \(|\b){trie_pattern(relation_words()['amounts to'])}(?: [^\W\d]+){{0,2}} "
    )


@cache
def _equal_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['equals'])}")
