"""What whoever enters figures is told of those on record: of one that they may not see, that it stands and no more.

What is asked because of its amount is not asked then: by trying numbers without signing they would find it. Who
reviews what they send sees both.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.intake.entry_lines import Checked, Fault, Sheet
from doichieu.hub.intake.figure_errors import FarFromTarget
from doichieu.hub.intake.line_errors import LineFault
from doichieu.hub.register.handed_down import shown_to
from doichieu.hub.register.models import Figure
from doichieu.hub.register.witness_queries import seen_among


def hidden_of_own(standing: Iterable[Figure], sheet: Sheet, viewer: Viewer) -> Collection[int]:
    """The ids of the figures of a unit that it may not see itself; one query where it has any. A place sees its own."""
    if sheet.organisation is None:
        return ()
    own = {figure.pk for figure in standing if figure.subject_id == sheet.organisation.pk}
    return _unseen(own, own if sheet.planned else (), sheet, viewer)


def as_told(checked: Checked, sheet: Sheet, viewer: Viewer) -> Checked:
    """The faults as far as the viewer may be told of them; one query where one tells an amount, else none.

    A unit sees its own targets, whoever wrote the paper: one query more where one of these is told.
    """
    figures = {figure for fault in checked.faults if (figure := _figure_of(fault)) is not None}
    unseen = _unseen(figures, _targets(checked, sheet), sheet, viewer)
    if not unseen:
        return checked
    faults = (_untold(fault, unseen) for fault in checked.faults)
    return replace(checked, faults=tuple(fault for fault in faults if fault))


def _unseen(figures: Collection[int], targets: Collection[int], sheet: Sheet, viewer: Viewer) -> Collection[int]:
    unseen = set(figures) - seen_among(figures, viewer).keys()
    if sheet.organisation is not None and (own_targets := unseen & set(targets)):
        unseen -= set(shown_to(sheet.organisation, own_targets))
    return unseen


def _targets(checked: Checked, sheet: Sheet) -> set[int]:
    """The ids of targets that faults tell."""
    faults = (fault for fault in checked.faults if sheet.planned or isinstance(fault.error, FarFromTarget))
    return {figure for fault in faults if (figure := _figure_of(fault)) is not None}


def _figure_of(fault: Fault) -> int | None:
    return fault.error.figure if isinstance(fault.error, LineFault) else None


def _untold(fault: Fault, unseen: Collection[int]) -> Fault | None:
    if not isinstance(fault.error, LineFault) or fault.error.figure not in unseen:
        return fault
    error = fault.error.untold()
    return replace(fault, error=error) if error else None
