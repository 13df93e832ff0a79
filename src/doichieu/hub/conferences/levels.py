"""Who comes from the level above: told from the words of posts and bodies. Pure."""

import re
from collections.abc import Sequence
from functools import cache

from doichieu.lexicon import folded, table


def ranks_in(words: str) -> list[int]:
    """The levels that the words name, in order: the higher the level, the lower the number."""
    found = (_ranks()[match[0]] for match in _pattern().finditer(folded(words)))
    return [rank for rank in found if rank is not None]


def is_from_above(posts: Sequence[str], body: str) -> bool:
    """Whether somebody with these posts is a guest from a level above that of the body's session.

    Who holds a post of that level too, or of one below, is at home there; where a post or the body names no
    level, nothing is said.
    """
    own = min(ranks_in(body), default=None)
    held = [rank for post in posts for rank in ranks_in(post)]
    if own is None or not held:
        return False
    return max(held) < own


@cache
def _ranks() -> dict[str, int | None]:
    return {folded(form): entry.facts.get("rank") for entry in table("post_levels") for form in entry.forms}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_ranks(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
