"""What a line of a list or a heading begins with: a number, a letter or a dash."""

import re
from functools import cache

from doichieu.reader.grammar.text.letters import UPPER
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.vocabulary import labels

MARKER = re.compile(
    r"(?P<roman>[IVX]{1,6}(?:\.\d{1,2})*)(?:[.)]\s*(?=\D)|\s?[-–]\s+(?=[^\W\d_]))"
    rf"|(?P<capital>[A-HK])[.)]\s+(?=[{UPPER}])"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]\s+"
    r"|(?P<outline>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.?\s+(?=[^\W\d_])|[-–/](?:\s+|(?=[^\W\d_])))"
    r"|(?P<signed>\d{1,2})(?:/-|[-–/])\s+(?=[^\W\d_])"
    r"|(?P<letter>[^\W\d_])(?:[.)]|/-?|-)\s+"
    r"|(?P<bracketed>\(\d{1,2}\))[.:]?\s*(?=[^\W\d_])"
    r"|(?P<dash>[-–—−+•·*●○◦▪■□◆❖➢✓✔\uf02d\uf0a7\uf0b7\uf0d8\uf0fc])\s*(?=[^\W_])"
)
_LEVELS = {"capital": 1, "roman": 2, "number": 2, "outline": 2, "signed": 2, "letter": 6, "bracketed": 7, "dash": 7}
LISTING = frozenset(("dash", "bracketed"))  # `- …`, `(1) …`: items, never headings
WORDED_LEVEL = 6  # as of a letter: dashes stand below it
_NUMBERED = frozenset(("number", "outline", "signed"))


def marker_level(marker: "re.Match[str]") -> int:
    """The level of the line that a marker begins, 1 the highest: a dash lies below a letter, that below a number."""
    group = marker.lastgroup or "dash"
    dots = marker[0].strip(" .)").count(".")
    return _LEVELS[group] + (dots + 1 if group in _NUMBERED else dots)


@cache
def worded_marker() -> "re.Pattern[str]":
    """`Một là, …`, `Thứ hai: …` at the beginning of a line, in small letters; `Thứ hai, ngày 5/6` is a day."""
    counted, day = trie_pattern(labels("counts item").facts), trie_pattern(labels("counts no item").facts)
    return re.compile(rf"{counted}[,:]\s+(?!{day}(?!\w)|\d)(?=\w)")
