"""The choices of an entry page: each of its hundred rows has three lists, most of them alike."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString

from doichieu import show
from doichieu.hub.web.labels import label
from doichieu.hub.web.languages import page_language
from doichieu.hub.web.markup import filled

register = template.Library()

CHOSEN = SafeString(" selected")


@register.simple_tag
def options(codes: Sequence[str], vocabulary: str, chosen: str) -> SafeString:
    """An option for each code, called as `labels` calls it."""
    return _options(tuple(codes), vocabulary, chosen if chosen in codes else None, page_language())


@register.simple_tag
def plain_options(words: Iterable[str], chosen: str) -> SafeString:
    """An option for each word, that says just that."""
    made = (filled("<option{}>{}</option>", CHOSEN if word == chosen else "", word) for word in words)
    return SafeString("".join(made))


@lru_cache(maxsize=256)  # of few vocabularies: nothing that somebody typed is among the keys
def _options(codes: tuple[str, ...], vocabulary: str, chosen: str | None, lang: show.Lang) -> SafeString:  # noqa: ARG001
    """lang: that of the page, in which `label` answers."""
    made = (
        filled('<option value="{}"{}>{}</option>', code, CHOSEN if code == chosen else "", label(code, vocabulary))
        for code in codes
    )
    return SafeString("".join(made))
