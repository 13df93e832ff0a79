"""The kinds of units, by `units.toml`: what a number of such a unit measures."""

import re
from functools import cache, lru_cache

from doichieu.lexicon.entries import table
from doichieu.lexicon.folding import folded

NOUN, MEASURE = "noun", "measure"
_SLASH = re.compile(r"\s*/\s*")


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


def with_named_base(rate: str) -> str:
    """A rate by the one name of those that it is told for, however they are written; `rate` is small and spaced once.

    >>> with_named_base("ca / 1000 dân")
    'ca/1.000 dân'
    """
    if "/" not in rate:
        return rate
    return _written_bases().sub(lambda base: _bases()[base[0]], _SLASH.sub("/", rate))


@lru_cache(maxsize=4096)
def named_unit(written: str) -> str:
    """A unit by its one small name, however it is written; what is counted keeps its own words.

    >>> [named_unit(unit) for unit in ("Héc-ta", "đồng / người", "bác sĩ/10.000 người dân")]
    ['ha', 'vnd/người', 'bác sĩ/vạn dân']
    """
    named = with_named_base(folded(written))
    return _measured().get(named) or "/".join(_measured().get(part, part) for part in named.split("/"))


@cache
def _measured() -> dict[str, str]:
    """The folded id of what is measured, by each of its forms."""
    known = (entry for entry in table("units") if entry.fact("kind") != NOUN)
    return {folded(form): folded(entry.id) for entry in known for form in entry.forms}


@cache
def _written_bases() -> re.Pattern[str]:
    longest_first = sorted(_bases(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _bases() -> dict[str, str]:
    """The id of those of so many people, by each of its forms."""
    return {form: entry.id for entry in table("units") if entry.facts.get("base") is True for form in entry.forms}


@cache
def _kinds() -> dict[str, str]:
    """By each id, and by each form of what is measured: `hecta` counts nothing."""
    kinds = {folded(entry.id): entry.fact("kind") for entry in table("units")}
    return {form: kinds[name] for form, name in _measured().items()} | kinds
