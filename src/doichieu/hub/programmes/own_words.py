"""What a document says of itself, by its title and its number: all that its readers outside are told of its record."""

import re
from datetime import date

from doichieu.hub.documents.models import Document
from doichieu.hub.documents.spoken_periods import part_of_year_named
from doichieu.hub.programmes.citing import is_number, key_of, level_of
from doichieu.hub.programmes.models import Instrument
from doichieu.hub.programmes.naming import LONGEST_NAME, name_key, name_of
from doichieu.lexicon import folded, table

_YEARS = re.compile(r"(?<![\d/.,-])((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?(?![\d/]|[.,-]\d)")


def as_published(row: Instrument, called: str) -> Instrument:
    """A record as its own released document has it, whatever is known of it inside; not to be saved.

    called: the number or name by which released documents cite it; empty where none does.
    """
    document = row.document
    if document is None:
        raise ValueError(f"record {row.pk} has no document of its own")
    title = title_of(document)
    written = row.own_number or called or _name_in(title)
    first, last = days_in(title)
    said = Instrument(
        pk=row.pk,
        kind=row.kind,
        written=written,
        key=key_of(written) if is_number(written) else name_key(written),
        title=title,
        locality=document.locality,
        issued=document.published,
        first_day=first,
        last_day=last,
        document=document,
        state=row.state,
        step=row.step,
    )
    said.issuer = issuer_of(said)
    return said


def title_of(document: Document) -> str:
    """Its title, or the name of its file."""
    return (document.title or document.name)[:LONGEST_NAME]


def _name_in(title: str) -> str:
    """The name in a title without the word for its kind; the whole title where it has none."""
    found = name_of(title)
    return found[1] if found else title


def days_in(title: str) -> tuple[date | None, date | None]:
    """The first and last day of the one part of a year that a title names, else of its one year, or span of years."""
    part = part_of_year_named(title)
    if part is not None:
        return part.first, part.last
    found = _YEARS.findall(title)
    spans = {(int(first), int(last or first)) for first, last in found}
    several = [span for span in spans if span[0] != span[1]] or list(spans)
    if len(several) != 1 or several[0][1] < several[0][0]:
        return None, None
    return date(several[0][0], 1, 1), date(several[0][1], 12, 31)


def issuer_of(record: Instrument) -> str:
    """The sign of the issuer with its place: HĐND xã An Hòa Trung; empty where the sign is of another kind."""
    signs = {folded(form): form for entry in table("documents") if entry.id == "issuers" for form in entry.forms}
    sign = signs.get(folded(re.split("[-/]", record.symbol)[-1]))
    return f"{sign} {record.locality}" if sign and record.locality and level_of(record.written) is None else ""
