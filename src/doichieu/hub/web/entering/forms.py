"""The entry form: a row for each figure, what stands beside it, and what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from doichieu import show
from doichieu.claims import Bound, Quantity
from doichieu.hub.checks.beside import EntryCell
from doichieu.hub.intake.entry_lines import Fault, Field, WrittenLine
from doichieu.hub.intake.written_quantities import split_quantity, unit_choices
from doichieu.hub.register.models import Maturity
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.said import source_url

TYPED = (Field.NUMBER, Field.UNIT, Field.BOUND, Field.MATURITY)
_TYPED = tuple(map(str, TYPED))  # a page has a hundred rows: each is called by its own name
BOUNDS = [bound.value for bound in Bound]
MATURITIES = ["", *Maturity.values]
CONFLICT, CLEARED = "figure-seen", "number-cleared"
UNCHANGED = "unchanged"  # names the rows that `entry.js` left out, by their keys: they stand as they were offered
_FAULT_AT: Mapping[str, str] = {
    name: name for name in (*TYPED, Field.NOTE)
}  # the field to go to; any other fault is of the number


class Choice(StrEnum):
    """What a person does where somebody else was quicker."""

    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One row of the form."""

    cell: EntryCell
    values: Mapping[str, str]  # by field
    was: str  # the values that were offered, in one string: a row that still says them is left alone
    units: tuple[str, ...]
    faults: Mapping[str, str] = field(default_factory=dict)  # by field, in words
    conflict: bool = False  # somebody else entered a figure after the page was loaded
    typed: bool = False  # its values came back from a form

    @property
    def key(self) -> str:
        """What the fields of the row are called by."""
        return self.cell.key

    @property
    def fault_places(self) -> Sequence[tuple[str, str]]:
        """The id of the field that each fault is told at, and the fault in words."""
        return [(f"{_FAULT_AT.get(name, Field.NUMBER)}-{self.key}", words) for name, words in self.faults.items()]

    def put_aside(self) -> "EntryRow":
        """The same among those that are folded away."""
        return replace(self, cell=replace(self.cell, own=False))

    @property
    def seen(self) -> int:
        """The figure that stands on the page; 0 for none."""
        return self.cell.standing.figure.pk if self.cell.standing else 0


def answers(lang: show.Lang) -> Sequence[str]:
    """What is offered in place of a number, where something is either done or not done."""
    sides = (Quantity(Decimal(side), None, None, Decimal(1), show.YES_NO) for side in (1, 0))
    return [show.quantity(side, lang) for side in sides]


def offered(cell: EntryCell, lang: show.Lang) -> EntryRow:
    """The row as the page offers it: with the figure on record, or empty in the usual unit."""
    units, empty, was = _empty(unit_choices(cell.series.indicator, lang), cell.counted_in, lang)
    if cell.standing is None:
        return EntryRow(cell, empty, was, units)
    quantity = cell.standing.quantity
    number, unit = split_quantity(quantity, lang)
    values = {**empty, Field.NUMBER: number, Field.UNIT: unit, Field.BOUND: quantity.bound.value}
    values[Field.MATURITY] = cell.standing.figure.maturity
    return EntryRow(cell, values, _typed(values), tuple(dict.fromkeys((*units, unit))))


@lru_cache(maxsize=1024)  # of few units, all of them of the catalogue or of figures on record
def _empty(
    choices: tuple[str, ...], counted_in: str, lang: show.Lang
) -> tuple[tuple[str, ...], Mapping[str, str], str]:
    """The units, the values and what these come to in one string, where nothing is on record yet."""
    counted = (show.unit_words(counted_in, lang),) if counted_in else ()
    units = tuple(dict.fromkeys((*counted, *choices)))
    values = {str(name): "" for name in (*TYPED, Field.NOTE)}
    values |= {Field.BOUND: Bound.EXACT.value, Field.UNIT: units[0]}
    return units, values, _typed(values)


def sent_keys(posted: Mapping[str, str]) -> set[str]:
    """The keys of the rows of the page, also of those that were left out of what came back."""
    return {*_came_back(posted), *posted.get(UNCHANGED, "").split()}


