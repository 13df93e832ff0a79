"""The times behind a figure that can be its own: in its clause, at the end of it, or in a bracket."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.units import NOUN
from doichieu.reader.grammar.figures.bases import clause_stop
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.sentence_times import is_within

_INTENDING = frozenset(("intends", "signs_up"))


def due_within(setting: Setting, usable: list[TimeExpression], near: TimeExpression | None) -> TimeExpression | None:
    """`6 tháng cuối năm: …; đấu giá 27 lô đất trong quý III; …`: the part of the time of a list that one item names."""
    if near is None or near.period is None or near.start >= setting.scene.clause(setting.figure.start)[0]:
        return None
    behind = time_behind(setting, usable, planned=True)
    if behind is None or behind.period is None or behind.role is not Role.SPAN:
        return None
    return behind if is_within(behind.period, near.period) else None


def time_behind(setting: Setting, usable: list[TimeExpression], *, planned: bool) -> TimeExpression | None:
    """The first time behind the figure: in the same clause, or where no other figure follows.

    planned: what is planned has also a time that closes the clause over other figures.
    """
    scene, figure = setting.scene, setting.figure
    last = setting.number + 1 >= len(scene.figures)
    stop = scene.end if last else clause_stop(scene.source.lower, figure.tail, setting.right, over_quotes=True)
    end = scene.clause(figure.start)[1]
    behind = next((time for time in usable if figure.tail <= time.start < min(stop, end)), None)
    if planned:
        return behind or _closes_clause(setting, usable, end)
    unlike = behind is not None and (
        _is_of_purpose(setting, behind) or _is_intended(setting, behind) or _is_of_an_event(setting, behind)
    )
    return None if unlike else behind


def _is_intended(setting: Setting, time: TimeExpression) -> bool:
    """`có 12 dự án dự kiến hoàn thành năm nay`: when the things counted are to do what they have not done."""
    scene, tail = setting.scene, setting.figure.tail
    return setting.figure.printed.sort == NOUN and bool(scene.with_any(_INTENDING, tail, time.start))


def _is_of_an_event(setting: Setting, time: TimeExpression) -> bool:
    """`tổng mức đầu tư 74 tỷ đồng, khởi công tháng 9/2024`: when the work began, behind a comma."""
    before = setting.scene.cue_before(time.start)
    if before is None or "begins" not in before.roles:
        return False
    return setting.scene.source.lower[setting.figure.tail : before.start].rstrip().endswith(",")


def _is_of_purpose(setting: Setting, time: TimeExpression) -> bool:
    """`đã bố trí 350 triệu đồng để nạo vét kênh, xong trước ngày 15/10`: by when that is due which the money is for."""
    scene, figure = setting.scene, setting.figure
    lower = scene.source.lower
    if time.role is not Role.DEADLINE or not _purposes().search(lower, figure.tail, time.start):
        return False
    begin = max(setting.left, scene.clause(figure.start)[0])
    done = over().search(lower, begin, figure.start)
    return done is not None and not scene.with_role("plan_basis", done.end(), figure.start)


@cache
def _purposes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('purpose'))}(?!\w)")


def is_done(setting: Setting) -> bool:
    """`Năm 2025, …`, told in January, then `hội đồng đã chốt quân 16 thanh niên`: what was done as the year began."""
    begin = max(setting.left, setting.scene.clause(setting.figure.start)[0])
    return over().search(setting.scene.source.lower, begin, setting.figure.start) is not None


@cache
def over() -> re.Pattern[str]:
    """`đã`, and no sign between it and the figure."""
    return re.compile(rf"(?<!\w){any_of(forms('speeches', 'over'))} [^,:;()]*\Z")


def due_of_own_clause(
    setting: Setting, usable: list[TimeExpression], near: TimeExpression | None
) -> TimeExpression | None:
    """`sửa 60% số đường trong tháng 1, xong 4 cầu chậm nhất ngày 31/3`: the day behind, where the time before closes
    what was said of another figure."""
    scene, figure = setting.scene, setting.figure
    if near is None or not setting.number or not scene.figures[0].tail <= near.start < figure.start:
        return None
    lower = scene.source.lower
    if not lower.startswith(",", near.end):
        return None
    stop = clause_stop(lower, figure.tail, min(setting.right, scene.clause(figure.start)[1]))
    return next((x for x in usable if figure.tail <= x.start < stop and x.role is Role.DEADLINE), None)


def _closes_clause(setting: Setting, usable: list[TimeExpression], end: int) -> TimeExpression | None:
    """`mở 6 lớp cho 200 cán bộ trong quý IV`, `Kẻ 7 tuyến phố, dài 8,3 km, xong trước ngày 31/3`, `mua 14 xe (4,5 triệu
    đồng/xe) trước ngày 25/3`: a time that ends the clause, with no stop, or a comma or a bracket right before it."""
    lower, tail = setting.scene.source.lower, setting.figure.tail
    time = next((x for x in usable if tail <= x.start < end), None)
    if time is None:
        return None
    between = lower[tail : time.start].rstrip()
    if setting.scene.with_role("future", tail, time.start):
        return None  # `đề nghị bổ sung 2 cán bộ và sẽ trả 54 hồ sơ trước ngày 30/9`
    if _is_due_for_all(setting, time, between):
        return time
    if lower[time.end : end].strip(" .;\n"):
        return time if _tells_when_done(setting, time, between) else None
    return (
        time
        if between.endswith((",", ")")) or clause_stop(between, 0, len(between), over_quotes=True) == len(between)
        else None
    )


def _is_due_for_all(setting: Setting, time: TimeExpression, between: str) -> bool:
    """`Rà soát 312 hộ (94 hộ nghèo), trình kết quả trước ngày 30/11, bảo đảm …`, `sửa 2 nhà và xây 1 nhà trong
    tháng 10, hỗ trợ …`: the day by which the last of joined verbs, which counts nothing more, is due; a month, what
    `và` joins. In `kết nạp 5 đảng viên, sửa 2 km đường trước ngày 30/9` the day is that of the road alone."""
    scene = setting.scene
    if not scene.source.lower.startswith((",", ";", "."), time.end) or between.endswith((",", "(")) or ":" in between:
        return False
    if time.role is Role.DEADLINE:
        comma = scene.source.lower.rfind(", ", setting.figure.tail, time.start)
        if any(comma <= figure.start < time.start for figure in scene.figures[setting.number + 1 :]):
            return False
        return not scene.with_any(_TOLD, setting.figure.tail, time.start)
    joined = setting.number + 1 < len(scene.figures) and scene.figures[setting.number + 1].tail <= time.start
    return joined and time.role is Role.SPAN and not any(sign in between for sign in ",()")


_TOLD = frozenset(("reach", "exists", "exceed", "short"))


def _tells_when_done(setting: Setting, time: TimeExpression, between: str) -> bool:
    """`làm nhà máy 1.500 m3/ngày, khởi công trong tháng 10, cấp nước cho 400 hộ`: between commas, when it is done."""
    scene = setting.scene
    done = between.count(",") == 1 and not between.endswith(",") and scene.source.lower.startswith((",", ";"), time.end)
    following = scene.figures[setting.number + 1 : setting.number + 2]
    return done and all(time.end <= figure.start for figure in following)
