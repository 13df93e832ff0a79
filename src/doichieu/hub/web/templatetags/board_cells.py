"""The rows of a scoreboard, made in code: a board has a hundred, of some thirty pieces each.

What all rows of a page share, words in its language above all, is looked up once for the page. Pieces of markup are
plain strings here, put together in place; what comes from the register stands in them `escaped`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from doichieu import show
from doichieu.claims import Text
from doichieu.hub.catalogue.models import Clock, PlanningPeriod
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.judgements import Running, Status
from doichieu.hub.intake.corrections import Place
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.web.boards.lines import BoardLine, BoardRow, Sector
from doichieu.hub.web.templatetags.pages import kept_url
from doichieu.hub.web.templatetags.sources import link_in, source_in
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.markup import escaped
from doichieu.hub.web.words.reasons import percent
from doichieu.hub.web.words.said import basis_words, name_in, period_in, reason_in, targets_elsewhere

register = template.Library()

PROPOSALS = "web/parts/board_proposals.html"
MARKS = "web/parts/marks.html"
TASKS = "web/parts/board_tasks.html"
CODE = "__code__"  # stands for that of any indicator while the address of all is made


@dataclass(frozen=True, slots=True)
class Words:
    """What rows say over and over, in one language, ready to be put into the page."""

    lang: show.Lang
    cells: tuple[
        tuple[str, str], ...
    ]  # the beginning of each cell of a line: of one with something in it, of an empty one
    chips: Mapping[Status, str]
    no_target: str
    only_proposals: str
    sources: str
    sources_and_reasons: str
    set_by: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the rows of a page share."""

    period: PlanningPeriod
    texts: Mapping[int, Text]
    reasons: Mapping[Place, str]
    only: Status | None  # the one status whose rows are shown
    history: tuple[str, str]  # the address of an indicator's history, before and behind its code
    words: Words


register.simple_tag(targets_elsewhere)


@register.simple_tag(takes_context=True)
def board_rows(context: Context, sector: Sector) -> SafeString:
    """The rows of a sector; the page's context has its place, period, board, texts and reasons."""
    before, _, after = kept_url(context, "indicator_history", context["place"].slug, CODE).rpartition(CODE)
    page = Page(
        period=context["period"],
        texts=context["texts"],
        reasons=context["reasons"],
        only=context["board"].only,
        history=(escaped(before), escaped(after)),
        words=_words(page_language()),
    )
    return SafeString("".join([_row(row, page) for row in sector.rows]))


@register.simple_tag(takes_context=True)
def board_periods(context: Context) -> SafeString:
    """A link to the board of each period of the place; the context has these, and which of them have figures."""
    before, _, after = kept_url(context, "scoreboard", context["place"].slug, CODE).rpartition(CODE)
    opened, known, lang = context["period"], context["confirmed_periods"], page_language()
    current, proposed = ' aria-current="page"', f' class="only-proposed" title="{escaped(gettext("proposals only"))}"'
    links = []
    for each in context["periods"]:
        told = current if opened and each.name == opened.name else ""
        told += "" if each.name in known else proposed
        address = escaped(f"{before}{each.name}{after}")
        links.append(f'\n      <li><a href="{address}"{told}>{escaped(period_in(each, lang))}</a></li>\n      ')
    return SafeString("".join(links))


@cache
def _words(lang: show.Lang) -> Words:
    """lang: that of the page, in which gettext answers."""
    names = (gettext("Target"), gettext("Result"), gettext("Stated rates"), gettext("Computed"), gettext("Status"))
    chips = {each: f'<span class="chip chip-{each.value}">{escaped(label(each, "status"))}</span>' for each in Status}
    proposals = escaped(gettext("proposals only"))
    return Words(
        lang=lang,
        cells=tuple(_begun(name, kind) for name, kind in zip(names, CELLS, strict=True)),
        chips=chips,
        no_target=f'<span class="no-figure small">{escaped(gettext("no target on record"))}</span>',
        only_proposals=f'<td role="cell" colspan="5"><span class="chip chip-proposal">{proposals}</span></td>',
        sources=escaped(gettext("Sources")),
        sources_and_reasons=escaped(gettext("Sources and reasons")),
        set_by=gettext("set by %(body)s"),
    )


CELLS = ("", "", "", "computed", "status-cell")  # the class of each cell of a line


def _begun(name: str, kind: str) -> tuple[str, str]:
    """The beginning of a cell, and of one in which nothing stands. name: stands beside it where tables are cards."""
    opened = f'<td role="cell" data-label="{escaped(name)}"'
    kinds = f"{kind} is-empty" if kind else "is-empty"
    return f'{opened} class="{kind}">' if kind else f"{opened}>", f'{opened} class="{kinds}">'


def _row(row: BoardRow, page: Page) -> str:
    """One indicator: a line for each target, and below them what they rest on."""
    code, status = row.row.indicator.code, row.row.status
    first, *others = [_line_cells(line, page) for line in row.lines] or [page.words.only_proposals]
    lines = "".join([f'<tr role="row">{cells}</tr>' for cells in (_name(row, page) + first, *others)])
    tasks = render_to_string(TASKS, {"tasks": row.tasks}) if row.tasks else ""
    sources = _sources(row, page) if row.cited else ""
    proposals = render_to_string(PROPOSALS, {"row": row, "texts": page.texts}) if row.proposals else ""
    return (
        f'<tbody role="rowgroup" data-indicator="{escaped(code)}" data-testid="scoreboard-row"'
        f' data-status="{status.value if status else ""}">{lines}<tr role="row" class="details-row">'
        f'<td role="cell" colspan="6">{tasks}{sources}{proposals}</td></tr></tbody>'
    )


