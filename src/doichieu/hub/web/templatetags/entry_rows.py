"""The rows of an entry page, made in code: it has a hundred. What only few of them say is left to templates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from doichieu import show
from doichieu.hub.checks.beside import EntryScope
from doichieu.hub.checks.own_units import OwnUnit
from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.intake.entry_texts import basis_of
from doichieu.hub.intake.sent_figures import SentFigure
from doichieu.hub.intake.stated_again import counted
from doichieu.hub.intake.waiting import WaitingFigure
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Measure
from doichieu.hub.register.series import Series
from doichieu.hub.reports.figures import figure_words
from doichieu.hub.web.entering.cells import beside_cells, fields_of
from doichieu.hub.web.entering.forms import EntryRow
from doichieu.hub.web.templatetags.board_cells import CODE
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.markup import NOTHING, escaped, filled, joined
from doichieu.hub.web.words.said import figure, moment, name_in, place_name

register = template.Library()

SENT = '<p class="sent" data-testid="sent-waiting">{} <a href="{}"><span class="chip chip-signed">{}</span></a></p>'
REJECTED = '<p class="sent">{} <a href="{}"><span class="chip chip-turned_down">{}</span></a> {}</p>'
FAULT = '<p class="fault">{}</p>'
BOARD = """
  <div class="board" id="{}-{}">
    <table role="table">
      <caption>{}</caption>
      {}
      {}
    </table>
  </div>
  """
OF_VALUE = (Field.UNIT, Field.BOUND, Field.ABOUT)  # whose faults are told below the number's
CONFLICT, PUBLIC, SKIP, HEAD = (
    f"web/parts/{name}.html" for name in ("entry_conflict", "public_warning", "entry_skip", "entry_head")
)


Sent = TypeVar("Sent", WaitingFigure, SentFigure)
Waits = tuple[int, str, str | None, str, bool | None]  # indicator, measure, whose plan, at what prices, running


@dataclass(frozen=True, slots=True)
class Page:
    """What the rows of a page share."""

    scope: EntryScope | None  # None: a row for each of several units, with nothing beside it
    closed: bool  # what is on record is shown, and nothing asked for
    focus: tuple[str, str]  # the field to begin with, and the key of its row
    history: tuple[str, str]  # the address of an indicator's history, before and behind its code, as markup
    words: "Words"
    waiting: Mapping[Waits, Sequence[WaitingFigure]]
    rejected: Mapping[Waits, Sequence[SentFigure]]  # and to be sent again


@dataclass(frozen=True, slots=True)
class Words:
    """What rows say over and over, in one language."""

    lang: show.Lang
    value: SafeString
    note: SafeString
    cumulative: SafeString
    out_of_whole: SafeString
    public: SafeString  # of a figure that everybody sees


@register.simple_tag(takes_context=True)
def entry_boards(
    context: Context, sectors: Sequence[tuple[str, Sequence[EntryRow]]], named: str = "sector"
) -> SafeString:
    """A table for each sector; the page's context as of `entry_rows`. named: what the tables' ids begin with."""
    page = _page(context)
    lang = page.words.lang
    head = _head(lang, planned=page.scope is not None and page.scope.planned)
    return joined(
        filled(BOARD, named, code, _sector(code, lang), head, SafeString("".join([_row(row, page) for row in rows])))
        for code, rows in sectors
    )


@register.simple_tag
def sector_links(sectors: Sequence[tuple[str, Sequence[EntryRow]]]) -> SafeString:
    """The way to the table of each sector."""
    lang = page_language()
    return joined(filled('<a href="#sector-{}">{}</a>\n  ', code, _sector(code, lang)) for code, _ in sectors)


@register.simple_tag(takes_context=True)
def entry_rows(context: Context, rows: Sequence[EntryRow]) -> SafeString:
    """The rows of a table; the page's context has its place, the focus, whether it is closed, and what is asked."""
    page = _page(context)
    return SafeString("".join([_row(row, page) for row in rows]))


def _page(context: Context) -> Page:
    before, _, after = reverse("indicator_history", args=[context["place"].slug, CODE]).rpartition(CODE)
    field, _, key = context["focus"].partition("-")
    return Page(
        scope=None if context.get("by_unit") else context["asked"].scope,
        closed=bool(context.get("closed")),
        focus=(field, key),
        history=(escaped(before), escaped(after)),
        words=_words(page_language()),
        waiting=_by_row(context.get("waiting") or ()),
        rejected=_by_row(_wanted_again(context["own"], context["asked"].scope) if context.get("own") else ()),
    )


def _wanted_again(own: OwnUnit, scope: EntryScope) -> list[SentFigure]:
    """What was rejected of just these days."""
    days, planned = own.days, scope.planned
    return [each for each in own.wanted_again if (each.claim.period, each.claim.planned) == (days, planned)]


def _by_row(figures: Iterable[Sent]) -> Mapping[Waits, Sequence[Sent]]:
    found: dict[Waits, list[Sent]] = defaultdict(list)
    for each in figures:
        how = counted(each.claim)
        found[each.indicator.pk, str(each.claim.kind), each.claim.basis, how.prices or "", how.running].append(each)
    return found


@cache
def _head(lang: show.Lang, *, planned: bool) -> SafeString:  # noqa: ARG001 # that of the page, in which templates answer
    return SafeString(render_to_string(HEAD, {"planned": planned}).rstrip())


@lru_cache(maxsize=256)
def _sector(code: str, lang: show.Lang) -> SafeString:  # noqa: ARG001 # that of the page, in which `label` answers
    return filled("{}", label(code, "entry_table"))


