"""HTML made in code, for what a page shows hundreds of times."""

from html import escape

from django.utils.safestring import SafeString


def filled(pattern: str, *parts: object) -> SafeString:
    """`format_html` at a third of its cost, of parts by position: what is not markup itself is escaped.

    A scoreboard of a hundred rows fills some two thousand patterns.
    """
    return SafeString(pattern.format(*[part if type(part) is SafeString else escape(str(part)) for part in parts]))
