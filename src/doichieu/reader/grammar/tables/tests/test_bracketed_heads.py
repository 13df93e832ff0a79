import pytest

from doichieu.claims.codec import plain
from doichieu.reader import read


def rows(text: str) -> list[str]:
    return [f"{claim.indicator}: {plain(claim.value)} {claim.unit} {claim.kind}" for claim in read(text).claims]


def test_phrases_in_a_bracket_above_rows_of_dashes_head_their_cells() -> None:
    assert rows(
        "Chăn nuôi (loại vật nuôi - tổng đàn - so với cùng kỳ - số con đã tiêm phòng):\n"
        "+ Trâu - 1.240 con - 96,5% - 1.015 con\n"
        "+ Bò - 2.865 con - 101,2% - 2.330 con"
    ) == [
        "Trâu: 1240 con level",
        "Trâu: -3.5 % growth",
        "Trâu: 1015 con level",
        "Bò: 2865 con level",
        "Bò: 1.2 % growth",
        "Bò: 2330 con level",
    ]


def test_a_name_below_such_heads_may_itself_have_a_dash() -> None:
    text = (
        "Tiến độ (tên công trình - tổng mức đầu tư - giải ngân - kế hoạch):\n"
        "+ Đường Nà Tấu - Khuổi Lăng - 9.800 triệu đồng - 6.150 triệu đồng - 7.000 triệu đồng\n"
        "+ Trường Lâm Hạ - 6.450 triệu đồng - 2.310 triệu đồng - 3.000 triệu đồng"
    )
    claims = read(text).claims
    assert [claim.quote for claim in claims] == [
        "9.800 triệu đồng", "6.150 triệu đồng", "7.000 triệu đồng",
        "6.450 triệu đồng", "2.310 triệu đồng", "3.000 triệu đồng",
    ]  # fmt: skip
    assert [claim.planned for claim in claims[:3]] == [False, False, True]


@pytest.mark.parametrize(
    "above",
    ["Chăn nuôi (trâu, bò - lợn):", "Chăn nuôi (đàn 2 - tổng 3 - so 4 - tiêm 5):", "Chăn nuôi:"],
    ids=["too few", "with numbers", "no bracket"],
)
def test_other_words_above_head_nothing(above: str) -> None:
    unread = [number.reason for number in read(f"{above}\n+ Trâu - 1.240 con - 96,5 - 1.015 con").unread]
    assert unread[-1] == "row of a table without headings"
