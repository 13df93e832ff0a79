"""What whoever enters figures is told of those on record: of one that they may not see, that it stands and no more."""

from collections.abc import Collection
from dataclasses import replace

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.intake.entry_lines import Change, Checked, EntryLine, Fault, Sheet
from doichieu.hub.intake.figure_errors import FarFromTarget
from doichieu.hub.intake.line_errors import LineFault
from doichieu.hub.register.handed_down import shown_to
from doichieu.hub.register.witness_queries import seen_among


def as_told(checked: Checked, sheet: Sheet, viewer: Viewer) -> Checked:
    """The sheet without the amounts that the viewer may not see; one query where a fault tells one, else none.

    A unit sees its own targets, whoever wrote the paper: one query more where one of these is told.

    What an organisation signs for itself is its own word, also where a figure that it may not see says the same: that
    it does is not told, and one query more is no matter there.
    """
    own = [line for line in checked.lines if _agrees(line, sheet)]
    asked = {figure for fault in checked.faults if (figure := _figure_of(fault)) is not None}
    asked |= {line.standing.pk for line in own if line.standing}
    if not asked:
        return checked
    unseen = asked - seen_among(asked, viewer).keys()
    if sheet.organisation is not None and (own_targets := unseen & _targets(checked, sheet)):
        unseen -= set(shown_to(sheet.organisation, own_targets))
    if not unseen:
        return checked
    lines = tuple(_alone(line, unseen) if _agrees(line, sheet) else line for line in checked.lines)
    return replace(checked, lines=lines, faults=tuple(_untold(fault, unseen) for fault in checked.faults))


def _targets(checked: Checked, sheet: Sheet) -> set[int]:
    """The ids of targets that faults tell."""
    faults = (fault for fault in checked.faults if sheet.planned or isinstance(fault.error, FarFromTarget))
    return {figure for fault in faults if (figure := _figure_of(fault)) is not None}


def _agrees(line: EntryLine, sheet: Sheet) -> bool:
    return sheet.organisation is not None and line.change is Change.SAME


def _alone(line: EntryLine, unseen: Collection[int]) -> EntryLine:
    return replace(line, standing=None) if line.standing and line.standing.pk in unseen else line


def _figure_of(fault: Fault) -> int | None:
    return fault.error.figure if isinstance(fault.error, LineFault) else None


def _untold(fault: Fault, unseen: Collection[int]) -> Fault:
    if isinstance(fault.error, LineFault) and fault.error.figure in unseen:
        return replace(fault, error=fault.error.untold())
    return fault
