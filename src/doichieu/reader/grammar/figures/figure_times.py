"""When a figure was or is to be, and whether it is planned: from the words near it, else from what holds."""

import re
from dataclasses import dataclass, replace
from functools import cache

from doichieu.claims import Kind, Period
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.assignments import is_assigned_by
from doichieu.reader.grammar.figures.beside_bases import of_basis_beside
from doichieu.reader.grammar.figures.coming_times import in_year_of_section, is_whole_year_to_come, lies_ahead
from doichieu.reader.grammar.figures.held_times import is_of_now, is_over_years, of_what_holds, there_already
from doichieu.reader.grammar.figures.kinds import in_force
from doichieu.reader.grammar.figures.near_times import names_early_season, near_time, plan_named_before, usable_times
from doichieu.reader.grammar.figures.plan_ends import is_lately, is_told_of_the_past, turns_to_what_is_done
from doichieu.reader.grammar.figures.plan_sizes import is_part_of_plan, shares_a_plan, sizes_a_plan
from doichieu.reader.grammar.figures.plannings import planned_before
from doichieu.reader.grammar.figures.requests import is_asked_for
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.session_figures import is_of_session, is_outside_of_votes, is_within_list
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated_times import Around, Earlier, When
from doichieu.reader.grammar.figures.target_lists import is_one_of_tasks, time_of_targets
from doichieu.reader.grammar.figures.then_times import meant_by_then
from doichieu.reader.grammar.figures.times_behind import due_of_own_clause, due_within, time_behind
from doichieu.reader.grammar.figures.verdicts import OF_PART, OF_VOTES, Judgement
from doichieu.reader.grammar.figures.years_before import of_year_before
from doichieu.reader.grammar.text.vocabulary import bound_openers, label_pattern, means
from doichieu.reader.grammar.times.ahead import is_ahead, is_running_school_year
from doichieu.reader.grammar.times.contexts import Held
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression, TimeFrom
from doichieu.reader.grammar.times.openings import OPENING

PLANNING = frozenset(("plan", "plan_weak", "plan_first", "plan_direct", "order", "order_to"))


@dataclass(frozen=True, slots=True)
class _Part:
    """What a figure is in its sentence."""

    planned: bool
    local: bool  # planned by words of its own
    session: bool  # about the session itself
    sizes: bool = False  # says how much is planned
    changes: bool = False  # tells how far something has changed, and against what it does not say
    targets: TimeExpression | None = None  # that the targets are set for which it stands in a list of
    assigned: bool = False  # planned by who gives it


def when_of(setting: Setting, judgement: Judgement, around: Around, earlier: Earlier, *, local: bool) -> When:
    """The time of a figure, and whether it is planned; local: it is a plan by words of its own."""
    if (beside := of_basis_beside(setting, judgement, earlier, around)) is not None:
        return beside
    part, held = _part_of(setting, judgement, around, earlier, local=local), around.held
    if not part.planned and earlier.last is not None and earlier.last.planned and shares_a_plan(setting):
        return earlier.last._replace(sizes=False)
    if part.planned and not local and (is_told_of_the_past(setting, around.document.day) or is_lately(setting)):
        part = replace(part, planned=False)
    changes = part.planned and not local and not part.sizes and not held.changes_plan
    if changes and _is_where_it_begins(setting):
        return there_already(around.document)
    if judgement.rule == OF_PART and earlier.last is not None:
        return earlier.last
    around = _settled(around) if (part.sizes or in_force(setting)) and not held.planned else around
    if judgement.kind is Kind.ATTAINMENT and earlier.rated is not None and earlier.rated.assigned:
        earlier = replace(earlier, rated=None)  # `tỉnh giao kết nạp 110 đảng viên, đạt 98%`: what came of it
    when = _when(setting, around, earlier, part)
    return when._replace(sizes=part.sizes, assigned=part.assigned)


def _part_of(setting: Setting, judgement: Judgement, around: Around, earlier: Earlier, *, local: bool) -> _Part:
    """Whether words of its own, those before it, its list or what holds there make a figure a plan."""
    held, document = around.held, around.document
    session = is_of_session(setting, of_council=document.session is not None)
    after_one = earlier.last is not None and earlier.last.sizes
    sizes = judgement.kind is Kind.LEVEL and (
        sizes_a_plan(setting) or is_part_of_plan(setting, document.day, after_one=after_one)
    )
    targets = time_of_targets(setting, document)
    assigned = judgement.basis is None and not session and setting.scene.has("sets_task") and is_assigned_by(setting)
    planned = (
        local
        or assigned
        or sizes
        or targets is not None
        or (earlier.last is not None and earlier.last.planned and is_one_of_tasks(setting))
        or planned_before(setting, strong_only=session)
        or (held.planned and not session)
        or is_asked_for(setting)
        or (in_force(setting) and not session)
        or _changes_a_plan(judgement, earlier)
    )
    changes = judgement.kind is Kind.GROWTH and judgement.basis is None
    return _Part(planned, local, session, sizes, changes, targets, assigned)


