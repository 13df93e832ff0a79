"""Two tasks of one session that a person says are one: listed once, acted on by one, and parted again."""

from dataclasses import replace
from datetime import date

import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.conferences import deciding_tasks, task_lists
from doichieu.hub.conferences.tests.test_task_lists import NEWS, RESOLUTION, handed_in, listed
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes import queries, services
from doichieu.hub.programmes.errors import TaskChanged, TaskEnded, TaskMerged, TaskNotThere, TasksApart
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.queries import AskedTasks, Standing

ON = date(2022, 3, 1)
WORK = "rà soát biên chế trước ngày 30/6/2022"
OTHERWISE = "rà soát lại biên chế của các đơn vị trước ngày 30/6/2022"
CHECKED = "kiểm tra 4 trạm trước ngày 31/3/2022"
NEWS_TITLE, RESOLUTION_TITLE = "Tin hội nghị", "Nghị quyết về nhiệm vụ năm 2022"


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.fixture
def both(cast: Cast) -> tuple[Document, Document]:
    return (
        handed_in(cast, NEWS.replace(WORK, OTHERWISE), NEWS_TITLE),
        handed_in(cast, RESOLUTION, RESOLUTION_TITLE),
    )


def task(work: str) -> Task:
    return Task.objects.get(work=work)


def said_to_be_one(viewer: Viewer) -> Task:
    return deciding_tasks.merge_tasks(task=task(OTHERWISE), other=task(WORK), seen=1, note="như nhau", by=viewer)


