"""What is wrong with one cell of a sheet, or one field of a form; the tree stands in `errors`."""

# ruff: noqa: N818 - an error is named by its fault

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doichieu.hub.intake.errors import IntakeError

if TYPE_CHECKING:
    from doichieu.hub.register.models import Figure


class LineFault(IntakeError):
    """What is wrong with one cell of a sheet, or one field of a form."""

    code = "line-fault"
    figure: int | None = None  # id of the figure on record whose amount it tells

    def untold(self) -> "LineFault | None":
        """The same to whoever may not see that figure: without its amount, or None where that alone would tell it."""
        return self


class NumberMissing(LineFault):
    """A line that says something of a figure, and not the figure."""

    code = "number-missing"

    def __init__(self) -> None:
        super().__init__("the number is missing")


class NumberCleared(NumberMissing):
    """The field of a figure that is on record was emptied: that takes no figure back."""

    code = "number-cleared"

    def __init__(self, *, standing: "Figure") -> None:
        self.standing, self.figure = standing, standing.pk
        super().__init__()

    def untold(self) -> LineFault:
        """That the number is missing."""
        return NumberMissing()


class NumberInUnit(NumberMissing):
    """The number stands where its unit belongs."""

    code = "number-in-unit"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__()


class UnitWanted(LineFault):
    """A number alone, of money or whatever else is written in several magnitudes: `45,5` of what?"""

    code = "unit-wanted"

    def __init__(self, *, written: str, units: Sequence[str]) -> None:
        self.written, self.units = written, ", ".join(units)
        super().__init__(f"{written} has no unit: write one of {self.units}")


class FormulaWritten(LineFault):
    """A formula where a number belongs: what it gives depends on what else stands in its file."""

    code = "formula-written"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written} is a formula; paste its value instead")


class FormulaFailed(LineFault):
    """What a spreadsheet shows where a formula gives no value: `#REF!`, `#DIV/0!`."""

    code = "formula-failed"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written} says that a formula of the spreadsheet gives no value")


class PowersWritten(LineFault):
    """A number in powers of ten, `1,5E+12`: digits that a spreadsheet did not show are missing."""

    code = "powers-written"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written} is a number in powers of ten; write all of its digits")


class DayWritten(LineFault):
    """A day where a number belongs: spreadsheets make days of numbers such as 4.7."""

    code = "day-written"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"the cell holds the day {written}; make it a number and write the figure again")


class NotWritten(LineFault):
    """A value that is no number: an error of the sheet, words."""

    code = "number-unreadable"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} is no number; write it like 1.234,5")


class WordUnknown(LineFault):
    """A bound or a maturity of no known name."""

    code = "word-unknown"

    def __init__(self, *, written: str, known: Sequence[str]) -> None:
        self.written, self.known = written, ", ".join(known)
        super().__init__(f"{written!r} is none of {self.known}")


class IndicatorUnknown(LineFault):
    """A code or name that the catalogue does not have."""

    code = "indicator-unknown"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"the catalogue has no indicator {written!r}")


class IndicatorAmbiguous(LineFault):
    """An abbreviation that stands for words of several indicators; these come with the error."""

    code = "indicator-ambiguous"

    def __init__(self, *, written: str, names: Sequence[str]) -> None:
        self.written, self.names = written, "; ".join(names)
        super().__init__(f"{written!r} may be {self.names}; write the code or the name")


class SeriesAmbiguous(LineFault):
    """A figure of which several are on record, by prices or by counting; these come with the error."""

    code = "series-ambiguous"

    def __init__(self, *, indicator: str, names: Sequence[str], columns: Sequence[str]) -> None:
        """names: what is on record, in words. columns: the headings under which a row says which it is."""
        self.indicator, self.names, self.columns = indicator, "; ".join(names), "”, “".join(columns)
        super().__init__(f"{indicator} is on record in several ways: {self.names}; say which it is")


class UnitUnknown(LineFault):
    """A reporting unit, a place or an organisation, that does not lie under the place."""

    code = "unit-unknown"

    def __init__(self, *, written: str, place: str) -> None:
        self.written, self.place = written, place
        super().__init__(f"{place} has no unit called {written!r}")


class NotOwn(LineFault):
    """A figure about something else, in a sheet that an organisation signs for itself."""

    code = "not-own"

    def __init__(self, *, about: str, organisation: str) -> None:
        self.about, self.organisation = about, organisation
        super().__init__(f"{organisation} signs for itself alone, not for {about}")


class OtherUnit(LineFault):
    """A figure about something else, on a sheet of one unit."""

    code = "other-unit"

    def __init__(self, *, about: str, subject: str) -> None:
        self.about, self.subject = about, subject
        super().__init__(f"the sheet is about {subject}, and this line about {about}")


class UnitAmbiguous(LineFault):
    """A name that several reporting units under the place bear; their full names come with the error."""

    code = "unit-ambiguous"

    def __init__(self, *, written: str, names: Sequence[str]) -> None:
        self.written, self.names = written, ", ".join(names)
        super().__init__(f"{written!r} may be {self.names}; write the full name")


class LineRepeated(LineFault):
    """The same figure twice in one sheet; the earlier place comes with the error."""

    code = "line-repeated"

    def __init__(self, *, first: str) -> None:
        self.first = first
        super().__init__(f"the same figure stands at {first} already")


class PeriodNotOver(LineFault):
    """A result of days that are far from over, no estimate, and nothing is said of why it is right.

    estimate_at: the cell of a table where it may be called an estimate; empty where that is chosen on a page.
    """

    code = "period-not-over"

    def __init__(self, *, period: str, last: date, estimate_at: str = "") -> None:
        self.period, self.last, self.estimate_at = period, last, estimate_at
        super().__init__(f"{period} ends on {last}: a result of it is an estimate, or of other days; else say why")


class NoteAlone(LineFault):
    """A note or a reason beside a figure that stays as it is: it would be kept nowhere."""

    code = "note-alone"

    def __init__(self) -> None:
        super().__init__("a note beside a figure that does not change is kept nowhere")


class MoreThanAll(LineFault):
    """A part of a whole that is more than all of it, without a note."""

    code = "more-than-all"

    def __init__(self, *, indicator: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} is a part of a whole, and this is more than 100 %; say why")


class BelowZero(LineFault):
    """A figure below zero of an indicator whose name says nothing of a change or a difference, without a note."""

    code = "below-zero"

    def __init__(self, *, indicator: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} is below zero; say why")


@dataclass(frozen=True, slots=True)
class SetBeside:
    """A figure that one to be entered was held against, and the document that states it."""

    quote: str
    document: int  # its id
    title: str
    published: date | None
    reviewed: bool  # whether somebody confirmed it; False for what the reader proposes
    kept: bool = False  # on its document alone: no figure on record


class FigureContradicts(LineFault):
    """A figure that cannot be true together with others on record, and nothing is said of why it is right.

    told: what does not go together, in the language of the sheet. beside: the figures that it was held against.
    """

    code = "figure-contradicts"

    def __init__(self, *, told: str, beside: Sequence[SetBeside] = ()) -> None:
        self.told, self.beside = told, tuple(beside)
        super().__init__(f"{told}; say why it is right")
