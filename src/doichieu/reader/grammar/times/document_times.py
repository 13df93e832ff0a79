"""What a whole document reports on, and what it looks ahead to: from the times that it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.ahead import SCHOOL_MONTHS, is_ahead
from doichieu.reader.grammar.times.atoms import Shape, any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.later_plans import LaterPlan, plan_at
from doichieu.reader.grammar.times.openings import is_turned_to, looks_back, set_off
from doichieu.reader.grammar.times.periods import TITLE, in_bracket
from doichieu.reader.grammar.times.relatives import TO_DATE
from doichieu.reader.grammar.times.section_words import running_totals
from doichieu.reader.grammar.times.terms import (
    OPENING_OF_DOCUMENT,
    is_titled,
    opened_term,
    successive_terms,
    titled_stage,
)

_BEGUN = re.compile(r"[(\n]\s*\Z")
_SIDE_BY_SIDE = re.compile(r"[^\d.;:\n]{0,30}")
_OPENERS = ".,;:\n"
_FIGURE = re.compile(r"\d%?(?: [^\W\d]+(?:/[^\W\d]+)*){0,3} \(?\Z")
LONGEST_FIGURE = 40  # signs of the last digit and the unit of a figure
YEAR_END = timedelta(days=45)  # before it, a document may report on the whole year
A_MONTH = 31  # days
LONG_AGO = timedelta(days=400)  # what ended before is told in passing, where the document speaks of later times
OVER = timedelta(days=90)  # after a year, reports on it are out
SHORTLY = timedelta(days=14)  # news are no older
GRACE = timedelta(days=31)  # a report may be out before its last month is
PARTS_OF_YEAR = (Shape.MONTH, Shape.MONTHS, Shape.QUARTER)
SCHOOL_GRAINS = ("year", "running school")  # trong năm, trong năm học
LONGEST_WORD = 12  # signs


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the whole document."""

    day: date | None  # of the session, else of publication
    session: Period | None
    reported: Period | None  # what the document reports on
    coming: Period | None  # what it looks ahead to
    plans_from: int | None = None  # where a document that reports on no time announces the one to come
    alternates: bool = False  # its title names several parts of a year that it reports on: quý III và 9 tháng
    month: Period | None = None  # the last of the months so far, of a report on both: tháng 11 và 11 tháng
    coming_from: int = 0  # a coming time that is told late, of one matter, says nothing of what stands before it
    reported_from: int = 0  # the same of a year that was over long ago

    def reported_at(self, offset: int) -> Period | None:
        """What is reported on where that stands."""
        return self.reported if self.reported_from <= offset else None

    def coming_at(self, offset: int) -> Period | None:
        """The coming time that is announced to what stands there."""
        return self.coming if self.coming_from <= offset else None


def document_of(
    times: list[TimeExpression],
    day: date | None,
    session_days: tuple[date, ...],
    lower: str = "",
    plans: Sequence[LaterPlan] = (),
) -> Document:
    """The report's time: the first that is spoken of and is past; the coming time: the first that is not.

    lower: the text, in which a congress names the term that it opens. plans: sections of plans behind others, which
    say what is to come, and nothing of what stands before them.
    """
    session = Period(session_days[0], session_days[-1]) if session_days else _day_told_of(times, day)
    dated = day is not None
    day = day or _last_day(times)
    terms = successive_terms(times, lower, day)
    first = _ToldFirst(*terms) if terms else _told_first(times, day, lower, plans)
    reported, coming, announced, coming_from, reported_from = first
    if reported is not None and reported_from >= OPENING_OF_DOCUMENT:
        reported, reported_from = _so_far(times, day) or (reported, reported_from)
    if coming is None or coming_from:
        opened = opened_term(times, lower, day)
        coming, coming_from = (opened, 0) if opened is not None else (coming, coming_from)
    if (stage := titled_stage(times, lower, day)) is not None and (coming is None or coming_from):
        coming, announced, coming_from = stage, 0, 0
    elif stage is not None and coming == Period.year(stage.last.year):
        coming = stage  # `đến năm 2030`, in a plan `5 năm 2026 - 2030`
    plans_from = announced if reported is None else None
    if day is None or reported is None or not _holds_from_there(reported, reported_from, day):
        reported_from = 0
    reported = reported or _cut_off(times, day, session, lower, dated=dated)
    several = _several_parts(times, lower, day, coming)
    month = reported if reported is not None and reported in several and _length(reported) < A_MONTH else None
    if reported is not None and reported in several:
        longest = max(several, key=_length)
        reported = longest if _length(longest) > _length(reported) else reported
    return Document(day, session, reported, coming, plans_from, bool(several), month, coming_from, reported_from)


