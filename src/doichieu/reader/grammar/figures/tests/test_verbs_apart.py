"""Figures whose verb stands apart from them, or is not said."""

import pytest

from doichieu.claims import Kind, Text
from doichieu.reader import read


def kinds(text: str) -> list[tuple[str, Kind, int | float]]:
    """Quote, kind and value of each claim."""
    return [(claim.quote, claim.kind, float(claim.quantity.value)) for claim in read(Text(text)).claims]


def test_what_a_verb_makes_fall_may_stand_between_the_verb_and_how_far() -> None:
    assert kinds("Năm 2026 phấn đấu giảm tỷ lệ hộ nghèo 1,5%; giảm hộ cận nghèo từ 1 - 2%.") == [
        ("1,5%", Kind.GROWTH, -1.5),
        ("1 - 2%", Kind.GROWTH, -2),
    ]


def test_a_level_that_a_fall_ends_at_and_a_rate_of_falling_are_levels() -> None:
    told = kinds("Giảm tỷ lệ hộ nghèo còn 1,5%; tỷ lệ giảm hộ nghèo 2%; vượt chỉ tiêu giảm hộ nghèo 0,5%.")
    assert [(kind, value) for _, kind, value in told] == [
        (Kind.LEVEL, 1.5),
        (Kind.LEVEL, 2),
        (Kind.ATTAINMENT, 0.5),
    ]


def test_the_second_of_two_counts_that_are_joined_changes_as_the_first() -> None:
    assert kinds("So với cùng kỳ giảm 4 vụ và 2 người chết.") == [
        ("4 vụ", Kind.GROWTH, -4),
        ("2 người", Kind.GROWTH, -2),
    ]
    assert [kind for _, kind, _ in kinds("Xảy ra 9 vụ, giảm 4 vụ, 2 người chết.")] == [
        Kind.LEVEL,
        Kind.GROWTH,
        Kind.LEVEL,
    ]


def test_a_percentage_of_an_amount_is_of_its_plan_and_one_of_a_rate_is_a_level() -> None:
    told = kinds("Thu ngân sách đạt 53%, tăng 12%; tỷ lệ che phủ rừng đạt 53%, tăng 2%; giá trị sản xuất đạt 9,5%.")
    assert [kind for _, kind, _ in told] == [Kind.ATTAINMENT, Kind.GROWTH, Kind.LEVEL, Kind.GROWTH, Kind.LEVEL]


def test_a_change_in_percent_is_told_again_in_a_bracket_where_it_is_that_much_of_the_level() -> None:
    told = kinds("Sản lượng lúa 33.000 tấn, giảm 2,3% (768 tấn); thu ngân sách 12 tỷ đồng, tăng 5% (7 tỷ đồng).")
    assert told[2] == ("768 tấn", Kind.GROWTH, -768)
    assert told[5] == ("7 tỷ đồng", Kind.LEVEL, 7_000_000_000)


def test_a_percentage_behind_a_word_not_known_is_left_as_it_is_and_not_sure() -> None:
    text = "Năm 2024, số ca quặt quẹo 20% so với cùng kỳ."
    assert kinds(text) == [("20%", Kind.GROWTH, 20)]
    assert read(Text(text)).claims[0].confidence < 0.7


def test_a_percentage_that_nothing_but_its_subject_leads_to_is_an_index() -> None:
    assert kinds("Thu ngân sách 45% so với cùng kỳ; doanh thu âm 6% so với năm trước.") == [
        ("45%", Kind.GROWTH, -55),
        ("âm 6%", Kind.GROWTH, -6),
    ]


def test_an_amount_between_the_verb_and_its_percentage_rises_by_it_and_a_rate_rises_to_it() -> None:
    assert kinds("Phấn đấu tăng tổng thu ngân sách bình quân 10 - 12%/năm.") == [("10 - 12%", Kind.GROWTH, 10)]
    assert kinds("Phấn đấu tăng trưởng dư nợ từ 8% trở lên.") == [("8%", Kind.GROWTH, 8)]
    assert kinds("Phấn đấu tăng tỷ lệ che phủ rừng 21%.") == [("21%", Kind.LEVEL, 21)]
    assert kinds("Tăng số hộ dùng nước sạch 98%.") == [("98%", Kind.LEVEL, 98)]


@pytest.mark.parametrize(
    "text",
    [
        "Tăng số xã có tỷ lệ hộ nghèo dưới 5%.",
        "Tăng tổng vốn cho vay với lãi suất 6,5%.",
        "Tăng tổng mức vốn vay ưu đãi lãi suất 6%/năm.",
        "Tăng số tiền hỗ trợ lãi suất 2%.",
        "Tăng số người tham gia bảo hiểm y tế với mức đóng 4,5%.",
        "Tăng số người tham gia bảo hiểm y tế mức đóng 4,5%.",
        "Tăng số người đóng bảo hiểm y tế theo mức 4,5%.",
        "Tăng số ca bệnh có biến chứng 15%.",
    ],
)
def test_a_rate_within_the_name_of_what_rises_is_a_level(text: str) -> None:
    assert [kind for _, kind, _ in kinds(text)] == [Kind.LEVEL]