def _name(row: BoardRow, page: Page) -> str:
    indicator, subject = row.row.indicator, row.row.subject
    before, after = page.history
    spanning = f' rowspan="{len(row.lines)}"' if len(row.lines) > 1 else ""
    named = escaped(name_in(indicator, page.words.lang))
    about = f' <span class="by" lang="vi">{escaped(str(subject))}</span>' if subject else ""
    marks = (
        render_to_string(MARKS, {"findings": row.findings, "corrected": row.being_corrected}) if row.findings else ""
    )
    return (
        f'<th role="rowheader" scope="rowgroup" class="name"{spanning}>'
        f'<a href="{before}{escaped(indicator.code)}{after}">{named}</a>{about}{marks}</th>'
    )


def _line_cells(line: BoardLine, page: Page) -> str:
    """Target, result, stated rates, computed share and status of one line."""
    words, share = page.words, line.share
    contents = (
        _target(line.comparison, page),
        _listed(line.results, page, _result),
        _listed(line.rates, page, partial(_rate, beside=line.results)),
        "" if share is None else _computed(share, line.comparison, words.lang),
        words.chips[line.comparison.status] if line.comparison else words.no_target,
    )
    return "".join(
        [f"{begun[not content]}{content}</td>" for begun, content in zip(words.cells, contents, strict=True)]
    )


def _computed(share: Decimal, compared: Comparison | None, lang: show.Lang) -> str:
    """The share, and what it is of where that is not the result that stands beside it."""
    running = compared.reason.running if compared else None
    said = percent(share, lang)
    return said + _beside(gettext("since %(day)s: %(total)s") % _total_since(running, lang)) if running else said


def _total_since(running: Running, lang: show.Lang) -> Mapping[str, str]:
    return {"day": show.day(running.period.first), "total": show.quantity(running.quantity, lang)}


def _sources(row: BoardRow, page: Page) -> str:
    """Why each target of a row has its status, and every sentence that the row rests on.

    Where one status alone was asked for, the reason, which is what it was asked for, stands open above the sentences.
    """
    words, texts, reasons = page.words, page.texts, page.reasons
    lang, alone = words.lang, page.only is not None
    why = "".join(
        [
            f'<p class="why">{words.chips[compared.status]} {escaped(reason_in(lang, compared))}</p>'
            for line in row.lines
            if (compared := line.comparison)
        ]
    )
    cited = [
        f"<li>{source_in(lang, texts, reasons, witness, held)}</li>" for held in row.cited for witness in held.witnesses
    ]
    return (
        f'{why if alone else ""}<details class="tell"><summary data-testid="sources">'
        f"{words.sources if alone else words.sources_and_reasons}</summary>"
        f'{"" if alone else why}<ul class="sources">{"".join(cited)}</ul></details>'
    )


def _listed(figures: Sequence[HeldFigure], page: Page, words: Callable[[HeldFigure, Page], str]) -> str:
    """Each figure, that leads to its sentence, with the words beside it."""
    if not figures:
        return ""
    every = "".join([f"<li>{link_in(page.words.lang, held)} {words(held, page)}</li>" for held in figures])
    return f'<ul class="stated">{every}</ul>'


def _target(compared: Comparison | None, page: Page) -> str:
    if compared is None or compared.target is None:
        return ""
    lang, days = page.words.lang, compared.target.figure.period
    apart = "" if days.name == page.period.name else escaped(period_in(days, lang))
    other_days = f'<span class="by" data-testid="target-period">{apart}</span>' if apart else ""
    owner = _beside(page.words.set_by % {"body": compared.set_by} if compared.set_by else "")
    return f"<div>{link_in(lang, compared.target)}{other_days}{owner}</div>"


def _result(held: HeldFigure, page: Page) -> str:
    """What stands beside a result: its days where they are not the page's, how sure it is, how many say so."""
    days, maturity = held.figure.period, held.figure.maturity
    apart = days.name != page.period.name or days.clock == Clock.ISSUER
    said = _beside(period_in(days, page.words.lang)) if apart else ""
    said += _beside(label(maturity, "maturity")) if maturity == Maturity.ESTIMATE else ""
    if len(held.witnesses) > 1 and (witnesses := len(held.stating)) > 1:
        said += _beside(gettext("%(count)s witnesses") % {"count": witnesses})
    return said


def _rate(held: HeldFigure, page: Page, *, beside: Sequence[HeldFigure]) -> str:
    """What a stated rate is measured against, and its days where not all is of the page's: 9,6% of nine months rates
    no half-year's result beside it."""
    lang, days = page.words.lang, held.figure.period
    apart = any(each.figure.period.name != page.period.name for each in (held, *beside))
    own_days = f", {period_in(days, lang)}" if apart else ""
    if held.figure.measure == Measure.ATTAINMENT:
        owner, said = held.figure.set_by, gettext("of the plan of") if held.figure.set_by else gettext("of the plan")
    else:
        owner = basis_words(held)
        said = gettext("against") if owner else ""
    named = f' <span lang="vi">{escaped(owner)}</span>' if owner else ""
    return f'<span class="by">{escaped(said)}{named}{escaped(own_days)}</span>'


def _beside(words: str) -> str:
    return f'<span class="by">{escaped(words)}</span>' if words else ""
