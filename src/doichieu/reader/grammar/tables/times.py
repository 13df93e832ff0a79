"""When the figures of a table were or are to be: from the heading of a column, the title, the text around it."""

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from doichieu.claims import Period
from doichieu.reader.grammar.figures.coming_times import closes_what_is_reported
from doichieu.reader.grammar.tables.headings import Heading, Holds
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.contexts import Held
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.openings import HOLDING
from doichieu.reader.grammar.times.periods import resolved

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TITLE_ROLES = HOLDING | {Role.PLAN, Role.TERM}


@dataclass(frozen=True, slots=True)
class When:
    """The time of a column."""

    period: Period | None
    said: bool  # by the heading itself or the title


class TableTimes:
    """The times of one table's columns.

    title: times of the lines above it, the nearest line first; held: what holds before it, if anything.
    """

    def __init__(
        self, headings: Mapping[int, Heading], title: Sequence[TimeExpression], held: Held | None, document: Document
    ) -> None:
        self.headings, self.document = headings, document
        self.held = held
        self.title = next((x.period for x in title if x.period and x.role in TITLE_ROLES and not _is_day(x)), None)
        results = [(at, self._own(heading)) for at, heading in headings.items() if heading.holds is Holds.RESULT]
        self.results = {at: period for at, period in results if period is not None}
        if undated := [at for at, period in results if period is None]:
            self._date_beside_earlier(undated)
        self.main = self._main(results=bool(results))
        self._known: dict[int, When] = {}

    def _date_beside_earlier(self, undated: Sequence[int]) -> None:
        """`KH 2025 | Thực hiện | TH 2024`: a result without a time beside one of the year before its title."""
        latest = max((period.last.year for period in self.results.values()), default=None)
        if latest is None:
            return
        year = latest + 1
        if self.title is not None and self.title.last.year == year:
            self.results.update(dict.fromkeys(undated, self.title))
        elif self.title is None and self._planned_years() == {year}:
            self.results.update(dict.fromkeys(undated, Period.year(year)))

    def _main(self, *, results: bool) -> Period | None:
        """What the table reports on: its latest result, else its title, else what holds before it."""
        if self.results:
            return max(self.results.values(), key=lambda period: (period.last, period.first))
        if self.title is not None:
            return self.title
        if self.held is not None and self.held.period is not None:
            return self.held.period
        if self.held is not None and self.held.planned and not results:
            return self.held.coming or self.document.reported
        return self.document.reported

    def of(self, column: int) -> When:
        """The time of one column."""
        if column not in self._known:
            self._known[column] = self._of(column)
        return self._known[column]

    def _of(self, column: int) -> When:
        heading = self.headings[column]
        if heading.holds is Holds.PAST:
            return self._of_past(heading)
        own = self._own(heading)
        if heading.holds in (Holds.ATTAINMENT, Holds.GROWTH, Holds.RATE):
            return self._of_rate(column, heading, own)
        if own is not None:
            return When(own, True)
        if heading.holds is Holds.PLAN:
            return self._of_plan()
        if heading.holds is Holds.LEVEL and self.title is not None:
            return When(self.title, True)
        return When(self.main, self.title is not None)

    def _own(self, heading: Heading) -> Period | None:
        """The narrowest time of the heading itself, its year from the heading, else from what the table is about."""
        year = next((time.year for time in heading.times if time.year is not None), None)
        periods = [self._resolved(time, year) for time in heading.times]
        known = [period for period in periods if period is not None]
        return min(known, key=_length) if known else None

    def _resolved(self, time: TimeExpression, year: int | None) -> Period | None:
        if year is None:
            year = self._year()
        return resolved(time, year, self.document.day)

    def _year(self) -> int | None:
        held = self.held.period if self.held is not None else None
        known = self.title or held or self.document.reported
        return known.last.year if known else None

    def _of_past(self, heading: Heading) -> When:
        """`Cùng kỳ năm 2024`: the same days in that year; `TH 6 tháng đầu năm 2024`: its own."""
        own = self._own(heading)
        narrow = any(time.shape is not Shape.YEAR and time.grain is None for time in heading.times)
        if own is not None and narrow and any(time.year for time in heading.times):
            return When(own, True)
        base = own if own is not None and narrow else self.main
        if base is None:
            return When(own, own is not None)
        year = next((time.year for time in heading.times if time.year is not None), base.last.year - 1)
        return When(_moved(base, year - base.last.year), bool(self.results) or self.title is not None)

    def _of_plan(self) -> When:
        """A plan without a time is for the year of the results beside it, else for what the table is about."""
        if self.results and self.main is not None:
            return When(Period.year(self.main.last.year), True)
        if any(heading.holds in (Holds.RESULT, Holds.ATTAINMENT, Holds.RATE) for heading in self.headings.values()):
            return When(Period.year(self.main.last.year) if self.main else None, self.title is not None)
        if self.title is None and self.held is not None and self.held.planned and self.held.coming is not None:
            return When(self.held.coming, False)
        return When(self.main, self.title is not None)

    def _of_rate(self, column: int, heading: Heading, own: Period | None) -> When:
        """A rate has the time of what it rates: its heading's, else that of the nearest result before it."""
        rated = [period for at, period in self.results.items() if own and at < column and _within(period, own)]
        if own is not None:
            return When(rated[-1] if rated and own not in rated else own, True)
        if heading.planned:
            plans = [at for at, other in self.headings.items() if other.holds is Holds.PLAN and at < column]
            return self.of(max(plans)) if plans else self._of_plan()
        before = [at for at in self.results if at < column]
        if before and heading.short:
            return When(min((self.results[at] for at in before), key=_length), True)
        if rated_at := self._rated(column, heading, before):
            return When(self.results[rated_at], True)
        return When(self.main, bool(self.results) or self.title is not None)

    def _rated(self, column: int, heading: Heading, before: Sequence[int]) -> int:
        """The column of the result that a rate is of: the nearest one before it, and never what it is measured against.

        `TH 2025 | TH 2024 | So với năm 2024`, `TH 2025 | TH 2024 | TH/KH`: of 2025. 0: none.
        """
        if heading.holds is Holds.ATTAINMENT:
            planned = self._planned_years()
            return max((at for at in before if self.results[at].last.year in planned), default=max(before, default=0))
        years = [int(year) for year in _YEAR.findall(heading.basis or "")]
        if years:
            later = [at for at, period in self.results.items() if period.last.year > years[-1]]
            behind = min((at for at in later if at > column), default=0)
            return max((at for at in later if at < column), default=behind or max(before, default=0))
        bases = [_moved(self.results[at], -1) for at in before]
        return max((at for at in before if self.results[at] not in bases), default=0)

    def _planned_years(self) -> set[int]:
        """The years of the columns of plans that name one."""
        plans = (self._own(heading) for heading in self.headings.values() if heading.holds is Holds.PLAN)
        return {period.last.year for period in plans if period is not None}

    def plans_ahead(self, period: Period | None) -> bool:
        """Whether figures of `period` can only be planned; the last day of what is reported on is all but there."""
        if period is None or closes_what_is_reported(period, self.document):
            return False
        return is_ahead(period, self.document.day)


def _length(period: Period) -> timedelta:
    return period.last - period.first


def _within(period: Period, whole: Period) -> bool:
    return whole.first <= period.first and period.last <= whole.last


def _is_day(time: TimeExpression) -> bool:
    """A single day in a title dates a document or a decision, not the figures."""
    return time.shape is Shape.DAY and time.role is Role.SPAN


def _moved(period: Period, years: int) -> Period | None:
    """The same days, so many years later; the end of a month stays one."""
    if not date.min.year <= period.first.year + years <= period.last.year + years <= date.max.year:
        return None
    return Period(_day_in(period.first, period.first.year + years), _day_in(period.last, period.last.year + years))


def _day_in(day: date, year: int) -> date:
    last = calendar.monthrange(year, day.month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, day.month, last if at_end else min(day.day, last))
