"""Vietnamese from before Unicode: signs of Windows-1252 that only a font of TCVN3 (ABC) or VNI shows as its letters.

Which encoding it is, is told by the language: by how many of the words with a letter beyond ASCII are syllables of
Vietnamese once they are respelled. A font's name lets fewer words do; without it a short text is never guessed at.
Tables and syllables: `legacy_letters.toml`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

ENOUGH = 8  # words with a letter beyond ASCII that leave no doubt
SURE = 0.9  # share of them that must be syllables
LONGEST = 7  # letters of a syllable: nghiêng
NAMED = 0.8  # the same, where the font is one of the encoding
_MODERN = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_SIGNS = re.compile(r"[\u00a1-\u00ff]")
_WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = "\u0301\u0323"


class Piece(NamedTuple):
    """Words in one font."""

    words: str
    font: str | None


@dataclass(frozen=True, slots=True)
class Alphabet:
    """One encoding: its signs, one or two of Windows-1252, and the letters that they stand for."""

    id: str
    fonts: tuple[str, ...]  # how the names of its fonts begin
    capitals: str  # how the name of a font ends that shows small letters as capitals; empty: none does
    letters: Mapping[str, str]
    pattern: re.Pattern[str]

    def names(self, font: str | None) -> bool:
        """Whether the font shows this encoding."""
        return font is not None and font.lower().startswith(self.fonts)

    def respelled(self, words: str, font: str | None = None) -> str:
        """The same words in Unicode."""
        spelled = self.pattern.sub(lambda found: self.letters[found[0]], words)
        shown_large = self.capitals and self.names(font) and font is not None and font.endswith(self.capitals)
        return spelled.upper() if shown_large else spelled

    def fits(self, words: str, *, enough: int = ENOUGH, share: float = SURE) -> bool:
        """Whether words are Vietnamese once respelled, and more so than as they stand."""
        seen, right = _syllables(self.respelled(words))
        return seen >= enough and right >= share * seen and _syllables(words)[1] < right


def alphabet_of(words: str) -> Alphabet | None:
    """The encoding that a text without fonts is in; None for a text in Unicode, in another language, or too short."""
    if _MODERN.search(words) or not _SIGNS.search(words):
        return None
    return next((alphabet for alphabet in alphabets() if alphabet.fits(words)), None)


def respelled(words: str) -> str:
    """A text in Unicode: the text itself, unless all of it is in an older encoding beyond doubt."""
    alphabet = alphabet_of(words)
    return alphabet.respelled(words) if alphabet else words


def respelled_pieces(pieces: Sequence[Piece]) -> list[str]:
    """The words of each piece in Unicode: by its font where that names an encoding, else by all the others."""
    shown = [_shown_by(piece.font) if piece.font else None for piece in pieces]
    named = {alphabet.id: _is_shown(alphabet, pieces) for alphabet in {x.id: x for x in shown if x}.values()}
    others = alphabet_of(" ".join(piece.words for piece, alphabet in zip(pieces, shown, strict=True) if not alphabet))
    spelled = []
    for piece, own in zip(pieces, shown, strict=True):
        alphabet = (own if named[own.id] else None) if own else others
        spelled.append(alphabet.respelled(piece.words, piece.font) if alphabet else piece.words)
    return spelled


@lru_cache(maxsize=256)
def _shown_by(font: str) -> Alphabet | None:
    return next((alphabet for alphabet in alphabets() if alphabet.names(font)), None)


def _is_shown(alphabet: Alphabet, pieces: Sequence[Piece]) -> bool:
    """Whether what stands in the fonts of an encoding is in it: such a font is often left on words in Unicode."""
    words = " ".join(piece.words for piece in pieces if alphabet.names(piece.font))
    ascii_only = _SIGNS.search(words) is None
    return not _MODERN.search(words) and (ascii_only or alphabet.fits(words, enough=1, share=NAMED))


def names_a_font(text: str) -> bool:
    """Whether the name of a font of an older encoding stands somewhere in a text."""
    return _fonts().search(text) is not None


def _syllables(words: str) -> tuple[int, int]:
    """How many words have a letter beyond ASCII, and how many of these are syllables of Vietnamese."""
    found = [_is_syllable(word) for word in _WORD.findall(words) if not word.isascii()]
    return len(found), sum(found)


def _is_syllable(word: str) -> bool:
    if len(word) > LONGEST:
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in parts if sign in _TONES]
    bare = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))
    found = _syllable().fullmatch(bare)
    if found is None or len(tones) > 1:
        return False
    return found["stop"] is None or (bool(tones) and tones[0] in _STOP_TONES)


@cache
def _facts() -> Any:
    return tomli.loads(Path(__file__).with_name("legacy_letters.toml").read_text(encoding="utf-8"))


@cache
def alphabets() -> tuple[Alphabet, ...]:
    """The encodings that are known."""
    return tuple(_alphabet(row) for row in _facts()["alphabet"])


def _alphabet(row: Mapping[str, Any]) -> Alphabet:
    letters = dict(pair.split("=") for pair in row["letters"])
    pattern = re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))))
    return Alphabet(row["id"], tuple(row["fonts"]), row.get("capitals", ""), letters, pattern)


@cache
def _syllable() -> re.Pattern[str]:
    parts = {name: "|".join(sorted(forms, key=len, reverse=True)) for name, forms in _facts()["syllable"].items()
             if name != "source"}  # fmt: skip
    rimes = rf"(?:(?:{parts['vowels']})(?:{parts['sonants']}|(?P<stop>{parts['stops']}))?|{parts['open']})"
    return re.compile(rf"(?:{parts['onsets']})?{rimes}")


@cache
def _fonts() -> re.Pattern[str]:
    names = [re.escape(name) for row in alphabets() for name in row.fonts]
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})\w", re.IGNORECASE)
