"""Figures in table cells: the column says what sort of figure, the row what it measures, another cell in what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from doichieu.claims import Kind, Period, Quantity, Text
from doichieu.lexicon import table
from doichieu.reader.grammar.cells import Cell, blocked_cells, is_number, row_cells
from doichieu.reader.grammar.contexts import Document, is_ahead
from doichieu.reader.grammar.guards import Guarded
from doichieu.reader.grammar.kinds import HUNDRED
from doichieu.reader.grammar.periods import time_expressions
from doichieu.reader.grammar.phrases import Phrases, phrases
from doichieu.reader.grammar.quantities import figure_at
from doichieu.reader.grammar.segments import Layout, LineKind
from doichieu.reader.grammar.sources import Source, source_of
from doichieu.reader.grammar.times import Role
from doichieu.reader.grammar.vocabulary import cues_in

TITLE_LINES = 3  # lines above a table that may give its unit
_BRACKETED = re.compile(r"\(([^()]*)\)")
_NUMBERING = re.compile(r"^\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|[-+*•])\s+")
_RATE_WORDS = re.compile(r"[%()]+")
HELD = frozenset((Role.SPAN, Role.PLAN, Role.UNTIL, Role.BY_YEAR, Role.TERM))


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading says of the cells below."""

    roles: frozenset[str]
    percent: bool
    estimate: bool
    unit: str | None  # in brackets: "(ha)"
    period: Period | None
    basis: str


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure in a cell, as a claim needs it; offsets count in the copies."""

    start: int
    end: int
    kind: Kind
    planned: bool
    estimate: bool
    quantity: Quantity
    indicator: str
    period: Period | None
    basis: str | None
    label: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Tables:
    """What the cells of all tables hold."""

    figures: list[CellFigure]
    other: list[Guarded]

    def stretches(self) -> list[Guarded]:
        """Every place that is dealt with."""
        return [*self.other, *(Guarded(figure.start, figure.end, "") for figure in self.figures)]


def figures_in_tables(source: Source, layout: Layout, document: Document) -> Tables:
    """Read the cells that hold a number and nothing else; cells with words are read as sentences elsewhere."""
    found = Tables([], [])
    for rows, above in _tables(source, layout):
        title_unit = _title_unit(source, above)
        for row in rows:
            _read_row(source, row, title_unit, document, found)
    return found


def _tables(source: Source, layout: Layout) -> list[tuple[list[list[Cell]], str]]:
    """The rows of each table with their headings, and the lines above it."""
    blocked = blocked_cells(source)
    if blocked:
        return _blocked_tables(source, layout, blocked)
    tables: list[tuple[list[list[Cell]], str]] = []
    run: list[int] = []
    for index, line in enumerate(layout.lines):
        if line.kind is LineKind.ROW:
            run.append(index)
        if run and (line.kind is not LineKind.ROW or index == len(layout.lines) - 1):
            tables.append((_headed_rows(source, layout, run), _above(source, layout, run[0])))
            run = []
    return tables


def _blocked_tables(source: Source, layout: Layout, blocked: list[Cell]) -> list[tuple[list[list[Cell]], str]]:
    by_table: dict[str, dict[str, list[Cell]]] = {}
    for cell in blocked:
        number, row, _ = (cell.label or "::").split(":")
        by_table.setdefault(number, {}).setdefault(row, []).append(cell)
    return [
        (list(rows.values()), _above(source, layout, layout.line_at(next(iter(rows.values()))[0].start)))
        for rows in by_table.values()
    ]


def _headed_rows(source: Source, layout: Layout, run: Sequence[int]) -> list[list[Cell]]:
    """The cells of rows in plain text, each with the heading above it and the name of its row."""
    rows = [row_cells(source, layout.lines[index].start, layout.lines[index].end) for index in run]
    if any(is_number(cell.text(source)) for cell in rows[0]):
        return rows
    headings = [cell.text(source) for cell in rows[0]]
    return [rows[0], *(_headed(source, row, headings) for row in rows[1:])]


def _headed(source: Source, row: list[Cell], headings: list[str]) -> list[Cell]:
    name = next((text for cell in row if (text := cell.text(source)) and not is_number(text)), None)
    return [
        replace(cell, column=headings[index] if index < len(headings) else None, row=name)
        for index, cell in enumerate(row)
    ]


def _above(source: Source, layout: Layout, line: int) -> str:
    lines = layout.lines[max(line - TITLE_LINES, 0) : line]
    return source.lower[lines[0].start : lines[-1].end] if lines else ""


def _title_unit(source: Source, above: str) -> str | None:
    """`Đơn vị tính: tỷ đồng` above a table."""
    for start, end, entry in _columns().scan(above, 0, len(above)):
        if entry == "unit" and (found := re.match(r"\s*:\s*([^()\n;.]+)", above[end:])) and start >= 0:
            return found[1].strip()
    return None


def _read_row(source: Source, row: Sequence[Cell], title_unit: str | None, document: Document, found: Tables) -> None:
    unit_cell = next((x for x in row if x.column and "unit" in _heading(x.column, document.day).roles), None)
    own_unit = unit_cell.text(source).lower() if unit_cell is not None else None
    for position, cell in enumerate(row):
        words = cell.text(source)
        if not is_number(words):
            continue
        heading = _heading(cell.column, document.day) if cell.column else None
        if heading is None or "index" in heading.roles or not cell.row:
            if position == 0 or (heading is not None and "index" in heading.roles):
                found.other.append(Guarded(cell.start, cell.end, "list number"))
            continue
        if "note" in heading.roles or "name" in heading.roles:
            continue
        figure = _figure(
            cell, words, heading, own_unit or heading.unit or _in_brackets(cell.row) or title_unit, document
        )
        if figure is not None:
            found.figures.append(figure)


def _figure(cell: Cell, words: str, heading: Heading, unit: str | None, document: Document) -> CellFigure | None:
    if heading.percent and ("plan" in heading.roles or "growth" in heading.roles or unit is None):
        unit = "%"
    quantity = _quantity(words, unit)
    if quantity is None:
        return None
    kind, value, basis = _kind(heading, quantity)
    planned = kind is Kind.LEVEL and "plan" in heading.roles
    planned = planned or (heading.period is not None and is_ahead(heading.period, document.day))
    start = cell.start + (1 if words[0] in "(+" else 0)
    return CellFigure(
        start=start,
        end=cell.end - (1 if words[-1] == ")" else 0),
        kind=kind,
        planned=planned,
        estimate=heading.estimate and kind is Kind.LEVEL,
        quantity=value,
        indicator=_name(cell.row or ""),
        period=_period(heading, document, planned=planned),
        basis=basis,
        label=cell.label,
        rule=f"table cell; {'percentage of a plan' if kind is Kind.ATTAINMENT else kind.value}",
    )


def _kind(heading: Heading, quantity: Quantity) -> tuple[Kind, Quantity, str | None]:
    if quantity.total is not None:
        return Kind.PROGRESS, quantity, None
    if "growth" in heading.roles:
        index = heading.percent and "change" not in heading.roles
        return Kind.GROWTH, replace(quantity, value=quantity.value - HUNDRED) if index else quantity, heading.basis
    if heading.percent and "plan" in heading.roles:
        return Kind.ATTAINMENT, quantity, heading.basis
    return Kind.LEVEL, quantity, None


def _quantity(words: str, unit: str | None) -> Quantity | None:
    """The number of a cell in the unit of its row or column; brackets or a dash make it negative."""
    negative = words[0] in "(-–−"
    bare = words.strip("()+-–−% ").strip()
    counted = f"{bare} {unit or ''}".rstrip()
    figure = figure_at(counted, 0, len(counted))
    if figure is None or figure.unit_start < len(bare):
        return None
    quantity = figure.printed.quantity
    if not quantity.unit and unit:
        quantity = replace(quantity, unit=unit)
    return replace(quantity, value=-quantity.value) if negative else quantity


def _period(heading: Heading, document: Document, *, planned: bool) -> Period | None:
    if heading.period is not None:
        return heading.period
    if planned and document.reported is not None:
        return Period.year(document.reported.last.year)
    return document.reported


def _name(row: str) -> str:
    bare = (
        _BRACKETED.sub("", _NUMBERING.sub("", row, count=1)) if _in_brackets(row) else _NUMBERING.sub("", row, count=1)
    )
    return " ".join(bare.split())


def _in_brackets(words: str) -> str | None:
    """A unit in brackets: `Diện tích (ha)`."""
    for found in _BRACKETED.finditer(words.lower()):
        inner = found[1].strip().rpartition(":")[2].strip()
        sample = f"1 {inner}"
        figure = figure_at(sample, 0, len(sample))
        if inner and figure is not None and figure.end == len(sample) and figure.printed.quantity.unit:
            return inner
    return None


@cache
def _heading(words: str, day: date | None) -> Heading:
    source = source_of(Text(words))
    lower = source.lower
    roles = frozenset(role for _, _, role in _columns().scan(lower, 0, len(lower)))
    times = [time for time in time_expressions(source, day) if time.role in HELD and time.period is not None]
    estimate = any("estimate" in cue.roles for cue in cues_in(lower, 0, len(lower)))
    return Heading(
        roles=roles,
        percent="%" in lower,
        estimate=estimate,
        unit=_in_brackets(words),
        period=times[-1].period if times else None,
        basis=_basis(words, lower),
    )


def _basis(words: str, lower: str) -> str:
    """The words of a heading from the plan or the other time on: `KH` of `% KH`."""
    for start, _, role in _columns().scan(lower, 0, len(lower)):
        if role in ("plan", "growth"):
            cues = [cue for cue in cues_in(lower, start, len(lower)) if "compare" in cue.roles]
            begin = cues[0].end if cues else start
            return _RATE_WORDS.sub("", words[begin:]).strip()
    return ""


@cache
def _columns() -> Phrases[str]:
    return phrases({form: entry.fact("role") for entry in table("columns") for form in entry.forms})
