"""The columns of one table together: which of them names the rows, which gives the unit, what each rate rates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from doichieu.reader.grammar.tables.cell_numbers import CellNumber, cell_number, stated_measure
from doichieu.reader.grammar.tables.heading_words import roles_in
from doichieu.reader.grammar.tables.headings import FIGURES, ROW_NAMES, Heading, Holds, heading_of
from doichieu.reader.grammar.tables.rows import Table
from doichieu.reader.grammar.text.cells import is_number
from doichieu.reader.grammar.text.sources import Source

CHANGES_BELOW = 50  # percent: where most values are smaller, a heading `So với cùng kỳ` gives changes, not indices


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The headings of one table, each seen beside the others."""

    headings: dict[int, Heading]
    name: int  # the column that names the rows; 0: none
    unit: int  # the column that gives their units; 0: none
    plans: bool  # the title speaks of plans, and no column of results

    @property
    def by_place(self) -> bool:
        """Whether the rows are places, units or projects, and the columns what is measured there."""
        heading = self.headings.get(self.name)
        return heading is not None and heading.holds in (Holds.PLACE, Holds.SUBJECT)

    @property
    def of_projects(self) -> bool:
        """Whether the rows are projects or works, and no places."""
        heading = self.headings.get(self.name)
        return heading is not None and heading.holds is Holds.SUBJECT


def table_columns(source: Source, table: Table) -> TableColumns:
    """What each column of `table` holds."""
    words = {at: _words(source, table, at) for at in table.columns}
    headings = {at: _as_filled(heading_of(x.upper, x.leaf), words[at]) for at, x in table.columns.items()}
    if table.name and headings[table.name].holds not in ROW_NAMES:
        headings[table.name] = replace(headings[table.name], holds=Holds.NAME)
    headings, name = _with_name(headings, words)
    unit = next((at for at, heading in headings.items() if heading.holds is Holds.UNIT), 0)
    headings = {at: _beside(at, heading, headings, unit=unit) for at, heading in headings.items()}
    headings = {at: _with_sign(heading, words[at]) for at, heading in headings.items()}
    title = roles_in(" ".join(source.lower[start:end] for start, end in table.above))
    results = any(heading.holds in (Holds.RESULT, Holds.ATTAINMENT) for heading in headings.values())
    return TableColumns(headings, name, unit, "plan" in title and "actual" not in title and not results)


def _words(source: Source, table: Table, column: int) -> list[str]:
    """What the cells of a column say, blank ones left out."""
    cells = (cell for row in table.rows for cell in row if cell.column == column)
    return [text for cell in cells if (text := source.lower[cell.start : cell.end].strip())]


def _share(words: Sequence[str], count: int) -> float:
    return count / len(words) if words else 0.0


def _as_filled(heading: Heading, words: Sequence[str]) -> Heading:
    """What a heading says, where the cells below bear it out."""
    numbers = _share(words, sum(map(is_number, words)))
    if heading.holds in ROW_NAMES and numbers > 0.5:
        plan = "target" in roles_in(heading.words)
        return replace(heading, holds=Holds.PLAN if plan else Holds.LEVEL, names=None if plan else heading.words)
    if heading.holds is Holds.UNIT:
        if numbers > 0.5:
            return replace(heading, holds=Holds.LEVEL, sure=False)
        known = _share(words, sum(stated_measure(text) is not None for text in words))
        longest = max(map(len, words), default=0)
        if known == 0 and longest > LONGEST_UNIT:
            return replace(heading, holds=Holds.PLACE)
    return heading


LONGEST_UNIT = 20  # signs: longer words under `Đơn vị` name offices or places


def _with_name(headings: dict[int, Heading], words: dict[int, list[str]]) -> tuple[dict[int, Heading], int]:
    """The column that names the rows: by its heading, else the first whose cells are mostly words."""
    named = [at for at, heading in headings.items() if heading.holds in ROW_NAMES]
    if named:
        return headings, min(named)
    wordy = [
        at
        for at, heading in headings.items()
        if heading.holds in FIGURES and _share(words[at], sum(map(_is_wordy, words[at]))) > 0.5
    ]
    if wordy:
        name = min(wordy)
        return {**headings, name: replace(headings[name], holds=Holds.NAME)}, name
    for at, heading in headings.items():
        if heading.holds is Holds.UNIT and not any(map(stated_measure, words[at])):
            return {**headings, at: replace(heading, holds=Holds.PLACE)}, at
    return headings, 0


def _is_wordy(text: str) -> bool:
    return sum(sign.isalpha() for sign in text) > 2 and cell_number(text, 0, len(text)) is None


def _beside(at: int, heading: Heading, headings: dict[int, Heading], *, unit: int) -> Heading:
    """A percentage column whose heading leaves out what it rates, seen beside plans and results."""
    others = [other for place, other in headings.items() if place != at]
    planned = any(other.holds is Holds.PLAN and not other.percent for other in others)
    reported = any(other.holds is Holds.RESULT and not other.percent for other in others)
    before = headings.get(at - 1)
    if heading.holds is Holds.RATE and before is not None and before.holds is Holds.GROWTH and before.change:
        return replace(before, words=heading.words, percent=True, absolute=False)
    if heading.holds is Holds.RATE:
        rated = planned or any(other.holds is Holds.RESULT for other in others)
        return replace(heading, holds=Holds.ATTAINMENT if planned else Holds.SHARE, percent=True, sure=rated)
    if heading.holds is Holds.PLAN and heading.percent and (planned or (unit and reported)):
        return replace(heading, holds=Holds.ATTAINMENT, basis=_bare(heading.words), sure=False)
    if heading.holds is Holds.RESULT and heading.percent and planned and reported:
        return replace(heading, holds=Holds.ATTAINMENT, sure=False)
    return heading


def _bare(words: str) -> str:
    return " ".join(words.translate(dict.fromkeys(map(ord, "%()"), " ")).split())


def _with_sign(heading: Heading, words: Sequence[str]) -> Heading:
    """`So với cùng kỳ (%)` over 108,5 gives indices, over -2,1 and 8,5 changes."""
    if heading.holds is not Holds.GROWTH or heading.change:
        return heading
    numbers = [number for text in words if (number := cell_number(text, 0, len(text))) is not None]
    if not numbers:
        return heading
    signed = any(number.signed for number in numbers)
    small = sum(_size(number) < CHANGES_BELOW for number in numbers)
    change = signed or 2 * small > len(numbers)
    return replace(heading, change=change, sure=heading.sure and (signed or not change))


def _size(number: CellNumber) -> float:
    return float(number.first.replace(" ", "").replace(".", "").replace(",", ".", 1).replace(",", "") or 0)
