"""The amount and the maturity of a line as they were written, and of which of an indicator's series they are."""

import re
from dataclasses import replace

from doichieu import show
from doichieu.claims import Quantity
from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.intake.entry_lines import Field, Misplaced, WrittenLine
from doichieu.hub.intake.entry_words import bound_words, maturity_called, maturity_words
from doichieu.hub.intake.line_errors import LineFault, NotWritten, NumberInUnit, NumberMissing, UnitWanted, WordUnknown
from doichieu.hub.intake.written_quantities import bound_called, called_unit, lacks_unit, unit_choices, written_quantity
from doichieu.hub.register.models import Measure
from doichieu.hub.register.series import Series

ONLY_NUMBER = re.compile(r"[-−]?\d[\d.,]*")
OUT_OF = "/"


def as_written(chosen: Series, written: WrittenLine, lang: show.Lang) -> Series:
    """The chosen series; of an indicator in percent that of its rate where a rate was written, and that of its count
    where a count out of a total was: neither takes the other's place.
    """
    counted = chosen.measure == Measure.PROGRESS
    if chosen.indicator.unit != PERCENT or not (counted or OUT_OF in written.number):
        return chosen
    try:
        quantity = written_amount(written, chosen, lang)
    except Misplaced:  # told where the line is checked
        return chosen
    if quantity.total is None and quantity.unit != PERCENT:
        return chosen
    return replace(chosen, measure=Measure.LEVEL if quantity.total is None else Measure.PROGRESS)


def written_amount(written: WrittenLine, series: Series, lang: show.Lang) -> Quantity:
    """The amount in the unit as written. Raises Misplaced."""
    bound = bound_called(written.bound)
    if bound is None:
        raise Misplaced(Field.BOUND, WordUnknown(written=written.bound.strip()[:60], known=bound_words(lang)))
    if not written.number.strip():
        if ONLY_NUMBER.fullmatch(written.unit.strip()):
            raise Misplaced(Field.UNIT, NumberInUnit(written=written.unit.strip()[:60]))
        raise Misplaced(Field.NUMBER, NumberMissing())
    unit = called_unit(written.unit, series.indicator.unit, lang)
    try:
        quantity = written_quantity(written.number, unit, bound, lang)
    except show.ShowError:
        raise Misplaced(Field.NUMBER, NotWritten(written=written.number.strip()[:60])) from None
    except LineFault as error:
        raise Misplaced(Field.NUMBER, error) from error
    if lacks_unit(written.number, written.unit, quantity, series.indicator):
        units = unit_choices(series.indicator, lang)
        raise Misplaced(Field.UNIT, UnitWanted(written=written.number.strip()[:60], units=units))
    return quantity


def written_maturity(written: WrittenLine, lang: show.Lang) -> str:
    """The code of a maturity, empty where none was written. Raises Misplaced."""
    maturity = maturity_called(written.maturity)
    if maturity is None:
        known = maturity_words(lang)
        raise Misplaced(Field.MATURITY, WordUnknown(written=written.maturity.strip()[:60], known=known))
    return maturity
