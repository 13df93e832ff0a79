"""Dates and periods: where a text speaks of time, which days it means, and what part they play.

One scan finds the places where a time may begin; the rules of `time_rules` read there; the words before
give the part. A time without its year is completed from the times around it and the document's day.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter

from doichieu.claims import Period
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.days import Edge, nearest_period, period_in_year
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.openings import is_carried_over
from doichieu.reader.grammar.times.relative_days import relative_period
from doichieu.reader.grammar.times.scan import found_times, lists

__all__ = [
    "Role",
    "Shape",
    "TimeExpression",
    "completed",
    "found_times",
    "resolved",
    "time_expressions",
    "times_within",
    "up_to_now",
]


def time_expressions(source: Source, document_day: date | None = None) -> list[TimeExpression]:
    """Every time that the text speaks of, in order, none overlapping another, with its days where they can be told."""
    return completed(found_times(source), source, document_day)


def completed(
    expressions: list[TimeExpression],
    source: Source,
    document_day: date | None,
    session_days: tuple[date, ...] = (),
) -> list[TimeExpression]:
    """The same times with their days, a left-out year taken from the sentence, the document's day, or the text."""
    years = _YearsAround(expressions, source.lower)
    done: list[TimeExpression] = []
    spoken: dict[Shape, Period] = {}
    for index, expression in enumerate(expressions):
        year = years.near(index, document_day)
        period = resolved(expression, year, document_day, session_days, spoken=spoken)
        if period is not None and expression.role is Role.SPAN and not _aside(source.lower, expression):
            spoken[expression.shape] = period
        done.append(expression.dated(period, _days(expression, period)))
    return _with_terms(done, source.lower, document_day or (session_days[-1] if session_days else None))


def _with_terms(times: list[TimeExpression], lower: str, day: date | None) -> list[TimeExpression]:
    """The same, `nhiệm kỳ qua` and `nhiệm kỳ tới` being the terms that the text names: over by `day`, and not;
    `nửa nhiệm kỳ qua` and `nửa nhiệm kỳ còn lại` being what `day` parts of the one that runs."""
    if day is None or all(time.grain not in TERMS for time in times):
        return times
    office = forms("conferences", "term")
    named = (x for x in times if x.role is Role.TERM and lower.startswith(office, x.start))
    terms = [time.period for time in named if time.period is not None]
    past = max((x for x in terms if x.last.year <= day.year), key=_last_day, default=None)
    coming = max((x for x in terms if x.last.year > day.year), key=_last_day, default=None)
    running = next((x for x in terms if x.first <= day <= x.last), None)
    past, coming = past or _term_beside(coming, day, -1), coming or _term_beside(past, day, 1)
    told = {
        ("term", 0): past,
        ("term", 1): coming,
        ("half term", 0): Period(running.first, day) if running is not None else None,
        ("half term", 1): Period(day, running.last) if running is not None else None,
    }
    held = _TermsHeld(times, lower, day)
    return [
        time.dated(held.part(time) if time.grain in PARTS_OF_TERM else told[time.grain, time.offset], ())
        if time.grain in TERMS
        else time
        for time in times
    ]


class _TermsHeld:
    """The terms that a text names, for `cả nhiệm kỳ`, `đầu nhiệm kỳ` and `năm cuối nhiệm kỳ` behind each."""

    def __init__(self, times: Sequence[TimeExpression], lower: str, day: date) -> None:
        office = forms("conferences", "term")
        self._named = [
            (time.start, time.period)
            for time in times
            if time.role is Role.TERM and time.period is not None and lower.startswith(office, time.start)
        ]
        self._day = day

    def part(self, time: TimeExpression) -> Period | None:
        """Of the term last named: none of one that the head alone names, which the document may only open."""
        held = next((named for named in reversed(self._named) if named[0] < time.start), None)
        if held is None or (held[0] < OPENING and held[1].last > self._day):
            return None
        if time.grain == WHOLE_TERM:
            return held[1]
        return Period.year((held[1].last if time.grain == TERM_END else held[1].first).year)


def _term_beside(term: Period | None, day: date, side: int) -> Period | None:
    """The term before or after one that begins or ends about `day`: each begins in the year that the last ends in."""
    if term is None:
        return None
    length, turn = term.last.year - term.first.year, (term.first if side < 0 else term.last).year
    if abs(turn - day.year) > 1:
        return None
    return period_in_year(Edge(turn + min(side, 0) * length, 1, 1), Edge(turn + max(side, 0) * length, 12, 31), None)


def _last_day(period: Period) -> date:
    return period.last


