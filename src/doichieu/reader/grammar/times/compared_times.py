"""Times that figures are measured against, or whose prices they are counted with: no figure's own."""

import re
from collections.abc import Sequence
from functools import cache

from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.vocabulary import labels, vocabulary
from doichieu.reader.grammar.times.atoms import any_of, forms_of
from doichieu.reader.grammar.times.expressions import Role, TimeExpression

REACH_OF_COMPARISON = 45  # signs
REACH_OF_PRICES = 16  # signs


def without_bases(times: Sequence[TimeExpression], lower: str) -> list[TimeExpression]:
    """The same, a time behind `so với` marked as what a figure is measured against: `so với vụ xuân năm 2023`."""
    return [time._replace(role=_role_of(lower, time)) if time.role is Role.SPAN else time for time in times]


def _role_of(lower: str, time: TimeExpression) -> Role:
    if _price_bases().search(lower, max(time.start - REACH_OF_PRICES, 0), time.start) is not None:
        return Role.PRICES
    return Role.BASIS if is_compared(lower, time.start) or follows_comparative(lower, time.start) else Role.SPAN


def follows_comparative(lower: str, start: int, *, named: bool = False) -> bool:
    """`ít hơn quý II 11 hồ sơ`, `thấp hơn cùng kỳ 3%`: what stands right behind is what is measured against.

    named: what it is may stand between, before a time that is of an earlier year: `cao hơn vụ mùa năm trước 5 ha`.
    """
    found = _comparatives().search(lower, max(start - REACH_OF_COMPARISON, 0), start)
    return found is not None and (named or not found[1])


@cache
def _comparatives() -> re.Pattern[str]:
    """A comparative, or `kém` alone (`…, kém cùng kỳ 5%`), and in group 1 the words between it and a time but for the
    season of crops that the time is the year of."""
    less = [form for form, roles in vocabulary().facts.items() if "less" in roles]
    more = rf"(?:(?<=\w) +|[,;(] *){any_of(forms_of('more_than'))}"
    season = rf"(?:{trie_pattern(labels('season').facts)} +)?+"
    return re.compile(rf"(?:{more}|(?<!\w){trie_pattern(less)}) +{season}([^\d,;.:()]{{0,20}})\Z")


@cache
def _price_bases() -> re.Pattern[str]:
    """`giá so sánh năm 2010`: words right before the year whose prices are counted with."""
    forms = [form for form, roles in vocabulary().facts.items() if "price_base" in roles]
    return re.compile(rf"(?<!\w){trie_pattern(forms)}\s*\Z")


def is_compared(lower: str, start: int) -> bool:
    """`so với cùng vụ năm 2023`: a word of comparison before, with no sign that ends a clause behind it."""
    begin = max(start - REACH_OF_COMPARISON, 0)
    found = _comparisons().search(lower, begin, start)
    return found is not None


@cache
def _comparisons() -> re.Pattern[str]:
    """A word of comparison, and no part of a longer word, with no sign that ends a clause behind it."""
    facts = vocabulary().facts
    forms = [form for form, roles in facts.items() if "compare" in roles]
    longer = [form for form, roles in facts.items() if "word" in roles and form.split()[0] in forms]
    return re.compile(rf"(?<!\w)(?!{trie_pattern(longer)}){trie_pattern(forms)}[^,;.:()%\n]*\Z")
