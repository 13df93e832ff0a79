"""Words that say in which prices a value is stated, and whether it counts since the year's start."""

import re
from functools import cache

from doichieu.lexicon import folded, table


def price_bases() -> list[str]:
    """The bases that are offered to choose from."""
    return [entry.id for entry in table("series_words") if entry.fact("kind") == "prices"]


def prices_in(words: str) -> str:
    """The one basis that the words name: `so sánh 2010`; empty where they name none, or several."""
    found = {_basis(match) for match in _price().finditer(folded(words))}
    return found.pop() if len(found) == 1 else ""


def prices_called(written: str) -> str:
    """The basis that a cell for prices names, also where it leaves out `giá`; empty for other words."""
    match = _price(bare=True).fullmatch(folded(written.strip()))
    return _basis(match) if match else ""


def without_prices(heading: str) -> str:
    """A heading without the prices that it names: `Thực hiện 2025 (giá so sánh 2010)` is of 2025."""
    lower = folded(heading)
    return _price().sub("", lower) if _price().search(lower) else heading


def says_running(words: str) -> bool:
    """Whether the words say that a figure counts since the year's start."""
    return _running().search(folded(words)) is not None


def column_of_prices(heading: str) -> bool:
    """Whether a column says in which prices the figures of its rows are."""
    return folded(heading.strip()) in _names("prices column")


def column_of_counting(heading: str) -> bool:
    """Whether a column says from when the figures of its rows count."""
    return folded(heading.strip()) in _names("counting column")


def _basis(match: re.Match[str]) -> str:
    names = _names("prices") | {folded(basis): basis for basis in price_bases()}
    return f"{names[match[1]]} {match[2] or ''}".strip()


@cache
def _price(*, bare: bool = False) -> re.Pattern[str]:
    """A basis, and the year that may follow it. bare: also by its name alone."""
    names = [*_names("prices"), *(map(folded, price_bases()) if bare else ())]
    basis, year = _any(names), _any(_names("year"))
    return re.compile(rf"\b({basis})\b(?:\W{{1,2}}(?:{year}\s)?((?:19|20)\d\d)\b(?![.,]\d))?")


@cache
def _running() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_names('cumulative'))})\b")


def _any(words: "dict[str, str] | list[str]") -> str:
    return "|".join(map(re.escape, words))


@cache
def _names(kind: str) -> dict[str, str]:
    """The entry's id by each of its forms."""
    entries = [entry for entry in table("series_words") if entry.fact("kind") == kind]
    return {folded(form): entry.id for entry in entries for form in entry.forms}
