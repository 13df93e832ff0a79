"""What a text says of time: one expression, the part that it plays, and where it stands."""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from doichieu.claims import Period, Span
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.days import Edge


class Role(StrEnum):
    """The part that a time plays in what is said."""

    SPAN = "span"  # when it was or is to be: on, in, during, from … to
    UNTIL = "until"  # a cut-off: đến ngày, tính đến hết; its last day twice
    BY_YEAR = "by_year"  # đến năm 2030: the whole of that year
    DEADLINE = "deadline"  # trước ngày, chậm nhất: that day twice
    NOW = "now"  # đến nay, hiện: the session's last day, else the document's
    SINCE = "since"  # từ năm 2016 (đến nay): from its first day to now
    TERM = "term"  # nhiệm kỳ, giai đoạn
    BASIS = "basis"  # so với, cùng kỳ: what a figure is measured against, not when it was
    PLAN = "plan"  # names a plan: kế hoạch năm 2022, dự toán năm
    EACH = "each"  # hằng năm, bình quân mỗi năm
    LENGTH = "length"  # 02 năm: gives no days
    CLOCK = "clock"  # 13:30
    PRICES = "prices"  # giá so sánh năm 2010: whose prices are counted with


class TimeFrom:
    """Where the time of a figure comes from; plain strings, since each figure is counted by them."""

    BESIDE: Final = "right behind the figure"
    CLAUSE: Final = "before the figure in its clause"
    OPENING: Final = "opening of the sentence"
    BEHIND: Final = "behind the figure in its clause"
    YEAR_BEFORE: Final = "the same days a year before"
    BASIS: Final = "what the figure before is measured against"
    PLAN_YEAR: Final = "year of the plan"
    SESSION: Final = "days of the session"
    HELD: Final = "heading or sentence before"
    COMING: Final = "coming time that the document announces"
    DOCUMENT: Final = "what the document reports on"
    DAY: Final = "day of the document"
    LENGTH: Final = "a length of time without days"


class TimeExpression(NamedTuple):
    """A stretch of text that speaks of time; offsets count in the copies of the source."""

    start: int  # the words that give the part included: "đến ngày 31/10"
    end: int
    period: Period | None  # None where no days can be told
    role: Role
    shape: Shape
    core: int  # where the time itself begins: "ngày 31/10"
    first: Edge | None = None  # as written, the year perhaps left out
    last: Edge | None = None
    days: tuple[date, ...] = ()  # each day, of a day or a list of days
    edges: tuple[Edge, ...] = ()  # the same as written
    grain: str | None = None  # of a relative time, see `Atom`
    offset: int = 0
    to_now: bool = False  # `từ ngày 01/8 đến nay`: its end is said, too

    @property
    def year(self) -> int | None:
        """The last year that the words themselves give."""
        return self.last.year if self.last else None

    def dated(self, period: Period | None, days: tuple[date, ...]) -> "TimeExpression":
        """The same expression with its days."""
        start, end, _, role, shape, core, first, last, _, edges, grain, offset, to_now = self
        return TimeExpression(start, end, period, role, shape, core, first, last, days, edges, grain, offset, to_now)

    def span(self, source: Source) -> Span:
        """The whole expression in the original text."""
        return source.original(self.start, self.end)
