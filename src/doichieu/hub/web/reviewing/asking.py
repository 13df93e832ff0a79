"""Questions about a figure that a reviewer writes by hand: shown once beside its form, and answered by a note there."""

from collections.abc import Mapping, Sequence

from doichieu.claims import Quantity
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.intake.asking import Question, Told, questions_about
from doichieu.hub.intake.placements import Placement
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.languages import page_language

SHOWN = "questions"  # the field that carries the names of those that were shown


class Questioned(Exception):  # noqa: N818 - named by its fault
    """A figure that is asked about before it is recorded.

    fields: what the form carries beside what was sent.
    """

    def __init__(self, found: Sequence[Question], shown: Sequence[str], *, noted: bool) -> None:
        self.faults = [worded_error(each.error) for each in found]
        names = " ".join(dict.fromkeys((*shown, *(each.name for each in found))))
        self.fields = {SHOWN: names, "noted": "yes" if noted else ""}
        super().__init__(names)


def ask_about(placement: Placement, quantity: Quantity, note: str, fields: Mapping[str, str], viewer: Viewer) -> None:
    """The questions of the entry form about a figure. Raises Questioned unless the note answers what was shown."""
    shown = fields.get(SHOWN, "").split()
    told = Told(quantity, note, shown, page_language())
    found = questions_about(placement, told, viewer, contradictions)
    if found:
        raise Questioned(found, shown, noted=bool(note.strip()))
