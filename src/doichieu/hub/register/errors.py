"""What the register refuses.

RegisterError
├── UnitMismatch        the figure's unit does not convert to the indicator's
├── NotANumber          not finite
├── TooLarge            10^24 or more, or more digits than any source prints
├── NegativeCount       a count, length, area or weight below zero
├── FractionalCount     a fraction of what is counted one by one
├── NegativeShare       a part of a whole below 0 %
├── NeitherYesNorNo     a number for what is either done or not done
├── RangeReversed       the upper end lies below the lower
├── WrongPlace          the place did not exist in the period
├── UnitEnded           the unit of the place was no more when the period began
├── IndicatorEnded      the indicator went out of use before the period
├── WrongSubject        the subject does not belong to the place
├── PeriodClosed        the period is closed for the place, or for one above it
├── FigureStands        another figure holds for the series and period: `figure_errors`
├── SeriesDiffer        a correction of a figure of another series or period: `figure_errors`
├── AlreadySuperseded   someone else corrected or withdrew the figure first: `figure_errors`
├── ReasonMissing       a correction or withdrawal without a reason
├── EvidenceMismatch    the quoted words do not stand where the evidence says
├── UnknownMoment       what is written is no day and no minute, or one to come
├── RowsRefused         rows of an import that are at fault
└── InsertOnly          an attempt to change or delete a stored row
"""

# ruff: noqa: N818 - an error is named by its fault

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar


class RegisterError(Exception):
    """Base of everything that the register refuses; `code` is stable."""

    code: ClassVar[str] = "register"


class UnitMismatch(RegisterError):
    """A figure offered for an indicator that is stated in another unit."""

    code: ClassVar[str] = "unit-mismatch"

    def __init__(self, *, expected: str, found: str, quote: str = "") -> None:
        self.expected, self.found, self.quote = expected, found, quote
        stated = f"{quote!r} is" if quote else "the figure is"
        super().__init__(f"the indicator is in {expected!r}, but {stated} in {found!r}")


class NotANumber(RegisterError):
    """A value that is infinite or no number at all."""

    code: ClassVar[str] = "not-a-number"

    def __init__(self, *, value: Decimal) -> None:
        self.value = value
        super().__init__(f"not a finite number: {value}")


class TooLarge(RegisterError):
    """A value beyond anything that an authority reports."""

    code: ClassVar[str] = "too-large"

    def __init__(self, *, value: Decimal, limit: Decimal) -> None:
        self.value, self.limit = value, limit
        super().__init__(f"{value:E} is not below {limit:E} in size, or has too many digits")


class NegativeCount(RegisterError):
    """Something that is counted or measured cannot be less than nothing."""

    code: ClassVar[str] = "negative-count"

    def __init__(self, *, value: Decimal, unit: str) -> None:
        self.value, self.unit = value, unit
        super().__init__(f"{value} {unit}: a count cannot be negative")


class NegativeShare(RegisterError):
    """A part of a whole cannot be less than none of it; a change of it is a figure of another kind."""

    code: ClassVar[str] = "negative-share"

    def __init__(self, *, indicator: str, value: Decimal) -> None:
        self.indicator, self.value = indicator, value
        super().__init__(f"{indicator}: {value} %, but a part of a whole cannot be negative")


class NeitherYesNorNo(RegisterError):
    """A number for what is either done or not done."""

    code = "neither-yes-nor-no"

    def __init__(self, *, value: Decimal) -> None:
        self.value = value
        super().__init__(f"{value} is neither 1, for yes, nor 0, for no")


class RangeReversed(RegisterError):
    """The upper end of a range lies below its lower end."""

    code: ClassVar[str] = "range-reversed"

    def __init__(self, *, value: Decimal, upper: Decimal) -> None:
        self.value, self.upper = value, upper
        super().__init__(f"the range ends at {upper}, below its beginning {value}")


class WrongPlace(RegisterError):
    """A place that did not exist on any day of the period."""

    code: ClassVar[str] = "wrong-place"

    def __init__(self, *, place: str, valid_from: date | None, valid_to: date | None, period: str) -> None:
        self.place, self.valid_from, self.valid_to, self.period = place, valid_from, valid_to, period
        super().__init__(f"{place} stood from {valid_from or '…'} to {valid_to or '…'}, not in {period}")


class IndicatorEnded(RegisterError):
    """An indicator that went out of use before the period began; what follows it comes with the error."""

    code: ClassVar[str] = "indicator-ended"

    def __init__(self, *, indicator: str, last_day: date, period: str, instead: Sequence[str] = ()) -> None:
        self.indicator, self.last_day, self.period = indicator, last_day, period
        self.instead = "; ".join(instead)  # what it was split into
        followed = f"; take {self.instead}" if instead else ""
        super().__init__(f"{indicator} was in use until {last_day}, not in {period}{followed}")


class UnitEnded(RegisterError):
    """A unit of the place that was no more when the period began."""

    code: ClassVar[str] = "unit-ended"

    def __init__(self, *, subject: str, last_day: date, period: str) -> None:
        self.subject, self.last_day, self.period = subject, last_day, period
        super().__init__(f"{subject} was there until {last_day}, not in {period}")


class FractionalCount(RegisterError):
    """What is counted one by one has no fractions: half a household."""

    code: ClassVar[str] = "fractional-count"

    def __init__(self, *, value: Decimal, unit: str) -> None:
        self.value, self.unit = value, unit
        super().__init__(f"{value} {unit} is no whole number")


class WrongSubject(RegisterError):
    """A subject that belongs to another place."""

    code: ClassVar[str] = "wrong-subject"

    def __init__(self, *, subject: str, place: str) -> None:
        self.subject, self.place = subject, place
        super().__init__(f"{subject} does not belong to {place}")


class PeriodClosed(RegisterError):
    """The period is closed for the place, or for one above it; somebody who may close it can reopen it."""

    code = "period-closed"

    def __init__(self, *, place: str, period: str) -> None:
        self.place, self.period = place, period
        super().__init__(f"{period} is closed for {place}")


class ReasonMissing(RegisterError):
    """A correction or withdrawal says why."""

    code: ClassVar[str] = "reason-missing"

    def __init__(self) -> None:
        super().__init__("a correction or withdrawal needs a reason")


class UnknownMoment(RegisterError):
    """What was asked for as a past moment is none."""

    code: ClassVar[str] = "unknown-moment"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} is no past day, and no past minute of a day")


class EvidenceMismatch(RegisterError):
    """The claim's quoted words do not stand at its place in the text."""

    code: ClassVar[str] = "evidence-mismatch"

    def __init__(self, *, quote: str, found: str) -> None:
        self.quote, self.found = quote, found
        super().__init__(f"the evidence quotes {quote!r}, but {found!r} stands there")


class RowsRefused(RegisterError):
    """Rows of an import are at fault; none of its rows was written."""

    code: ClassVar[str] = "rows-refused"

    def __init__(self, *, faults: "tuple[tuple[int, RegisterError], ...]", total: int) -> None:
        self.faults, self.total = faults, total  # the first faults, each with the number of its row from 1 on
        row, fault = faults[0]
        others = "" if total == 1 else f", and {total - 1} more"
        super().__init__(f"row {row}: {fault}{others}; nothing was imported")


class InsertOnly(RegisterError):
    """Stored figures and evidence are never changed or deleted."""

    code: ClassVar[str] = "insert-only"

    def __init__(self, *, row: str) -> None:
        self.row = row
        super().__init__(f"{row} is on record: add a row that supersedes it")
