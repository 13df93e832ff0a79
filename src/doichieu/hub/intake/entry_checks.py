"""Whether figures that were written down may be entered: every fault of a sheet at once, each with its cell.

The same checks for a form, a sheet, pasted rows and the API; a fixed number of queries whatever the number of lines.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from doichieu.claims import Period, Quantity
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.intake.below_zero import may_be_below_zero
from doichieu.hub.intake.entry_lines import (
    Change,
    Checked,
    EntryLine,
    Fault,
    Field,
    Misplaced,
    Sheet,
    WrittenLine,
)
from doichieu.hub.intake.entry_notes import course, questions, with_last_year
from doichieu.hub.intake.entry_plans import Plans, plans_around
from doichieu.hub.intake.entry_series import meant_series
from doichieu.hub.intake.entry_sight import as_told, hidden_of_own
from doichieu.hub.intake.entry_values import as_written, written_amount, written_maturity
from doichieu.hub.intake.figure_errors import FigureSeen
from doichieu.hub.intake.line_errors import (
    IndicatorAmbiguous,
    IndicatorUnknown,
    LineRepeated,
    NoteAlone,
    NotOwn,
    NumberCleared,
    OtherUnit,
    UnitAmbiguous,
    UnitUnknown,
)
from doichieu.hub.intake.short_names import called_in_short, named_briefly
from doichieu.hub.intake.usual import Known, unusual_change
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register import queries as register
from doichieu.hub.register.closings import Held, closing_among, closings_over
from doichieu.hub.register.errors import PeriodClosed, RegisterError
from doichieu.hub.register.models import AMOUNTS, Figure, PeriodClosing
from doichieu.hub.register.rules import check_place, check_validity, checked_quantity
from doichieu.hub.register.series import Series, series_of
from doichieu.lexicon import folded

_Unit = Locality | Subject
YEARS_BACK = 5  # of a series, for what is usual of it
FIELD_OF_ERROR = {
    "unit-mismatch": Field.UNIT,
    "wrong-place": Field.ABOUT,
    "wrong-subject": Field.ABOUT,
    "indicator-ended": Field.INDICATOR,
    "unit-ended": Field.ABOUT,
}


Further = Callable[[Sheet, Sequence[EntryLine], Viewer], Sequence[Fault]]


def no_further(sheet: Sheet, lines: Sequence[EntryLine], viewer: Viewer) -> Sequence[Fault]:  # noqa: ARG001
    """No checks beyond those of intake."""
    return ()


def checked_sheet(sheet: Sheet, viewer: Viewer, further: Further = no_further, held: Held | None = None) -> Checked:
    """Every line that may be written, and every fault of the others, as far as the viewer may be told of it.

    further: faults that an upper app finds in the lines that may be written. held: what is closed for the place, where
    whoever writes knows it already.
    Raises access.Refused for who may not hand in for the place.
    """
    viewer.must(Act.HAND_IN, sheet.locality, sheet.organisation)
    around = _around(sheet, held, viewer)
    taken: dict[str, WrittenLine] = {}
    lines: list[EntryLine] = []  # also those that would do with a note: the others are held against them
    faults: list[Fault] = []
    for written in sheet.lines:
        try:
            line = _line(written, sheet, around)
            _refuse_second(line, taken)
            _refuse_unseen(line, inside=viewer.may(Act.READ_INTERNAL, sheet.locality))
        except Misplaced as fault:
            faults.append(Fault(written.place_of(fault.field), fault.field, fault.error, written))
            continue
        faults += (Fault(written.place_of(field), field, error, written) for field, error in questions(line, sheet))
        lines.append(line)
    told = as_told(Checked(tuple(lines), tuple(faults), sheet.passed_over, sheet.left_out), sheet, viewer)
    asked = {id(fault.line) for fault in told.faults}
    return replace(
        told,
        lines=tuple(line for line in told.lines if id(line.written) not in asked),
        faults=(*told.faults, *further(sheet, lines, viewer)),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """All that is on record around a sheet."""

    period: PlanningPeriod  # perhaps not on record yet
    indicators: Mapping[str, Sequence[Indicator]]  # by code and by every name, folded; several for an abbreviation
    units: Mapping[str, Sequence[_Unit]]  # reporting units by name, folded: several may bear one
    standing: Mapping[str, Figure]  # of the period, by the digest of the series
    hidden: Collection[int]  # the ids of those that a unit may not see of itself
    past: Mapping[str, Mapping[Period, Known]]  # by the digest of the series
    plans: Plans
    closed: PeriodClosing | None  # the period, for the place of the sheet or one above it
    known: Mapping[tuple[int, int, int], Sequence[Series]]  # by indicator, place and subject, the latest first


def _around(sheet: Sheet, held: Held | None, viewer: Viewer) -> _Around:
    indicators, period = _indicators(sheet)
    units = _units(sheet) if any(line.about for line in sheet.lines) else {}
    chosen = {line.series.locality.pk: line.series.locality for line in sheet.lines if line.series}
    below = {unit.pk: unit for borne in units.values() for unit in borne if isinstance(unit, Locality)}
    measured = [
        *chain.from_iterable(indicators.values()),
        *(line.series.indicator for line in sheet.lines if line.series),
    ]
    figures = register.figures_on_record(
        localities=list({sheet.locality.pk: sheet.locality, **chosen, **below}.values()),
        indicators=list({indicator.pk: indicator for indicator in measured}.values()),
        within=Period(date(sheet.period.first.year - YEARS_BACK, 1, 1), date(sheet.period.last.year, 12, 31)),
    )
    past: dict[str, dict[Period, Known]] = defaultdict(dict)
    known: dict[tuple[int, int, int], list[Series]] = defaultdict(list)
    for figure in reversed(figures):
        if figure.value is not None:
            past[figure.series].setdefault(_days(figure.period), Known(figure.value, figure.pk))
        if figure.planned == sheet.planned and figure.measure in AMOUNTS:
            known[figure.indicator_id, figure.locality_id, figure.subject_id or 0].append(
                series_of(figure).from_day(sheet.period.first, sheet.clock)
            )
    standing = _standing(figures, sheet)
    return _Around(
        period=period,
        indicators=indicators,
        units=units,
        standing=standing,
        hidden=hidden_of_own(standing.values(), sheet, viewer),
        past=past,
        plans=plans_around(sheet, figures),
        closed=_closing(sheet, held),
        known=known,
    )


def _closing(sheet: Sheet, held: Held | None) -> PeriodClosing | None:
    """What the period of the sheet is closed by."""
    if held is None:
        return closings_over([sheet.locality], named_days(sheet.named)).first()
    return closing_among(held.closings, sheet.locality, sheet.named)


def _indicators(sheet: Sheet) -> tuple[Mapping[str, Sequence[Indicator]], PlanningPeriod]:
    """What the lines name, and the sheet's period; a code is asked for alone, and the whole catalogue where something
    else is written.
    """
    wanted = {line.indicator.strip() for line in sheet.lines if line.series is None}
    if not wanted:
        return {}, catalogue.on_record(sheet.named)
    coded, period = catalogue.coded(wanted | {code.upper() for code in wanted}, sheet.named)
    found = {folded(code): (row,) for code, row in coded.items()}
    if found.keys() >= {folded(word) for word in wanted}:
        return found, period
    by_code = catalogue.standing_codes()
    named = {phrase: by_code[code] for phrase, code in catalogue.wordings().items()}
    names = {folded(word): row for row in by_code.values() for word in (row.name_en, row.name_vi)}
    every = named | names | {folded(code): row for code, row in by_code.items()}
    short = called_in_short({word for word in wanted if folded(word) not in every}, named | names)
    known = {folded(word): (every[folded(word)],) for word in wanted if folded(word) in every}
    return {**known, **{folded(word): rows for word, rows in short.items()}}, period


def _units(sheet: Sheet) -> Mapping[str, Sequence[_Unit]]:
    """Every unit by its full name, and by its bare name, or one that it had, where that is nobody's full name."""
    below = [sheet.locality, *places.children_of(sheet.locality, sheet.period.last)]
    full: dict[str, list[_Unit]] = defaultdict(list)
    bare: dict[str, list[_Unit]] = defaultdict(list)
    for place in below:
        full[folded(str(place))].append(place)
        full[place.slug].append(place)
        bare[folded(place.name)].append(place)
    for subject in places.subjects_of(sheet.locality):
        full[folded(subject.name)].append(subject)
    for name, subject in places.former_names(sheet.locality):
        bare[name].append(subject)
    return bare | full