def test_the_resolutions_stands_for_both_with_both_sources(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    assert [work for work, _ in listed(viewer)] == [CHECKED, OTHERWISE, WORK]
    assert said_to_be_one(viewer) == task(WORK)
    assert listed(viewer) == [(CHECKED, [NEWS_TITLE]), (WORK, [RESOLUTION_TITLE, NEWS_TITLE])]
    assert task(OTHERWISE).steps.get(number=2).note == "như nhau"
    tasks = queries.told_once(queries.tasks_of_documents([each.pk for each in both], viewer, on=ON))
    assert [(each.task.work, len(each.also)) for each in tasks] == [(WORK, 1), (CHECKED, 0)]
    assert len(listed(viewer, AskedTasks(source="document"))) == 2


def test_the_one_that_is_further_stands_for_both(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    row = task(OTHERWISE)
    services.assign_task(task=row, points=replace(points_of(row), lead_words="UBND"), seen=1, note="x", by=viewer)
    kept = deciding_tasks.merge_tasks(task=task(WORK), other=task(OTHERWISE), seen=1, by=viewer)
    assert kept == task(OTHERWISE)
    assert [work for work, _ in listed(viewer)] == [OTHERWISE, CHECKED]


def test_nobody_acts_on_the_one_that_another_stands_for_until_they_are_parted(
    cast: Cast, both: tuple[Document, Document]
) -> None:
    viewer = viewer_of(cast.owner)
    said_to_be_one(viewer)
    row = task(OTHERWISE)
    with pytest.raises(TaskMerged) as refused:
        services.assign_task(task=row, points=points_of(row), seen=2, by=viewer)
    assert refused.value.into == task(WORK).pk
    with pytest.raises(TaskMerged):
        deciding_tasks.merge_tasks(task=row, other=task(CHECKED), seen=2, by=viewer)
    deciding_tasks.part_task(task=row, seen=2, by=viewer)
    assert [work for work, _ in listed(viewer)] == [CHECKED, OTHERWISE, WORK]
    with pytest.raises(TaskNotThere):
        deciding_tasks.part_task(task=row, seen=3, by=viewer)


def test_the_same_by_its_very_words_goes_and_comes_back_with_it(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    notice = handed_in(cast, f"{NEWS.replace(WORK, OTHERWISE)}Hết.", "Thông báo")
    row, twin = Task.objects.filter(work=OTHERWISE).order_by("pk")
    deciding_tasks.merge_tasks(task=row, other=task(WORK), seen=1, by=viewer)
    assert [sources for work, sources in listed(viewer) if work == WORK] == [
        [RESOLUTION_TITLE, NEWS_TITLE, notice.title]
    ]
    assert [work for work, _ in listed(viewer) if work == OTHERWISE] == []
    deciding_tasks.part_task(task=twin, seen=2, by=viewer)
    assert (WORK, [RESOLUTION_TITLE]) in listed(viewer)
    assert (OTHERWISE, [NEWS_TITLE, notice.title]) in listed(viewer)


def test_the_same_by_a_later_document_is_no_task_of_its_own(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    said_to_be_one(viewer)
    notice = handed_in(cast, f"{NEWS.replace(WORK, OTHERWISE)}Hết.", "Thông báo")
    [whole] = [sources for work, sources in listed(viewer) if work != CHECKED]
    assert (whole[0], sorted(whole[1:])) == (RESOLUTION_TITLE, sorted([NEWS_TITLE, notice.title]))
    release_document(document=notice, by=cast.owner)
    assert listed(cast.anonymous) == []  # nobody has confirmed them
    Task.objects.filter(text__document=notice).update(state=TaskState.OPEN)
    assert [work for work, _ in listed(cast.anonymous)] == [CHECKED, OTHERWISE]  # nothing is known of the other


def test_rejecting_the_one_rejects_the_other(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    said_to_be_one(viewer)
    deciding_tasks.reject_task(task=task(WORK), seen=1, note="Không phải", by=viewer)
    assert [each.state for each in (task(WORK), task(OTHERWISE))] == ["rejected", "rejected"]
    assert [work for work, _ in listed(viewer)] == [CHECKED]


def test_outside_a_task_is_itself_where_nothing_is_known_of_the_other(
    cast: Cast, both: tuple[Document, Document]
) -> None:
    said_to_be_one(viewer_of(cast.owner))
    release_document(document=both[0], by=cast.owner)
    assert listed(cast.anonymous) == []
    Task.objects.update(state=TaskState.OPEN)
    assert [work for work, _ in listed(cast.anonymous)] == [CHECKED, OTHERWISE]
    assert queries.task(task(OTHERWISE).pk, cast.anonymous, on=ON).same_as is None
    release_document(document=both[1], by=cast.owner)
    assert [work for work, _ in listed(cast.anonymous)] == [CHECKED, WORK]
    assert queries.task(task(OTHERWISE).pk, cast.anonymous, on=ON).same_as == task(WORK).pk


def test_tasks_of_two_sessions_are_one_where_a_person_says_so(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    later = handed_in(cast, NEWS.replace("20/12/2021", "10/01/2022").replace("thứ 7", "thứ 8"), "Tin khác")
    elsewhere = Task.objects.get(text__document=later, work=WORK)
    shown = queries.task(task(OTHERWISE).pk, viewer, on=ON)
    offered = task_lists.others_of(shown, viewer, on=ON)
    assert (offered.of_place[0].task, {each.task.work for each in offered.of_session}) == (elsewhere, {WORK, CHECKED})
    row = task(OTHERWISE)
    services.assign_task(task=row, points=replace(points_of(row), lead_words="UBND"), seen=1, note="x", by=viewer)
    kept = deciding_tasks.merge_tasks(task=elsewhere, other=task(OTHERWISE), seen=1, by=viewer)
    assert kept == task(OTHERWISE)
    assert (OTHERWISE, [NEWS_TITLE, "Tin khác"]) in listed(viewer)
    of_later = queries.tasks_of_documents([later.pk], viewer, on=ON)
    sessions = [[later.pk], [each.pk for each in both]]
    [as_kept] = [each for each in queries.standing_as_others(of_later, sessions) if each.task == elsewhere]
    assert (as_kept.same_as, as_kept.standing) == (kept.pk, "open")
    assert [each.pk for each in task_lists.same_elsewhere(kept)] == [elsewhere.pk]
    deciding_tasks.part_task(task=Task.objects.get(pk=elsewhere.pk), seen=2, by=viewer)
    assert Task.objects.get(pk=elsewhere.pk).same_as_id is None


def test_a_task_goes_into_one_that_has_ended_only_where_that_is_meant(
    cast: Cast, both: tuple[Document, Document]
) -> None:
    viewer, row = viewer_of(cast.owner), task(OTHERWISE)
    row = services.assign_task(task=row, points=replace(points_of(row), lead_words="UBND"), seen=1, note="x", by=viewer)
    services.complete_task(task=row, day=ON, note="Xong", seen=2, by=viewer)
    with pytest.raises(TaskEnded) as asked:
        deciding_tasks.merge_tasks(task=task(WORK), other=task(OTHERWISE), seen=1, by=viewer)
    assert (asked.value.ended, asked.value.day, asked.value.work) == (row.pk, ON, OTHERWISE)
    with pytest.raises(TaskEnded):
        deciding_tasks.merge_tasks(task=task(OTHERWISE), other=task(WORK), seen=3, by=viewer)
    assert task(WORK).same_as_id is None
    assert deciding_tasks.merge_tasks(task=task(WORK), other=task(OTHERWISE), seen=1, anyway=True, by=viewer) == row
    shown = queries.task(task(WORK).pk, viewer, on=ON)
    assert (shown.standing, shown.closed_on, shown.same_as) == (Standing.DONE, ON, row.pk)
    deciding_tasks.part_task(task=task(WORK), seen=2, by=viewer)
    assert queries.task(task(WORK).pk, viewer, on=ON).standing is Standing.PROPOSED


def test_tasks_of_two_places_or_a_changed_one_are_not_made_one(cast: Cast, both: tuple[Document, Document]) -> None:
    viewer = viewer_of(cast.owner)
    other = handed_in(cast, NEWS.replace("20/12/2021", "10/01/2022").replace("thứ 7", "thứ 8"), "Tin khác")
    Task.objects.filter(text__document=other).update(locality=cast.elsewhere)
    elsewhere = Task.objects.get(text__document=other, work=WORK)
    checked = Task.objects.get(text__document=both[0], work=CHECKED)
    with pytest.raises(TasksApart):
        deciding_tasks.merge_tasks(task=task(OTHERWISE), other=elsewhere, seen=1, by=viewer)
    with pytest.raises(TasksApart):
        deciding_tasks.merge_tasks(task=task(OTHERWISE), other=task(OTHERWISE), seen=1, by=viewer)
    with pytest.raises(TaskChanged):
        deciding_tasks.merge_tasks(task=task(OTHERWISE), other=checked, seen=2, by=viewer)


def test_the_others_of_the_session_are_offered_with_the_one_most_alike_first(
    cast: Cast, both: tuple[Document, Document]
) -> None:
    viewer = viewer_of(cast.owner)
    shown = queries.task(task(WORK).pk, viewer, on=ON)
    offered = task_lists.others_of(shown, viewer, on=ON)
    assert offered.of_place == ()
    assert [each.task.work for each in offered.of_session] == [OTHERWISE, CHECKED]
    assert task_lists.likeness({"a", "b"}, {"b", "c"}) == pytest.approx(1 / 3)
