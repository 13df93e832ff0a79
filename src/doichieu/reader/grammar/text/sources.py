"""The text as the grammar sees it: evenly spelled, beside the original and with its offsets.

Documents arrive decomposed, with no-break spaces, with tones on either vowel (`hòa`, `hoà`). The
grammar matches against one spelling; every span that leaves the grammar counts in the original.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from doichieu.claims import Span, Text
from doichieu.lexicon import folded

_LOOKALIKES = (("\N{LATIN CAPITAL LETTER ETH}", "\u0110"), ("\N{LATIN SMALL LETTER ETH}", "\u0111"))
_ODD_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\ufeff\t"


def _toned(vowels: str, tones: str) -> str:
    return "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones)


_O_OR_U, _I = _toned("ou", "\u0300\u0301\u0303\u0309\u0323"), _toned("i", "\u0300\u0309")
_TONED = re.compile(  # the engine skips ahead to the signs of the first set
    rf"[{_O_OR_U}{_I}](?:(?<=[{_O_OR_U}])[aey](?![^\W\d_])|(?<=\b[tk][{_I}])\b)"
)


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

    def original(self, start: int, end: int) -> Span:
        """The place in the original of what stands at `start:end` in the copies."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end])

    def written(self, start: int, end: int) -> str:
        """What stands there in the original."""
        if self.offsets is None:
            return self.text.content[start:end]
        return self.text.content[self.offsets[start] : self.offsets[end]]

    def copied(self, span: Span) -> tuple[int, int]:
        """The place in the copies of a place of the original."""
        if self.offsets is None:
            return span.start, span.end
        return bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end)


def source_of(text: Text) -> Source:
    """Spell `text` evenly."""
    if unicodedata.is_normalized("NFC", text.content):
        composed, offsets = text.content, None
    else:
        composed, offsets = _composed(text.content)
    spelled = _plainly_signed(composed)
    return Source(text, spelled, _TONED.sub(_even, _lower(spelled)), offsets)


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
