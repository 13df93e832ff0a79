"""The formula at a paper's end that hands out nothing: `Ban Thường vụ lãnh đạo, chỉ đạo thực hiện Nghị quyết này`."""

import re
from functools import cache

from doichieu.claims import Statement, StatementKind
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.sessions.task_owners import verbs
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.sources import Source


def without_formulas(seen: Seen, stated: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """`stated` without the directions that say no more than that the paper is to be carried out."""
    return tuple(each for each in stated if each.kind is not StatementKind.DIRECTION or not _only(seen.source, each))


def is_formula(source: Source, start: int, end: int) -> bool:
    """Whether the words of a duty are no more than the formula, or than `tổ chức thực hiện` without what."""
    return _words().formula.fullmatch(source.lower, start, end) is not None


def _only(source: Source, direction: Statement) -> bool:
    """Whether nothing is to be done before the formula that ends a direction."""
    start, end = source.copied(direction.span)
    end = start + len(source.lower[start:end].rstrip(" .;\n"))
    formula = _words().closing.search(source.lower, start, end)
    return formula is not None and next(verbs(source, start, formula.start()), None) is None


class _Words:
    """The words of the formula, compiled."""

    def __init__(self) -> None:
        carries = trie_pattern(forms("tasks", "carries out"))
        joint = rf"(?:,\s+|\s+)(?:{trie_pattern(forms('posts', 'and'))}\s+)?"
        paper = trie_pattern(forms("tasks", "this paper"))
        self.closing = re.compile(rf"(?<!\w)(?:{carries}{joint})+{paper}\Z")
        self.formula = re.compile(rf"(?:{carries}{joint})+{paper}|{carries}(?:{joint}{carries})+")


@cache
def _words() -> _Words:
    return _Words()