def times_within(times: Sequence[TimeExpression], start: int, end: int) -> Sequence[TimeExpression]:
    """The times that begin in a stretch; `times` in order."""
    starts_at = itemgetter(0)
    first = bisect_left(times, start, key=starts_at)
    return times[first : bisect_left(times, end, lo=first, key=starts_at)]


def up_to_now(
    expressions: list[TimeExpression], document_day: date | None, session_days: tuple[date, ...]
) -> list[TimeExpression]:
    """The same times, those that last until now ending on the last day of the session."""
    return [
        time.dated(resolved(time, time.year, document_day, session_days), time.days)
        if time.role in (Role.NOW, Role.SINCE) and (time.role is Role.NOW or time.period)
        else time
        for time in expressions
    ]


def _aside(text: str, expression: TimeExpression) -> bool:
    """Whether the time stands in brackets, or is told from another: it is not the one spoken of."""
    return expression.grain is not None or in_bracket(text, expression)


def in_bracket(text: str, expression: TimeExpression) -> bool:
    """`(xã Tân Lập năm 2022, xã Yên Hòa năm 2024)`: a bracket that opened shortly before is still open."""
    before = text[max(expression.start - LONGEST_ASIDE, 0) : expression.start]
    return before.rfind("(") > before.rfind(")")


def resolved(
    expression: TimeExpression,
    year: int | None,
    document_day: date | None,
    session_days: tuple[date, ...] = (),
    *,
    spoken: dict[Shape, Period] | None = None,
) -> Period | None:
    """The days that an expression means.

    year: the year for what is written without one; without it, the one that brings it nearest to the document's day.
    document_day: day of publication or signature; session_days: of the session reported on, which go before it.
    spoken: the last period of each shape that the text gave before, for `tháng trước` and the like.
    """
    today = session_days[-1] if session_days else document_day
    if expression.role is Role.NOW:
        return Period.day(today) if today else None
    period = _plain_period(expression, year, document_day or today, spoken or {})
    if period is None:
        return None
    if expression.role is Role.SINCE:
        if today and period.first > today:  # `Từ năm 2026, …`, `từ tháng 6 không để …`, told before
            return Period.day(period.first) if expression.shape is Shape.DAY else period
        return Period(period.first, today) if today else None
    if expression.role in (Role.UNTIL, Role.DEADLINE):
        return Period.day(period.last)
    return period


def _plain_period(
    expression: TimeExpression, year: int | None, day: date | None, spoken: dict[Shape, Period]
) -> Period | None:
    """The days of the time itself, whatever its part."""
    if expression.grain is not None:
        return relative_period(expression, year, day, spoken)
    first, last = expression.first, expression.last
    if first is None or last is None:
        return None
    open_year = first.year is None and last.year is None
    if open_year and day is not None and (year is None or expression.shape is Shape.DAY):
        return _nearest(expression, first, last, day)
    return period_in_year(first, last, year)


def _has_come(time: TimeExpression, nearest: Period, day: date) -> bool:
    """Whether a time ahead that something lasts from came a year before: it lasts until now, or would lie far ahead."""
    if time.role is not Role.SINCE or nearest.first <= day:
        return False
    return time.to_now or nearest.first - day > NOT_FAR


def _nearest(expression: TimeExpression, first: Edge, last: Edge, day: date) -> Period | None:
    """The nearest such days; a quarter, or some months of a year, that lie far ahead are rather those of this year."""
    nearest = nearest_period(first, last, day)
    if nearest is not None and _has_come(expression, nearest, day):
        return period_in_year(first, last, nearest.first.year - 1)  # `từ ngày 01/3 đến nay`, told in September
    if nearest is None or expression.shape not in (Shape.QUARTER, Shape.MONTHS):
        return nearest
    return nearest if nearest.first - day <= NOT_FAR else period_in_year(first, last, day.year)


def _days(expression: TimeExpression, period: Period | None) -> tuple[date, ...]:
    """Each day of a list of days; the first and last of a range stand for the rest."""
    if period is None or not expression.edges:
        return (period.first,) if period is not None and expression.grain == "day" else ()
    return tuple(day for edge in expression.edges if (day := edge.in_year(period.last.year)) is not None)


