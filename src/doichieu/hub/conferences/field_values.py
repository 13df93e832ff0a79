"""What each field of a session may be, as texts: checked and brought to one form. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from doichieu.hub.conferences.errors import FactMissing, FactUnreadable
from doichieu.hub.conferences.models import FieldName, Kind

MOST_DAYS = 31
MOST_ITEMS = 500
LONGEST = 200  # signs of a text
TENURE = re.compile(r"[IVXLC]{1,12}")
PRESENT = re.compile(r"(\d{1,4})/(\d{1,4})")
TERM = re.compile(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
YES = "true"


def checked(name: FieldName, values: Sequence[str]) -> list[str]:
    """The values in the form in which documents give them: ISO days, plain digits, "2020-2025", "true".

    Raises FactUnreadable; FactMissing for no value: a field is cleared by leaving it to the documents.
    """
    written = [" ".join(value.split()) for value in values]
    wanted = [value for value in written if value]
    if not wanted:
        raise FactMissing(field=name.value)
    found = [_RULES[name](value) for value in wanted]
    many = _MOST.get(name, 1)
    if None in found or len(found) > many:
        raise FactUnreadable(field=name.value, written=", ".join(wanted)[:LONGEST])
    whole = list(dict.fromkeys(value for value in found if value is not None))
    return sorted(whole) if name is FieldName.DATES else whole


def takes_several(name: str) -> bool:
    """Whether a field may have several values."""
    return name in _MOST


def _text(value: str) -> str | None:
    return value if len(value) <= LONGEST else None


def _kind(value: str) -> str | None:
    return value if value in Kind.values else None


def _ordinal(value: str) -> str | None:
    return str(int(value)) if value.isascii() and value.isdigit() and 0 < int(value[:6]) < 1000 else None


def _tenure(value: str) -> str | None:
    return value.upper() if TENURE.fullmatch(value.upper()) else None


def _term(value: str) -> str | None:
    found = TERM.fullmatch(value)
    return f"{found[1]}-{found[2]}" if found and found[1] < found[2] else None


def _present(value: str) -> str | None:
    """So many of those who were summoned: no more than all of them."""
    found = PRESENT.fullmatch(value.replace(" ", ""))
    return f"{int(found[1])}/{int(found[2])}" if found and int(found[1]) <= int(found[2]) > 0 else None


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _yes_or_no(value: str) -> str | None:
    return value if value in {YES, "false"} else None


_RULES: Mapping[FieldName, Callable[[str], str | None]] = {
    FieldName.KIND: _kind,
    FieldName.BODY: _text,
    FieldName.ORDINAL: _ordinal,
    FieldName.TENURE: _tenure,
    FieldName.TERM: _term,
    FieldName.DATES: _day,
    FieldName.PLACE: _text,
    FieldName.EXTENDED: _yes_or_no,
    FieldName.CHAIRS: _text,
    FieldName.CHAIR_POSTS: _text,
    FieldName.PRESENT: _present,
    FieldName.GROUPS: _ordinal,
    FieldName.ORDER: _text,
    FieldName.RELEASED: _yes_or_no,
}
_MOST: Mapping[str, int] = {FieldName.DATES: MOST_DAYS, FieldName.CHAIRS: 12, FieldName.ORDER: MOST_ITEMS}
