"""What is asked about a figure that a reviewer enters for a passage of a document: the same as where one is entered
without one; of what is accepted as it was read, whether it can be.

Nothing is written here; whoever decides asks first, and records once every question has its note.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from doichieu import show
from doichieu.claims import Quantity
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.intake.entry_checks import Further, checked_sheet, no_further
from doichieu.hub.intake.entry_lines import Sheet, WrittenLine
from doichieu.hub.intake.entry_notes import is_beyond_all
from doichieu.hub.intake.figure_errors import QUESTIONS
from doichieu.hub.intake.line_errors import BelowZero, MoreThanAll, PeriodNotOver
from doichieu.hub.intake.placements import Placement, series_of
from doichieu.hub.intake.proposals import Proposal
from doichieu.hub.intake.written_quantities import split_quantity
from doichieu.hub.register.models import AMOUNTS

LENGTH = 12  # of a name
BEYOND = frozenset({MoreThanAll.code, BelowZero.code})  # what is asked of a figure that is accepted as it was read


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as a reviewer enters it, with the note and the names of the questions that were shown before it."""

    quantity: Quantity
    note: str
    shown: Collection[str]
    lang: show.Lang
    signed: bool = False  # for a signed entry, whose signer was asked about it
    as_read: bool = False  # accepted as it was proposed


@dataclass(frozen=True, slots=True)
class Question:
    """What a note has to answer."""

    name: str  # by which a page says that it was shown
    error: Exception  # with its code and facts


def questions_about(
    placement: Placement, told: Told, viewer: Viewer, further: Further = no_further
) -> Sequence[Question]:
    """The questions that the note does not answer yet; of rates of change none is asked.

    What else is wrong is left to the register, which refuses it. further: as in `entry_checks.checked_sheet`.
    Raises access.Refused for who may not hand in for the place.
    """
    if placement.measure not in AMOUNTS or (told.as_read and (told.signed or not _may_be_beyond(told.quantity))):
        return []
    sheet = _sheet(placement, told)
    faults = checked_sheet(sheet, viewer, no_further if told.as_read else further).faults
    days = str(sheet.period.first), str(sheet.period.last)
    codes = BEYOND if told.as_read else QUESTIONS
    asked = {fault.error.code: fault for fault in faults if fault.error.code in codes}
    return [Question(question_name(fault.line, code, days), fault.error) for code, fault in asked.items()]


def is_as_proposed(placement: Placement, proposal: Proposal | None) -> bool:
    """Whether a reviewer left to a figure all that it was offered with: what it is of, its place, days and maturity,
    and who gave it.
    """
    offered = proposal.placement if proposal else None
    if proposal is None or offered is None or _where(placement) != _where(offered):
        return False
    return proposal.entered is None or _counted(placement) == _counted(offered)


def _where(placement: Placement) -> tuple[object, ...]:
    about = placement.locality, placement.subject
    told = placement.planned, placement.set_by.strip(), str(placement.maturity)
    return placement.code, placement.measure, *told, *about, placement.period, placement.clock


def _counted(placement: Placement) -> tuple[object, ...]:
    """What a form says of a figure, and the words of a document leave to be guessed."""
    return placement.price_basis.strip(), placement.cumulative


def _may_be_beyond(quantity: Quantity) -> bool:
    """Whether a figure is below zero or above all of a whole, if it is a part of one; without a look at the catalogue,
    since nearly none is."""
    return quantity.value < 0 or is_beyond_all(quantity)


def question_name(line: WrittenLine, code: str, of_days: Sequence[str] = ()) -> str:
    """Names a question about a line as it is written: another number or unit is asked about anew.

    of_days: where a page lets them be chosen.
    """
    of = line.series.digest if line.series else [line.indicator, line.about, line.key]
    told = (of, line.number.split(), line.unit.split(), line.bound, line.maturity, line.last_year, code, *of_days)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:LENGTH]


def _sheet(placement: Placement, told: Told) -> Sheet:
    """The figure as the only line of a sheet."""
    number, unit = split_quantity(told.quantity, told.lang)
    line = WrittenLine(
        number=number,
        series=series_of(placement),
        unit=unit,
        bound=told.quantity.bound.value,
        maturity=str(placement.maturity),
        note=told.note,
    )
    days = placement.period
    names = {code: question_name(line, code, (str(days.first), str(days.last))) for code in QUESTIONS}
    asked = {code for code, name in names.items() if name in told.shown}
    if told.signed:
        asked.add(PeriodNotOver.code)
    return Sheet(
        locality=placement.locality,
        period=days,
        lines=(replace(line, asked=frozenset(asked)),),
        clock=placement.clock,
        planned=placement.planned,
        set_by=placement.set_by.strip(),
        lang=told.lang,
    )
