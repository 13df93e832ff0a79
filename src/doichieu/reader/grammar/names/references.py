"""Numbers of documents that a text cites, and numbers that only name a document or programme."""

import re
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.sources import Source


class ReferenceSpan(NamedTuple):
    """A number that stands for a document; offsets count in the copies of the source."""

    start: int
    end: int
    number: str  # as cited, without spaces: "15-NQ/TU", "14"
    cited: bool  # False where it only names: Chương trình 01, Nghị quyết Trung ương 4, the document's own number
    own: bool = False  # the document's own number


_SYMBOL = re.compile(
    r"[0-9](?<![\w/.,-][0-9])[0-9]{0,4}[a-zA-Z]?(?:/(?:19|20)[0-9]{2})? ?[-/] ?"
    r"(?P<signs>[^\W\d_]+[0-9]{0,2}(?:[-/&][^\W_]+)*)(?!\w)"
)
HEAD = 10  # lines at the head of a document that hold its letterhead
_ALONE = re.compile(r"[ \t]*(?:\n|$|\t|\||   )")  # the end of a line, or of a column
_SIGNS = re.compile("[-/&]")
_NUMBERED = r"({number}) ?:? +([0-9]{{1,5}}(?:/(?:19|20)[0-9]{{2}})?)(?![0-9%]|[.,/-][0-9])"


def reference_spans(source: Source) -> list[ReferenceSpan]:
    """Every document number, in order, none overlapping another."""
    found = [*_with_symbols(source)]
    taken = {span.start for span in found}
    found += [span for span in _bare(source) if span.start not in taken]
    taken = {span.start for span in found}
    found += [span for span in _names(source) if span.start not in taken]
    return sorted(found, key=lambda span: span.start)


def _with_symbols(source: Source) -> list[ReferenceSpan]:
    """15-NQ/TU, 59/2019/NĐ-CP: a number and the signs of a type or an issuer."""
    words = _words()
    found = []
    for match in _SYMBOL.finditer(source.spelled):
        signs = _SIGNS.split(match["signs"])
        first = signs[0].rstrip("0123456789")
        if first in words.law_makers or (len(signs) > 1 and first in words.first_signs):
            own = _is_own(source, *match.span(), words)
            found.append(ReferenceSpan(match.start(), match.end(), match[0].replace(" ", ""), not own, own))
    return found


def _is_own(source: Source, start: int, end: int, words: "_Words") -> bool:
    """Whether a line begins with `Số:` and this number, or is `Số 15-NQ/ĐU` alone in the letterhead: its own."""
    line = source.lower.rfind("\n", 0, start) + 1
    if words.own.fullmatch(source.lower, line, start) is None:
        return False
    if ":" in source.lower[line:start]:
        return True
    return source.lower.count("\n", 0, line) < HEAD and _ALONE.match(source.lower, end) is not None


def _bare(source: Source) -> list[ReferenceSpan]:
    """nghị quyết số 14: a number after `số` of a document type, and those listed after it."""
    words = _words()
    found = []
    for match in words.numbered.finditer(source.lower):
        if _type_before(source.lower, match.start(), words) is None:
            continue
        found.append(ReferenceSpan(match.start(2), match.end(2), match[2], cited=True))
        end = match.end()
        while following := words.next_number.match(source.lower, end):
            found.append(ReferenceSpan(following.start(1), following.end(1), following[1], cited=True))
            end = following.end()
    return found


def _type_before(lower: str, start: int, words: "_Words") -> int | None:
    """Where the document type right before `start` begins."""
    before = lower[max(start - 24, 0) : start].rstrip(" ")
    for count in (3, 2, 1):
        phrase = before.rsplit(None, count)[-count:]
        if " ".join(phrase) in words.types:
            return lower.rindex(phrase[0], 0, start)
    return None


def _names(source: Source) -> list[ReferenceSpan]:
    """Chương trình 01, Nghị quyết Trung ương 4: a number that is part of a name, its type with a capital."""
    words = _words()
    found = []
    for match in words.names.finditer(source.lower):
        number = match.lastindex or 0
        if source.spelled[match.start()].isupper():
            found.append(ReferenceSpan(match.start(number), match.end(number), match[number], cited=False))
    return found


class _Words:
    """The words of `lexicon/documents.toml`, compiled."""

    def __init__(self) -> None:
        entries = table("documents")
        types = [entry for entry in entries if entry.fact("kind") == "type"]
        self.law_makers = frozenset(_forms("law_maker"))
        self.first_signs = frozenset((*_forms("issuer"), *(sign for entry in types for sign in entry.facts["symbols"])))
        self.types = frozenset(folded(form) for entry in types for form in entry.forms)
        number = "|".join(map(folded, _forms("number")))
        self.numbered = re.compile(_NUMBERED.format(number=number))
        joint = "|".join(map(folded, _forms("and")))
        self.next_number = re.compile(rf"(?:, | (?:{joint}) )([0-9]{{1,4}})(?= ?(?:[,.;)\n]|(?:{joint}) |$))")
        self.own = re.compile(rf"[ \t]*(?:{number}) ?:? *")
        goes_on = "|".join(sorted(map(folded, _forms("goes_on")), key=len, reverse=True))
        self.names = scanner(
            {*self.types, *map(folded, _forms("plenum"))},
            rf" ([0-9]{{1,3}})(?![0-9%]|[.,/-][0-9])(?= ?(?:[,.;:)(\n”\"]|$)| (?:{goes_on})\b)",
        )


def _forms(kind: str) -> tuple[str, ...]:
    return tuple(form for entry in table("documents") if entry.fact("kind") == kind for form in entry.forms)


@cache
def _words() -> _Words:
    return _Words()
