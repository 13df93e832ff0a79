"""The items of work programmes and inspection plans: what is to be done, who leads, by which month or quarter.

They stand as rows of a table, or as lists under headings of months and quarters. A programme is known by its title.
"""

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from doichieu.claims import Task
from doichieu.lexicon import folded
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.task_days import is_due
from doichieu.reader.grammar.sessions.task_owners import Place, opening_owner, owner_alone
from doichieu.reader.grammar.text.cells import Cell, blocked_cells, row_cells, whole_line
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.periods import Role, TimeExpression, times_within

HEAD = 30  # lines in which the title stands
SHORT = 80  # signs: a longer line is no heading of a month
FEWEST_WORDS = 3  # of an item
MOST_WORDS = 9  # of a lead that opens an item or heads a list
_YEAR = re.compile(r"(?<![\w/.])(?:19|20)\d\d(?![\w/])")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PARTS = re.compile(r"\s*[;\n]\s*")
_BRACKETS = re.compile(r"\s*\(([^()]{3,90})\)$")
_COLON = re.compile(r" ?: +")
_TIMED = frozenset((Role.SPAN, Role.UNTIL, Role.DEADLINE))
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Programme:
    source: Source
    layout: Layout
    times: Sequence[TimeExpression]
    year: int | None  # that its title names
    start: int  # where the title ends


@dataclass(slots=True)
class _Held:
    """What the headings above say of the items below; what is headed last goes before the other heading's own."""

    due: date | None = None
    lead: str | None = None
    outer: str = ""  # "due" or "lead": which of both heads the other

    def enter_due(self, due: date) -> None:
        self.outer = self.outer or "due"
        self.lead = None if self.outer == "due" else self.lead
        self.due = due

    def enter_lead(self, lead: str) -> None:
        self.outer = self.outer or "lead"
        self.due = None if self.outer == "lead" else self.due
        self.lead = lead


def programme_items(source: Source, layout: Layout, times: Sequence[TimeExpression]) -> tuple[Task, ...]:
    """Every item of a programme, in order; none of any other document."""
    programme = _programme(source, layout, times)
    if programme is None:
        return ()
    rows = list(_table_items(programme))
    listed = [] if rows else list(_listed_items(programme))
    return tuple(sorted(rows or listed, key=lambda task: task.span))


def _programme(source: Source, layout: Layout, times: Sequence[TimeExpression]) -> _Programme | None:
    """The programme that a title in the head of the document makes of it."""
    for line in layout.lines[:HEAD]:
        title = _words().title.match(source.lower, line.start)
        if title is None or not source.spelled[line.start].isupper() or layout.in_furniture(line.start):
            continue
        year = _YEAR.search(source.lower, line.start, min(line.start + 2 * SHORT, len(source.lower)))
        return _Programme(source, layout, times, int(year[0]) if year else None, title.end())
    return None


def _table_items(programme: _Programme) -> Iterator[Task]:
    """The rows below headings that name what is to be done, and who leads or when."""
    for rows in (*_blocked_tables(programme), *_written_tables(programme)):
        columns: Mapping[str, int] = {}
        held = _Held()
        for row in rows:
            named = _columns(programme.source, row)
            if named:
                columns = named
                continue
            filled = [cell for cell in row if cell.end > cell.start]
            if len(filled) == 1:
                _enter_row(programme, filled[0], held)
            elif columns and (item := _item(programme, row, columns, held)) is not None:
                yield item


def _blocked_tables(programme: _Programme) -> list[list[Row]]:
    """The rows of the tables that the format knows."""
    tables: dict[str, dict[int, list[Cell]]] = {}
    for cell in blocked_cells(programme.source):
        number, row, column = (cell.label or "").split(":") if (cell.label or "").count(":") == 2 else ("", "", "")
        if row.isdecimal() and column.isdecimal() and not programme.layout.in_furniture(cell.start):
            cells = tables.setdefault(number, {}).setdefault(int(row), [])
            cells += [Cell(cell.start, cell.start)] * (int(column) - 1 - len(cells))  # blank ones to its left
            cells.append(cell)
    return [[cells for _, cells in sorted(rows.items())] for rows in tables.values()]


