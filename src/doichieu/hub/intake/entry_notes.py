"""Where whoever enters a figure is asked for a note: what is early, changes much, falls, is far from its target, or
more than a whole.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.utils.timezone import localdate

from doichieu import show
from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.catalogue.models import Aggregation, Clock, Indicator, Share
from doichieu.hub.catalogue.periods import name_on, year_earlier
from doichieu.hub.intake.early import is_early
from doichieu.hub.intake.entry_lines import Change, EntryLine, Field, Sheet, WrittenLine, advances
from doichieu.hub.intake.figure_errors import FarFromTarget, LastYearDiffers, NoteWanted, ReasonWanted, TotalFell
from doichieu.hub.intake.line_errors import BelowZero, LineFault, MoreThanAll, PeriodNotOver
from doichieu.hub.intake.usual import Course, Known, Past, Unusual
from doichieu.hub.intake.written_quantities import called_unit, written_quantity
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.rules import checked_quantity
from doichieu.hub.register.series import Series
from doichieu.hub.register.units import EXACTLY

ALL = Decimal(100)  # percent of a whole
LARGE = Decimal(1_000_000)


def with_last_year(
    written: WrittenLine, series: Series, sheet: Sheet, known: Mapping[Period, Known]
) -> tuple[Past, LastYearDiffers | None]:
    """What is on record, and the figure that the table itself has of the same days a year before; how the two differ.

    What is no number there is passed over: nothing of it is written.
    """
    days = year_earlier(sheet.period)
    past = {each: stated.value for each, stated in known.items()}
    before = _last_year(written, series, sheet.lang)
    if before is None:
        return past, None
    stated, differs = known.get(days), None
    if stated is not None and abs(stated.value - before.value) * 2 > before.step:
        on_record = _printable(stated.value, series.indicator.unit)
        differs = LastYearDiffers(written=before, before=on_record, period=_name_of(days), figure=stated.figure)
    return {days: before.value, **past}, differs


def _last_year(written: WrittenLine, series: Series, lang: show.Lang) -> Quantity | None:
    if not written.last_year.strip():
        return None
    unit = called_unit(written.unit, series.indicator.unit, lang)
    try:
        return checked_quantity(series, written_quantity(written.last_year, unit, Bound.EXACT, lang))
    except (show.ShowError, LineFault, RegisterError):
        return None


def _name_of(days: Period) -> str:
    return name_on(days.first, days.last, Clock.ISSUER)


def course(kept: Quantity, series: Series) -> Course:
    if kept.unit == PERCENT:
        return Course.RATE
    return Course.TOTAL if series.indicator.aggregation_time == Aggregation.SUM else Course.LEVEL


def questions(line: EntryLine, sheet: Sheet) -> list[tuple[Field, LineFault]]:
    """What a note has to say of a line, each with its field: why another figure is replaced, unless it has ripened; and
    why it is right, where its days are far from over, it is below zero or more than all, or changes beyond the usual.

    A note answers what was shown when it was written. Nothing is asked of a value that is on record already.
    """
    found: list[tuple[Field, LineFault]] = []
    standing, noted = line.standing, bool(line.written.note.strip())
    if standing and line.change is Change.CHANGED and not noted and not advances(standing.maturity, line.maturity):
        found.append((Field.NOTE, ReasonWanted(standing=standing)))
    asked = _asked(line, sheet) if line.hidden or standing is None or standing.value != line.kept.value else []
    if line.differs is not None:
        asked.append((Field.LAST_YEAR, line.differs))
    return [*found, *((field, one) for field, one in asked if not line.written.answers(one.code))]


def _asked(line: EntryLine, sheet: Sheet) -> list[tuple[Field, LineFault]]:
    found: list[LineFault] = []
    if is_early(sheet.period, localdate(), planned=sheet.planned, maturity=line.maturity):
        where = line.written.at.get(Field.MATURITY, "")
        found.append(PeriodNotOver(period=sheet.named.name, last=sheet.period.last, estimate_at=where))
    if line.below_zero:
        found.append(BelowZero(indicator=line.indicator.name_vi))
    elif line.unusual is not None:
        found.append(_note_wanted(line.unusual, line.indicator))
    if is_more_than_all(line):
        found.append(MoreThanAll(indicator=line.indicator.name_vi))
    return [(Field.NOTE, one) for one in found]


def is_more_than_all(line: EntryLine) -> bool:
    """Whether a part of a whole is above 100 %."""
    return line.indicator.share == Share.YES and is_beyond_all(line.kept)


def is_beyond_all(share: Quantity) -> bool:
    """Whether a part of a whole ends above 100 %, or is a count above the total that it is out of."""
    most = share.value if share.upper is None else share.upper
    if share.unit == PERCENT:
        return most > ALL
    return share.total is not None and most > share.total


def _note_wanted(unusual: Unusual, indicator: Indicator) -> LineFault:
    name = _name_of(unusual.period)
    before = _printable(unusual.before, indicator.unit)
    if unusual.fell:
        return TotalFell(before=before, period=name, figure=unusual.figure)
    percent = _percent(unusual.ratio)
    if unusual.of_plan:
        return FarFromTarget(target=before, period=name, percent=percent, figure=unusual.figure)
    return NoteWanted(before=before, period=name, percent=percent, figure=unusual.figure)


def _percent(ratio: Decimal) -> Decimal:
    """Rounded to whole percent; below one percent to its first digit."""
    percent = ratio * 100
    last = min(percent.adjusted(), 0)
    return percent.quantize(Decimal((0, (1,), last)), ROUND_HALF_UP)


def _printable(value: Decimal, unit: str) -> Quantity:
    """A value without its printed precision: large ones are said in thousands or more, small ones to the unit."""
    exponent = int(value.normalize(EXACTLY).as_tuple().exponent)
    least = exponent if abs(value) >= LARGE else min(exponent, 0)
    return Quantity(value, None, None, Decimal((0, (1,), least)), unit)
