"""Where whoever enters a figure is asked for a note: what is early, changes much, falls, is far from its target, or
more than a whole.
"""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.timezone import localdate

from doichieu import show
from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.catalogue.models import Aggregation, Clock, Indicator, Share
from doichieu.hub.catalogue.periods import name_on, year_earlier
from doichieu.hub.intake.early import is_early
from doichieu.hub.intake.entry_lines import EntryLine, Field, Misplaced, Sheet, WrittenLine
from doichieu.hub.intake.line_errors import (
    FarFromTarget,
    LastYearDiffers,
    LineFault,
    MoreThanAll,
    NoteWanted,
    PeriodNotOver,
    TotalFell,
)
from doichieu.hub.intake.usual import Course, Past, Unusual
from doichieu.hub.intake.written_quantities import called_unit, written_quantity
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.rules import checked_quantity
from doichieu.hub.register.series import Series
from doichieu.hub.register.units import EXACTLY

ALL = Decimal(100)  # percent of a whole
LARGE = Decimal(1_000_000)


def with_last_year(written: WrittenLine, series: Series, sheet: Sheet, past: Past) -> Past:
    """What is on record, and the figure that the table itself has of the same days a year before.

    Where the two differ and no note says why, that is a fault. What is no number there is passed over: nothing of it
    is written.
    """
    days = year_earlier(sheet.period)
    before = _last_year(written, series, sheet.lang)
    if before is None:
        return past
    known = past.get(days)
    if known is not None and abs(known - before.value) * 2 > before.step and not written.note.strip():
        on_record = _printable(known, series.indicator.unit)
        raise Misplaced(Field.LAST_YEAR, LastYearDiffers(written=before, before=on_record, period=_name_of(days)))
    return {days: before.value, **past}


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


def ask_for_note(line: EntryLine, sheet: Sheet) -> None:
    """Of days that are far from over, of what changes beyond the usual, and of a part that is more than the whole.

    Nothing is asked of a line with a note, nor of a value that is on record already. Raises Misplaced.
    """
    if line.written.note.strip() or (line.standing is not None and line.standing.value == line.kept.value):
        return
    indicator, days = line.indicator, sheet.period
    if is_early(days, localdate(), planned=sheet.planned, maturity=line.maturity):
        where = line.written.at.get(Field.MATURITY, "")
        raise Misplaced(Field.NOTE, PeriodNotOver(period=sheet.named.name, last=days.last, estimate_at=where))
    if line.unusual is not None:
        raise Misplaced(Field.NOTE, _note_wanted(line.unusual, indicator))
    if indicator.share == Share.YES and line.kept.unit == PERCENT and line.kept.value > ALL:
        raise Misplaced(Field.NOTE, MoreThanAll(indicator=indicator.name_vi))


def _note_wanted(unusual: Unusual, indicator: Indicator) -> LineFault:
    name = _name_of(unusual.period)
    before = _printable(unusual.before, indicator.unit)
    if unusual.fell:
        return TotalFell(before=before, period=name)
    if unusual.of_plan:
        return FarFromTarget(target=before, period=name, percent=_percent(unusual.ratio))
    return NoteWanted(before=before, period=name, percent=_percent(unusual.ratio))


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
