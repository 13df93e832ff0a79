"""Texts in the encodings from before Unicode, made for the tests by the tables turned round."""

from doichieu.reader.formats.legacy import alphabets

SENTENCE = (
    "Hội đồng nhân dân xã Phú Thượng họp kỳ thứ 5. Tổng thu ngân sách đạt 1,2 tỷ đồng, vượt dự toán được giao; "
    "trồng mới 12 ha rừng, hỗ trợ 35 hộ nghèo sửa chữa nhà ở; ký hợp đồng làm đường, mở lớp dạy nghề."
)
SHORT = "Hội đồng xã họp."


def in_alphabet(name: str, words: str) -> str:
    """The signs of Windows-1252 that the fonts of an encoding show as `words`."""
    [alphabet] = [alphabet for alphabet in alphabets() if alphabet.id == name]
    signs = {letter: sign for sign, letter in alphabet.letters.items()}
    return "".join(signs.get(letter, letter) for letter in words)
