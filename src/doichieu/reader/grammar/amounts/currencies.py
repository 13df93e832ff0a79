"""Amounts whose currency stands before the number: USD 12,5 triệu; $30."""

import re
from dataclasses import replace
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.quantities import Figure, Printed
from doichieu.reader.grammar.amounts.units import MONEY
from doichieu.reader.grammar.text.phrases import trie_pattern

LONGEST = 5  # signs of a currency and the space behind it


def with_currency_before(lower: str, figure: Figure, first: int) -> Figure:
    """The same figure, in the currency right before it, where it has no unit of its own.

    first: where its words begin; a currency before that belongs to another figure.
    """
    at = figure.start - (lower[figure.start - 1 : figure.start] == " ")
    if at <= first or lower[at - 1] not in _last_signs() or figure.unit_start < figure.end:
        return figure
    if lower[figure.end : figure.end + 1].isalpha():
        return figure
    found = _pattern().search(lower, max(at - LONGEST, first), at)
    quantity = figure.printed.quantity
    if found is None or quantity.total is not None:
        return figure
    printed = Printed(replace(quantity, unit=_currencies()[found[0]]), MONEY)
    return figure._replace(start=found.start(), printed=printed)


@cache
def _currencies() -> dict[str, str]:
    """The id of each currency by its forms before a number."""
    return {folded(form): entry.id for entry in table("units") for form in entry.facts.get("before", ())}


@cache
def _last_signs() -> frozenset[str]:
    return frozenset(form[-1] for form in _currencies())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){trie_pattern(_currencies())}\Z".replace(r"(?!\w)", ""))
