"""`Trong quý II` under `NHIỆM VỤ NĂM 2026`, told in 2025: a quarter or month without a year is of the year planned."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import label_pattern
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.periods import resolved, times_within
from doichieu.reader.grammar.times.section_words import section_role

_PARTS = (Shape.MONTH, Shape.QUARTER)
_DUE = (Role.SPAN, Role.UNTIL, Role.DEADLINE)
_Heading = tuple[int, int | None]  # where it begins, and the year that it plans


def in_planned_years(
    times: list[TimeExpression], source: Source, layout: Layout, day: date | None
) -> list[TimeExpression]:
    """The same times, those under a heading of plans for the next year being of that year."""
    if day is None or not any(_is_open(time, day) for time in times):
        return times
    headings = _headings(times, source, layout, day.year + 1)
    if not headings:
        return times
    starts = itemgetter(0)
    found: list[TimeExpression] = []
    for time in times:
        ahead = _is_open(time, day) and not _looks_back(time, source, layout)
        at = bisect_right(headings, time.start, key=starts) if ahead else 0
        year = headings[at - 1][1] if at else None
        found.append(time if year is None else time.dated(resolved(time, year, day), ()))
    return found


def _is_open(time: TimeExpression, day: date) -> bool:
    """Whether a month or quarter is written without its year, and taken for one that is over."""
    if time.shape not in _PARTS or time.role not in _DUE or time.grain is not None or time.year is not None:
        return False
    return time.period is not None and time.period.last < day


def _looks_back(time: TimeExpression, source: Source, layout: Layout) -> bool:
    """`Phát huy kết quả tháng 9`, `trong quý III có 12 hộ chưa nhận tiền`: a sentence that tells what came about."""
    at = layout.sentence_at(time.start)
    sentence = layout.sentences[at] if at >= 0 else layout.lines[layout.line_at(time.start)]
    return label_pattern("looks back").search(source.lower, sentence.start, sentence.end) is not None


def _headings(times: Sequence[TimeExpression], source: Source, layout: Layout, year: int) -> list[_Heading]:
    """The headings that plan for a year, and those that end what they plan; empty where none does."""
    found: list[_Heading] = []
    level: int | None = None  # of the section of plans that is open
    for line in layout.lines:
        if line.kind is not LineKind.HEADING:
            continue
        role = section_role(source.lower, line.body, line.end)
        if role == "plan" and _names_year(times, line, year):
            found.append((line.start, year))
            level = line.level
        elif level is not None and (role is not None or 0 < line.level <= level):
            found.append((line.start, None))
            level = None
    return found


def _names_year(times: Sequence[TimeExpression], line: Line, year: int) -> bool:
    named = [time for time in times_within(times, line.body, line.end) if time.shape is Shape.YEAR]
    return len(named) == 1 and named[0].year == year
