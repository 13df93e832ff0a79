"""Numbers in digits and in words, as exact decimals with the size of their last digit."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.scanners import scanner

MOST_DIGITS = 20  # far more than is said; multiplied out they still fit a decimal of 28 places exactly
DIGITS = r"(?<!\d)[0-9]+(?:[.,][0-9]+)*(?!\d)"  # not beside a digit of another script
_PRINTED = re.compile(r"[0-9](?<!\d[0-9])[0-9]*(?:[.,][0-9]+)*(?!\d)")  # the same, found fast in a long text
ONE = Decimal(1)


class Number(NamedTuple):
    """A number as printed: `step` is the size of its last digit."""

    value: Decimal
    step: Decimal
    words: bool = False


def printed_number(digits: str, *, whole: bool = False) -> Number | None:
    """The number that `digits`, with stops and commas, prints; None where they are oddly placed.

    A stop before exactly three digits parts thousands, any other stop or comma decimals. A single comma
    before three digits parts thousands only where the number must be `whole` (a count of things).

    >>> printed_number("7.486,3").value, printed_number("86.6").value, printed_number("1.000.950").value
    (Decimal('7486.3'), Decimal('86.6'), Decimal('1000950'))
    """
    if len(digits) > MOST_DIGITS and sum(map(str.isdigit, digits)) > MOST_DIGITS:
        return None
    if digits.isdigit():
        return Number(Decimal(digits), ONE)
    last = max(digits.rfind("."), digits.rfind(","))
    head, mark, tail = digits[:last], digits[last], digits[last + 1 :]
    if _parts_thousands(head, mark, tail, whole=whole):
        return Number(Decimal(head.replace(mark, "") + tail), ONE)
    if not head.isdigit():
        other = "," if mark == "." else "."
        if mark in head or not _grouped(head, other):
            return None
        head = head.replace(other, "")
    return Number(Decimal(f"{head}.{tail}"), ONE.scaleb(-len(tail)))


def _parts_thousands(head: str, mark: str, tail: str, *, whole: bool) -> bool:
    if len(tail) != 3 or not _grouped(head, mark):
        return False
    several = mark in head
    leading_zero = head.startswith("0")
    return not leading_zero and (mark == "." or several or whole)


def _grouped(head: str, mark: str) -> bool:
    first, *rest = head.split(mark)
    return 1 <= len(first) <= 3 and first.isdigit() and all(len(group) == 3 and group.isdigit() for group in rest)


@cache
def _words(role: str) -> dict[str, int]:
    return {
        folded(form): int(entry.facts.get("value", entry.id if entry.id.isdigit() else 0))
        for entry in table("numerals")
        if entry.fact("role") == role
        for form in entry.forms
    }


def _any(*roles: str) -> str:
    return "(?:" + "|".join(form for role in roles for form in _words(role)) + ")"


@cache
def words_pattern() -> str:
    """An expression for a number below a thousand in words."""
    digit, hundred = _any("digit"), _any("hundred")
    after_tens = [*_words("after_ten"), *(word for word, value in _words("digit").items() if value != 5)]
    last = "(?:" + "|".join(after_tens) + ")"
    tens = rf"(?:{_any('ten')}|{digit}\s+{_any('tens')})(?:\s+{last}(?!\w))?"
    below_hundred = rf"(?:{tens}|{digit})"
    link = rf"\s+{_any('link')}\s+{digit}"
    return rf"(?:{_any('digit', 'zero')}\s+{hundred}(?:{link}|\s+{below_hundred}(?!\w))?|{below_hundred})(?!\w)"


def number_places(lower: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of a text begin and end, in ASCII digits or in words, in order."""
    words = _worded_places(lower)
    word = next(words, None)
    for found in _PRINTED.finditer(lower):
        while word is not None and word[0] < found.start():
            yield word
            word = next(words, None)
        yield found.span()
    if word is not None:
        yield word
        yield from words


def _worded_places(lower: str) -> Iterator[tuple[int, int]]:
    stop = 0
    for head in _word_heads().finditer(lower):
        worded = _worded().match(lower, head.start()) if head.start() >= stop else None
        if worded is not None:
            stop = worded.end()
            yield worded.span()


@cache
def _word_heads() -> re.Pattern[str]:
    """Finds the words that a number in words begins with."""
    return scanner(form for role in ("digit", "zero", "ten") for form in _words(role))


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(words_pattern())


def number_at(lower: str, at: int, end: int) -> re.Match[str] | None:
    """The number that begins right at `at`, in ASCII digits or in words."""
    return _PRINTED.match(lower, at, end) or _worded().match(lower, at, end)


def is_number_word(words: str) -> bool:
    """Whether words write a number below a thousand, and nothing else."""
    return _worded().fullmatch(words) is not None


def worded_number(words: str) -> Number:
    """A number below a thousand in words: `ba trăm linh năm` is 305."""
    return Number(Decimal(sum(_worded_parts(words.split()))), ONE, words=True)


def _worded_parts(words: list[str]) -> Iterator[int]:
    ones = _words("digit") | _words("zero") | _words("after_ten") | _words("ten")
    held = 0
    for word in words:
        if word in _words("hundred"):
            yield held * 100
            held = 0
        elif word in _words("tens"):
            yield held * 10
            held = 0
        elif word in _words("ten"):
            yield 10
        elif word in ones:
            held = ones[word]
    yield held


def half_words() -> tuple[str, ...]:
    """The words for half of the magnitude before them."""
    return tuple(_words("half"))
