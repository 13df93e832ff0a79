"""The time of a level beside the words that another figure is measured against: `so với kế hoạch (45 ha)`."""

from doichieu.claims import Kind, Period
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.brackets import basis_before_bracket, is_alone_in_bracket
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated_times import Around, Earlier, When
from doichieu.reader.grammar.figures.verdicts import Judgement
from doichieu.reader.grammar.times.days import a_year_earlier
from doichieu.reader.grammar.times.expressions import TimeFrom


def of_basis_beside(setting: Setting, judgement: Judgement, earlier: Earlier, around: Around) -> When | None:
    """`so với năm 2024 (1.683 tỷ đồng)`, `chỉ tiêu năm (40 đảng viên)`: the level the one before is put against."""
    basis = _plan_beside_rate(setting, judgement, earlier) or _basis_of_bracket(setting, earlier)
    if basis is None or earlier.last is None:
        return None
    now = earlier.last.period or around.held.period or around.document.reported
    if basis.is_plan:
        return When(True, Period.year(now.last.year) if now else None, TimeFrom.BASIS)
    scene = setting.scene
    time = next((x for x in scene.times_between(basis.reach, basis.end) if x.period is not None), None)
    if time is not None and time.period is not None and not _same_days(scene, basis):
        return When(False, time.period, TimeFrom.BASIS)
    if now is None:
        return None
    return When(False, a_year_earlier(now) if _is_past(scene, basis) else now, TimeFrom.BASIS)


def _basis_of_bracket(setting: Setting, earlier: Earlier) -> Basis | None:
    """What stands before the bracket of the figure alone; none in `đạt 100% chỉ tiêu (145/145 thanh niên)`."""
    scene, figure = setting.scene, setting.figure
    if not is_alone_in_bracket(scene, figure) or figure.printed.quantity.total is not None:
        return None
    return basis_before_bracket(scene, earlier.bases, figure.start)


def _plan_beside_rate(setting: Setting, judgement: Judgement, earlier: Earlier) -> Basis | None:
    """`đạt 57% kế hoạch 1.120 tỷ đồng`: the plan that a percentage is of, its size right behind its name."""
    scene, start = setting.scene, setting.figure.start
    last = scene.figures[setting.number - 1]
    basis = (
        next((x for x in earlier.bases if last.tail <= x.start and x.end <= start), None) if setting.number else None
    )
    if basis is None or not basis.is_plan or last.printed.sort != PERCENT or judgement.kind is not Kind.LEVEL:
        return None
    beside = not scene.source.lower[basis.end : start].strip() and setting.figure.printed.sort != PERCENT
    return basis if beside else None


_PAST = frozenset(("year_before", "past_basis"))


def _is_past(scene: Scene, basis: Basis) -> bool:
    """Whether a basis is another time, and no other place: `cao hơn bình quân cả nước (11,6 tiêu chí/xã)`."""
    return any("mean" not in cue.roles for cue in scene.with_any(_PAST, basis.start, basis.end))


def _same_days(scene: Scene, basis: Basis) -> bool:
    """Whether a basis is the same part of an earlier year: `cùng kỳ năm 2021`."""
    return any("year_before" in cue.roles for cue in scene.cues_between(basis.start, basis.end))
