"""The cells and fields of an entry page's rows, made in code: it has a hundred, with three lists each.

Pieces of markup are plain strings here, put together in place; what comes from elsewhere stands in them `escaped`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from django.utils.translation import gettext

from doichieu import show
from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.checks.beside import EntryCell, EntryScope
from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.register.models import AMOUNTS
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.reports.figures import figure_words
from doichieu.hub.web.entering.forms import BOUNDS, MATURITIES, EntryRow, answers
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.markup import escaped
from doichieu.hub.web.words.said import period_in, period_within

CHOSEN = " selected"
AUTOFOCUS = " autofocus"
INVALID = ' aria-invalid="true"'
MOST_SIGNS = 300  # of a note


def beside_cells(cell: EntryCell, scope: EntryScope, lang: show.Lang) -> str:
    """What stands beside the value: the last one, last year's, and the targets where results are entered.

    lang: that of the page, here as below, in which gettext answers: a page asks for it once.
    """
    last, last_year, target = _headings(lang)
    made = _cell(last, _dated(cell.last, lang) if cell.last else "")
    made += _cell(last_year, _amount(cell.last_year, lang) if cell.last_year else "")
    if not scope.planned:
        made += _cell(target, "".join([_target(held, scope, lang) for held in cell.targets]))
    return made


def fields_of(row: EntryRow, key: str, name: str, focused: str, lang: show.Lang) -> tuple[str, str]:
    """The fields of the amount, bound, number and unit or a yes or no; and those of maturity and note.

    key: of the row. name: of the indicator. focused: the field of the row to begin with; empty for none.
    """
    values, faults = row.values, row.faults
    pattern = _fields.__wrapped__ if row.typed else _fields  # nothing that somebody typed is kept
    of_value, of_note = pattern(
        name,
        row.units,
        (values[Field.BOUND], values[Field.UNIT], values[Field.MATURITY]),
        values[Field.NUMBER] if row.cell.series.indicator.unit == show.YES_NO else None,
        focused,
        (Field.NUMBER in faults, Field.NOTE in faults),
        lang,
    )
    note = values[Field.NOTE]
    told = {
        "key": key,
        "was": escaped(row.was),
        "seen": row.seen,
        "number": escaped(values[Field.NUMBER]),
        "note": escaped(note) if note else "",
    }
    return of_value % told, of_note % told


@lru_cache(maxsize=2048)  # 3 KB each: what the rows of an indicator say alike on the pages of all places
def _fields(  # noqa: PLR0913, PLR0917 # all that makes a difference
    name: str,
    units: tuple[str, ...],
    chosen: tuple[str, str, str],
    answer: str | None,
    focused: str,
    faulty: tuple[bool, bool],
    lang: show.Lang,
) -> tuple[str, str]:
    """The fields with places for the row's own: its key, what it was, which figure was seen, the number and the note.

    chosen: bound, unit, maturity. answer: the yes or no where one is asked for. faulty: the number, the note.
    """
    bound, unit, maturity = chosen
    labels, named = _labels(lang), _still(escaped(name))
    amount = {
        Field.BOUND: _choice(Field.BOUND, options_of(BOUNDS, Field.BOUND, bound, lang), focused),
        Field.NUMBER: _number(INVALID if faulty[0] else "", focused),
        Field.UNIT: _choice(Field.UNIT, plain_options(units, unit), focused),
    }
    made = amount if answer is None else {Field.NUMBER: _answer(answer, focused, lang)}
    value = "".join([_label(field, labels[field], named) + each for field, each in made.items()])
    sure = _choice(Field.MATURITY, options_of(MATURITIES, Field.MATURITY, maturity, lang), focused)
    note = f"{INVALID if faulty[1] else ''}{_focused(Field.NOTE, focused)}"
    of_value = (
        '<input type="hidden" name="was-%(key)s" value="%(was)s">'
        '<input type="hidden" name="seen-%(key)s" value="%(seen)s">'
        f'<div class="entry-value">{value}</div>'
    )
    of_note = (
        f"{_label(Field.MATURITY, labels[Field.MATURITY], named)}{sure}{_label(Field.NOTE, labels[Field.NOTE], named)}"
        '<input class="form-control" name="note-%(key)s" id="note-%(key)s" value="%(note)s"'
        f' maxlength="{MOST_SIGNS}" placeholder="{labels[Field.NOTE]}"{note} data-testid="note">'
    )
    return of_value, of_note


def _still(markup: str) -> str:
    """Markup that has no places, as it stands in a pattern."""
    return markup.replace("%", "%%")


@cache
def _headings(lang: show.Lang) -> tuple[str, str, str]:  # noqa: ARG001 # that of the page, in which gettext answers
    return escaped(gettext("Last value")), escaped(gettext("Same period last year")), escaped(gettext("Target"))


@cache
def _labels(lang: show.Lang) -> Mapping[str, str]:  # noqa: ARG001 # that of the page, in which gettext answers
    names = {
        Field.BOUND: gettext("Bound"),
        Field.NUMBER: gettext("Value"),
        Field.UNIT: gettext("Unit"),
        Field.MATURITY: gettext("Maturity"),
        Field.NOTE: gettext("Note or reason"),
    }
    return {field: _still(escaped(name)) for field, name in names.items()}


def _cell(heading: str, content: str) -> str:
    empty = "" if content else ' class="is-empty"'
    return f'<td role="cell" data-label="{heading}"{empty}><div>{content}</div></td>'


def _amount(held: HeldFigure, lang: show.Lang) -> str:
    if held.figure.measure not in AMOUNTS:
        return f'<span class="amount">{escaped(figure_words(held, lang))}</span>'
    shown = held.quantity
    return _printed(shown.value, shown.upper, shown.total, shown.step, shown.unit, shown.bound, lang)


@lru_cache(maxsize=4096)
def _printed(  # noqa: PLR0913, PLR0917 # what a quantity consists of is compared without a call
    value: Decimal,
    upper: Decimal | None,
    total: Decimal | None,
    step: Decimal,
    unit: str,
    bound: Bound,
    lang: show.Lang,
) -> str:
    return (
        f'<span class="amount">{escaped(show.quantity(Quantity(value, upper, total, step, unit, bound), lang))}</span>'
    )


def _dated(held: HeldFigure, lang: show.Lang) -> str:
    days = held.figure.period
    return f'{_amount(held, lang)}<span class="by">{_period(days.first_day, days.last_day, lang)}</span>'


@lru_cache(maxsize=1024)
def _period(first: date, last: date, lang: show.Lang) -> str:
    return escaped(period_in(Period(first, last), lang))


def _target(held: HeldFigure, scope: EntryScope, lang: show.Lang) -> str:
    days, owner = held.figure.period, held.figure.set_by
    named = "" if days.name == scope.period.name else _period(days.first_day, days.last_day, lang)
    if owner:
        named = escaped(owner) + "</span>" + (f", {escaped(period_within(days, lang))}" if named else "")
        return f'{_amount(held, lang)}<span class="by"><span lang="vi">{named}</span>'
    return f'{_amount(held, lang)}<span class="by"><span lang="vi"></span>{named}</span>'


def _label(field: str, said: str, name: str) -> str:
    """said, name: markup without places."""
    return f'<label class="visually-hidden" for="{field}-%(key)s">{said}: {name}</label>'


def _choice(field: str, options: str, focused: str, more: str = "") -> str:
    """options: markup. more: further attributes."""
    named = f'name="{field}-%(key)s" id="{field}-%(key)s"{more}{_focused(field, focused)}'
    return f'<select class="form-select" {named}>{_still(options)}</select>'


def _answer(chosen: str, focused: str, lang: show.Lang) -> str:
    options = f'<option value="">…</option>{plain_options(answers(lang), chosen)}'
    return _choice(Field.NUMBER, options, focused, ' data-testid="number"')


def _number(invalid: str, focused: str) -> str:
    told = f'{invalid} aria-describedby="fault-%(key)s"' if invalid else ""
    return (
        '<input class="form-control num" name="number-%(key)s" id="number-%(key)s"'
        ' value="%(number)s" inputmode="decimal"'
        f' autocomplete="off"{told}{_focused(Field.NUMBER, focused)} data-testid="number">'
    )


def _focused(field: str, focused: str) -> str:
    return AUTOFOCUS if field == focused else ""


def options_of(codes: Sequence[str], vocabulary: str, chosen: str, lang: show.Lang) -> str:
    """An option for each code, called as `labels` calls it."""
    return _options(tuple(codes), vocabulary, chosen if chosen in codes else None, lang)


def plain_options(words: Iterable[str], chosen: str) -> str:
    """An option for each word, that says just that."""
    return "".join([f"<option{CHOSEN if word == chosen else ''}>{escaped(word)}</option>" for word in words])


@lru_cache(maxsize=256)  # of few vocabularies: nothing that somebody typed is among the keys
def _options(codes: tuple[str, ...], vocabulary: str, chosen: str | None, lang: show.Lang) -> str:  # noqa: ARG001
    """lang: that of the page, in which `label` answers."""
    said = [(escaped(code), CHOSEN if code == chosen else "", escaped(label(code, vocabulary))) for code in codes]
    return "".join([f'<option value="{code}"{marked}>{name}</option>' for code, marked, name in said])
