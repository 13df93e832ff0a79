"""Whether the time of a figure lies ahead of the document, so that the figure is planned."""

import re
from functools import cache

from doichieu.claims import Period
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.times_behind import over
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.contexts import Held
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.periods import REPORTING_LAG, Shape
from doichieu.reader.grammar.times.relatives import OWN_YEAR, WHOLE_YEAR

LONGEST_FROM_NOW = 12  # signs


def lies_ahead(lower: str, time: TimeExpression, document: Document) -> bool:
    """Whether a time lies ahead; the last day of the year that is being reported on does not, shortly before it."""
    period = time.period
    if period is None or not is_ahead(period, document.day) or time.role is Role.NOW or time.grain == OWN_YEAR:
        return False
    if time.grain == "day" and not time.offset:
        return False  # `hôm nay`
    if time.role is Role.SINCE:
        return document.day is not None and period.first > document.day
    if _counts_from_now(lower, time):
        return True
    if time.role is Role.UNTIL and document.day is not None and period.last - document.day <= REPORTING_LAG:
        return False
    return not (time.shape is Shape.POINT and closes_what_is_reported(period, document))


def closes_what_is_reported(period: Period, document: Document) -> bool:
    """`Đến hết năm 2023` in an account of that year which is out in December: a last day that is all but there."""
    reported, day = document.reported, document.day
    if reported is None or day is None or period.first != period.last:
        return False
    return period.last == reported.last and period.last - day <= REPORTING_LAG


def is_whole_year_to_come(time: TimeExpression, document: Document) -> bool:
    """`để cả năm đón 4 triệu lượt`, told in July: what is said of a year that still runs is a plan, or an estimate."""
    period, day, reported = time.period, document.day, document.reported
    if time.grain != WHOLE_YEAR or period is None or day is None or reported is None or reported == period:
        return False
    return period.first <= day and period.last - day > REPORTING_LAG


def in_year_of_section(time: TimeExpression | None, held: Held) -> TimeExpression | None:
    """`Các chỉ tiêu năm 2026: … cuối năm còn 1,3%`: in a section of plans, the end of the year of its heading."""
    if time is None or time.grain not in _OF_YEAR or time.offset or time.period is None or held.period is None:
        return time
    year = held.period.first.year
    if not held.planned or held.period != Period.year(year) or time.period.last.year == year:
        return time
    first, last = (day.replace(year=year) for day in (time.period.first, time.period.last))
    return time.dated(Period(first, last), ())


_OF_YEAR = ("end", WHOLE_YEAR)


def tells_what_came(setting: Setting) -> bool:
    """`đạt 25 tỷ đồng, bằng 105% dự toán`, `tăng 5% so với cùng kỳ`, `đã mở 3 lớp`, under a title about a year to come:
    a sentence that puts a figure against its plan or an earlier time, or says that something is done, reports."""
    scene = setting.scene
    if scene.has_any(_EARLIER) or over().search(scene.source.lower, scene.start, setting.figure.start) is not None:
        return True
    if not scene.has("plan_basis"):
        return False
    rates = (figure.tail for figure in scene.figures if figure.printed.sort == PERCENT)
    return any(scene.with_role("plan_basis", tail, tail + 2) for tail in rates)


_EARLIER = frozenset(("past_basis", "year_before"))


def _counts_from_now(lower: str, time: TimeExpression) -> bool:
    """`từ nay đến 30/6`: however near the day is, nothing has been reached by then."""
    return _from_now().search(lower, max(time.start - LONGEST_FROM_NOW, 0), time.start) is not None


@cache
def _from_now() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('from_now'))} +\Z")
