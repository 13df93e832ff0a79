"""The rows of a table: what each names, and in what its numbers are counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from doichieu.lexicon import folded
from doichieu.reader.grammar.amounts.quantities import figure_at
from doichieu.reader.grammar.amounts.units import NOUN, Unit
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS
from doichieu.reader.grammar.names.proper_names import bare_place, kind_and_level, place_forms
from doichieu.reader.grammar.tables.cell_numbers import (
    NO_MEASURE,
    PER_CENT,
    CellNumber,
    Measure,
    cell_number,
    measure_of,
    stated_measure,
)
from doichieu.reader.grammar.tables.columns import TableColumns
from doichieu.reader.grammar.tables.heading_words import even, roles_in, words_with
from doichieu.reader.grammar.tables.headings import FIGURES, Heading, Holds
from doichieu.reader.grammar.tables.rows import Table, TableCell
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in

_MARKER = re.compile(
    r"\s*(?:[-–+*•●▪>]+|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+|[ivxl]{1,5}[.)]|[^\W\d_][.)])\s+",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_LAST_WORDS = re.compile(r",\s*([^,()]+)$")
_AFTER_COLON = re.compile(r"\s*[:(]\s*([^()\n;]+)")
RATES = frozenset(("rate_alone", "share"))
DITTO = frozenset(('"', "''", "”", "“", "nt", "-nt-", "- nt -", "//", "-//-"))


@dataclass(frozen=True, slots=True)
class Names:
    """What a cell's row and column name."""

    indicator: str
    locality: str | None = None
    subject: str | None = None


class Row:
    """One row below the headings; `above`: the last row with numbers before it."""

    def __init__(self, source: Source, columns: TableColumns, cells: Sequence[TableCell], above: "Row | None") -> None:
        self.source, self.columns = source, columns
        self.cells = {cell.column: cell for cell in cells}
        self._above = above.unit_below if above is not None else NO_MEASURE

    def heading(self, column: int) -> Heading:
        """The heading of one of the columns."""
        return self.columns.headings[column]

    def words(self, column: int) -> str:
        """What a cell says, evenly spelled; nothing where there is none."""
        cell = self.cells.get(column)
        return self.source.lower[cell.start : cell.end].strip() if cell is not None else ""

    @cached_property
    def numbers(self) -> dict[int, CellNumber]:
        """The numbers of the row's cells of figures, by column."""
        found = {}
        for column, cell in self.cells.items():
            heading = self.columns.headings.get(column)
            if heading is None or heading.holds not in FIGURES or column == self.columns.name:
                continue
            start, end = _trimmed(self.source.lower, cell.start, cell.end)
            number = cell_number(self.source.lower, start, end) if start < end else None
            if number is not None:
                found[column] = number
        return found

    @cached_property
    def name(self) -> str:
        """The name of the row, as written, without its number or dash."""
        cell = self.cells.get(self.columns.name)
        written = self.source.spelled[cell.start : cell.end] if cell is not None else ""
        if not any(sign.isalpha() for sign in written):
            written = next((cell.row for cell in self.cells.values() if cell.row), "") or ""
        return _without_marks(" ".join(written.split()))

    @cached_property
    def measure(self) -> tuple[Measure, bool]:
        """What the row's numbers are counted in, and whether the row itself says so."""
        words = self.words(self.columns.unit) if self.columns.unit else ""
        if words and words not in DITTO and any(sign.isalpha() or sign in "%‰$" for sign in words):
            return measure_of(words.strip(" ()")), True
        if words in DITTO:
            return self._above, True
        named = measure_in(self.name)
        if named is not None:
            return named, True
        return NO_MEASURE, False

    @property
    def unit_below(self) -> Measure:
        """What a ditto mark or a blank below this row stands for."""
        measure, said = self.measure
        return measure if said else self._above

    @property
    def inherited(self) -> Measure:
        """The unit of the rows above, for a row that says none."""
        return self._above if self.columns.unit else NO_MEASURE


