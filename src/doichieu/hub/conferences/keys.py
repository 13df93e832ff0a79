"""By what the items of a session are told apart: pure."""

import re
import secrets
from collections.abc import Collection

from doichieu.claims import Span

_READ = re.compile(r"(\d{1,18}):(\d{1,9})-(\d{1,9})")


def key_of(text_id: int, span: Span) -> str:
    """The key of what was read at a place of a text: "12:340-395"."""
    return f"{text_id}:{span.start}-{span.end}"


def new_key() -> str:
    """The key of an item that stands in no document."""
    return f"n{secrets.token_hex(8)}"


def place_of(key: str) -> tuple[int, Span] | None:
    """The text and the place of what was read; None for an item that stands in no document."""
    found = _READ.fullmatch(key)
    if found is None:
        return None
    text_id, start, end = map(int, found.groups())
    return text_id, Span(start, end)


def known_as(key: str, kept: Collection[str]) -> str:
    """The key under which an item was put down: another reading may have drawn its borders a little differently."""
    place = place_of(key)
    if key in kept or place is None:
        return key
    text_id, span = place
    for other in kept:
        there = place_of(other)
        if there is not None and there[0] == text_id and span.start < there[1].end and there[1].start < span.end:
            return other
    return key
