"""Plain text comes in as it is, whatever its line ends; other encodings only where they are certain."""

import unicodedata

import pytest

from doichieu.reader.formats import open_bytes
from doichieu.reader.formats.errors import BinaryFile, TruncatedFile, UnknownEncoding

SENTENCE = "Tổng thu ngân sách đạt 1,2 tỷ đồng, vượt dự toán được giao; trồng mới 12 ha rừng ở xã Phú Thượng."


@pytest.mark.parametrize("content", ["a\r\nb\rc\n", "\ufeffMột\n", "ho\u0301a\u00a0 5\t\n\n", "x" * 100_000])
def test_the_text_is_the_file_without_any_change(content: str) -> None:
    text = open_bytes("a.txt", content.encode())
    assert (text.content, text.blocks, text.name, text.format) == (content, (), "a.txt", "text")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_wide_encoding_is_known_by_its_mark_which_is_no_text(encoding: str) -> None:
    assert open_bytes("a.txt", SENTENCE.encode(encoding)).content == SENTENCE


def test_windows_1258_is_read_where_all_of_it_is_vietnamese() -> None:
    assert open_bytes("a.txt", in_windows_1258(SENTENCE)).content == SENTENCE


@pytest.mark.parametrize(
    "words", ["Il a mangé à Besançon, où la forêt brûlait; être, naïve, Noël, garçon", "Größe 12 m"]
)
def test_other_encodings_are_not_guessed(words: str) -> None:
    with pytest.raises(UnknownEncoding) as caught:
        open_bytes("a.txt", words.encode("latin-1"))
    assert caught.value.position == words.encode("latin-1").index(words.encode("latin-1").strip(ASCII)[0]) + 1


def test_a_text_cut_within_a_letter_is_told_from_one_in_another_encoding() -> None:
    with pytest.raises(TruncatedFile):
        open_bytes("a.txt", "thu ngân sách tỷ".encode()[:-1])


@pytest.mark.parametrize("data", [b"abc\0def", bytes(range(1, 32)) * 5, b"\xff\x00\x01\x02" * 20])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(BinaryFile):
        open_bytes("a.txt", data)


ASCII = bytes(range(32, 127))


def in_windows_1258(words: str) -> bytes:
    """As that code page writes: hats and horns in the letter, the tone after it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = []
    for sign in words:
        parts = unicodedata.normalize("NFD", sign)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        pieces.append(bare + "".join(part for part in parts if part in tones))
    return "".join(pieces).encode("cp1258")