def _written_tables(programme: _Programme) -> list[list[Row]]:
    """The rows of plain text, as one table: other lines in between name its parts."""
    source, blocked = programme.source, {cell.start for cell in blocked_cells(programme.source)}
    rows: list[Row] = []
    for line in programme.layout.lines:
        if line.kind is LineKind.ROW:
            cells = row_cells(source, *whole_line(source, line.start, line.end))
            if not any(cell.start in blocked for cell in cells):
                rows.append(cells)
        elif rows and line.end - line.start <= SHORT:
            rows.append([Cell(line.start, line.end)])
    return [rows] if rows else []


def _columns(source: Source, row: Row) -> Mapping[str, int]:
    """The column of each part of an item, where a row heads them; empty where it does not."""
    found: dict[str, int] = {}
    for number, cell in enumerate(row):
        words = folded(source.spelled[cell.start : cell.end])
        kind = (
            next((kind for form, kind in _headings() if words.startswith(form)), None) if len(words) < SHORT else None
        )
        if kind is not None:
            found.setdefault(kind, number)
    return found if "content" in found and {"lead", *_TIMES} & found.keys() else {}


_TIMES = ("when", "month", "quarter")


def _enter_row(programme: _Programme, cell: Cell, held: _Held) -> None:
    """A row of one cell over others: the time of those below, or who leads them."""
    due = _due_in(programme, cell.start, cell.end)
    line = programme.layout.lines[programme.layout.line_at(cell.start)]
    lead = _lead(programme, owner_alone(programme.source, line._replace(body=cell.start, end=cell.end)))
    if due is not None:
        held.enter_due(due)
    elif lead is not None:
        held.enter_lead(lead)


def _item(programme: _Programme, row: Row, columns: Mapping[str, int], held: _Held) -> Task | None:
    def cell(kind: str) -> Cell | None:
        at = columns.get(kind, len(row))
        return row[at] if at < len(row) and row[at].end > row[at].start else None

    def words(kind: str) -> str:
        found = cell(kind)
        return " ".join(found.text(programme.source).split()) if found else ""

    content = cell("content")
    if content is None or len(content.text(programme.source).split()) < FEWEST_WORDS:
        return None
    when = next((found for kind in _TIMES if (found := cell(kind)) is not None), None)
    due = _due_of(programme, when, columns) if when else held.due
    joined = cell("with")
    partners = _PARTS.split(joined.text(programme.source)) if joined else []
    span = programme.source.original(content.start, content.end)
    quote = span.of(programme.source.text)
    return Task(span, quote, words("lead") or held.lead, due, tuple(filter(None, partners)), words("product") or None)


def _due_of(programme: _Programme, when: Cell, columns: Mapping[str, int]) -> date | None:
    """The end of the time in a cell; of a bare number, of the month or quarter that its column is of."""
    words = folded(programme.source.spelled[when.start : when.end])
    if programme.year and "month" in columns and words.isdecimal() and 1 <= int(words) <= 12:
        return _last_day(programme.year, int(words))
    if programme.year and "quarter" in columns and words in _QUARTERS:
        return _last_day(programme.year, 3 * _QUARTERS[words])
    return _due_in(programme, when.start, when.end)


