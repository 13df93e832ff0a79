"""The cells of table rows: of real tables by their blocks, of tables in plain text by tabs, bars or dashes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from doichieu.claims import Block, BlockKind
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.broken_lines import DASHES
from doichieu.reader.grammar.text.sources import Source

_BARS = re.compile(r"\s*\|\s*")
_DASHES = re.compile(r"\s+-\s+")
_TAB = re.compile("\t")
_FIGURE = re.compile(r"[-–−+]?\(?\s*[0-9][0-9.,/\s–-]*%?\s*\)?")


TABS = 2  # so many tabs in a line part cells
_FINAL = (".", "!", "?", "…", ";", ",", ":")


class Cell(NamedTuple):
    """One cell, without the spaces around it; offsets count in the copies."""

    start: int
    end: int
    column: str | None = None  # heading
    row: str | None = None
    label: str | None = None

    def text(self, source: Source) -> str:
        """The words of the cell."""
        return source.spelled[self.start : self.end]


def is_number(words: str) -> bool:
    """Whether a cell holds a number, an X/Y or a range, and no words."""
    return _FIGURE.fullmatch(words) is not None


def is_row(source: Source, start: int, end: int) -> bool:
    """Whether a line is a row of cells parted by tabs, bars or dashes."""
    raw = source.original(start, end).of(source.text)
    dashes = raw.count(" - ") >= DASHES and not raw.endswith(_FINAL)
    if dashes:
        lower = source.lower[start:end]
        dashes = raw.count(" - ") - sum(map(lower.count, _dashed_names())) >= DASHES
    return dashes or raw.count(" | ") >= 2 or raw.count("\t") >= TABS


@cache
def _dashed_names() -> tuple[str, ...]:
    """Names with a dash that parts no cells: `kinh tế - xã hội`."""
    pairs = (entry for entry in table("boundaries") if entry.fact("role") == "pair")
    return tuple(form for entry in pairs for form in map(folded, entry.forms) if " - " in form)


def has_blank_cells(source: Source, at: int) -> bool:
    """Whether the line around `at` has so many tabs, those of blank cells at its ends counted, that it is a row."""
    start, end = whole_line(source, at, at)
    return len(_tabs(source, start, end)) >= TABS


def whole_line(source: Source, start: int, end: int) -> tuple[int, int]:
    """The line of `start:end` with the blank cells at its ends."""
    stop = source.spelled.find("\n", end)
    return source.spelled.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(source.spelled)


def row_cells(source: Source, start: int, end: int) -> list[Cell]:
    """The cells of one line: parted by tabs, else by bars, else by dashes."""
    if tabs := _tabs(source, start, end):
        return _parted(source, start, [(at, at + 1) for at in tabs], end)
    sign = _BARS if " | " in source.spelled[start:end] else _DASHES
    return _parted(source, start, [x.span() for x in sign.finditer(source.spelled, start, end)], end)


def _tabs(source: Source, start: int, end: int) -> list[int]:
    """Where tabs stand in the original; the copies have spaces for them."""
    content, offsets = source.text.content, source.offsets
    if offsets is None:
        return [found.start() for found in _TAB.finditer(content, start, end)]
    return [at for at in range(start, end) if content[offsets[at]] == "\t"]


def _parted(source: Source, start: int, gaps: Sequence[tuple[int, int]], end: int) -> list[Cell]:
    cells: list[Cell] = []
    at = start
    for gap_start, gap_end in [*gaps, (end, end)]:
        words = source.spelled[at:gap_start]
        begin = at + len(words) - len(words.lstrip())
        cells.append(Cell(begin, begin + len(words.strip())))
        at = gap_end
    return cells


def blocked_cells(source: Source) -> list[Cell]:
    """The cells that the format of the document knows, in order, but for those whose words are all deleted."""
    return [
        Cell(start, end, block.column, block.row, block.label)
        for block, (start, end) in _placed_cells(source)
        if start < end or block.span.start == block.span.end
    ]


def _placed_cells(source: Source) -> Iterator[tuple[Block, tuple[int, int]]]:
    return ((block, source.copied(block.span)) for block in source.text.blocks if block.kind is BlockKind.CELL)
