"""Times that the words around them say more of: the days in a bracket, a length since some day, the year of a plan."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from doichieu.claims import Period
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.atoms import COUNT, YEAR_WORD, Shape, any_of, forms_of, number_of
from doichieu.reader.grammar.times.days import a_year_later, period_in_year
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.past_weeks import with_past_weeks
from doichieu.reader.grammar.times.planned_years import in_planned_years

LONGEST_AFTER = 8  # signs
LONGEST_PROMISE = 240  # signs from a word of planning to a month that it is planned for
LONG_OVER = timedelta(days=75)  # the first months of a year that were over then are not what `sau 3 tháng` means
NOT_LATELY = timedelta(days=60)  # what is planned for a month that was over then is planned for the next year
PLANNING = frozenset(("plan", "plan_weak", "order", "intends"))
_YEARS_LONG = re.compile(rf"({COUNT}) +{YEAR_WORD}")
SEASONS = (Shape.MONTH, Shape.QUARTER)


def specified(
    times: Sequence[TimeExpression], source: Source, layout: Layout, day: date | None
) -> list[TimeExpression]:
    """The same times with what is said more of them."""
    found: list[TimeExpression] = []
    times = [time for time in times if not (time.grain == "month" and _named_months().match(source.lower, time.end))]
    for index, time in enumerate(times):
        behind = times[index + 1] if index + 1 < len(times) else None
        if behind is not None and _is_dated_by(source.lower, time, behind):
            found.append(time.dated(behind.period, ()))
        elif _is_length_since(source.lower, time, day):
            found.append(time._replace(role=Role.LENGTH, shape=Shape.LENGTH, period=None))
        elif (later := _next_planned(time, source, layout, day) or _after_one_before(time, found, source)) is not None:
            found.append(time.dated(later, ()))
        elif (whole := _years_named(source.lower, time, times, day)) is not None:
            found.append(time._replace(role=Role.SPAN, shape=Shape.YEARS, period=whole))
        else:
            found.append(time)
    return in_planned_years(with_past_weeks(found, source, layout, day), source, layout, day)


def _is_dated_by(lower: str, time: TimeExpression, behind: TimeExpression) -> bool:
    """`Năm 2023 (từ 01/10/2022 đến 30/9/2023), …`: the days that a year or month of reports runs over."""
    alone = lower[time.end : behind.start].strip() == "(" and lower.startswith(")", behind.end)
    ranged = behind.period is not None and behind.period.first < behind.period.last and behind.shape is Shape.DAY
    return alone and ranged and time.role is behind.role is Role.SPAN and time.shape is not Shape.DAY


def _is_length_since(lower: str, time: TimeExpression, day: date | None) -> bool:
    """`Sau 3 tháng, …` in October: since something began, and not the first months of the year."""
    if time.shape is not Shape.MONTHS or time.role is not Role.SPAN or time.period is None or day is None:
        return False
    after = _after().search(lower, max(time.start - LONGEST_AFTER, 0), time.start) is not None
    return after and time.grain is None and time.year is None and day - time.period.last > LONG_OVER


def _years_named(
    lower: str, length: TimeExpression, times: Sequence[TimeExpression], day: date | None
) -> Period | None:
    """`Giai đoạn 2021 - 2023 … Sau ba năm, …`: the years that the text names, where they alone are so many."""
    count = _YEARS_LONG.fullmatch(lower, length.start, length.end) if length.role is Role.LENGTH else None
    if (
        count is None
        or day is None
        or _lasting().search(lower, max(length.start - LONGEST_AFTER, 0), length.start) is None
    ):
        return None
    if lower.startswith(_longer(), length.end):
        return None
    over = {x.period for x in times if x.shape is Shape.YEARS and x.period and x.period.first <= day}
    years = [x for x in over if x.last.year - x.first.year + 1 == number_of(count[1])]
    return years[0] if len(years) == 1 and years[0].last.year <= day.year else None


def _after_one_before(time: TimeExpression, before: Sequence[TimeExpression], source: Source) -> Period | None:
    """`Đến 30/9 đạt 75%, đến 31/12 đạt 100%`, told in June: a day that follows another of its year in a sentence."""
    if time.shape is not Shape.DAY or time.role not in _DUE or time.year is not None or time.period is None:
        return None
    last = next((x for x in reversed(before) if x.shape is Shape.DAY and x.role in _DUE), None)
    if last is None or last.period is None or last.period.last <= time.period.last:
        return None
    later = a_year_later(time.period)
    in_a_row = last.period.last < later.last and later.last.year == last.period.last.year
    return later if in_a_row and not _SENTENCE_END.search(source.lower, last.end, time.start) else None


_DUE = (Role.UNTIL, Role.DEADLINE)
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)|\s)")


@cache
def _longer() -> tuple[str, ...]:
    """`2 năm rưỡi`"""
    return tuple(f" {form}" for form in forms_of("no_length_behind"))


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('lasting'))} +\Z")


@cache
def _named_months() -> re.Pattern[str]:
    """`Trong Tháng hành động …`: a month that has a name, and not the one spoken of."""
    return re.compile(rf" +{any_of(forms_of('named_month'))}(?!\w)")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms_of('after'))} +\Z")


def _next_planned(time: TimeExpression, source: Source, layout: Layout, day: date | None) -> Period | None:
    """`cam kết xong khu số 3 trong tháng 12`, told in May: the month to come, where no year is named."""
    if day is None or time.period is None or time.shape not in SEASONS or time.role not in (Role.SPAN, Role.SINCE):
        return None
    since = time.role is Role.SINCE
    if time.grain is not None or time.year is not None or (since and time.to_now):
        return None
    later = _still_to_come(time, day) if since else a_year_later(time.period)
    if later is None or (not since and day - time.period.last < NOT_LATELY):
        return None
    index = layout.sentence_at(time.start)
    begin = max(layout.sentences[index].start, time.start - LONGEST_PROMISE)
    cues = cues_in(source.lower, begin, time.start) if index >= 0 else []
    planned = any(not PLANNING.isdisjoint(cue.roles) for cue in cues)
    return later if planned else None


def _still_to_come(time: TimeExpression, day: date) -> Period | None:
    """`từ quý IV tỷ lệ trễ hẹn không quá 3%`, promised in July: that of the year of `day`, where it has not begun."""
    this = period_in_year(time.first, time.last, day.year) if time.first is not None and time.last is not None else None
    return this if this is not None and this.first > day else None