def _so_far(times: list[TimeExpression], day: date | None) -> tuple[Period, int] | None:
    """`Từ đầu năm 2024 đến nay` at the head of a document: what is told further down holds for its own matter."""
    for time in times:
        if time.start >= OPENING_OF_DOCUMENT:
            return None
        since = time.role is Role.SINCE and time.shape is Shape.POINT and time.period is not None
        if since and time.period is not None and day is not None and time.period == Period(date(day.year, 1, 1), day):
            return time.period, time.start
    return None


def _holds_from_there(reported: Period, at: int, day: date) -> bool:
    """Whether a time says nothing of what stands before it: one that was over long ago, or further down any of a year
    gone by; what is told late of this year (`10 tháng qua`) may be what all of it is about."""
    return reported.last < day - OVER or (at >= OPENING_OF_DOCUMENT and reported.last.year < day.year)


class _ToldFirst(NamedTuple):
    """What a document reports on and looks ahead to, by the times that it tells of."""

    reported: Period | None
    coming: Period | None
    announced: int | None = None  # where its head looks ahead
    coming_from: int = 0  # where what it looks ahead to is told of one matter alone
    reported_from: int = 0  # where what it reports on is told


def _told_first(times: list[TimeExpression], day: date | None, lower: str, plans: Sequence[LaterPlan]) -> _ToldFirst:
    """The first time that is past, or nearer to the document than it, and the first ahead; what a later section of
    plans tells of is not reported: only its heading looks ahead, or any of its times where the document has none."""
    reported = coming = due = announced = None
    coming_from = reported_from = 0
    for time in times:
        if time.period is None or not _may_be_the_documents(time) or _is_aside(lower, time):
            continue
        if time.start >= TITLE and _is_of_a_figure(lower, time):
            continue
        plan = plan_at(plans, time.start) if day is None or time.period.last > day else None
        ahead = is_ahead(time.period, day) if day else (reported is not None and time.period.first > reported.first)
        if (ahead or (plan is not None and time.start < plan.head_end)) and coming is None:
            coming = time.period
            coming_from = (
                0
                if plan is not None
                or (_is_announced(lower, time) and (time.start < OPENING_OF_DOCUMENT or is_titled(lower, time)))
                else time.start
            )
            heads = time.start < OPENING_OF_DOCUMENT and plan is None and not coming_from
            announced = time.start if heads else None
        elif plan is not None:
            due = due or time.period
        elif ahead or _is_told_in_passing(lower, time, day) or _has_just_begun(lower, time):
            continue
        elif reported is None or _is_nearer(time, reported, day):
            reported, reported_from = time.period, time.start
    return _ToldFirst(reported, coming or (due if reported is None else None), announced, coming_from, reported_from)


def within_reported(times: list[TimeExpression], document: Document) -> list[TimeExpression]:
    """The same, `trong năm` and `trong năm học` being the school year that a document reports on, and `trong tháng` the
    month, up to where it takes up the next."""
    reported = document.reported
    if reported is not None and document.day is None and _length(reported) < A_MONTH:
        plans = (x.start for x in times if x.period == document.coming and not x.grain and x.start >= TITLE)
        limit = next(plans, times[-1].end)
        this = (x.grain == "month" and not x.offset and x.role is Role.SPAN and x.start < limit for x in times)
        return [time.dated(reported, ()) if holds else time for time, holds in zip(times, this, strict=True)]
    if reported is None or (reported.first.month, reported.last.month) != SCHOOL_MONTHS:
        return times
    return [
        time.dated(reported, ()) if time.grain in SCHOOL_GRAINS and not time.offset and time.role is Role.SPAN else time
        for time in times
    ]


def is_part_of_year(time: TimeExpression) -> bool:
    """Whether a time is a month, a quarter or some months that figures may be of."""
    whole = time.role is Role.SPAN and time.shape in PARTS_OF_YEAR and time.period is not None
    return whole and time.grain != TO_DATE


