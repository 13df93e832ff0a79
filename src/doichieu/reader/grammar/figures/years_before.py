"""Figures of the same days a year earlier: `(cùng kỳ năm trước tăng 2,47%)`."""

from doichieu.claims import Period
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated_times import Around, When
from doichieu.reader.grammar.times.compared_times import follows_comparative, is_compared
from doichieu.reader.grammar.times.days import a_year_earlier
from doichieu.reader.grammar.times.expressions import Role, TimeExpression, TimeFrom
from doichieu.reader.grammar.times.openings import OPENING


def of_year_before(setting: Setting, near: TimeExpression | None, around: Around, last: When | None) -> When | None:
    """The time of a figure of the same days a year earlier; last: that of the figure before it."""
    told = (near.period if near is not None else None) or around.held.period or around.document.reported
    if (days := _days_told(setting, told)) is not None:
        return When(False, days, TimeFrom.YEAR_BEFORE)
    return _goes_on(setting, last) if near is None else None


def _days_told(setting: Setting, period: Period | None) -> Period | None:
    """`(cùng kỳ năm trước tăng 2,47%)`: the same days, a year earlier; period: what the words near it speak of."""
    scene, lower = setting.scene, setting.scene.source.lower
    for time in scene.times_between(setting.left, setting.chain_start):
        if time.role is Role.BASIS and period is not None and ";" in lower[time.end : setting.chain_start]:
            continue  # `02 vụ trộm, bằng cùng kỳ; cháy 01 vụ`
        if time.role is Role.BASIS and period is not None:
            beside = lower[time.end : setting.chain_start].strip() == "("  # `thấp hơn cùng kỳ năm 2021 (57,2%)`
            against = follows_comparative(lower, time.start, named=True) and not beside
            compared = against or is_compared(lower, time.start) or scene.with_role("compare", time.start - 8, time.end)
            of_its_own = time.period if time.offset < -1 else None  # `năm kia`
            return None if compared else of_its_own or a_year_earlier(period)
    if not scene.has("year_before"):
        return None
    for cue in scene.cues_between(max(setting.left, lower.rfind(";", 0, setting.chain_start) + 1), setting.chain_start):
        if "compare" in cue.roles or ("year_before" in cue.roles and follows_comparative(lower, cue.start, named=True)):
            return None
        if "year_before" in cue.roles and period is not None:
            return a_year_earlier(period)
    return None


def _goes_on(setting: Setting, last: When | None) -> When | None:
    """`Cùng kỳ năm 2024 thu hút 19 dự án, vốn 2.050 tỷ đồng`: what a sentence about the year before goes on with."""
    scene = setting.scene
    if last is None or last.source != TimeFrom.YEAR_BEFORE or not scene.times:
        return None
    opens = scene.times[0].role is Role.BASIS and scene.times[0].start - scene.start <= OPENING
    return last if opens and ";" not in scene.source.lower[scene.start : setting.figure.start] else None
