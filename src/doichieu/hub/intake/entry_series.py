"""Of which of an indicator's series a written figure is: in which prices, and counted from when."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from doichieu import show
from doichieu.hub.catalogue.periods import begins_year
from doichieu.hub.intake.entry_lines import Field, Misplaced, Sheet, WrittenLine
from doichieu.hub.intake.entry_words import (
    COLUMNS_SAID,
    COUNTED_FROM,
    UNSAID,
    UNSAID_WORDS,
    called,
    counted_from,
    said,
)
from doichieu.hub.intake.line_errors import SeriesAmbiguous, WordUnknown
from doichieu.hub.intake.series_words import price_bases, prices_called, says_running
from doichieu.hub.register.series import Series
from doichieu.lexicon import folded


def meant_series(written: WrittenLine, own: Series, known: Sequence[Series], sheet: Sheet) -> Series:
    """The series of a row's key; else the one on record that fits what the row says, or one that it begins.

    own: the indicator's amount, of place and subject. known: those of them on record, the latest first.
    Raises Misplaced with SeriesAmbiguous where several are on record and the row does not say which; with WordUnknown.
    """
    keyed = [series for series in (*known, own) if written.key and series.digest.startswith(written.key)]
    if keyed:
        return keyed[0]
    told = _told(written, known, sheet)
    agreeing = [series for series in known if replace(series, **told).digest == series.digest]
    fitting = agreeing or [replace(series, **told) for series in known] or [replace(own, **told)]
    ways = list({_way(series): series for series in reversed(fitting)}.values())[::-1]
    if len(ways) > 1:
        raise _ambiguous(ways, sheet.lang)
    return fitting[0]


def _told(written: WrittenLine, known: Sequence[Series], sheet: Sheet) -> dict[str, Any]:
    """What the row says of its series, by the name of the fact. Raises Misplaced."""
    told: dict[str, Any] = {}
    if written.price_basis.strip():
        told["price_basis"] = _prices(written.price_basis.strip(), known, sheet.lang)
    if written.cumulative.strip():
        counted = _counted(written.cumulative.strip(), sheet.lang)
        if not begins_year(sheet.period.first, sheet.clock):
            told["cumulative"] = counted
    return told


def _prices(written: str, known: Sequence[Series], lang: show.Lang) -> str:
    """A basis as it stands on record, else as it is called; without its year, the only one on record that has one."""
    if called(written, {UNSAID: UNSAID_WORDS}):
        return ""
    on_record = list(dict.fromkeys(series.price_basis for series in known if series.price_basis))
    basis = prices_called(written)
    alike = [each for each in on_record if folded(each) in {folded(written), folded(basis)}]
    dated = [each for each in on_record if basis and folded(each).startswith(f"{folded(basis)} ")]
    if not alike and not basis:
        words = [*dict.fromkeys((*on_record, *price_bases())), said(UNSAID_WORDS, lang)]
        raise Misplaced(Field.PRICE_BASIS, WordUnknown(written=written[:60], known=words))
    return alike[0] if alike else dated[0] if len(dated) == 1 else basis


def _counted(written: str, lang: show.Lang) -> bool | None:
    """Whether it counts since the year's start; None where that is not said."""
    code = called(written, COUNTED_FROM) or ("yes" if says_running(written) else "")
    if not code:
        words = [said(each, lang) for each in COUNTED_FROM.values()]
        raise Misplaced(Field.CUMULATIVE, WordUnknown(written=written[:60], known=words))
    return None if code == UNSAID else code == "yes"


def _way(series: Series) -> tuple[str, bool | None]:
    return folded(series.price_basis), series.cumulative


def _ambiguous(ways: Sequence[Series], lang: show.Lang) -> Misplaced:
    """The choices, told by what they differ in."""
    priced = len({folded(series.price_basis) for series in ways}) > 1
    counted = len({series.cumulative for series in ways}) > 1
    names = [
        ", ".join(
            [series.price_basis or said(UNSAID_WORDS, lang)] * priced + [said(counted_from(series), lang)] * counted
        )
        for series in ways
    ]
    fields = [Field.PRICE_BASIS] * priced + [Field.CUMULATIVE] * counted
    columns = [said(COLUMNS_SAID[field], lang) for field in fields]
    indicator = f"{ways[0].indicator.code} {ways[0].indicator.name_vi}"
    return Misplaced(fields[0], SeriesAmbiguous(indicator=indicator, names=names, columns=columns))