def _several_parts(
    times: list[TimeExpression], lower: str, day: date | None, coming: Period | None
) -> tuple[Period, ...]:
    """`Tình hình kinh tế quý III và 9 tháng năm 2025`, `tháng 10, 10 tháng`: side by side in the title, none ahead, and
    no running total, which holds for its own item."""
    titled = (x for x in times if x.start < OPENING_OF_DOCUMENT and is_part_of_year(x) and x.period != coming)
    past = [(x, x.period) for x in titled if x.period is not None and not is_ahead(x.period, day)]
    for (one, first), (other, second) in pairwise(past):
        beside = first != second and _SIDE_BY_SIDE.fullmatch(lower, one.end, other.start) is not None
        if beside and running_totals().search(lower, one.end, other.start) is None:
            return first, second
    return ()


def _length(period: Period) -> int:
    """Days from the first to the last."""
    return (period.last - period.first).days


def _cut_off(
    times: list[TimeExpression], day: date | None, session: Period | None, lower: str, *, dated: bool
) -> Period | None:
    """`tính đến ngày 31/8` at the head of a document that names no other time: the day that its figures are of.

    dated: the day is the document's own; such a document may tell of one matter's cut-off in the midst of a clause.
    """
    for time in times:
        if time.start >= TITLE or session is not None:
            return None
        past = time.role is Role.UNTIL and time.period is not None and not is_ahead(time.period, day)
        past = past and (not dated or time.shape is not Shape.POINT)
        if past and (not dated or _stands_apart(lower, time)):
            return time.period
    return None


def _stands_apart(lower: str, time: TimeExpression) -> bool:
    """Whether a time begins a line or a bracket, or stands between commas."""
    begun = _BEGUN.search(lower, max(time.start - 3, 0), time.start)
    return not lower[: time.start].strip() or begun is not None or set_off(lower, time)


def _last_day(times: list[TimeExpression]) -> date | None:
    """A document without a date was written after the last day that it tells of."""
    told = [time for time in times if time.shape is Shape.DAY and time.role in (Role.SPAN, Role.UNTIL) and time.year]
    return max((time.period.last for time in told if time.period is not None), default=None)


def _day_told_of(times: list[TimeExpression], day: date | None) -> Period | None:
    """`Sáng 23/8, …` in news of the 24th: the day shortly before that the head of a document tells of."""
    for time in times:
        if time.start >= OPENING_OF_DOCUMENT or day is None:
            return None
        one_day = time.shape is Shape.DAY and len(time.days) == 1 and time.role is Role.SPAN
        if one_day and time.period is not None and timedelta(0) < day - time.period.last <= SHORTLY:
            return time.period
    return None


def _may_be_the_documents(time: TimeExpression) -> bool:
    """No single day; and a month or quarter only at the head, for later it dates one matter among others."""
    if time.grain == TO_DATE or (time.grain == "whole year" and time.start >= OPENING_OF_DOCUMENT):
        return False
    if time.role not in (Role.SPAN, Role.PLAN) or time.shape in (Shape.DAY, Shape.POINT):
        return time.shape is Shape.DAY and _runs_on(time)
    return time.shape not in (Shape.MONTH, Shape.QUARTER) or time.start < OPENING_OF_DOCUMENT


def _is_of_a_figure(lower: str, time: TimeExpression) -> bool:
    """`lên 19,6 triệu đồng năm 2017`, `từ 8 xã (năm 2020)`: a time right behind a figure is its own."""
    figure = _FIGURE.search(lower, max(time.start - LONGEST_FIGURE, 0), time.start)
    return time.role is Role.SPAN and figure is not None


def _is_announced(lower: str, time: TimeExpression) -> bool:
    """Whether a time stands in the title of the document, or opens a line, a sentence or a clause further down."""
    before = lower[max(time.start - LONGEST_WORD, 0) : time.start].rstrip(' -–+•*“"')
    titled = time.start < OPENING_OF_DOCUMENT and is_titled(lower, time)
    return titled or not before or before[-1] in _OPENERS


