"""Columns of a table that an office made for itself: `STT | Tên chỉ tiêu | ĐVT | Kế hoạch năm | Thực hiện 9 tháng`.

The words are those by which the reader knows the columns of a document's tables (lexicon/columns.toml).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from doichieu.claims import Period
from doichieu.hub.catalogue.periods import year_earlier
from doichieu.hub.documents.column_headings import ColumnHeading, column_heading
from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.intake.series_words import column_of_counting, column_of_prices, without_prices
from doichieu.lexicon import folded, table

NAMES = frozenset({"name", "target"})
WORDS = ((frozenset({"unit"}), Field.UNIT), (frozenset({"unit", "place", "subject"}), Field.ABOUT))
NUMBERS_ROWS = frozenset({"index"})
COUNTS = frozenset({"count", "count_of"})
REACHED = frozenset({"actual", "estimated"})
PLANNED = frozenset({"plan", "target"})
PAST = frozenset({"past"})
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column whose heading is known."""

    field: Field | None  # None: it is left out
    estimated: bool = False  # the figures below are estimates
    other_days: bool = False  # they are of other days than the entry
    or_about: bool = False  # where another column has the units, it says whom the figures are about


LEFT_OUT = OwnColumn(None)
OF_OTHER_DAYS = OwnColumn(None, other_days=True)


def fields_of(
    known: Mapping[int, OwnColumn], taken: Mapping[Field, int], wanted: Collection[Field]
) -> Mapping[Field, Sequence[int]]:
    """The columns of each field that is wanted and not taken, the first one first; of whom the figures are about, all.

    known: what is known of columns, by their number. taken: columns that are known by other words.
    """
    plain = {at: each.field for at, each in known.items() if not each.or_about and at not in taken.values()}
    other = [at for at, each in known.items() if each.or_about and at not in taken.values()]
    found: dict[Field, list[int]] = {}
    for at, field in plain.items():
        if field is not None:
            found.setdefault(field, []).append(at)
    for at in other:
        units = Field.UNIT in taken or Field.UNIT in found
        found.setdefault(Field.ABOUT if units else Field.UNIT, []).append(at)
    free = {field: columns for field, columns in found.items() if field in wanted}
    return {field: columns for field, columns in free.items() if field is Field.ABOUT or field not in taken}


def numbers_rows(heading: str, period: Period) -> bool:
    """Whether a column only counts the rows: `STT`."""
    return column_heading(heading, period.last).roles == NUMBERS_ROWS


def own_column(heading: str, period: Period, *, planned: bool) -> OwnColumn | None:
    """What a column holds for an entry of results, or of targets, of these days; None where nothing is known of it."""
    said = column_heading(without_prices(heading), period.last)
    field = _of_words(heading, said)
    if field is not None:
        return OwnColumn(field, or_about=field is Field.UNIT and not _of_units(heading))
    if not said.roles and said.period is None:
        return None
    if PERCENT in heading:
        return LEFT_OUT
    return _of_targets(said, period) if planned else _of_results(said, period)


def _of_words(heading: str, said: ColumnHeading) -> Field | None:
    """The field of a column that holds words."""
    called = folded(heading.strip())
    if called == _note():
        return Field.NOTE
    if called in _forms("entered", Field.ABOUT):
        return Field.ABOUT
    if column_of_prices(heading):
        return Field.PRICE_BASIS
    if column_of_counting(heading):
        return Field.CUMULATIVE
    if said.roles and said.period is None and said.roles <= NAMES:
        return Field.INDICATOR
    return next((field for roles, field in WORDS if said.roles and said.roles <= roles), None)


def _of_results(said: ColumnHeading, period: Period) -> OwnColumn:
    """The results of these days, or those of the same days a year before; a plan beside them is left out."""
    if said.roles & PAST:
        return OwnColumn(Field.LAST_YEAR) if said.roles <= PAST | REACHED | COUNTS else LEFT_OUT
    if not said.roles <= REACHED | COUNTS or not (said.roles & REACHED or said.period):
        return LEFT_OUT
    if _is_of(said, period):
        return OwnColumn(Field.NUMBER, estimated="estimated" in said.roles)
    return OwnColumn(Field.LAST_YEAR, other_days=True) if _is_of(said, year_earlier(period)) else OF_OTHER_DAYS


def _of_targets(said: ColumnHeading, period: Period) -> OwnColumn:
    if not said.roles <= PLANNED | COUNTS or not (said.roles & PLANNED or said.period):
        return LEFT_OUT
    return OwnColumn(Field.NUMBER) if _is_of(said, period) else OF_OTHER_DAYS


def _is_of(said: ColumnHeading, period: Period) -> bool:
    """Whether the heading names these days, or none at all; `đến 30/9` are those since the first day."""
    if said.period is None:
        return True
    return said.period.last == period.last if said.until else said.period == period


def _of_units(heading: str) -> bool:
    """Whether a heading says that units of measure stand below, and not perhaps those who report."""
    return any(form in folded(heading) for form in _forms("id", "unit"))


def _forms(fact: str, value: str) -> frozenset[str]:
    """The forms of the entries that say this of themselves."""
    told = (entry for entry in table("columns") if {"id": entry.id, **entry.facts}.get(fact) == value)
    return frozenset(folded(form) for entry in told for form in entry.forms)


def _note() -> str:
    """The heading of remarks, and of nothing else that stands at the edge of a table."""
    return next(folded(entry.forms[0]) for entry in table("columns") if entry.fact("role") == "note")
