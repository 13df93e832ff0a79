"""The kinds of units, by `units.toml`: what a number of such a unit measures."""

from functools import cache, lru_cache

from doichieu.lexicon.entries import table
from doichieu.lexicon.folding import folded

NOUN, MEASURE = "noun", "measure"


@lru_cache(maxsize=4096)
def unit_kind(unit: str) -> str:
    """The kind that units.toml gives; unlisted, so much for each (`VND/người`) is a measure, all else a counted noun.

    >>> [unit_kind(unit) for unit in ("VND", "%", "đảng viên", "VND/năm")]
    ['money', 'percent', 'noun', 'measure']
    """
    return _kinds().get(folded(unit), MEASURE if "/" in unit else NOUN)


def amount_kind(unit: str) -> str:
    """The kind of what is stated, whatever it is for each of.

    >>> [amount_kind(unit) for unit in ("VND", "VND/năm", "đảng viên/chi bộ")]
    ['money', 'money', 'noun']
    """
    return _kinds().get(folded(unit)) or unit_kind(unit.partition("/")[0])


@cache
def _kinds() -> dict[str, str]:
    return {folded(entry.id): entry.fact("kind") for entry in table("units")}
