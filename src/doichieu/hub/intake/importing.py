"""Figures of several places and periods in one table: for each of them a sheet, all signed together, or none."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from django.db import transaction

from doichieu import show
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.documents.spoken_periods import period_written
from doichieu.hub.intake.entries import Signed, sign_entry
from doichieu.hub.intake.entry_checks import Further, no_further
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.entry_lines import Fault, Sheet
from doichieu.hub.intake.entry_words import RESULTS, TARGETS, called, said
from doichieu.hub.intake.figure_errors import QUESTIONS
from doichieu.hub.intake.grid_errors import (
    GridFault,
    NothingEntered,
    PeriodUnclear,
    PlaceUnclear,
    PlaceUnknown,
    Refusal,
    TablesRefused,
)
from doichieu.hub.intake.grids import sheet_from
from doichieu.hub.intake.line_errors import WordUnknown
from doichieu.hub.intake.on_behalf import signs_for
from doichieu.hub.intake.parted_tables import Of, Part, parted
from doichieu.hub.intake.table_files import grids_of_file
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality

OFFERED = 8  # places that are named where a name fits several
KINDS = {"results": RESULTS, "targets": TARGETS}
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Table:
    """A file with figures of several places and periods."""

    name: str
    data: bytes
    lang: show.Lang = "vi"  # in which its numbers are written
    noted: bool = False  # what was asked of its rows before is answered by their notes


class Imported(NamedTuple):
    """One of the sheets of a table, and what became of it."""

    sheet: Sheet
    signed: Signed


def import_table(table: Table, by: Viewer, further: Further = no_further, *, preview: bool = False) -> list[Imported]:
    """Sign the figures of a table, a form for each place, period and plan; all of them, or none.

    What is signed counts at once where `by` may review, else it waits for a reviewer. further: as of `sign_entry`.
    preview: nothing is written, and what is returned is what would have been.
    Raises GridFault for a file that cannot be read; TablesRefused with every fault of its rows.
    """
    imported: list[Imported] = []
    with transaction.atomic():
        sheets, others = _sheets(table, by)
        faults: list[Fault] = []
        for where, sheet in sheets:
            try:
                imported.append(Imported(sheet, sign_entry(sheet=sheet, by=by, further=further)))
            except SheetRefused as error:
                faults += error.checked.faults
            except (Refused, DocumentError) as error:
                others.append(Refusal(where, error))
        if faults or others:
            raise TablesRefused(faults=faults, others=others)
        if preview:
            transaction.set_rollback(True)
    return imported


def _sheets(table: Table, by: Viewer) -> tuple[list[tuple[str, Sheet]], list[Refusal]]:
    """A sheet for each part of the table, with where it begins; and what is at fault in the others."""
    sheets: list[tuple[str, Sheet]] = []
    refused: list[Refusal] = []
    reading = _Reading(table, by)
    for grid in grids_of_file(table.name, table.data):
        for of, part in parted(grid):
            begins = part.address(1, 0)
            try:
                sheets.append((begins, reading.sheet(of, part)))
            except _Misread as fault:
                refused.append(Refusal(fault.where, fault.error))
            except NothingEntered:
                continue  # its rows have no number yet
            except (GridFault, Refused) as error:
                refused.append(Refusal(begins, error))
    if not sheets and not refused:
        raise NothingEntered
    return sheets, refused


class _Misread(Exception):  # noqa: N818 - named by its fault
    """A cell that says of what its row is, and cannot be understood."""

    def __init__(self, where: str, error: Exception) -> None:
        self.where, self.error = where, error
        super().__init__(str(error))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table that is read for somebody; what is understood of a word once is kept."""

    table: Table
    by: Viewer
    known: dict[Any, Any] = field(default_factory=dict)

    def sheet(self, of: Of, part: Part) -> Sheet:
        """Raises _Misread, GridFault, access.Refused."""
        period = self._once(part, "period", of.period, _period)
        place = self._once(part, "place", of.place, lambda written: _place(written, period), period.name)
        planned = bool(of.kind) and self._once(part, "kind", of.kind, self._planned)
        given = Sheet(
            place,
            named_days(period),
            (),
            planned=planned,
            set_by=of.owner if planned else "",
            lang=self.table.lang,
            name=self.table.name[-200:],
            organisation=signs_for(self.by, place),
        )
        sheet = sheet_from([part], given)
        return (
            replace(sheet, lines=tuple(replace(line, asked=QUESTIONS) for line in sheet.lines))
            if self.table.noted
            else sheet
        )

    def _once(self, part: Part, name: str, written: str, read: Callable[[str], Found], *beside: str) -> Found:
        key = (name, written, *beside)
        if key not in self.known:
            try:
                self.known[key] = read(written)
            except (GridFault, WordUnknown) as error:
                raise _Misread(part.said_at(name), error) from error
        found: Found = self.known[key]
        return found

    def _planned(self, written: str) -> bool:
        kind = called(written, KINDS)
        if not kind:
            raise WordUnknown(written=written[:60], known=[said(words, self.table.lang) for words in KINDS.values()])
        return kind == "targets"


def _period(written: str) -> PlanningPeriod:
    try:
        return period_written(written)
    except UnknownPeriod:
        raise PeriodUnclear(written=written[:60]) from None


def _place(written: str, period: PlanningPeriod) -> Locality:
    """The place of an address or of a name: of several those that stood when the period ended; where none did, any."""
    named = list(places.localities().filter(slug=written)) if written else []
    named = named or places.named(written, on=period.last_day) or places.named(written)
    if len(named) == 1:
        return named[0]
    alike = named or places.found(written, limit=OFFERED)
    if not alike:
        raise PlaceUnknown(written=written[:60])
    raise PlaceUnclear(written=written[:60], places=[f"{place} ({place.slug})" for place in alike[:OFFERED]])
