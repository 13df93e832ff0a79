"""Times that hold for one sentence though they open it, and sentences that set targets for a time to come."""

from datetime import date

from doichieu.claims import Period
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.ahead import is_ahead, is_school_year
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.openings import HOLDING, is_event_day
from doichieu.reader.grammar.times.periods import in_bracket
from doichieu.reader.grammar.times.terms import OPENING_OF_DOCUMENT


def is_of_its_sentence(time: TimeExpression, document: Document) -> bool:
    """`Năm nay, huyện bố trí vốn …` in a report on nine months of it; `Từ năm 2011 đến nay, …` in one on a year."""
    reported, period = document.reported, time.period
    if reported is None or period is None or time.role not in (Role.SPAN, Role.SINCE):
        return False
    if time.role is Role.SINCE:
        return period.first.year < reported.first.year
    runs_on = reported.last < period.last and not is_ahead(period, document.day)
    return runs_on and reported.last.year == period.last.year and is_within(reported, period)


def sets_targets(source: Source, start: int, end: int) -> bool:
    """`Đại hội thông qua 16 chỉ tiêu nhiệm kỳ 2020-2025`: what a session set, and nothing that was reached."""
    told = {role for cue in cues_in(source.lower, start, end) for role in cue.roles}
    reached = not told.isdisjoint(("reach", "exceed"))
    return "plan_basis" in told and not reached and not told.isdisjoint(("session_act", "session"))


def comes_to_present(lower: str, times: list[TimeExpression], opening: TimeExpression, document: Document) -> bool:
    """`Nếu năm 2017 có 12 vụ thì năm nay còn 5 vụ`: a sentence that opens with an earlier year, and comes to the
    present one, leaves the year that it opened with."""
    present = document.reported.last if document.reported is not None else document.day
    if present is None or opening.period is None or opening.period.last.year >= present.year:
        return False
    behind = (x for x in times if x.start >= opening.end and x.role in HOLDING and not in_bracket(lower, x))
    return any(x.period is not None and x.period.last.year == present.year for x in behind)


def is_within(period: Period, whole: Period) -> bool:
    """Whether a period is a part of another, and not all of it."""
    return period != whole and whole.first <= period.first and period.last <= whole.last


def last_told(times: list[TimeExpression]) -> Period | None:
    """The last time in a sentence that may be that of its figures: no day of an event."""
    return next((x.period for x in reversed(times) if x.role in HOLDING and x.period and not is_event_day(x)), None)


def is_range_told_further_down(time: TimeExpression) -> bool:
    """`Từ 15/01 đến 14/02 xảy ra …`, `Từ ngày 01/3 đến nay …`: what a paragraph tells, rather than the document."""
    if time.shape is not Shape.DAY or time.period is None or time.start < OPENING_OF_DOCUMENT:
        return False
    ranged = time.role is Role.SINCE or (time.role is Role.SPAN and not time.edges)
    return ranged and time.period.first < time.period.last


def _is_range_of_one_matter(time: TimeExpression, document: Document) -> bool:
    return is_range_told_further_down(time) or is_range_around(time, document.reported)


def is_range_around(time: TimeExpression, reported: Period | None) -> bool:
    """`Từ ngày 01/7/2025 đến hết tháng 5/2026 kết nạp 94 đảng viên` in an account of five months: of one matter."""
    if time.shape not in (Shape.DAY, Shape.MONTH) or time.role is not Role.SPAN:
        return False
    if time.period is None or reported is None:
        return False
    return is_within(reported, time.period) and time.period.first.year < reported.first.year


def is_day_to_come(time: TimeExpression, day: date | None) -> bool:
    """`Đến 30/6 bàn giao xong`, `Từ ngày 01/7 thu phí 5%`, said in April: of its sentence."""
    if time.role not in (Role.UNTIL, Role.SINCE) or time.shape is not Shape.DAY or time.period is None:
        return False
    return is_ahead(time.period, day)


def is_nested(time: TimeExpression, document: Document) -> bool:
    """Whether a time only tells of a part of what the document reports on."""
    if time.role in (Role.NOW, Role.DEADLINE) or time.shape is Shape.POINT or _is_range_of_one_matter(time, document):
        return True
    if time.shape in (Shape.MONTH, Shape.QUARTER) and time.role is Role.SPAN:
        return time.period != document.reported
    if document.reported is None:
        return time.role is Role.UNTIL and time.shape in (Shape.MONTH, Shape.QUARTER) and document.session is not None
    if time.period is not None and is_school_year(time.period):
        return time.period != document.reported
    if time.shape is Shape.YEAR and time.period is not None and time.period.last < document.reported.first:
        return True
    single = time.shape in (Shape.DAY, Shape.MONTH, Shape.QUARTER)
    cut_off = time.role is Role.UNTIL and single
    return cut_off or (single and time.period is not None and is_within(time.period, document.reported))
