"""Questions about a figure that a reviewer enters: shown once beside its form, and answered by a note there."""

from collections.abc import Mapping, Sequence
from functools import partial

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks.entering import Passage, contradictions
from doichieu.hub.intake.asking import Question, Told, questions_about
from doichieu.hub.intake.placements import Placement
from doichieu.hub.web.words.faults import worded_error

SHOWN = "questions"  # the field that carries the names of those that were shown


class Questioned(Exception):  # noqa: N818 - named by its fault
    """A figure that is asked about before it is recorded.

    fields: what the form carries beside what was sent.
    """

    def __init__(self, found: Sequence[Question], told: Told) -> None:
        self.told = told
        self.faults = [worded_error(each.error) for each in found]
        names = " ".join(dict.fromkeys((*told.shown, *(each.name for each in found))))
        self.fields = {
            SHOWN: names,
            "noted": "yes" if told.note.strip() else "",
            "asked": "yes" if told.as_read else "",
        }
        super().__init__(names)


def shown_in(fields: Mapping[str, str]) -> list[str]:
    """The names of the questions that a form had shown when it was sent."""
    return fields.get(SHOWN, "").split()


def ask_about(placement: Placement, told: Told, viewer: Viewer, passage: Passage) -> None:
    """The questions of the entry form about the figure that is entered for a passage; what was read there is not held
    against it. Raises Questioned unless the note answers what was shown.
    """
    found = questions_about(placement, told, viewer, partial(contradictions, instead_of=passage))
    if found:
        raise Questioned(found, told)
