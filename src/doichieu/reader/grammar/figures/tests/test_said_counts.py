"""What counts, rates and amounts are of, where the nearest word is not what is measured; what is not planned."""

from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Bound, Kind
from doichieu.reader import read

DAY = date(2024, 6, 20)


def indicators(text: str) -> list[str | None]:
    return [claim.indicator for claim in read(text, published=DAY).claims]


def planned(text: str) -> list[bool]:
    return [claim.planned for claim in read(text, published=DAY).claims]


def test_what_those_who_are_counted_are_belongs_to_their_count() -> None:
    text = "Trong 31 hội viên mới có 14 chị là giáo viên, 9 chị là tiểu thương, 6 chị là nông dân."
    assert indicators(text)[1:] == ["giáo viên", "tiểu thương", "nông dân"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Tới dự có 27 huyện ủy viên cùng bí thư 33 chi bộ.", "chi bộ"),
        ("Dự họp có các trưởng phòng và Chủ tịch UBND 14 xã.", "xã"),
    ],
)
def test_whoever_stands_for_those_that_are_counted_says_nothing_of_them(text: str, indicator: str) -> None:
    assert indicators(text)[-1] == indicator


def test_a_share_of_what_is_due_is_followed_by_a_change_of_what_was_reached() -> None:
    text = "Xã đã bàn giao 52 ha, bằng 65% tổng diện tích phải thu hồi, cao hơn cùng kỳ năm 2023 7,5 điểm %."
    claims = read(text, published=DAY).claims
    assert [claim.planned for claim in claims] == [False] * 3
    assert claims[2].indicator == claims[0].indicator


def test_time_gained_on_a_plan_is_no_plan() -> None:
    assert planned("Nhà thầu xong 3 cầu, sớm hơn kế hoạch 25 ngày.") == [False, False]


def test_parts_of_a_plan_whose_giver_is_named_are_planned() -> None:
    text = "Kế hoạch vốn năm 2024 của xã là 45 tỷ đồng, gồm: ngân sách tỉnh hỗ trợ 20 tỷ đồng, ngân sách xã 25 tỷ đồng."
    assert planned(text) == [True] * 3


def test_a_change_since_the_moment_of_a_plan_is_no_rate_of_it() -> None:
    (claim,) = read("Giá cát tăng 12% so với thời điểm lập dự toán.", published=DAY).claims
    assert (claim.kind, claim.quantity.value, claim.basis) == (Kind.GROWTH, Decimal(12), "thời điểm lập dự toán")


def test_what_is_not_yet_reached_is_an_upper_bound() -> None:
    *_, rate = read("Có 4/11 xã thu chưa đạt 55% dự toán năm.", published=DAY).claims
    assert rate.quantity.bound is Bound.UNDER


def test_what_was_done_in_several_years_is_of_no_single_one() -> None:
    text = "Năm 2024, xã có 9 thôn.\n\nTrong ba năm, xã làm 12 km đường."
    assert [claim.period for claim in read(text, published=DAY).claims][1] is None


def test_duties_that_are_counted_are_told_below_by_whose_they_are() -> None:
    text = (
        "Quý III/2024, xã tập trung 2 nhiệm vụ:\n1. Công an xã rà soát 12 hộ kinh doanh trước ngày 15/8/2024.\n"
        "2. Trạm Y tế xã kiểm tra 3 chợ; báo cáo kết quả trước ngày 30/9/2024."
    )
    tasks = [(task.owner, task.due) for task in read(text, published=DAY).tasks]
    assert tasks == [
        ("Công an xã", date(2024, 8, 15)),
        ("Trạm Y tế xã", None),
        ("Trạm Y tế xã", date(2024, 9, 30)),
    ]


def test_those_who_have_what_is_counted_are_counted_as_such() -> None:
    assert indicators("Số hộ nghèo của 7 xã là 87 hộ.") == ["xã", "Số hộ nghèo"]
    assert indicators("Phấn đấu từ 90% trở lên tổ chức đảng xếp loại tốt.") == ["tổ chức đảng xếp loại tốt"]
