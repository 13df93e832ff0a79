"""The words of the trade, as data: units, magnitudes, bounds, cues, posts, bodies, indicators, periods.

`table("units")` gives the entries of `units.toml`. No other package holds a Vietnamese word.
"""

from doichieu.lexicon.entries import Entry, Example, entry, table, tables
from doichieu.lexicon.folding import folded, plain

__all__ = ["Entry", "Example", "entry", "folded", "plain", "table", "tables"]
