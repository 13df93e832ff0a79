"""The words of sheets and signed entries, translated as pages are; an entry itself is always Vietnamese."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from doichieu import show
from doichieu.claims import Bound
from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.register.models import Maturity
from doichieu.hub.register.series import Series
from doichieu.lexicon import folded, table

MATURITIES: Mapping[str, Promise] = {
    Maturity.ESTIMATE: pgettext_lazy("maturity", "estimate"),
    Maturity.PRELIMINARY: pgettext_lazy("maturity", "preliminary"),
    Maturity.OFFICIAL: pgettext_lazy("maturity", "official"),
}
COLUMNS: Mapping[Field, Promise] = {  # of a sheet, in their order
    Field.INDICATOR: _("Code"),
    Field.ABOUT: _("Reporting unit"),
    Field.NUMBER: _("Value"),
    Field.UNIT: _("Unit"),
    Field.BOUND: _("Bound"),
    Field.MATURITY: _("Maturity"),
    Field.NOTE: _("Note or reason"),
    Field.KEY: _("Key"),
}
COLUMNS_SAID: Mapping[Field, Promise] = {  # of a table; in a sheet of ours the key of a row says it
    Field.PRICE_BASIS: _("In prices"),
    Field.CUMULATIVE: _("Way of counting"),
}
UNSAID = "unstated"
UNSAID_WORDS = _("not said")
COUNTED_FROM: Mapping[str, Promise] = {
    "yes": _("since the start of the year"),
    "no": _("of these days alone"),
    UNSAID: UNSAID_WORDS,
}
NAME = _("Indicator")  # a column beside the code
COUNTED = _("counted out of a whole, such as 17/18")
BESIDE = (_("Last value"), _("Same period last year"), _("Target"))  # columns to look at
PLACE, PERIOD, KIND = _("Place"), _("Period"), _("Kind")  # at the head of a sheet, or a column of several ones
REPORTED, OWNER = _("Reporting period"), _("Set by")  # columns of several sheets in one table
RESULTS, TARGETS = _("Results"), _("Targets")
LANGUAGES: tuple[show.Lang, ...] = ("vi", "en")


def said(words: Promise | str, lang: show.Lang = "vi", **facts: object) -> str:
    """A message in one language, its facts filled in."""
    with override(lang):
        return str(words) % facts if facts else str(words)


def called(written: str, names: Mapping[str, Promise]) -> str:
    """The code of a word in either language, or of that code itself; empty where there is no such word."""
    wanted = folded(written.strip())
    for code, words in names.items():
        if wanted in {code, *(folded(said(words, lang)) for lang in LANGUAGES)}:
            return str(code)
    return ""


def maturity_called(written: str) -> str | None:
    """The maturity of a word in either language, or of its code; None where there is no such word."""
    return (called(written, MATURITIES) or None) if written.strip() else ""


def counted_from(series: Series) -> Promise:
    """From when the figures of a series count, in words."""
    return COUNTED_FROM[UNSAID if series.cumulative is None else "yes" if series.cumulative else "no"]


def qualities(series: Series) -> list[str]:
    """The prices and the running count of a series, in Vietnamese; nothing where its source says nothing of them."""
    counted = [said(counted_from(series))] if series.cumulative is not None else []
    return [*([series.price_basis] if series.price_basis else []), *counted]


def maturity_words(lang: show.Lang) -> Sequence[str]:
    """The names of the maturities."""
    return [said(words, lang) for words in MATURITIES.values()]


def bound_words(lang: show.Lang) -> Sequence[str]:
    """The names of the bounds, but for the exact one."""
    entries = {entry.id: entry for entry in table("display")}
    known = (entries.get(f"bound.{bound.value}") for bound in Bound)
    return [entry.forms[0] if lang == "vi" else entry.fact("en") for entry in known if entry]


def column_called(written: str) -> Field | None:
    """The column of a heading in either language; None for one that is only looked at."""
    return _columns().get(folded(written.strip().rstrip("*").strip()))


def _columns() -> Mapping[str, Field]:
    every = {**COLUMNS, **COLUMNS_SAID}
    named = {folded(said(words, lang)): column for column, words in every.items() for lang in LANGUAGES}
    return {**{folded(said(NAME, lang)): Field.INDICATOR for lang in LANGUAGES}, **named}
