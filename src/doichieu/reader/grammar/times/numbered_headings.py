"""Headings with a number: their time, and whether the targets that one names are still to be reached."""

import re
from dataclasses import dataclass

from doichieu.claims import Period
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind, Sentence
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.divisions import title_of_division
from doichieu.reader.grammar.times.document_times import YEAR_END, Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.openings import HOLDING
from doichieu.reader.grammar.times.section_words import is_whole_heading, section_role, tells_of_missed_targets

_SET_FOR = HOLDING | {Role.TERM, Role.PLAN}
_RESULTS = frozenset(("reach", "exceed", "short", "predicate"))
_NUMBER = re.compile(r"\d{1,3}")
_SHARE = re.compile(r"(?<![\d,.])(\d[\d,.]*) ?%\s*\Z")
LONGEST_SHARE = 14  # signs
ROMAN = 2  # level of headings with Roman numbers
WHOLE = "100"  # percent: `giao quân đạt 100% chỉ tiêu` is a target as well as a result


@dataclass(frozen=True, slots=True)
class Section:
    """An open heading with a number."""

    level: int
    period: Period | None
    planned: bool
    is_item: bool = False  # an item of a list that is a title: `2. Nhiệm vụ thời gian tới:`
    reports: bool = False  # `1. Kết quả`
    number: int | None = None  # the last of its own; None where a list with numbers of its own has begun under it


def number_of(source: Source, line: Line) -> int | None:
    """The last number before the words of a heading or item."""
    numbers = _NUMBER.findall(source.lower, line.start, line.body)
    return int(numbers[-1]) if numbers else None


def time_of_heading(source: Source, begin: int, end: int, times: list[TimeExpression]) -> TimeExpression | None:
    """The time anywhere in a heading that holds below it.

    `CHỈ TIÊU NĂM 2026` sets targets for the time of a plan; `MỤC TIÊU NHIỆM KỲ 2021 - 2026` aims for a term, and
    `KẾT QUẢ KẾ HOẠCH 5 NĂM 2016 - 2020` tells of one, where the heading names no other time.
    """
    role = section_role(source.lower, begin, end)
    told = role == "report" or (role in ("targets", "plan") and not _tells_results(source.lower, begin, end))
    named = [time for time in times if time.shape is not Shape.DAY and time.role in (_SET_FOR if told else HOLDING)]
    at_once = role == "targets"
    return next((time for time in named if at_once or time.role in HOLDING), named[0] if named else None)


def is_to_be_reached(source: Source, begin: int, end: int, time: TimeExpression, document: Document) -> bool:
    """Whether the targets of a heading are of a time ahead, or behind what is reported on, or with months to run.

    begin, end: the heading; `CÁC CHỈ TIÊU ĐẠT ĐƯỢC 9 THÁNG` tells what was reached.
    """
    period, day = time.period, document.day
    if period is None or _tells_results(source.lower, begin, end):
        return False
    if is_ahead(period, day) or (document.reported is not None and period.first > document.reported.last):
        return True
    if day is None:
        return document.reported is None
    return period != document.reported and period.last - day > YEAR_END


def _tells_results(lower: str, begin: int, end: int) -> bool:
    """`CÁC CHỈ TIÊU NĂM 2026 CHƯA ĐẠT`"""
    return tells_of_missed_targets(lower, begin, end) or any(
        not _RESULTS.isdisjoint(cue.roles) for cue in cues_in(lower, begin, end)
    )


def lists_targets_alone(source: Source, layout: Layout, heading: Sentence, line: Line) -> bool:
    """Whether a heading says `CHỈ TIÊU CHỦ YẾU` and no more, and nothing below it is a share of what was planned.

    line: that of the heading, its body what stands behind the number.
    """
    if not is_whole_heading(source.lower, line.body, heading.end):
        return False
    for below in layout.lines[heading.line + 1 :]:
        numbered = below.kind is LineKind.HEADING and below.body > below.start and below.level <= line.level
        if numbered or title_of_division(source, below) is not None:
            return True
        if _rates_a_plan(source.lower, below.start, below.end):
            return False
    return True


def _rates_a_plan(lower: str, start: int, end: int) -> bool:
    """`đạt 96% kế hoạch`, `bằng 80% so với chỉ tiêu được giao`: how much of a plan was reached."""
    before = None
    for cue in cues_in(lower, start, end):
        if "plan_basis" in cue.roles:
            compared = before is not None and "compare" in before.roles and not lower[before.end : cue.start].strip()
            at = before.start if before is not None and compared else cue.start
            share = _SHARE.search(lower, max(start, at - LONGEST_SHARE), at)
            if share is not None and share[1] != WHOLE:
                return True
        before = cue
    return False
