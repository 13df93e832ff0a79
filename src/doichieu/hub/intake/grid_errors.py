"""What is wrong with a whole workbook, or with all that was pasted; the tree stands in `errors`."""

# ruff: noqa: N818 - an error is named by its fault

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from doichieu.hub.intake.errors import IntakeError

if TYPE_CHECKING:
    from doichieu.hub.intake.entry_lines import Fault


class Heading(NamedTuple):
    """A heading of a table, and where it stands."""

    words: str
    where: str


class GridFault(IntakeError):
    """What is wrong with a whole workbook, or with all that was pasted."""

    code = "grid-fault"


class WorkbookFaulty(GridFault):
    """A file that cannot be opened as a workbook."""

    code = "workbook-faulty"

    def __init__(self, *, file: str) -> None:
        self.file = file
        super().__init__(f"{file} cannot be opened as an .xlsx workbook")


class TextUnread(GridFault):
    """A text whose letters are in another encoding than UTF-8."""

    code = "text-unread"

    def __init__(self, *, file: str, line: int) -> None:
        self.file, self.line = file, line
        super().__init__(f"line {line} of {file} is not in UTF-8")


class TooManyRows(GridFault):
    """More rows than one entry takes."""

    code = "too-many-rows"

    def __init__(self, *, rows: int, limit: int) -> None:
        self.rows, self.limit = rows, limit
        super().__init__(f"{rows} rows; one entry takes {limit}")


class TooManySheets(GridFault):
    """More sheets than one workbook may have: none is left out in silence."""

    code = "too-many-sheets"

    def __init__(self, *, sheets: int, limit: int) -> None:
        self.sheets, self.limit = sheets, limit
        super().__init__(f"{sheets} sheets; one workbook may have {limit}")


class HeadingsMissing(GridFault):
    """No row of headings that names both the indicator and its value."""

    code = "headings-missing"

    def __init__(self, *, wanted: Sequence[str], searched: Sequence[str] = (), told: str = "") -> None:
        self.wanted = ", ".join(wanted)
        self.searched = tuple(name for name in searched if name)  # the sheets; none where rows were pasted
        where = f" in {', '.join(self.searched)}" if self.searched else ""
        super().__init__(told or f"no row with the headings {self.wanted}{where}")


class HeadingsUnknown(HeadingsMissing):
    """Headings of which some are known and the ones that are wanted are not among them."""

    code = "headings-unknown"

    def __init__(self, *, wanted: Sequence[str], unknown: Sequence[Heading]) -> None:
        self.unknown = tuple(unknown)
        named = ", ".join(f"{each.words} ({each.where})" for each in unknown)
        super().__init__(wanted=wanted, told=f"of the headings {named} nothing is known")


class HeadingsOfOtherDays(HeadingsMissing):
    """Headings of figures, all of other days than those that are entered."""

    code = "headings-other-period"

    def __init__(self, *, others: Sequence[Heading], period: str) -> None:
        self.others, self.period = tuple(others), period
        named = ", ".join(f"{each.words} ({each.where})" for each in others)
        super().__init__(wanted=(), told=f"{named}: of another period than {period}")


class CellsNotApart(HeadingsMissing):
    """Pasted rows of one cell each, where an indicator and its value are two."""

    code = "cells-not-apart"

    def __init__(self) -> None:
        super().__init__(wanted=(), told="no row has two cells: cells are kept apart by tabs")


class UnitsDiffer(GridFault):
    """Two cells of one row that name different places or units: whom is its figure about?"""

    code = "units-differ"

    def __init__(self, *, named: Sequence[Heading]) -> None:
        self.named = tuple(named)
        told = ", ".join(f"{each.words} ({each.where})" for each in named)
        super().__init__(f"one row names {told}")


class NothingEntered(GridFault):
    """No line with a number."""

    code = "nothing-entered"

    def __init__(self) -> None:
        super().__init__("there is no line with a number")


class NothingPasted(GridFault):
    """Neither a workbook nor a row was handed over."""

    code = "nothing-pasted"

    def __init__(self) -> None:
        super().__init__("there is neither a workbook nor a pasted row")


class PlaceUnknown(GridFault):
    """A row of a table that names no place."""

    code = "place-unknown"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"no place is called {written!r}")


class PlaceUnclear(GridFault):
    """A row of a table that names one of several places, or none as it is called."""

    code = "place-unclear"

    def __init__(self, *, written: str, places: Sequence[str]) -> None:
        self.written, self.places = written, ", ".join(places)
        super().__init__(f"{written!r} may be any of {self.places}")


class PeriodUnclear(GridFault):
    """A row of a table that names no period."""

    code = "period-unclear"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} is no period")


class Refusal(NamedTuple):
    """What is refused as a whole, and where it begins."""

    where: str
    error: Exception


class TablesRefused(GridFault):
    """A table of several places and periods, some of it faulty: nothing was written."""

    code = "tables-refused"

    def __init__(self, *, faults: "Sequence[Fault]", others: Sequence[Refusal]) -> None:
        self.faults, self.others = tuple(faults), tuple(others)
        count = len(faults) + len(others)
        super().__init__(f"{count} {'fault' if count == 1 else 'faults'}; nothing was written")


class OtherSheet(GridFault):
    """A sheet that was made for another place or unit, another period, or targets instead of results."""

    code = "other-sheet"

    def __init__(self, *, where: str, found: str, expected: str) -> None:
        self.where, self.found, self.expected = where, found, expected
        super().__init__(f"{where}: {found}, where this page is for {expected}")
