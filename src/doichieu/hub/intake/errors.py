"""What intake refuses.

IntakeError
├── AlreadyDecided    someone decided on this passage before
├── NothingDecided    no decision stands that could be reopened
├── ReasonMissing     a correction or a reopening without a reason
│   └── RejectionUnexplained  what somebody signed is rejected without a reason
├── FaultyReviews     a file of worked examples that cannot be applied
├── SheetRefused      figures that were entered together, some of them faulty: none was written: `entry_errors`
├── GridFault         what is wrong with a whole workbook, or with all that was pasted: `grid_errors`
│   ├── WorkbookFaulty    a file that cannot be opened as a workbook
│   ├── TextUnread        a text in another encoding than UTF-8
│   ├── TooManyRows       more rows than one entry takes
│   ├── TooManySheets     more sheets than one workbook may have
│   ├── HeadingsMissing   no row of headings, or one without code and value
│   │   ├── HeadingsUnknown   the same, where headings stand of which nothing is known
│   │   ├── HeadingsOfOtherDays  the same, where the figures below are of another period
│   │   └── CellsNotApart     the same, where no row has two cells
│   ├── UnitsDiffer       two cells of a row that name different places or units
│   ├── NothingEntered    no line with a number
│   ├── NothingPasted     neither a workbook nor a pasted row
│   ├── PlaceUnknown      a row of a table of several places that names none
│   ├── PlaceUnclear      the same, where several may be meant
│   ├── PeriodUnclear     a row of a table of several periods that names none
│   ├── TablesRefused     such a table, some of it faulty: none was written
│   └── OtherSheet        a sheet made for another place, unit, period or kind
└── LineFault         what is wrong with one cell: `line_errors`, because of a figure on record: `figure_errors`
    ├── NumberMissing     a line without a number
    │   ├── NumberInUnit      the number stands where its unit belongs
    │   └── NumberCleared     the same, where a figure is on record
    ├── UnitWanted        a number alone, of what is written in several magnitudes
    ├── FormulaWritten    a formula where a number belongs
    ├── FormulaFailed     what a spreadsheet shows instead of a formula's value
    ├── PowersWritten     a number in powers of ten, as a spreadsheet shows one
    ├── DayWritten        a day where a number belongs
    ├── NotWritten        a value that is no number
    ├── WordUnknown       a unit, bound or maturity of no known name
    ├── IndicatorUnknown  a code or name that the catalogue does not have
    ├── IndicatorAmbiguous  an abbreviation in the names of several indicators
    ├── SeriesAmbiguous   a figure of which several are on record, by prices or by counting
    ├── UnitUnknown       a reporting unit that does not lie under the place
    ├── UnitAmbiguous     a name that several reporting units bear
    ├── NotOwn            a figure about others, signed by an organisation for itself
    ├── OtherUnit         a figure about others, on a sheet of one unit
    ├── LineRepeated      the same figure twice in one sheet
    ├── PeriodNotOver     a result of days that are far from over, without a note
    ├── NoteAlone         a note beside a figure that stays as it is
    ├── MoreThanAll       a part of a whole above 100 %, without a note
    ├── BelowZero         a figure below zero where nothing says that it may be, without a note
    ├── NoteWanted        a change beyond what is usual, without a note
    ├── FarFromTarget     a first figure far from the target of its days, without a note
    ├── TotalFell         a total below that of fewer days from the same first day, or above that of more
    ├── LastYearDiffers   a table's own figure of last year is not the one on record, without a note
    ├── FigureContradicts  a figure that does not go together with others on record, without a note
    ├── ReasonWanted      a figure on record is to be replaced, without a reason
    └── FigureSeen        another figure holds by now than the one that was on the page
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from doichieu.hub.intake.models import Decision


class IntakeError(Exception):
    """Anything that intake refuses."""

    code: ClassVar[str] = "intake-error"


class AlreadyDecided(IntakeError):
    """Somebody decided on this passage first; the decision comes with the error."""

    code = "already-decided"

    def __init__(self, decision: "Decision") -> None:
        self.decision = decision
        super().__init__(f"{decision.decided_by} decided on {decision.claim['quote']!r} before: {decision.action}")


class NothingDecided(IntakeError):
    """There is no standing decision to reopen."""

    code = "nothing-decided"

    def __init__(self, *, decision: "Decision") -> None:
        self.decision = decision
        super().__init__(f"decision {decision.pk} was taken back or replaced already")


class ReasonMissing(IntakeError):
    """A correction or a reopening says why."""

    code = "decision-reason-missing"

    def __init__(self) -> None:
        super().__init__("a correction or a reopening needs a reason")


class RejectionUnexplained(ReasonMissing):
    """What somebody signed is turned down only with a reason: it is what they read of it."""

    code = "rejection-unexplained"

    def __init__(self) -> None:
        IntakeError.__init__(self, "what was signed is rejected with a reason: whoever sent it reads that")


class FaultyReviews(IntakeError):
    """A file of worked examples that does not keep its format."""

    code = "faulty-reviews"

    def __init__(self, *, file: str, entry: str, fault: str) -> None:
        self.file, self.entry, self.fault = file, entry, fault
        super().__init__(f"{file}: {entry}: {fault}")
