"""A document as a whole that shows what became of a task: it stands for its title, never for its letterhead. Pure."""

import re

from doichieu.claims import Span


def first_line(content: str) -> Span:
    """Where a document as a whole is kept as evidence."""
    line = content.lstrip().partition("\n")[0].rstrip()
    start = content.index(line)
    return Span(start, start + len(line))


def place_of_title(content: str, title: str) -> Span | None:
    """Where its title stands in a document, whatever its case and its lines; None where it does not."""
    words = title.split()
    pattern = r"\s+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", content, re.IGNORECASE) if words else None
    return Span(*found.span()) if found else None


def shown_as(content: str, span: Span, title: str) -> tuple[Span, str]:
    """The place of what shows an act, and its words: of a document as a whole its title."""
    if span != first_line(content):
        return span, span.of(content)
    return place_of_title(content, title) or span, title or span.of(content)