def _is_new(setting: Setting) -> bool:
    """`04 điểm du lịch được công nhận mới`: told to be new before the next figure."""
    scene, begin = setting.scene, setting.scene.clause(setting.figure.start)[0]
    return scene.mentions(_newly) and _newly().search(scene.source.lower, begin, setting.right) is not None


@cache
def _newly() -> re.Pattern[str]:
    return label_pattern("newly")


def _is_where_it_begins(setting: Setting) -> bool:
    """`nâng tỷ lệ từ 82% lên 98%`: the level that a planned change begins at is there already."""
    scene, figure = setting.scene, setting.figure
    if setting.number + 1 >= len(scene.figures) or figure.printed.quantity.total is not None:
        return False
    chain, start = scene.chain(scene.figures[setting.number + 1].start)
    if scene.source.lower[figure.tail : start].strip() or not any("to_level" in cue.roles for cue in chain):
        return False
    opened = bound_openers().search(scene.source.lower, setting.chain_start, figure.start)
    return opened is not None


def _changes_a_plan(judgement: Judgement, earlier: Earlier) -> bool:
    """`Kế hoạch vụ xuân là 1.088 ha, giảm 96 ha so với vụ trước`: how much more or less is planned."""
    return judgement.kind is Kind.GROWTH and earlier.rated is not None and earlier.rated.sizes


def _when(setting: Setting, around: Around, earlier: Earlier, part: _Part) -> When:
    """The first of these that holds: words near the figure, the session's days, what it rates, what holds there."""
    scene, held, document = setting.scene, around.held, around.document
    usable = usable_times(scene, earlier.bases)
    near = near_time(setting, usable, alternates=document.alternates)
    if (year_before := of_year_before(setting, near, around, earlier.last)) is not None:
        return year_before
    near = _own_near(setting, usable, near, part, held)
    if part.planned and (own := _of_planned(setting, usable, near, around)) is not None:
        return own
    if near is not None and near.period is not None and not (part.local and near.start < setting.left):
        ahead = _is_ahead_of(scene, near, document, part)
        return When(part.planned or ahead, near.period, _near_from(setting, near))
    if part.session and not part.planned:
        days = document.session or (Period.day(document.day) if document.day else None)
        return When(False, days, TimeFrom.SESSION)
    if (whole := _time_of_whole(setting, earlier)) is not None:
        return whole._replace(planned=part.planned or whole.planned)
    rated = earlier.rated
    if rated is not None and part.local:
        rated = rated._replace(planned=True)  # `giảm 5,6% so với đầu năm (kế hoạch giảm 4%)`
    elif (
        rated is not None
        and rated.planned
        and turns_to_what_is_done(scene.source.lower, setting.left, setting.figure.start)
    ):
        rated = rated._replace(planned=False)  # `tỉnh giao giảm 45 hộ nghèo, huyện đã giảm 52 hộ`
    beside = _of_behind(setting, usable, around, part) or _target_of_term(earlier, part) or rated
    return beside or _of_what_holds(setting, around, part)


def _of_what_holds(setting: Setting, around: Around, part: _Part) -> When:
    held = _of_flows(setting, around.held, around.document, part)
    return of_what_holds(setting, held, around.document, planned=part.planned, local=part.local)


def _of_flows(setting: Setting, held: Held, document: Document, part: _Part) -> Held:
    """`Đến nay, … . Tai nạn giảm 5 vụ`, `… 4 điểm được công nhận mới`: what has come about has the time reported on."""
    if part.planned or not is_of_now(held, document) or not (part.changes or _is_new(setting)):
        return held
    over = held.under or document.reported
    return held._replace(period=over) if over is not None else held


def _own_near(
    setting: Setting, usable: list[TimeExpression], near: TimeExpression | None, part: _Part, held: Held
) -> TimeExpression | None:
    """The time near a figure where it is its own, not that of a list or a vote, nor older than its targets."""
    if part.session and near is not None and (is_within_list(setting, near) or is_outside_of_votes(setting, near)):
        near = None
    if part.targets is not None and (near is None or near.start < part.targets.start):
        near = time_behind(setting, usable, planned=True) or part.targets
    near = in_year_of_section(meant_by_then(setting, usable) or near if usable else near, held)
    return (due_within(setting, usable, near) if part.planned else None) or near


def _is_ahead_of(scene: Scene, near: TimeExpression, document: Document, part: _Part) -> bool:
    """Whether a figure is planned because its time is still to come."""
    lower = scene.source.lower
    if not scene.has("estimate") and is_whole_year_to_come(near, document):
        return True
    ahead = lies_ahead(lower, near, document) and (not part.session or near.role is Role.TERM)
    return ahead and not names_early_season(lower, near, document.day)


def _of_behind(setting: Setting, usable: list[TimeExpression], around: Around, part: _Part) -> When | None:
    """The time behind a figure; by a deadline that a report knows to be over it was done."""
    behind, document = time_behind(setting, usable, planned=part.planned), around.document
    if behind is None or behind.period is None or not _may_follow(behind, document, planned=part.planned):
        return None
    met = around.held.reports and document.day is not None and behind.period.last < document.day
    return When(part.planned or (behind.role is Role.DEADLINE and not met), behind.period, TimeFrom.BEHIND)


