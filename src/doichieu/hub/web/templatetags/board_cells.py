"""The rows of a scoreboard, made in code: a board has a hundred, of some thirty pieces each.

What all rows of a page share, words in its language above all, is looked up once for the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from doichieu import show
from doichieu.claims import Text
from doichieu.hub.catalogue.models import Clock, PlanningPeriod
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.judgements import Status
from doichieu.hub.intake.corrections import Place
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.web.boards.lines import BoardLine, BoardRow, Sector
from doichieu.hub.web.templatetags.pages import kept_url
from doichieu.hub.web.templatetags.sources import link_in, source
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.markup import NOTHING, filled, joined
from doichieu.hub.web.words.said import basis_words, indicator_name, reason_in, share
from doichieu.hub.web.words.said import period as period_words

register = template.Library()

BESIDE = '<span class="by">{}</span>'
OTHER_DAYS = '<span class="by" data-testid="target-period">{}</span>'
PROPOSALS = "web/parts/board_proposals.html"
MARKS = "web/parts/marks.html"
TASKS = "web/parts/board_tasks.html"
CODE = "__code__"  # stands for that of any indicator while the address of all is made


@dataclass(frozen=True, slots=True)
class Words:
    """What rows say over and over, in one language, ready to be put into the page."""

    lang: show.Lang
    cells: tuple[SafeString, ...]  # the beginning of the cells of a line, up to their further attributes
    chips: Mapping[Status, SafeString]
    no_target: SafeString
    sources: SafeString
    sources_and_reasons: SafeString


@dataclass(frozen=True, slots=True)
class Page:
    """What the rows of a page share."""

    period: PlanningPeriod
    texts: Mapping[int, Text]
    reasons: Mapping[Place, str]
    only: Status | None  # the one status whose rows are shown
    history: tuple[str, str]  # the address of an indicator's history, before and behind its code
    words: Words


@register.simple_tag(takes_context=True)
def board_rows(context: Context, sector: Sector) -> SafeString:
    """The rows of a sector; the page's context has its place, period, board, texts and reasons."""
    before, _, after = kept_url(context, "indicator_history", context["place"].slug, CODE).rpartition(CODE)
    page = Page(
        period=context["period"],
        texts=context["texts"],
        reasons=context["reasons"],
        only=context["board"].only,
        history=(before, after),
        words=_words(page_language()),
    )
    return joined(_row(row, page) for row in sector.rows)


@cache
def _words(lang: show.Lang) -> Words:
    """lang: that of the page, in which gettext answers."""
    names = (gettext("Target"), gettext("Result"), gettext("Stated rates"), gettext("Computed"), gettext("Status"))
    return Words(
        lang=lang,
        cells=tuple(filled('<td role="cell" data-label="{}"', name) for name in names),
        chips={
            each: filled('<span class="chip chip-{}">{}</span>', each.value, label(each, "status")) for each in Status
        },
        no_target=filled('<span class="no-figure small">{}</span>', gettext("no target on record")),
        sources=filled("{}", gettext("Sources")),
        sources_and_reasons=filled("{}", gettext("Sources and reasons")),
    )


def _row(row: BoardRow, page: Page) -> SafeString:
    """One indicator: a line for each target, and below them what they rest on."""
    code, status = row.row.indicator.code, row.row.status
    lines = [_line_cells(line, page) for line in row.lines] or [_only_proposals()]
    return filled(
        '<tbody role="rowgroup" data-indicator="{}" data-testid="scoreboard-row" data-status="{}">{}'
        '<tr role="row" class="details-row"><td role="cell" colspan="6">{}{}{}</td></tr></tbody>',
        code,
        status.value if status else NOTHING,
        joined(
            SafeString(f'<tr role="row">{NOTHING if at else _name(row, page)}{cells}</tr>')
            for at, cells in enumerate(lines)
        ),
        SafeString(render_to_string(TASKS, {"tasks": row.tasks})) if row.tasks else NOTHING,
        _sources(row, page) if row.cited else NOTHING,
        SafeString(render_to_string(PROPOSALS, {"row": row, "texts": page.texts})) if row.proposals else NOTHING,
    )


def _name(row: BoardRow, page: Page) -> SafeString:
    indicator, subject = row.row.indicator, row.row.subject
    before, after = page.history
    return filled(
        '<th role="rowheader" scope="rowgroup" class="name"{}><a href="{}{}{}">{}</a>{}{}</th>',
        filled(' rowspan="{}"', len(row.lines)) if len(row.lines) > 1 else NOTHING,
        before,
        indicator.code,
        after,
        indicator_name(indicator),
        filled(' <span class="by" lang="vi">{}</span>', subject) if subject else NOTHING,
        SafeString(render_to_string(MARKS, {"findings": row.findings})) if row.findings else NOTHING,
    )


