"""When a figure was or is to be, and whether it is planned: from the words near it, else from what holds."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from doichieu.claims import Kind, Period
from doichieu.reader.grammar.bases import Basis, clause_stop
from doichieu.reader.grammar.contexts import HOLDING, OPENING, Document, Held, is_ahead, set_off
from doichieu.reader.grammar.kinds import Judgement, Setting
from doichieu.reader.grammar.quantities import Figure
from doichieu.reader.grammar.scenes import Scene
from doichieu.reader.grammar.times import Role, TimeExpression
from doichieu.reader.grammar.vocabulary import Cue

LONGEST_ACTOR = 80  # signs
OPENERS = frozenset((Role.TERM, Role.SPAN, Role.UNTIL, Role.NOW, Role.SINCE, Role.BY_YEAR))
PLANNING = frozenset(("plan", "plan_weak", "plan_first", "plan_direct", "order", "order_to"))
CUT_OFFS = frozenset((Role.NOW, Role.UNTIL, Role.SINCE))


class When(NamedTuple):
    """The time of one figure."""

    planned: bool
    period: Period | None
    said: bool  # by words near the figure, or by a heading or opening that holds


class Around(NamedTuple):
    """What holds where the words near a figure are silent."""

    held: Held
    document: Document


def when_of(
    setting: Setting, judgement: Judgement, around: Around, bases: Sequence[Basis], before: When | None
) -> When:
    """The time of a figure; bases: of the sentence's figures so far; before: of the figure that it rates, if any."""
    scene, held, document = setting.scene, around.held, around.document
    local = _locally_planned(setting)
    session = _of_session(setting)
    planned = local or _planned_before(setting, strong_only=session) or (held.planned and not session)
    planned = planned or (judgement.kind is Kind.LEVEL and _sizes_a_plan(setting))
    usable = _usable(scene, bases)
    near = _adjacent(setting, usable) or _before(setting, usable)
    if (a_year_earlier := _of_year_before(setting, near, held, document)) is not None:
        return When(False, a_year_earlier, True)
    if near is not None and near.period is not None and not (local and near.start < setting.left):
        ahead = near.role not in CUT_OFFS and is_ahead(near.period, document.day) and not session
        return When(planned or ahead, near.period, True)
    if session and not planned:
        days = document.session or (Period.day(document.day) if document.day else None)
        return When(False, days, document.session is not None)
    behind = _behind(setting, usable)
    if behind is not None and behind.period is not None and (planned or not is_ahead(behind.period, document.day)):
        return When(planned or behind.role is Role.DEADLINE, behind.period, True)
    return before or _held(setting, held, document, planned=planned, local=local)


def _held(setting: Setting, held: Held, document: Document, *, planned: bool, local: bool) -> When:
    """What holds where no words near the figure speak of time."""
    if local and document.reported is not None:
        return When(True, Period.year(document.reported.last.year), False)
    if not planned and _opens_with_a_length(setting):
        return When(False, None, True)
    if planned:
        return When(True, held.coming or held.period or document.reported, held.coming is not None)
    if held.period is None and document.plans_only:
        return When(True, document.coming, False)
    ahead = held.period is not None and is_ahead(held.period, document.day)
    return When(ahead, held.period or document.reported, held.period is not None)


def _usable(scene: Scene, bases: Sequence[Basis]) -> list[TimeExpression]:
    """Times that a figure can have: not those within what another figure is measured against."""
    if not scene.times:
        return []
    return [
        time
        for time in scene.times
        if (time.role in HOLDING or (time.role is Role.TERM and _opens(scene, time)))
        and time.period is not None
        and not any(basis.reach <= time.start < basis.end for basis in bases)
    ]


def _opens(scene: Scene, time: TimeExpression) -> bool:
    """`Giai đoạn 2021-2025, …`: a term that a sentence opens with is the time of its figures."""
    return time.start - scene.start <= OPENING and scene.source.lower.startswith(",", time.end)


