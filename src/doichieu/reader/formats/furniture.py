"""Which lines of a page are furniture: menus, counters, teasers, comment forms.

Two witnesses: the page's own structure (nav, aside, footer; names of classes that say as much), and
trafilatura, which tells where the article begins and ends. Within the article trafilatura is followed only
where a line consists of links: it leaves out captions and short lines, which belong to the document.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from doichieu.claims import Span
from doichieu.lexicon import table

_TAGS = frozenset(("nav", "aside", "footer"))
_ROLES = frozenset(("navigation", "contentinfo", "complementary", "search", "banner"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST = 0.4  # an element with a larger share of the page's characters is no furniture, whatever its name
_LINKS = 0.6  # share of characters in links from which a line is a teaser
_PROSE = 40  # characters from which a line that the article holds tells where the article is
_ENOUGH = 0.2  # share of the page that an article must have to be believed
_LONGEST = 2_000_000  # characters of a page; trafilatura takes 4 seconds for a million
_SPACES = re.compile(r"[\s|]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page's text."""

    span: Span
    words: str
    links: float  # share of its characters that are links
    outside: bool  # the structure of the page says that it is furniture
    title: bool  # the page's main heading


def text_lengths(root: Any) -> dict[Any, int]:
    """Characters within each element, white space included."""
    lengths: dict[Any, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        inner = sum(lengths[child] + len(child.tail or "") for child in element)
        lengths[element] = len(element.text or "") + inner
    return lengths


def is_furniture_element(element: Any, lengths: dict[Any, int]) -> bool:
    """Whether the page itself says that this element is no part of its article."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
        return True
    named = element.tag in _TAGS or element.get("role") in _ROLES or _named_as_furniture(element)
    form = element.tag == "form" and next(element.iter("textarea", "input"), None) is not None
    if not (named or form) or next(element.iter("h1"), None) is not None:
        return False
    whole = lengths[element.getroottree().getroot()]
    return lengths[element] <= _MOST * whole


def furniture_lines(lines: list[Line], page: str) -> list[Span]:
    """The stretches of furniture, neighbouring lines as one."""
    flags = _flags(lines, _even(_article(page)))
    spans: list[Span] = []
    before = False
    for line, flag in zip(lines, flags, strict=True):
        if flag and before:
            spans[-1] = Span(spans[-1].start, line.span.end)
        elif flag:
            spans.append(line.span)
        before = flag
    return spans


def _flags(lines: list[Line], article: str) -> list[bool]:
    outside = [line.outside or (line.links >= _LINKS and not line.title) for line in lines]
    inner = [line for line in lines if not line.outside]
    held = [not line.outside and _is_held(line, article) for line in lines]
    told = sum(len(line.words) for line, flag in zip(lines, held, strict=True) if flag)
    if told < _ENOUGH * sum(len(line.words) for line in inner) or not told:
        return outside
    prose = [number for number, flag in enumerate(held) if flag and len(lines[number].words) >= _PROSE]
    if not prose:
        return outside
    first, last = _reach(held, prose[0], -1), _reach(held, prose[-1], 1)
    titles = [number for number, line in enumerate(lines[:first]) if line.title and not line.outside]
    first = titles[-1] if titles else first
    return [flag or not first <= number <= last for number, flag in enumerate(_unless_held(outside, held))]


def _reach(held: list[bool], number: int, step: int) -> int:
    """The last line of the article from `number` on: short lines next to its prose belong to it."""
    while 0 <= number + step < len(held) and held[number + step]:
        number += step
    return number


def _unless_held(outside: list[bool], held: list[bool]) -> list[bool]:
    return [flag and not kept for flag, kept in zip(outside, held, strict=True)]


def _is_held(line: Line, article: str) -> bool:
    return any(_even(cell) in article for cell in line.words.split("\t") if cell.strip())


def _article(page: str) -> str:
    """The article as trafilatura sees it; empty where it finds none, or would take too long."""
    if len(page) > _LONGEST:
        return ""
    import trafilatura  # noqa: PLC0415 - takes half a second

    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, favor_recall=True)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page's own structure remains
        return ""
    return (getattr(found, "text", None) or "") if found else ""


def _even(words: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFC", words))


@cache
def _names() -> "re.Pattern[str]":
    forms = sorted((form for entry in table("page_parts") for form in entry.forms), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, forms))})(?![a-z])", re.IGNORECASE)


def _named_as_furniture(element: Any) -> bool:
    return _names().search(f"{element.get('class', '')} {element.get('id', '')}") is not None
