"""The heading of a column, as the reader reads those of documents: what its words are, and which days it names."""

from dataclasses import dataclass
from datetime import date

from doichieu.claims import Period, Text
from doichieu.reader.grammar.tables.heading_words import roles_in, spelled_heading
from doichieu.reader.grammar.text.sources import source_of
from doichieu.reader.grammar.times.periods import Role, time_expressions

APART = (Role.EACH, Role.LENGTH, Role.CLOCK, Role.BASIS)  # times that are not those of the figures below


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """What a heading says."""

    roles: frozenset[str]  # of `lexicon/columns.toml`, without words that say nothing
    period: Period | None  # of the figures below; a day that they run up to alone
    until: bool  # the period is the day that they run up to


def column_heading(words: str, day: date) -> ColumnHeading:
    """Read a heading; a year that it leaves out is that of `day`."""
    lower = spelled_heading("", words).lower
    times = [time for time in time_expressions(source_of(Text(lower)), day) if time.role not in APART]
    dated = next((time for time in times if time.period is not None), None)
    return ColumnHeading(
        roles=roles_in(lower) - {"word"},
        period=dated.period if dated else None,
        until=dated is not None and dated.role is Role.UNTIL,
    )
