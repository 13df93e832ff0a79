"""What stands at a number, cut into the parts of a quantity expression: numbers, magnitudes, units, links.

Types: N number, M magnitude, H half of it, U unit, F a fraction in words, h a half, x so many times in a word, / line
of a fraction, o "out of", - range, t the same over words, & the joint of a range that a word opens, p decimal point
in words, r what is left of the magnitude before.
"""

import re
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import folded, table, with_named_base
from doichieu.reader.grammar.amounts.numbers import (
    counts_only,
    fraction_at,
    half_at,
    half_words,
    multiple_at,
    number_at,
    printed_number,
    worded_number,
)
from doichieu.reader.grammar.amounts.units import (
    EXACT_MONEY,
    MEASURE,
    MONEY,
    MONEY_SCALE,
    NOUN,
    PERCENT,
    Magnitude,
    Unit,
    bases,
    denominators,
    magnitudes,
    units,
)
from doichieu.reader.grammar.text.phrases import Phrases, next_word, one_spaced, phrases, trie_pattern
from doichieu.reader.grammar.text.vocabulary import vocabulary

MOST_TOKENS = 12
RESTS = (1, 3)  # digits of a rest: tenths, thousandths
LEAST_HUNDREDS, THOUSAND = 100, 1000
LEAST_OF_BASE = 10  # times as many there are at least as a rate of them says


class Token(NamedTuple):
    """One part of a quantity expression."""

    type: str
    start: int
    end: int
    text: str = ""  # of a number, its digits or words
    magnitude: Magnitude | None = None
    unit: Unit | None = None


def tokens_at(lower: str, start: int, end: int) -> list[Token]:
    """The tokens of the quantity expression that begins with a number at `start`."""
    if not lower[start].isdigit() and (said := _said_at(lower, start, end)) is not None:
        return [said]
    tokens: list[Token] = []
    at = start
    while len(tokens) < MOST_TOKENS:
        token = _number_at(lower, at, end)
        if token is None:
            break
        tokens.append(token)
        number = len(tokens)
        at = _with_magnitude_and_unit(lower, token.end, end, tokens)
        link = _link_at(lower, at, end) or _link_over_words(lower, at, end, tokens[-1])
        if link is not None and link.type == "&" and not _opens_range(lower, start):
            tokens[-1] = _as_rest(lower, end, tokens)  # `2 triệu 3 và 4 triệu 5`
            break
        if link is not None:
            tokens.append(link)
            at = link.end
        elif len(tokens) == number or tokens[number].type != "M":
            tokens[-1] = _as_rest(lower, end, tokens)
            break  # a number goes on only over a magnitude or a link
        at = past_spaces(lower, _past_comma(lower, at, end, tokens[-1], start), end)
    return tokens


def _past_comma(lower: str, at: int, end: int, last: Token, start: int) -> int:
    """`tám tỷ, hai trăm linh bốn triệu đồng`: in words an amount goes on over a comma while its magnitudes fall."""
    if lower[start].isdigit() or last.magnitude is None or not lower.startswith(",", at, end):
        return at
    behind = at + 1
    if _falls_to_money(lower, behind, end, last.magnitude):
        return behind
    return behind if counts_only(lower, start) and _goes_on(lower, behind, end, last.magnitude) else at


def _goes_on(lower: str, at: int, end: int, before: Magnitude) -> bool:
    """`một triệu, hai trăm nghìn người`: hundreds of the next lower magnitude, of whatever is counted."""
    number = number_at(lower, past_spaces(lower, at, end), end)
    worded = worded_number(number[0]) if number and not number[0][0].isdigit() else None
    word = next_word(lower, number.end(), end) if number else None
    found = magnitudes().from_word(word, end) if word else None
    if worded is None or worded.value < LEAST_HUNDREDS or found is None:
        return False
    return found[0].factor * THOUSAND == before.factor


def _falls_to_money(lower: str, at: int, end: int, before: Magnitude) -> bool:
    """`hai trăm triệu, ba nghìn đồng`: whether the magnitudes fall on from the one before, up to money."""
    for _ in range(MOST_TOKENS):
        number = number_at(lower, past_spaces(lower, at, end), end)
        word = next_word(lower, number.end(), end) if number else None
        found = magnitudes().from_word(word, end) if word else None
        if found is not None and found[0].factor < before.factor:
            before, at = found
            word = next_word(lower, at, end)
        elif found is not None:
            return False
        unit = units().from_word(word, end) if word else None
        if unit is not None or found is None:
            return unit is not None and unit[0].sort == MONEY
        at += lower.startswith(",", at, end)
    return False


