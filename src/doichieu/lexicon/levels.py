"""The levels of authorities that words name: pure."""

import re
from functools import cache

from doichieu.lexicon.entries import table
from doichieu.lexicon.folding import folded


def ranks_in(words: str) -> list[int]:
    """The levels that the words name, in order: the higher the level, the lower the number."""
    found = (_ranks()[match[0]] for match in _pattern().finditer(folded(words)))
    return [rank for rank in found if rank is not None]


def levels_at(lower: str) -> list[int]:
    """Where the words that name a level begin, in order; lower: words as `folded` has them."""
    return [match.start() for match in _pattern().finditer(lower) if _ranks()[match[0]] is not None]


@cache
def _ranks() -> dict[str, int | None]:
    return {folded(form): entry.facts.get("rank") for entry in table("post_levels") for form in entry.forms}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_ranks(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
