"""The cells of a scoreboard's row and the sources below them, made in code: a board has a hundred rows."""

from collections.abc import Callable, Mapping

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doichieu.claims import Text
from doichieu.hub.catalogue.models import Clock, PlanningPeriod
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.judgements import Status
from doichieu.hub.intake.corrections import Place
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.web.boards import BoardLine, BoardRow
from doichieu.hub.web.labels import label
from doichieu.hub.web.markup import filled
from doichieu.hub.web.templatetags.pages import basis_words, reason, share
from doichieu.hub.web.templatetags.pages import period as period_words
from doichieu.hub.web.templatetags.sources import figure_link, source

register = template.Library()

NOTHING = SafeString("")
BESIDE = '<span class="by">{}</span>'


@register.simple_tag
def line_cells(line: BoardLine, page: PlanningPeriod) -> SafeString:
    """Target, result, stated rates, computed share and status of one line. page: the board's period."""
    return _joined(
        _cell(_("Target"), _target(line.comparison, page)),
        _cell(_("Result"), _listed(line.results, lambda held: _result(held, page))),
        _cell(_("Stated rates"), _listed(line.rates, lambda held: _rate(held, page))),
        _cell(_("Computed"), filled("{}", share(line.share)), "computed"),
        filled('<td role="cell" data-label="{}" class="status-cell">{}</td>', _("Status"), _status(line.comparison)),
    )


@register.simple_tag
def row_sources(
    row: BoardRow, texts: Mapping[int, Text], reasons: Mapping[Place, str], alone: Status | None = None
) -> SafeString:
    """Why each target of a row has its status, and every sentence that the row rests on; nothing where none is cited.

    texts, reasons: as `sources.source` takes them. alone: the one status whose rows are shown; what they were asked
    for, the reason, then stands open above the sentences.
    """
    if not row.cited:
        return NOTHING
    compared = (line.comparison for line in row.lines if line.comparison)
    cited = ((held, witness) for held in row.cited for witness in held.witnesses)
    why = _joined(*(filled('<p class="why">{} {}</p>', _chip(each), reason(each)) for each in compared))
    return filled(
        '{}<details class="tell"><summary data-testid="sources">{}</summary>{}<ul class="sources">{}</ul></details>',
        why if alone else NOTHING,
        _("Sources") if alone else _("Sources and reasons"),
        NOTHING if alone else why,
        _joined(*(filled("<li>{}</li>", source(texts, reasons, witness, held)) for held, witness in cited)),
    )


def _joined(*parts: SafeString) -> SafeString:
    return SafeString("".join(parts))


def _cell(name: str, content: SafeString, kind: str = "") -> SafeString:
    """name: what stands beside it where the table is shown as cards."""
    kinds = " ".join(each for each in (kind, "" if content else "is-empty") if each)
    shown_as = filled(' class="{}"', kinds) if kinds else NOTHING
    return filled('<td role="cell" data-label="{}"{}>{}</td>', name, shown_as, content)


def _listed(figures: tuple[HeldFigure, ...], words: Callable[[HeldFigure], SafeString]) -> SafeString:
    """Each figure, that leads to its sentence, with the words beside it."""
    if not figures:
        return NOTHING
    every = _joined(*(filled("<li>{} {}</li>", figure_link(held), words(held)) for held in figures))
    return filled('<ul class="stated">{}</ul>', every)


def _target(compared: Comparison | None, page: PlanningPeriod) -> SafeString:
    if compared is None or compared.target is None:
        return NOTHING
    days = compared.target.figure.period
    other_days = '<span class="by" data-testid="target-period">{}</span>'
    return filled(
        "<div>{}{}{}</div>",
        figure_link(compared.target),
        filled(other_days, period_words(days)) if days.name != page.name else NOTHING,
        _beside(_("set by %(body)s") % {"body": compared.set_by} if compared.set_by else ""),
    )


def _result(held: HeldFigure, page: PlanningPeriod) -> SafeString:
    days, maturity = held.figure.period, held.figure.maturity
    apart = days.name != page.name or days.clock == Clock.ISSUER
    witnesses = len(held.stating)
    return _joined(
        _beside(period_words(days) if apart else ""),
        _beside(label(maturity, "maturity") if maturity == Maturity.ESTIMATE else ""),
        _beside(_("%(count)s witnesses") % {"count": witnesses} if witnesses > 1 else ""),
    )


def _rate(held: HeldFigure, page: PlanningPeriod) -> SafeString:
    """What a stated rate is measured against, and its days where they are not the page's."""
    days = held.figure.period
    own_days = f", {period_words(days)}" if days.name != page.name else ""
    if held.figure.measure == Measure.ATTAINMENT:
        owner, said = held.figure.set_by, _("of the plan of") if held.figure.set_by else _("of the plan")
    else:
        owner = basis_words(held)
        said = _("against") if owner else ""
    named = filled(' <span lang="vi">{}</span>', owner) if owner else NOTHING
    return filled('<span class="by">{}{}{}</span>', said, named, own_days)


def _status(compared: Comparison | None) -> SafeString:
    if compared is None:
        return filled('<span class="no-figure small">{}</span>', _("no target on record"))
    return _chip(compared)


def _chip(compared: Comparison) -> SafeString:
    return filled('<span class="chip chip-{}">{}</span>', compared.status, label(compared.status, "status"))


def _beside(words: str) -> SafeString:
    return filled(BESIDE, words) if words else NOTHING
