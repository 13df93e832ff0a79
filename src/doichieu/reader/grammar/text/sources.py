"""The text as the grammar sees it: evenly spelled, beside the original and with its offsets.

Documents arrive decomposed, with no-break spaces, with tones on either vowel (`hòa`, `hoà`). The
grammar matches against one spelling; every span that leaves the grammar counts in the original.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from doichieu.claims import BlockKind, Span, Text
from doichieu.lexicon import folded
from doichieu.reader.grammar.text.broken_lines import breaks_inside

_LOOKALIKES = (("\N{LATIN CAPITAL LETTER ETH}", "\u0110"), ("\N{LATIN SMALL LETTER ETH}", "\u0111"))
_DIGITS = re.compile(r"\d+")
_ODD_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\ufeff\t"


def _toned(vowels: str, tones: str) -> str:
    return "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones)


_O_OR_U, _I = _toned("ou", "\u0300\u0301\u0303\u0309\u0323"), _toned("i", "\u0300\u0309")
_TONED = re.compile(  # the engine skips ahead to the signs of the first set
    rf"[{_O_OR_U}{_I}](?:(?<=[{_O_OR_U}])[aey](?![^\W\d_])|(?<=\b[tk][{_I}])\b)"
)


_CLOSING = (".", ",", ";", ":", ")", "")  # what no space stands before


@dataclass(frozen=True, slots=True)
class Source:
    """A text with its evenly spelled copies; `spelled` and `lower` are of one length.

    spelled: NFC, every space a plain one, case kept: for names.
    lower: `spelled` in lower case with the tones of `lexicon.folded`: for words.
    """

    text: Text
    spelled: str
    lower: str
    offsets: "array[int] | None"  # of each sign of `spelled` in the original, and the end; None where they are equal
    omitted: Mapping[int, int]  # where the original goes on behind what the copies leave out -> where that begins

    def original(self, start: int, end: int) -> Span:
        """The place in the original of what stands at `start:end` in the copies; nothing left out at its end."""
        if self.offsets is None:
            return Span(start, end)
        first, last = self.offsets[start], self.offsets[end]
        return Span(first, max(self.omitted.get(last, last), first))

    def written(self, start: int, end: int) -> str:
        """What stands there in the original; evenly spelled where tracked changes delete something."""
        return self.spelled[start:end] if self.omitted else self.original(start, end).of(self.text)

    def copied(self, span: Span) -> tuple[int, int]:
        """The place in the copies of a place of the original."""
        if self.offsets is None:
            return span.start, span.end
        return bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end)

    def deleted_numbers(self, told: Iterable[Span]) -> list[Span]:
        """Where digits stand in the original that the copies leave out, and none that they keep beside them.

        told: what a figure or another number reaches over; a digit deleted within is no number of its own.
        """
        over = sorted(told)
        runs = (run for end, start in self.omitted.items() for run in _DIGITS.finditer(self.text.content, start, end))
        spans = (Span(*run.span()) for run in runs)
        return [span for span in spans if not any(map(str.isdecimal, self._around(span))) and not _held(span, over)]

    def _around(self, span: Span) -> tuple[str, str]:
        content = self.text.content
        return content[max(span.start - 1, 0) : span.start], content[span.end : span.end + 1]


def _held(span: Span, over: Sequence[Span]) -> bool:
    index = bisect_right(over, span.start, key=lambda one: one.start) - 1
    return index >= 0 and over[index].covers(span)


def source_of(text: Text) -> Source:
    """Spell `text` evenly, lines broken inside a sentence as one, without what tracked changes delete."""
    if unicodedata.is_normalized("NFC", text.content):
        composed, offsets = text.content, None
    else:
        composed, offsets = _composed(text.content)
    cuts = [
        *(_Cut(start, end, "") for start, end in _deleted(text, offsets)),
        *(_Cut(start, end, " ") for start, end in breaks_inside(composed, _parted(text, offsets))),
    ]
    spelled = _plainly_signed(composed)
    if not cuts:
        return _source(text, spelled, offsets, {})
    return _source(text, *_shortened(spelled, offsets, sorted(cuts)))


def _source(text: Text, spelled: str, offsets: "array[int] | None", omitted: Mapping[int, int]) -> Source:
    return Source(text, spelled, _TONED.sub(_even, _lower(spelled)), offsets, omitted)


class _Cut(NamedTuple):
    """A stretch of the even text, and what stands for it in the copies: nothing, or one space."""

    start: int
    end: int
    left: str


def _deleted(text: Text, offsets: "array[int] | None") -> list[tuple[int, int]]:
    """Where the even text has what tracked changes delete, with the spaces that would be one too many."""
    found: list[tuple[int, int]] = []
    for block in text.blocks:
        if block.kind is BlockKind.DELETED and block.span.start < block.span.end:
            start, end = block.span.start, block.span.end
            if start == 0 or text.content[start - 1].isspace():
                while text.content[end : end + 1] == " ":
                    end += 1
                start -= text.content[end : end + 1] in _CLOSING and text.content[start - 1 : start] == " "
            found.append((start, end) if offsets is None else (bisect_left(offsets, start), bisect_left(offsets, end)))
    return found


def _parted(text: Text, offsets: "array[int] | None") -> Callable[[int, int], bool]:
    """Tells whether a block of the format ends where one line of the even text does, or begins where another does."""
    parting = [block.span for block in text.blocks if block.kind in _PARTING]
    if not parting:
        return lambda *_: False
    ends, starts = {span.end for span in parting}, {span.start for span in parting}
    if offsets is None:
        return lambda end, start: end in ends or start in starts
    return lambda end, start: offsets[end] in ends or offsets[start] in starts


_PARTING = frozenset((BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL, BlockKind.FOOTNOTE, BlockKind.FURNITURE))


def _shortened(
    text: str, offsets: "array[int] | None", cuts: Iterable[_Cut]
) -> "tuple[str, array[int] | None, dict[int, int]]":
    """The text without the cuts, the places of its signs in the original, and where something was left out there."""
    if all(cut.left and cut.end == cut.start + 1 for cut in cuts):
        return _with_spaces(text, cuts), offsets, {}
    places = offsets if offsets is not None else range(len(text) + 1)
    pieces: list[str] = []
    kept, omitted = array("q"), {}
    at = 0
    for cut in cuts:
        if cut.start < at:
            continue
        pieces += text[at : cut.start], cut.left
        kept.extend(places[at : cut.start + len(cut.left)])
        if not cut.left:
            omitted[places[cut.end]] = places[cut.start]
        at = cut.end
    kept.extend(places[at:])
    return "".join([*pieces, text[at:]]), kept, omitted


def _with_spaces(text: str, cuts: Iterable[_Cut]) -> str:
    at, pieces = 0, []
    for cut in cuts:
        pieces.append(text[at : cut.start])
        at = cut.end
    return " ".join([*pieces, text[at:]])


def _plainly_signed(text: str) -> str:
    """The same with plain spaces, and with the Vietnamese letter for the Icelandic one that looks like it."""
    for sign in _ODD_SPACES:
        if sign in text:
            text = text.replace(sign, " ")
    for sign, plain in _LOOKALIKES:
        if sign in text:
            text = text.replace(sign, plain)
    return text


_EVEN = {pair: folded(pair) for vowel in _O_OR_U for pair in (vowel + "a", vowel + "e", vowel + "y")} | {
    sign: unicodedata.normalize("NFC", "y" + unicodedata.normalize("NFD", sign)[1:]) for sign in _I
}


def _even(found: re.Match[str]) -> str:
    return _EVEN[found[0]]


def _lower(text: str) -> str:
    """Lower case, sign by sign where the whole would change its length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


def _composed(text: str) -> "tuple[str, array[int]]":
    pieces: list[str] = []
    offsets = array("q")
    for cluster in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFC", cluster[0])
        pieces.append(piece)
        start, last = cluster.start(), cluster.end() - 1
        if piece[0] == cluster[0][0]:  # such as a digit with an accent: each sign keeps its own place
            offsets.extend(min(start + index, last) for index in range(len(piece)))
        else:
            offsets.extend([start] * len(piece))
    offsets.append(len(text))
    return "".join(pieces), offsets
