"""Figures that lead to their sentences, and the sentences: a scoreboard has hundreds, so they are made here at once."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from doichieu import show
from doichieu.claims import Text
from doichieu.hub.conferences.queries import FigureOnRecord
from doichieu.hub.intake.corrections import Place, place_of
from doichieu.hub.register.queries import HeldFigure, Revision, Witness
from doichieu.hub.register.validity import Validity
from doichieu.hub.reports.figures import figure_words
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.markup import escaped
from doichieu.hub.web.words.quotes import marked
from doichieu.hub.web.words.said import day, source_url

register = template.Library()


class Marked(Protocol):
    """What knows whether it holds."""

    @property
    def validity(self) -> Validity: ...


@register.simple_tag
def figure_link(held: HeldFigure) -> SafeString:
    """A figure that leads to the first sentence that states it."""
    return SafeString(link_in(page_language(), held))


def link_in(lang: show.Lang, held: HeldFigure) -> str:
    """As `figure_link`, in the language of the page, to be put into other markup."""
    leads, named = escaped(source_url(held.witnesses[0])), _to_the_sentence(lang)
    words = escaped(figure_words(held, lang))
    return f'<a class="amount" href="{leads}" data-testid="source" title="{named}">{words}</a>{mark_in(held.validity)}'


def mark_in(validity: Validity) -> str:
    """That a figure no longer holds, to be put behind it; empty where it does."""
    if validity is Validity.HOLDS:
        return ""
    words = escaped(label(validity, "validity"))
    return f' <span class="chip chip-{validity.value}" data-testid="validity">{words}</span>'


@register.simple_tag
def validity_mark(shown: Marked) -> SafeString:
    """As `mark_in`, of a row of a history or a line of a review."""
    return SafeString(mark_in(shown.validity))


@cache
def _to_the_sentence(lang: show.Lang) -> str:  # noqa: ARG001 # that of the page, in which gettext answers
    return escaped(gettext("To the sentence"))


@register.simple_tag
def source(
    texts: Mapping[int, Text], reasons: Mapping[Place, str], witness: Witness, held: HeldFigure | Revision
) -> SafeString:
    """A sentence with the document that it stands in. held: the figure that it is cited for."""
    return SafeString(source_in(page_language(), texts, reasons, witness, held))


def source_in(
    lang: show.Lang,
    texts: Mapping[int, Text],
    reasons: Mapping[Place, str],
    witness: Witness,
    held: HeldFigure | Revision,
) -> str:
    """As `source`, in the language of the page, to be put into other markup."""
    text = texts.get(witness.text_id) if texts else None
    quote = marked(text, witness.span) if text else escaped(witness.quote)
    corrected = "" if witness.agrees else _corrected(reasons, witness, held)
    document = _document(lang, witness.title, witness.published, witness.released)
    return (
        f'<div class="source"><blockquote lang="vi">{quote}</blockquote>{corrected}'
        f'<p class="source-of"><a href="{escaped(source_url(witness))}">{document}</p></div>'
    )


@lru_cache(maxsize=1024)  # a scoreboard names a few documents hundreds of times
def _document(lang: show.Lang, title: str, published: date | None, released: bool) -> str:  # noqa: ARG001 # in the page's language gettext answers
    """A document as a source names it, from within its link on."""
    dated = f", {day(published)}" if published else ""
    inside = "" if released else f' · <span class="chip">{escaped(gettext("internal"))}</span>'
    return f"{escaped(title)}</a>{dated}{inside}"


@register.simple_tag
def listed_things(texts: Mapping[int, Text], stated: FigureOnRecord) -> list[str]:
    """What a document lists after a count, by name; nothing where its text is not at hand."""
    text = texts.get(stated.place.text_id)
    return [" ".join(item.of(text).split()) for item in stated.claim.items] if text else []


def _corrected(reasons: Mapping[Place, str], witness: Witness, held: HeldFigure | Revision) -> str:
    """What was read there and why it was corrected; the reason is empty for who may not know."""
    why = reasons.get(place_of(witness), "") if reasons else ""
    return render_to_string("web/parts/corrected.html", {"witness": witness, "held": held, "why": why})