WHOLE_TERM, TERM_START, TERM_END = "whole term", "term start", "term end"
PARTS_OF_TERM = (WHOLE_TERM, TERM_START, TERM_END)
TERMS = ("term", "half term", *PARTS_OF_TERM)  # grains
OPENING = 600  # signs
YEAR_GRAINS = ("year", "whole year", "start", "end")
TITLE = 250  # signs: the title of a document and how it begins
LONGEST_ASIDE = 60  # signs from a bracket to a time in it
REPORTING_LAG = timedelta(days=45)  # `cả năm` in January still speaks of the year before
LONGEST_LIST = 8  # times
YEAR_BEGINS, YEAR_ENDS = (1, 2), (11, 12)  # months in which one year is reviewed and the next is planned
NOT_FAR = timedelta(days=60)  # ahead, where a time that is named without its year may lie in the next
_SENTENCE_END = re.compile(r"[.!?;\n](?:(?<=\n)|\s)")  # a stop with a space behind it, or the end of a line


class _YearsAround:
    """Which year a time without one is likely to mean, from the years written around it."""

    def __init__(self, expressions: list[TimeExpression], text: str) -> None:
        self._expressions, self._text = expressions, text
        self._ends = [mark.start() for mark in _SENTENCE_END.finditer(text)]
        self._with_year = [
            index
            for index, expression in enumerate(expressions)
            if expression.year is not None
            and expression.role not in (Role.BASIS, Role.TERM, Role.BY_YEAR)
            and (expression.start < TITLE or expression.role is not Role.SPAN or not in_bracket(text, expression))
            and not is_carried_over(text, expression)
        ]

    def near(self, index: int, day: date | None) -> int | None:
        """The last year in the sentence; without a day to go by also the next, and the nearest before or after it."""
        expression = self._expressions[index]
        if expression.shape in (Shape.LENGTH, Shape.CLOCK, Shape.EACH, Shape.NOW) or expression.year is not None:
            return expression.year
        following = self._expressions[index + 1] if index + 1 < len(self._expressions) else None
        if following and following.shape is expression.shape and lists(self._text[expression.end : following.start]):
            return following.year
        return self._year_nearby(index, day)

    def _year_nearby(self, index: int, day: date | None) -> int | None:
        expression = self._expressions[index]
        place = bisect_left(self._with_year, index)
        before = self._expressions[self._with_year[place - 1]] if place else None
        sentence = self._sentence(expression.start)
        if before and self._sentence(before.start) == sentence and _plausible(before.year, day):
            return before.year
        if day is not None:
            own = (day - REPORTING_LAG).year if expression.grain in YEAR_GRAINS else None
            return own or self._year_of_list(index, day)
        after = self._expressions[self._with_year[place]] if place < len(self._with_year) else None
        if (turn := self._turn_of_year(index, place)) is not None:
            return turn
        if after and self._sentence(after.start) == sentence:
            return after.year
        told = self._last_span(place) or before or after
        return told.year if told else None

    def _turn_of_year(self, index: int, place: int) -> int | None:
        """`Ngày 7/1 … tổng kết năm 2025, triển khai nhiệm vụ năm 2026`, `năm 2026 … Ngày 25/12 … Năm 2025`.

        A day at the turn of two years that are told of around it lies between the one reviewed and the one planned.
        """
        expression = self._expressions[index]
        if expression.shape is not Shape.DAY or expression.first is None:
            return None
        around = (self._expressions[each].year for each in self._with_year[max(place - 1, 0) : place + 2])
        years = [year for year in around if year is not None]
        if len(years) < 2 or max(years) - min(years) != 1:
            return None
        if expression.first.month in YEAR_BEGINS:
            return max(years)
        return min(years) if place and expression.first.month in YEAR_ENDS and years[0] > years[1] else None

    def _last_span(self, place: int) -> TimeExpression | None:
        """The last stretch of time before: `từ 1,9% cuối năm 2025` names where a change began, and dates nothing."""
        before = (self._expressions[index] for index in reversed(self._with_year[:place]))
        return next((each for each in before if each.shape is not Shape.POINT), None)

    def _year_of_list(self, index: int, day: date) -> int | None:
        """`quý I tăng 7%, quý II tăng 8%, quý III tăng 9%`: quarters that follow each other are of one year."""
        expression = self._expressions[index]
        if expression.shape is not Shape.QUARTER:
            return None
        first, sentence = expression.first, self._sentence(expression.start)
        for later in self._expressions[index + 1 : index + LONGEST_LIST]:
            if self._sentence(later.start) != sentence:
                return None
            if later.shape is not Shape.QUARTER or later.first is None or later.last is None:
                continue
            if first is None or later.first.month <= first.month:
                return None
            known = nearest_period(later.first, later.last, day)
            return later.year or (known.first.year if known else None)
        return None

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._ends, offset)


def _plausible(year: int | None, day: date | None) -> bool:
    """Whether a document of `day` may leave this year out."""
    return year is not None and (day is None or abs(year - day.year) <= 1)