def _as_rest(lower: str, end: int, tokens: list[Token]) -> Token:
    """`3 tỷ 2`, `4 triệu 500`: tenths or thousandths of the magnitude before, where nothing is counted behind."""
    last, before = tokens[-1], tokens[-2] if len(tokens) == 2 + 1 else None
    if last.type != "N" or before is None or before.magnitude is None or before.magnitude.factor < MONEY_SCALE:
        return last
    tenths_or_thousandths = last.text.isdigit() and len(last.text) in RESTS and last.text[0] != "0"
    if not (tenths_or_thousandths or (last.text.isalpha() and before.end > before.start)):
        return last
    at = past_spaces(lower, last.end, end)
    ends = at >= end or lower[at] in ";)" or (lower[at] in ",.:" and not lower[at + 1 : at + 2].isdigit())
    following = vocabulary().match(lower, at, end) if not ends else None
    ends = ends or (following is not None and not _AFTER_AMOUNT.isdisjoint(following[0]))
    return last._replace(type="r") if ends else last


_AFTER_AMOUNT = frozenset(("stop", "compare", "and", "owner", "place", "governs", "past_basis"))


def _said_at(lower: str, start: int, end: int) -> Token | None:
    """What words say without a unit: a fraction, so many times, a half of what is no amount."""
    if (share := fraction_at(lower, start, end)) is not None:
        return Token("F", start, share.end(), share[0])
    if (times := multiple_at(lower, start, end)) is not None:
        return Token("x", start, times.end(), times[0])
    half = half_at(lower, start, end)
    return None if half is None or _is_measured(lower, half.end(), end) else Token("h", start, half.end(), half[0])


_NO_LINK = frozenset(',;.:()%"“”')  # signs after which no second number belongs to the first
_PRINTED_BASE = re.compile(r"[0-9.]{3,}")  # not of `1 vạn dân`
_SLASH_ONE = re.compile(r"\s*/\s*(?:0?1 )?")
_SLASH = re.compile(r"\s*/\s*")
_DASH = re.compile(r"\s*[-–—~÷]\s*(?=[0-9])")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]+)?(?![.,]?[0-9])")  # 1 250; 12 500 000,5


def past_spaces(lower: str, at: int, end: int) -> int:
    while at < end and lower[at].isspace():
        at += 1
    return at


def _number_at(lower: str, at: int, end: int) -> Token | None:
    found = number_at(lower, at, end)
    if found is None:
        return None
    if found.end() - at <= 3 and (spaced := _SPACED.match(lower, at, end)) and _is_measured(lower, spaced.end(), end):
        found = spaced
    return Token("N", at, found.end(), found[0])


def _is_measured(lower: str, at: int, end: int) -> bool:
    """Whether a magnitude or a unit follows: digits parted by spaces are one number only there."""
    word = next_word(lower, at, end)
    return word is not None and (magnitudes().from_word(word, end) or units().from_word(word, end)) is not None


def _with_magnitude_and_unit(lower: str, at: int, end: int, tokens: list[Token]) -> int:
    """Append the magnitude and the unit that follow a number; return where they end."""
    word = next_word(lower, at, end)
    for _ in range(2):  # nghìn tỷ
        found = magnitudes().from_word(word, end) if word else None
        if word is None or found is None:
            break
        tokens.append(Token("M", word.start(1), found[1], magnitude=found[0]))
        at = found[1]
        word = next_word(lower, at, end)
    half = _halves().from_word(word, end) if word and tokens[-1].type == "M" else None
    if half is not None:
        tokens.append(Token("H", at, half[1]))
        at = half[1]
        word = next_word(lower, at, end)
    unit = units().from_word(word, end) if word else None
    if word is None or unit is None:
        return _with_rate_alone(lower, at, end, tokens)
    amount = unit[0].sort in (MONEY, MEASURE)
    stop = unit[1] if unit[0].sort == PERCENT else rate_end(lower, unit[1], end, of_one=amount)
    if stop == unit[1] and unit[0].sort == NOUN and not unit[0].place:
        base = _base_end(lower, stop, end)
        stop = stop if lower.endswith(f" {unit[0].id}", stop, base) else base
    tokens.append(Token("U", word.start(1), stop, unit=_as_written(unit[0], lower, word.start(1), unit[1], stop)))
    return stop


def _base_end(lower: str, at: int, end: int) -> int:
    """The end of `trên 1 vạn dân` behind what is counted for each of so many; `at` where none stands there."""
    over = _over_base().match(lower, at, end)
    below = bases().match(lower, over.end(), end) if over else None
    return below[1] if below else at


@cache
def _over_base() -> re.Pattern[str]:
    words = [folded(form) for entry in table("links") if entry.fact("sign") == "/" for form in entry.forms]
    return re.compile(rf"\s*/\s*|\s+{trie_pattern(words)}\s+")


def _with_rate_alone(lower: str, at: int, end: int, tokens: list[Token]) -> int:
    """`1,5 triệu/tháng`: what an amount of money is for, behind a magnitude; `8,5/vạn dân`: of how many people."""
    magnitude = tokens[-1].magnitude
    if magnitude is None:
        return _with_base_alone(lower, at, end, tokens)
    if magnitude.factor < MONEY_SCALE or (stop := rate_end(lower, at, end, of_one=True)) == at:
        return at
    tokens.append(Token("U", at, stop, unit=Unit(EXACT_MONEY + _SLASH_ONE.sub("/", lower[at:stop]), MONEY)))
    return stop


