"""What a whole document reports on, and what it looks ahead to: from the times that it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.times.atoms import Shape, any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.later_plans import LaterPlan, plan_at
from doichieu.reader.grammar.times.openings import set_off
from doichieu.reader.grammar.times.periods import TITLE, in_bracket
from doichieu.reader.grammar.times.relatives import TO_DATE

_BEGUN = re.compile(r"[(\n]\s*\Z")
_SIDE_BY_SIDE = re.compile(r"[^\d.;:\n]{0,30}")
_STOP = re.compile(r"[.;:]\s")
OPENING_OF_DOCUMENT = 600  # signs
YEAR_END = timedelta(days=45)  # before it, a document may report on the whole year
A_MONTH = 31  # days
LONG_AGO = timedelta(days=400)  # what ended before is told in passing, where the document speaks of later times
SHORTLY = timedelta(days=14)  # news are no older
GRACE = timedelta(days=31)  # a report may be out before its last month is
LONGEST_CONGRESS = 110  # signs from the word for a congress to its term, the body and its number between them
LONGEST_SITTING = 20  # signs from the word for a council's sitting over its number to its term
PARTS_OF_YEAR = (Shape.MONTH, Shape.MONTHS, Shape.QUARTER)
SCHOOL_GRAINS = ("year", "running school")  # trong năm, trong năm học
SCHOOL_MONTHS = (9, 8)  # that a school year begins and ends with
LONGEST_WORD = 12  # signs
EARLY = 0.25  # of a period: until here a figure for the whole of it can only be a plan


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the whole document."""

    day: date | None  # of the session, else of publication
    session: Period | None
    reported: Period | None  # what the document reports on
    coming: Period | None  # what it looks ahead to
    plans_only: bool = False  # it opens with a coming time, and reports on none
    alternates: bool = False  # its title names several parts of a year that it reports on: quý III và 9 tháng
    month: Period | None = None  # the last of the months so far, of a report on both: tháng 11 và 11 tháng


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
    terms = _successive_terms(times, lower, day)
    reported, coming, announced = (*terms, False) if terms else _told_first(times, day, lower, plans)
    coming = coming or _opened_term(times, lower, day)
    if coming is None and (stage := _titled_stage(times, lower, day)) is not None:
        coming, announced = stage, True
    plans_only = announced and reported is None
    reported = reported or _cut_off(times, day, session, lower, dated=dated)
    several = _several_parts(times, lower, day, coming)
    month = reported if reported is not None and reported in several and _length(reported) < A_MONTH else None
    if reported is not None and reported in several:
        longest = max(several, key=_length)
        reported = longest if _length(longest) > _length(reported) else reported
    return Document(day, session, reported, coming, plans_only, alternates=bool(several), month=month)


class _ToldFirst(NamedTuple):
    """What a document reports on and looks ahead to, by the times that it tells of."""

    reported: Period | None
    coming: Period | None
    announced: bool  # its head looks ahead


def _told_first(times: list[TimeExpression], day: date | None, lower: str, plans: Sequence[LaterPlan]) -> _ToldFirst:
    """The first time that is past, or nearer to the document than it, and the first ahead; what a later section of
    plans tells of is not reported: only its heading looks ahead, or any of its times where the document has none."""
    reported = coming = due = None
    announced = False
    for time in times:
        if time.period is None or not _may_be_the_documents(time) or _is_aside(lower, time):
            continue
        plan = plan_at(plans, time.start) if day is None or time.period.last > day else None
        ahead = is_ahead(time.period, day) if day else (reported is not None and time.period.first > reported.first)
        if (ahead or (plan is not None and time.start < plan.head_end)) and coming is None:
            coming = time.period
            announced = time.start < OPENING_OF_DOCUMENT and plan is None
        elif plan is not None:
            due = due or time.period
        elif not ahead and not _is_told_in_passing(time, day) and (reported is None or _is_nearer(time, reported, day)):
            reported = time.period
    return _ToldFirst(reported, coming or (due if reported is None else None), announced)


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
    """`Tình hình kinh tế quý III và 9 tháng năm 2025`, `tháng 10, 10 tháng`: side by side in the title, none ahead."""
    titled = (x for x in times if x.start < OPENING_OF_DOCUMENT and is_part_of_year(x) and x.period != coming)
    past = [(x, x.period) for x in titled if x.period is not None and not is_ahead(x.period, day)]
    for (one, first), (other, second) in pairwise(past):
        if first != second and _SIDE_BY_SIDE.fullmatch(lower, one.end, other.start):
            return first, second
    return ()


def _length(period: Period) -> int:
    """Days from the first to the last."""
    return (period.last - period.first).days


def _titled_stage(times: list[TimeExpression], lower: str, day: date | None) -> Period | None:
    """`Chương trình giảm nghèo giai đoạn 2021-2025` in the title, while it runs: the years that it plans."""
    for time in times:
        if time.start >= TITLE:
            return None
        runs_on = time.period is not None and (day is None or day < time.period.last)
        if time.role is Role.TERM and runs_on and _stages().match(lower, time.start) and _is_titled(lower, time):
            return time.period
    return None


