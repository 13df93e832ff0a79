"""The day of a document: its publication stamp, or the place and day at its head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.proper_names import capitalised, place_forms
from doichieu.reader.grammar.text.letters import UPPER
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout, Line
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.periods import Role, Shape, TimeExpression

HEAD = 20  # lines at the head of a document that may hold its stamp
LONGEST_STAMP = 300  # signs of a line with a stamp
STAMP_WORDS = 10  # words beside the times on the line of a stamp
_OUTLET = re.compile(rf"(?:\([{UPPER}]{{2,8}}\)|[{UPPER}]{{2,8}}) *[-–] *")
_BETWEEN = re.compile(r"[\s|,:;(–-]*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day of a document and where it stands; offsets count in the copies."""

    day: date
    start: int
    end: int


def stamp(source: Source, layout: Layout, times: Sequence[TimeExpression]) -> Stamp | None:
    """The day on which the document was published or signed; None where it bears no stamp.

    A stamp is a full date beside a clock time, alone on its line, after a word such as `Ngày đăng`, or after
    the name of a place at the head of a letter. The first wins.
    """
    for index, time in enumerate(times):
        day = _full_day(time)
        line = layout.line_at(time.start)
        if day is None or line < 0 or time.start >= layout.lines[line].end:
            continue
        if _is_stamp(source, layout.lines[line], line, times, index):
            return Stamp(day, time.core, time.end)
    return None


def _full_day(time: TimeExpression) -> date | None:
    """The one day that the words give, year and all."""
    if time.shape is not Shape.DAY or time.role is not Role.SPAN or time.first != time.last or time.first is None:
        return None
    return time.first.in_year(None) if time.first.year else None


def _is_stamp(source: Source, line: Line, number: int, times: Sequence[TimeExpression], index: int) -> bool:
    if _words().match(source.lower, line.start):
        return True
    if number >= HEAD or line.end - line.start > LONGEST_STAMP:
        return False
    time = times[index]
    beside = [other for other in times[max(index - 1, 0) : index + 2] if other.shape is Shape.CLOCK]
    clocked = any(_touch(source, time, other) for other in beside)
    start = min([time.start, *(clock.start for clock in beside if _touch(source, time, clock))])
    end = max([time.end, *(clock.end for clock in beside if _touch(source, time, clock))])
    before, after = source.spelled[line.start : start], source.spelled[end : line.end]
    if (clocked and before.endswith("(") and after.startswith(")")) or _is_first_of_cells(before, after):
        return True
    words = len(re.findall(r"[^\W\d_]+", _without_outlet(before) + " " + after))
    if clocked:
        return words <= STAMP_WORDS
    return words == 0 or (not after.strip(" .") and _is_letterhead(source, line, time.start))


def _without_outlet(before: str) -> str:
    """`(TĐB) - Thứ tư, 17/4/2024`: what stands before a day without the mark of the paper and the day of the week."""
    return _weekday().sub("", _OUTLET.sub("", before)).strip(" ,")


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"{any_of(forms_of('weekday'))}\W*\Z", re.IGNORECASE)


def _is_first_of_cells(before: str, after: str) -> bool:
    """`18/09/2019 | Chuyên mục: Tin tức | Tác giả: …`: a day alone in the first or the last of a line's cells."""
    return (not before.strip() and after.lstrip().startswith("|")) or (
        not after.strip() and before.rstrip().endswith("|")
    )


def _touch(source: Source, time: TimeExpression, clock: TimeExpression) -> bool:
    """Whether only marks stand between a day and a clock time."""
    start, end = sorted((time, clock), key=lambda each: each.start)
    return _BETWEEN.fullmatch(source.spelled, start.end, end.start) is not None


def _is_letterhead(source: Source, line: Line, start: int) -> bool:
    """Yên Lạc, ngày 04 tháng 11 năm 2019: only a place before the day, with its kind or without (`Thành phố Huế`), on
    the line or in its right half"""
    before = source.spelled[line.start : start].rstrip(" ")
    begin = max(before.rfind("   ") + 3, 0) if "   " in before else 0
    place = _kind().sub("", before[begin:].rstrip(",").strip())
    run = capitalised(place, 0)
    return before.endswith(",") and bool(run) and run[-1].end == len(place)


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"\A{trie_pattern(place_forms())} +", re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    entries = (entry for entry in table("furniture") if entry.id == "stamp")
    words = trie_pattern(folded(form) for entry in entries for form in entry.forms)
    return re.compile(rf"(?:\(\w{{1,8}}\) *)?{words}")