def row_names(row: Row, cell: TableCell) -> Names:
    """What a figure measures, and where."""
    heading = row.heading(cell.column)
    name = _without_unit(row.name)
    if not row.columns.by_place:
        return Names(name or heading.names or "")
    names = heading.names or _rated_names(row, cell.column)
    if names is None and not row.columns.of_projects:
        names = _told(row, cell.column)
    names = names or name
    if not name or row.columns.of_projects or "total" in roles_in(name):
        return Names(_without_marks(names))
    if _is_of_hamlets(row):
        return Names(_without_marks(names), subject=name)
    return Names(_without_marks(names), bare_place(name))


def _is_of_hamlets(row: Row) -> bool:
    """`Tên thôn`, `Thôn, bản`, `Tổ dân phố`, `Thôn Đoài`: places below the commune are no localities."""
    heading = row.columns.headings.get(row.columns.name)
    told = (even(heading.words) if heading is not None else "", even(row.name).partition(" ")[0])
    kinds = (word.strip(" ()") for words in told for word in (words, *re.split(r"[\s,/]+", words)))
    return any(word in place_forms() and kind_and_level(word)[1] == HAMLET for word in kinds)


HAMLET = 4  # level of the places below the commune


def _rated_names(row: Row, column: int) -> str | None:
    """What the nearest column before a rate's own names: `Đã bàn giao (ha) | Tỷ lệ (%)`."""
    if row.heading(column).holds not in (Holds.ATTAINMENT, Holds.SHARE, Holds.GROWTH):
        return None
    before = [(at, heading.names) for at, heading in row.columns.headings.items() if at < column and heading.names]
    if row.heading(column).holds is not Holds.SHARE:
        before = [(at, names) for at, names in before if not names_part(names)] or before
    return before[-1][1] if before else None


def _told(row: Row, column: int) -> str | None:
    """`Kế hoạch vốn | Đã giải ngân | Tỷ lệ %`: what the words for a plan or a result tell of places."""
    headings = row.columns.headings
    rates = row.heading(column).holds in (Holds.ATTAINMENT, Holds.SHARE, Holds.GROWTH)
    places = [at for at, x in headings.items() if at < column and x.holds in SIZED] if rates else [column]
    told = (_BRACKETED.sub(" ", headings[at].words).strip(" %") for at in reversed(places))
    return next((words for words in told if _says_matter(even(words))), None)


SIZED = frozenset((Holds.PLAN, Holds.RESULT, Holds.LEVEL))
ENOUGH = 3  # syllables: fewer only say `Kế hoạch`, `Thực hiện`


def _says_matter(lower: str) -> bool:
    """`giải ngân`, `kế hoạch vốn`: more than that something was planned or done."""
    cues = cues_in(lower, 0, len(lower))
    named = any(not BEGINS.isdisjoint(cue.roles) and "reach" not in cue.roles for cue in cues)
    return named or (len(lower.split()) >= ENOUGH and not any(sign.isdigit() for sign in lower))


def names_part(heading: str) -> bool:
    """`Trong đó: cấy máy`: whether a heading says that its column is a part of another."""
    return any(start == 0 for start, _ in words_with("part", even(heading)))


def cell_measure(row: Row, column: int, own: Measure | None, title: Measure | None) -> tuple[Measure, bool]:
    """What the number of a cell is counted in, and whether that is sure: the nearest words that say it win."""
    if own is not None:
        return own, True
    heading = row.heading(column)
    if heading.percent or heading.holds is Holds.SHARE:
        return PER_CENT, True
    measure, said = row.measure
    if said and measure.known:
        return _scaled(measure, heading.measure), True
    if heading.measure is not None and heading.measure.known:
        return heading.measure, True
    measure, sure = _unsaid_measure(row, heading, title)
    if measure.known or not row.columns.by_place:
        return measure, sure
    return _thing_headed(row, column), True


