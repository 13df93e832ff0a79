"""A direction stands in the list of promises as its task, however long it leads up to that."""

from datetime import date

import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.promises import Sort, promises
from doichieu.hub.checks.tests.sessions_told import handed_in, session_of

pytestmark = pytest.mark.django_db
HELD = "Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.\n\n"
STAFF = "Phòng Nội vụ rà soát biên chế"


@pytest.fixture
def cast() -> Cast:
    return assembled()


@pytest.mark.parametrize(
    ("said", "directions"),
    [
        (f"Để hoàn thành các mục tiêu đã đề ra trong điều kiện thu khó khăn, Bí thư Huyện ủy yêu cầu {STAFF}.", 0),
        (f"Kết luận hội nghị, Bí thư nhấn mạnh kết quả đã đạt trong bối cảnh còn khó khăn, yêu cầu {STAFF}.", 0),
        (f"Bí thư Huyện ủy yêu cầu {STAFF}.", 0),
        (f"Bí thư đề nghị các cấp, các ngành vào cuộc với quyết tâm cao hơn nữa, yêu cầu {STAFF}.", 1),
    ],
)
def test_what_leads_up_to_a_task_is_no_direction_of_its_own(cast: Cast, said: str, directions: int) -> None:
    document = handed_in(cast, HELD + said, date(2021, 12, 21), "Tin hội nghị lần thứ 7")
    found = promises(session_of(document).pk, viewer_of(cast.owner), on=date(2022, 3, 1)).own
    assert [each.words for each in found.of(Sort.TASK)][:1] == ["rà soát biên chế"]
    assert len(found.of(Sort.DIRECTION)) == directions
