"""One task by the news and the resolution of a session: listed once, with both sources, and rejected as one."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.conferences import deciding_tasks, task_lists
from doichieu.hub.conferences.models import ConferenceSource
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document, StoredReading
from doichieu.hub.documents.services import read_document, release_document, store_document
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import queries, services
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.queries import AskedTasks

ON = date(2022, 3, 1)
SESSION = "hội nghị lần thứ 7 Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII"
NEWS = f"""\
Ngày 20/12/2021, {SESSION} được tổ chức.

Kết luận hội nghị, Bí thư Huyện ủy yêu cầu: UBND huyện rà soát biên chế trước ngày 30/6/2022; Phòng Y tế kiểm tra 4 \
trạm trước ngày 31/3/2022.
"""
RESOLUTION = f"""\
HUYỆN ỦY HÒA KHÊ
*
Số 18-NQ/HU

NGHỊ QUYẾT
về nhiệm vụ năm 2022

{SESSION.capitalize()} họp ngày 20/12/2021 đã thống nhất ban hành Nghị quyết.

III. NHIỆM VỤ
1. Giao Ủy ban nhân dân huyện rà soát biên chế trước ngày 30/6/2022.
"""
ALL = AskedTasks()
STAFF = "rà soát biên chế trước ngày 30/6/2022"


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


def handed_in(cast: Cast, content: str, title: str, place: Locality | None = None) -> Document:
    day, at = date(2021, 12, 21), place or cast.district
    stored = store_document(
        name=f"{title}.txt", data=content.encode(), by=cast.owner, locality=at, published=day, title=title
    )
    read_document(stored.pk)
    services.propose_from_document(stored.pk)
    record_conference(stored.pk)
    return stored


@pytest.fixture
def both(cast: Cast) -> tuple[Document, Document]:
    return handed_in(cast, NEWS, "Tin hội nghị"), handed_in(cast, RESOLUTION, "Nghị quyết về nhiệm vụ năm 2022")


def listed(viewer: Viewer, asked: AskedTasks = ALL) -> list[tuple[str, list[str]]]:
    """The tasks of a list, each with the documents that hand it out."""
    rows = task_lists.tasks_listed(asked, viewer, on=ON)
    shown = task_lists.with_sources(queries.shown(rows, viewer, on=ON), viewer, on=ON)
    return [(each.task.work, [told.evidence.document.title for told in each.everywhere]) for each in shown]


CHECKED = ("kiểm tra 4 trạm trước ngày 31/3/2022", ["Tin hội nghị"])
BOTH = ["Nghị quyết về nhiệm vụ năm 2022", "Tin hội nghị"]


def test_the_same_task_is_listed_once_with_both_sources(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    assert listed(viewer) == [CHECKED, (STAFF, BOTH)]
    assert listed(viewer, AskedTasks(lead="UBND huyện")) == [(STAFF, BOTH)]
    assert len(listed(viewer, AskedTasks(source="document"))) == 2


def test_what_is_done_by_either_document_is_listed_as_done(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    row = Task.objects.get(text__document=both[0], work=STAFF)
    row = services.assign_task(task=row, points=replace(points_of(row), lead_words="UBND"), seen=1, note="x", by=viewer)
    services.complete_task(task=row, day=ON, note="Xong", seen=2, by=viewer)
    assert listed(viewer, AskedTasks(standing="proposed")) == [CHECKED]
    assert listed(viewer, AskedTasks(standing="done")) == [(STAFF, BOTH[::-1])]


def test_outside_the_task_is_known_by_the_released_document(cast: Cast, both: tuple[Document, Document]) -> None:
    release_document(document=both[0], by=cast.owner)
    assert listed(cast.anonymous) == []  # nobody has confirmed them
    Task.objects.update(state=TaskState.OPEN)
    assert listed(cast.anonymous) == [CHECKED, (STAFF, ["Tin hội nghị"])]


def test_a_task_of_another_session_stays_another(cast: Cast, both: tuple[Document, Document]) -> None:
    handed_in(cast, NEWS.replace("20/12/2021", "10/01/2022").replace("thứ 7", "thứ 8"), "Tin khác")
    assert len([work for work, _ in listed(viewer_of(cast.owner)) if work == STAFF]) == 2


def test_a_task_of_another_place_stays_another_though_their_papers_tell_of_one_session(cast: Cast) -> None:
    viewer, news = viewer_of(cast.owner), NEWS.replace("Phòng Y tế", "Phòng Y tế huyện Hòa Khê")
    district = handed_in(cast, news, "Tin hội nghị")
    commune = handed_in(cast, f"{news}Hết.", "Tin của xã", cast.commune)
    session = ConferenceSource.objects.get(reading__text__document=district).conference
    ConferenceSource.objects.filter(reading__text__document=commune).update(conference=session)
    twins = Task.objects.filter(work=CHECKED[0])
    assert len({each.words.key for each in twins}) == 1
    at_commune = (CHECKED[0], ["Tin của xã"])
    assert [each for each in listed(viewer) if each[0] == CHECKED[0]] == [CHECKED, at_commune]
    assert at_commune in listed(viewer, AskedTasks(place=cast.commune.slug))
    row = twins.get(text__document=district)
    deciding_tasks.reject_task(task=row, seen=row.step, note="Không phải", by=viewer)
    assert at_commune in listed(viewer, AskedTasks(place=cast.commune.slug))


def test_the_session_of_a_task_is_the_one_of_the_latest_reading_of_its_document(
    cast: Cast, both: tuple[Document, Document]
) -> None:
    other = handed_in(cast, NEWS.replace("20/12/2021", "10/01/2022").replace("thứ 7", "thứ 8"), "Tin khác")
    session = ConferenceSource.objects.get(reading__text__document=other).conference
    first = StoredReading.objects.get(text__document=both[0])
    again = StoredReading.objects.create(
        text=first.text, reader_version="later", data=first.data, made_at=timezone.now()
    )
    ConferenceSource.objects.create(conference=session, reading=again)
    told = [documents for work, documents in listed(viewer_of(cast.owner)) if work == STAFF]
    assert sorted(map(sorted, told)) == [[BOTH[0]], [BOTH[1], "Tin khác"]]


def test_what_is_rejected_by_one_document_is_by_all_and_by_those_that_come_later(cast: Cast) -> None:
    viewer = viewer_of(cast.owner)
    news = handed_in(cast, NEWS, "Tin hội nghị")
    notice = handed_in(cast, f"{NEWS}Hết.", "Thông báo")
    row = Task.objects.get(text__document=news, work=STAFF)
    deciding_tasks.reject_task(task=row, seen=row.step, note="Không phải", by=viewer)
    twin = Task.objects.get(text__document=notice, work=STAFF)
    assert (twin.state, twin.steps.get(number=2).note) == ("rejected", "Không phải")
    resolution = handed_in(cast, RESOLUTION, "Nghị quyết về nhiệm vụ năm 2022")
    assert Task.objects.get(text__document=resolution).state == "proposed"
    assert [work for work, _ in listed(viewer) if work == STAFF] == []
    documents = [news.pk, notice.pk, resolution.pk]
    tasks = queries.tasks_of_documents(documents, viewer, on=ON)
    once = queries.told_once(tasks, queries.rejected_in(documents, viewer))
    assert [each.task.work for each in once] == [CHECKED[0]]


def test_what_a_later_reading_does_not_find_is_rejected_by_nobody(cast: Cast, both: tuple[Document, Document]) -> None:
    row = Task.objects.get(text__document=both[0], work=STAFF)
    services.reject_task(task=row, seen=1, by=cast.owner)
    assert [each.text_id for each in queries.rejected_in([both[0].pk], viewer_of(cast.owner))] == [row.text_id]
    Task.objects.filter(pk=row.pk).update(step=1)  # the last act is the job's
    assert queries.rejected_in([both[0].pk], viewer_of(cast.owner)) == []
