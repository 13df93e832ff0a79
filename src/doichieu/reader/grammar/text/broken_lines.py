"""Line ends inside a sentence: of text copied from a PDF or a mail, whose lines are broken at a width.

A break is certain where a line without a stop is followed by one in lower case. How full the lines before such
breaks are says how wide the lines of the document are, and so which of its other lines were broken too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from doichieu.reader.grammar.text.letters import LOWER
from doichieu.reader.grammar.text.markers import MARKER

_GOES_ON = re.compile(rf"\n[ \u00a0]*[{LOWER}%]")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_STAMP = re.compile(r"[^\d\n]{0,30}\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:[ ,|-]+\d{1,2}:\d{2}|\)?\s*(?:\n|\Z))")
_BRACKETED = re.compile(r"\(\d{1,2}\)")
DASHES = 3  # " - " at least so often makes a row of a flattened table
_COLUMNS = re.compile(r"\t| {3}| \| |(?<![^\n])[^\w\n]+\Z")
_WORD = re.compile(r"[^ \n]+")  # no line is broken at a no-break space
_STOPS = (".", ";", ":", "!", "?", "…")
LONG_LINE = 55  # signs: a shorter line is not broken in the middle of a sentence, unless the document's lines are
NARROWEST = 45  # signs: verses and lists are narrower than any page
_LIKE = 0.75  # of the widest: a line of this length is as long as its neighbours
_BEYOND = 1.25  # of the widest: a longer line was not broken at that width
_CERTAIN = 0.25  # share of the full lines without a stop that are certainly broken, at least
_STRAY = 0.2  # share of the signs that may stand in such longer lines

Place = tuple[int, int]


@dataclass(frozen=True)
class _Break:
    """The end of one line and the beginning of the next, with one line end between them."""

    text: str
    above: Place
    below: Place

    @property
    def gap(self) -> Place:
        return self.above[1], self.below[0]

    @property
    def length(self) -> int:
        return self.above[1] - self.above[0]

    @cached_property
    def full(self) -> int:
        """Signs of the line if the next word stood on it too: more than its width, if it was broken there."""
        word = _WORD.match(self.text, self.below[0])
        return self.length + 1 + (word.end() - word.start() if word else 0)

    @cached_property
    def stopped(self) -> bool:
        return self.text.endswith(_STOPS, *self.above)

    @cached_property
    def marker(self) -> "re.Match[str] | None":
        return MARKER.match(self.text, *self.below)

    @cached_property
    def certain(self) -> bool:
        """Whether the words alone say that the sentence goes on."""
        first = self.text[self.below[0]]
        return (first.islower() or first == "%") and not self.stopped and self.marker is None

    def joins(self, listed: frozenset[int]) -> bool:
        """Whether the next line may go on, seeing that this one is full."""
        if self.marker is not None and not self._is_no_marker(self.marker, listed):
            return False
        above, below = self.text[slice(*self.above)], self.text[slice(*self.below)]
        if below.isupper() != above.isupper() and " " in below:
            return False
        if _STAMP.match(self.text, self.below[0]) or (self.stopped and _BRACKETED.match(below)):
            return False
        return not below[0].isupper() or not (above.endswith((":", ";")) or self._is_set_in())

    def _is_no_marker(self, marker: "re.Match[str]", listed: frozenset[int]) -> bool:
        """`kinh tế` / `- xã hội`, `đến ngày` / `15. Sau đó`: what looks like a marker goes on with the sentence."""
        if self.stopped or self.text.endswith(",", *self.above):
            return False
        if marker.lastgroup == "dash":
            return marker[0][0] in "-–—" and not self.text[marker.end()].isupper()
        number = _number(marker)
        return number is not None and number != 1 and not listed & {number - 1, number + 1}

    def _is_set_in(self) -> bool:
        """Whether the next line begins farther in than this one: a paragraph."""
        return _margin(self.text, self.below[0]) > _margin(self.text, self.above[0])


def _margin(text: str, start: int) -> int:
    return start - text.rfind("\n", 0, start)


def _number(marker: "re.Match[str] | None") -> int | None:
    number = marker["number"] if marker is not None else None
    return int(number) if number is not None and "." not in number else None


def breaks_inside(text: str, parted: Callable[[int, int], bool]) -> list[Place]:
    """The gaps, in order, between two lines of one sentence or paragraph, each with its spaces and its line end.

    parted: whether the format knows that the line that ends here and the line that begins there are apart.
    """
    if _GOES_ON.search(text) is None:
        return []
    lines = [found.span() for found in _LINE.finditer(text)]
    prose = [line for line in lines if text.count(" - ", *line) < DASHES and _COLUMNS.search(text, *line) is None]
    breaks = [
        _Break(text, above, below)
        for above, below in pairwise(prose)
        if text.count("\n", above[1], below[0]) == 1 and not parted(above[1], below[0])
    ]
    certain = [one for one in breaks if one.certain]
    widest = max((one.length for one in certain), default=0)
    width = _width(prose, breaks, certain, widest)
    if width is None:
        return [one.gap for one in certain if one.length >= LONG_LINE or text[one.above[1] - 1] == ","]
    listed = frozenset(number for line in prose if (number := _number(MARKER.match(text, *line))) is not None)
    return [
        one.gap
        for one in breaks
        if (one.certain and one.length >= widest * _LIKE) or (one.full >= width and one.joins(listed))
    ]


def _width(prose: list[Place], breaks: list[_Break], certain: list[_Break], widest: int) -> int | None:
    """Signs that no line of the document could hold; None where its lines are not broken at a width."""
    if widest < NARROWEST:
        return None
    lengths = [end - start for start, end in prose]
    if sum(length for length in lengths if length > widest * _BEYOND) > _STRAY * sum(lengths):
        return None
    fulls = sorted(one.full for one in certain if one.length >= widest * _LIKE)
    longest = max(length for length in lengths if length <= widest * _BEYOND)
    width = min(fulls[len(fulls) // 10], longest + 1)
    open_ends = sum(1 for one in breaks if one.full >= width and not one.stopped and one.marker is None)
    return width if len(fulls) >= _CERTAIN * open_ends else None
