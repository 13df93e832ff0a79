"""One message for each lead of what is pending."""

from dataclasses import replace
from datetime import date

import pytest

from doichieu.hub.access.tests.cast import Cast, place, viewer
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.programmes import mailing, queries, reminders, services
from doichieu.hub.programmes.points import SixPoints, points_of
from doichieu.hub.programmes.queries import AskedTasks
from doichieu.hub.programmes.reminders import Reminder
from doichieu.hub.programmes.tests.handed_in import handed_in, task_of

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


def test_a_lead_in_several_spellings_is_one_in_the_filter_and_gets_one_reminder(cast: Cast) -> None:
    spellings = ("UBND xã", "Ủy ban nhân dân xã", "Ủy ban nhân dân xã Đồng Mơ", "Điện lực")
    entries = [SixPoints(work=f"Việc {name}", lead_words=name) for name in spellings]
    services.enter_tasks(locality=cast.commune, entries=entries, by=cast.owner)
    owner = viewer(cast.owner)
    assert queries.lead_names(owner) == ["Điện lực", "Ủy ban nhân dân xã Đồng Mơ"]
    for name in spellings[:3]:
        assert queries.tasks_asked_for(AskedTasks(lead=name), owner, on=ON).count() == 3
    rows = queries.tasks_asked_for(AskedTasks(place=cast.commune.slug), owner, on=ON)
    listed = queries.shown(rows, owner, on=ON)
    mailing.keep_address(locality=cast.commune, lead="ubnd xã", address="ubnd@example.vn", agreed=True, by=cast.owner)
    found = {each.lead: each for each in reminders.reminders(listed, cast.commune)}
    assert {lead: len(each.tasks) for lead, each in found.items()} == {"Ủy ban nhân dân xã Đồng Mơ": 3, "Điện lực": 1}
    committee = found["Ủy ban nhân dân xã Đồng Mơ"]
    assert committee.address == "ubnd@example.vn"
    assert all(f"Việc {name}" in committee.message for name in spellings[:3])


@pytest.fixture
def two_communes(cast: Cast) -> Locality:
    """Two communes of the district whose papers call each its own committee `UBND xã`; returns the second."""
    other = place("Nà Sa", "xã", Level.COMMUNE, cast.district)
    for where in (cast.commune, other):
        entries = [SixPoints(work=f"Việc của {where.name}", lead_words="UBND xã")]
        services.enter_tasks(locality=where, entries=entries, by=cast.owner)
    return other


def test_the_committees_of_two_communes_are_two_options_and_each_brings_its_own_tasks(
    cast: Cast, two_communes: Locality
) -> None:
    owner = viewer(cast.owner)
    entries = [SixPoints(work="Việc khác", lead_words="UBND xã Đồng Mơ")]
    services.enter_tasks(locality=cast.district, entries=entries, by=cast.owner)
    assert queries.lead_names(owner) == ["UBND xã Đồng Mơ", "UBND xã Nà Sa"]

    def works(lead: str) -> set[str]:
        return {row.work for row in queries.tasks_asked_for(AskedTasks(lead=lead), owner, on=ON)}

    assert works("UBND xã Nà Sa") == {"Việc của Nà Sa"}
    assert works("UBND xã Đồng Mơ") == {"Việc của Đồng Mơ", "Việc khác"}
    assert works("UBND xã") == {"Việc của Nà Sa", "Việc của Đồng Mơ", "Việc khác"}
    assert works("UBND phường") == set()


def test_above_communes_the_committee_of_each_has_a_reminder_and_an_address_of_its_own(
    cast: Cast, two_communes: Locality
) -> None:
    lead = "UBND xã Nà Sa"
    mailing.keep_address(locality=cast.district, lead=lead, address="nasa@example.vn", agreed=True, by=cast.owner)
    here, there = found(cast)
    assert (here.lead, here.address) == (lead, "nasa@example.vn")
    assert (there.lead, there.address) == ("UBND xã Đồng Mơ", "")
    assert ("Việc của Nà Sa" in here.message, "Việc của Đồng Mơ" in here.message) == (True, False)
    assert here.message.startswith("Kính gửi: UBND xã Nà Sa")


def test_a_reminder_says_both_days_where_one_was_moved(cast: Cast) -> None:
    task = task_of(handed_in(cast), "kế hoạch thu")
    points = replace(points_of(task), due=date(2022, 10, 15))
    services.assign_task(task=task, points=points, seen=1, note="Thông báo 7", by=cast.owner)
    shown = queries.task(task.pk, viewer(cast.owner), on=date(2022, 10, 20))
    [reminder] = reminders.reminders([shown], cast.district)
    assert (
        "(quá hạn từ ngày 16/10/2022; thời hạn theo văn bản 30/09/2022; lùi đến 15/10/2022 theo Thông báo 7; "
        in reminder.message
    )