def _is_aside(lower: str, time: TimeExpression) -> bool:
    """`02 xã đạt chuẩn (Tân Lập năm 2022, Yên Hòa năm 2024)`: in a bracket or a clause, of one thing."""
    if time.start < TITLE and lower.startswith(")", time.end) and not _is_of_a_figure(lower, time):
        return False
    if any("begins" in cue.roles for cue in cues_in(lower, max(time.start - LONGEST_WORD, 0), time.start)):
        return True  # `khởi công tháng 9/2024`
    if time.start >= OPENING_OF_DOCUMENT and looks_back(lower, time):
        return True
    return in_bracket(lower, time) or _clauses().search(lower, time.start - LONGEST_WORD, time.start) is not None


@cache
def _clauses() -> re.Pattern[str]:
    """`…, nơi 9 tháng qua đã ngập`: a clause that tells more of a thing."""
    return re.compile(rf"(?<!\w){any_of(forms_of('relative_clause'))} +\Z")


def _runs_on(time: TimeExpression) -> bool:
    """`từ đầu năm đến 31/10`: from the first of January, over more than the days of an event."""
    period = time.period
    if time.role is not Role.SPAN or period is None or time.edges:
        return False
    return (period.first.month, period.first.day) == (1, 1) and (period.last - period.first).days >= A_MONTH


def _is_told_in_passing(lower: str, time: TimeExpression, day: date | None) -> bool:
    """Whether a time further down lies so far back that the document can hardly report on it, or is a year that still
    runs: `kế hoạch vốn năm 2024` in news of April."""
    if day is None or time.period is None:
        return False
    if time.shape is Shape.YEAR and time.period.last > day and _is_year_of_plan(lower, time):
        return True
    if time.start < TITLE:
        return False
    if time.start < OPENING_OF_DOCUMENT:
        return time.shape is Shape.YEAR and time.period.last < day - OVER and not _is_announced(lower, time)
    if time.shape is Shape.YEAR and (time.period.last - day > YEAR_END or not _is_announced(lower, time)):
        return time.period.last - day > YEAR_END or time.period.last < day - OVER
    return time.period.last < day - LONG_AGO or (time.shape is Shape.DAY and not _is_announced(lower, time))


def _is_year_of_plan(lower: str, time: TimeExpression) -> bool:
    """`Năm 2025, xã được giao kế hoạch vốn 18 tỷ đồng. Đến ngày 31/10, …`: the year that a plan is for, and of which
    nothing is told."""
    ahead = _TO_FIGURE.match(lower, time.end)
    told = cues_in(lower, time.end, ahead.end()) if ahead is not None else ()
    return any(not _ASSIGNING.isdisjoint(cue.roles) for cue in told)


_TO_FIGURE = re.compile(r", [^\d.;:\n]{0,80}")
_ASSIGNING = frozenset(("assigned", "plan"))


def _has_just_begun(lower: str, time: TimeExpression) -> bool:
    """`Bước vào quý IV, …`: a part of the year that has begun sets the scene, and nothing is reported of it."""
    return time.shape in PARTS_OF_YEAR and is_turned_to(lower, time)


def _is_nearer(time: TimeExpression, reported: Period, day: date | None) -> bool:
    """Whether a time is rather what a document of `day` reports on than the one that it spoke of before."""
    if _is_reported_part(time, reported, day):
        return True
    if day is None or time.period is None:
        return False
    if reported.first.year < day.year and _ends_with(time, reported) and time.period.first.year == day.year:
        return True
    return reported.last < day - LONG_AGO <= time.period.last and reported.last < time.period.first


def _ends_with(time: TimeExpression, reported: Period) -> bool:
    """`Từ ngày 01/7/2025 đến hết tháng 5/2026 …, riêng 5 tháng đầu năm 2026 …`: the months of this year, and not what
    is counted from a day of the last one."""
    return is_part_of_year(time) and time.period is not None and time.period.last == reported.last


def _is_reported_part(time: TimeExpression, reported: Period, day: date | None) -> bool:
    """A year that is still running is what plans are for: a document in its midst reports on its first months."""
    period = time.period
    if day is None or period is None or reported != Period.year(day.year) or time.shape is Shape.YEAR:
        return False
    running = reported.last - day > YEAR_END
    return running and time.role is Role.SPAN and period.first == reported.first and period.last <= day + GRACE
