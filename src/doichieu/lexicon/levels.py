"""The levels of authorities that words name: pure."""

import re
from functools import cache

from doichieu.lexicon import folded, table


def ranks_in(words: str) -> list[int]:
    """The levels that the words name, in order: the higher the level, the lower the number."""
    found = (_ranks()[match[0]] for match in _pattern().finditer(folded(words)))
    return [rank for rank in found if rank is not None]


@cache
def _ranks() -> dict[str, int | None]:
    return {folded(form): entry.facts.get("rank") for entry in table("post_levels") for form in entry.forms}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_ranks(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
