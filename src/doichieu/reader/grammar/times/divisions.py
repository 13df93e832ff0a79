"""Headings of the articles and parts of a document: `Điều 2. Chỉ tiêu năm 2026`, `PHẦN THỨ HAI: NHIỆM VỤ`."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Line, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.atoms import any_of, forms_of

DIVISION = 1  # level of such headings: above those with Roman numbers


def title_of_division(source: Source, line: Line) -> int | None:
    """Where the title behind the number of an article or part begins; None where a line is no such heading."""
    if line.kind is not LineKind.HEADING or line.body != line.start:
        return None
    return behind_number(source, line)


def behind_number(source: Source, line: Line) -> int | None:
    """Where the words of a line that begins an article begin, whether it is a heading or leads in to a list."""
    found = _numbers().match(source.lower, line.start, line.end)
    return found.end() if found else None


@cache
def _numbers() -> re.Pattern[str]:
    """The word for a division and its number, with the marks behind it."""
    words = [folded(form) for entry in table("sections") if entry.fact("role") == "division" for form in entry.forms]
    ordinal = rf"{any_of(forms_of('ordinal'))} +[^\W\d]+"
    return re.compile(rf"{trie_pattern(words)} +(?:[0-9]{{1,3}}|[ivx]{{1,5}}|{ordinal})\b[ .:)–-]*")
