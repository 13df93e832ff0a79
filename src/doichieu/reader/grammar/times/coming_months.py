"""`6 tháng tới`, told of the months that a document reports on: those that are left of the year, not those from now."""

from dataclasses import replace
from datetime import date, timedelta

from doichieu.claims import Period
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression

GRACE = timedelta(days=60)  # after the time reported on, in which its report is written
DECEMBER = 12


def left_of_year(times: list[TimeExpression], document: Document) -> tuple[list[TimeExpression], Document]:
    """The times and the document, `6 tháng tới` being the second half of the year whose first is reported on."""
    rest = _rest_of_year(document)
    if rest is None:
        return times, document
    months = DECEMBER - rest.first.month + 1
    told = [time for time in times if _comes(time, months)]
    if not told:
        return times, document
    if any(time.period == document.coming for time in told):
        document = replace(document, coming=rest)
    return [time.dated(rest, ()) if _comes(time, months) else time for time in times], document


def _comes(time: TimeExpression, months: int) -> bool:
    """Whether a time is so many months to come, counted from the day of the document."""
    return time.grain == "months" and time.offset == months and time.role in (Role.SPAN, Role.PLAN)


def _rest_of_year(document: Document) -> Period | None:
    """The months behind those from January on that are reported on, shortly before the document was written."""
    reported, day = document.reported, document.day
    if reported is None or day is None or reported.first.month != 1 or reported.last.year != day.year:
        return None
    following = reported.last + timedelta(days=1)
    if following.year != day.year or following.day != 1 or day - reported.last > GRACE:
        return None
    return Period(following, date(day.year, DECEMBER, 31))
