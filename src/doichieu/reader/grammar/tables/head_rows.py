"""Rows of headings in plain text: which rows they are, and how two of them make headings of two levels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from doichieu.reader.grammar.tables.heading_words import roles_in
from doichieu.reader.grammar.text.cells import is_number

LONGEST_HEADING = 120  # signs
MOST_YEARS = 2  # so many years make a row of headings
LABEL_ROLES = frozenset(("index", "name", "target", "place", "subject"))
HEADING_ROLES = LABEL_ROLES | {"unit", "plan", "actual", "estimated", "note"}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column by its levels."""

    upper: str
    leaf: str


def heads(row: Sequence[str]) -> bool:
    """Whether the cells of a row give headings: words of headings, and no number that is not a year."""
    words = [text for text in row if text]
    blank = 2 * len(words) < len(row)  # the name of a part of the table
    if blank or any(is_number(text) and not _YEAR.fullmatch(text) for text in words):
        return False
    roles = [roles_in(text) for text in words if len(text) <= LONGEST_HEADING]
    named = sum(not HEADING_ROLES.isdisjoint(found) for found in roles)
    years = sum(_YEAR.fullmatch(text) is not None for text in words)
    labelled = bool(roles) and not LABEL_ROLES.isdisjoint(roles[0])
    return years >= MOST_YEARS or 2 * named >= len(words) or (named > 1 and labelled)


def labels_rows(heading: str) -> bool:
    """Whether a heading stands over the names of the rows: `Xã`, `Chỉ tiêu`."""
    return len(heading) <= LONGEST_HEADING and not LABEL_ROLES.isdisjoint(roles_in(heading))


def goes_below(row: Sequence[str]) -> bool:
    """Whether a row under one of headings may give their second level: no number, and blank where it says no more."""
    words = [text for text in row if text]
    numbers = any(is_number(text) and not _YEAR.fullmatch(text) for text in words)
    return bool(words) and not numbers and not row[0] and all(len(text) <= LONGEST_HEADING for text in words)


def one_level(row: Sequence[str]) -> dict[int, Column]:
    """The columns, from 1, that the cells of one row head."""
    return {at: Column("", text) for at, text in enumerate(row, 1) if text}


def two_levels(first: Sequence[str], second: Sequence[str]) -> list[Column] | None:
    """The columns that two rows head, one over the other; None where they do not fit.

    A heading over several columns is one cell, or one and blank ones.

    >>> [column.leaf for column in two_levels(["TT", "Xã", "So sánh"], ["", "", "KH", "CK"])]
    ['TT', 'Xã', 'KH', 'CK']
    """
    if len(first) == len(second):
        spans = [1] * len(first)
    else:
        known = _spans(len(first), second)
        if known is None:
            return None
        spans = known
    found: list[Column] = []
    upper = ""
    for text, span in zip(first, spans, strict=True):
        upper = text or upper
        leaves = second[len(found) : len(found) + span]
        found += [Column(upper, leaf) if leaf else Column("", text) for leaf in leaves]
    return found


def _spans(count: int, second: Sequence[str]) -> list[int] | None:
    """How many cells of the second row stand under each of the first; a run of words stands under one, or evenly."""
    runs = [(filled, len(list(cells))) for filled, cells in groupby(second, bool)]
    below = [size for filled, size in runs if filled]
    parted = count - sum(size for filled, size in runs if not filled)  # cells of the first that are parted
    if parted != len(below) and (len(below) != 1 or parted < 1 or below[0] % parted):
        return None
    share = 1 if parted == len(below) else parted
    spans: list[int] = []
    for filled, size in runs:
        spans += [size // share] * share if filled else [1] * size
    return spans
