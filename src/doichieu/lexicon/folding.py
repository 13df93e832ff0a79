"""One spelling for many: what makes two Vietnamese strings the same words.

`folded` keeps diacritics and is used to compare wordings; `plain` drops them and is used to search.
"""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_FIRST_VOWEL = re.compile(rf"([ou])([{_TONES}])([aey])(?![a-z])")
_LONE_I = re.compile(rf"\b([tk])i([{_TONES}])(?!\w)")  # tỉ, kì: the same words as tỷ, kỳ
_SPACES = re.compile(r"\s+")
_LATIN_MARKS = re.compile("[\u0300-\u0345]+")  # all of them combine


def _toned(vowels: str) -> str:
    return "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in _TONES)


_PERHAPS_UNEVEN = re.compile(rf"[{_toned('ou')}][aey]|\b[tk][{_toned('i')}]|[^\S ]|  ")  # in lower case and NFC


def folded(text: str) -> str:
    """Lower case, NFC, one space for any run of white space, the new place of tones (`hoá`), `tỷ` for `tỉ`.

    >>> folded("Hòa  Bình,\\u00a0TỈ lệ")
    'hoá bình, tỷ lệ'
    """
    if not text:
        return ""
    lower = text.lower()
    if unicodedata.is_normalized("NFC", lower) and not _PERHAPS_UNEVEN.search(lower):
        return lower.strip()
    decomposed = unicodedata.normalize("NFD", lower)
    moved = _TONE_ON_FIRST_VOWEL.sub(r"\1\3\2", decomposed)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _LONE_I.sub(r"\1y\2", moved))).strip()


def plain(text: str) -> str:
    """Lower-case letters without any diacritics, `d` for `đ`, one space for any run of white space.

    >>> plain("Thu ngân sách, Đông Anh")
    'thu ngan sach, dong anh'
    """
    decomposed = unicodedata.normalize("NFD", text.lower().replace("\N{LATIN SMALL LETTER D WITH STROKE}", "d"))
    bare = _LATIN_MARKS.sub("", decomposed)
    if not bare.isascii():
        bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _SPACES.sub(" ", bare).strip()