def _due_in(programme: _Programme, start: int, end: int) -> date | None:
    """The end of the last time in a stretch; a time without its year is of the programme's."""
    due = [time for time in times_within(programme.times, start, end) if time.role in _TIMED and time.period]
    if not due:
        return None
    last = due[-1]
    assert last.period is not None  # noqa: S101 # filtered above
    day = last.period.last
    if programme.year and not _YEAR.search(programme.source.lower, last.start, last.end):
        return _last_day(programme.year, day.month) if last.period.first != day else _same_day(day, programme.year)
    return day


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _same_day(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _listed_items(programme: _Programme) -> Iterator[Task]:
    """The items of lists under headings of months and quarters, or of who leads."""
    held = _Held()
    for line in programme.layout.lines:
        if line.start < programme.start or line.kind is LineKind.FURNITURE:
            continue
        if _words().ends.match(programme.source.lower, line.body, line.end):
            held = _Held()
        opening = _opening_time(programme, line) if _is_listed(line) else None
        heading, lead = _heading_of_time(programme, line), _heading_of_lead(programme, line)
        if opening is not None and (item := _listed(programme, line, opening.due, held.lead, opening.end)) is not None:
            yield item
        elif heading is not None:
            held.enter_due(heading)
        elif lead is not None:
            held.enter_lead(lead)
        elif held.outer and _is_listed(line) and (item := _listed(programme, line, held.due, held.lead)) is not None:
            yield item


def _heading_of_lead(programme: _Programme, line: Line) -> str | None:
    """Who leads what stands below, where a line is no more than that: `II. Văn phòng Đảng ủy`."""
    ends = programme.source.lower.endswith(":", line.start, line.end)
    if line.kind is not LineKind.HEADING and not (ends and _is_listed(line)):
        return None
    return _lead(programme, owner_alone(programme.source, line))


def _lead(programme: _Programme, place: Place | None) -> str | None:
    """The words of somebody who leads; a few of them, and none that name an event or a field of work."""
    if place is None or _words().no_lead.match(programme.source.lower, *place):
        return None
    words = programme.source.spelled[slice(*place)].split()
    return " ".join(words) if len(words) <= MOST_WORDS else None


def _is_listed(line: Line) -> bool:
    """Whether a line is of a list; one with a number and no stop looks like a heading."""
    return line.kind is LineKind.ITEM or (line.kind is LineKind.HEADING and line.body > line.start)


def _heading_of_time(programme: _Programme, line: Line) -> date | None:
    """The end of the time that a short line names and little else: `Tháng 3`, `II. Quý II/2026`."""
    if line.end - line.start > SHORT:
        return None
    times = [time for time in times_within(programme.times, line.body, line.end) if time.role in _TIMED]
    if not times or times[0].start - line.body > 1:
        return None
    rest = programme.source.lower[times[-1].end : line.end].strip(" .:;()")
    return _due_in(programme, line.body, line.end) if len(rest.split()) <= 2 else None


class _Opening(NamedTuple):
    """A time at the head of an item: `1. Quý I: Kiểm tra Chi bộ thôn Đông`."""

    due: date
    end: int  # behind its colon


def _opening_time(programme: _Programme, line: Line) -> _Opening | None:
    times = times_within(programme.times, line.body, min(line.body + SHORT, line.end))
    first = next((time for time in times if time.role in _TIMED and time.start - line.body <= 1), None)
    colon = _COLON.match(programme.source.lower, first.end) if first else None
    due = _due_in(programme, line.body, first.end) if first and colon else None
    return _Opening(due, colon.end()) if due and colon else None


def _listed(
    programme: _Programme, line: Line, held: date | None, lead: str | None, start: int | None = None
) -> Task | None:
    """held, lead: what the headings say; start: where the words of the item begin, behind its label.

    Who opens the item or prepares it, in brackets behind, goes before who heads the list.
    """
    source = programme.source
    body = line.body if start is None else start
    end = body + len(source.spelled[body : line.end].rstrip(" .;,"))
    place = opening_owner(source, body, end)
    colon = _COLON.match(source.lower, place[1]) if place else None
    if colon is not None and (opens := _lead(programme, place)) is not None:
        lead, body = opens, colon.end()
    behind = _BRACKETS.search(source.spelled, body, end)
    if behind is not None and (prepares := _words().prepares.search(folded(behind[1]))) is not None:
        lead, end = behind[1][: prepares.start()].strip(" ,") or lead, behind.start()
    if end <= body or len(source.spelled[body:end].split()) < FEWEST_WORDS:
        return None
    span = source.original(body, end)
    own = any(is_due(time) for time in times_within(programme.times, body, end))
    due = (_due_in(programme, body, end) if own else None) or held
    return Task(span, span.of(source.text), lead, due)


class _Words:
    """The words of programmes, compiled."""

    def __init__(self) -> None:
        titles = (r"\s+".join(map(re.escape, form.split())) for form in forms("programme_items", "title"))
        self.title = re.compile(rf"(?:{'|'.join(sorted(titles, key=len, reverse=True))})(?!\w)")
        self.ends = re.compile(trie_pattern(forms("programme_items", "ends")))
        self.no_lead = re.compile(trie_pattern(forms("programme_items", "no lead")))
        self.prepares = re.compile(rf"(?<!\w){trie_pattern(forms('programme_items', 'prepares'))}$")


@cache
def _words() -> _Words:
    return _Words()


@cache
def _headings() -> tuple[tuple[str, str], ...]:
    """Every form that begins a heading, the longest first, with its kind."""
    kinds = ("content", "lead", "with", "when", "month", "quarter", "product")
    found = [(form, kind) for kind in kinds for form in forms("programme_items", kind)]
    return tuple(sorted(found, key=lambda pair: len(pair[0]), reverse=True))