def changed_rows(posted: Mapping[str, str]) -> set[str]:
    """The keys of the rows into which something was typed, as far as what came back tells by itself."""
    return {key for key in _came_back(posted) if _is_changed(key, posted)}


def _came_back(posted: Mapping[str, str]) -> list[str]:
    return [name[4:] for name in posted if name[:4] == "was-"]


def _is_changed(key: str, posted: Mapping[str, str]) -> bool:
    """Whether a row says something else than was offered, or leaves some of it out, as where a yes or no is asked."""
    if posted.get(f"{Field.NOTE}-{key}", "").strip():
        return True
    was = posted[f"was-{key}"]
    sent = [posted.get(f"{name}-{key}") for name in _TYPED]
    if None in sent:
        return True
    values = [value or "" for value in sent]
    return "|".join(values) != was and _typed(dict(zip(_TYPED, values, strict=True))) != was


def sent_row(cell: EntryCell, posted: Mapping[str, str], lang: show.Lang) -> EntryRow:
    """The row with what was typed into it."""
    row = offered(cell, lang)
    values = {name: posted.get(f"{name}-{row.key}", row.values[name]) for name in row.values}
    units = tuple(dict.fromkeys((*row.units, values[Field.UNIT])))
    return EntryRow(cell, values, posted.get(f"was-{row.key}", row.was), units, typed=True)


def written_line(row: EntryRow, posted: Mapping[str, str]) -> WrittenLine | None:
    """What is to be entered; None where the row was left as it was offered or is to be left out, or the other holds."""
    choice = posted.get(f"choice-{row.key}")
    unchanged = _typed(row.values) == row.was and not row.values[Field.NOTE].strip()
    if unchanged or choice == Choice.KEEP or f"skip-{row.key}" in posted:
        return None
    seen = posted.get(f"seen-{row.key}", "")
    undecided = f"conflict-{row.key}" in posted and choice != Choice.REPLACE
    known = -1 if undecided else int(seen) if seen.isdecimal() else 0
    return WrittenLine(
        number=row.values[Field.NUMBER],
        series=row.cell.series,
        unit=row.values[Field.UNIT],
        bound=row.values[Field.BOUND],
        maturity=row.values[Field.MATURITY],
        note=row.values[Field.NOTE],
        seen=None if known == 0 and choice == Choice.REPLACE else known,  # of one that may not be seen
        at={Field.LINE: row.key},
    )


def with_faults(row: EntryRow, faults: Sequence[Fault], lang: show.Lang) -> EntryRow:
    """The row with what is wrong with it, each fault at its field; a conflict begins from what holds now."""
    own = [fault for fault in faults if fault.where == row.key]
    words: dict[str, str] = {}
    for fault in own:  # each that a field has, one behind the other
        before, said = words.get(fault.field), _said(fault, row.cell)
        words[str(fault.field)] = said if before is None else format_html("{} {}", before, said)
    conflict = any(getattr(fault.error, "code", "") == CONFLICT for fault in own)
    was = offered(row.cell, lang).was if conflict else row.was
    return EntryRow(row.cell, row.values, was, row.units, words, conflict, row.typed)


def _said(fault: Fault, cell: EntryCell) -> str:
    """The fault in words; of an emptied field with the way to where its figure is taken back."""
    words = worded_error(fault.error)
    stating = cell.standing.stating if cell.standing and fault.error.code == CLEARED else ()
    if not stating:
        return words
    return format_html('{} <a href="{}">{}</a>', words, source_url(stating[0]), _("Where it is stated"))


def faulty_among(rows: Sequence[EntryRow]) -> dict[str, Any]:
    """What a page tells of its faults: the rows that have one, and the field to begin with."""
    faulty = [row for row in rows if row.faults]
    return {"faulty": faulty, "focus": faulty[0].fault_places[0][0] if faulty else ""}


def _typed(values: Mapping[str, str]) -> str:
    return "|".join(" ".join(values[name].split()) for name in TYPED)