@cache
def _words(lang: show.Lang) -> Words:
    """lang: that of the page, in which gettext answers."""
    return Words(
        lang=lang,
        value=filled("{}", gettext("Value")),
        note=filled("{}", gettext("Maturity, note or reason")),
        cumulative=filled(" · {}", gettext("since the start of the year")),
        out_of_whole=filled(" · {}", gettext("counted out of a whole, such as 17/18")),
        public=SafeString(render_to_string(PUBLIC)),
    )


def _row(row: EntryRow, page: Page) -> str:
    series, faults = row.cell.series, row.faults
    lang = page.words.lang
    name = name_in(series.indicator, lang)
    marked = ' class="has-fault"' if faults else ""
    named = _unit(series) if page.scope is None else _measured(series, name, page)
    of_line = _faults(faults, (Field.LINE,)) if faults else ""
    beside = "" if page.scope is None else beside_cells(row.cell, page.scope, lang)
    sent = _sent(series, page) if page.waiting or page.rejected else NOTHING
    if page.rejected and _row_of(series) in page.rejected:
        marked += f' id="row-{series.indicator.code}-{series.measure}"'
    cells = _closed_cells(row, sent, page.words) if page.closed else _open_cells(row, sent, name, page)
    return (
        f'<tbody role="rowgroup" data-testid="entry-row" data-indicator="{escaped(series.indicator.code)}"{marked}>'
        f'<tr role="row"><th role="rowheader" scope="row" class="name">{named}{of_line}</th>{beside}{cells}</tr>'
        "</tbody>\n"
    )


def _unit(series: Series) -> str:
    """Whose figure it is, where a row is a unit."""
    if series.subject:
        return filled('<span lang="vi">{}</span>', series.subject)
    place: Locality = series.locality
    return filled('<a href="{}">{}</a>', reverse("place", args=[place.slug]), place_name(place))


def _measured(series: Series, name: str, page: Page) -> str:
    """What is measured, and how it differs from other figures of the same indicator."""
    before, after = page.history
    code, owner, basis = escaped(series.indicator.code), series.set_by, series.price_basis
    told = (
        "".join([f' · <span lang="vi">{escaped(each)}</span>' for each in (owner, basis) if each])
        if owner or basis
        else ""
    )
    counted = page.words.cumulative if series.cumulative else ""
    whole = page.words.out_of_whole if series.measure == Measure.PROGRESS else ""
    return f'<a href="{before}{code}{after}">{escaped(name)}</a> <span class="by">{code}{told}{counted}{whole}</span>'


def _sent(series: Series, page: Page) -> SafeString:
    """What was sent of the row's figure and waits, the last first, and what was rejected of it and why."""
    row = _row_of(series)
    state = label("shut_out" if page.closed else "signed", "action")
    waits = (filled(SENT, _when(each), _form(each), state) for each in page.waiting.get(row, ()))
    rejected = (
        filled(REJECTED, _when(each), _form(each), label(each.state, "action"), _why(each))
        for each in page.rejected.get(row, ())
    )
    return joined((*waits, *rejected))


def _row_of(series: Series) -> Waits:
    return series.indicator.pk, series.measure.value, basis_of(series.set_by), series.price_basis, series.cumulative


def _form(sent: WaitingFigure | SentFigure) -> str:
    return reverse("document", args=[sent.document])


def _why(sent: SentFigure) -> str:
    reason = sent.decision.reason if sent.decision else ""
    return f"{gettext('Reason:')} {reason}" if reason else ""


def _when(sent: WaitingFigure | SentFigure) -> str:
    return gettext("sent: %(amount)s, %(days)s") % {"amount": figure(sent.claim), "days": moment(sent.sent_at)}


def _closed_cells(row: EntryRow, sent: SafeString, words: Words) -> str:
    standing, maturity = row.cell.standing, row.values[Field.MATURITY]
    amount = filled('<span class="amount">{}</span>', figure_words(standing, words.lang)) if standing else NOTHING
    shown = (
        (words.value, amount + sent),
        (words.note, filled("{}", label(maturity, "maturity")) if maturity else NOTHING),
    )
    empty = SafeString(' class="is-empty"')
    cell = '<td role="cell" data-label="{}"{}><div>{}</div></td>'
    return joined(filled(cell, heading, NOTHING if content else empty, content) for heading, content in shown)


def _open_cells(row: EntryRow, sent: SafeString, name: str, page: Page) -> str:
    words, key, standing, faults = page.words, row.key, row.cell.standing, row.faults
    field, begun = page.focus
    value, note = fields_of(row, key, name, field if begun == key else "", words.lang)
    value += sent + (words.public if standing and standing.released else "")
    if faults:
        value += _faults_of_value(row)
        note += _faults(faults, (Field.NOTE, Field.MATURITY)) + _made(SKIP, row)
    if row.conflict:
        value += _made(CONFLICT, row)
    return (
        f'<td role="cell" data-label="{words.value}" class="entry-cell"><div>{value}</div></td>'
        f'<td role="cell" data-label="{words.note}" class="entry-cell"><div>{note}</div></td>'
    )


def _faults_of_value(row: EntryRow) -> SafeString:
    number = row.faults.get(Field.NUMBER)
    told = filled('<p class="fault" id="fault-{}">{}</p>', row.key, number) if number else NOTHING
    return told + _faults(row.faults, OF_VALUE)


def _faults(faults: Mapping[str, str], fields: Sequence[Field]) -> SafeString:
    return joined(filled(FAULT, faults[field]) for field in fields if field in faults)


def _made(part: str, row: EntryRow) -> SafeString:
    return SafeString(render_to_string(part, {"row": row, "key": row.key}))
