"""Figures of the same days a year earlier: `(cùng kỳ năm trước tăng 2,47%)`."""

from datetime import date

from doichieu.claims import Period
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.times.compared_times import follows_comparative, is_compared
from doichieu.reader.grammar.times.contexts import Held
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression


def of_year_before(setting: Setting, near: TimeExpression | None, held: Held, document: Document) -> Period | None:
    """`(cùng kỳ năm trước tăng 2,47%)`: the same days, a year earlier."""
    scene, lower = setting.scene, setting.scene.source.lower
    period = (near.period if near is not None else None) or held.period or document.reported
    for time in scene.times_between(setting.left, setting.chain_start):
        if time.role is Role.BASIS and period is not None:
            beside = lower[time.end : setting.chain_start].strip() == "("  # `thấp hơn cùng kỳ năm 2021 (57,2%)`
            against = follows_comparative(lower, time.start, named=True) and not beside
            compared = against or is_compared(lower, time.start) or scene.with_role("compare", time.start - 8, time.end)
            return None if compared else a_year_earlier(period)
    if not scene.has("year_before"):
        return None
    for cue in scene.cues_between(setting.left, setting.chain_start):
        if "compare" in cue.roles or ("year_before" in cue.roles and follows_comparative(lower, cue.start, named=True)):
            return None
        if "year_before" in cue.roles and period is not None:
            return a_year_earlier(period)
    return None


def a_year_earlier(period: Period) -> Period:
    """The same days, a year earlier; 29 February is the 28th then."""
    return Period(_last_year(period.first), _last_year(period.last)) if period.first.year > 1 else period


def _last_year(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
