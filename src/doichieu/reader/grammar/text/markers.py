"""What a line of a list or a heading begins with: a number, a letter or a dash."""

import re

from doichieu.reader.grammar.text.letters import UPPER

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
_NUMBERED = frozenset(("number", "outline", "signed"))


def marker_level(marker: "re.Match[str]") -> int:
    """The level of the line that a marker begins, 1 the highest: a dash lies below a letter, that below a number."""
    group = marker.lastgroup or "dash"
    dots = marker[0].strip(" .)").count(".")
    return _LEVELS[group] + (dots + 1 if group in _NUMBERED else dots)
