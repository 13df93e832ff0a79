"""Whose plan a result is measured against, from the words of its basis."""

import re
from functools import cache

from doichieu.lexicon.entries import table
from doichieu.lexicon.folding import folded

_WORD = re.compile(r"[^\W_]+")
_JOINT = ","  # between two owners of one plan: "Thành phố và HĐND huyện"


def plan_owner(words: str) -> str:
    """The plan's owner, in one spelling; several are joined by a comma; empty where none is named.

    >>> plan_owner("dự toán Thành phố và Hội đồng nhân dân huyện giao")
    'thành phố, HĐND huyện'
    """
    owners: list[str] = []
    end = -1
    for found in _owners().finditer(folded(words)):
        name = _names()[found.group()]
        if owners and found.start() == end + 1:
            owners[-1] += f" {name}"
        elif name not in owners:
            owners.append(name)
        end = found.end()
    return f"{_JOINT} ".join(owners)


def begins_with_owner(words: str) -> bool:
    """Whether the first words name whose plan it is: `tỉnh giao`, `HĐND xã giao đầu năm`."""
    return _owners().match(folded(words)) is not None


def is_part_of_year(basis: str) -> bool:
    """Whether the plan covers a part of the year, as `kế hoạch 6 tháng đầu năm` does."""
    words = set(_WORD.findall(folded(basis)))
    return not words.isdisjoint(_parts_of_year())


@cache
def _parts_of_year() -> frozenset[str]:
    return frozenset(map(folded, _forms("part_of_year")))


@cache
def _names() -> dict[str, str]:
    return {folded(form): name for form, name in _forms("owner").items()}


@cache
def _owners() -> re.Pattern[str]:
    """One expression for all owners, the longer before the shorter."""
    forms = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")


def _forms(kind: str) -> dict[str, str]:
    """The forms of one kind, and the id of the entry that each belongs to."""
    return {form: entry.id for entry in table("plan_words") if entry.fact("kind") == kind for form in entry.forms}
