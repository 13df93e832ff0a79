"""Secrecy stamps: documents that carry one are stopped at the door."""

import re
import unicodedata
from functools import cache

from doichieu.claims import Text
from doichieu.lexicon import table

HEAD = 60  # lines and cells, blank ones not counted, in which a stamp can stand
_PARTS = re.compile(r"[^\n\r\t\f\v\u2028\u2029]+")
_FRAME = re.compile(r"^[\W_]+|[\W_]+$")
_SPACES = re.compile(r"\s+")


def secrecy_mark(text: Text) -> str | None:
    """The stamp that stands alone on a line or in a cell near the head of `text`, as the law spells it.

    Capital letters only, spaced out or framed as stamps are; headers and text boxes count too.
    """
    stamps = _stamps()
    seen = 0
    for part in _PARTS.finditer(text.content):
        words = _even(part[0])
        if not words:
            continue
        if words in stamps:
            return stamps[words]
        seen += 1
        if seen == HEAD:
            break
    return None


@cache
def _stamps() -> dict[str, str]:
    return {_even(form): entry.forms[0] for entry in table("secrecy") for form in entry.forms}


def _even(words: str) -> str:
    """Without frame and spaces, so that `[T Ố I  M Ậ T]` is the stamp that it shows."""
    composed = unicodedata.normalize("NFC", words)
    return _SPACES.sub("", _FRAME.sub("", composed))
