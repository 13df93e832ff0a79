"""Claims laid side by side: what they imply, and which of them cannot all be true.

`reconcile(witnesses)` gives findings as facts; `witnesses_of(reading, document)` makes the witnesses of a reading.
Nothing here reads a file or knows a database.
"""

from doichieu.reconcile.adding import kin_of, whole_by_part
from doichieu.reconcile.checking import CHECKS, reconcile
from doichieu.reconcile.checks.outlier import outlier_among
from doichieu.reconcile.checks.wholes import parts_above
from doichieu.reconcile.settings import USUAL, Settings
from doichieu.reconcile.witnesses import Witness, witnesses_of

__all__ = [
    "CHECKS",
    "USUAL",
    "Settings",
    "Witness",
    "kin_of",
    "outlier_among",
    "parts_above",
    "reconcile",
    "whole_by_part",
    "witnesses_of",
]
