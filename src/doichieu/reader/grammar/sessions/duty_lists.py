"""The lists of duties that a colon leads in, one within the other, and whose duties they are.

`1. UBND xã:` leads in the items below it, of a lower level, and not `2. Tăng cường …`, which is nobody's again.
"""

from dataclasses import dataclass
from typing import NamedTuple

from doichieu.reader.grammar.sessions.task_owners import Place
from doichieu.reader.grammar.text.segments import Line, LineKind
from doichieu.reader.grammar.text.sources import Source


class Rank(NamedTuple):
    """By what items are of one list."""

    level: int
    mark: str


@dataclass(slots=True)
class Lead:
    """What leads in a list."""

    line: Rank
    owner: Place | None  # who has the duties of its items that name nobody
    words: Place | None  # that may name their time
    items: Rank | None = None  # of the first below it


class DutyLists:
    """The open lists at a line."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[Lead] = []
        self._line = Rank(0, "")

    @property
    def lead(self) -> Lead | None:
        """What leads in the innermost list, None outside of any."""
        return self._open[-1] if self._open else None

    def enter(self, line: Line) -> None:
        """Take in the next line: an item goes on with a list, anything else ends all."""
        self._line = Rank(line.level, self._source.spelled[line.start : line.start + 1])
        if line.kind is not LineKind.ITEM:
            self._open.clear()
        while self._open and not self._holds(self._open[-1]):
            self._open.pop()

    def _holds(self, lead: Lead) -> bool:
        """Whether the line is an item of a list, or stands below one."""
        lead.items = lead.items or self._line
        if self._line == lead.items:
            return True
        return self._line.level >= lead.items.level and self._line != lead.line

    def open(self, owner: Place | None, words: Place | None) -> None:
        """A list begins behind the words of this line, or what is known of it is told."""
        if self._open and self._open[-1].items is None:
            self._open.pop()
        self._open.append(Lead(self._line, owner, words))