def _time_of_whole(setting: Setting, earlier: Earlier) -> When | None:
    """`Nhu cầu vốn giai đoạn 2026 - 2030 là 96 tỷ đồng, gồm: vốn tỉnh 52 tỷ đồng; vốn xã 44 tỷ đồng`: the parts have
    the time of the whole, through semicolons, up to a time of their own."""
    scene, last = setting.scene, earlier.last
    if last is None or last.source not in _TOLD or not scene.has("parts") or not setting.number:
        return None
    parts = scene.with_role("parts", scene.figures[0].tail, setting.figure.start)
    if not parts or not scene.source.lower.startswith(":", parts[0].end):
        return None
    alike = all(x.printed.sort == setting.figure.printed.sort for x in scene.figures[: setting.number])
    return last if alike and not scene.times_between(parts[0].end, setting.figure.start) else None


_TOLD = frozenset((TimeFrom.BESIDE, TimeFrom.CLAUSE, TimeFrom.OPENING))


def _target_of_term(earlier: Earlier, part: _Part) -> When | None:
    """`Nhiệm kỳ 2019 - 2024, tỷ lệ tập hợp đạt 41% so với chỉ tiêu 50%`: a target of the same years."""
    if not part.local or earlier.last is None or not is_over_years(earlier.last.period):
        return None
    return When(True, earlier.last.period, TimeFrom.BASIS)


def _of_planned(
    setting: Setting, usable: list[TimeExpression], near: TimeExpression | None, around: Around
) -> When | None:
    """When something planned is due, by words of its own clause, or the term of what is planned for each year."""
    if (due := due_of_own_clause(setting, usable, near)) is not None:
        return When(True, due.period, TimeFrom.BEHIND)
    if (named := plan_named_before(setting)) is not None:
        return When(True, named.period, TimeFrom.CLAUSE)
    term = _term_of_each_year(setting, near, around.held, around.document)
    return When(True, term, TimeFrom.COMING) if term is not None else None


def _term_of_each_year(setting: Setting, near: TimeExpression | None, held: Held, document: Document) -> Period | None:
    """`Đến năm 2030: … tăng bình quân 10%/năm; hằng năm kết nạp 25 người`: yearly targets are for the whole term."""
    year = near.period if near is not None else held.period
    term = document.coming
    if near is None and _is_of_each_year(setting) and (named := _term_named(setting)) is not None:
        return named
    if year is None or term is None or not is_over_years(term) or year != Period.year(term.last.year):
        return None
    figure = setting.figure
    rated = figure.printed.sort == PERCENT and (figure.tail > figure.end or _is_mean(setting))
    return term if rated or _is_of_each_year(setting) else None


def _is_of_each_year(setting: Setting) -> bool:
    """Whether `hằng năm`, `mỗi năm` stands in the clause of a figure, behind the figure before it."""
    scene = setting.scene
    begin, end = scene.clause(setting.figure.start)
    return any(time.role is Role.EACH for time in scene.times_between(max(setting.left, begin), end))


def _term_named(setting: Setting) -> Period | None:
    """`Nghị quyết nhiệm kỳ 2020-2025 đề ra mục tiêu mỗi năm kết nạp 25 đảng viên`: the term of the yearly target."""
    times = setting.scene.times_between(setting.scene.start, setting.figure.start)
    return next((time.period for time in times if time.role is Role.TERM and time.period is not None), None)


def _is_mean(setting: Setting) -> bool:
    lower = setting.scene.source.lower
    return any(True for _ in means().scan(lower, setting.chain_start, setting.figure.start))


def _near_from(setting: Setting, near: TimeExpression) -> str:
    """Where a time stands that is a figure's own: right behind it, before it in its clause, or at the opening."""
    start = setting.figure.start
    if near.start >= start:
        return TimeFrom.BESIDE
    opens = near.start - setting.scene.start <= OPENING or near.start < setting.scene.clause(start)[0]
    return TimeFrom.OPENING if opens else TimeFrom.CLAUSE


def _may_follow(time: TimeExpression, document: Document, *, planned: bool) -> bool:
    """Whether a time behind a figure is its own: one ahead, or not yet over, only for what is planned, or due; and what
    is planned has none that was over before, `tổng mức đầu tư 74 tỷ đồng, khởi công tháng 9/2024`."""
    period, day = time.period, document.day
    if planned and document.reported is None and period is not None and day is not None and period.last < day:
        return False
    ahead = period is not None and (is_ahead(period, day) or is_running_school_year(period, day))
    return planned or time.role is Role.DEADLINE or not ahead


def _settled(around: Around) -> Around:
    """What was assigned, or is in force, is of the time reported on, not of the one that is looked ahead to."""
    return around._replace(held=around.held._replace(coming=None))


def rates(judgement: Judgement) -> bool:
    """Whether a figure speaks of another: such a figure has the other's time."""
    return judgement.kind in (Kind.ATTAINMENT, Kind.GROWTH) or judgement.rule == OF_VOTES
