"""What is asked or refused because of a figure on record or a target; the tree stands in `errors`.

Whoever may not see that figure is told that there is one, where it is to be replaced, and never its amount. What is
asked because of its amount is not asked of them at all: with a number tried after another they would find it.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from doichieu.claims import Quantity
from doichieu.hub.intake.line_errors import (
    BelowZero,
    FigureContradicts,
    LineFault,
    MoreThanAll,
    PeriodNotOver,
)

if TYPE_CHECKING:
    from doichieu.hub.register.models import Figure


class NoteWanted(LineFault):
    """A change beyond what is usual for the series, without a note."""

    code = "note-wanted"

    def __init__(
        self,
        *,
        before: Quantity,
        period: str,
        percent: Decimal,
        figure: int | None = None,
    ) -> None:
        self.before, self.period, self.percent, self.figure = before, period, percent, figure
        super().__init__(f"{percent}% of the {before.value} {before.unit} of {period}; say why")

    def untold(self) -> None:
        """Nothing: whether it is asked tells how large that figure is."""


class FarFromTarget(LineFault):
    """A first figure of a series that is far from the target of its days, as by a slip of its unit, without a note."""

    code = "far-from-target"

    def __init__(
        self,
        *,
        target: Quantity,
        period: str,
        percent: Decimal,
        figure: int | None = None,
    ) -> None:
        self.target, self.period, self.percent, self.figure = target, period, percent, figure
        super().__init__(f"{percent}% of the target of {period}, {target.value} {target.unit}; say why")

    def untold(self) -> None:
        """Nothing: whether it is asked tells how large that figure is."""


class LastYearDiffers(LineFault):
    """What a table has of the same days a year before is not what is on record, and nothing is said of why."""

    code = "last-year-differs"

    def __init__(
        self,
        *,
        written: Quantity,
        before: Quantity,
        period: str,
        figure: int | None = None,
    ) -> None:
        self.written, self.before, self.period, self.figure = written, before, period, figure
        super().__init__(f"{period} is {before.value} {before.unit} on record, and not {written.value}; say why")

    def untold(self) -> None:
        """Nothing: whether it is asked tells how large that figure is."""


class TotalFell(LineFault):
    """A total below what is on record of fewer days from the same first day, or above that of more, without a note."""

    code = "total-fell"

    def __init__(self, *, before: Quantity, period: str, figure: int | None = None) -> None:
        self.before, self.period, self.figure = before, period, figure
        super().__init__(f"{period} has {before.value} {before.unit} from the same first day; say why it fell")

    def untold(self) -> None:
        """Nothing: whether it is asked tells how large that figure is."""


class ReasonWanted(LineFault):
    """A figure on record is to be replaced, and nothing is said of why."""

    code = "reason-wanted"

    def __init__(self, *, standing: "Figure | None" = None) -> None:
        self.standing, self.figure = standing, standing.pk if standing else None
        holds = f"figure {standing.pk} holds: {standing.value} {standing.unit}" if standing else "another figure holds"
        super().__init__(f"{holds}; say why it is replaced")

    def untold(self) -> LineFault:
        """That another figure is on record."""
        return ReasonWanted()


class FigureSeen(LineFault):
    """Another figure holds by now than the one that was on the page: whoever corrects it looks at it first."""

    code = "figure-seen"

    def __init__(self, *, standing: "Figure | None" = None, inside: bool = False) -> None:
        """inside: whether who is told may know who entered it."""
        self.standing, self.figure = standing, standing.pk if standing else None
        self.who = str(standing.recorded_by) if standing and inside else ""
        told = f"figure {standing.pk} holds by now: {standing.value} {standing.unit}" if standing else ""
        super().__init__(told or "another figure holds by now")

    def untold(self) -> LineFault:
        """That another figure is on record."""
        return FigureSeen()


# What a note answers, once it was asked: any of these figures may be right.
QUESTIONS = frozenset(
    each.code
    for each in (
        *(NoteWanted, FarFromTarget, LastYearDiffers, TotalFell),
        *(PeriodNotOver, MoreThanAll, BelowZero, FigureContradicts),
    )
)
