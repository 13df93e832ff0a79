"""The cells and fields of an entry page's rows, made in code: it has a hundred, with three lists each.

Pieces of markup are plain strings here, put together in place; what comes from elsewhere stands in them `escaped`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from doichieu import show
from doichieu.hub.checks.beside import EntryScope
from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.reports.figures import figure_words
from doichieu.hub.web.entering.forms import BOUNDS, MATURITIES, EntryRow
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.markup import escaped
from doichieu.hub.web.words.said import period_in, period_within

CHOSEN = " selected"
AUTOFOCUS = " autofocus"
INVALID = ' aria-invalid="true"'
MOST_SIGNS = 300  # of a note


def beside_cells(row: EntryRow, scope: EntryScope, lang: show.Lang) -> SafeString:
    """What stands beside the value: the last one, last year's, and the targets where results are entered.

    lang: that of the page, here as below, in which gettext answers: a page asks for it once.
    """
    cell = row.cell
    last, last_year, target = _headings(lang)
    made = _cell(last, _dated(cell.last, lang) if cell.last else "")
    made += _cell(last_year, _amount(cell.last_year, lang) if cell.last_year else "")
    if not scope.planned:
        made += _cell(target, "".join([_target(held, scope, lang) for held in cell.targets]))
    return SafeString(made)


def value_fields(row: EntryRow, name: str, focus: str, lang: show.Lang) -> SafeString:
    """What was offered, and the fields of the amount: bound, number and unit, or a yes or no.

    name: of the indicator. focus: the field to begin with.
    """
    labels, key, named = _labels(lang), row.key, escaped(name)
    was, seen = escaped(str(row.was)), escaped(str(row.seen))
    if row.answers:
        options = f'<option value="">…</option>{plain_options(row.answers, row.values[Field.NUMBER])}'
        fields = [_choice(Field.NUMBER, key, options, focus, ' data-testid="number"')]
        told = [Field.NUMBER]
    else:
        told = [Field.BOUND, Field.NUMBER, Field.UNIT]
        fields = [
            _choice(Field.BOUND, key, options_of(BOUNDS, Field.BOUND, row.values[Field.BOUND], lang), focus),
            _number(row, key, focus),
            _choice(Field.UNIT, key, plain_options(row.units, row.values[Field.UNIT]), focus),
        ]
    made = [_label(field, key, labels[field], named) + each for field, each in zip(told, fields, strict=True)]
    return SafeString(
        f'<input type="hidden" name="was-{key}" value="{was}"><input type="hidden" name="seen-{key}" value="{seen}">'
        f'<div class="entry-value">{"".join(made)}</div>'
    )


def note_fields(row: EntryRow, name: str, focus: str, lang: show.Lang) -> SafeString:
    """How sure the figure is, and what is said of it; parameters as of `value_fields`."""
    labels, key, named = _labels(lang), row.key, escaped(name)
    chosen = options_of(MATURITIES, Field.MATURITY, row.values[Field.MATURITY], lang)
    maturity = _label(Field.MATURITY, key, labels[Field.MATURITY], named) + _choice(Field.MATURITY, key, chosen, focus)
    told = f"{INVALID if Field.NOTE in row.faults else ''}{_focused(Field.NOTE, key, focus)}"
    return SafeString(
        f"{maturity}{_label(Field.NOTE, key, labels[Field.NOTE], named)}"
        f'<input class="form-control" name="note-{key}" id="note-{key}" value="{escaped(row.values[Field.NOTE])}"'
        f' maxlength="{MOST_SIGNS}" placeholder="{labels[Field.NOTE]}"{told} data-testid="note">'
    )


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
    return {field: escaped(name) for field, name in names.items()}


def _cell(heading: str, content: str) -> str:
    empty = "" if content else ' class="is-empty"'
    return f'<td role="cell" data-label="{heading}"{empty}><div>{content}</div></td>'


def _amount(held: HeldFigure, lang: show.Lang) -> str:
    return f'<span class="amount">{escaped(figure_words(held, lang))}</span>'


def _dated(held: HeldFigure, lang: show.Lang) -> str:
    return f'{_amount(held, lang)}<span class="by">{escaped(period_in(held.figure.period, lang))}</span>'


def _target(held: HeldFigure, scope: EntryScope, lang: show.Lang) -> str:
    days = held.figure.period
    owner = held.figure.set_by
    other_days = (period_within if owner else period_in)(days, lang) if days.name != scope.period.name else ""
    owned = f"{escaped(owner)}</span>{', ' if owner and other_days else ''}{escaped(other_days)}"
    return f'{_amount(held, lang)}<span class="by"><span lang="vi">{owned}</span>'


def _label(field: str, key: str, said: str, name: str) -> str:
    """said, name: markup."""
    return f'<label class="visually-hidden" for="{field}-{key}">{said}: {name}</label>'


def _choice(field: str, key: str, options: str, focus: str, more: str = "") -> str:
    """options: markup. more: further attributes."""
    named = f'name="{field}-{key}" id="{field}-{key}"{more}{_focused(field, key, focus)}'
    return f'<select class="form-select" {named}>{options}</select>'


def _number(row: EntryRow, key: str, focus: str) -> str:
    faulty = f'{INVALID} aria-describedby="fault-{key}"' if Field.NUMBER in row.faults else ""
    return (
        f'<input class="form-control num" name="number-{key}" id="number-{key}"'
        f' value="{escaped(row.values[Field.NUMBER])}" inputmode="decimal"'
        f' autocomplete="off"{faulty}{_focused(Field.NUMBER, key, focus)} data-testid="number">'
    )


def _focused(field: str, key: str, focus: str) -> str:
    return AUTOFOCUS if focus == f"{field}-{key}" else ""


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