def _only_proposals() -> SafeString:
    said = '<td role="cell" colspan="5"><span class="chip chip-proposal">{}</span></td>'
    return filled(said, gettext("proposals only"))


def _line_cells(line: BoardLine, page: Page) -> SafeString:
    """Target, result, stated rates, computed share and status of one line."""
    target, result, rates, computed, status = page.words.cells
    chip = _chip(line.comparison, page.words) if line.comparison else page.words.no_target
    return joined(
        (
            _cell(target, _target(line.comparison, page)),
            _cell(result, _listed(line.results, page, _result)),
            _cell(rates, _listed(line.rates, page, _rate)),
            _cell(computed, filled("{}", share(line.share)), "computed"),
            _cell(status, chip, "status-cell"),
        )
    )


def _sources(row: BoardRow, page: Page) -> SafeString:
    """Why each target of a row has its status, and every sentence that the row rests on.

    Where one status alone was asked for, the reason, which is what it was asked for, stands open above the sentences.
    """
    alone = page.only is not None
    compared = (line.comparison for line in row.lines if line.comparison)
    cited = ((held, witness) for held in row.cited for witness in held.witnesses)
    why = joined(
        filled('<p class="why">{} {}</p>', _chip(each, page.words), reason_in(page.words.lang, each))
        for each in compared
    )
    return filled(
        '{}<details class="tell"><summary data-testid="sources">{}</summary>{}<ul class="sources">{}</ul></details>',
        why if alone else NOTHING,
        page.words.sources if alone else page.words.sources_and_reasons,
        NOTHING if alone else why,
        joined(filled("<li>{}</li>", source(page.texts, page.reasons, witness, held)) for held, witness in cited),
    )


def _cell(begun: SafeString, content: SafeString, kind: str = "") -> SafeString:
    """begun: with what stands beside it where the table is shown as cards."""
    kinds = " ".join(each for each in (kind, "" if content else "is-empty") if each)
    shown_as = f' class="{kinds}"' if kinds else ""
    return SafeString(f"{begun}{shown_as}>{content}</td>")


def _listed(
    figures: Sequence[HeldFigure], page: Page, words: Callable[[HeldFigure, PlanningPeriod], SafeString]
) -> SafeString:
    """Each figure, that leads to its sentence, with the words beside it."""
    if not figures:
        return NOTHING
    lang, days = page.words.lang, page.period
    every = joined(SafeString(f"<li>{link_in(lang, held)} {words(held, days)}</li>") for held in figures)
    return SafeString(f'<ul class="stated">{every}</ul>')


def _target(compared: Comparison | None, page: Page) -> SafeString:
    if compared is None or compared.target is None:
        return NOTHING
    days = compared.target.figure.period
    return filled(
        "<div>{}{}{}</div>",
        link_in(page.words.lang, compared.target),
        filled(OTHER_DAYS, period_words(days)) if days.name != page.period.name else NOTHING,
        _beside(gettext("set by %(body)s") % {"body": compared.set_by} if compared.set_by else ""),
    )


def _result(held: HeldFigure, page: PlanningPeriod) -> SafeString:
    """What stands beside a result: its days where they are not the page's, how sure it is, how many say so."""
    days, maturity = held.figure.period, held.figure.maturity
    apart = days.name != page.name or days.clock == Clock.ISSUER
    said = [_beside(period_words(days))] if apart else []
    said += [_beside(label(maturity, "maturity"))] if maturity == Maturity.ESTIMATE else []
    if len(held.witnesses) > 1 and (witnesses := len(held.stating)) > 1:
        said.append(_beside(gettext("%(count)s witnesses") % {"count": witnesses}))
    return joined(said)


def _rate(held: HeldFigure, page: PlanningPeriod) -> SafeString:
    """What a stated rate is measured against, and its days where they are not the page's."""
    days = held.figure.period
    own_days = f", {period_words(days)}" if days.name != page.name else ""
    if held.figure.measure == Measure.ATTAINMENT:
        owner, said = held.figure.set_by, gettext("of the plan of") if held.figure.set_by else gettext("of the plan")
    else:
        owner = basis_words(held)
        said = gettext("against") if owner else ""
    named = filled(' <span lang="vi">{}</span>', owner) if owner else NOTHING
    return filled('<span class="by">{}{}{}</span>', said, named, own_days)


def _chip(compared: Comparison, words: Words) -> SafeString:
    return words.chips[compared.status]


def _beside(words: str) -> SafeString:
    return filled(BESIDE, words) if words else NOTHING
