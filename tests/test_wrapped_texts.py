"""A text whose lines are broken at a width reads as it does unbroken: the project's own gold is broken and read."""

import textwrap
from collections import Counter
from pathlib import Path

from doichieu.claims import Reading
from doichieu.reader.reading import read

TEXTS = sorted((Path(__file__).resolve().parent / "gold").rglob("*.txt"))
EVERY = 4  # so many texts are read for one that is tried: twice as many readings would double the time
WIDTHS = (60, 75, 100)


def wrapped(text: str, width: int) -> str:
    """The text with its prose broken at `width`; rows and lines of several columns are left alone."""
    return "\n".join(_wrapped_line(line, width) for line in text.split("\n"))


def _wrapped_line(line: str, width: int) -> str:
    columns = any(sign in line.strip() for sign in ("\t", " | ", "    ")) or line.count(" - ") > 2
    if columns or len(line) <= width:
        return line
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)


def told(reading: Reading) -> "Counter[str]":
    """What a reading claims, but for the spaces."""
    parts = ((x.quote, x.quantity, x.kind, x.planned, x.indicator, x.period, x.basis) for x in reading.claims)
    return Counter(" | ".join(" ".join(str(value).split()) for value in part) for part in parts)


def test_claims_are_the_same_where_lines_are_broken_at_a_width() -> None:
    same = all_of_them = 0
    for number, path in enumerate(TEXTS[::EVERY]):
        text = path.read_text(encoding="utf-8")
        whole, broken = told(read(text)), told(read(wrapped(text, WIDTHS[number % len(WIDTHS)])))
        same += (whole & broken).total()
        all_of_them += max(whole.total(), broken.total())
    assert all_of_them > 2000
    assert same >= 0.99 * all_of_them
