"""Figures that lead to their sentences, and the sentences: a scoreboard has hundreds, so they are made here at once."""

from collections.abc import Mapping
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from doichieu import show
from doichieu.claims import Text
from doichieu.hub.conferences.queries import FigureOnRecord
from doichieu.hub.intake.corrections import Place, place_of
from doichieu.hub.register.queries import HeldFigure, Revision, Witness
from doichieu.hub.reports.figures import figure_words
from doichieu.hub.web.templatetags.pages import sentence
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.markup import NOTHING, filled
from doichieu.hub.web.words.said import day, source_url

register = template.Library()


@register.simple_tag
def figure_link(held: HeldFigure) -> SafeString:
    """A figure that leads to the first sentence that states it."""
    return link_in(page_language(), held)


def link_in(lang: show.Lang, held: HeldFigure) -> SafeString:
    """As `figure_link`, in the language of the page."""
    return filled(
        '<a class="amount" href="{}" data-testid="source" title="{}">{}</a>',
        source_url(held.witnesses[0]),
        _to_the_sentence(lang),
        figure_words(held, lang),
    )


@cache
def _to_the_sentence(lang: show.Lang) -> str:  # noqa: ARG001 # that of the page, in which gettext answers
    return gettext("To the sentence")


@register.simple_tag
def source(
    texts: Mapping[int, Text], reasons: Mapping[Place, str], witness: Witness, held: HeldFigure | Revision
) -> SafeString:
    """A sentence with the document that it stands in. held: the figure that it is cited for."""
    return filled(
        '<div class="source"><blockquote lang="vi">{}</blockquote>{}'
        '<p class="source-of"><a href="{}">{}</a>{}{}</p></div>',
        sentence(texts, witness),
        NOTHING if witness.agrees else _corrected(reasons, witness, held),
        source_url(witness),
        witness.title,
        f", {day(witness.published)}" if witness.published else NOTHING,
        NOTHING if witness.released else filled(' · <span class="chip">{}</span>', gettext("internal")),
    )


@register.simple_tag
def listed_things(texts: Mapping[int, Text], stated: FigureOnRecord) -> list[str]:
    """What a document lists after a count, by name; nothing where its text is not at hand."""
    text = texts.get(stated.place.text_id)
    return [" ".join(item.of(text).split()) for item in stated.claim.items] if text else []


def _corrected(reasons: Mapping[Place, str], witness: Witness, held: HeldFigure | Revision) -> str:
    """What was read there and why it was corrected; the reason is empty for who may not know."""
    why = reasons.get(place_of(witness), "") if reasons else ""
    return render_to_string("web/parts/corrected.html", {"witness": witness, "held": held, "why": why})