def _is_titled(lower: str, time: TimeExpression) -> bool:
    """Whether a time stands on a line that is no sentence."""
    end = lower.find("\n", time.end)
    return not lower[time.end : end if end >= 0 else len(lower)].rstrip().endswith((".", "…"))


@cache
def _stages() -> re.Pattern[str]:
    return scanner(folded(form) for entry in table("periods") if entry.id == "stage" for form in entry.forms)


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


def _opened_term(times: list[TimeExpression], lower: str, day: date | None) -> Period | None:
    """`Nghị quyết Đại hội Hội Nông dân huyện, nhiệm kỳ 2023-2028`: the term that a congress at the head opens."""
    for time in times:
        if time.start >= OPENING_OF_DOCUMENT:
            return None
        if time.role is Role.TERM and time.period is not None and is_ahead(time.period, day):
            begin = max(time.start - LONGEST_CONGRESS, 0)
            named = _congresses().search(lower, begin, time.start)
            if named is not None and not _STOP.search(lower, named.end(), time.start):
                return time.period
    return None


@cache
def _congresses() -> re.Pattern[str]:
    return scanner(forms("conferences", "congress"))


def _last_day(times: list[TimeExpression]) -> date | None:
    """A document without a date was written after the last day that it tells of."""
    told = [time for time in times if time.shape is Shape.DAY and time.role in (Role.SPAN, Role.UNTIL) and time.year]
    return max((time.period.last for time in told if time.period is not None), default=None)


def _successive_terms(times: list[TimeExpression], lower: str, day: date | None) -> tuple[Period, Period] | None:
    """The term that ends and the one that begins, where the head of a document speaks of both and of no year."""
    head = [time for time in times if time.start < OPENING_OF_DOCUMENT and time.period is not None]
    titles = [time for time in head if time.start < TITLE]
    if day is None or any(x.role is Role.SPAN and x.shape in (Shape.YEAR, Shape.MONTHS) for x in titles):
        return None
    told = (time.period for time in times if time.role is Role.TERM and not _is_of_sitting(lower, time))
    terms = sorted({period for period in told if period is not None}, key=_begins)
    for past, following in pairwise(terms):
        opened = any(time.period in (past, following) for time in head)
        joined = following.first.year - past.last.year in (0, 1) and past.first < day
        if opened and joined and abs(past.last.year - day.year) <= 1:
            return past, following
    return None


def _is_of_sitting(lower: str, time: TimeExpression) -> bool:
    """`HĐND tỉnh khóa X, nhiệm kỳ 2021 - 2026`: the term that a council sits for says who meets, not what is told."""
    return _sittings().search(lower, max(time.start - LONGEST_SITTING, 0), time.start) is not None


@cache
def _sittings() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms('conferences', 'tenure'))} +[ivxlc\d]+[ ,(]*\Z")


def _begins(period: Period) -> date:
    return period.first


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


def _is_aside(lower: str, time: TimeExpression) -> bool:
    """`02 xã đạt chuẩn (Tân Lập năm 2022, Yên Hòa năm 2024)`: in a bracket or a clause, of one thing."""
    if time.start < TITLE and lower.startswith(")", time.end):
        return False
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


def _is_told_in_passing(time: TimeExpression, day: date | None) -> bool:
    """Whether a time further down lies so far back that the document can hardly report on it, or is a year that still
    runs: `kế hoạch vốn năm 2024` in news of April."""
    if day is None or time.period is None or time.start < OPENING_OF_DOCUMENT:
        return False
    runs_still = time.shape is Shape.YEAR and time.period.last - day > YEAR_END
    return runs_still or time.period.last < day - LONG_AGO


def _is_nearer(time: TimeExpression, reported: Period, day: date | None) -> bool:
    """Whether a time is rather what a document of `day` reports on than the one that it spoke of before."""
    if _is_reported_part(time, reported, day):
        return True
    if day is None or time.period is None:
        return False
    return reported.last < day - LONG_AGO <= time.period.last and reported.last < time.period.first


def _is_reported_part(time: TimeExpression, reported: Period, day: date | None) -> bool:
    """A year that is still running is what plans are for: a document in its midst reports on its first months."""
    period = time.period
    if day is None or period is None or reported != Period.year(day.year) or time.shape is Shape.YEAR:
        return False
    running = reported.last - day > YEAR_END
    return running and time.role is Role.SPAN and period.first == reported.first and period.last <= day + GRACE


def is_ahead(period: Period, day: date | None) -> bool:
    """Whether a period lies ahead of `day`, or has hardly begun."""
    if day is None or period.last <= day:
        return False
    if period.first >= day:
        return True
    if is_running_school_year(period, day):
        return False
    length = (period.last - period.first).days
    return (day - period.first).days < EARLY * length


def is_running_school_year(period: Period, day: date | None) -> bool:
    """A school year that has begun is not ahead: its pupils and classes are there."""
    return day is not None and period.first < day < period.last and is_school_year(period)


def is_school_year(period: Period) -> bool:
    """`năm học 2024 - 2025`: from September to August."""
    return (period.first.month, period.last.month) == SCHOOL_MONTHS and period.last.year - period.first.year == 1
