"""Duties that say no more than that a paper is to be carried out and watched over: no result of them can be awaited."""

import re
from functools import cache

from doichieu.lexicon import folded, table


def is_formal(work: str) -> bool:
    """Whether a duty has no matter of its own: `giám sát việc thực hiện Nghị quyết này`."""
    return _formula().fullmatch(" ".join(folded(work).split())) is not None


@cache
def _formula() -> re.Pattern[str]:
    papers = {tuple(form.rsplit(" ", 1)) for form in _forms("this paper")}
    paper = "|".join(rf"{re.escape(name)}(?:\s+{re.escape(this)})?" for name, this in sorted(papers))
    acts = _any_of("watches over", "carries out")
    joint = rf"(?:,\s+|\s+)(?:(?:{_any_of('joins acts')})\s+)?"
    return re.compile(rf"(?:(?:{acts}){joint})+(?:{paper})(?:\s+(?:{_any_of('as is fit')})\D*)?")


def _any_of(*kinds: str) -> str:
    forms = sorted((form for kind in kinds for form in _forms(kind)), key=len, reverse=True)
    return "|".join(map(re.escape, forms))


def _forms(kind: str) -> list[str]:
    return [folded(form) for entry in table("tasks") if entry.fact("kind") == kind for form in entry.forms]
