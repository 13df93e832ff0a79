"""The times in a sentence that a figure of it can have: right behind it, before it, or behind it in its clause."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.figures.bare_changes import is_of_changes_alone
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import label_pattern
from doichieu.reader.grammar.times.atoms import Shape, any_of, forms_of
from doichieu.reader.grammar.times.document_times import is_part_of_year
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.openings import HOLDING, OPENING, is_carried_over, is_quoted, set_off
from doichieu.reader.grammar.times.relatives import TO_DATE, WHOLE_YEAR
from doichieu.reader.grammar.times.section_words import part_words

LONGEST_SEASON = 15  # signs
LONGEST_CARRYING = 14  # signs
LONGEST_SOURCE = 50  # signs from the words for where money is from to its year
LONGEST_JOINT = 12  # signs between a figure and a time that goes with it
OPENERS = frozenset((Role.TERM, Role.SPAN, Role.UNTIL, Role.NOW, Role.SINCE, Role.BY_YEAR))


def near_time(setting: Setting, usable: list[TimeExpression], *, alternates: bool) -> TimeExpression | None:
    """The time right beside a figure, else the nearest before it in its clause, else the sentence's opening one.

    alternates: the document goes back and forth between parts of a year; the last one told holds on.
    """
    if not setting.scene.times:
        return None
    before = _before(setting, usable, alternates=alternates)
    return (
        _term_beside(setting)
        or _moved_to(setting, usable)
        or _adjacent(setting, usable)
        or _bracket_behind(setting, usable)
        or before
        or _assured_by(setting, usable)
    )


def plan_named_before(setting: Setting) -> TimeExpression | None:
    """`trong khi kế hoạch cả năm là 14 tỷ đồng`: the time of a plan whose size follows, nothing but verbs between."""
    lower, start = setting.scene.source.lower, setting.chain_start
    named = (time for time in setting.scene.times_between(setting.left, start) if time.role is Role.PLAN)
    return next((time for time in named if time.period is not None and not lower[time.end : start].strip(" :")), None)


def usable_times(scene: Scene, bases: Sequence[Basis]) -> list[TimeExpression]:
    """Times that a figure can have: not those within what another figure is measured against."""
    if not scene.times:
        return []
    return [
        time
        for time in scene.times
        if (time.role in HOLDING or (time.role is Role.TERM and _opens(scene, time)))
        and time.period is not None
        and not any(basis.reach <= time.start < basis.end for basis in bases)
        and not (is_carried_over(scene.source.lower, time) or _names_money(scene.source.lower, time))
    ]


def _names_money(lower: str, time: TimeExpression) -> bool:
    """Whether the year that money or projects come from is part of their name."""
    if time.shape is not Shape.YEAR:
        return False
    if _money_from().search(lower, max(time.start - LONGEST_SOURCE, 0), time.start):
        return True
    begin = max(time.start - LONGEST_CARRYING, 0)
    return time.role is Role.SINCE and _carried_from().search(lower, begin, time.start) is not None


@cache
def _money_from() -> re.Pattern[str]:
    """`Bố trí 3 tỷ đồng từ nguồn tăng thu năm 2025`"""
    return re.compile(rf"(?<!\w){any_of(forms_of('money_from'))}[^\d,;:.()\n]{{0,30}} \Z")


@cache
def _carried_from() -> re.Pattern[str]:
    """`Vốn kéo dài từ năm 2021 sang`"""
    return re.compile(rf"(?<!\w){any_of(forms_of('carried_from'))} +\Z")


def _opens(scene: Scene, time: TimeExpression) -> bool:
    """`Giai đoạn 2021-2025, …`, `Kế hoạch giai đoạn 2026-2030 …`: a term that a sentence opens with is the time of its
    figures."""
    set_apart = scene.source.lower.startswith(",", time.end)
    plan = next(iter(scene.cues_between(scene.start, scene.start + 1)), None)
    planned = plan is not None and "plan_basis" in plan.roles and plan.end + 1 == time.start
    return time.start == scene.start or planned or (set_apart and time.start - scene.start <= OPENING)


def _term_beside(setting: Setting) -> TimeExpression | None:
    """`Tổng vốn thời kỳ 2021-2025: 5.000 tỷ đồng`, `giảm 3,1%/năm trong giai đoạn 2021 - 2025`: a term with nothing but
    verbs behind it, or right behind a rate."""
    lower, start, figure = setting.scene.source.lower, setting.chain_start, setting.figure
    for time in setting.scene.times_between(setting.left, start):
        if time.role is Role.TERM and time.period is not None and not lower[time.end : start].strip(" :"):
            return time
    behind = setting.scene.times_between(figure.tail, figure.tail + LONGEST_JOINT) if figure.tail > figure.end else ()
    terms = (x for x in behind if x.role is Role.TERM and x.period is not None)
    return next((x for x in terms if _right_behind(setting.scene, figure, x)), None)


def _moved_to(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """`năm 2025 là 12 tỷ đồng, phần còn lại 7 tỷ đồng đưa vào kế hoạch năm 2026`: when a rest is due."""
    lower, tail = setting.scene.source.lower, setting.figure.tail
    time = next((time for time in usable if tail <= time.start < setting.right), None)
    moved = time is not None and _moving().fullmatch(lower, tail, time.start) is not None
    return time if moved else None


@cache
def _moving() -> re.Pattern[str]:
    return re.compile(rf"(?: [^\W\d_]+){{0,4}} {any_of(forms_of('into'))}(?: {any_of(forms_of('plan'))})? ")


def _adjacent(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """The time right behind the figure: `1,15% năm 2024`, `23 vụ của năm 2024`, `112 hộ (1,9%) đầu năm`."""
    lower, tail = setting.scene.source.lower, setting.figure.tail
    for time in usable:
        if time.start >= tail:
            beside = _ASIDE.sub("", lower[tail : time.start]).strip(" (") in _joints()
            return time if beside and not _is_of_one_in_bracket(setting, time) else None
    return None


def _bracket_behind(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """`mới đạt 71% kế hoạch (tính đến 30/11), …`: the day that a figure and its basis are of, alone in a bracket."""
    lower, tail = setting.scene.source.lower, setting.figure.tail
    opening = _TO_BRACKET.match(lower, tail, setting.right)
    if opening is None:
        return None
    times = (time for time in usable if time.start == opening.end() and lower.startswith(")", time.end))
    return next((time for time in times if time.role in (Role.UNTIL, Role.NOW, Role.SINCE)), None)


def _assured_by(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """`… trước ngày 30/11, bảo đảm giảm 25 hộ nghèo`: what a duty is to bring about is due with it."""
    if not setting.scene.mentions(_assuring):
        return None
    lower, start = setting.scene.source.lower, setting.figure.start
    begin = max(setting.left, setting.scene.clause(start)[0])
    found = _assuring().search(lower, begin, start)
    if found is None or any(sign in lower[found.end() : start] for sign in ",;:("):
        return None
    return next((time for time in reversed(usable) if time.end == found.start()), None)


@cache
def _assuring() -> re.Pattern[str]:
    return re.compile(rf", {any_of(forms_of('assures'))}(?!\w)")


_TO_BRACKET = re.compile(r"[^\d,;:.()]{0,60}\(")


@cache
def _joints() -> frozenset[str]:
    """What may stand between a figure and its time."""
    return frozenset(("", *forms_of("of", "at")))


def _is_of_one_in_bracket(setting: Setting, time: TimeExpression) -> bool:
    """`8,15% (quý I tăng 7,9%, …)`: a time behind a bracket that opens is that of a figure within it."""
    scene, lower, tail = setting.scene, setting.scene.source.lower, setting.figure.tail
    if setting.number + 1 >= len(scene.figures) or "(" not in _ASIDE.sub("", lower[tail : time.start]):
        return False
    return lower.find(")", time.end, scene.figures[setting.number + 1].start) < 0


def _before(setting: Setting, usable: list[TimeExpression], *, alternates: bool) -> TimeExpression | None:
    """The nearest time before the figure in its clause, else the one that the sentence opens with."""
    scene, start = setting.scene, setting.figure.start
    clause = _clause_with_whole(scene, start)
    before = [
        time for time in usable if time.end <= start and not _aside(setting, time) and not _ended(scene, time, start)
    ]
    if before and scene.has("turn") and scene.mentions(_conceding):
        before = [time for time in before if not _is_conceded(scene, time, start)]
    if len(before) > 1 and _is_of_one_matter(setting, before[-1]):
        before.pop()
    if before and (before[-1].start >= clause or (alternates and is_part_of_year(before[-1]))):
        return before[-1]
    bracketed = next((time for time in before if _opens_open_bracket(setting, time)), None)
    opening = before[0] if before and before[0].role in OPENERS else None
    if opening is None or bracketed is not None:
        return bracketed
    replacing = next((time for time in reversed(before[1:]) if _opens_clause(scene, time)), None)
    if replacing is not None:
        return replacing
    named = any(not BEGINS.isdisjoint(cue.roles) for cue in scene.cues_between(scene.start, opening.start))
    named = named and (opening.shape is Shape.DAY or not scene.source.lower.startswith(",", opening.end))
    held = (opening.start - scene.start <= OPENING and not named) or set_off(scene.source.lower, opening)
    held = held or is_quoted(scene.source.lower, opening) or is_of_changes_alone(setting, opening)
    parted = scene.source.lower.find(";", opening.end, start)
    leads_in = parted >= 0 and scene.source.lower.find(": ", opening.end, parted) >= 0
    return opening if held or parted < 0 or leads_in else None


def _is_conceded(scene: Scene, time: TimeExpression, start: int) -> bool:
    """`Tuy bão tháng 9 gây thiệt hại nhưng vẫn có 12 chỉ tiêu đạt`: the time of what is conceded ends with it."""
    opened = _conceding().search(scene.source.lower, scene.start, time.start)
    if opened is None or scene.with_role("turn", opened.start(), opened.end()):  # `Tuy nhiên, …`
        return False
    return any("to_level" not in cue.roles for cue in scene.with_role("turn", time.end, start))


@cache
def _conceding() -> re.Pattern[str]:
    return label_pattern("concession")


def _is_of_one_matter(setting: Setting, time: TimeExpression) -> bool:
    """`Quý IV thu thêm 5 tỷ đồng, giá trị sản xuất cả năm đạt 90 tỷ đồng, kết nạp 9 đảng viên`: the whole year that
    stands behind what it is told of holds up to the comma behind which another matter begins."""
    scene, lower = setting.scene, setting.scene.source.lower
    if time.grain != WHOLE_YEAR or lower[scene.start : time.start].rstrip().endswith((",", ";", ":", "(", ".")):
        return False
    told = next((x for x in scene.figures[: setting.number] if x.start >= time.end), None)
    comma = lower.rfind(", ", told.tail, setting.chain_start) if told is not None else -1
    if told is None or comma < 0 or scene.with_role("parts", told.tail, setting.figure.start):
        return False
    return any(not BEGINS.isdisjoint(cue.roles) for cue in scene.cues_between(comma, setting.chain_start))


def _clause_with_whole(scene: Scene, start: int) -> int:
    """`tháng 4 thu 4,2 tỷ đồng; lũy kế thu 16 tỷ đồng; trong đó phí 5 tỷ đồng`: parts have the time of their whole."""
    clause = scene.clause(start)[0]
    while clause > scene.start and part_words().match(scene.source.lower, scene.after_spaces(clause), start):
        clause = scene.clause(clause - 1)[0]
    return clause


def _opens_open_bracket(setting: Setting, time: TimeExpression) -> bool:
    """`(đến tháng 9, 32 xã đạt chuẩn; 10 xã …)`: the first words of a bracket hold until it is closed."""
    lower = setting.scene.source.lower
    opened = lower.endswith("(", 0, time.start) and lower.startswith(",", time.end)
    return opened and lower.find(")", time.end, setting.figure.start) < 0


def _opens_clause(scene: Scene, time: TimeExpression) -> bool:
    """`…; năm 2022, …`: a span that opens a later clause, with a comma behind it, goes on from there."""
    lower = scene.source.lower
    begun = lower[scene.start : time.start].rstrip().endswith(";")
    return begun and time.role is Role.SPAN and time.shape is not Shape.DAY and lower.startswith(",", time.end)


def _ended(scene: Scene, time: TimeExpression, start: int) -> bool:
    """`trình trước ngày 15/8, phấn đấu thu …`: a deadline behind its verb, with a comma behind it, is done with; so is
    any time before `đến nay` in a text without a day."""
    lower = scene.source.lower
    if any(x.role is Role.NOW and x.period is None for x in scene.times_between(time.end, start)):
        return True
    if time.role is Role.NOW and _is_of_one_item(scene, time, start):
        return True
    opens = not lower[scene.start : time.start].strip(" -–+•*0123456789.)") or lower.endswith(", ", 0, time.start)
    return time.role is Role.DEADLINE and lower.startswith(",", time.end) and not opens


def _is_of_one_item(scene: Scene, now: TimeExpression, start: int) -> bool:
    """`Vụ hè thu đến nay gieo cấy 5.321 ha (đạt 82%), thu ngân sách …`: told of one thing, and another has begun."""
    lower = scene.source.lower
    before = lower[scene.start : now.start].rstrip()
    if not before.strip(" -–+*•") or before.endswith((",", ":", ";")):
        return False
    told = next((figure for figure in scene.figures if now.end <= figure.start < start), None)
    if told is None:
        return False
    behind = _BRACKETED.sub(_blank, lower[told.tail : start])
    commas = (told.tail + found.end() for found in _COMMA.finditer(behind))
    return any("head" in cue.roles for comma in commas for cue in scene.cues_between(comma, comma + 1))


_ASIDE = re.compile(r"\s*\([^()]*\)|\A\)")  # a bracket, or the end of the one that the figure stands in
_BRACKETED = re.compile(r"\([^()]*(?:\)|\Z)")
_COMMA = re.compile(", ")


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _aside(setting: Setting, time: TimeExpression) -> bool:
    """Whether a time stands in a bracket that is closed before the figure, or right behind another figure."""
    lower, start = setting.scene.source.lower, setting.figure.start
    closing = lower.find(")", time.end, start)
    dates_what_is_told = closing >= 0 and not lower[closing + 1 : setting.chain_start].strip()  # `dân số (năm 2016) là`
    dates_what_is_told = dates_what_is_told and not _in_bracket_of_figure(setting, time)
    if (
        closing >= 0
        and not dates_what_is_told
        and lower.rfind("(", setting.scene.start, time.start) > lower.rfind(")", setting.scene.start, time.start)
    ):
        return True
    if time.grain == WHOLE_YEAR and setting.number and lower.startswith((",", " ("), time.end):
        return setting.scene.figures[0].tail <= time.start  # `14 chỉ tiêu hoàn thành cả năm, 9 chỉ tiêu đạt trên 75%`
    others = setting.scene.figures[: setting.number]
    return any(_right_behind(setting.scene, other, time) for other in others if other.tail <= time.start)


def _in_bracket_of_figure(setting: Setting, time: TimeExpression) -> bool:
    """`giảm từ 41% (năm 2020) xuống còn 29,5%`: the time alone in the bracket behind another figure."""
    lower, others = setting.scene.source.lower, setting.scene.figures[: setting.number]
    behind = any(lower[other.tail : time.start].strip() == "(" for other in others if other.tail <= time.start)
    return behind and lower.startswith(")", time.end)


def _right_behind(scene: Scene, figure: Figure, time: TimeExpression) -> bool:
    """`135.000 đồng/m3 hồi đầu năm`: nothing, a bracket, or a word that says nothing, between a figure and a time;
    not `thì`."""
    between = _ASIDE.sub("", scene.source.lower[figure.tail : time.start]).strip()
    cue = scene.cue_before(time.start)
    says_nothing = cue is not None and "filler" in cue.roles and cue.end - cue.start == len(between)
    return not between or (says_nothing and between not in forms_of("then"))


def names_early_season(lower: str, time: TimeExpression, day: date | None) -> bool:
    """`diện tích gieo trồng vụ Đông Xuân năm 2025`, told in March: what is sown first in a year does not lie ahead."""
    running = day is not None and time.period is not None and time.period.first <= day
    return running and _early_seasons().search(lower, max(time.start - LONGEST_SEASON, 0), time.end) is not None


@cache
def _early_seasons() -> re.Pattern[str]:
    named = (folded(form) for entry in table("periods") if "season" in entry.facts for form in entry.forms)
    return re.compile(rf"(?<!\w){any_of(named)}\W")


def is_added_up(setting: Setting) -> bool:
    """`việc làm cho 96 lao động, lũy kế 1.003 lao động`: the next figure is the running total of this one."""
    scene, figure = setting.scene, setting.figure
    if setting.number + 1 == len(scene.figures):
        return False
    following = scene.figures[setting.number + 1]
    between = scene.times_between(figure.tail, following.start)
    totals = any(time.grain == TO_DATE for time in between)
    return totals and ";" not in scene.source.lower[figure.tail : following.start]
