"""One message for each lead of what is pending."""

from datetime import date

import pytest

from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.programmes import queries, reminders, services
from doichieu.hub.programmes.points import SixPoints
from doichieu.hub.programmes.queries import AskedTasks
from doichieu.hub.programmes.reminders import Reminder

pytestmark = pytest.mark.django_db
ON = date(2022, 10, 15)
ENTRIES = [
    SixPoints(work="Lập kế hoạch thu", lead_words="Phòng Tài chính", due=date(2022, 9, 30), deliverable="Kế hoạch"),
    SixPoints(work="Quyết toán", lead_words="Phòng Tài chính", due=date(2022, 11, 30)),
    SixPoints(work="Tuần tra", lead_words="Công an huyện"),
    SixPoints(work="Việc đã xong", lead_words="Công an huyện"),
]


def found(cast: Cast) -> list[Reminder]:
    owner = viewer(cast.owner)
    rows = queries.tasks_asked_for(AskedTasks(place=cast.district.slug), owner, on=ON)
    return reminders.reminders(queries.shown(rows, owner, on=ON), cast.district)


@pytest.fixture
def entered(cast: Cast) -> None:
    *_, last = services.enter_tasks(locality=cast.district, entries=ENTRIES, by=cast.owner)
    services.complete_task(task=last, day=ON, note="x", seen=1, by=cast.owner)


def test_each_lead_is_told_what_is_overdue_and_what_is_due(cast: Cast, entered: None) -> None:
    police, finance = found(cast)
    assert (police.lead, police.overdue, len(police.tasks)) == ("Công an huyện", 0, 1)
    assert (finance.lead, finance.overdue) == ("Phòng Tài chính", 1)
    title = "Bản nhập có ký: nhiệm vụ, huyện Hòa Khê"
    assert finance.message == "\n".join(
        (
            "Kính gửi: Phòng Tài chính",
            "",
            "Huyện Hòa Khê xin nhắc các nhiệm vụ do đơn vị chủ trì:",
            f"1. Lập kế hoạch thu (quá hạn từ ngày 01/10/2022; sản phẩm: Kế hoạch; căn cứ: {title}).",
            f"2. Quyết toán (thời hạn ngày 30/11/2022; căn cứ: {title}).",
            "Đề nghị đơn vị báo cáo tiến độ và gửi tài liệu minh chứng khi hoàn thành.",
        )
    )
