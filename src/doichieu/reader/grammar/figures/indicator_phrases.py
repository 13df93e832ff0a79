"""A phrase of the text that says what is measured, and the signs and words around such phrases."""

import re
from typing import NamedTuple

BEGINS = frozenset(("head", "verb"))  # roles of words that begin such a phrase
OPENERS = re.compile(r"[\s,()\-–—•+*“”\"'.:;/=]*")


class Phrase(NamedTuple):
    """A phrase of the text, and how it was found."""

    start: int
    end: int
    rule: str
    sure: bool = True


def past_openers(lower: str, start: int, end: int) -> int:
    """Where the words begin, behind spaces, brackets and other signs."""
    found = OPENERS.match(lower, start, end)
    return found.end() if found else start
