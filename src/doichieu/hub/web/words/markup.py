"""HTML made in code, for what a page shows hundreds of times."""

import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

NOTHING = SafeString("")
_MARKUP = re.compile("[&<>\"']")  # what `escape` writes otherwise


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Pieces of markup in a row."""
    return SafeString("".join(parts))


def filled(pattern: str, *parts: object) -> SafeString:
    """`format_html` at a fifth of its cost, of parts by position: what is not markup itself is escaped.

    A scoreboard of a hundred rows fills some two thousand patterns.
    """
    return SafeString(pattern.format(*[part if type(part) is SafeString else _escaped(str(part)) for part in parts]))


def _escaped(words: str) -> str:
    return escape(words) if _MARKUP.search(words) else words
