"""By when a duty is to be done: the deadline that its clause names, or the end of the time within which it falls."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from doichieu.reader.grammar.sessions.task_owners import Duty, begins_with_verb, owned
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.periods import Role, Shape, TimeExpression, times_within

LONGEST_LEAD = 16  # signs of the words that lead to a time
FAR_YEAR = 300  # days: a time without its year does not lie so far off where the same one is near
_NUMBER = re.compile(r"[0-9]|(?<!\w)[ivx]+(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_due(time: TimeExpression) -> bool:
    """Whether a time in a duty may say by when it is to be done."""
    return time.period is not None and (time.role in (Role.DEADLINE, Role.UNTIL) or _may_be_due(time))


def _may_be_due(time: TimeExpression) -> bool:
    return time.role is Role.SPAN and time.shape in (Shape.DAY, Shape.MONTH, Shape.MONTHS, Shape.QUARTER)


def split_by_days(source: Source, duty: Duty, times: Sequence[TimeExpression]) -> Iterator[Duty]:
    """`hoàn thiện hồ sơ trong tháng 9, khởi công 5 công trình trước 15/10`: two duties, each with its own time."""
    due = [time for time in times_within(times, duty.start, duty.end) if is_due(time)]
    for first, second in pairwise(due):
        verb = first.end + 2
        parted = source.lower.startswith(", ", first.end) and second.start >= verb and _is_led(source, duty, first)
        next_due = parted and second.start == verb
        if next_due and task_words().verb.match(source.lower, second.end + 1) and _is_led(source, duty, first):
            yield duty._replace(end=first.end)  # `khởi công trong tháng 11, đến 31/12 giải ngân 95%`
            yield from split_by_days(source, duty._replace(start=verb), times)
            return
        if parted and (other := _of_another(source, verb, duty.end)) is not None:
            yield duty._replace(end=first.end)
            yield from split_by_days(source, other, times)
            return
        if parted and task_words().verb.match(source.lower, verb):
            yield duty._replace(end=first.end)
            yield from split_by_days(source, duty._replace(start=verb), times)
            return
    yield duty


def _of_another(source: Source, start: int, end: int) -> Duty | None:
    """`…, Ban Tổ chức Huyện ủy trình đề án trong quý III`: an owner, and a verb right behind."""
    if not source.spelled[start].isupper() or not begins_with_verb(source, start, end):
        return None
    return owned(source, start - 1, end)


def due_of(source: Source, duty: Duty, times: Sequence[TimeExpression], day: date | None) -> date | None:
    """The deadline in the clause; else the last day of the time that it is to be done in.

    Of several stages (`đến hết tháng 11 đạt 75%, cuối năm đạt 95%`) the last. day: the document's.
    """
    inside = [time for time in times_within(times, duty.start, duty.end) if time.period is not None]
    deadlines = [time for time in inside if time.role is Role.DEADLINE]
    stages = [time for time in inside if time.role is Role.UNTIL or _ends_year(time, day)]
    within = [time for time in inside if time.role is Role.SPAN and _is_led(source, duty, time)]
    within = [time for time in within if _is_named(source, time) or not _is_over(time, day)]
    bare = [time for time in inside if _may_be_due(time) and _is_ahead(source, time, day)]
    chosen = next(iter((*deadlines, *stages[-1:], *within, *bare)), None)
    return _own_year(source, chosen, day) if chosen else None


def _ends_year(time: TimeExpression, day: date | None) -> bool:
    """`nâng tỷ lệ thu gom lên 90% vào cuối năm`, of a year that is not over."""
    last = time.period.last if time.role is Role.SPAN and time.shape is Shape.POINT and time.period else None
    return last is not None and (last.month, last.day) == (12, 31) and (day is None or last >= day)


def _is_led(source: Source, duty: Duty, time: TimeExpression) -> bool:
    """Whether the words say that a time is one to do a duty in: `trong tháng 9`, or it opens the duty."""
    if time.role is not Role.SPAN:
        return True
    begin, words = max(time.start - LONGEST_LEAD, 0), task_words()
    before, first = source.lower[begin : time.start], source.lower.find(" ", time.start, time.end) + 1
    led = any(words.within.search(source.lower, begin, end) for end in (time.start, first) if end > begin)
    within, striving = led, words.striving.search(before) is not None
    if time.shape is Shape.YEAR:
        return within
    if time.shape is Shape.POINT:
        return striving
    return _may_be_due(time) and (within or striving or time.start <= duty.start)


def _is_ahead(source: Source, time: TimeExpression, day: date | None) -> bool:
    """Whether a time without a word that leads to it is named by its number and not of what was done: no `lũy kế`."""
    return not _is_over(time, day) and _is_named(source, time)


def _is_named(source: Source, time: TimeExpression) -> bool:
    return _NUMBER.search(source.lower, time.start, time.end) is not None


def _is_over(time: TimeExpression, day: date | None) -> bool:
    return day is not None and time.period is not None and time.period.last < day


def _own_year(source: Source, time: TimeExpression, day: date | None) -> date | None:
    """The last day of a time; one without a year is the next after `day`: `hộ nghèo năm 2026 xong trong tháng 11`"""
    if time.period is None:
        return None
    last = time.period.last
    if day is None or _YEAR.search(source.lower, time.start, time.end) or abs((last - day).days) < FAR_YEAR:
        return last
    near = [_in_year(last, year) for year in (day.year, day.year + 1)]
    return next((each for each in near if each >= day), last)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
