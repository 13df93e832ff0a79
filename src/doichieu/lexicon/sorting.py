"""The order of Vietnamese words in a list: by the letters of its alphabet, where ă, â, đ, ê, ô, ơ and ư are letters of
their own, then by the tones; small letters and capitals alike.
"""

import unicodedata

BREVE, CIRCUMFLEX, HORN, STROKED_D = "\u0306", "\u0302", "\u031b", "\u0111"
LETTER_MARKS = ("", BREVE, CIRCUMFLEX, HORN)  # that make a letter of its own, in the order of the alphabet
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # the order of dictionaries


def sorted_as(words: str) -> tuple[list[tuple[str, int]], list[int], str]:
    """A key to sort by: the letters, then the tones, then the words themselves."""
    letters, tones = [], []
    for sign in unicodedata.normalize("NFC", words).lower():
        parts = unicodedata.normalize("NFD", "d" + BREVE if sign == STROKED_D else sign)
        bare, marks = parts[0], parts[1:]
        letters.append((bare, max((LETTER_MARKS.index(mark) for mark in marks if mark in LETTER_MARKS), default=0)))
        tones.append(max((TONES.index(mark) for mark in marks if mark in TONES), default=0))
    return letters, tones, words
