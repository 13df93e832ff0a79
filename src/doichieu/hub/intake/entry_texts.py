"""A signed entry as a text of its own: one sentence a figure, so that an entry is cited as a document is."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from secrets import token_hex

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doichieu import show
from doichieu.claims import Claim, Entered, Kind, Span, Text
from doichieu.hub.intake.entry_lines import EntryLine, Sheet
from doichieu.hub.intake.entry_words import MATURITIES, qualities, said
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Maturity
from doichieu.hub.register.series import Series

NUMBER = 4  # bytes of a form's number
RULE = "signed entry"  # instead of a rule of the reader
TITLE_RESULTS = _("Signed entry: results, %(period)s, %(place)s")
TITLE_TARGETS = _("Signed entry: targets, %(period)s, %(place)s")
SIGNED = _("Entered and signed at %(moment)s. Form number %(number)s.")
FROM_FILE = _("From the file %(file)s.")
SET_BY = _("set by %(owner)s")
OF_UNIT = pgettext_lazy("reporting unit", "of %(unit)s")
NOTE = _("Note: %(note)s")


def title_of(sheet: Sheet) -> str:
    """What the entry is called in lists."""
    title = TITLE_TARGETS if sheet.planned else TITLE_RESULTS
    return said(title, period=show.period(sheet.period, "vi"), place=whose(sheet))


def whose(sheet: Sheet) -> str:
    """The place that a sheet is of, behind the unit that all of it is about."""
    place = str(sheet.locality)
    return f"{sheet.own.name}, {place}" if sheet.own else place


def written_out(sheet: Sheet, lines: Sequence[EntryLine], moment: datetime) -> tuple[Text, list[Claim]]:
    """The text of an entry, and its figures as claims, each at its place. moment: when it was signed.

    It bears a number of its own: the same figures signed within the same second are another form.
    """
    head = [title_of(sheet), said(SIGNED, moment=_moment(moment), number=token_hex(NUMBER).upper())]
    head += [said(FROM_FILE, file=sheet.name)] if sheet.name else []
    content = "\n".join((*head, "", ""))
    claims: list[Claim] = []
    for line in lines:
        before, quote, after = _sentence(line, sheet)
        start = len(content) + len(before)
        claims.append(_claim(line, sheet, Span(start, start + len(quote)), quote))
        content += f"{before}{quote}{after}\n"
    return Text(content, name=name_of(sheet)), claims


def name_of(sheet: Sheet) -> str:
    """The file's name, or one for an entry without a file of its own."""
    named = f"entry-{sheet.period.first:%Y%m%d}-{sheet.period.last:%Y%m%d}"
    if sheet.kept_with is not None:
        return f"{named}{kept_with(sheet.kept_with)}"
    return sheet.name or f"{named}.txt"


def kept_with(form: int) -> str:
    """How the name of a form ends whose file is kept with an earlier one. form: the id of that."""
    return f"-file-of-{form}.txt"


def _sentence(line: EntryLine, sheet: Sheet) -> tuple[str, str, str]:
    """What stands before the figure, the figure, and what stands behind it."""
    quote = show.quantity(line.quantity, "vi", bounded=False)
    bounded = show.quantity(line.quantity, "vi")
    about = f" ({'; '.join(_qualities(line, sheet))})" if any(_qualities(line, sheet)) else ""
    note = " ".join(line.written.note.split())
    name = f"{line.indicator.code} {line.indicator.name_vi}"
    behind = f". {said(NOTE, note=note)}" if note else "."
    return f"{name}{about}: {bounded.removesuffix(quote)}", quote, behind


def _qualities(line: EntryLine, sheet: Sheet) -> Iterator[str]:
    unit = _unit_of(line.series, sheet.locality)
    if unit:
        yield said(OF_UNIT, unit=unit)
    if line.series.set_by:
        yield said(SET_BY, owner=line.series.set_by)
    yield from qualities(line.series.from_day(sheet.period.first, sheet.clock))
    if line.maturity:
        yield said(MATURITIES[line.maturity])


def _unit_of(series: Series, own: Locality) -> str:
    if series.subject:
        return series.subject.name
    return "" if series.locality.pk == own.pk else str(series.locality)


def _claim(line: EntryLine, sheet: Sheet, span: Span, quote: str) -> Claim:
    series = line.series
    return Claim(
        id=f"e{span.start}",
        span=span,
        quote=quote,
        kind=Kind(series.measure.value),
        planned=series.planned,
        quantity=line.quantity,
        estimate=line.maturity == Maturity.ESTIMATE,
        indicator=series.indicator.name_vi,
        period=sheet.period,
        basis=basis_of(series.set_by),
        rule=RULE,
        confidence=1.0,
        locality=None if series.locality.pk == sheet.locality.pk else series.locality.name,
        subject=series.subject.name if series.subject else None,
        code=series.indicator.code,
        entered=_entered(line, sheet),
    )


def _entered(line: EntryLine, sheet: Sheet) -> Entered:
    series = line.series.from_day(sheet.period.first, sheet.clock)
    return Entered(
        set_by=series.set_by,
        price_basis=series.price_basis,
        cumulative=series.cumulative,
        maturity=str(line.maturity),
        clock=str(sheet.clock),
        place=series.locality.pk,
        subject=series.subject.pk if series.subject else None,
    )


def basis_of(owner: str) -> str | None:
    """How a form says whose plan a target is of. owner: as of a series."""
    return said(SET_BY, owner=owner) if owner else None


def _moment(moment: datetime) -> str:
    return f"{localtime(moment):%H:%M:%S}, {show.day(localtime(moment).date())}"
