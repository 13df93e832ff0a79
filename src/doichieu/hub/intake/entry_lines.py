"""Figures on their way from a form, a sheet or the API into the register: as written, and as checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from doichieu import show
from doichieu.claims import Period, Quantity
from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import name_on
from doichieu.hub.intake.line_errors import LineFault
from doichieu.hub.intake.usual import Unusual
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.models import Figure, Maturity
from doichieu.hub.register.rules import quantity_of
from doichieu.hub.register.series import Series


class Field(StrEnum):
    """The parts of a line, by which a fault names the cell that it is in."""

    LINE = "line"
    INDICATOR = "indicator"
    ABOUT = "about"
    NUMBER = "number"
    UNIT = "unit"
    BOUND = "bound"
    MATURITY = "maturity"
    NOTE = "note"
    KEY = "key"
    LAST_YEAR = "last_year"
    PRICE_BASIS = "price_basis"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One figure as somebody wrote it down."""

    number: str
    indicator: str = ""  # code, name or wording; not needed where the series is chosen
    series: Series | None = None  # as the form offers it
    key: str = ""  # the beginning of a series' digest, as a template carries it; empty where nothing says which
    about: str = ""  # the reporting unit under the place; empty for the place itself
    unit: str = ""  # with its magnitude: "tỷ đồng"; empty for the indicator's own
    bound: str = ""  # a word or a code
    maturity: str = ""  # a word or a code
    price_basis: str = ""  # a basis, or that none is named; empty where nothing is said of prices
    cumulative: str = ""  # a word or a code; empty where nothing is said of it
    note: str = ""  # why it changes so much, or why it replaces another figure
    last_year: str = ""  # the figure of the same days a year before, where a table has it beside this one
    asked: frozenset[str] = frozenset()  # codes of the questions that whoever wrote the note had been shown
    seen: int | None = None  # id of the figure that was on the page; 0 for none, None where nobody looked
    at: Mapping[Field, str] = field(default_factory=dict)  # the address of each cell

    def place_of(self, part: Field) -> str:
        """The address of a cell, or of the line where the cell has none."""
        return self.at.get(part) or self.at.get(Field.LINE, "")

    def answers(self, code: str) -> bool:
        """Whether the note is an answer to a question: it was shown, to whoever wrote the note or let it stand."""
        return code in self.asked and bool(self.note.strip())


class PassedOver(NamedTuple):
    """A row of a table that holds words, and no figure to be entered."""

    where: str  # its address
    words: str  # its filled cells


class LeftOut(NamedTuple):
    """A column of a table that holds something, and of which nothing is entered."""

    where: str  # the address of its heading, or of the first cell that is filled
    words: str  # its heading; without one, that cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """Figures that are entered together: all of them are written, or none."""

    locality: Locality
    period: Period
    lines: tuple[WrittenLine, ...]
    clock: Clock = Clock.CALENDAR  # on which `period` runs
    planned: bool = False
    set_by: str = ""  # whose plan, where they are targets
    lang: show.Lang = "vi"  # in which the numbers are written
    name: str = ""  # of the file; empty for a form
    original: bytes = b""  # the file; empty for a form
    kept_with: int | None = None  # the id of the form that has the file already
    beside: str = ""  # every other word of the file, a cell a line
    subject: Subject | None = None  # that every line is about; None: a line says it, or is about the place
    organisation: Subject | None = None  # that signs for itself: every line is about it
    passed_over: tuple[PassedOver, ...] = ()  # rows of a table that are no lines
    left_out: tuple[LeftOut, ...] = ()  # columns of a table that are not used

    @property
    def named(self) -> PlanningPeriod:
        """The period of the sheet, perhaps not on record yet."""
        first, last = self.period.first, self.period.last
        name = name_on(first, last, self.clock)
        return PlanningPeriod(name=name, clock=self.clock, first_day=first, last_day=last)

    @property
    def own(self) -> Subject | None:
        """The one that every line is about; None where each may be about another."""
        return self.organisation or self.subject

    @property
    def words(self) -> str:
        """All that was written down, a cell a line."""
        cells = (cell for line in self.lines for cell in (line.indicator, line.about, line.number, line.note))
        return "\n".join((self.beside, *cells))


RIPENESS = ("", *Maturity.values)  # the least ripe first
KEY_LENGTH = 16  # of a series' digest: enough to tell the rows of a page apart


class Change(StrEnum):
    """What a line does to the register."""

    NEW = "new"
    SAME = "same"  # nothing: the figure is on record already
    CHANGED = "changed"  # it replaces another figure


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line that may be written."""

    written: WrittenLine
    series: Series
    period: PlanningPeriod  # perhaps not on record yet
    quantity: Quantity  # in the unit as written
    kept: Quantity  # in the indicator's unit
    maturity: Maturity | str
    standing: Figure | None  # that holds now
    unusual: Unusual | None
    below_zero: bool = False  # where nothing says that it may be
    differs: LineFault | None = None  # what a table has of the year before, from what is on record
    hidden: bool = False  # whether a unit may not see what stands: it is told the same of it, whatever it enters

    @property
    def change(self) -> Change:
        """What writing it does."""
        if self.standing is None:
            return Change.NEW
        return Change.SAME if not self.hidden and _says(self.standing, self) else Change.CHANGED

    @property
    def standing_quantity(self) -> Quantity | None:
        """The quantity that holds now."""
        return quantity_of(self.standing) if self.standing else None

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.series.indicator


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell."""

    where: str  # its address
    field: Field
    error: LineFault | RegisterError
    line: WrittenLine


class Misplaced(Exception):  # noqa: N818 - named by its fault
    """A fault with the field that it is in."""

    def __init__(self, field: Field, error: LineFault | RegisterError) -> None:
        self.field, self.error = field, error
        super().__init__(str(error))


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet after all checks; with a fault nothing of it is written."""

    lines: tuple[EntryLine, ...]
    faults: tuple[Fault, ...]
    passed_over: tuple[PassedOver, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def changes(self) -> tuple[EntryLine, ...]:
        """The lines that write something."""
        return tuple(line for line in self.lines if line.change is not Change.SAME)

    @property
    def ordered(self) -> tuple[EntryLine, ...]:
        """The lines, those first that replace a figure, then those that are new, then those that change nothing."""
        order = (Change.CHANGED, Change.NEW, Change.SAME)
        return tuple(sorted(self.lines, key=lambda line: order.index(line.change)))

    @property
    def counts(self) -> Mapping[str, int]:
        """How many lines there are of each change, `new`, `changed` and `same`."""
        return {change.value: sum(line.change is change for line in self.lines) for change in Change}


def advances(before: str, after: str) -> bool:
    """Whether a figure has ripened: from an estimate to a preliminary one, or to an official one."""
    return RIPENESS.index(after) > RIPENESS.index(before)


def _says(standing: Figure, line: EntryLine) -> bool:
    """Whether the figure on record is this very figure; a maturity that is left out is no difference."""
    same_maturity = not line.maturity or line.maturity == standing.maturity
    held = (standing.value, standing.upper, standing.total, standing.bound)
    return same_maturity and held == (line.kept.value, line.kept.upper, line.kept.total, line.kept.bound.value)
