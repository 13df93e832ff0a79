"""Shares and means that stand beside a figure and measure something else: no link to it, and no code of its own."""

import pytest

from doichieu.claims import Relation
from doichieu.reader import read


def test_a_share_behind_a_semicolon_is_of_the_noun_behind_it() -> None:
    hamlet, rate, cards = read("Còn 94 hộ nghèo, chiếm 0,71%; 100% người thuộc hộ nghèo có thẻ bảo hiểm.").claims
    assert [link.relation for link in rate.links] == [Relation.RATES]
    assert (hamlet.code, rate.code) == ("SOC09", "SOC01")
    assert (cards.links, cards.code) == ((), None)


def test_a_norm_in_a_bracket_is_no_part_of_a_mean() -> None:
    _, norm = read("Bình quân mỗi lớp có 41 trẻ/lớp, vượt quy định (35 trẻ/lớp).").claims
    assert norm.links == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Toàn huyện có 3 xã có tỷ lệ hộ nghèo dưới 5%.", [None, None]),
        ("Toàn huyện còn 3 xã nghèo, tỷ lệ hộ nghèo dưới 5%.", [None, "SOC01"]),
        ("Tỷ lệ hộ nghèo dưới 5%.", ["SOC01"]),
    ],
)
def test_a_threshold_of_those_counted_is_not_the_rate_of_the_place(text: str, codes: list[str | None]) -> None:
    assert [claim.code for claim in read(text).claims] == codes


def test_what_stands_behind_a_comma_gives_a_change_no_code() -> None:
    [claim] = read("NÔNG NGHIỆP 6 THÁNG TĂNG 3,1%, ĐÀN LỢN GIẢM MẠNH VÌ DỊCH").claims
    assert claim.code is None


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Năm 2026, huyện đưa 2 xã Lâm Hạ, Sơn Đông đạt chuẩn nông thôn mới.", "đạt chuẩn nông thôn mới"),
        ("Năm 2026, huyện đưa 2 xã Lâm Hạ và Sơn Đông đạt chuẩn nông thôn mới.", "đạt chuẩn nông thôn mới"),
        ("Năm 2026, đoàn kiểm tra 2 xã Lâm Hạ, Sơn Đông.", "kiểm tra"),
    ],
)
def test_what_is_said_of_places_stands_behind_their_names(text: str, indicator: str) -> None:
    assert [claim.indicator for claim in read(text).claims] == [indicator]
