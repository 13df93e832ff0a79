"""Bytes to characters: UTF-8, what a byte order mark tells, and older encodings where they are beyond doubt."""

import codecs
import re
import unicodedata

from doichieu.reader.formats.errors import BinaryFile, TruncatedFile, UnknownEncoding
from doichieu.reader.formats.legacy import alphabet_of

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MANY = 20  # one control byte in so many makes data binary
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # the only combining signs of Windows-1258
_LETTERS = frozenset(
    unicodedata.normalize("NFC", letter)
    for letter in ("a\u0306", "a\u0302", "e\u0302", "o\u0302", "o\u031b", "u\u031b", "\u0111")
)
_ENOUGH = 8  # toned vowels and special letters that leave no doubt


def decoded(file: str, data: bytes) -> str:
    """The characters of `data`, every one of them.

    A UTF-8 byte order mark stays in the text as U+FEFF: offsets then count in what any program sees that
    reads the file as UTF-8. The marks of UTF-16 and UTF-32 go, since such a text is written anew.
    What is in TCVN3 or VNI comes as the signs of Windows-1252 that it is made of: see `legacy`.
    Raises BinaryFile, TruncatedFile or UnknownEncoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _wide(file, data, encoding)
    if b"\0" in data or len(_CONTROLS.findall(data)) * _MANY > len(data):
        raise BinaryFile(file=file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and fault.start:
            raise TruncatedFile(file=file) from fault
        words = _windows_1258(data) or _windows_1252(data)
        if words is None:
            raise UnknownEncoding(file=file, position=fault.start + 1) from fault
        return words


def _wide(file: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        if "truncated" in fault.reason or "unexpected end" in fault.reason:
            raise TruncatedFile(file=file) from fault
        raise UnknownEncoding(file=file, position=fault.start + 1) from fault


def _windows_1258(data: bytes) -> str | None:
    """The text, composed, if all of it is Vietnamese under this encoding; None where that is not sure."""
    try:
        words = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    foreign = [sign for sign in words if ord(sign) > 0x7F and not _fits_vietnamese(sign)]
    special = sum(1 for sign in words if ord(sign) >= 0x1E00 or sign.lower() in _LETTERS)
    return words if special >= _ENOUGH and not foreign else None


def _windows_1252(data: bytes) -> str | None:
    """The signs that fonts of TCVN3 or VNI show as letters; None where it is not sure that they are such."""
    try:
        words = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return words if alphabet_of(words) else None


def _fits_vietnamese(sign: str) -> bool:
    """A letter of the alphabet with at most one tone, or a sign of punctuation that stands in prose."""
    if not sign.isalpha():
        return unicodedata.category(sign) in ("Pd", "Pi", "Pf", "Zs") or sign in "…•°²³±×₫"
    bare = "".join(part for part in unicodedata.normalize("NFD", sign.lower()) if part not in _TONES)
    return unicodedata.normalize("NFC", bare) in _LETTERS | set("aeiouy")