def _with_base_alone(lower: str, at: int, end: int, tokens: list[Token]) -> int:
    """The same of people: decimals, or few of the many, are a rate; `8.500/10.000 dân` are so many out of so many."""
    stop = _base_end(lower, at, end) if len(tokens) == 1 else at
    below = one_spaced(_over_base().sub("", lower[at:stop], count=1))
    if stop == at or not _is_rate(tokens[0].text, below):
        return at
    tokens.append(Token("U", at, stop, unit=Unit(with_named_base(f"/{below}"), NOUN)))
    return stop


def _is_rate(number: str, below: str) -> bool:
    if "," in number or not number[0].isdigit():
        return True
    first, base = printed_number(number, whole=True), _PRINTED_BASE.match(below)
    whole = printed_number(base[0]) if base else None
    return first is None or whole is None or first.value * LEAST_OF_BASE <= whole.value


def _as_written(unit: Unit, lower: str, start: int, end: int, rate_end: int) -> Unit:
    if unit.sort != NOUN and end == rate_end:
        return unit
    name = unit.id if unit.sort != NOUN else one_spaced(lower[start:end])
    below = one_spaced(lower[end:rate_end])
    slash = _SLASH if unit.sort == NOUN else _SLASH_ONE
    below = slash.sub("/", below) if "/" in below else _over_base().sub("/", below, count=1)
    return Unit(name + with_named_base(below), unit.sort, unit.place)


def rate_end(lower: str, at: int, end: int, *, of_one: bool = False) -> int:
    """The end of `/người/năm` behind a unit; of an amount also that of `/1 năm`."""
    while (slash := (_SLASH_ONE if of_one else _SLASH).match(lower, at, end)) is not None:
        below = denominators().match(lower, slash.end(), end)
        if below is None:
            break
        at = below[1]
    return at


def _link_at(lower: str, at: int, end: int) -> Token | None:
    """What joins this number to the next: a fraction's line, words for it, or a range."""
    word = next_word(lower, at, end)
    if word is None or word[1] in _NO_LINK:
        return None
    begin = word.start(1)
    words = _links().from_word(word, end) if begin > at or word[1] == "/" else None
    if words is not None:
        return Token(words[0], begin, past_spaces(lower, words[1], end))
    found = _SLASH.match(lower, at, end) if word[1] == "/" else _DASH.match(lower, at, end)
    return Token("/" if word[1] == "/" else "-", at, found.end()) if found else None


def _link_over_words(lower: str, at: int, end: int, last: Token) -> Token | None:
    """`25 đại biểu HĐND trên tổng số 28 vị`, `45 hộ cận nghèo/5.200 hộ`: words stand between the thing and the link.

    Behind a stroke, the whole is counted in the same unit.
    """
    if last.unit is None or last.unit.sort != NOUN:
        return None
    found = _over_words().match(lower, at, end)
    if found is None or (found[1] == "/" and not _is_counted_in(lower, found.end(), end, last.unit)):
        return None
    return Token("t", found.start(1), found.end())


def _is_counted_in(lower: str, at: int, end: int, unit: Unit) -> bool:
    whole = tokens_at(lower, at, end)
    return len(whole) == 2 and whole[1].unit is not None and whole[1].unit.id == unit.id


@cache
def _over_words() -> re.Pattern[str]:
    return re.compile(rf"(?: [^\W\d_]+){{1,2}}?(/| (?:{_totals()}) )(?=[0-9])")


@cache
def _totals() -> str:
    forms = [folded(form) for entry in table("links") if entry.facts.get("over_words") for form in entry.forms]
    return "|".join(forms)


def total_begins(lower: str, start: int, end: int) -> int | None:
    """Where the link to the whole begins, over the words that narrow what is counted from `start` on."""
    found = _whole().search(lower, start, end)
    return found.start() if found else None


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:/|(?:{_totals()})) ?(?=[0-9])")


@cache
def _links() -> Phrases[str]:
    signs = ((entry.fact("sign"), entry.forms) for entry in table("links"))
    return phrases({form: sign for sign, forms in signs if sign != "/" for form in forms})


@cache
def _halves() -> Phrases[bool]:
    return phrases(dict.fromkeys(half_words(), True))


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(folded(entry.fact("opener")) for entry in table("links") if "opener" in entry.facts)
    return re.compile(rf"(?<!\w)(?:{words})\s+\Z")


def _opens_range(lower: str, start: int) -> bool:
    """`giữa 20 và 30%`: whether the word stands before that makes of two numbers joined by `và` a range."""
    return _openers().search(lower, max(start - 8, 0), start) is not None
