"""Who comes from the level above: told from the words of posts and bodies. Pure."""

from collections.abc import Sequence

from doichieu.lexicon.levels import ranks_in


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
