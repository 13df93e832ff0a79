"""The time of a figure, and what it is taken from: what holds there, and what the figures before it give."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.times.contexts import Held
from doichieu.reader.grammar.times.document_times import Document


class When(NamedTuple):
    """The time of one figure."""

    planned: bool
    period: Period | None
    source: str  # one of TimeFrom
    sizes: bool = False  # it is the size of a plan, or of a part of one
    assigned: bool = False  # it is planned by who gives it: what is reached of it is no plan


class Around(NamedTuple):
    """What holds where the words near a figure are silent."""

    held: Held
    document: Document


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the figures before one in its sentence give."""

    bases: Sequence[Basis]  # all of them
    rated: When | None  # the time of the figure that it rates, if any
    last: When | None  # the time of the figure right before it
