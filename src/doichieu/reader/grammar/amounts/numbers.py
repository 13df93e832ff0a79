"""Numbers in digits and in words, as exact decimals with the size of their last digit."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.vocabulary import label_pattern, labels

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
    return Number(Decimal(f"{head}.{tail}"), _last_place(len(tail)))


@cache
def _last_place(decimals: int) -> Decimal:
    """The size of the last of so many decimals: one object for all numbers that have as many."""
    return ONE.scaleb(-decimals)


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
        if entry.fact("role") == role != "multiple"
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


@cache
def _fraction() -> re.Pattern[str]:
    """hai phần ba; một phần năm số hộ; nửa số hộ; một nửa diện tích"""
    digit, whole = _any("digit"), rf"{_any('whole')}(?!\w)"
    five = "|".join(word for word, value in _words("digit").items() if value == 5)
    parts = rf"(?:{_any('digit', 'after_ten', 'ten')}(?<!{five})|(?:{five})(?=\s+{whole}))"
    return re.compile(
        rf"(?P<part>{digit})\s+{_any('part')}\s+(?P<whole>{parts})(?!\w)|(?P<half>{_any('one_half')})(?=\s+{whole})"
    )


def fraction_at(lower: str, at: int, end: int) -> re.Match[str] | None:
    """The fraction in words that begins right at `at`."""
    return _fraction().match(lower, at, end)


def fraction_of(words: str) -> tuple[int, int, str]:
    """How many parts of how many a fraction in words names, and the word for a part."""
    unit = part_word()
    first, last = words.split(maxsplit=1)[0], words.rsplit(maxsplit=1)[-1]
    values = _words("digit") | _words("after_ten") | _words("ten")
    return (values[first], values[last], unit) if last in values else (1, 2, unit)


@cache
def _half() -> re.Pattern[str]:
    return re.compile(rf"{_any('half_alone')}(?!\w)")


def half_at(lower: str, at: int, end: int) -> re.Match[str] | None:
    """The word for a half that begins right at `at`, whatever it is of."""
    return _half().match(lower, at, end)


@cache
def _multiples() -> dict[str, tuple[str, Decimal]]:
    """How many times as much a word says, and the word that it says so behind."""
    return {
        folded(form): (folded(entry.fact("behind")), Decimal(entry.fact("value")))
        for entry in table("numerals")
        if entry.fact("role") == "multiple"
        for form in entry.forms
    }


@cache
def _multiple() -> re.Pattern[str]:
    forms = "|".join(rf"(?<={behind}\s){form}" for form, (behind, _) in _multiples().items())
    return re.compile(rf"(?:{forms})(?!\w)")


def multiple_at(lower: str, at: int, end: int) -> re.Match[str] | None:
    """`gấp đôi`, `gấp rưỡi`: the word that begins right at `at` for so many times as much."""
    return _multiple().match(lower, at, end)


def multiple_of(word: str) -> Number:
    """How many times as much the word says."""
    value = _multiples()[word][1]
    return Number(value, _last_place(-int(value.as_tuple().exponent)), words=True)


def part_word() -> str:
    """The word for one of the equal parts of a whole."""
    return next(iter(_words("part")))


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"\s+{_any('whole')}(?!\w)")


def whole_follows(lower: str, at: int, end: int) -> bool:
    """Whether the word for a whole follows, of which a fraction may be."""
    return _whole().match(lower, at, end) is not None


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
        if head.start() < stop:
            continue
        worded = _worded().match(lower, head.start()) or _said_at(lower, head.start())
        if worded is not None:
            stop = worded.end()
            yield worded.span()


def _said_at(lower: str, at: int) -> re.Match[str] | None:
    end = len(lower)
    return fraction_at(lower, at, end) or multiple_at(lower, at, end) or half_at(lower, at, end)


@cache
def _word_heads() -> re.Pattern[str]:
    """Finds the words that a number in words begins with."""
    heads = (form for role in ("digit", "zero", "ten", "one_half") for form in _words(role))
    return scanner([*heads, *_multiples()])


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(words_pattern())


@cache
def _worded_decimal() -> re.Pattern[str]:
    """ba; hai phẩy năm; một phẩy không hai"""
    decimals = rf"(?:(?:{_any('zero')}\s+)?{words_pattern()}|[0-9]{{1,3}}(?![0-9.,]))"
    return re.compile(rf"{words_pattern()}(?:\s+{_any('point')}\s+{decimals})?")


def number_at(lower: str, at: int, end: int) -> re.Match[str] | None:
    """The number that begins right at `at`, in ASCII digits or in words."""
    return _PRINTED.match(lower, at, end) or _worded_decimal().match(lower, at, end)


def is_number_word(words: str) -> bool:
    """Whether words write a number below a thousand, and nothing else."""
    return _worded().fullmatch(words) is not None


def worded_number(words: str) -> Number:
    """A number below a thousand in words: `ba trăm linh năm` is 305, `hai phẩy không năm` 2.05."""
    whole, _, decimals = words.partition(f" {next(iter(_words('point')))} ")
    number = Decimal(sum(_worded_parts(whole.split())))
    if not decimals:
        return Number(number, ONE, words=True)
    digits = decimals if decimals.isdigit() else _decimal_digits(decimals.split())
    return Number(number + Decimal(f"0.{digits}"), ONE.scaleb(-len(digits)), words=True)


def _decimal_digits(words: list[str]) -> str:
    zero = words[0] in _words("zero") and len(words) > 1
    return f"{'0' if zero else ''}{sum(_worded_parts(words[1:] if zero else words))}"


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


@cache
def _minus() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('minus')}\s+\Z")


def minus_word(lower: str, start: int, first: int) -> tuple[str, int] | None:
    """The word for below zero right before a number, as a minus and where it begins."""
    if lower[start - 1] != " ":
        return None
    found = _minus().search(lower, max(first, start - 5), start)
    return ("-", found.start()) if found else None


def half_words() -> tuple[str, ...]:
    """The words for half of the magnitude before them."""
    return tuple(_words("half"))


def counts_only(lower: str, start: int) -> bool:
    """`Tỉnh có một triệu, hai trăm nghìn người`: right behind `có`, in a sentence that tells of no money before."""
    begin = max(lower.rfind(sign, 0, start) + 1 for sign in ".;:\n")
    return _there_are().search(lower, begin, start) is not None and (
        label_pattern("of money").search(lower, begin, start) is None
    )


@cache
def _there_are() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(labels('there are').facts)} +\Z")
