"""The words around a figure that say how it stands to its neighbours (lexicon/stances.toml)."""

import re
from functools import cache, lru_cache

from doichieu.lexicon import folded, table


@lru_cache(maxsize=4096)  # the figures of one indicator have one name, and are asked one thing after the other
def stands(kind: str, words: str) -> bool:
    """Whether a word of this kind stands in `words`, which are folded already."""
    pattern = _pattern(kind)
    return bool(words) and pattern.search(words) is not None


def only(kind: str, words: str) -> bool:
    """Whether `words`, which are folded already, are one word of this kind and nothing else."""
    return _pattern(kind).fullmatch(words) is not None


def begins(kind: str, words: str) -> bool:
    """Whether `words`, which are folded already, begin with a word of this kind, behind the sign of an item."""
    return _pattern(kind).match(words.lstrip(" -–+•*\t\n")) is not None


def ends(kind: str, words: str) -> bool:
    """Whether `words`, which are folded already, end with a word of this kind."""
    return any(found.end() == len(words.rstrip()) for found in _pattern(kind).finditer(words))


def clauses(words: str) -> list[str]:
    """`words` as commas, stops, colons and brackets part them, one at least."""
    return re.split("[,;:.()]", words)


def first_clause(words: str) -> str:
    """What of `words` stands before the first such sign."""
    return clauses(words)[0]


def last_clause(words: str) -> str:
    """What of `words`, which are folded already, stands behind the last comma, stop or conjunction."""
    return _pattern("and").split(re.split("[,;.]", words)[-1])[-1]


def without(words: str, *kinds: str) -> str:
    """`words`, which are folded already, less the words of these kinds and all that is no letter or digit."""
    for kind in kinds:
        words = _pattern(kind).sub(" ", words)
    return " ".join(re.findall(r"\w+", words))


@lru_cache(maxsize=1024)  # of few units
def is_target(unit: str) -> bool:
    """Whether the unit counts targets."""
    return stands("target", folded(unit))


@lru_cache(maxsize=1024)  # of few units, each asked of hundreds of figures
def counts_people(unit: str) -> bool:
    """Whether the unit counts people."""
    return stands("people", folded(unit))


def unit_family(unit: str) -> str:
    """One name for the units that count the same things: criteria and standards are one family."""
    name = folded(unit)
    return next((kind for kind in ("target", "criterion") if stands(kind, name)), name)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """One expression for the words of a kind, the longer before the shorter. Raises KeyError for an unknown kind."""
    forms = {folded(form) for entry in table("stances") if entry.fact("kind") == kind for form in entry.forms}
    if not forms:
        raise KeyError(kind)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)")
