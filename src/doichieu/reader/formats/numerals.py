"""The labels of list items: 3 as `3`, `c`, `C`, `iii`, `III`."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 3999  # what Roman numerals can say


def roman(number: int) -> str:
    """Upper-case Roman numerals; plain digits where there are none for `number`.

    >>> roman(14), roman(0)
    ('XIV', '0')
    """
    if not 0 < number <= _MOST:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """a to z, then aa, bb, as word processors count.

    >>> letters(3), letters(28)
    ('c', 'bb')
    """
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 8)


def label(number: int, style: str) -> str:
    """`number` in a numbering style of OOXML (`upperRoman`) or of HTML (`I`); decimal where unknown."""
    if style in ("upperRoman", "I"):
        return roman(number)
    if style in ("lowerRoman", "i"):
        return roman(number).lower()
    if style in ("upperLetter", "A"):
        return letters(number).upper()
    if style in ("lowerLetter", "a"):
        return letters(number)
    return f"{number:02d}" if style == "decimalZero" else str(number)