def _standing(figures: Sequence[Figure], sheet: Sheet) -> Mapping[str, Figure]:
    same_clock = (figure for figure in figures if figure.period.clock == sheet.clock)
    return {figure.series: figure for figure in same_clock if _days(figure.period) == sheet.period}


def _line(written: WrittenLine, sheet: Sheet, around: _Around) -> EntryLine:
    if around.closed is not None:
        closed = PeriodClosed(place=str(around.closed.locality), period=around.period.name)
        raise Misplaced(Field.LINE, closed)
    chosen = written.series or _series(written, sheet, around)
    series = as_written(chosen, written, sheet.lang)
    if written.series not in {None, series}:
        written = replace(written, seen=None)  # of the other figure nothing stood in the row
    _refuse_others(series, sheet)
    standing = around.standing.get(series.digest)
    if standing is None:
        _refuse_ended(series, around.period)
    elif not written.number.strip():
        raise Misplaced(Field.NUMBER, NumberCleared(standing=standing))
    quantity = written_amount(written, series, sheet.lang)
    maturity = written_maturity(written, sheet.lang)
    kept = _kept(quantity, series, around.period)
    hidden = standing is not None and standing.pk in around.hidden
    amount_changes = hidden or standing is None or standing.value != kept.value
    known = around.past.get(series.digest, {})
    past, differs = with_last_year(written, series, sheet, known)
    plans = around.plans.of(series, kept)
    found = unusual_change(kept.value, sheet.period, past, course(kept, series), plans) if amount_changes else None
    if found and found.figure is None and found.period in known:
        found = replace(found, figure=known[found.period].figure)
    below = kept.value < 0 and not may_be_below_zero(series.indicator.name_vi, past)
    return EntryLine(written, series, around.period, quantity, kept, maturity, standing, found, below, differs, hidden)


