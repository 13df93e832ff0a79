"""The days of a session as people write them into a field: 5/1/2027 và 6/1/2027, 5-7/1/2027. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from doichieu.hub.conferences.errors import DaysUnreadable, LastDayMissing
from doichieu.hub.conferences.field_values import MOST_DAYS
from doichieu.hub.conferences.models import FieldName
from doichieu.lexicon import folded, table

_DAY = (
    r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<row>\d{8})|(?P<dashed>\d{1,2}-\d{1,2}-\d{4})"
    r"|(?P<parts>\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{4})?)?)"
)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day with its parts, of which those behind may be left to the day that follows it."""

    parts: tuple[int, ...]  # day, month, year
    opens: bool  # whether it is the first of several days, and the next one the last

    def completed(self, following: tuple[int, ...]) -> tuple[int, ...]:
        return (*self.parts, *following[len(self.parts) :])


class _UnendedError(ValueError):
    """Nothing stands behind the word for `to`."""


def days_written(written: str) -> list[date]:
    """The days, in the order of the words; month and year may be left to the day that follows.

    Raises DaysUnreadable, also for days that the calendar has not, or that run backwards; LastDayMissing.
    """
    said = folded(", ".join(filter(None, map(str.strip, written.splitlines()))))
    try:
        return list(_told(list(_days(said))))
    except (TypeError, ValueError, OverflowError) as fault:  # the last for what follows the last day of all
        refusal = LastDayMissing if isinstance(fault, _UnendedError) else DaysUnreadable
        raise refusal(field=FieldName.DATES.value, written=" ".join(written.split())) from None


def _days(said: str) -> Iterator[_Day]:
    """Raises ValueError where something else stands among them, _UnendedError where the last day is missing."""
    at = 0
    while at < len(said):
        found = _pattern().match(said, at)
        if found is None:
            raise ValueError
        at, opens = found.end(), found["joined"] in _forms("to")
        yield _Day(_parts(found), opens)
        if at == len(said) and found["joined"] is not None:
            raise _UnendedError if opens else ValueError


def _parts(found: re.Match[str]) -> tuple[int, ...]:
    """Day, month, year, as far as they are written."""
    if found["iso"]:
        return tuple(map(int, reversed(found["iso"].split("-"))))
    if found["row"]:
        return int(found["row"][:2]), int(found["row"][2:4]), int(found["row"][4:])
    return tuple(map(int, re.split(r"[/.-]", found["dashed"] or found["parts"])))


def _told(days: list[_Day]) -> Iterator[date]:
    """Raises ValueError and TypeError for what is no day, and for too many between the first and the last."""
    whole: list[tuple[int, ...]] = []
    following: tuple[int, ...] = ()
    for each in reversed(days):
        following = each.completed(following)
        whole.insert(0, following)
    first: date | None = None
    for each, parts in zip(days, whole, strict=True):
        day = date(*reversed(parts))
        if first is not None:
            if not first < day < first + timedelta(days=MOST_DAYS):
                raise ValueError
            yield from (first + timedelta(days=number) for number in range(1, (day - first).days))
        yield day
        first = day if each.opens else None


@cache
def _pattern() -> re.Pattern[str]:
    before = _any_of(_forms("before"))
    joined = _any_of(_forms("and") | _forms("to"))
    return re.compile(rf"\s*(?:{before}\s+)*(?:{_DAY})(?![\d/])\s*(?:(?P<joined>{joined})|$)")


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(folded(form) for entry in table("day_lists") if entry.fact("kind") == kind for form in entry.forms)


def _any_of(forms: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})"
