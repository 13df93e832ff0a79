"""Ordinals and tenures: lần thứ 17, kỳ họp thứ Mười một, khóa XXIV."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern

ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"
_ROMAN_VALUES = (("xc", 90), ("xl", 40), ("l", 50), ("ix", 9), ("x", 10), ("iv", 4), ("v", 5), ("i", 1))


def roman_value(signs: str) -> int:
    """The number that small Roman numerals write.

    >>> roman_value("xxiv")
    24
    """
    value = 0
    while signs:
        sign, worth = next((sign, worth) for sign, worth in _ROMAN_VALUES if signs.startswith(sign))
        signs, value = signs[len(sign) :], value + worth
    return value


def ordinal_value(written: str) -> int | None:
    """17, XVII or mười bảy, as folded text, in numbers; None where it is none of them."""
    if written.isdecimal():
        return int(written)
    if re.fullmatch(ROMAN, written):
        return roman_value(written)
    return _value_in_words(written.split())


def _value_in_words(words: list[str]) -> int | None:
    """hai mươi mốt: digits and tens, up to ninety-nine"""
    digits, tens = _digits(), forms("conferences", "tens")
    marks = [index for index, word in enumerate(words) if word in tens]
    if not marks:
        return digits.get(words[0]) if len(words) == 1 else None
    before, after = words[: marks[0]], words[marks[0] + 1 :]
    if len(before) > 1 or len(after) > 1 or any(word not in digits for word in (*before, *after)):
        return None
    return 10 * (digits[before[0]] if before else 1) + (digits[after[0]] if after else 0)


@cache
def _digits() -> dict[str, int]:
    entries = [entry for entry in table("conferences") if entry.fact("kind") == "digits"]
    return {
        folded(form): int(value)
        for entry in entries
        for form, value in zip(entry.forms, entry.facts["values"], strict=True)
    }


@cache
def ordinal_pattern() -> re.Pattern[str]:
    """Matches an ordinal with its word; group 1 is what it counts to."""
    digit, ten = trie_pattern(_digits()), trie_pattern(forms("conferences", "tens"))
    number = rf"(?:[0-9]{{1,3}}(?![0-9]|[.,/-][0-9])|{ROMAN}|{digit} {ten}(?: {digit})?|{ten}(?: {digit})?|{digit})"
    return re.compile(rf"(?<!\w){trie_pattern(forms('conferences', 'ordinal'))} +({number})")


def roman(value: int) -> str:
    """The small Roman numeral of 1 to 99.

    >>> roman(19)
    'xix'
    """
    written = ""
    for sign, worth in sorted(_ROMAN_VALUES, key=lambda pair: -pair[1]):
        while value >= worth:
            written, value = written + sign, value - worth
    return written


@cache
def tenure_pattern() -> re.Pattern[str]:
    """Matches a tenure with its word; group 1 is the Roman numeral in small letters, or one or two digits."""
    number = rf"(?:{ROMAN}|[1-9][0-9]?(?![\w%]|[.,/-][0-9]))"
    return re.compile(rf"(?<!\w){trie_pattern(forms('conferences', 'tenure'))} +({number})")
