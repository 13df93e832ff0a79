"""Whether the time of a figure lies ahead of the document, so that the figure is planned."""

import re
from functools import cache

from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.periods import REPORTING_LAG, Shape
from doichieu.reader.grammar.times.relatives import WHOLE_YEAR

LONGEST_FROM_NOW = 12  # signs


def lies_ahead(lower: str, time: TimeExpression, document: Document) -> bool:
    """Whether a time lies ahead; the last day of the year that is being reported on does not, shortly before it."""
    period, reported = time.period, document.reported
    if period is None or not is_ahead(period, document.day) or time.role is Role.NOW:
        return False
    if time.role is Role.SINCE:
        return document.day is not None and period.first > document.day
    if _counts_from_now(lower, time):
        return True
    if time.role is Role.UNTIL and document.day is not None and period.last - document.day <= REPORTING_LAG:
        return False
    closing = time.shape is Shape.POINT and reported is not None and period.last == reported.last
    return not (closing and document.day is not None and period.last - document.day <= REPORTING_LAG)


def is_whole_year_to_come(time: TimeExpression, document: Document) -> bool:
    """`để cả năm đón 4 triệu lượt`, told in July: what is said of a year that still runs is a plan, or an estimate."""
    period, day, reported = time.period, document.day, document.reported
    if time.grain != WHOLE_YEAR or period is None or day is None or reported is None or reported == period:
        return False
    return period.first <= day and period.last - day > REPORTING_LAG


def _counts_from_now(lower: str, time: TimeExpression) -> bool:
    """`từ nay đến 30/6`: however near the day is, nothing has been reached by then."""
    return _from_now().search(lower, max(time.start - LONGEST_FROM_NOW, 0), time.start) is not None


@cache
def _from_now() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('from_now'))} +\Z")
