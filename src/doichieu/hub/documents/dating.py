"""The day that is offered for a document which bears none."""

from datetime import date

from doichieu.claims import Reading
from doichieu.reader.grammar.text.sources import source_of
from doichieu.reader.grammar.times.periods import Role, time_expressions

FIRST_LINES = 12  # lines with words, among which a document names its day


def day_offered(reading: Reading, handed_in: date) -> date | None:
    """The last day of the session that a document tells of, else the first full day of its first lines.

    handed_in: no document is of a later day. None where neither is told.
    """
    session = max(reading.conference.dates, default=None) if reading.conference else None
    if session is not None and session <= handed_in:
        return session
    source = source_of(reading.text)
    end = _end_of_first_lines(source.lower)
    times = (time for time in time_expressions(source) if time.start < end and time.role is Role.SPAN)
    days = (time.period.first for time in times if time.period and time.period.first == time.period.last)
    return next((day for day in days if day <= handed_in), None)


def _end_of_first_lines(lower: str) -> int:
    at = found = 0
    for line in lower.splitlines(keepends=True):
        at += len(line)
        found += bool(line.strip())
        if found == FIRST_LINES:
            break
    return at
