"""When a task's due day or lead is not what its document said: what was moved, and why. Pure.

A day or a lead that a council or a Party body set is moved by a decision; the act that moves it names that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doichieu import show
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.body_names import body_key
from doichieu.hub.programmes.models import TaskAct

_NO_DAY = gettext_lazy("due by the document %(set)s; taken away")
_LATER = gettext_lazy("due by the document %(set)s; put off to %(to)s")
_SOONER = gettext_lazy("due by the document %(set)s; brought forward to %(to)s")
Facts = Mapping[str, object]  # as `SixPoints.facts` gives them


class Stepped(Protocol):
    """An act on a task, as it is stored or shown."""

    @property
    def act(self) -> str: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class MovedDay:
    """The due day that the document set, and the one that holds instead."""

    set: date
    to: date | None  # None: no day any more
    why: str = ""  # whose decision, which paper; empty outside


def as_read(steps: Iterable[Stepped]) -> Facts:
    """The points as the document was read to set them, by the first of the steps; nothing where the task was entered by
    hand."""
    first = next(iter(steps), None)
    return first.facts if first is not None and first.act == TaskAct.PROPOSED else {}


def moves_day(read: Facts, now: Facts, new: Facts) -> bool:
    """Whether an act moves the due day away from the one that the document set."""
    return bool(read.get("due")) and new["due"] not in {read["due"], now["due"]}


def moves_lead(read: Facts, now: Facts, new: Facts, place: Locality | None) -> bool:
    """Whether an act gives the task to another body than the document named, however the two are spelled."""
    named, given, held = (body_key(str(facts.get("lead") or ""), place) for facts in (read, new, now))
    return bool(read.get("lead")) and given not in {named, held}


def moved_day(steps: Sequence[Stepped], due: date | None, *, inside: bool) -> MovedDay | None:
    """How the due day was moved, by all steps of a task in their order; None where it is as the document set it."""
    read = as_read(steps).get("due")
    written = due.isoformat() if due else None
    if not read or read == written:
        return None
    told = [step for step in steps if "due" in step.facts]
    moving = [step for before, step in pairwise(told) if step.facts["due"] != before.facts["due"]]
    why = next((step.note for step in reversed(moving) if step.facts["due"] == written), "")
    return MovedDay(date.fromisoformat(str(read)), due, why if inside else "")


def moved_words(moved: MovedDay) -> str:
    """Both days in the language of the reader, and by whose decision."""
    facts = {"set": show.day(moved.set), "to": show.day(moved.to) if moved.to else "", "why": moved.why}
    if moved.to is None:
        said = _("due by the document %(set)s; taken away by %(why)s") if moved.why else _NO_DAY
    elif moved.to > moved.set:
        said = _("due by the document %(set)s; put off to %(to)s by %(why)s") if moved.why else _LATER
    else:
        said = _("due by the document %(set)s; brought forward to %(to)s by %(why)s") if moved.why else _SOONER
    return str(said) % facts