def _adjacent(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """The time right behind the figure: `1,15% năm 2024`."""
    lower, tail = setting.scene.source.lower, setting.figure.tail
    for time in usable:
        if time.start >= tail:
            return None if lower[tail : time.start].strip(" (") else time
    return None


def _before(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """The nearest time before the figure in its clause, else the one that the sentence opens with."""
    scene, start = setting.scene, setting.figure.start
    clause = scene.clause(start)[0]
    before = [time for time in usable if time.end <= start and not _aside(setting, time)]
    if before and before[-1].start >= clause:
        return before[-1]
    opening = before[0] if before and before[0].role in OPENERS else None
    if opening is None:
        return None
    held = opening.start - scene.start <= OPENING or set_off(scene.source.lower, opening)
    return opening if held or scene.source.lower.find(";", opening.end, start) < 0 else None


def _aside(setting: Setting, time: TimeExpression) -> bool:
    """Whether a time stands in a bracket that is closed before the figure, or right behind another figure."""
    lower, start = setting.scene.source.lower, setting.figure.start
    closing = lower.find(")", time.end, start)
    if closing >= 0 and lower.rfind("(", setting.scene.start, time.start) > lower.rfind(
        ")", setting.scene.start, time.start
    ):
        return True
    others = setting.scene.figures[: setting.number]
    return any(not lower[other.tail : time.start].strip() for other in others if other.tail <= time.start)


def _behind(setting: Setting, usable: list[TimeExpression]) -> TimeExpression | None:
    """The first time behind the figure: in the same clause, or where no other figure follows."""
    scene, figure = setting.scene, setting.figure
    last = setting.number + 1 >= len(scene.figures)
    stop = scene.end if last else min(clause_stop(scene.source.lower, figure.tail, setting.right), setting.right)
    stop = min(stop, scene.clause(figure.start)[1])
    return next((time for time in usable if figure.tail <= time.start < stop), None)


def _of_year_before(setting: Setting, near: TimeExpression | None, held: Held, document: Document) -> Period | None:
    """`(cùng kỳ năm trước tăng 2,47%)`: the same days, a year earlier."""
    scene = setting.scene
    period = (near.period if near is not None else None) or held.period or document.reported
    for time in scene.times_between(setting.left, setting.chain_start):
        if time.role is Role.BASIS and period is not None:
            return None if scene.with_role("compare", time.start - 8, time.end) else _a_year_earlier(period)
    if not scene.has("year_before"):
        return None
    for cue in scene.cues_between(setting.left, setting.chain_start):
        if "compare" in cue.roles:
            return None
        if "year_before" in cue.roles and period is not None:
            return _a_year_earlier(period)
    return None


def _a_year_earlier(period: Period) -> Period:
    return Period(_last_year(period.first), _last_year(period.last)) if period.first.year > 1 else period


def _last_year(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _opens_with_a_length(setting: Setting) -> bool:
    """`Về kết quả 02 năm thực hiện …`: a length with no beginning gives no days."""
    scene = setting.scene
    return any(
        time.role is Role.LENGTH and time.start - scene.start <= OPENING and time.end <= setting.figure.start
        for time in scene.times
    )


def _locally_planned(setting: Setting) -> bool:
    """`(KH: 1.100 lao động)`, `mục tiêu giao là 92%`: the words of this figure alone."""
    scene, start = setting.scene, setting.figure.start
    lower = scene.source.lower
    for cue in scene.with_role("plan_local", setting.left, start):
        said = lower[cue.end - 1] == ":" or any("reach" in verb.roles for verb in setting.chain)
        said = said or setting.chain_start - cue.end <= 1
        return said and not any(sign in lower[cue.end : start] for sign in ",;.")
    return False


def _planned_before(setting: Setting, *, strong_only: bool) -> bool:
    """Whether words of planning stand before the figure in its sentence."""
    scene, start = setting.scene, setting.figure.start
    begin = max(setting.left, scene.clause(start)[0])
    for cue in scene.cues_between(scene.start, start) if scene.has_any(PLANNING) else ():
        if PLANNING.isdisjoint(cue.roles):
            continue
        if "plan" in cue.roles:
            return True
        opens = not scene.source.lower[scene.start : cue.start].strip(" -–+•*0123456789.)")
        if "plan_weak" in cue.roles and not strong_only and (cue.start >= begin or opens):
            return True
        if "plan_first" in cue.roles and opens and not strong_only:
            return True
        if "plan_direct" in cue.roles and any(cue in _chain_of(scene, x) for x in scene.figures[: setting.number + 1]):
            return True
        if not strong_only and _is_order(scene, cue):
            return True
    return False


def _sizes_a_plan(setting: Setting) -> bool:
    """`được giao dự toán thu ngân sách 4.500 tỷ đồng`: the figure is the plan, not what was reached of it."""
    scene = setting.scene
    if not scene.has("plan_basis"):
        return False
    lower = scene.source.lower
    begin = max(
        setting.left, lower.rfind(",", setting.left, setting.chain_start) + 1, setting.chain_start - LONGEST_ACTOR
    )
    words = scene.with_role("plan_basis", begin, setting.chain_start)
    if not words or any(sign in lower[words[0].end : setting.chain_start] for sign in ";:()."):
        return False
    verbs = {
        role for cue in scene.cues_between(begin, words[0].start) for role in cue.roles if "predicate" not in cue.roles
    }
    between = scene.cues_between(words[0].end, setting.chain_start)
    reached = any("reach" in cue.roles for cue in (*between, *setting.chain) if cue.start >= words[0].end)
    return (
        "plan_size" in words[0].roles
        and not verbs & {"reach", "exceed", "stop", "verb", "compare"}
        and (not reached or _only_copulas(setting))
    )


def _only_copulas(setting: Setting) -> bool:
    return all("stop" in cue.roles for cue in setting.chain if "reach" in cue.roles)


def _chain_of(scene: Scene, figure: Figure) -> list[Cue]:
    chain, start = scene.chain(figure.start)
    before = scene.cue_before(start)
    return [*chain, before] if before is not None else chain


def _is_order(scene: Scene, cue: Cue) -> bool:
    """`UBND huyện yêu cầu …`: who orders, and nothing else, stands before."""
    named = "order_to" in cue.roles and scene.source.spelled[cue.end : cue.end + 2].strip().isupper()
    if not named and "order" not in cue.roles:
        return False
    before = scene.source.lower[scene.start : cue.start]
    verbs = any("verb" in other.roles or "reach" in other.roles for other in scene.cues_between(scene.start, cue.start))
    return len(before) <= LONGEST_ACTOR and "," not in before.strip(", ") and not verbs


def _of_session(setting: Setting) -> bool:
    """Whether the figure is about the session itself: said in its own clause."""
    scene, figure = setting.scene, setting.figure
    if not scene.has("session"):
        return False
    begin, end = scene.clause(figure.start)
    begin = max(begin, scene.source.lower.rfind(":", begin, figure.start))
    stop = clause_stop(scene.source.lower, figure.tail, end)
    return bool(scene.with_role("session", begin, stop))


def rates(judgement: Judgement) -> bool:
    """Whether a figure speaks of another: such a figure has the other's time."""
    return judgement.kind in (Kind.ATTAINMENT, Kind.GROWTH)
