"""The terms that the head of a document speaks of: one that ends, one that a congress opens, one that is planned."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

from doichieu.claims import Period
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.atoms import Shape, any_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.periods import TITLE

_STOP = re.compile(r"[.;:]\s")
OPENING_OF_DOCUMENT = 600  # signs
LONGEST_CONGRESS = 110  # signs from the word for a congress to its term, the body and its number between them
LONGEST_SITTING = 20  # signs from the word for a council's sitting over its number to its term


def titled_stage(times: list[TimeExpression], lower: str, day: date | None) -> Period | None:
    """`Chương trình giảm nghèo giai đoạn 2021-2025` in the title, while it runs: the years that it plans."""
    for time in times:
        if time.start >= OPENING_OF_DOCUMENT:
            return None
        runs_on = time.period is not None and (day is None or day < time.period.last)
        staged = time.core > time.start or lower[time.start].isdecimal()  # `giai đoạn 2021-2025`, `5 năm 2021 - 2025`
        office = lower.startswith(forms("conferences", "term"), time.start)
        if time.role is Role.TERM and runs_on and staged and not office and is_titled(lower, time):
            return time.period
    return None


def is_titled(lower: str, time: TimeExpression) -> bool:
    """Whether a time stands on a line that is no sentence."""
    end = lower.find("\n", time.end)
    return not lower[time.end : end if end >= 0 else len(lower)].rstrip().endswith((".", "…"))


def opened_term(times: list[TimeExpression], lower: str, day: date | None) -> Period | None:
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


def successive_terms(times: list[TimeExpression], lower: str, day: date | None) -> tuple[Period, Period] | None:
    """The term that ends and the one that begins, where the head of a document speaks of both and of no year; that of a
    congress opens one, and what it looks back at (`nhiệm kỳ qua`) may be told further down."""
    head = [time for time in times if time.start < OPENING_OF_DOCUMENT and time.period is not None]
    titles = [time for time in head if time.start < TITLE]
    if day is None or any(x.role is Role.SPAN and x.shape in (Shape.YEAR, Shape.MONTHS) for x in titles):
        return None
    opens = opened_term(times, lower, day)
    told = (
        time.period
        for time in times
        if (time.role is Role.TERM and not _is_of_sitting(lower, time)) or (opens is not None and time.grain == "term")
    )
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
