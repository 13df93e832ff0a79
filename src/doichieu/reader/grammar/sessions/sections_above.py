"""The heading above each line: the section of a document in which somebody speaks."""

import re

from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.segments import Line, LineKind

_DATE = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")


def sections_above(seen: Seen) -> list[str | None]:
    """Of each line the words of the heading above it, None where there is none; a publication stamp heads nothing."""
    found: list[str | None] = []
    heading: str | None = None
    for line in seen.layout.lines:
        if line.kind is LineKind.HEADING and not _is_stamp(seen.source.lower, line):
            heading = " ".join(seen.source.spelled[line.body : line.end].split())
        found.append(heading)
    return found


def _is_stamp(lower: str, line: Line) -> bool:
    """`Thứ năm, 16/07/2026 - 09:20`: a date and a time of day"""
    return all(pattern.search(lower, line.body, line.end) for pattern in (_DATE, _CLOCK))
