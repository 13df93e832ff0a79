"""What was directed without a day, and what is one with a task of another session, on the page of promises."""

from datetime import date

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.checks.promises import Fate, Promises, promises
from doichieu.hub.checks.tests.sessions_told import NEWS, STAFF, handed_in, news_and_resolution, session_of
from doichieu.hub.conferences.deciding_tasks import merge_tasks
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.services import assign_task, complete_task

ON = date(2022, 7, 10)


def asked(document: Document, viewer: Viewer) -> Promises:
    return promises(session_of(document).pk, viewer, on=ON)


def test_a_task_that_is_one_with_an_ended_one_of_another_session_on_the_page_stands_as_that(cast: Cast) -> None:
    viewer = viewer_of(cast.owner)
    news, _ = news_and_resolution(cast)
    later = handed_in(
        cast, NEWS.replace("20/12/2021", "10/01/2022").replace("thứ 7", "thứ 8"), date(2022, 1, 11), "Tin"
    )
    ended = Task.objects.get(text__document=news, work=STAFF)
    ended = assign_task(task=ended, points=points_of(ended), seen=1, by=viewer)
    complete_task(task=ended, day=date(2022, 6, 30), note="Xong", seen=2, by=viewer)
    again = Task.objects.get(text__document=later, work=STAFF)
    merge_tasks(task=again, other=ended, seen=1, by=viewer, anyway=True)
    [promise] = [each for each in asked(later, viewer).own.promises if each.task and each.task.task == again]
    assert (promise.fate, promise.is_proposed) == (Fate.KEPT, False)


def test_what_was_directed_without_a_day_stands_apart_and_is_not_counted(cast: Cast) -> None:
    document = handed_in(cast, DIRECTED, date(2021, 12, 21), "Tin hội nghị lần thứ 7")
    found = asked(document, viewer_of(cast.owner))
    assert [(each.words, each.fate) for each in found.own.that(Fate.UNDATED)] == [(UNDATED, Fate.UNDATED)]
    assert (found.number(Fate.UNDATED), found.number(Fate.MISSING)) == (1, 1)
    release_document(document=document, by=cast.owner)
    assert asked(document, cast.anonymous).number(Fate.MISSING) == 0


def test_from_outside_a_task_that_the_office_closed_has_no_result_made_public_and_is_not_called_unanswered(
    cast: Cast,
) -> None:
    document, viewer = handed_in(cast, DIRECTED, date(2021, 12, 21), "Tin hội nghị lần thứ 7"), viewer_of(cast.owner)
    task = Task.objects.get(work=CHECKED)
    task = assign_task(task=task, points=points_of(task), seen=1, by=viewer)
    release_document(document=document, by=cast.owner)
    for _ in range(2):
        found = asked(document, cast.anonymous)
        assert [(each.words, each.fate) for each in found.own.that(Fate.UNPUBLISHED)] == [(CHECKED, Fate.UNPUBLISHED)]
        assert (found.number(Fate.UNPUBLISHED), found.number(Fate.MISSING)) == (1, 0)
        if task.closed_on is None:
            task = complete_task(task=task, day=date(2022, 6, 30), note="Xong", seen=task.step, by=viewer)
    assert asked(document, viewer).number(Fate.UNPUBLISHED) == 0


def test_a_duty_without_a_matter_of_its_own_is_awaited_by_no_day_though_somebody_confirmed_it(cast: Cast) -> None:
    closing = f"{DIRECTED}\nGiao Ban Kinh tế {WATCHED}.\n"
    document, viewer = handed_in(cast, closing, date(2021, 12, 21), "Tin hội nghị lần thứ 7"), viewer_of(cast.owner)
    task = Task.objects.get(work=WATCHED)
    assign_task(task=task, points=points_of(task), seen=1, by=viewer)
    [promise] = [each for each in asked(document, viewer).own.promises if each.words == WATCHED]
    assert (promise.fate, promise.is_proposed) == (Fate.UNDATED, False)


WATCHED = "theo dõi, đôn đốc việc thực hiện Nghị quyết này"
CHECKED = "kiểm tra 4 trạm trước ngày 31/3/2022"
UNDATED = "đẩy mạnh tuyên truyền"
DIRECTED = f"""\\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Kết luận hội nghị, Bí thư Huyện ủy yêu cầu: Phòng Văn hóa {UNDATED}; Phòng Y tế kiểm tra 4 trạm trước ngày 31/3/2022.
"""
