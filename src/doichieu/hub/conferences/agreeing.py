"""Opinions that ask for nothing: `các đại biểu nhất trí với báo cáo` waits for no answer. Pure."""

import re
from functools import cache

from doichieu.lexicon import folded, table

ASKING = ("opines", "asks", "obliges", "opines low", "wish")  # kinds of the table of statements, those that agree aside


def only_agrees(words: str) -> bool:
    """Whether words say that somebody agrees, and nothing else that has to be answered.

    >>> only_agrees("Các đại biểu nhất trí với báo cáo."), only_agrees("Đại biểu nhất trí, đề nghị sửa đường.")
    (True, False)
    """
    said = folded(words)
    if _agreeing().search(said) is None or _disagreeing().search(said) is not None:
        return False
    return _asking().search(_agreeing().sub(" ", said)) is None


@cache
def _agreeing() -> re.Pattern[str]:
    return _any_of(_forms("agrees"))


@cache
def _disagreeing() -> re.Pattern[str]:
    return re.compile(rf"{_any_of(_forms('disagrees')).pattern} +{_agreeing().pattern}")


@cache
def _asking() -> re.Pattern[str]:
    return _any_of(_forms(*ASKING) - _forms("agrees"))


def _forms(*kinds: str) -> frozenset[str]:
    return frozenset(
        folded(form) for entry in table("statements") if entry.fact("kind") in kinds for form in entry.forms
    )


def _any_of(forms: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
