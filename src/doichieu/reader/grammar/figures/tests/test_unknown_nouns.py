"""Nouns that the lexicon does not know are counted whole: a word of two syllables behind one is not cut."""

import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Công an xã lắp 7 đèn tín hiệu trên đường vào chợ Mía.", "7 đèn tín hiệu"),
        ("Xã thay 11 biển báo hiệu trên đường liên thôn.", "11 biển báo hiệu"),
        ("Trạm bơm có 3 tủ điều khiển.", "3 tủ điều khiển"),
        ("Xã thành lập 3 tổ hợp tác.", "3 tổ hợp tác"),
    ],
)
def test_a_word_of_two_syllables_is_not_cut(text: str, quote: str) -> None:
    [claim] = read(text).claims
    assert (claim.quote, claim.unit) == (quote, quote.split(maxsplit=1)[1])
