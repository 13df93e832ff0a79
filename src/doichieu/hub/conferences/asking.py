"""Opinions that ask for nothing: who agrees, reports or thanks waits for no answer. Pure."""

import re
from collections.abc import Iterable
from functools import cache

from doichieu.lexicon import folded, table

ASKING = ("opines", "asks", "obliges", "opines low", "wish")  # kinds of the table of statements
QUESTION = "?"


def asks_nothing(words: str) -> bool:
    """Whether words say that somebody agrees, states, reports or thanks, and nothing that has to be answered.

    Words that say neither are taken to ask: items of a list whose lead-in does.

    >>> asks_nothing("Các đại biểu nhất trí với báo cáo."), asks_nothing("Đại biểu nhất trí, đề nghị sửa đường.")
    (True, False)
    """
    said = folded(words)
    if QUESTION in said or _words().disagreeing.search(said) is not None:
        return False
    said, stating = _words().stating.subn(" ", said)
    return stating > 0 and _words().asking.search(_words().over.sub(" ", said)) is None


class _Words:
    """The words of asking and of stating, compiled."""

    def __init__(self) -> None:
        agreeing = _forms("agrees")
        stating = agreeing | {folded(form) for entry in table("no_questions") for form in entry.forms}
        asking, wish = _any_of(_forms(*ASKING) - stating), _any_of(_forms("wish"))
        self.stating, self.asking = re.compile(_any_of(stating)), re.compile(asking)
        self.disagreeing = re.compile(rf"{_any_of(_forms('disagrees'))} +{_any_of(agreeing)}")
        done = rf"{_any_of(_forms('past'))}(?:[, ]+{wish})+"  # đã quan tâm, đầu tư: what is over is no wish
        self.over = re.compile(rf"{done}|{_any_of(_forms('noun before'))} +{asking}")


@cache
def _words() -> _Words:
    return _Words()


def _forms(*kinds: str) -> frozenset[str]:
    return frozenset(
        folded(form) for entry in table("statements") if entry.fact("kind") in kinds for form in entry.forms
    )


def _any_of(forms: Iterable[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
