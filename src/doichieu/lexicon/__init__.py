"""The words of the trade, as data: units, magnitudes, bounds, cues, posts, bodies, indicators, periods.

`table("units")` gives the entries of `units.toml`. No other package holds a Vietnamese word.
"""

from doichieu.lexicon.entries import Entry, Example, entry, table, tables
from doichieu.lexicon.folding import folded, plain
from doichieu.lexicon.units import amount_kind, named_unit, unit_kind, with_named_base

__all__ = [
    "Entry",
    "Example",
    "amount_kind",
    "entry",
    "folded",
    "named_unit",
    "plain",
    "table",
    "tables",
    "unit_kind",
    "with_named_base",
]
