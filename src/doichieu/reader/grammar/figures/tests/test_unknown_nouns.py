"""Nouns that the lexicon does not know are counted whole: a word of two syllables behind one is not cut."""

import pytest

from doichieu.claims import Bound
from doichieu.reader import read


def test_a_verb_of_two_syllables_behind_the_noun_is_not_cut_into_it() -> None:
    [claim] = read("Hội thi có 9 nhóm tham dự và được trao giải.").claims
    assert (claim.quote, claim.unit) == ("9 nhóm", "nhóm")
    [claim] = read("Chi trả cho trại có từ 50 giàn trở lên.").claims
    assert (claim.quote, claim.bound) == ("50 giàn", Bound.AT_LEAST)


def test_a_short_form_in_capitals_is_counted() -> None:
    assert [claim.quote for claim in read("Xã có 5 THT, 12 NVH.").claims] == ["5 THT", "12 NVH"]
    assert read("Từ 2024 UBND xã phụ trách.").claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sáng ngày 5 UBND xã bàn việc.",
        "Từ ngày 1 đến ngày 5 CAND ra quân.",
        "Ngày 3 THCS khai giảng.",
        "Phiên 3 BCĐ bàn về rừng.",
        "Phiên 3 THT bàn về giống.",
        "Trước 20 UBND các xã gửi báo cáo.",
    ],
)
def test_no_organ_is_counted_and_a_day_or_a_session_keeps_its_number(text: str) -> None:
    reading = read(text)
    assert reading.claims == ()


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
