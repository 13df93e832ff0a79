"""`Giao Ban …` assigns to a body whose name begins with `Ban`; `giao ban` is a meeting."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.reader import read

OPENING = "THÔNG BÁO Kết luận Hội nghị Ban Thường vụ Đảng ủy xã ngày 12/5/2026\n\n"


@pytest.mark.parametrize(
    "order",
    [
        "1. Giao Ban Dân vận mở 03 lớp tập huấn trong quý III/2026.",
        "Giao Ban Tổ chức Đảng ủy mở 03 lớp bồi dưỡng trong quý III/2026.",
        "2. Thường trực Đảng ủy giao Ban Xây dựng Đảng kiểm tra 03 chi bộ trong quý III/2026.",
    ],
)
def test_what_a_board_is_to_do_is_planned_for_the_time_that_the_order_names(order: str) -> None:
    [claim] = read(OPENING + order).claims
    assert claim.planned
    assert claim.period == Period(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    "told", ["Đảng ủy họp giao ban 3 lần.", "Sở Giao Thông đã sửa 5 km đường.", "Giao thông: đã sửa 5 km đường."]
)
def test_a_meeting_and_a_name_that_begins_alike_assign_nothing(told: str) -> None:
    [claim] = read(OPENING + told).claims
    assert not claim.planned
