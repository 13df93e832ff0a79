"""What is said of a figure by the words around it, and the verb that decides of what kind it is."""

from collections.abc import Sequence
from typing import NamedTuple

from doichieu.claims import Kind, Quantity
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.text.vocabulary import Cue

Verdict = tuple[str, Kind, Quantity]
SECOND = "second of a pair of changes"
AS_BEFORE = "change, restated or in turn"
OF_PART = "change of a part"
INDEX = "index against another time"
BY_UNKNOWN_WORD = "change by a word not known"
OF_UNTOLD_RATE = "difference from a plan, of a rate that is not told"
OF_VOTES = "share of those who voted"
OF_COUNTED = "share of those counted"
DECISIVE = ("rise", "fall", "times", "exceed", "short", "to_level", "share", "reach")


class Judgement(NamedTuple):
    """What the verbs say of a figure."""

    kind: Kind
    quantity: Quantity
    basis: Basis | None
    estimate: bool
    rule: str
    sure: bool  # by words of its own, not by what stands near


def decisive(chain: Sequence[Cue]) -> str | None:
    """The role of the nearest verb of the chain that says what sort of figure this is."""
    for position, cue in enumerate(chain):
        for role in DECISIVE:
            if role in cue.roles:
                leads_on = role == "reach" and "predicate" in cue.roles and position + 1 < len(chain)
                return decisive(chain[position + 1 :]) or role if leads_on else role
    return None
