"""What a body decides behind its enacting words, `QUYẾT NGHỊ: … Điều 1. Chỉ tiêu năm 2026`, and not what it notes."""

from bisect import bisect_left
from collections.abc import Sequence

from doichieu.claims import Period
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.divisions import DIVISION, behind_number
from doichieu.reader.grammar.times.document_times import YEAR_END, Document
from doichieu.reader.grammar.times.expressions import TimeExpression
from doichieu.reader.grammar.times.open_sections import LEADING
from doichieu.reader.grammar.times.section_words import (
    decides_in_heading,
    enacting_words,
    tells_in_heading,
    titles_of_decisions,
)
from doichieu.reader.grammar.times.terms import titled_stage

LONGEST_HEAD = 12  # lines down to the title of a resolution
LONGEST_FORMULA = 200  # signs of the line that the enacting words end


class DecidedArticles:
    """Whether the article that a line stands in sets targets, from line to line."""

    def __init__(self, source: Source, layout: Layout, document: Document, times: Sequence[TimeExpression]) -> None:
        self.source, self.document, self.times = source, document, times
        self._starts = [time.start for time in times]
        self.enacted = _enacted(source, layout)
        self.stage: Period | None = None  # that the title of a resolution without a day sets targets for
        if self.enacted is None and document.day is None:
            self.enacted = _titled(source, layout)
            self.stage = titled_stage(list(times), source.lower, None) if self.enacted is not None else None
        self.planned = False
        self.period: Period | None = None  # that the targets are set for, where the heading names it
        self._reports_at: int | None = None  # level of the heading that reports

    def at(self, line: Line) -> bool:
        """Take in a line; whether it names what is decided below it."""
        if self.enacted is None or line.start < self.enacted:
            return False
        title = behind_number(self.source, line)
        if title is None and line.kind is not LineKind.HEADING:
            return False
        start, level = (line.body, line.level) if title is None else (title, DIVISION)
        if title is not None:
            self.planned, self.period, self._reports_at = False, None, None
        return self._open(start, self._end(start, line.end), level)

    def plans_at(self, opening: TimeExpression | None, *, otherwise: bool) -> bool:
        """Whether a sentence that opens with this time is planned: not `6 tháng đầu năm 2026, …` in July.

        otherwise: what holds where nothing is decided.
        """
        if not self.planned:
            return otherwise
        if opening is None or opening.period is None:
            return True
        day = self.document.day
        if day is None:  # `Năm 2024, …` in a resolution on 2025
            return self.period is None or opening.period.last >= self.period.first
        return opening.period.last >= day

    def _end(self, start: int, end: int) -> int:
        colon = self.source.lower.find(":", start, end)
        return end if colon < 0 else colon

    def _open(self, start: int, end: int, level: int) -> bool:
        """A heading within one that reports goes on to report."""
        lower = self.source.lower
        if self._reports_at is not None and level > self._reports_at:
            return False
        if tells_in_heading(lower, start, end):
            self.planned, self.period, self._reports_at = False, None, level
            return False
        staged = self.stage is not None and any(time.period == self.stage for time in self._times(start, end))
        if not staged and not decides_in_heading(lower, start, end):
            return False
        named = [x.period for x in self._times(start, end) if x.role in LEADING and x.shape is not Shape.DAY]
        told = [period for period in named if period is not None]
        self.planned = all(self._runs(period) for period in told)
        self.period = (told[-1] if told else self.stage if staged else None) if self.planned else None
        self._reports_at = None if self.planned else level
        return self.planned

    def _times(self, start: int, end: int) -> Sequence[TimeExpression]:
        return self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _runs(self, period: Period) -> bool:
        """Whether a time lies ahead, or has months to run."""
        day = self.document.day
        return day is None or is_ahead(period, day) or period.last - day > YEAR_END


def _enacted(source: Source, layout: Layout) -> int | None:
    """Where the line ends that the enacting words are, or close before a colon."""
    formulas = enacting_words()
    for line in layout.lines:
        if line.end - line.start > LONGEST_FORMULA:
            continue
        told = source.lower[line.start : line.end].strip()
        words = told.rstrip(" :")
        if words in formulas or (told.endswith(":") and words.endswith(tuple(f" {form}" for form in formulas))):
            return line.end
    return None


def _titled(source: Source, layout: Layout) -> int | None:
    """Where the line ends that is no more than the title of a resolution, near the head of the text."""
    titles = titles_of_decisions()
    for line in layout.lines[:LONGEST_HEAD]:
        if source.lower[line.start : line.end].strip(" :") in titles:
            return line.end
        if tells_in_heading(source.lower, line.start, line.end):
            return None
    return None