def _series(written: WrittenLine, sheet: Sheet, around: _Around) -> Series:
    """The series on record of that indicator and unit; else the indicator's amount."""
    indicator = _indicator(written.indicator.strip(), around)
    locality, subject = _about(written, sheet, around)
    plan = folded(sheet.set_by)
    own = Series(indicator, locality, subject, planned=sheet.planned, set_by=sheet.set_by.strip())
    known = around.known.get(_known_by(own), ())
    fitting = [series for series in known if not sheet.planned or folded(series.set_by) == plan]
    return meant_series(written, own, fitting, sheet)


def _known_by(series: Series) -> tuple[int, int, int]:
    return series.indicator.pk, series.locality.pk, series.subject.pk if series.subject else 0


def _indicator(called: str, around: _Around) -> Indicator:
    meant = around.indicators.get(folded(called), ())
    if len(meant) > 1:
        raise Misplaced(Field.INDICATOR, IndicatorAmbiguous(written=called[:120], names=named_briefly(meant)))
    if not meant:
        raise Misplaced(Field.INDICATOR, IndicatorUnknown(written=called[:120]))
    return meant[0]


def _about(written: WrittenLine, sheet: Sheet, around: _Around) -> tuple[Locality, Subject | None]:
    called = written.about.strip()
    own = sheet.own
    if own is not None:
        if not called and written.key:  # of a workbook of ours, where every row about a unit names it
            raise _of_others(str(sheet.locality), own, sheet)
        if called and not places.is_called(own, called):
            raise _of_others(called, own, sheet)
        return sheet.locality, own
    if not called:
        return sheet.locality, None
    units = around.units.get(folded(called), ())
    if not units:
        raise Misplaced(Field.ABOUT, UnitUnknown(written=called[:120], place=str(sheet.locality)))
    if len(units) > 1:
        raise Misplaced(Field.ABOUT, UnitAmbiguous(written=called[:120], names=sorted(map(str, units))))
    unit = units[0]
    return (unit, None) if isinstance(unit, Locality) else (sheet.locality, unit)


def _refuse_ended(series: Series, period: PlanningPeriod) -> None:
    """What is on record already may still be corrected."""
    try:
        check_validity(series, period)
    except RegisterError as error:
        raise Misplaced(FIELD_OF_ERROR[error.code], error) from error


def _refuse_others(series: Series, sheet: Sheet) -> None:
    """A sheet of one unit has figures of it alone."""
    own = sheet.own
    if own is not None and (series.subject != own or series.locality != sheet.locality):
        raise _of_others(str(series.subject or series.locality), own, sheet)


def _of_others(about: str, own: Subject, sheet: Sheet) -> Misplaced:
    """Told without looking: which other units there are is no matter of whoever signs for one."""
    if sheet.organisation is not None:
        return Misplaced(Field.ABOUT, NotOwn(about=about[:120], organisation=own.name))
    return Misplaced(Field.ABOUT, OtherUnit(about=about[:120], subject=own.name))


def _kept(quantity: Quantity, series: Series, period: PlanningPeriod) -> Quantity:
    try:
        check_place(series, period)
        return checked_quantity(series, quantity)
    except RegisterError as error:
        raise Misplaced(FIELD_OF_ERROR.get(error.code, Field.NUMBER), error) from error


def _refuse_second(line: EntryLine, taken: dict[str, WrittenLine]) -> None:
    first = taken.setdefault(line.series.digest, line.written)
    if first is not line.written:
        raise Misplaced(Field.LINE, LineRepeated(first=first.place_of(Field.LINE)))


def _refuse_unseen(line: EntryLine, *, inside: bool) -> None:
    """Whoever replaces a figure has seen it. inside: whether they may know who entered it.

    A note in a form beside the figure that it showed, unchanged, would be kept nowhere.
    """
    if line.standing is None:
        return
    if line.change is not Change.CHANGED:
        if line.written.series and line.written.seen == line.standing.pk and line.written.note.strip():
            raise Misplaced(Field.NOTE, NoteAlone())
        return
    if line.written.seen is not None and line.written.seen != line.standing.pk:
        raise Misplaced(Field.NUMBER, FigureSeen(standing=line.standing, inside=inside))


def _days(period: PlanningPeriod) -> Period:
    return Period(period.first_day, period.last_day)
