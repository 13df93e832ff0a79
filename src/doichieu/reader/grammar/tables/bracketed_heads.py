"""Headings told in brackets above rows parted by dashes: `Chăn nuôi (vật nuôi - tổng đàn - so với cùng kỳ):`."""

import re

from doichieu.reader.grammar.text.broken_lines import DASHES
from doichieu.reader.grammar.text.cells import Cell
from doichieu.reader.grammar.text.segments import Layout, LineKind
from doichieu.reader.grammar.text.sources import Source

LONGEST_HEADS = 240  # signs between the brackets
_BRACKET = re.compile(r"\(([^()0-9]+)\)\s*:?\Z")
_PHRASE = re.compile(r"[^\W\d_].*?(?=\s+-\s+|\Z)")


def bracketed_head(source: Source, layout: Layout, index: int) -> list[Cell]:
    """The phrases that head the cells of the row on line `index`, from the bracket that ends the line above; as many as
    a row of dashes has at least, or none."""
    above = layout.lines[index - 1] if index else None
    if above is None or above.kind in (LineKind.ROW, LineKind.FURNITURE):
        return []
    begin = max(above.start, above.end - LONGEST_HEADS)
    found = _BRACKET.search(source.spelled, begin, above.end)
    if found is None or found[1].count(" - ") < DASHES:
        return []
    cells = [Cell(*phrase.span()) for phrase in _PHRASE.finditer(source.spelled, *found.span(1))]
    return cells if len(cells) == found[1].count(" - ") + 1 else []


def under_head(cells: list[Cell], width: int) -> list[Cell]:
    """The cells of a row below such headings, counted from its end: a name may itself have dashes."""
    extra = len(cells) - width
    return [cells[0]._replace(end=cells[extra].end), *cells[extra + 1 :]] if extra > 0 else cells
