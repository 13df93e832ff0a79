"""The words of a text around what was searched for."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from doichieu.claims import Span, Text
from doichieu.lexicon import plain
from doichieu.lexicon.search import search_terms

REACH = 110  # signs on either side


def excerpt(text: Text | None, query: str) -> SafeString:
    """What stands around the first place that holds the query's words; nothing where none does."""
    if text is None:
        return SafeString("")
    found = _place(text.content, query)
    if found is None:
        return SafeString("")
    start, end = _between_words(text.content, found)
    return format_html(
        "{}{}<mark>{}</mark>{}{}",
        "… " if start else "",
        text.content[start : found.start],
        found.of(text),
        text.content[found.end : end],
        " …" if end < len(text.content) else "",
    )


def _place(content: str, query: str) -> Span | None:
    """Where the words stand in a row, written out or as typed, else where the longest of them stands."""
    bare = _plain_with_offsets(content)
    terms = search_terms(query)
    for wanted in (" ".join(terms), plain(query), *sorted(terms, key=len, reverse=True)):
        at = f" {bare}".find(f" {wanted}") if wanted else -1
        if at >= 0:
            return Span(at, at + len(wanted))
    return None


def _plain_with_offsets(content: str) -> str:
    """The text without diacritics, sign for sign, so that places in it are places in the text."""
    return "".join(_plain_sign(sign) for sign in content)


@cache
def _plain_sign(sign: str) -> str:
    if sign.isspace():
        return " "
    bare = plain(sign)
    return bare if len(bare) == 1 else sign


def _between_words(content: str, found: Span) -> tuple[int, int]:
    """The stretch that is shown, cut where words begin and end."""
    start, end = max(found.start - REACH, 0), min(found.end + REACH, len(content))
    if start:
        start = max(content.find(" ", start, found.start) + 1, start)
    if end < len(content):
        end = max(content.rfind(" ", found.end, end), found.end)
    return start, end
