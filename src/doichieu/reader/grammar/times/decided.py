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
from doichieu.reader.grammar.times.section_words import decides_in_heading, enacting_words, tells_in_heading

LONGEST_FORMULA = 200  # signs of the line that the enacting words end


class DecidedArticles:
    """Whether the article that a line stands in sets targets, from line to line."""

    def __init__(self, source: Source, layout: Layout, document: Document, times: Sequence[TimeExpression]) -> None:
        self.source, self.document, self.times = source, document, times
        self._starts = [time.start for time in times]
        self.enacted = _enacted(source, layout)
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
        day = self.document.day
        return opening is None or opening.period is None or day is None or opening.period.last >= day

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
        if not decides_in_heading(lower, start, end):
            return False
        times = self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        named = [time.period for time in times if time.role in LEADING and time.shape is not Shape.DAY]
        told = [period for period in named if period is not None]
        self.planned = all(self._runs(period) for period in told)
        self.period = told[-1] if told and self.planned else None
        self._reports_at = None if self.planned else level
        return self.planned

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
