"""The cells and fields of an entry page's rows, made in code: it has a hundred, with three lists each."""

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
from doichieu.hub.web.words.markup import NOTHING, filled, joined
from doichieu.hub.web.words.said import period_in, period_within

CHOSEN = SafeString(" selected")
AUTOFOCUS = SafeString(" autofocus")
INVALID = SafeString(' aria-invalid="true"')
MOST_SIGNS = 300  # of a note


def beside_cells(row: EntryRow, scope: EntryScope, lang: show.Lang) -> SafeString:
    """What stands beside the value: the last one, last year's, and the targets where results are entered.

    lang: that of the page, here as below, in which gettext answers: a page asks for it once.
    """
    cell = row.cell
    last, last_year, target = _headings(lang)
    cells = [
        _cell(last, _dated(cell.last, lang) if cell.last else NOTHING),
        _cell(last_year, _amount(cell.last_year, lang) if cell.last_year else NOTHING),
    ]
    if not scope.planned:
        cells.append(_cell(target, joined(_target(held, scope, lang) for held in cell.targets)))
    return joined(cells)


def value_fields(row: EntryRow, name: str, focus: str, lang: show.Lang) -> SafeString:
    """What was offered, and the fields of the amount: bound, number and unit, or a yes or no.

    name: of the indicator. focus: the field to begin with.
    """
    labels, key = _labels(lang), row.key
    offered = '<input type="hidden" name="was-{}" value="{}"><input type="hidden" name="seen-{}" value="{}">'
    if row.answers:
        options = (SafeString('<option value="">…</option>'), plain_options(row.answers, row.values[Field.NUMBER]))
        fields = [_choice(Field.NUMBER, key, joined(options), focus, ' data-testid="number"')]
        told = [Field.NUMBER]
    else:
        told = [Field.BOUND, Field.NUMBER, Field.UNIT]
        fields = [
            _choice(Field.BOUND, key, options_of(BOUNDS, Field.BOUND, row.values[Field.BOUND], lang), focus),
            _number(row, key, focus),
            _choice(Field.UNIT, key, plain_options(row.units, row.values[Field.UNIT]), focus),
        ]
    named = (_label(field, key, labels[field], name) + made for field, made in zip(told, fields, strict=True))
    return filled(f'{offered}<div class="entry-value">{{}}</div>', key, row.was, key, row.seen, joined(named))


def note_fields(row: EntryRow, name: str, focus: str, lang: show.Lang) -> SafeString:
    """How sure the figure is, and what is said of it; parameters as of `value_fields`."""
    labels, key = _labels(lang), row.key
    chosen = options_of(MATURITIES, Field.MATURITY, row.values[Field.MATURITY], lang)
    note = filled(
        '<input class="form-control" name="note-{0}" id="note-{0}" value="{1}" maxlength="{2}" placeholder="{3}"{4}{5}'
        ' data-testid="note">',
        key,
        row.values[Field.NOTE],
        MOST_SIGNS,
        labels[Field.NOTE],
        INVALID if Field.NOTE in row.faults else NOTHING,
        _focused(Field.NOTE, key, focus),
    )
    return joined(
        (
            _label(Field.MATURITY, key, labels[Field.MATURITY], name),
            _choice(Field.MATURITY, key, chosen, focus),
            _label(Field.NOTE, key, labels[Field.NOTE], name),
            note,
        )
    )


@cache
def _headings(lang: show.Lang) -> tuple[str, str, str]:  # noqa: ARG001 # that of the page, in which gettext answers
    return gettext("Last value"), gettext("Same period last year"), gettext("Target")


@cache
def _labels(lang: show.Lang) -> Mapping[str, str]:  # noqa: ARG001 # that of the page, in which gettext answers
    return {
        Field.BOUND: gettext("Bound"),
        Field.NUMBER: gettext("Value"),
        Field.UNIT: gettext("Unit"),
        Field.MATURITY: gettext("Maturity"),
        Field.NOTE: gettext("Note or reason"),
    }


def _cell(heading: str, content: SafeString) -> SafeString:
    empty = NOTHING if content else SafeString(' class="is-empty"')
    return filled('<td role="cell" data-label="{}"{}><div>{}</div></td>', heading, empty, content)


def _amount(held: HeldFigure, lang: show.Lang) -> SafeString:
    return filled('<span class="amount">{}</span>', figure_words(held, lang))


def _dated(held: HeldFigure, lang: show.Lang) -> SafeString:
    return filled('{}<span class="by">{}</span>', _amount(held, lang), period_in(held.figure.period, lang))


def _target(held: HeldFigure, scope: EntryScope, lang: show.Lang) -> SafeString:
    days = held.figure.period
    owner = held.figure.set_by
    other_days = (period_within if owner else period_in)(days, lang) if days.name != scope.period.name else ""
    said = '{}<span class="by"><span lang="vi">{}</span>{}{}</span>'
    return filled(said, _amount(held, lang), owner, ", " if owner and other_days else "", other_days)


def _label(field: str, key: str, said: str, name: str) -> SafeString:
    return filled('<label class="visually-hidden" for="{}-{}">{}: {}</label>', field, key, said, name)


def _choice(field: str, key: str, options: SafeString, focus: str, more: str = "") -> SafeString:
    """more: further attributes."""
    return filled(
        '<select class="form-select" name="{0}-{1}" id="{0}-{1}"{2}{3}>{4}</select>',
        field,
        key,
        SafeString(more),
        _focused(field, key, focus),
        options,
    )


def _number(row: EntryRow, key: str, focus: str) -> SafeString:
    faulty = filled('{} aria-describedby="fault-{}"', INVALID, key) if Field.NUMBER in row.faults else NOTHING
    return filled(
        '<input class="form-control num" name="number-{0}" id="number-{0}" value="{1}" inputmode="decimal"'
        ' autocomplete="off"{2}{3} data-testid="number">',
        key,
        row.values[Field.NUMBER],
        faulty,
        _focused(Field.NUMBER, key, focus),
    )


def _focused(field: str, key: str, focus: str) -> SafeString:
    return AUTOFOCUS if focus == f"{field}-{key}" else NOTHING


def options_of(codes: Sequence[str], vocabulary: str, chosen: str, lang: show.Lang) -> SafeString:
    """An option for each code, called as `labels` calls it."""
    return _options(tuple(codes), vocabulary, chosen if chosen in codes else None, lang)


def plain_options(words: Iterable[str], chosen: str) -> SafeString:
    """An option for each word, that says just that."""
    return joined(filled("<option{}>{}</option>", CHOSEN if word == chosen else NOTHING, word) for word in words)


@lru_cache(maxsize=256)  # of few vocabularies: nothing that somebody typed is among the keys
def _options(codes: tuple[str, ...], vocabulary: str, chosen: str | None, lang: show.Lang) -> SafeString:  # noqa: ARG001
    """lang: that of the page, in which `label` answers."""
    return joined(
        filled('<option value="{}"{}>{}</option>', code, CHOSEN if code == chosen else NOTHING, label(code, vocabulary))
        for code in codes
    )