def _thing_headed(row: Row, column: int) -> Measure:
    """`Tổng số hộ`, `Hộ nghèo` over whole numbers: the thing that the heading of a column begins with."""
    number = row.numbers.get(column)
    if number is None or not number.first.replace(".", "").isdecimal():
        return NO_MEASURE
    lower = even(row.heading(column).words)
    begins = [end for role in ("total", "count_of") for start, end in words_with(role, lower) if start == 0]
    figure = figure_at(f"1 {lower[max(begins, default=0) :].strip()}", 0, len(lower) + 2)
    if figure is None or figure.printed.sort != NOUN or not figure.printed.quantity.unit:
        return NO_MEASURE
    return Measure(figure.printed.quantity.value, Unit(figure.printed.quantity.unit, NOUN))


def _scaled(measure: Measure, heading: Measure | None) -> Measure:
    """The row's unit, multiplied by a magnitude that the column's heading gives alone."""
    if heading is None or heading.known:
        return measure
    return Measure(measure.factor * heading.factor, measure.unit)


def _unsaid_measure(row: Row, heading: Heading, title: Measure | None) -> tuple[Measure, bool]:
    """What neither row nor column say: a rate is in percent; else the title's unit, or that of the rows above."""
    if not RATES.isdisjoint(roles_in(heading.names or row.name)):
        return PER_CENT, False
    for name in (heading.names, row.name):
        counted = _counted(name) if name else NO_MEASURE
        if counted.known:
            return counted, True
    if title is not None and title.known:
        return title, True
    return row.inherited, False


def _counted(name: str) -> Measure:
    """`Số hộ`, `Số người được tạo việc làm`: a name that begins with what it counts."""
    lower = even(name)
    for start, end in words_with("count_of", lower):
        figure = figure_at(f"1{lower[end:]}", 0, len(lower) - end + 1) if start == 0 else None
        if figure is not None and figure.printed.sort == NOUN and figure.printed.quantity.unit:
            return Measure(figure.printed.quantity.value, Unit(figure.printed.quantity.unit, NOUN))
    return NO_MEASURE


def title_measure(source: Source, table: Table) -> Measure | None:
    """`Đơn vị tính: triệu đồng` above a table or among its headings."""
    for start, end in (*table.above, *table.head):
        for _, stop in words_with("unit", source.lower[start:end]):
            found = _AFTER_COLON.match(source.lower, start + stop, end)
            measure = stated_measure(found[1].strip(" .")) if found else None
            if measure is not None:
                return measure
    for start, end in table.above[:1]:
        measure = _in_brackets(source.lower[start:end])
        if measure is not None and measure.known:
            return measure
    return None


def measure_in(name: str) -> Measure | None:
    """The unit that a name gives itself: `Diện tích lúa (ha)`, `Sản lượng, tấn`."""
    lower = even(name)
    last = _LAST_WORDS.search(lower)
    behind = stated_measure(last[1].strip()) if last else None
    return _in_brackets(lower) or (behind if behind is not None and behind.known else None)


def _in_brackets(lower: str) -> Measure | None:
    for found in _BRACKETED.finditer(lower):
        measure = stated_measure(found[1].rpartition(":")[2].strip())
        if measure is not None and measure.known:
            return measure
    return None


def wordings_of(indicator: str) -> Iterator[str]:
    """The name of an indicator as a catalogue may word it: whole, then without what stands in brackets."""
    yield folded(indicator)
    yield folded(_BRACKETED.sub(" ", indicator))


def _without_unit(name: str) -> str:
    """The name without the unit that it gives."""
    kept = _BRACKETED.sub(lambda found: " " if _in_brackets(even(found[0])) else found[0], name)
    last = _LAST_WORDS.search(kept)
    measure = stated_measure(even(last[1].strip())) if last else None
    if last is not None and measure is not None and measure.known:
        kept = kept[: last.start()]
    return " ".join(kept.split()).rstrip(" :;,")


def _without_marks(name: str) -> str:
    """The name without its number, its dash, and the words that only say that it is a part."""
    name = _after_marker(name)
    for start, end in words_with("part", even(name)):
        if start == 0 and name[end:].strip(" :,-+"):
            return _after_marker(name[end:].strip(" :,")).strip(" :,-+")
    return name


def _after_marker(name: str) -> str:
    found = _MARKER.match(name)
    return name[found.end() :].strip() if found else name.strip()


def _trimmed(lower: str, start: int, end: int) -> tuple[int, int]:
    words = lower[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
