"""Whether a figure may be below zero: by what the catalogue calls its indicator, and by what is on record of it."""

import re
from functools import cache

from doichieu.hub.intake.usual import Past
from doichieu.lexicon import folded, table


def may_be_below_zero(name: str, past: Past) -> bool:
    """Whether the name says that it changes or is a difference, or an earlier figure is below zero."""
    return _words().search(folded(name)) is not None or any(value < 0 for value in past.values())


@cache
def _words() -> re.Pattern[str]:
    forms = (folded(form) for entry in table("below_zero") for form in entry.forms)
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})\b")
