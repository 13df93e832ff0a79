"""The words that clauses are made of: of each entry of the lexicon the form that is written."""

from functools import cache

from doichieu.claims import Bound
from doichieu.lexicon import Entry, entry, folded, table

COPULA = "is"  # id of a cue
REACH = "reach"  # id of a cue


def cue(identity: str) -> str:
    """A word around figures: `đạt` for "reach"."""
    return entry("cues", identity).written


def bound_word(bound: Bound) -> str:
    """The word before a bounded number; nothing for an exact one."""
    return "" if bound is Bound.EXACT else entry("bounds", bound.value).written


def joined(*words: str | None) -> str:
    """The words with a space between; nothing for those that are empty."""
    return " ".join(word for word in words if word)


def head_of(phrase: str) -> Entry | None:
    """The longest head or verb of the lexicon that a phrase begins with."""
    words = f"{folded(phrase)} "
    heads = [(form, head) for form, head in _heads() if words.startswith(f"{form} ")]
    return max(heads, key=lambda found: len(found[0]), default=("", None))[1]


@cache
def _heads() -> tuple[tuple[str, Entry], ...]:
    return tuple((folded(form), head) for head in table("heads") for form in head.forms)
