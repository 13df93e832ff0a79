"""The questions about figures that a page has shown: a note answers those, and no others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from doichieu.hub.intake.asking import question_name
from doichieu.hub.intake.entry_lines import Fault, WrittenLine
from doichieu.hub.intake.figure_errors import QUESTIONS
from doichieu.hub.web.entering.forms import EntryRow

ASKED = "questions"  # the field that carries them, in a name for each


def with_answers(lines: Iterable[WrittenLine], posted: Mapping[str, str]) -> tuple[WrittenLine, ...]:
    """The lines, each with the questions that were shown about it, as it is written now."""
    shown = set(posted.get(ASKED, "").split())
    if not shown:
        return tuple(lines)
    return tuple(
        replace(line, asked=frozenset(code for code in QUESTIONS if question_name(line, code) in shown))
        for line in lines
    )


def asked_by(faults: Iterable[Fault], posted: Mapping[str, str]) -> str:
    """The questions among these, and those that were shown before, as a page carries them."""
    now = (question_name(fault.line, fault.error.code) for fault in faults if fault.error.code in QUESTIONS)
    return " ".join(dict.fromkeys((*posted.get(ASKED, "").split(), *now)))


def told_of(rows: Iterable[EntryRow], faults: Sequence[Fault], posted: Mapping[str, str]) -> dict[str, Any]:
    """What a form tells that comes back: how many fields have a fault, which questions it shows, whether one has a note
    already, which answers it once it was shown.
    """
    counted = sum(len(row.faults) for row in rows)
    return {"faults": counted, ASKED: asked_by(faults, posted), "noted": noted(faults)}


def noted(faults: Iterable[Fault]) -> bool:
    """Whether a note was written before its question was shown."""
    return any(fault.error.code in QUESTIONS and fault.line.note.strip() for fault in faults)
